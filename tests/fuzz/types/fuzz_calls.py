"""The calls: one function a group. Each makes its operands from the call's random numbers, runs one operation and says what came of it, what became
of the operands that can change, and what was asked (for whoever looks into a difference)."""

from fuzz_buffers import buffer
from fuzz_call import Call
from fuzz_canonical import hide_addresses, text_of_error
from fuzz_formats import bounded, make_percent_arguments, make_percent_template, make_spec, make_star_arguments, make_template
from fuzz_forms import BUILTIN_FORMS, FORMS, METHOD_FORMS
from fuzz_hints import BYTES_HINTS, HINTS, KEYWORD_VALUES, KEYWORDS
from fuzz_iterators import iterator_state
from fuzz_mutation import keyed, mutation
from fuzz_names import METHODS
from fuzz_numbers import make_bool, make_complex, make_float, make_index, make_int, make_number, make_real
from fuzz_parsing import coding, parsing, translation, wide_text
from fuzz_text import make_byte, make_bytes, make_bytearray, make_character, make_number_text, make_separator, make_str
from fuzz_values import *

NOTHING = ()


def in_place_add(a, b):
    a += b
    return a


def in_place_subtract(a, b):
    a -= b
    return a


def in_place_multiply(a, b):
    a *= b
    return a


def in_place_divide(a, b):
    a /= b
    return a


def in_place_floor_divide(a, b):
    a //= b
    return a


def in_place_remainder(a, b):
    a %= b
    return a


def in_place_power(a, b):
    a **= b
    return a


def in_place_matrix(a, b):
    a @= b
    return a


def in_place_left(a, b):
    a <<= b
    return a


def in_place_right(a, b):
    a >>= b
    return a


def in_place_and(a, b):
    a &= b
    return a


def in_place_or(a, b):
    a |= b
    return a


def in_place_xor(a, b):
    a ^= b
    return a


BINARY = (
    ("+", lambda a, b: a + b), ("-", lambda a, b: a - b), ("*", lambda a, b: a * b), ("/", lambda a, b: a / b), ("//", lambda a, b: a // b), ("%", lambda a, b: a % b),
    ("**", lambda a, b: a**b), ("@", lambda a, b: a @ b), ("<<", lambda a, b: a << b), (">>", lambda a, b: a >> b), ("&", lambda a, b: a & b), ("|", lambda a, b: a | b),
    ("^", lambda a, b: a ^ b), ("+=", in_place_add), ("-=", in_place_subtract), ("*=", in_place_multiply), ("/=", in_place_divide), ("//=", in_place_floor_divide),
    ("%=", in_place_remainder), ("**=", in_place_power), ("@=", in_place_matrix), ("<<=", in_place_left), (">>=", in_place_right), ("&=", in_place_and), ("|=", in_place_or),
    ("^=", in_place_xor), ("divmod", divmod),
)
COMPARISONS = (
    ("==", lambda a, b: a == b), ("!=", lambda a, b: a != b), ("<", lambda a, b: a < b), ("<=", lambda a, b: a <= b), (">", lambda a, b: a > b), (">=", lambda a, b: a >= b),
    ("in", lambda a, b: a in b), ("not in", lambda a, b: a not in b), ("and", lambda a, b: a and b), ("or", lambda a, b: a or b), ("if", lambda a, b: 1 if a < b else 2),
    ("chain", lambda a, b: a < b <= a),
)
UNARY = (
    ("-", lambda a: -a), ("+", lambda a: +a), ("~", lambda a: ~a), ("not", lambda a: not a), ("abs", abs), ("bool", bool), ("repr", repr), ("str", str), ("ascii", ascii), ("len", len),
    ("iter", iter), ("round", round), ("call", lambda a: a()), ("star", lambda a: [*a]), ("double star", lambda a: dict(**a)), ("unpack", lambda a: unpack(a)),
    ("unpack rest", lambda a: unpack_rest(a)), ("format", lambda a: f"{a}"), ("sorted", sorted), ("for", lambda a: [x for x in a]), ("dict comprehension", lambda a: {x: 1 for x in a}),
)


def unpack(a):
    x, y = a
    return [x, y]


def unpack_rest(a):
    x, *y, z = a
    return [x, y, z]


def harmless(name, a, b):
    """The second operand, made smaller where the result would take all memory."""
    if name[0] == "*" and name[1:2] != "*" or name in ("__mul__", "__rmul__", "__imul__"):
        for count, sequence in ((a, b), (b, a)):
            if isinstance(count, int) and 1000 < count < 1 << 63 and isinstance(sequence, (str, bytes, bytearray, list, tuple)):
                return 3
    if name in ("**", "**=", "__pow__", "__rpow__", "__ipow__", "pow") and isinstance(a, int) and isinstance(b, int):
        if name == "__rpow__" and not -60 < a < 60:
            return 1
        if not -60 < b < 60:
            return b % 41
    if name[:2] == "<<" or name in ("__lshift__", "__rlshift__"):
        if isinstance(a, int) and isinstance(b, int) and (200 < (a if name == "__rlshift__" else b) < 1 << 63):
            return 3 if name != "__rlshift__" else 0
    return b


def similar_pair(r):
    """Two operands, of one family more often than chance would have it."""
    kind = r.below(10)
    if kind < 3:
        return make_number(r), make_number(r)
    if kind == 3:
        return make_int(r), make_int(r)
    if kind == 4:
        maker = r.pick((make_str, make_list, make_tuple, make_bytes, make_bytearray, make_dict, make_slice, make_range))
        return maker(r), maker(r)
    if kind == 5:
        maker = r.pick((make_large_set, make_set, make_view, make_frozenset))
        other = r.pick((make_large_set, make_set, make_frozenset))
        return (maker(r), other(r)) if r.chance(60) else (other(r), maker(r))
    if kind == 6:
        sequence = r.pick((make_str, make_list, make_tuple, make_bytes, make_bytearray))(r)
        return (sequence, make_index(r)) if r.chance(60) else (make_index(r), sequence)
    if kind == 7:
        return make_subclassed(r), r.pick((make_any, make_number, make_subclassed))(r)
    if kind == 8:
        return make_any(r), r.pick((make_hostile, make_subclassed))(r)
    return make_any(r), make_any(r)


def binary(r):
    name, function = r.pick(BINARY)
    a, b = similar_pair(r)
    return Call(name, (a, harmless(name, a, b))), function


def comparison(r):
    name, function = r.pick(COMPARISONS)
    a, b = similar_pair(r)
    if name[-2:] == "in" and r.chance(50):
        b = make_iterable(r)
    return Call(name, (a, b)), function


def unary(r):
    name, function = r.pick(UNARY)
    return Call(name, (r.pick((make_any, make_any, make_iterable, make_number))(r),)), function


def get_item(a, i):
    return a[i]


def set_item(a, i, v):
    a[i] = v


def delete_item(a, i):
    del a[i]


def get_slice(a, i, j):
    return a[i:j]


def get_step(a, i, j, k):
    return a[i:j:k]


def set_slice(a, i, j, v):
    a[i:j] = v


def delete_slice(a, i, j):
    del a[i:j]


def add_to_item(a, i, v):
    a[i] += v


SEQUENCES = (make_list, make_list, make_str, make_tuple, make_bytes, make_bytearray, make_range, make_subclassed)


def make_subscript(r):
    kind = r.below(10)
    if kind < 5:
        return make_index(r)
    if kind < 9:
        return make_slice(r)
    return make_any(r)


def subscript(r):
    target = r.pick(SEQUENCES)(r) if r.chance(80) else r.pick((make_dict, make_any))(r)
    kind = r.below(12)
    if kind < 4:
        return Call("get", (target, make_key(r, target))), get_item
    if kind < 6:
        return Call("slice", (target, make_bound(r), make_bound(r))), get_slice
    if kind < 7:
        return Call("step", (target, make_bound(r), make_bound(r), r.pick((1, 2, -1, -3, None, 0, 5)))), get_step
    if r.chance(70):
        target = r.pick((make_list, make_list, make_bytearray, make_dict))(r)
    if kind < 9:
        value = r.pick((make_scalar, make_iterable, make_bytes, make_byte))(r)
        return Call("set", (target, make_key(r, target), value)), set_item
    if kind < 10:
        return Call("set slice", (target, make_bound(r), make_bound(r), r.pick((make_iterable, make_bytes))(r))), set_slice
    if kind < 11:
        return Call("delete", (target, make_key(r, target))), delete_item
    if r.chance(50):
        return Call("delete slice", (target, make_bound(r), make_bound(r))), delete_slice
    return Call("add to item", (target, make_key(r, target), make_scalar(r))), add_to_item


def make_key(r, target):
    if isinstance(target, dict):
        keys = list(dict.keys(target))
        return r.pick(keys) if keys and r.chance(50) else r.pick((make_hashable, make_any))(r)
    return make_subscript(r)


RECEIVERS = {
    "int": make_int, "float": make_float, "complex": make_complex, "bool": make_bool, "str": make_str, "bytes": make_bytes, "bytearray": make_bytearray, "list": make_list,
    "tuple": make_tuple, "dict": make_dict, "set": make_large_set, "frozenset": lambda r: frozenset(make_large_set(r)), "range": make_range, "slice": make_slice,
}
CLASSES = {
    "int": int, "float": float, "complex": complex, "bool": bool, "str": str, "bytes": bytes, "bytearray": bytearray, "list": list, "tuple": tuple, "dict": dict, "set": set,
    "frozenset": frozenset, "range": range, "slice": slice,
}
NAMES = tuple(sorted(RECEIVERS))
BUSY = ("str", "bytes", "bytearray", "list", "dict", "set", "str", "int", "float")
WIDE = ("center", "ljust", "rjust", "zfill", "expandtabs", "to_bytes", "resize", "__mul__", "__rmul__", "__imul__")


def make_arguments(r, name, hints):
    """Hinted arguments, some left out, some strange, some too many."""
    count = len(hints)
    if count > 0 and r.chance(35):
        count = r.below(count + 1)
    arguments = []
    for maker in hints[:count]:
        arguments.append(make_any(r) if r.chance(10) else maker(r))
    if r.chance(4):
        arguments.append(make_any(r))
    if name in WIDE:
        for i, argument in enumerate(arguments):
            if isinstance(argument, int) and 1000 < argument < 1 << 63:
                arguments[i] = 12
    if name == "__round__":
        arguments = [12 if isinstance(a, int) and a < -400 else a for a in arguments]
    return arguments


def make_keyword_arguments(r, name, arguments):
    keywords = {}
    if name in KEYWORDS and r.chance(40):
        for _ in range(r.pick((1, 1, 2))):
            key = r.pick(KEYWORDS[name]) if r.chance(92) else "nosuch"
            if key in ("a", "b"):
                keywords[key] = make_scalar(r)
            elif key == "key":
                keywords[key] = make_function(r)
            else:
                keywords[key] = r.pick(KEYWORD_VALUES[key]) if key in KEYWORD_VALUES and r.chance(85) else make_scalar(r)
        if arguments and r.chance(50):
            arguments.pop()
    return keywords


def method(r):
    kind = r.pick(BUSY) if r.chance(60) else r.pick(NAMES)
    name = r.pick(METHODS[kind])
    if name[0] == "_" and r.chance(50):
        name = r.pick(METHODS[kind])
    receiver = RECEIVERS[kind](r)
    if r.chance(8):
        other = make_subclassed(r)
        if isinstance(other, CLASSES[kind]):
            receiver = other
    table = BYTES_HINTS if kind in ("bytes", "bytearray") and name in BYTES_HINTS else HINTS
    hints = table[name] if name in table else guess_hints(name)
    if kind in ("str", "bytes", "bytearray") and name == "__getitem__" or name in ("pop", "__getitem__") and kind != "dict" and r.chance(50):
        hints = (make_subscript,)
    if kind == "dict" and name in ("pop", "__getitem__", "__setitem__", "__delitem__", "__contains__"):
        hints = (make_hashable, make_scalar) if name in ("pop", "__setitem__") else (make_hashable,)
    if kind in ("set", "frozenset") and name == "update":
        hints = (make_large_set, make_iterable)
    if kind == "list" and name in ("index", "count", "remove"):
        hints = (make_scalar, make_index, make_index)[: 3 if name == "index" else 1]
    if name == "format":
        receiver = make_template(r)
    arguments = make_arguments(r, name, hints)
    if name == "__pow__" and len(arguments) > 1 and not isinstance(arguments[0], int):
        arguments.pop()
    if len(arguments) == 1:
        arguments[0] = harmless(name, receiver, arguments[0])
    elif name == "__pow__" and len(arguments) == 2:
        arguments[0] = harmless(name, receiver, arguments[0]) if not isinstance(arguments[1], int) else arguments[0]
    if name == "index" and kind in ("list", "tuple") and arguments and r.chance(60):
        arguments[0] = r.pick(list(list.__iter__(receiver)) + [0]) if kind == "list" else 0
    keywords = make_keyword_arguments(r, name, arguments)
    if kind in ("set", "frozenset") and len(receiver) > 1:
        name = {"pop": "clear", "__repr__": "copy", "__str__": "copy", "__format__": "copy"}.get(name, name)
    function = call_method(name, len(arguments), keywords)
    if r.chance(4):
        function = call_unbound(CLASSES[kind], name, keywords)
        receiver = r.pick((receiver, make_any(r)))
    return Call(kind + "." + name, (receiver, *arguments, *keywords.values())), function


SECOND = (make_any,)


def guess_hints(name):
    """Operators take one operand; other methods without a hint take none, mostly."""
    if name in ("__len__", "__iter__", "__bool__", "__repr__", "__str__", "__hash__", "__int__", "__float__", "__index__", "__abs__", "__neg__", "__pos__", "__invert__", "__trunc__"):
        return NOTHING
    return SECOND if name[:2] == "__" else NOTHING


def call_method(name, count, keywords):
    """The compiled form of the call, or what looks the method up by its name."""
    names = tuple(keywords)
    if (name, count, names) in METHOD_FORMS:
        return METHOD_FORMS[name, count, names]

    def function(receiver, *arguments):
        return getattr(receiver, name)(*arguments[:count], **dict(zip(names, arguments[count:])))

    return function


def call_unbound(cls, name, keywords):
    count = len(keywords)
    names = list(keywords)

    def function(receiver, *arguments):
        split = len(arguments) - count
        return getattr(cls, name)(receiver, *arguments[:split], **dict(zip(names, arguments[split:])))

    return function


def make_base(r):
    return r.pick((2, 8, 10, 16, 36, 0, 0, 1, 37, -1, 7))


def make_source(r):
    return r.pick((make_iterable, make_any, make_str, make_bytes, make_index))(r)


BUILTINS = {
    "abs": (abs, (make_number,)), "all": (all, (make_iterable,)), "any": (any, (make_iterable,)), "ascii": (ascii, (make_any,)), "bin": (bin, (make_int,)), "bool": (bool, (make_any,)),
    "bytearray": (bytearray, (make_source,)), "bytes": (bytes, (make_source,)), "callable": (callable, (make_any,)), "chr": (chr, (make_int,)), "complex": (complex, (make_number, make_number)),
    "dict": (dict, (make_pairs,)), "divmod": (divmod, (make_real, make_real)), "enumerate": (enumerate, (make_iterable, make_index)), "filter": (filter, (make_function, make_iterable)),
    "float": (float, (make_any,)), "format": (format, (make_any, make_spec)), "frozenset": (frozenset, (make_set,)), "getattr": (getattr, (make_any, make_str, make_scalar)),
    "hasattr": (hasattr, (make_any, make_str)), "hex": (hex, (make_int,)), "int": (int, (make_any,)), "isinstance": (isinstance, (make_any, make_type)),
    "issubclass": (issubclass, (make_type, make_type)), "iter": (iter, (make_any,)), "len": (len, (make_any,)), "list": (list, (make_iterable,)), "map": (map, (make_function, make_iterable, make_iterable)),
    "max": (max, (make_iterable,)), "max of": (max, (make_real, make_real, make_real)), "min": (min, (make_iterable,)), "min of": (min, (make_scalar, make_scalar)), "next": (next, (make_iterator, make_scalar)),
    "oct": (oct, (make_int,)), "ord": (ord, (make_str,)), "ord of": (ord, (make_character,)), "pow": (pow, (make_number, make_number)), "pow modulo": (pow, (make_int, make_int, make_int)),
    "range": (range, (make_index, make_index, make_index)), "repr": (repr, (make_any,)), "reversed": (reversed, (make_iterable,)), "round": (round, (make_real, make_index)),
    "set": (set, (make_set,)), "slice": (slice, (make_any, make_any, make_any)), "sorted": (sorted, (make_iterable,)), "str": (str, (make_any,)), "sum": (sum, (make_iterable, make_scalar)),
    "sum of": (sum, (lambda r: [make_number(r) for _ in range(r.below(9))],)), "tuple": (tuple, (make_iterable,)), "type": (type, (make_any,)), "zip": (zip, (make_iterable, make_iterable)),
    "str of bytes": (str, (make_bytes, lambda r: r.pick(("utf-8", "ascii", "latin-1")), lambda r: r.pick(("strict", "replace", "ignore", "backslashreplace", "surrogateescape")))),
    "int of text": (int, (make_number_text,)), "int in base": (int, (make_number_text, make_base)), "float of text": (float, (make_number_text,)), "complex of text": (complex, (make_number_text,)),
    "int of bytes": (int, (make_bytes, make_base)), "int of any": (int, (make_any, make_any)), "float of str": (float, (make_str,)),
}
BUILTIN_NAMES = tuple(sorted(BUILTINS))
HEAVY = ("bytes", "bytearray", "range")


def lightened(r, size):
    """A size that is taken as it is, or one that nobody has the memory for."""
    return r.pick((7, 1 << 64)) if isinstance(size, int) and 1000 < size < 1 << 63 else size


def builtin(r):
    name = r.pick(BUILTIN_NAMES)
    function, hints = BUILTINS[name]
    arguments = make_arguments(r, name, hints)
    if name in HEAVY:
        arguments = [lightened(r, a) for a in arguments]
    if name in ("pow", "pow modulo") and len(arguments) > 1 and not (len(arguments) > 2 and isinstance(arguments[2], int)):
        arguments[1] = harmless("pow", arguments[0], arguments[1])
    if name == "round" and len(arguments) > 1 and isinstance(arguments[1], int) and arguments[1] < -400:
        arguments[1] = -1
    if name == "getattr" and arguments and r.chance(50) and len(arguments) > 1:
        arguments[1] = r.pick(("real", "nosuch", "__class__", "start", "__len__", "append", "lenght", "__dict__"))
    keywords = make_keyword_arguments(r, name.split(" ")[0], arguments)
    if name in HEAVY:
        keywords = {key: lightened(r, value) for key, value in keywords.items()}
    count = len(arguments)
    names = tuple(keywords)

    def call(*operands):
        return function(*operands[:count], **dict(zip(names, operands[count:])))

    call = BUILTIN_FORMS.get((function.__name__, count, names), call)
    return Call(name, (*arguments, *keywords.values())), call


def format_with_spec(value, spec):
    return f"{value:{spec}}"


def format_repr(value, spec):
    return f"{value!r:{spec}}|{value!s}|{value!a:>4}"


def formatting(r):
    kind = r.below(10)
    if kind < 5:
        value = r.pick((make_int, make_float, make_float, make_str, make_bool, make_any, make_real, make_complex))(r)
        return Call("format", (value, make_spec(r))), r.pick((format, format_with_spec, format_repr))
    if kind < 8:
        template = make_percent_template(r)
        make_arguments = make_star_arguments if "*" in template else make_percent_arguments
        if r.chance(25):
            template = r.pick((bytes, bytearray))(template.encode("utf-8"))
        return Call("percent", (template, make_arguments(r))), lambda t, v: t % v
    # Any of them may be a width.
    values = [bounded(make_element(r, 1)) for _ in range(r.below(4))]
    return Call("template", (make_template(r), *values)), lambda t, *v: t.format(*v, a=7, b=[1])


def attribute(r):
    name = r.pick(("real", "imag", "start", "stop", "nosuch", "__len__", "__dict__", "__doc__x", "append", "numerator", "\xe9", "__class__x", "__hash__", "items", "keyss", "__self__", "__mro__"))
    kind = r.below(4)
    value = make_any(r)
    if kind < 2:
        return Call("get ." + ascii(name), (value,)), lambda a: getattr(a, name)
    if kind == 2:
        return Call("set ." + ascii(name), (value,)), lambda a: None if callable(a) else setattr(a, name, 5)
    return Call("delete ." + ascii(name), (value,)), lambda a: delattr(a, name)


KINDS = {
    "i": make_int, "j": lambda r: r.between(-20, 40), "f": make_float, "n": make_real, "o": make_any, "s": lambda r: r.pick(SEQUENCES)(r), "x": make_index,
    "m": lambda r: r.pick((make_list, make_list, make_bytearray, make_dict, make_subclassed))(r), "p": lambda r: r.pick((make_int, make_float, make_real, make_str, make_any))(r),
    "t": make_percent_arguments, "u": make_star_arguments,
}


def form(r):
    """An operation of a compiled function; now and then an operand is not of the type that the function was compiled for, unless its letter is a capital."""
    name, kinds, function = r.pick(FORMS)
    return Call(name, tuple([make_any(r) if kind.islower() and r.chance(3) else KINDS[kind.lower()](r) for kind in kinds])), function


GROUPS = (
    binary, binary, binary, comparison, comparison, unary, subscript, subscript, method, method, method, method, method, method, builtin, builtin, formatting, formatting, attribute,
    form, form, form, form, form, buffer, iterator_state, keyed, mutation, coding, parsing, translation, wide_text,
)


def run_call(r, explain):
    try:
        call, function = r.pick(GROUPS)(r)
    except Exception as error:
        # Operands are made by calls on built-in types too.
        return "operands", text_of_error(error)
    if explain:
        call.describe()
    text = hide_addresses(call.run(function))
    if explain:
        text += "  <=  " + call.asked
    return call.name, text
