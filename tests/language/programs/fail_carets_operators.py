# Covers: carets of operators: binary, unary, comparison, subscript, attribute, in-place, power, slices, with spaces and parentheses between the operands.


class Chain:
    """Each operator calls the next one."""

    def __add__(self, other):
        return self - other

    def __sub__(self, other):
        return self   *   other

    def __mul__(self, other):
        return (self) / (other)

    def __truediv__(self, other):
        return self//other

    def __floordiv__(self, other):
        return ((self) % other)

    def __mod__(self, other):
        return self ** other

    def __pow__(self, other):
        return self @ other

    def __matmul__(self, other):
        return self << other

    def __lshift__(self, other):
        return self >> other

    def __rshift__(self, other):
        return self & other

    def __and__(self, other):
        return self | other

    def __or__(self, other):
        return self ^ other

    def __xor__(self, other):
        return -self

    def __neg__(self):
        return  +  self

    def __pos__(self):
        return ~self

    def __invert__(self):
        return self[1]

    def __getitem__(self, key):
        if key == 1:
            return self[1:2, ...]
        return self < 5

    def __lt__(self, other):
        return self == 5 != 3

    def __eq__(self, other):
        return 5 in self

    def __contains__(self, item):
        self.attribute = 1
        return True

    def __setattr__(self, name, value):
        self[name] = value

    def __setitem__(self, key, value):
        del self[key]

    def __delitem__(self, key):
        del self.attribute

    def __delattr__(self, name):
        copy = self
        copy += 1

    def __iadd__(self, other):
        for x in self:
            pass

    def __iter__(self):
        return self.missing.attribute

    def __getattr__(self, name):
        return f"{self!r:>10}" + "tail"

    def __repr__(self):
        return "x" + 1


Chain() + Chain()
