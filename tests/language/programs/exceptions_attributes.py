# Covers: attributes and representation of built-in exceptions: args, OSError fields and subclasses, StopIteration, UnicodeError, AttributeError, NameError, hierarchy, pickling args, with_traceback.

kinds = [BaseException, Exception, ArithmeticError, AssertionError, AttributeError, BufferError, EOFError, FloatingPointError, GeneratorExit, ImportError,
         IndexError, KeyError, KeyboardInterrupt, LookupError, MemoryError, ModuleNotFoundError, NameError, NotImplementedError, OSError, OverflowError,
         RecursionError, ReferenceError, RuntimeError, StopAsyncIteration, StopIteration, SyntaxError, SystemError, SystemExit, TypeError, UnboundLocalError,
         ValueError, ZeroDivisionError, Warning, UserWarning, DeprecationWarning, BlockingIOError, ConnectionError, FileNotFoundError, TimeoutError, PythonFinalizationError]
for kind in kinds:
    error = kind("text", 2) if kind is not SyntaxError else kind("text")
    print(kind.__name__, kind.__bases__[0].__name__, error.args, repr(error), str(error), kind().args, str(kind()) == "" or str(kind()))
error = OSError(2, "no entry", "file.txt")
print(error.errno, error.strerror, error.filename, error.filename2, error.args, str(error), type(error).__mro__[1].__name__)
error = OSError(17, "exists", "a", None, "b")
print(error.filename, error.filename2, str(error), error.args)
print(OSError("one"), OSError().errno, repr(OSError("x", "y")), OSError("a", "b", "c").filename, OSError(1, 2, 3, 4, 5, 6).args)
stop = StopIteration(1, 2)
print(stop.value, StopIteration().value, StopIteration([5]).value)
stop.value = "changed"
print(stop.value, stop.args)
unicode_error = UnicodeDecodeError("utf-8", b"abc\xff", 3, 4, "invalid start byte")
print(unicode_error, unicode_error.encoding, unicode_error.object, unicode_error.start, unicode_error.end, unicode_error.reason)
unicode_error.start, unicode_error.end, unicode_error.reason = 0, 3, "changed"
print(unicode_error)
print(UnicodeEncodeError("ascii", "aé日", 1, 2, "ordinal"), "|", UnicodeEncodeError("ascii", "\U0001f600", 0, 1, "x"), "|", UnicodeTranslateError("abc", 0, 2, "why"))
for bad in ((), ("utf-8",), ("utf-8", "text", 0, 1, "r"), (1, b"", 0, 1, "r"), ("u", b"", "a", 1, "r")):
    try:
        UnicodeDecodeError(*bad)
    except TypeError as error:
        print(error)
attribute_error = AttributeError("message", name="attr", obj=5)
print(attribute_error.name, attribute_error.obj, attribute_error.args)
name_error = NameError("message", name="n")
print(name_error.name, name_error.args, NameError().name)
for call in (lambda: AttributeError("m", wrong=1), lambda: NameError("m", obj=1), lambda: ValueError(x=1), lambda: Exception(a=1), lambda: KeyError(name="x")):
    try:
        call()
    except TypeError as error:
        print(error)
error = ValueError("original", 1)
error.args = [1, 2, 3]
print(error.args, str(error), repr(error))
error.args = "ab"
print(error.args)
error.extra = {"any": "attribute"}
print(error.extra, vars(error), error.__dict__)
print(error.with_traceback(None) is error, error.__traceback__, error.__cause__, error.__context__, error.__suppress_context__)
print(error.__reduce__()[0].__name__, error.__reduce__()[1], error.__reduce__()[2])
error.__setstate__({"state": 1})
print(error.state, hasattr(error, "missing"))


class Custom(Exception):
    def __init__(self, code):
        self.code = code


custom = Custom(5)
print(custom.args, repr(custom), str(custom), custom.code)


class Fields(Exception):
    code = "default"

    def __str__(self):
        return f"[{self.code}] {self.args}"


print(Fields("a"), repr(Fields("a", 1)), Fields().code)
print(KeyError("k") == KeyError("k"), ValueError("a") != ValueError("a"), hash(error) == hash(error), isinstance(hash(error), int))
print(str(KeyError("quoted")), str(KeyError(1, 2)), str(KeyError()), repr(KeyError("x")), str(Exception("a", "b")), str(Exception(None)))
print(issubclass(ModuleNotFoundError, ImportError), issubclass(KeyError, LookupError), EnvironmentError is OSError, IOError is OSError)
try:
    raise ValueError("kept") from KeyError("cause")
except ValueError as e:
    kept = e
print(kept.__cause__, kept.__suppress_context__, kept.__traceback__.tb_lineno, kept.__traceback__.tb_next)
try:
    raise kept.with_traceback(kept.__traceback__)
except ValueError as e:
    depth = 0
    tb = e.__traceback__
    while tb:
        depth += 1
        tb = tb.tb_next
    print("entries", depth)
