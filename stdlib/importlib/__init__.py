"""Access to the modules that are part of the executable. CPython's finds files; here every module is known when the program is built."""

import sys

import _imp

__all__ = ["__import__", "import_module", "invalidate_caches", "reload"]

from builtins import __import__


def invalidate_caches():
    """There is nothing that could be out of date."""


def _resolve_name(name, package):
    level = len(name) - len(name.lstrip("."))
    if not package:
        raise TypeError(
            f"the 'package' argument is required to perform a relative import for {name!r}"
        )
    parts = package.rsplit(".", level - 1)
    if len(parts) < level:
        raise ImportError("attempted relative import beyond top-level package")
    rest = name[level:]
    return f"{parts[0]}.{rest}" if rest else parts[0]


def import_module(name, package=None):
    """Import a module; a leading dot makes the name relative to `package`. The build links modules whose names it finds as strings beside a call of this function."""
    if name.startswith("."):
        name = _resolve_name(name, package)
    if not name:
        raise ValueError("Empty module name")
    try:
        return _imp.import_by_name(name)
    except ModuleNotFoundError as error:
        if error.name == name and name not in sys.modules:
            error.add_note(
                "pyc links the modules that a program names when it is built; name this one in an import statement"
            )
        raise


def reload(module):
    """Run the module's body again in its namespace."""
    try:
        name = module.__spec__.name
    except AttributeError:
        try:
            name = module.__name__
        except AttributeError:
            raise TypeError("reload() argument must be a module") from None
    if sys.modules.get(name) is not module:
        raise ImportError(f"module {name} not in sys.modules", name=name)
    _imp.run_again(module)
    return sys.modules[name]
