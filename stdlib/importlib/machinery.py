"""The classes of `__spec__` and `__loader__`."""

from _imp import BuiltinImporter, ModuleSpec, NamespaceLoader, SourceFileLoader

SOURCE_SUFFIXES = [".py"]
BYTECODE_SUFFIXES = [".pyc"]
EXTENSION_SUFFIXES = []


def all_suffixes():
    """All the suffixes that files of modules may have."""
    return SOURCE_SUFFIXES + BYTECODE_SUFFIXES + EXTENSION_SUFFIXES


class SourcelessFileLoader:
    """Exists so that isinstance() can be asked: no module of an executable has such a loader."""


class ExtensionFileLoader(SourcelessFileLoader):
    """As SourcelessFileLoader."""
