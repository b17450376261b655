"""What CPython writes in C for warnings: the filters, warn() and warn_explicit().

A warning is shown by the module `warnings` where the program has imported it, else from here, as CPython would.
"""

import _imp
import _thread
import sys

_defaultaction = "default"
_onceregistry = {}
_lock = _thread.RLock()
_version = 0
_held = 0

filters = [
    ("default", None, DeprecationWarning, "__main__", 0),
    ("ignore", None, DeprecationWarning, None, 0),
    ("ignore", None, PendingDeprecationWarning, None, 0),
    ("ignore", None, ImportWarning, None, 0),
    ("ignore", None, ResourceWarning, None, 0),
]


def __getattr__(name):
    # Only sys.flags.context_aware_warnings makes the module use it, which is off; it brings context variables along.
    if name == "_warnings_context":
        from _contextvars import ContextVar

        globals()[name] = made = ContextVar("warnings_context")
        return made
    raise AttributeError(f"module '_warnings' has no attribute {name!r}")


def _acquire_lock():
    global _held
    _lock.acquire()
    _held += 1


def _release_lock():
    global _held
    if not _held:
        raise RuntimeError("cannot release un-acquired lock")
    _held -= 1
    _lock.release()


def _filters_mutated_lock_held():
    """Says that the filters have changed: registries of earlier decisions are void."""
    global _version
    if not _held:
        raise RuntimeError("warnings lock is not held")
    _version += 1


def _setting(name, own):
    """An attribute of the module `warnings`, which programs may have replaced."""
    module = sys.modules.get("warnings")
    return own if module is None else getattr(module, name, own)


_missing = object()


def warn(message=_missing, category=None, stacklevel=1, source=None, *, skip_file_prefixes=()):
    """Issue a warning, or maybe ignore it or raise an exception."""
    if message is _missing:
        raise TypeError("warn() missing required argument 'message' (pos 1)")
    if isinstance(message, Warning):
        category = type(message)
    elif category is None:
        category = UserWarning
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError(f"category must be a Warning subclass, not '{type(category).__name__}'")
    if not isinstance(skip_file_prefixes, tuple):
        raise TypeError(
            f"warn() argument 'skip_file_prefixes' must be tuple, not {type(skip_file_prefixes).__name__}"
        )
    for prefix in skip_file_prefixes:
        if not isinstance(prefix, str):
            raise TypeError(f"Found non-str {type(prefix).__name__!r} in skip_file_prefixes.")
    level = stacklevel.__index__() if hasattr(type(stacklevel), "__index__") else _not_an_index(stacklevel)
    if skip_file_prefixes and level < 2:
        level = 2
    frame = _frame_of(sys._getframe(1), level, skip_file_prefixes)
    if frame is None:
        names, filename, lineno = vars(sys), "<sys>", 0
    else:
        names, filename, lineno = frame.f_globals, frame.f_code.co_filename, frame.f_lineno
    registry = names.setdefault("__warningregistry__", {})
    _decide(category, message, filename, lineno, names.get("__name__", "<string>"), registry, source)


def _not_an_index(value):
    raise TypeError(f"{type(value).__name__!r} object cannot be interpreted as an integer")


def _frame_of(frame, level, skipped):
    """The frame `level` calls up, frames of the import system and of `skipped` files left out."""
    count_all = level <= 0 or _is_internal(frame, ())
    while level > 1 and frame is not None:
        frame = frame.f_back
        while not count_all and frame is not None and _is_internal(frame, skipped):
            frame = frame.f_back
        level -= 1
    return frame


def _is_internal(frame, skipped):
    filename = frame.f_code.co_filename
    if "importlib" in filename and "_bootstrap" in filename:
        return True
    return any(filename.startswith(prefix) for prefix in skipped)


def warn_explicit(
    message, category, filename, lineno, module=None, registry=None, module_globals=None, source=None
):
    """Issue a warning, or maybe ignore it or raise an exception."""
    if not isinstance(filename, str):
        raise TypeError(f"warn_explicit() argument 'filename' must be str, not {type(filename).__name__}")
    if module_globals is not None and not isinstance(module_globals, dict):
        raise TypeError(f"module_globals must be a dict, not '{type(module_globals).__name__}'")
    if registry is not None and not isinstance(registry, dict):
        raise TypeError("'registry' must be a dict or None")
    if module is None:
        module = filename.removesuffix(".py") if filename else "<unknown>"
    _decide(category, message, filename, lineno, module, registry, source)


def _decide(category, message, filename, lineno, module, registry, source):
    if isinstance(message, Warning):
        text, category = str(message), type(message)
    else:
        text, message = message, category(message)
    key = (text, category, lineno)
    if registry is not None:
        if _forget_old(registry).get(key):
            return
    action, found = _action(category, text, lineno, module)
    if action == "error":
        raise message
    if action == "ignore":
        return
    if _seen_before(action, found, registry, key):
        return
    _show(message, category, text, filename, lineno, source)


def _forget_old(registry):
    if registry.get("version", 0) != _version:
        registry.clear()
        registry["version"] = _version
    return registry


def _matches(pattern, text):
    """A filter's pattern: None for everything, an exact string, or a compiled regular expression."""
    if pattern is None:
        return True
    if type(pattern) is str:
        return pattern == text
    return pattern.match(text)


def _action(category, text, lineno, module):
    current = _setting("filters", filters)
    if not isinstance(current, list):
        raise ValueError("_warnings.filters must be a list")
    for position, item in enumerate(current):
        if not isinstance(item, tuple) or len(item) != 5:
            raise ValueError(f"warnings.filters item {position} isn't a 5-tuple")
        action, message_pattern, base, module_pattern, line = item
        if not isinstance(action, str):
            raise TypeError(f"action must be a string, not '{type(action).__name__}'")
        if (
            _matches(message_pattern, text)
            and _matches(module_pattern, module)
            and issubclass(category, base)
            and line in (0, lineno)
        ):
            return action, item
    return _setting("defaultaction", _defaultaction), None


def _seen_before(action, found, registry, key):
    """Notes that the warning is shown; whether the action says that it has been shown often enough."""
    text, category, _ = key
    if action in ("always", "all"):
        return False
    if registry is not None:
        registry[key] = True
    if action == "default":
        return False
    if action == "once":
        once = _forget_old(_setting("onceregistry", _onceregistry)) if registry is None else registry
        return _seen(once, (text, category, 0))
    if action == "module":
        return registry is not None and _seen(registry, (text, category, 0))
    raise RuntimeError(f"Unrecognized action ({action!r}) in warnings.filters:\n {found!r}")


def _seen(registry, key):
    seen = bool(registry.get(key))
    registry[key] = True
    return seen


def _show(message, category, text, filename, lineno, source):
    if source is not None:
        import warnings
    show = _setting("_showwarnmsg", None)
    if show is None:
        _print(category, text, filename, lineno)
        return
    if not callable(show):
        raise TypeError("warnings._showwarnmsg() must be set to a callable")
    make = sys.modules["warnings"].WarningMessage
    show(make(message, category, filename, lineno, None, None, source))


def _print(category, text, filename, lineno):
    """Without the module `warnings`: to sys.stderr, with the line of the source where that is known."""
    stream = sys.stderr
    if stream is None:
        return
    shown = f"{filename}:{lineno}: {category.__name__}: {text}\n"
    lines = (_imp.source_text(filename) or "").splitlines()
    if 0 < lineno <= len(lines) and lines[lineno - 1].strip():
        shown += f"  {lines[lineno - 1].strip()}\n"
    try:
        stream.write(shown)
    except OSError:
        pass
