# Covers: tracebacks through built-in functions that call back: sorted, map, filter, max, sum, reversed, dict and set with __eq__ and __hash__, str() and repr().


class Node:
    def __init__(self, name, following):
        self.name = name
        self.following = following

    def __lt__(self, other):
        return self.following(other)

    def __repr__(self):
        return "Node " + str(list(map(self.following, [self.name])))

    def __hash__(self):
        return len(self.name)

    def __eq__(self, other):
        return max([1, 2], key=self.following)


def bottom(value):
    return {}[value]


def through_repr(value):
    return repr(Node("repr", bottom))


def through_sorted(value):
    return sorted([Node("a", through_repr), Node("b", through_repr)])


def through_filter(value):
    return list(filter(through_sorted, [1]))


def through_min(value):
    return min((1, 2), key=lambda v: through_filter(v))


def through_dict(value):
    table = {Node("xy", through_min): 1}
    return table[Node("ab", through_min)]


def through_sum(value):
    return sum(through_dict(v) for v in range(2))


def through_list(value):
    return [Node("in list", through_sum)] == [Node("other", through_sum)]


def through_join(value):
    return ", ".join(str(through_list(v)) for v in "ab")


def through_any(value):
    return any(map(through_join, "xyz"))


def through_enumerate(value):
    for i, x in enumerate(map(through_any, [1])):
        print(i, x)


def through_zip(value):
    return dict(zip("ab", map(through_enumerate, [1, 2])))


def through_unpack(value):
    return print(*map(through_zip, [1]))


def through_format(value):
    return "{0!r:>5}".format(through_unpack(value))


through_format(0)
