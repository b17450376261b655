"""Prints the module fuzz_names: the methods of each built-in type in CPython. Left out: what answers for the machine (sizes, hashes), what belongs to
other parts (pickling, buffers), and what changes classes."""

LEFT_OUT = {
    "__class__", "__doc__", "__new__", "__init_subclass__", "__subclasshook__", "__dir__", "__sizeof__", "__reduce__", "__reduce_ex__", "__getstate__", "__setattr__", "__delattr__",
    "__buffer__", "__release_buffer__", "__hash__", "__alloc__",
}

print("METHODS = {")
for cls in (int, float, complex, bool, str, bytes, bytearray, list, tuple, dict, set, frozenset, range, slice):
    names = [name for name in sorted(dir(cls)) if name not in LEFT_OUT and callable(getattr(cls, name))]
    print(f"    {cls.__name__!r}: {tuple(names)!r},")
print("}")
