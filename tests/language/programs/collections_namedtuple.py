# Covers: collections.namedtuple: fields, methods, defaults, renaming, errors; Counter and ChainMap.
from collections import ChainMap, Counter, namedtuple
import copy


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


Point = namedtuple('Point', 'x y')
p = Point(1, y=2)
print(p, p.x + p.y, p[0], p == (1, 2), hash(p) == hash((1, 2)), len(p), [*p])
print(Point._fields, Point._field_defaults, Point.__doc__, Point.__name__, Point.__module__, Point.__qualname__)
print(p._asdict(), p._replace(x=5), Point._make([7, 8]), p.__getnewargs__(), copy.copy(p), copy.replace(p, y=0))
print(Point.__new__.__name__, Point.__new__.__qualname__, Point.__new__.__doc__, Point.__new__.__defaults__)
print(Point.__new__.__code__.co_varnames, Point.__new__.__code__.co_argcount, Point.__match_args__, Point.__slots__)
show(lambda: Point(1))
show(lambda: Point())
show(lambda: Point(1, 2, 3))
show(lambda: Point(1, z=3))
show(lambda: Point(1, 2, x=3))
show(lambda: Point._make([1]))
show(lambda: p._replace(q=1))
show(lambda: p.nope)
show(lambda: setattr(p, 'x', 3))
show(lambda: delattr(p, 'x'))
show(lambda: Point.__new__(int, 1, 2))
show(lambda: Point.__new__(3, 1, 2))
for arguments in [('A', 'x x'), ('A', 'class'), ('A', '_x'), ('A', '1x'), ('for', 'x'), ('A', ['a', 5]), ('9', ()),
                  ('A', 'a b', 3), ('A', None)]:
    show(lambda: namedtuple(*arguments))
show(lambda: namedtuple('A', 'a b', defaults=(1, 2, 3)))
show(lambda: namedtuple('A', 'a class a _b', rename=True)._fields)
D = namedtuple('D', 'a, b, c', defaults=[2, 3], module='elsewhere')
print(D(1), D(1, c=9), D._field_defaults, D.__module__, D.__new__.__defaults__)
One = namedtuple('One', ['only'])
print(One(4), One.__doc__, One(only=[1])._replace(only=2))
Empty = namedtuple('Empty', '')
print(Empty(), Empty.__doc__, Empty._make(()))


class Point3(Point):
    __slots__ = ()

    @property
    def norm(self):
        return self.x * self.x + self.y * self.y

    def __new__(cls, x, y=10):
        return super().__new__(cls, x, y)


print(Point3(3), Point3(3).norm, Point3(1)._replace(x=2), isinstance(Point3(1), Point))
match p:
    case Point(a, b):
        print('matched', a, b)
many = namedtuple('Many', [f'f{i}' for i in range(40)])
print(many(*range(40)).f39, many(**{f'f{i}': i * i for i in range(40)}).f7)
print(sorted([Point(2, 1), Point(1, 5), Point(1, 2)]))

c = Counter('abracadabra')
print(c, c.most_common(2), c['z'], sorted(c.elements()), c.total())
c.update('zzz')
c.subtract({'a': 2})
print(c, Counter(a=3, b=1) + Counter(a=1), Counter(a=3) - Counter(a=5, b=2), Counter(a=3) & Counter(a=1), Counter(a=1) | Counter(b=2))
print(Counter(a=1) == Counter(a=1, b=0), Counter(a=1) <= Counter(a=2), +Counter(a=-1, b=2), Counter([1, 1, 2.0, 2]))
m = ChainMap({'a': 1}, {'a': 2, 'b': 3})
m['c'] = 4
print(m, m['a'], list(m), m.parents, m.new_child({'z': 0}), len(m), 'b' in m)
show(lambda: m['nope'])
