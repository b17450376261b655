"""typing takes getattr_static from _static_attributes: the module inspect brings parsers of sources, a disassembler and regular expressions along."""

@functools.cache
def _lazy_load_getattr_static():
    from _static_attributes import getattr_static
    return getattr_static
