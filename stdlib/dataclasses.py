"""Data classes without exec().

CPython's module writes the text of each method and executes it. Here `__init__`, whose parameters differ from class to class, is put together by
_dataclasses.make_init; the other methods are closures over the names of the fields. Both say that they come from the file "<string>", and from the lines that
they would have in CPython's text, so that tracebacks are the same.
"""

import abc
import annotationlib
import copy
import itertools
import keyword
import sys
import types
from _dataclass_parts import functions_in, leading_names, move_class_cell, signature_text, slots_of
from _dataclasses import make_init as _make_init
from reprlib import recursive_repr

__all__ = [
    "dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING", "fields",
    "asdict", "astuple", "make_dataclass", "replace", "is_dataclass",
]

_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"
_POST_INIT_NAME = "__post_init__"


class FrozenInstanceError(AttributeError):
    pass


class _MISSING_TYPE:
    pass


class _KW_ONLY_TYPE:
    pass


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return "<factory>"


class _FIELD_BASE:
    __slots__ = ("name",)

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


MISSING = _MISSING_TYPE()
KW_ONLY = _KW_ONLY_TYPE()
_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()
_FIELD = _FIELD_BASE("_FIELD")
_FIELD_CLASSVAR = _FIELD_BASE("_FIELD_CLASSVAR")
_FIELD_INITVAR = _FIELD_BASE("_FIELD_INITVAR")
_ANY_MARKER = object()

# Values of these types are their own copies.
_ATOMIC_TYPES = frozenset(
    {
        types.NoneType,
        bool,
        int,
        float,
        str,
        complex,
        bytes,
        types.EllipsisType,
        types.NotImplementedType,
        types.CodeType,
        types.BuiltinFunctionType,
        types.FunctionType,
        type,
        range,
        property,
    }
)


class InitVar:
    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        shown = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f"dataclasses.InitVar[{shown}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    """What a data class knows of one of its fields; made by field() only."""

    __slots__ = (
        "name", "type", "default", "default_factory", "repr", "hash", "init", "compare", "metadata",
        "kw_only", "doc", "_field_type",
    )

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only, doc):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = types.MappingProxyType({} if metadata is None else metadata)
        self.kw_only = kw_only
        self.doc = doc
        self._field_type = None

    @recursive_repr()
    def __repr__(self):
        shown = (
            "name type default default_factory init repr hash compare metadata kw_only doc _field_type".split()
        )
        parts = [
            f"{name}={getattr(self, name)}" if name == "_field_type" else f"{name}={getattr(self, name)!r}"
            for name in shown
        ]
        return f"Field({','.join(parts)})"

    def __set_name__(self, owner, name):
        forward = getattr(type(self.default), "__set_name__", None)
        if forward:
            forward(self.default, owner, name)

    __class_getitem__ = classmethod(types.GenericAlias)


class _DataclassParams:
    __slots__ = (
        "init", "repr", "eq", "order", "unsafe_hash", "frozen", "match_args", "kw_only", "slots",
        "weakref_slot",
    )

    def __init__(self, **values):
        for name in self.__slots__:
            setattr(self, name, values[name])

    def __repr__(self):
        return f"_DataclassParams({','.join([f'{name}={getattr(self, name)!r}' for name in self.__slots__])})"


def field(
    *,
    default=MISSING,
    default_factory=MISSING,
    init=True,
    repr=True,
    hash=None,
    compare=True,
    metadata=None,
    kw_only=MISSING,
    doc=None,
):
    """What stands for a field in the body of a data class: its default, and in which methods it takes part."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only, doc)


# --- what annotations say ---


def _string_names(annotation, cls, a_module, a_type, is_wanted):
    """Whether a string annotation names `a_type` of `a_module`, as far as that can be told without evaluating it."""
    names = leading_names(annotation)
    if names is None:
        return False
    prefix, name = names
    namespace = None
    if prefix is None:
        namespace = sys.modules.get(cls.__module__).__dict__
    else:
        module = sys.modules.get(cls.__module__)
        if module and module.__dict__.get(prefix) is a_module:
            namespace = sys.modules.get(a_type.__module__).__dict__
    return bool(namespace) and is_wanted(namespace.get(name), a_module)


def _is_classvar(a_type, typing):
    return a_type is typing.ClassVar or typing.get_origin(a_type) is typing.ClassVar


def _is_initvar(a_type, module):
    return a_type is InitVar or type(a_type) is InitVar


def _is_kw_only(a_type, module):
    return a_type is KW_ONLY


def _says(annotation, cls, module, a_type, is_wanted):
    if is_wanted(annotation, module):
        return True
    return isinstance(annotation, str) and _string_names(annotation, cls, module, a_type, is_wanted)


def _get_field(cls, name, annotation, kw_only):
    """The Field of an annotated name of the class, checked."""
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        made = default
    else:
        # A slot of this name is no default.
        made = field(default=MISSING if isinstance(default, types.MemberDescriptorType) else default)
    made.name = name
    made.type = annotation
    made._field_type = _FIELD
    typing = sys.modules.get("typing")
    if typing and _says(annotation, cls, typing, typing.ClassVar, _is_classvar):
        made._field_type = _FIELD_CLASSVAR
    if made._field_type is _FIELD and _says(annotation, cls, sys.modules[__name__], InitVar, _is_initvar):
        made._field_type = _FIELD_INITVAR
    if made._field_type is not _FIELD and made.default_factory is not MISSING:
        raise TypeError(f"field {name} cannot have a default factory")
    if made._field_type is not _FIELD_CLASSVAR:
        if made.kw_only is MISSING:
            made.kw_only = kw_only
    elif made.kw_only is not MISSING:
        raise TypeError(f"field {name} is a ClassVar but specifies kw_only")
    if made._field_type is _FIELD and made.default.__class__.__hash__ is None:
        raise ValueError(
            f"mutable default {type(made.default)} for field {name} is not allowed: use default_factory"
        )
    return made


def _collect_fields(cls, annotations, kw_only):
    """The class's own fields, and its attributes put in order: a default stays, a bare field() goes."""
    own = []
    seen = False
    for name, annotation in annotations.items():
        if _says(annotation, cls, sys.modules[__name__], KW_ONLY, _is_kw_only):
            if seen:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            seen = kw_only = True
        else:
            own.append(_get_field(cls, name, annotation, kw_only))
    for each in own:
        if isinstance(getattr(cls, each.name, None), Field):
            if each.default is MISSING:
                delattr(cls, each.name)
            else:
                setattr(cls, each.name, each.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    return own


def _inherited_fields(cls, frozen):
    """Fields of base classes by name. Frozen and other data classes do not mix."""
    found = {}
    states = []
    for base in cls.__mro__[-1:0:-1]:
        base_fields = getattr(base, _FIELDS, None)
        if base_fields is not None:
            found.update(base_fields)
            states.append(getattr(base, _PARAMS).frozen)
    return found, states


# --- methods ---

_FILE = "<string>"


class _Methods:
    """Adds methods to a class. `line` is where CPython's text of the next method would begin."""

    def __init__(self, cls):
        self.cls = cls
        self.line = 2

    def add(self, function, lines, *, decorator=None, error=None, replaces=False):
        """One method, whose text has `lines` lines; `error`: what to say more when the class has it already."""
        name = function.__name__
        function.__code__ = function.__code__.replace(
            co_filename=_FILE, co_firstlineno=self.line + (decorator is not None), co_qualname=f"{self.cls.__qualname__}.{name}"
        )
        function.__qualname__ = f"__create_fn__.<locals>.{name}"
        if decorator is not None:
            function = decorator(function)
        self.skip(lines)
        self.put(name, function, error, replaces)

    def put(self, name, function, error=None, replaces=False):
        function.__qualname__ = f"{self.cls.__qualname__}.{name}"
        if name in self.cls.__dict__ and not replaces:
            if error is not None:
                raise TypeError(f"Cannot overwrite attribute {name} in class {self.cls.__name__}{error}")
            return
        setattr(self.cls, name, function)

    def skip(self, lines):
        self.line += lines


def _check_order_of_defaults(parameters):
    first = None
    for each in parameters:
        if each.default is not MISSING or each.default_factory is not MISSING:
            first = each
        elif first:
            raise TypeError(f"non-default argument {each.name!r} follows default argument {first.name!r}")


def _parameter_default(each):
    return each.default if each.default is not MISSING else _HAS_DEFAULT_FACTORY


def _has_default(each):
    return each.default is not MISSING or each.default_factory is not MISSING


def _init_steps(all_fields, registers, slots):
    """What `__init__` sets, in order: (name, register of the parameter or None, value or factory, whether that is a factory)."""
    steps = []
    for each in all_fields:
        if each._field_type is _FIELD_INITVAR:
            continue
        register = registers.get(each.name)
        if each.default_factory is not MISSING:
            steps.append((each.name, register, each.default_factory, True))
        elif each.init:
            steps.append((each.name, register, None, False))
        elif slots and each.default is not MISSING:
            steps.append((each.name, None, each.default, False))
    return steps


def _add_init(methods, cls_globals, all_fields, params):
    cls = methods.cls
    standard = [each for each in all_fields if each.init and not each.kw_only]
    keyword_only = [each for each in all_fields if each.init and each.kw_only]
    _check_order_of_defaults(standard)
    names = [each.name for each in standard + keyword_only]
    this = "__dataclass_self__" if "self" in names else "self"
    registers = {name: position for position, name in enumerate(names, 1)}
    defaults = tuple([_parameter_default(each) for each in standard if _has_default(each)])
    keyword_defaults = {each.name: _parameter_default(each) for each in keyword_only if _has_default(each)}
    post = None
    if hasattr(cls, _POST_INIT_NAME):
        post = tuple([registers[each.name] for each in all_fields if each._field_type is _FIELD_INITVAR])
    steps = _init_steps(all_fields, registers, params.slots)
    function = _make_init(
        cls_globals,
        f"{cls.__qualname__}.__init__",
        (this, *names),
        len(keyword_only),
        defaults or None,
        keyword_defaults or None,
        methods.line,
        tuple(steps),
        _HAS_DEFAULT_FACTORY,
        object.__setattr__ if params.frozen else None,
        post,
    )
    function.__annotate__ = _annotate_function(cls, "__init__", [each.name for each in all_fields if each.init], None)
    methods.skip(1 + max(len(steps) + (post is not None), 1))
    methods.put("__init__", function)


def _annotate_function(__class__, method_name, names, return_type):
    """`__annotate__` of a method: the annotations of these names in the class and its bases."""

    def __annotate__(format, /):
        Format = annotationlib.Format
        if format not in (Format.VALUE, Format.FORWARDREF, Format.STRING):
            raise NotImplementedError(format)
        known = {}
        for base in reversed(__class__.__mro__):
            known.update(annotationlib.get_annotations(base, format=format))
        found = {name: known[name] for name in names if name in known}
        found["return"] = annotationlib.type_repr(return_type) if format == Format.STRING else return_type
        return found

    # _add_slots makes it anew for the class that it makes.
    __annotate__.__generated_by_dataclasses__ = True
    __annotate__.__qualname__ = f"{__class__.__qualname__}.{method_name}.__annotate__"
    return __annotate__


# The bodies below keep to the lines of CPython's text: what can fail stands where it stands there.


def _add_repr(methods, names):
    def __repr__(self):
        return f"{self.__class__.__qualname__}({', '.join([f'{name}={getattr(self, name)!r}' for name in names])})"

    methods.add(__repr__, 3, decorator=recursive_repr())


def _add_eq(methods, names):
    def __eq__(self, other):
        if self is other: return True
        if other.__class__ is not self.__class__: return NotImplemented
        for name in names:
            if not (same := getattr(self, name) == getattr(other, name)): break
        return same if names else True

    methods.add(__eq__, 6)


def _add_order(methods, names):
    def __lt__(self, other):
        if other.__class__ is self.__class__:
            return tuple([getattr(self, name) for name in names]) < tuple([getattr(other, name) for name in names])
        return NotImplemented

    def __le__(self, other):
        if other.__class__ is self.__class__:
            return tuple([getattr(self, name) for name in names]) <= tuple([getattr(other, name) for name in names])
        return NotImplemented

    def __gt__(self, other):
        if other.__class__ is self.__class__:
            return tuple([getattr(self, name) for name in names]) > tuple([getattr(other, name) for name in names])
        return NotImplemented

    def __ge__(self, other):
        if other.__class__ is self.__class__:
            return tuple([getattr(self, name) for name in names]) >= tuple([getattr(other, name) for name in names])
        return NotImplemented

    for function in (__lt__, __le__, __gt__, __ge__):
        methods.add(function, 4, error=" Consider using functools.total_ordering")


def _add_frozen(methods, names):
    cls = methods.cls

    def __setattr__(self, name, value):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        super(cls, self).__setattr__(name, value)

    def __delattr__(self, name):
        if type(self) is cls or name in names:
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        super(cls, self).__delattr__(name)

    methods.add(__setattr__, 4, error="")
    methods.add(__delattr__, 4, error="")


def _add_hash(methods, names):
    def __hash__(self):
        return hash(tuple([getattr(self, name) for name in names]))

    methods.add(__hash__, 2, replaces=True)


def _hash_action(params, explicit):
    """What becomes of `__hash__`: "add", "none", "error" or nothing."""
    if params.unsafe_hash:
        return "error" if explicit else "add"
    if not params.eq or explicit:
        return ""
    return "add" if params.frozen else "none"


# --- slots ---


def _dataclass_getstate(self):
    return [getattr(self, each.name) for each in fields(self)]


def _dataclass_setstate(self, state):
    for each, value in zip(fields(self), state):
        # The class may be frozen.
        object.__setattr__(self, each.name, value)


def _new_slots(cls, own_fields, weakref_slot):
    """Slots for the fields that no base has one for; a dict when fields are documented."""
    inherited = set(itertools.chain.from_iterable(map(slots_of, cls.__mro__[1:-1])))
    documented = {each.name: each.doc for each in own_fields}
    names = [name for name in documented if name not in inherited]
    if weakref_slot and "__weakref__" not in inherited:
        names.append("__weakref__")
    if any(documented[name] is not None for name in names if name in documented):
        return {name: documented.get(name) for name in names}
    return tuple(names)


def _add_slots(cls, frozen, weakref_slot):
    """The class once more, with `__slots__`: they cannot be added to a class that exists."""
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    contents = dict(cls.__dict__)
    own_fields = fields(cls)
    contents["__slots__"] = _new_slots(cls, own_fields, weakref_slot)
    for each in own_fields:
        # Values of the slots' names are defaults, which the fields keep too.
        contents.pop(each.name, None)
    contents.pop("__dict__", None)
    contents.pop("__weakref__", None)
    made = type(cls)(cls.__name__, cls.__bases__, contents)
    made.__qualname__ = cls.__qualname__
    if frozen:
        if "__getstate__" not in contents:
            made.__getstate__ = _dataclass_getstate
        if "__setstate__" not in contents:
            made.__setstate__ = _dataclass_setstate
    for member in list(made.__dict__.values()):
        if any([move_class_cell(function, cls, made) for function in functions_in(member)]):
            break
    init = made.__dict__.get("__init__")
    annotate = getattr(init, "__annotate__", None)
    if getattr(annotate, "__generated_by_dataclasses__", False):
        move_class_cell(annotate, cls, made)
    return made


# --- the decorator ---


def _process_class(cls, params):
    methods = _Methods(cls)
    module = sys.modules.get(cls.__module__)
    cls_globals = module.__dict__ if module is not None else {}
    setattr(cls, _PARAMS, params)
    all_fields, frozen_bases = _inherited_fields(cls, params.frozen)
    annotations = annotationlib.get_annotations(cls, format=annotationlib.Format.FORWARDREF)
    for each in _collect_fields(cls, annotations, params.kw_only):
        all_fields[each.name] = each
    if any(frozen_bases) and not params.frozen:
        raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
    if params.frozen and not all(frozen_bases):
        raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    setattr(cls, _FIELDS, all_fields)
    own_hash = cls.__dict__.get("__hash__", MISSING)
    explicit_hash = not (own_hash is MISSING or (own_hash is None and "__eq__" in cls.__dict__))
    if params.order and not params.eq:
        raise ValueError("eq must be true if order is true")
    if "__replace__" not in cls.__dict__:
        cls.__replace__ = _replace
    _add_methods(methods, cls_globals, all_fields, params, explicit_hash)
    if params.match_args and "__match_args__" not in cls.__dict__:
        in_init = [each for each in all_fields.values() if each._field_type is not _FIELD_CLASSVAR and each.init]
        cls.__match_args__ = tuple([each.name for each in in_init if not each.kw_only])
    if not getattr(cls, "__doc__"):
        cls.__doc__ = cls.__name__ + signature_text(cls)
    if params.weakref_slot and not params.slots:
        raise TypeError("weakref_slot is True but slots is False")
    if params.slots:
        cls = _add_slots(cls, params.frozen, params.weakref_slot)
    abc.update_abstractmethods(cls)
    return cls


def _add_methods(methods, cls_globals, all_fields, params, explicit_hash):
    cls = methods.cls
    action = _hash_action(params, explicit_hash)
    if action == "none" or action == "add":
        cls.__hash__ = None
    real = [each for each in all_fields.values() if each._field_type is _FIELD]
    compared = tuple([each.name for each in real if each.compare])
    if params.init:
        in_init = [each for each in all_fields.values() if each._field_type is not _FIELD_CLASSVAR]
        _add_init(methods, cls_globals, in_init, params)
    if params.repr:
        _add_repr(methods, tuple([each.name for each in real if each.repr]))
    if params.eq:
        _add_eq(methods, compared)
    if params.order:
        _add_order(methods, compared)
    if params.frozen:
        _add_frozen(methods, frozenset([each.name for each in real]))
    if action == "error":
        raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
    if action == "add":
        hashed = [each.name for each in real if (each.compare if each.hash is None else each.hash)]
        _add_hash(methods, tuple(hashed))


def dataclass(
    cls=None,
    /,
    *,
    init=True,
    repr=True,
    eq=True,
    order=False,
    unsafe_hash=False,
    frozen=False,
    match_args=True,
    kw_only=False,
    slots=False,
    weakref_slot=False,
):
    """Turns a class into a data class: gives it methods that follow from its annotated fields.

    The parameters say which: __init__, __repr__, __eq__ and the like, orderings, a hash, none that change the object (frozen).
    """
    params = _DataclassParams(
        init=init,
        repr=repr,
        eq=eq,
        order=order,
        unsafe_hash=unsafe_hash,
        frozen=frozen,
        match_args=match_args,
        kw_only=kw_only,
        slots=slots,
        weakref_slot=weakref_slot,
    )

    def wrap(cls):
        return _process_class(cls, params)

    return wrap if cls is None else wrap(cls)


# --- functions over data classes ---


def fields(class_or_instance):
    """The Field objects of a data class or of its instance, in order, without class variables and InitVars."""
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple([each for each in found.values() if each._field_type is _FIELD])


def _is_dataclass_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Whether this is a data class or an instance of one."""
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


def asdict(obj, *, dict_factory=dict):
    """A dict of names and values, with data classes inside it turned into dicts too."""
    if not _is_dataclass_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _convert(obj, lambda pairs: dict_factory(pairs))


def astuple(obj, *, tuple_factory=tuple):
    """A tuple of the values, with data classes inside it turned into tuples too."""
    if not _is_dataclass_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _convert(obj, lambda pairs: tuple_factory([value for _, value in pairs]))


def _convert(obj, make):
    """A copy in which `make`, from pairs of names and values, takes the place of data classes."""
    kind = type(obj)
    if kind in _ATOMIC_TYPES:
        return obj
    if hasattr(kind, _FIELDS):
        return make([(each.name, _convert(getattr(obj, each.name), make)) for each in fields(obj)])
    if kind is list:
        return [_convert(each, make) for each in obj]
    if kind is dict:
        return {_convert(key, make): _convert(value, make) for key, value in obj.items()}
    if issubclass(kind, tuple):
        if hasattr(kind, "_fields"):
            return kind(*[_convert(each, make) for each in obj])
        return kind([_convert(each, make) for each in obj])
    if issubclass(kind, dict):
        pairs = [(_convert(key, make), _convert(value, make)) for key, value in obj.items()]
        if hasattr(kind, "default_factory"):
            made = kind(obj.default_factory)
            for key, value in pairs:
                made[key] = value
            return made
        return kind(pairs)
    if issubclass(kind, list):
        return kind([_convert(each, make) for each in obj])
    return copy.deepcopy(obj)


def replace(obj, /, **changes):
    """A copy of the object with other values in some of its fields."""
    if not _is_dataclass_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for each in getattr(self, _FIELDS).values():
        if each._field_type is _FIELD_CLASSVAR:
            continue
        if not each.init:
            if each.name in changes:
                raise TypeError(
                    f"field {each.name} is declared with init=False, it cannot be specified with replace()"
                )
            continue
        if each.name not in changes:
            if each._field_type is _FIELD_INITVAR and each.default is MISSING:
                raise TypeError(f"InitVar {each.name!r} must be specified with replace()")
            changes[each.name] = getattr(self, each.name)
    return self.__class__(**changes)


def _any_type(format):
    """typing.Any for fields without a type, as the format wants it."""
    if format == annotationlib.Format.STRING:
        return "typing.Any"
    if format == annotationlib.Format.FORWARDREF and "typing" not in sys.modules:
        return annotationlib.ForwardRef("Any", module="typing")
    from typing import Any

    return Any


def make_dataclass(
    cls_name,
    fields,
    *,
    bases=(),
    namespace=None,
    init=True,
    repr=True,
    eq=True,
    order=False,
    unsafe_hash=False,
    frozen=False,
    match_args=True,
    kw_only=False,
    slots=False,
    weakref_slot=False,
    module=None,
    decorator=dataclass,
):
    """A data class that is made at run time.

    Each of the fields is a name, (name, type) or (name, type, Field or default).
    """
    annotations = {}
    defaults = {}
    for item in fields:
        name, annotation = item, _ANY_MARKER
        if not isinstance(item, str):
            if len(item) == 2:
                name, annotation = item
            elif len(item) == 3:
                name, annotation, defaults[item[0]] = item
            else:
                raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if keyword.iskeyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in annotations:
            raise TypeError(f"Field name duplicated: {name!r}")
        annotations[name] = annotation

    def annotate_method(format):
        shown = {
            name: _any_type(format) if annotation is _ANY_MARKER else annotation
            for name, annotation in annotations.items()
        }
        return annotationlib.annotations_to_string(shown) if format == annotationlib.Format.STRING else shown

    def fill(contents):
        contents.update({} if namespace is None else namespace)
        contents.update(defaults)

    cls = types.new_class(cls_name, bases, {}, fill)
    cls.__annotate__ = annotate_method
    if module is None:
        module = sys._getframemodulename(1) or "__main__"
    if module is not None:
        cls.__module__ = module
    return decorator(
        cls,
        init=init,
        repr=repr,
        eq=eq,
        order=order,
        unsafe_hash=unsafe_hash,
        frozen=frozen,
        match_args=match_args,
        kw_only=kw_only,
        slots=slots,
        weakref_slot=weakref_slot,
    )
