"""inspect.getattr_static for typing: looks attributes up without running any code of theirs."""

import types

_namespace_of = type.__dict__["__dict__"].__get__
_order_of = type.__dict__["__mro__"].__get__
_missing = object()


def _in_class(cls, name):
    for base in _order_of(cls):
        found = _namespace_of(base).get(name, _missing)
        if found is not _missing:
            return found
    return _missing


def _in_instance(obj, name):
    # A class may have put something of its own in the place of the dict.
    for base in _order_of(type(obj)):
        found = _namespace_of(base).get("__dict__", _missing)
        if found is not _missing and type(found) is not types.GetSetDescriptorType:
            return _missing
    try:
        return object.__getattribute__(obj, "__dict__").get(name, _missing)
    except AttributeError:
        return _missing


def _is_data_descriptor(value):
    methods = [_in_class(type(value), name) is not _missing for name in ("__get__", "__set__", "__delete__")]
    return methods[0] and (methods[1] or methods[2])


def getattr_static(obj, attr):
    if isinstance(obj, type):
        found = _in_class(obj, attr)
        if found is _missing:
            found = _in_class(type(obj), attr)
    else:
        own, found = _in_instance(obj, attr), _in_class(type(obj), attr)
        if own is not _missing and (found is _missing or not _is_data_descriptor(found)):
            found = own
    if found is _missing:
        raise AttributeError(attr)
    return found
