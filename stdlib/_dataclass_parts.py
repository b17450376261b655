"""What dataclasses needs to know of annotations, signatures, slots and closures."""

import annotationlib
import types

_missing = object()


def leading_names(text):
    """The dotted pair (module, name), or (None, name), that a string annotation begins with; None without a name."""

    def word(rest):
        rest = rest.lstrip()
        end = 0
        while end < len(rest) and (rest[end].isalnum() or rest[end] == "_"):
            end += 1
        return rest[:end], rest[end:]

    first, rest = word(text)
    if not first:
        return None
    rest = rest.lstrip()
    if rest.startswith("."):
        second, _ = word(rest[1:])
        if second:
            return first, second
    return None, first


def annotation_text(annotation):
    if getattr(annotation, "__module__", None) == "typing":
        text = repr(annotation)
        return text.removeprefix("typing.").replace("[typing.", "[").replace(" typing.", " ").replace("(typing.", "(")
    if isinstance(annotation, annotationlib.ForwardRef):
        return annotation.__forward_arg__
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ == "builtins":
            return annotation.__qualname__
        return f"{annotation.__module__}.{annotation.__qualname__}"
    return repr(annotation)


def parameter_text(name, default, annotations):
    text = name
    if name in annotations:
        text += f": {annotation_text(annotations[name])}"
    if default is not _missing:
        text += f" = {default!r}" if name in annotations else f"={default!r}"
    return text


def signature_text(cls):
    """What str(inspect.signature(cls)) says without the return type; empty for a constructor that is no Python function."""
    function = cls.__init__
    if not isinstance(function, types.FunctionType):
        function = cls.__new__
        if function is object.__new__:
            return "()"
        if not isinstance(function, types.FunctionType):
            return ""
    code = function.__code__
    annotations = annotationlib.get_annotations(function, format=annotationlib.Format.FORWARDREF)
    count = code.co_argcount
    names = code.co_varnames[1:count]
    defaults = function.__defaults__ or ()
    padded = (_missing,) * (len(names) - len(defaults)) + defaults[-len(names) :] if names else ()
    parts = [parameter_text(name, default, annotations) for name, default in zip(names, padded)]
    if code.co_posonlyargcount > 1:
        parts.insert(code.co_posonlyargcount - 1, "/")
    last = count + code.co_kwonlyargcount
    rest = list(code.co_varnames[last:])
    if code.co_flags & 4:
        parts.append("*" + parameter_text(rest.pop(0), _missing, annotations))
    elif code.co_kwonlyargcount:
        parts.append("*")
    keyword_defaults = function.__kwdefaults__ or {}
    for name in code.co_varnames[count:last]:
        parts.append(parameter_text(name, keyword_defaults.get(name, _missing), annotations))
    if code.co_flags & 8:
        parts.append("**" + parameter_text(rest.pop(0), _missing, annotations))
    return f"({', '.join(parts)})"


def slots_of(cls):
    slots = cls.__dict__.get("__slots__")
    if slots is None:
        if getattr(cls, "__weakrefoffset__", -1) != 0:
            yield "__weakref__"
        if getattr(cls, "__dictoffset__", -1) != 0:
            yield "__dict__"
    elif isinstance(slots, str):
        yield slots
    elif hasattr(slots, "__iter__") and not hasattr(slots, "__next__"):
        yield from slots
    else:
        raise TypeError(f"Slots of '{cls.__name__}' cannot be determined")


def functions_in(member):
    """The Python functions behind an attribute of a class."""
    if isinstance(member, property):
        candidates = (member.fget, member.fset, member.fdel)
    else:
        candidates = (member.__func__ if isinstance(member, (classmethod, staticmethod)) else member,)
    for each in candidates:
        while hasattr(each, "__wrapped__"):
            each = each.__wrapped__
        if isinstance(each, types.FunctionType):
            yield each


def move_class_cell(function, old, new):
    """Zero-argument super() of a method goes on with the class that took the old one's place; whether there was such a cell."""
    names = function.__code__.co_freevars
    if "__class__" not in names:
        return False
    cell = function.__closure__[names.index("__class__")]
    if cell.cell_contents is not old:
        return False
    cell.cell_contents = new
    return True
