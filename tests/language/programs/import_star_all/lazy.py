real = "real"
calls = []


def __getattr__(name):
    calls.append(name)
    if name in ("computed", "other", "dynamic"):
        return f"<{name} {len(calls) > 0}>"
    raise AttributeError(f"module {__name__!r} has no {name!r} today")


def __dir__():
    return ["real", "computed"]
