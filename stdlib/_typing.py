"""What CPython writes in C for typing: type parameters, type aliases, Generic.

The runtime calls the functions _make_* for type parameters in square brackets and for `type` statements, and _parameters and _substitute for the arguments of
types.GenericAlias and unions.
"""

import sys

# Readers of `X | Y` make unions of everything, whatever the operands' own operators say.
Union = type(int | str)
_GenericAlias = type(list[int])

_VALUE = 1
_STRING = 4


# A function in C, which does not become a method of the classes that it is put in.
@staticmethod
def _idfunc(x):
    return x


def _caller(depth):
    """The module that calls: where type parameters say that they come from."""
    try:
        return sys._getframe(depth + 1).f_globals.get("__name__")
    except ValueError:
        return None


def _typing_function(name):
    import typing

    return getattr(typing, name)


def _type_check(value, message):
    if value is None:
        return type(None)
    if type(value) is type:
        return value
    return _typing_function("_type_check")(value, message)


class NoDefaultType:
    __module__ = "typing"
    __slots__ = ()

    def __new__(cls):
        return NoDefault

    def __repr__(self):
        return "typing.NoDefault"

    def __reduce__(self):
        return "NoDefault"

    def __init_subclass__(cls):
        raise TypeError("type 'NoDefaultType' is not an acceptable base type")


NoDefault = object.__new__(NoDefaultType)


class _ConstantEvaluator:
    """An evaluate_* function for a value that is known already."""

    __slots__ = ("_value",)

    def __init__(self, value):
        self._value = value

    def __repr__(self):
        return f"<constevaluator {self._value!r}>"

    def __call__(self, format=_VALUE, /):
        if format == _STRING:
            from annotationlib import type_repr

            if type(self._value) is tuple:
                return "(" + ", ".join(map(type_repr, self._value)) + ")"
            return type_repr(self._value)
        return self._value


_ConstantEvaluator.__name__ = _ConstantEvaluator.__qualname__ = "_ConstEvaluator"


class _Lazy:
    """A value that is computed when it is asked for the first time."""

    __slots__ = ("evaluate", "value", "known")

    def __init__(self, evaluate=None, value=None):
        self.evaluate = evaluate
        self.value = value
        self.known = evaluate is None

    def get(self):
        if not self.known:
            self.value = self.evaluate(_VALUE)
            self.known = True
        return self.value

    def evaluator(self, absent):
        if self.evaluate is not None:
            return self.evaluate
        return None if self.value is absent else _ConstantEvaluator(self.value)


def _prefix(parameter):
    if parameter._infer_variance:
        return ""
    if parameter.__covariant__:
        return "+"
    return "-" if parameter.__contravariant__ else "~"


class _Parameter:
    """What the three kinds of type parameters share."""

    __slots__ = ("__name__", "_default", "_infer_variance", "__covariant__", "__contravariant__", "__dict__", "__weakref__")

    def __init_subclass__(cls, final=False):
        if not final:
            base = next(each for each in cls.__mro__[1:] if issubclass(each, _Parameter))
            raise TypeError(f"type 'typing.{base.__name__}' is not an acceptable base type")

    def _set_variance(self, covariant, contravariant, infer):
        covariant, contravariant, infer = bool(covariant), bool(contravariant), bool(infer)
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        if infer and (covariant or contravariant):
            raise ValueError("Variance cannot be specified with infer_variance.")
        self.__covariant__ = covariant
        self.__contravariant__ = contravariant
        self._infer_variance = infer

    @property
    def __infer_variance__(self):
        return self._infer_variance

    @property
    def __default__(self):
        return self._default.get()

    @property
    def evaluate_default(self):
        return self._default.evaluator(NoDefault)

    def has_default(self):
        return self._default.evaluate is not None or self._default.value is not NoDefault

    def __repr__(self):
        return _prefix(self) + self.__name__

    def __reduce__(self):
        return self.__name__

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __mro_entries__(self, bases, /):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")


class TypeVar(_Parameter, final=True):
    """Type variable."""

    __module__ = "typing"
    __slots__ = ("_bound", "_constraints")

    def __new__(
        cls,
        name,
        *constraints,
        bound=None,
        default=NoDefault,
        covariant=False,
        contravariant=False,
        infer_variance=False,
    ):
        self = object.__new__(cls)
        _check_name(name)
        self._set_variance(covariant, contravariant, infer_variance)
        if bound is not None:
            bound = _type_check(bound, "Bound must be a type.")
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        self.__name__ = name
        self._bound = _Lazy(value=bound)
        self._constraints = _Lazy(value=constraints)
        self._default = _Lazy(value=default)
        self.__module__ = _caller(1)
        return self

    @property
    def __bound__(self):
        return self._bound.get()

    @property
    def __constraints__(self):
        return self._constraints.get()

    @property
    def evaluate_bound(self):
        return self._bound.evaluator(None)

    @property
    def evaluate_constraints(self):
        return self._constraints.evaluator(())

    def __typing_subst__(self, arg, /):
        return _typing_function("_typevar_subst")(self, arg)

    def __typing_prepare_subst__(self, alias, args, /):
        parameters = alias.__parameters__
        index = parameters.index(self)
        if index < len(args):
            return args
        if index == len(args) and self.has_default():
            return (*args, self.__default__)
        raise TypeError(f"Too few arguments for {alias}")


class ParamSpecArgs:
    """The args for a ParamSpec object."""

    __module__ = "typing"

    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f"{_name_of(self.__origin__)}.args"

    def __eq__(self, other):
        if type(other) is not type(self):
            return NotImplemented
        return self.__origin__ == other.__origin__

    __hash__ = None

    def __mro_entries__(self, bases, /):
        raise TypeError("Cannot subclass an instance of ParamSpecArgs")


class ParamSpecKwargs:
    """The kwargs for a ParamSpec object."""

    __module__ = "typing"

    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f"{_name_of(self.__origin__)}.kwargs"

    def __eq__(self, other):
        if type(other) is not type(self):
            return NotImplemented
        return self.__origin__ == other.__origin__

    __hash__ = None

    def __mro_entries__(self, bases, /):
        raise TypeError("Cannot subclass an instance of ParamSpecKwargs")


def _name_of(origin):
    return origin.__name__ if isinstance(origin, ParamSpec) else repr(origin)


class ParamSpec(_Parameter, final=True):
    """Parameter specification."""

    __module__ = "typing"
    __slots__ = ("_bound",)

    def __new__(
        cls,
        name,
        *,
        bound=None,
        default=NoDefault,
        covariant=False,
        contravariant=False,
        infer_variance=False,
    ):
        self = object.__new__(cls)
        _check_name(name)
        self._set_variance(covariant, contravariant, infer_variance)
        if bound is not None:
            bound = _type_check(bound, "Bound must be a type.")
        self.__name__ = name
        self._bound = bound
        self._default = _Lazy(value=default)
        self.__module__ = _caller(1)
        return self

    @property
    def __bound__(self):
        return self._bound

    @property
    def args(self):
        """Represents positional arguments."""
        return ParamSpecArgs(self)

    @property
    def kwargs(self):
        """Represents keyword arguments."""
        return ParamSpecKwargs(self)

    def __typing_subst__(self, arg, /):
        return _typing_function("_paramspec_subst")(self, arg)

    def __typing_prepare_subst__(self, alias, args, /):
        return _typing_function("_paramspec_prepare_subst")(self, alias, args)


class TypeVarTuple(_Parameter, final=True):
    """Type variable tuple."""

    __module__ = "typing"
    __slots__ = ()

    def __new__(cls, name, *, default=NoDefault):
        self = object.__new__(cls)
        _check_name(name)
        self.__name__ = name
        self._set_variance(False, False, True)
        self._default = _Lazy(value=default)
        self.__module__ = _caller(1)
        return self

    def __iter__(self):
        yield _typing_function("Unpack")[self]

    def __typing_subst__(self, arg, /):
        raise TypeError("Substitution of bare TypeVarTuple is not supported")

    def __typing_prepare_subst__(self, alias, args, /):
        return _typing_function("_typevartuple_prepare_subst")(self, alias, args)


def _check_name(name):
    if not isinstance(name, str):
        raise TypeError(f"argument 'name' must be str, not {type(name).__name__}")


class TypeAliasType:
    """Type alias."""

    __module__ = "typing"
    __slots__ = ("__name__", "_type_params", "_value", "_module")

    def __new__(cls, name, value, *, type_params=()):
        _check_name(name)
        if not isinstance(type_params, tuple):
            raise TypeError("type_params must be a tuple")
        self = object.__new__(cls)
        self.__name__ = name
        self._type_params = type_params
        self._value = _Lazy(value=value)
        self._module = _caller(1)
        return self

    def __init_subclass__(cls):
        raise TypeError("type 'typing.TypeAliasType' is not an acceptable base type")

    @property
    def __value__(self):
        return self._value.get()

    @property
    def evaluate_value(self):
        return self._value.evaluate or _ConstantEvaluator(self._value.value)

    @property
    def __type_params__(self):
        return self._type_params

    @property
    def __parameters__(self):
        unpack = _typing_function("Unpack") if self._type_params else None
        return tuple(unpack[each] if isinstance(each, TypeVarTuple) else each for each in self._type_params)

    @property
    def __module__(self):
        return self._module

    def __repr__(self):
        return self.__name__

    def __reduce__(self):
        return self.__name__

    def __getitem__(self, args):
        if not self._type_params:
            raise TypeError("Only generic type aliases are subscriptable")
        return _GenericAlias(self, args)

    def __iter__(self):
        yield _typing_function("Unpack")[self]

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class Generic:
    """Abstract base class for generic types.

    On Python 3.12 and newer, generic classes implicitly inherit from
    Generic when they declare a parameter list after the class's name::

        class Mapping[KT, VT]:
            def __getitem__(self, key: KT) -> VT:
                ...

    On older versions of Python, however, generic classes have to
    explicitly inherit from Generic.
    """

    __module__ = "typing"
    __slots__ = ()

    @classmethod
    def __class_getitem__(cls, *args):
        return _typing_function("_generic_class_getitem")(cls, *args)

    @classmethod
    def __init_subclass__(cls, *args, **kwargs):
        return _typing_function("_generic_init_subclass")(cls, *args, **kwargs)


# ---------------------------------------------------------------- what the runtime calls


def _make_type_var(name, bound=None, constraints=None):
    self = object.__new__(TypeVar)
    self.__name__ = name
    self._set_variance(False, False, True)
    self._bound = _Lazy(bound)
    self._constraints = _Lazy(constraints, ())
    self._default = _Lazy(value=NoDefault)
    self.__module__ = _caller(1)
    return self


def _make_param_spec(name):
    self = ParamSpec(name, infer_variance=True)
    self.__module__ = _caller(1)
    return self


def _make_type_var_tuple(name):
    self = TypeVarTuple(name)
    self.__module__ = _caller(1)
    return self


def _set_default(parameter, evaluate):
    parameter._default = _Lazy(evaluate)
    return parameter


def _make_alias(name, type_params, evaluate):
    self = TypeAliasType(name, None, type_params=type_params or ())
    self._value = _Lazy(evaluate)
    self._module = _caller(1)
    return self


def _subscript_generic(parameters):
    unpack = _typing_function("Unpack")
    return _typing_function("_GenericAlias")(
        Generic, tuple(unpack[each] if isinstance(each, TypeVarTuple) else each for each in parameters)
    )


def _parameters(args):
    """The type parameters among the arguments of an alias, each once, in the order in which they are first met."""
    found = []

    def add(parameter):
        if parameter not in found:
            found.append(parameter)

    for arg in args:
        if isinstance(arg, type):
            continue
        if isinstance(arg, (tuple, list)):
            for each in _parameters(arg):
                add(each)
        elif hasattr(type(arg), "__typing_subst__"):
            add(arg)
        else:
            for each in getattr(arg, "__parameters__", ()):
                add(each)
    return tuple(found)


def _is_unpacked(arg):
    return not isinstance(arg, type) and getattr(arg, "__typing_is_unpacked_typevartuple__", False) is True


def _unpack_items(items):
    """Arguments of `alias[items]`, `*tuple[int, str]` written out."""
    if not isinstance(items, tuple):
        items = (items,)
    result = []
    for item in items:
        inside = None if isinstance(item, type) else getattr(item, "__typing_unpacked_tuple_args__", None)
        if inside is not None and not (inside and inside[-1] is Ellipsis):
            result.extend(inside)
        else:
            result.append(item)
    return tuple(result)


def _substitute(alias, args, parameters, items):
    """The arguments `args` of `alias` with its type parameters replaced by `items`."""
    if not parameters:
        raise TypeError(f"{alias!r} is not a generic class")
    items = _unpack_items(items)
    for parameter in parameters:
        prepare = getattr(type(parameter), "__typing_prepare_subst__", None)
        if prepare is not None:
            items = prepare(parameter, alias, items)
            if not isinstance(items, tuple):
                items = (items,)
    if len(items) != len(parameters):
        few = "many" if len(items) > len(parameters) else "few"
        raise TypeError(
            f"Too {few} arguments for {alias!r}; actual {len(items)}, expected {len(parameters)}"
        )
    return _replace(args, dict(zip(parameters, items)))


def _replace(args, chosen):
    result = []
    for arg in args:
        if isinstance(arg, type):
            result.append(arg)
        elif isinstance(arg, (tuple, list)):
            replaced = _replace(arg, chosen)
            result.append(list(replaced) if isinstance(arg, list) else replaced)
        elif hasattr(type(arg), "__typing_subst__"):
            result.append(type(arg).__typing_subst__(arg, chosen[arg]))
        else:
            inner = getattr(arg, "__parameters__", ())
            if not isinstance(inner, tuple) or not inner:
                result.append(arg)
                continue
            values = []
            for parameter in inner:
                value = chosen[parameter]
                if isinstance(value, tuple) and isinstance(parameter, TypeVarTuple):
                    values.extend(value)
                else:
                    values.append(value)
            replaced = arg[tuple(values)]
            if _is_unpacked(arg) and isinstance(replaced, tuple):
                result.extend(replaced)
            else:
                result.append(replaced)
    return tuple(result)


_Parameter.__module__ = "typing"
