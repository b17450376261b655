# Covers: types: SimpleNamespace, new_class, prepare_class, resolve_bases, DynamicClassAttribute, MethodType, coroutine, CellType
import types
from types import SimpleNamespace

space = SimpleNamespace(a=1, b="two")
print(space, space.a, space == SimpleNamespace(b="two", a=1), space != SimpleNamespace(a=1), vars(space))
space.c = [space.a]
del space.b
print(space, SimpleNamespace({"x": 1}, y=2), SimpleNamespace([("k", 3)]), sorted(space.__dict__))
space.me = space
print(space)
for bad in (lambda: SimpleNamespace(1, 2), lambda: SimpleNamespace({1: 2}), lambda: space.nothing, lambda: space < space):
    try:
        bad()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)


class Record(SimpleNamespace):
    def total(self):
        return sum(vars(self).values())


print(Record(x=1, y=2), Record(x=1, y=2).total(), Record() == SimpleNamespace())
print(space.__replace__(a=9, me=None), Record(x=1).__replace__(x=5))


def fill(namespace):
    namespace["value"] = 3
    namespace["method"] = lambda self: self.value * 2


Made = types.new_class("Made", (Record,), {}, fill)
print(Made.__name__, Made.__mro__[1].__name__, Made().method())
meta, namespace, keywords = types.prepare_class("P", (int,), {"extra": 1})
print(meta, namespace, keywords, types.resolve_bases((list[int], int)))


class Holder:
    def __init__(self):
        self._value = 7

    @types.DynamicClassAttribute
    def value(self):
        return self._value


print(Holder().value)
try:
    Holder.value
except AttributeError as error:
    print(type(error).__name__)


def plain(self, x):
    return (self, x)


bound = types.MethodType(plain, "me")
print(bound(3), bound.__self__, bound.__func__ is plain)
cell = types.CellType(4)
print(cell.cell_contents, type(cell) is types.CellType)


@types.coroutine
def waiting():
    value = yield "asked"
    return value * 2


async def main():
    return await waiting() + 1


task = main()
print(task.send(None))
try:
    task.send(20)
except StopIteration as stop:
    print(stop.value)
kinds = (types.FunctionType, types.BuiltinFunctionType, types.ModuleType, types.NoneType, types.EllipsisType, types.GeneratorType)
print([kind.__name__ for kind in kinds], isinstance(plain, types.FunctionType), isinstance(len, types.BuiltinMethodType))
proxy = types.MappingProxyType({"k": 1})
print(proxy["k"], types.MappingProxyType is type(type.__dict__))
