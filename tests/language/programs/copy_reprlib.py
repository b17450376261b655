# Covers: copy and reprlib on native containers: shallow and deep copies, state, shortened and recursive text.
import copy
import reprlib
from collections import OrderedDict, defaultdict, deque
from functools import partial
from operator import attrgetter, itemgetter, methodcaller


class Node:
    def __init__(self, value):
        self.value, self.links = value, []

    def __repr__(self):
        return f'Node({self.value}, {len(self.links)})'


class Stack(deque):
    def __init__(self, *args, label='none'):
        super().__init__(*args)
        self.label = label


a, b = Node(1), Node([2])
a.links.append(b)
b.links.append(a)
c = copy.deepcopy(a)
print(c, c.links[0].links[0] is c, c.links[0].value is b.value, copy.copy(a).links is a.links)
for original in (deque([[1], 2], 5), OrderedDict(x=[1], y=2), defaultdict(list, k=[3]), [1, [2]], {1: {2}}, (1, [2]),
                 {'a': (1, 2)}, bytearray(b'xy'), frozenset([1]), range(3), slice(1, 2)):
    shallow, deep = copy.copy(original), copy.deepcopy(original)
    print(type(shallow).__name__, shallow == original == deep, shallow is original, deep is original, deep)
print(copy.copy(deque([1, 2], 2)).maxlen, copy.deepcopy(defaultdict(int)).default_factory)
shared = [1]
pair = copy.deepcopy([shared, shared, deque([shared])])
print(pair[0] is pair[1] is pair[2][0], pair[0] is shared)
for callable_ in (itemgetter(1), itemgetter(0, 2), attrgetter('real', 'imag'), methodcaller('count', 1), partial(max, 2)):
    print(copy.copy(callable_), copy.deepcopy(callable_))
print(copy.deepcopy(itemgetter(1))([5, 6]), copy.copy(partial(pow, 2))(10))
s = Stack([1, 2], label='top')
print(copy.copy(s).__class__.__name__, list(copy.copy(s)), copy.copy(s).label)


class Custom:
    def __copy__(self):
        return 'shallow'

    def __deepcopy__(self, memo):
        return 'deep'


print(copy.copy(Custom()), copy.deepcopy([Custom()]))
for bad in (lambda: copy.copy(iter(deque([1]))), lambda: copy.copy((x for x in 'a')), lambda: copy.replace(3, x=1)):
    try:
        print(type(bad()).__name__)
    except Exception as e:
        print(type(e).__name__, e)

print(reprlib.repr(list(range(100))), reprlib.repr('x' * 100), reprlib.repr(deque(range(10))), reprlib.repr({i: i for i in range(9)}))
print(reprlib.repr([[[[[[[1]]]]]]]), reprlib.repr(frozenset([1])), reprlib.repr(10**60))
short = reprlib.Repr(maxlist=2, maxstring=10)
print(short.repr([1, 2, 3]), short.repr('abcdefghijklmnop'))


class Tree:
    def __init__(self):
        self.children = [self]

    @reprlib.recursive_repr(fillvalue='<tree>')
    def __repr__(self):
        return f'Tree({self.children!r})'


print(Tree())
