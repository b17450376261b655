"""The oracle's side inside Pyodide: runs programs as `python app.py` would, and answers questions about sources."""

import ast
import atexit
import builtins
import gc
import importlib
import json
import linecache
import os
import sys
import types
import warnings

warnings.simplefilter("ignore")
_modules = set(sys.modules)
_path = list(sys.path)
# Python frames of this file under the program's own: run_program and _execute.
_FRAMES_BELOW = 2
_recursion_limit = sys.getrecursionlimit()


def ast_dump(source, mode):
    if not isinstance(source, str):
        source = source.to_py().tobytes()
    return ast.dump(compile(source, "<oracle>", mode, ast.PyCF_ONLY_AST, True), include_attributes=True)


def syntax_error(source, mode, parse_only):
    if not isinstance(source, str):
        source = source.to_py().tobytes()
    try:
        compile(source, "<oracle>", mode, ast.PyCF_ONLY_AST if parse_only else 0, True)
    except SyntaxError as e:
        return json.dumps({
            "type": type(e).__name__,
            "msg": e.msg,
            "lineno": e.lineno,
            "offset": e.offset,
            "end_lineno": e.end_lineno,
            "end_offset": e.end_offset,
        })
    except Exception as e:
        return json.dumps({
            "type": type(e).__name__, "msg": str(e),
            "lineno": None, "offset": None, "end_lineno": None, "end_offset": None,
        })
    return "null"


def call(source, name, args):
    namespace = {"__name__": "__oracle__"}
    exec(compile(source, "<oracle>", "exec", 0, True), namespace)
    return json.dumps(namespace[name](*json.loads(args)))


def _exit_code(error):
    code = error.code
    if code is None:
        return 0
    if isinstance(code, int):
        return code & 0xFF
    print(code, file=sys.stderr)
    return 1


def _report(error):
    """Prints an uncaught exception as the interpreter does; the exit code. No exception is being handled meanwhile."""
    traceback = error.__traceback__
    try:
        sys.excepthook(type(error), error, traceback)
        second = None
    except BaseException as e:
        second = e.with_traceback(e.__traceback__.tb_next)
    if isinstance(second, SystemExit):
        return _exit_code(second)
    if second is not None:
        sys.stderr.write("Error in sys.excepthook:\n")
        sys.__excepthook__(type(second), second, second.__traceback__)
        sys.stderr.write("\nOriginal exception was:\n")
        sys.__excepthook__(type(error), error, traceback)
    return 130 if type(error) is KeyboardInterrupt else 1


def _execute(path, main):
    """Runs the script; returns the exit code. Only frames of the program appear in its traceback."""
    try:
        with open(path, "rb") as file:
            source = file.read()
        code = compile(source, path, "exec", 0, True)
    except BaseException as e:
        if isinstance(e, SyntaxError) and getattr(e, "_metadata", None):
            # As for a file that is parsed as it is read: the traceback takes the source from there.
            e._metadata = (*e._metadata[:2], None)
        failure = e.with_traceback(None)
    else:
        try:
            exec(code, main.__dict__)
            return 0
        except SystemExit as e:
            return _exit_code(e)
        except BaseException as e:
            failure = e.with_traceback(e.__traceback__.tb_next)
    return _report(failure)


def _streams():
    sys.stdin = open(0, "r", encoding="utf-8", closefd=False)
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)
    sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False)
    sys.__stdin__, sys.__stdout__, sys.__stderr__ = sys.stdin, sys.stdout, sys.stderr


def run_program(directory, argv):
    """Runs argv[0], a path below `directory`, which becomes the working directory."""
    argv = json.loads(argv)
    os.chdir(directory)
    path = os.path.join(directory, argv[0])
    main = types.ModuleType("__main__")
    main.__dict__.update(__file__=path, __builtins__=builtins, __doc__=None, __spec__=None)
    saved_main = sys.modules["__main__"]
    saved_streams = sys.stdin, sys.stdout, sys.stderr
    sys.modules["__main__"] = main
    sys.argv = [argv[0], *argv[1:]]
    sys.path[:] = [os.path.dirname(path), *_path]
    importlib.invalidate_caches()
    linecache.clearcache()
    sys.excepthook = sys.__excepthook__
    _streams()
    warnings.resetwarnings()
    warnings.showwarning, warnings.formatwarning = warnings._showwarning_orig, warnings._formatwarning_orig
    # The filters of an interpreter that was started without options.
    warnings.simplefilter("default", DeprecationWarning)
    warnings.filters[0] = ("default", None, DeprecationWarning, "__main__", 0)
    for ignored in (DeprecationWarning, PendingDeprecationWarning, ImportWarning, ResourceWarning):
        warnings.simplefilter("ignore", category=ignored, append=True)
    # The frames below the program's first one do not count for it.
    set_limit, get_limit = sys.setrecursionlimit, sys.getrecursionlimit
    sys.setrecursionlimit = lambda limit: set_limit(limit + _FRAMES_BELOW)
    sys.getrecursionlimit = lambda: get_limit() - _FRAMES_BELOW
    sys.setrecursionlimit(_recursion_limit)
    try:
        code = _execute(path, main)
        atexit._run_exitfuncs()
        sys.stdout.flush()
        main.__dict__.clear()
        gc.collect()
        sys.stdout.flush()
        sys.stderr.flush()
        return code
    finally:
        sys.setrecursionlimit, sys.getrecursionlimit = set_limit, get_limit
        _restore(saved_main, saved_streams)


def _restore(saved_main, saved_streams):
    sys.stdin, sys.stdout, sys.stderr = saved_streams
    sys.__stdin__, sys.__stdout__, sys.__stderr__ = saved_streams
    sys.modules["__main__"] = saved_main
    for name in set(sys.modules) - _modules:
        del sys.modules[name]
    sys.path[:] = _path
    sys.path_importer_cache.clear()
    sys.setrecursionlimit(_recursion_limit)
    sys.settrace(None)
    warnings.simplefilter("ignore")
    os.chdir("/")
