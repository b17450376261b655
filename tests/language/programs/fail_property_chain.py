# Covers: tracebacks through properties, descriptors, __getattr__, __getattribute__, operators, context managers and iterators implemented in Python.


class Descriptor:
    def __get__(self, instance, owner):
        if instance is None:
            return self
        return instance.computed


class Model:
    descriptor = Descriptor()

    def __init__(self, data):
        self.data = data

    @property
    def computed(self):
        return self.fallback

    def __getattr__(self, name):
        if name == "fallback":
            return self + 1
        raise AttributeError(f"no {name}")

    def __add__(self, other):
        return self[other]

    def __getitem__(self, key):
        return list(self)[key]

    def __iter__(self):
        return Iterator(self)

    def __len__(self):
        return 3

    def __call__(self, *args):
        with self:
            return self.descriptor

    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        print("leaving with", kind.__name__)

    def __contains__(self, item):
        return bool(self(item))

    def __bool__(self):
        return 5 in self

    def __hash__(self):
        return 1 if self else 0

    def __eq__(self, other):
        return hash(self) == other

    def __format__(self, spec):
        return str(self == 1)

    def __str__(self):
        return "model"


class Iterator:
    def __init__(self, model):
        self.model = model

    def __iter__(self):
        return self

    def __next__(self):
        return self.model.data["values"].pop()


print(len(Model({})), str(Model({})))
print(f"{Model({'values': []}):anything}")
