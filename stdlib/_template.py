"""t-strings: the classes that string.templatelib names. The runtime calls _make_interpolation and _make_template."""


class Interpolation:
    """Interpolation object"""

    __module__ = "string.templatelib"
    __slots__ = ("_value", "_expression", "_conversion", "_format_spec")
    __match_args__ = ("value", "expression", "conversion", "format_spec")

    def __new__(cls, value, expression="", conversion=None, format_spec=""):
        if not isinstance(expression, str):
            raise TypeError(f"Interpolation() argument 'expression' must be str, not {type(expression).__name__}")
        if conversion is not None:
            if not isinstance(conversion, str):
                raise TypeError("Interpolation() argument 'conversion' must be str or None")
            if conversion not in ("s", "a", "r"):
                raise ValueError("Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'")
        if not isinstance(format_spec, str):
            raise TypeError(f"Interpolation() argument 'format_spec' must be str, not {type(format_spec).__name__}")
        return _make_interpolation(value, expression, conversion, format_spec)

    def __init_subclass__(cls):
        raise TypeError("type 'string.templatelib.Interpolation' is not an acceptable base type")

    @property
    def value(self):
        return self._value

    @property
    def expression(self):
        return self._expression

    @property
    def conversion(self):
        return self._conversion

    @property
    def format_spec(self):
        return self._format_spec

    def __repr__(self):
        return f"Interpolation({self._value!r}, {self._expression!r}, {self._conversion!r}, {self._format_spec!r})"

    def __reduce__(self):
        return (Interpolation, (self._value, self._expression, self._conversion, self._format_spec))

    @classmethod
    def __class_getitem__(cls, item, /):
        return _alias(cls, item)


class Template:
    """Template object"""

    __module__ = "string.templatelib"
    __slots__ = ("_strings", "_interpolations")

    def __new__(cls, *args, **kwargs):
        if kwargs:
            raise TypeError("Template.__new__ only accepts *args arguments")
        strings, interpolations, last = [], [], ""
        for arg in args:
            if isinstance(arg, str):
                last += arg
            elif isinstance(arg, Interpolation):
                strings.append(last)
                interpolations.append(arg)
                last = ""
            else:
                raise TypeError(
                    "Template.__new__ *args need to be of type 'str' or 'Interpolation', "
                    f"got {type(arg).__name__}"
                )
        strings.append(last)
        return _make_template(tuple(strings), tuple(interpolations))

    def __init_subclass__(cls):
        raise TypeError("type 'string.templatelib.Template' is not an acceptable base type")

    @property
    def strings(self):
        return self._strings

    @property
    def interpolations(self):
        return self._interpolations

    @property
    def values(self):
        return tuple(each._value for each in self._interpolations)

    def __iter__(self):
        return TemplateIter(self)

    def __add__(self, other):
        if not isinstance(other, Template):
            raise TypeError(
                'can only concatenate string.templatelib.Template (not "'
                f'{_full_name(type(other))}") to string.templatelib.Template'
            )
        *first, last = self._strings
        strings = (*first, last + other._strings[0], *other._strings[1:])
        return _make_template(strings, self._interpolations + other._interpolations)

    def __repr__(self):
        return f"Template(strings={self._strings!r}, interpolations={self._interpolations!r})"

    def __reduce__(self):
        from string.templatelib import _template_unpickle

        return (_template_unpickle, (self._strings, self._interpolations))

    @classmethod
    def __class_getitem__(cls, item, /):
        return _alias(cls, item)


class TemplateIter:
    """Gives a template's parts in order, empty strings left out."""

    __module__ = "string.templatelib"
    __slots__ = ("_parts", "_next")

    def __init__(self, template):
        parts = []
        for string, interpolation in zip(template._strings, template._interpolations):
            if string:
                parts.append(string)
            parts.append(interpolation)
        if template._strings[-1]:
            parts.append(template._strings[-1])
        self._parts = parts
        self._next = 0

    def __iter__(self):
        return self

    def __next__(self):
        if self._next == len(self._parts):
            raise StopIteration
        self._next += 1
        return self._parts[self._next - 1]


def _full_name(cls):
    return cls.__qualname__ if cls.__module__ == "builtins" else f"{cls.__module__}.{cls.__qualname__}"


def _alias(cls, item):
    return type(list[int])(cls, item)


def _make_interpolation(value, expression, conversion, format_spec):
    self = object.__new__(Interpolation)
    self._value = value
    self._expression = expression
    self._conversion = conversion
    self._format_spec = format_spec
    return self


def _make_template(strings, interpolations):
    self = object.__new__(Template)
    self._strings = strings
    self._interpolations = interpolations
    return self
