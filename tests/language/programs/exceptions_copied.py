# Covers: exceptions taken apart and copied: __reduce__, __getstate__ and __setstate__ of every class with fields of its own, copy and deepcopy, notes and attributes.
import copy


def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)


class Own(OSError):
    pass


class Early(OSError):
    def __init__(self, *arguments):
        super().__init__(*arguments[::-1])
        self.given = arguments


class Named(ImportError):
    def __init__(self, message):
        super().__init__(message, name="own")


NOTHING = 10**4  # an errno without a class of its own on any platform
problems = [
    OSError(), OSError("x"), OSError(NOTHING, "text"), OSError(NOTHING, "text", "file"), OSError(NOTHING, "text", "file", None, "other"),
    OSError(NOTHING, "text", None), OSError(NOTHING, "text", None, None, "other"), OSError(1, 2, 3, 4, 5, 6), FileNotFoundError(NOTHING, "text", "file"),
    BlockingIOError(NOTHING, "text", 5), BlockingIOError(NOTHING, "text", "file"), Own(NOTHING, "text", b"file"), Early("file", "text", NOTHING),
    ImportError(), ImportError("m"), ImportError("m", name="n", path="p"), ImportError("m", name="n", name_from="q"), ImportError("m", name=None),
    ModuleNotFoundError("m", name="n"), Named("m"), AttributeError(), AttributeError("m"), AttributeError("m", name="n", obj=[1]), AttributeError(name=None),
    NameError("m", name="n"), SyntaxError("m", ("f", 1, 2, "t")), SyntaxError("m", ("f", 1, 2, "t", 3, 4)), UnicodeDecodeError("a", b"b", 0, 1, "r"),
    UnicodeEncodeError("a", "b", 0, 1, "r"), UnicodeTranslateError("s", 0, 1, "r"), StopIteration(5), SystemExit(3), KeyError("k"),
    ExceptionGroup("g", [ValueError(1), OSError(NOTHING, "text", "file")]), BaseExceptionGroup("g", [KeyboardInterrupt()]),
]
fields = ["filename", "filename2", "errno", "strerror", "name", "path", "name_from", "obj", "msg", "lineno", "value", "code", "characters_written", "exceptions", "given"]
for problem in problems:
    label = type(problem).__name__
    for step in range(2):
        show(label, lambda: problem.__reduce__())
        show(label, lambda: problem.__reduce_ex__(4))
        show(label, lambda: problem.__getstate__())
        for twin in (copy.copy, copy.deepcopy):
            show(label, lambda: (type(twin(problem)).__name__, twin(problem).args, twin(problem).__dict__, str(twin(problem))))
            show(label, lambda: [getattr(twin(problem), name, "-") for name in fields])
        problem.extra = [1]
        problem.add_note("note")
    show(label, lambda: (copy.copy(problem).extra is problem.extra, copy.deepcopy(problem).extra is problem.extra, copy.copy(problem).__notes__))

fresh = AttributeError("m", name="n")
state = fresh.__getstate__()
state["more"] = 1
print(hasattr(fresh, "more"), fresh.__getstate__())
fresh.__setstate__({"name": "other", "args": (1, 2), "more": 3})
print(fresh.name, fresh.args, fresh.more, fresh.__dict__)
show("state", lambda: fresh.__setstate__(5))
show("state", lambda: fresh.__setstate__({5: 1}))
show("state", lambda: fresh.__setstate__(None))
