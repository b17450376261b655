# Covers: typing generics: type variables, aliases, subscription, origin and args, unions, Literal, Annotated, ParamSpec
import typing
from collections.abc import Callable, Iterable, Mapping
from typing import Annotated, Any, Concatenate, Final, Generic, Literal, Optional, ParamSpec, TypeVar, TypeVarTuple
from typing import Union, Unpack, get_args, get_origin

T = TypeVar("T")
K = TypeVar("K", bound=str)
N = TypeVar("N", int, float)
P = ParamSpec("P")
Ts = TypeVarTuple("Ts")


class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: list[T] = []

    def push(self, item: T) -> None:
        self.items.append(item)

    def pop(self) -> T:
        return self.items.pop()


class Table(Generic[K, T], dict):
    pass


class Row(Generic[Unpack[Ts]]):
    pass


print(Stack, Stack[int], Stack[T], Stack[list[T]][str])
print(Stack[int].__origin__ is Stack, Stack[int].__args__, Stack[T].__parameters__)
stack = Stack[int]()
stack.push(3)
print(stack.pop(), stack.__orig_class__, Stack.__orig_bases__, Stack.__parameters__)
print(Table[str, int], Table.__mro__[1:], isinstance(Table(), dict))
print(Row[int, str], Row[()], Row[*tuple[int, ...]])
print(T, K.__bound__, N.__constraints__, P, P.args, P.kwargs, Ts)
print(repr(TypeVar("A", covariant=True)), repr(TypeVar("B", contravariant=True)), TypeVar("D", default=int).__default__)

for form in (
    typing.List[int], typing.Dict[str, int], list[int], Optional[int], Union[int, str, None], int | str,
    Literal[1, "a", None], Annotated[int, "meta", 3], Callable[[int, str], bool], Callable[..., int],
    typing.Callable[[T], T], typing.Tuple[int, ...], typing.Tuple[()], typing.Type[int], Final[int],
    Mapping[str, list[int]], typing.Iterable[T], Concatenate[int, P], typing.ClassVar[int], Any, Generic[T],
):
    print(form, "|", get_origin(form), "|", get_args(form))

Pair = tuple[T, T]
print(Pair[int], Pair.__parameters__, dict[K, list[T]][str, int])
Handler = Callable[P, T]
print(Handler[[int, str], bool], Handler[..., None])
print(Union[int, int], Union[int, Union[str, int]], Optional[None], Union[int, str] == Union[str, int])
print(Literal[1, 1, True], Literal[1] == Literal[True], Literal["a", Literal["b"]])
print(Annotated[Annotated[int, 1], 2].__metadata__, Annotated[int, 1].__origin__)
print(isinstance(3, int | str), isinstance(3, Union[str, None]), issubclass(bool, Union[int, str]))
print(typing.List[int] == typing.List[int], hash(typing.List[int]) == hash(typing.List[int]), list[int] == typing.List[int])

for bad in (
    lambda: Stack[int, str],
    lambda: Generic[int],
    lambda: isinstance([], list[int]),
    lambda: isinstance([], typing.List[int]),
    lambda: Optional[int, str],
    lambda: Literal[1][2],
    lambda: Union[()],
    lambda: Annotated[int],
    lambda: Any(),
    lambda: typing.List[1],
    lambda: typing.Union(),
    lambda: TypeVar("X", int),
    lambda: TypeVar("X", covariant=True, contravariant=True),
    lambda: typing.ClassVar[int, str],
    lambda: Final["a", "b"],
):
    try:
        print(bad())
    except TypeError as error:
        print("TypeError:", error)
    except ValueError as error:
        print("ValueError:", error)


def first[X](items: Iterable[X], fallback: X | None = None) -> X | None:
    for item in items:
        return item
    return fallback


print(first([1, 2]), first([], "x"), first.__type_params__, first.__annotations__)


class Box[X: (int, str) = int]:
    value: X


print(Box[int], Box.__type_params__[0].__constraints__, Box.__type_params__[0].__default__, Box.__orig_bases__)
type Nested[X] = X | list[Nested[X]]
print(Nested, Nested[int], Nested.__value__, Nested.__type_params__)
print(typing.cast(int, "x"), typing.get_type_hints(Stack.push), typing.is_typeddict(Stack))
