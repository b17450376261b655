"""What a value is, as text that is the same in every implementation: sets in order of their elements' text, addresses left out, types to the letter."""

from fuzz_classes import Floating, Index, OddHash, OddLength, OddText

PRIMITIVES = (int, float, bool, type(None), complex, range)
LIMIT = 40


def hide_addresses(text):
    start = text.find(" at 0x")
    while start >= 0:
        end = start + 6
        while end < len(text) and text[end] in "0123456789abcdef":
            end += 1
        text = text[:start] + " at ADDRESS" + text[end:]
        start = text.find(" at 0x", start + 1)
    return text


def text_of_int(value):
    return int.__repr__(value) if -(1 << 4000) < value < 1 << 4000 else int.__format__(value, "x")


def many(items, depth):
    return ", ".join([canonical(item, depth) for item in items])


def text_of_dict(value, depth):
    return ", ".join([canonical(k, depth) + ": " + canonical(v, depth) for k, v in dict.items(value)])


def text_of_set(value, depth):
    iterator = frozenset.__iter__ if isinstance(value, frozenset) else set.__iter__
    return ", ".join(sorted([canonical(item, depth) for item in iterator(value)]))


def drained(value, depth):
    items = []
    try:
        for item in value:
            items.append(canonical(item, depth))
            if len(items) > LIMIT:
                break
    except Exception as error:
        items.append(text_of_error(error))
    return items


def text_of_view(value):
    try:
        return value.format + " " + str(value.shape) + " " + repr(value.tobytes())
    except ValueError as error:
        return text_of_error(error)


CONTENTS = (
    (bool, lambda v, d: repr(v)),
    (int, lambda v, d: text_of_int(v)),
    (float, lambda v, d: float.__repr__(v)),
    (complex, lambda v, d: float.__repr__(v.real) + " " + float.__repr__(v.imag)),
    (str, lambda v, d: ascii(str.__str__(v)) if type(v) is str else ascii("".join(str.__iter__(v)))),
    (bytes, lambda v, d: bytes.__repr__(v)),
    (bytearray, lambda v, d: repr(bytes(v))),
    (list, lambda v, d: many(list.__iter__(v), d)),
    (tuple, lambda v, d: many(tuple.__iter__(v), d)),
    (dict, text_of_dict),
    (set, text_of_set),
    (frozenset, text_of_set),
    (slice, lambda v, d: many((v.start, v.stop, v.step), d)),
    (memoryview, lambda v, d: text_of_view(v)),
    (BaseException, lambda v, d: text_of_error(v)),
)

ITERATORS = (
    "list_iterator", "tuple_iterator", "generator", "enumerate", "zip", "map", "filter", "reversed", "str_iterator", "str_ascii_iterator", "range_iterator", "dict_keyiterator",
    "dict_valueiterator", "dict_itemiterator", "bytes_iterator", "bytearray_iterator", "list_reverseiterator", "dict_keys", "dict_values", "dict_items", "iterator",
    "callable_iterator", "longrange_iterator", "dict_reversekeyiterator", "dict_reversevalueiterator", "dict_reverseitemiterator",
)


def canonical(value, depth=0):
    cls = type(value)
    name = cls.__name__
    if cls in PRIMITIVES:
        return text_of_int(value) if cls is int else repr(value)
    if cls is str:
        return ascii(value)
    if depth > 6:
        return "..."
    for base, content in CONTENTS:
        if isinstance(value, base):
            return name + "(" + content(value, depth + 1) + ")"
    if name in ITERATORS:
        return name + "<" + ", ".join(drained(value, depth + 1)) + ">"
    if name == "set_iterator":
        return name + "<" + ", ".join(sorted(drained(value, depth + 1))) + ">"
    if isinstance(value, type):
        return "class " + value.__qualname__
    if isinstance(value, (Floating, Index, OddHash, OddLength, OddText)):
        return name + "(" + canonical(value.value, depth + 1) + ")"
    return name + " " + str(getattr(value, "__qualname__", ""))


def text_of_error(error):
    """The type, the arguments (a message, mostly), what it came from and its notes."""
    text = type(error).__name__ + ": " + hide_addresses(many(error.args, 1))
    if isinstance(error, UnicodeError) or isinstance(error, OSError):
        text += " " + hide_addresses(ascii(str(error)))
    if error.__cause__ is not None:
        text += " from " + type(error.__cause__).__name__
    if error.__context__ is not None:
        text += " after " + type(error.__context__).__name__
    return text
