# Covers: deferred annotations in the formats VALUE, FORWARDREF and STRING, ForwardRef, type_repr, __annotate__, evaluation of strings
import annotationlib
from annotationlib import Format, ForwardRef, get_annotations, type_repr
from typing import Optional


def known(a: int, b: "str", *c: list[int], d: Optional[int] = None) -> dict[str, int]: ...


def unknown(a: Missing, b: list[Missing], c: Missing.part | None, d: Missing[int, 3], e: -Missing + 1) -> {"x": Missing}: ...


class Tree:
    left: Tree | None
    value: Unknown
    both: tuple[Tree, Unknown]
    size: int = 0


class Generic[T]:
    item: T
    pair: tuple[T, Later]


def shown(annotations):
    """Without the addresses of functions."""
    return {name: str(value).split(", owner=<function")[0] for name, value in annotations.items()}


for what in (known, Tree, unknown, Generic):
    for format in (Format.VALUE, Format.FORWARDREF, Format.STRING):
        try:
            print(what.__name__, format.name, shown(get_annotations(what, format=format)))
        except NameError as error:
            print(what.__name__, format.name, "NameError:", error)

hints = get_annotations(Tree, format=Format.FORWARDREF)
ref = hints["value"]
print(type(ref), ref.__forward_arg__, ref.__owner__, ref.__forward_is_class__, ref == hints["value"])
try:
    ref.evaluate()
except NameError as error:
    print(error)
Unknown = bytes
print(ref.evaluate(), get_annotations(Tree)["value"], hints["both"].__args__[1].evaluate())
plain = ForwardRef("Tree", module=__name__)
print(plain, plain.evaluate(), ForwardRef("nope").evaluate(format=Format.FORWARDREF), ForwardRef("x.y", is_class=True))
print(ForwardRef("list[int]").evaluate(), ForwardRef("Tree | None").evaluate(globals=globals()), ForwardRef("T").evaluate(locals={"T": 3}))
for text in ("dict[str, tuple[int, ...]]", "Optional['Tree']", "int | str", "Callable[[int], None]", "Tree.size", "(int, str)", "None"):
    from collections.abc import Callable

    print(text, "->", ForwardRef(text).evaluate(globals=globals()))
for bad in (lambda: ForwardRef(3), lambda: ForwardRef("int[").evaluate(), lambda: ForwardRef("").evaluate()):
    try:
        print(bad())
    except (TypeError, SyntaxError) as error:
        print(type(error).__name__, error)

print([type_repr(each) for each in (int, Tree, known, len, None, ..., "s", list[int], Optional[int])])
print(annotationlib.annotations_to_string({"a": int, "b": "text", "c": list[str]}))
print(known.__annotate__(1) == known.__annotations__)
try:
    known.__annotate__(Format.STRING)
except NotImplementedError as error:
    print("NotImplementedError", error)
print(annotationlib.call_annotate_function(unknown.__annotate__, Format.STRING))


def by_hand(format, /):
    if format == Format.VALUE:
        return {"x": int}
    raise NotImplementedError


known.__annotate__ = by_hand
print(known.__annotations__, get_annotations(known, format=Format.STRING), get_annotations(known, format=Format.FORWARDREF))
known.__annotations__ = {"y": "Tree"}
print(get_annotations(known), get_annotations(known, eval_str=True), known.__annotate__)
Tree.__annotations__ = {"z": "list[Tree]"}
print(Tree.__annotations__, get_annotations(Tree, eval_str=True), Tree.__annotate__)
for bad in (lambda: get_annotations(3), lambda: get_annotations(Tree, format=9), lambda: get_annotations(Tree, eval_str=True, format=Format.STRING)):
    try:
        print(bad())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(get_annotations(annotationlib), get_annotations(len))
type Alias = Nowhere | int
print(annotationlib.call_evaluate_function(Alias.evaluate_value, Format.STRING), annotationlib.call_evaluate_function(Alias.evaluate_value, Format.FORWARDREF))
