"""Which arguments a method sensibly takes, by its name: the calls that get past the checks of types are the interesting ones."""

from fuzz_formats import make_spec, make_template
from fuzz_numbers import make_bool, make_complex, make_float, make_index, make_int, make_number, make_real
from fuzz_text import make_byte, make_bytes, make_character, make_number_text, make_separator, make_str
from fuzz_values import (
    make_any, make_bound, make_dict, make_element, make_function, make_hashable, make_iterable, make_large_set, make_list, make_none, make_pairs, make_scalar, make_set, make_slice,
    make_tuple,
)


def make_code(r):
    return r.pick(("utf-8", "ascii", "latin-1", "utf8", "UTF-8", "ISO-8859-1", "us-ascii"))


def make_errors(r):
    return r.pick(("strict", "ignore", "replace", "backslashreplace", "surrogateescape", "surrogatepass", "xmlcharrefreplace", "nosuch"))


def make_order(r):
    return r.pick(("little", "big", "big", "native", "\xe9", "Little"))


def make_names(r):
    return r.pick(("real", "imag", "numerator", "start", "stop", "step", "__class__", "nosuch", "__len__", "count", "__name__", "append", "\xe9"))


def make_form(r):
    return r.pick(("NFC", "NFD", "NFKC", "x"))


def make_width(r):
    return make_index(r) if r.chance(95) else make_scalar(r)


def make_part(r):
    """A separator, or a tuple of them as startswith takes."""
    return make_separator(r) if r.chance(70) else r.pick((tuple, list))([make_separator(r) for _ in range(r.below(4))])


def make_strings(r):
    items = [make_str(r) for _ in range(r.below(5))]
    if r.chance(10):
        items.append(make_scalar(r))
    return r.pick((list, tuple, iter))(items)


def make_table(r):
    table = {}
    for _ in range(r.below(5)):
        key = r.pick((make_character(r), make_character(r), 97, 98, 32, make_index(r), "ab", None))
        table[key if r.chance(30) or type(key) is not str or len(key) != 1 else ord(key)] = r.pick((make_str(r), make_character(r), None, 98, 0x20AC, -1, 0x110000, 1.5))
    return table if r.chance(90) else r.pick(("abc", ["x", None, 5], None, 5))


HINTS = {
    "__contains__": (make_scalar,),
    "__eq__": (make_any,),
    "__format__": (make_spec,),
    "__getattribute__": (make_names,),
    "__getitem__": (make_slice,),
    "__delitem__": (make_slice,),
    "__setitem__": (make_slice, make_iterable),
    "__round__": (make_index,),
    "__pow__": (make_index, make_index),
    "__rpow__": (make_index,),
    "__divmod__": (make_real,),
    "__ior__": (make_pairs,),
    "__iadd__": (make_iterable,),
    "__imul__": (make_index,),
    "__mul__": (make_index,),
    "__rmul__": (make_index,),
    "__lshift__": (make_index,),
    "__rlshift__": (make_index,),
    "__setstate__": (make_index,),
    "add": (make_hashable,),
    "append": (make_scalar,),
    "as_integer_ratio": (),
    "bit_count": (),
    "center": (make_width, make_character),
    "count": (make_separator, make_bound, make_bound),
    "decode": (make_code, make_errors),
    "difference": (make_large_set, make_iterable),
    "difference_update": (make_large_set, make_iterable),
    "discard": (make_hashable,),
    "encode": (make_code, make_errors),
    "endswith": (make_part, make_bound, make_bound),
    "expandtabs": (make_width,),
    "extend": (make_iterable,),
    "find": (make_separator, make_bound, make_bound),
    "format": (make_scalar, make_scalar, make_scalar),
    "format_map": (make_dict,),
    "from_bytes": (make_bytes, make_order),
    "from_number": (make_number,),
    "fromhex": (lambda r: r.pick(("1f", "0x1.8p3", "dead beef", "zz", "-0x1p-1074", "1.8", "0x1p5000", "inf", "nan", "a", " 0a\n0b", "0x.8p1", "0X1P-2", "1 2", "\xe9", "0x1.fffffffffffff8p0")),),
    "fromkeys": (make_iterable, make_scalar),
    "get": (make_hashable, make_scalar),
    "hex": (make_separator, make_index),
    "index": (make_separator, make_bound, make_bound),
    "indices": (make_index,),
    "insert": (make_index, make_scalar),
    "intersection": (make_large_set, make_iterable),
    "intersection_update": (make_large_set, make_iterable),
    "isdisjoint": (make_large_set,),
    "issubset": (make_large_set,),
    "issuperset": (make_large_set,),
    "join": (make_strings,),
    "ljust": (make_width, make_character),
    "lstrip": (make_separator,),
    "maketrans": (make_table,),
    "partition": (make_separator,),
    "pop": (make_index,),
    "popitem": (),
    "remove": (make_hashable,),
    "removeprefix": (make_separator,),
    "removesuffix": (make_separator,),
    "replace": (make_separator, make_separator, make_index),
    "resize": (make_width,),
    "rfind": (make_separator, make_bound, make_bound),
    "rindex": (make_separator, make_bound, make_bound),
    "rjust": (make_width, make_character),
    "rpartition": (make_separator,),
    "rsplit": (make_separator, make_index),
    "rstrip": (make_separator,),
    "setdefault": (make_hashable, make_scalar),
    "sort": (),
    "split": (make_separator, make_index),
    "splitlines": (make_bool,),
    "startswith": (make_part, make_bound, make_bound),
    "strip": (make_separator,),
    "symmetric_difference": (make_large_set,),
    "symmetric_difference_update": (make_large_set,),
    "to_bytes": (make_width, make_order),
    "translate": (make_table,),
    "union": (make_large_set, make_iterable),
    "update": (make_pairs,),
    "zfill": (make_width,),
}

# The same for bytes, where text means bytes or a number.
def make_bytes_part(r):
    kind = r.below(10)
    if kind < 7:
        return r.pick((b"a", b"b", b"ab", b" ", b",", b"", b"\n", b"\xff", bytearray(b"a")))
    return make_byte(r) if kind < 9 else make_bytes(r)


def make_bytes_parts(r):
    return make_bytes_part(r) if r.chance(70) else tuple([make_bytes_part(r) for _ in range(r.below(3))])


def make_bytes_table(r):
    return bytes(range(256))[::-1] if r.chance(80) else make_bytes(r)


def make_byte_strings(r):
    items = [make_bytes(r) for _ in range(r.below(4))]
    if r.chance(10):
        items.append(make_scalar(r))
    return r.pick((list, tuple, iter))(items)


BYTES_HINTS = {
    "append": (make_byte,),
    "center": (make_width, lambda r: bytes([r.below(256)])),
    "extend": (lambda r: [make_byte(r) for _ in range(r.below(4))] if r.chance(60) else make_iterable(r),),
    "fromhex": (make_number_text,),
    "hex": (lambda r: r.pick((":", "-", b".", "", "ab", "\xe9")), lambda r: r.between(-3, 4)),
    "insert": (make_index, make_byte),
    "join": (make_byte_strings,),
    "ljust": (make_width, lambda r: bytes([r.below(256)])),
    "rjust": (make_width, lambda r: bytes([r.below(256)])),
    "maketrans": (make_bytes, make_bytes),
    "remove": (make_byte,),
    "startswith": (make_bytes_parts, make_bound, make_bound),
    "endswith": (make_bytes_parts, make_bound, make_bound),
    "translate": (make_bytes_table, make_bytes),
    "__contains__": (make_bytes_part,),
    "__setitem__": (make_slice, make_bytes),
}
for _name in ("count", "find", "index", "rfind", "rindex"):
    BYTES_HINTS[_name] = (make_bytes_part, make_bound, make_bound)
for _name in ("lstrip", "strip", "rstrip", "partition", "rpartition", "removeprefix", "removesuffix"):
    BYTES_HINTS[_name] = (make_bytes_part,)
for _name in ("split", "rsplit"):
    BYTES_HINTS[_name] = (make_bytes_part, make_index)
BYTES_HINTS["replace"] = (make_bytes_part, make_bytes_part, make_index)

# Names of keyword parameters, right ones and wrong ones.
KEYWORDS = {
    "split": ("sep", "maxsplit"), "rsplit": ("sep", "maxsplit"), "splitlines": ("keepends",), "encode": ("encoding", "errors"), "decode": ("encoding", "errors"),
    "expandtabs": ("tabsize",), "to_bytes": ("length", "byteorder", "signed"), "from_bytes": ("bytes", "byteorder", "signed"), "sort": ("key", "reverse"),
    "hex": ("sep", "bytes_per_sep"), "translate": ("delete",), "replace": ("count",), "update": ("a", "b"), "format": ("a", "b"), "strip": ("chars",),
    "sorted": ("key", "reverse"), "min": ("key", "default"), "max": ("key", "default"), "sum": ("start",), "zip": ("strict",), "enumerate": ("iterable", "start"), "round": ("number", "ndigits"),
    "pow": ("base", "exp", "mod"), "int": ("base", "x"), "str": ("object", "encoding", "errors"), "bytes": ("source", "encoding", "errors"), "bytearray": ("source", "encoding", "errors"),
    "complex": ("real", "imag"), "dict": ("a", "b"), "map": ("strict",), "list": ("iterable",), "float": ("x",), "bool": ("x",), "print": ("sep",), "setdefault": ("default",),
}
KEYWORD_VALUES = {
    "sep": (" ", None, "a", b"a", ":", ","), "maxsplit": (1, -1, 0, 2), "keepends": (True, False, 1), "encoding": ("utf-8", "ascii"), "errors": ("strict", "ignore", "replace"),
    "tabsize": (4, 0, 1, -1), "length": (1, 2, 8, 0), "byteorder": ("big", "little"), "signed": (True, False), "bytes": (b"\x01\x02", [1, 255]), "reverse": (True, False, 1),
    "bytes_per_sep": (1, 2, -2, 0), "delete": (b"ab", b""), "count": (1, -1, 0), "default": (None, 5), "strict": (True, False), "start": (0, 1.5, "", []), "ndigits": (0, 2, -1, None),
    "base": (2, 10, 16, 36, 0, 1, 37, -2), "exp": (2, -1, 5), "mod": (7, None, -3), "real": (1, 2.5, 1j), "imag": (1, 2.5, 1j),
}
