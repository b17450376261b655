"""Specs of the modules that are part of the executable."""

import sys
import types

import _imp
from importlib import _resolve_name, import_module


def resolve_name(name, package):
    """Resolve a relative module name to an absolute one."""
    if not name.startswith("."):
        return name
    if not package:
        raise ImportError(
            f"no package specified for {name!r} (required for relative module names)"
        )
    return _resolve_name(name, package)


def find_spec(name, package=None):
    """The spec of a module, or None; its parents are imported."""
    full = resolve_name(name, package) if name.startswith(".") else name
    if full in sys.modules:
        module = sys.modules[full]
        if module is None:
            return None
        try:
            spec = module.__spec__
        except AttributeError:
            raise ValueError(f"{name}.__spec__ is not set") from None
        if spec is None:
            raise ValueError(f"{name}.__spec__ is None")
        return spec
    parent = full.rpartition(".")[0]
    if parent:
        import_module(parent)
    return _imp.find_spec(full)


def module_from_spec(spec):
    """A module with the attributes that its spec says; nothing runs."""
    module = types.ModuleType(spec.name)
    module.__spec__ = spec
    module.__loader__ = spec.loader
    module.__package__ = spec.parent
    if spec.submodule_search_locations is not None:
        module.__path__ = spec.submodule_search_locations
    if spec.has_location:
        module.__file__ = spec.origin
    return module
