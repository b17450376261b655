"""collections.namedtuple without eval().

CPython's builds the text of a lambda and evaluates it, only to give the parameters of __new__ their names. Here
that would link the whole front end into each program that uses a named tuple, so _collections._tuple_constructor
makes the function instead. Everything else is as the documentation describes it.
"""

from _collections import _tuple_constructor


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    """A new class derived from tuple whose items have names.

    >>> Point = namedtuple('Point', 'x y', defaults=[0])
    >>> Point(3), Point(3, y=4).y
    (Point(x=3, y=0), 4)
    """
    if isinstance(field_names, str):
        field_names = field_names.replace(',', ' ').split()
    field_names = [str(name) for name in field_names]
    typename = _sys.intern(str(typename))

    if rename:
        taken = set()
        for position, name in enumerate(field_names):
            if not name.isidentifier() or _iskeyword(name) or name.startswith('_') or name in taken:
                field_names[position] = f'_{position}'
            taken.add(name)
    for name in [typename, *field_names]:
        if type(name) is not str:
            raise TypeError('Type names and field names must be strings')
        if not name.isidentifier():
            raise ValueError(f'Type names and field names must be valid identifiers: {name!r}')
        if _iskeyword(name):
            raise ValueError(f'Type names and field names cannot be a keyword: {name!r}')
    taken = set()
    for name in field_names:
        if name.startswith('_') and not rename:
            raise ValueError(f'Field names cannot start with an underscore: {name!r}')
        if name in taken:
            raise ValueError(f'Encountered duplicate field name: {name!r}')
        taken.add(name)

    fields = tuple([_sys.intern(name) for name in field_names])
    count = len(fields)
    defaults_of_fields = {}
    if defaults is not None:
        defaults = tuple(defaults)
        if len(defaults) > count:
            raise TypeError('Got more default values than field names')
        first = count - len(defaults)
        defaults_of_fields = {name: defaults[i] for i, name in enumerate(fields[first:])}
    signature = ', '.join(fields) + (',' if count == 1 else '')
    text = '(' + ', '.join([f'{name}=%r' for name in fields]) + ')'
    # What the methods use, so that later assignments to the built-in names do not matter.
    plain_tuple, make_tuple, plain_dict, length, pairs, apply = tuple, tuple.__new__, dict, len, zip, map

    @classmethod
    def _make(cls, iterable):
        made = make_tuple(cls, iterable)
        if length(made) != count:
            raise TypeError(f'Expected {count} arguments, got {len(made)}')
        return made

    def _replace(self, /, **kwds):
        made = self._make(apply(kwds.pop, fields, self))
        if kwds:
            raise TypeError(f'Got unexpected field names: {list(kwds)!r}')
        return made

    def __repr__(self):
        'The name of the class and the fields with their values'
        return self.__class__.__name__ + text % self

    def _asdict(self):
        'A dict of the fields'
        return plain_dict(pairs(self._fields, self))

    def __getnewargs__(self):
        'The fields in a plain tuple, for copy and pickle'
        return plain_tuple(self)

    __new__ = _tuple_constructor(namedtuple, f'{typename}.__new__', ('_cls', *fields))
    __new__.__doc__ = f'Create new instance of {typename}({signature})'
    # The function that CPython evaluates belongs to no module of the program.
    __new__.__module__ = f'namedtuple_{typename}'
    if defaults is not None:
        __new__.__defaults__ = defaults
    _make.__func__.__doc__ = f'A {typename} of the items of an iterable'
    _replace.__doc__ = f'A copy of the {typename} with other values in some fields'
    for method in (_make.__func__, _replace, __repr__, _asdict, __getnewargs__):
        method.__qualname__ = f'{typename}.{method.__name__}'

    contents = {
        '__doc__': f'{typename}({signature})',
        '__slots__': (),
        '_fields': fields,
        '_field_defaults': defaults_of_fields,
        '__new__': __new__,
        '_make': _make,
        '__replace__': _replace,
        '_replace': _replace,
        '__repr__': __repr__,
        '_asdict': _asdict,
        '__getnewargs__': __getnewargs__,
        '__match_args__': fields,
    }
    for position, name in enumerate(fields):
        contents[name] = _tuplegetter(position, _sys.intern(f'Alias for field number {position}'))
    made = type(typename, (tuple,), contents)

    # The class says that it comes from where namedtuple() was called.
    if module is None:
        try:
            module = _sys._getframemodulename(1) or '__main__'
        except AttributeError:
            module = _sys._getframe(1).f_globals.get('__name__', '__main__')
    made.__module__ = module
    return made
