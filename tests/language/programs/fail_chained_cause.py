# Covers: an uncaught exception with an explicit cause, itself with a context: both connecting messages, three tracebacks.


class ConfigError(Exception):
    pass


class StartupError(Exception):
    def __init__(self, stage, reason):
        super().__init__(f"{stage} failed: {reason}")
        self.stage = stage


def read_setting(settings, name):
    return settings["values"][name]


def load(settings):
    try:
        return read_setting(settings, "port")
    except KeyError as error:
        default = settings.get("defaults")
        return default["port"] + len(error.args)


def configure(settings):
    try:
        port = load(settings)
    except TypeError as error:
        raise ConfigError("no usable port") from error
    return port


def start(settings):
    try:
        configure(settings)
    except ConfigError as error:
        raise StartupError("configuration", error) from error


print("starting")
start({"values": {"host": "localhost"}})
