# Covers: del of names, attributes, items, slices and nested targets; messages of everything that cannot be deleted; an uncaught one at the end.


class Thing:
    class_attribute = 1

    def __init__(self):
        self.a, self.b = 1, 2

    def __delitem__(self, key):
        print("delitem", key)
        if key == "bad":
            raise KeyError(key)

    @property
    def fixed(self):
        return 1


thing = Thing()
items = list(range(10))
table = {"x": 1, "y": {"z": [1, 2, 3]}}
a, b, c = 1, 2, 3
del a, (b, [c]), items[0], items[-1], items[2:4], table["y"]["z"][0], thing.a, thing[1:2], thing[...,]
print(items, table, vars(thing))
del ()
del []


def attempt(function):
    try:
        function()
    except Exception as error:
        print(function.__name__, type(error).__name__, error)


def name():
    del undefined


def local():
    x = 1
    del x
    del x


def attribute():
    del thing.a


def class_attribute():
    del thing.class_attribute


def prop():
    del thing.fixed


def item():
    del items[100]


def slice_step():
    del items[::0]


def key():
    del table["nothing"]


def tuple_item():
    del (1, 2)[0]


def string_item():
    del "abc"[0]


def number_attribute():
    del (5).real


def function_attribute():
    del attempt.__code__


def builtin():
    del len


def type_attribute():
    del int.bit_length


def from_set():
    del {1}[0]


def own():
    del thing["bad"]


for function in (name, local, attribute, class_attribute, prop, item, slice_step, key, tuple_item, string_item, number_attribute,
                 function_attribute, builtin, type_attribute, from_set, own):
    attempt(function)


def partial():
    target = [1, 2, 3]
    try:
        del target[0], target[10], target[0]
    finally:
        print("first one is gone", target)


partial()
