# Covers: generic aliases and unions at run time: subscription of built-ins and own classes, __origin__, __args__, parameters, equality, hashing, isinstance, calls, attributes, unions with None.
import types
from collections import defaultdict, deque


def attempt(label, action):
    try:
        print(label, "->", action())
    except Exception as error:
        print(label, "!", type(error).__name__, error)


alias = list[int]
print(alias, alias.__origin__, alias.__args__, alias.__parameters__, type(alias).__name__, repr(dict[str, list[int]]))
print(alias == list[int], alias is list[int], hash(alias) == hash(list[int]), alias == list[str], alias != list, {alias: 1}[list[int]])
print(alias(), alias("ab"), type(alias()).__name__, dict[str, int](a=1), tuple[int, ...]((1, 2)), deque[int]([1], maxlen=2), defaultdict[str, int](int))
print(alias.append, alias.__name__, alias.__class__, alias.__doc__ == list.__doc__, alias.__mro_entries__((list,)))
for text, make in {
    "tuple[()]": lambda: tuple[()],
    "tuple[int, ...]": lambda: tuple[int, ...],
    "list[int, str]": lambda: list[int, str],
    "list['fwd']": lambda: list["fwd"],
    "list[None]": lambda: list[None],
    "dict[int]": lambda: dict[int],
    "set[list[int]]": lambda: set[list[int]],
    "type[int]": lambda: type[int],
    "list[1:2]": lambda: list[1:2],
    "list[[int]]": lambda: list[[int]],
    "int[str]": lambda: int[str],
    "str[int]": lambda: str[int],
    "range[int]": lambda: range[int],
    "object[int]": lambda: object[int],
    "list[int][str]": lambda: list[int][str],
    "slice[int]": lambda: slice[int, int, int],
    "enumerate[int]": lambda: enumerate[int],
    "memoryview[int]": lambda: memoryview[int],
    "BaseException[int]": lambda: BaseExceptionGroup[ValueError],
    "staticmethod": lambda: staticmethod[int, str],
    "types": lambda: types.MappingProxyType[str, int],
}.items():
    attempt(text, make)
attempt("isinstance", lambda: isinstance([], list[int]))
attempt("issubclass", lambda: issubclass(list, list[int]))
attempt("isinstance of union", lambda: isinstance([], int | list[int]))
attempt("set attribute", lambda: setattr(alias, "x", 1))
attempt("get missing", lambda: alias.missing)
attempt("hash of unhashable", lambda: hash(list[[1]]))
attempt("iterate", lambda: [*tuple[int]])
attempt("star", lambda: tuple[*tuple[int, str]])

union = int | str
print(union, union.__args__, type(union).__name__, union == str | int, hash(union) == hash(str | int), int | int, int | str | int, (int | str) | (str | None))
print(int | None, None | int, list[int] | None, int | "forward" if False else int | list, isinstance(1, union), isinstance(None, int | None), isinstance("s", int | None))
print(issubclass(bool, union), issubclass(float, union), union | float == int | str | float, (int | str).__parameters__, repr(int | list[str]))
attempt("1 | int", lambda: 1 | int)
attempt("int | 1", lambda: int | 1)
attempt("None | None", lambda: None | None)
attempt("call", lambda: union(1))
attempt("subscript", lambda: union[int])
attempt("attribute", lambda: union.missing)
attempt("isinstance bad", lambda: isinstance(1, (int | str, float)))
attempt("except", lambda: except_union())


def except_union():
    try:
        raise ValueError("v")
    except (ValueError | TypeError) as error:
        return error


class Box[T]:
    def __init__(self, value=None):
        self.value = value


class Legacy:
    def __class_getitem__(cls, item):
        return types.GenericAlias(cls, item)


class Custom:
    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item!r}]"


class Child(Custom):
    pass


class Inherits(list[int]):
    pass


class Both(Legacy[int], dict[str, int]):
    pass


print(Legacy[int], Legacy[int].__origin__, Legacy[int](), Custom[1, 2], Child[...], Child[int:str]) if False else print(Legacy[int], Legacy[int].__origin__, Custom[1, 2], Child[...])
print(Inherits.__mro__[1], Inherits.__orig_bases__, Both.__bases__, Both.__orig_bases__, Inherits([1]), type(Legacy[int]()).__name__)
print(type(Box[int]).__name__, Box[int].__origin__ is Box, Box[int].__args__, Box[int](5).value, Box[int] == Box[int], Box[int](1).__orig_class__ == Box[int])


def generic[T, U](x: dict[T, list[U]]) -> T | U:
    return x


annotation = generic.__annotations__["x"]
print(annotation, annotation.__parameters__, annotation[int, str], annotation.__args__[1].__parameters__, generic.__annotations__["return"])
attempt("too many", lambda: annotation[int, str, float])
alias = types.GenericAlias(int, (str,))
print(alias, alias.__args__, alias("5"), types.GenericAlias(list, int), types.GenericAlias(5, (1,)))
attempt("wrong", lambda: types.GenericAlias(list))
attempt("pickle-like", lambda: list[int].__reduce__()[1])
attempt("copy", lambda: (list[int].__copy__() if hasattr(list[int], "__copy__") else list[int]) == list[int])
attempt("unpacked", lambda: next(iter(tuple[int, str])).__unpacked__)
attempt("union type", lambda: types.UnionType is type(int | str))
attempt("union instance", lambda: types.UnionType())
