# Covers: assignment to __bases__: method resolution, special methods, subclasses, caches, errors about layout and cycles
class Animal:
    sound = "..."

    def speak(self):
        return f"{type(self).__name__}: {self.sound}"

    def __len__(self):
        return 4


class Machine:
    sound = "brr"
    power = 7

    def speak(self):
        return f"{type(self).__name__} hums {self.sound}"

    def __call__(self, x):
        return x * self.power

    def __getattr__(self, name):
        return f"no {name}"


class Pet(Animal):
    pass


class Puppy(Pet):
    def speak(self):
        return "small " + super().speak()


def use(pet):
    results = [pet.speak(), pet.sound, getattr(pet, "power", None)]
    for attempt in (len, lambda p: p(3), lambda p: p.tail, bool):
        try:
            results.append(attempt(pet))
        except (TypeError, AttributeError) as error:
            results.append(str(error))
    return results


pet, puppy = Pet(), Puppy()
for round in range(3):
    for i in range(20):
        found = use(pet), use(puppy)
    print(found)
    print([c.__name__ for c in Puppy.__mro__], isinstance(puppy, Animal), issubclass(Puppy, Machine), Pet.__base__.__name__)
    print([c.__name__ for c in Animal.__subclasses__()], [c.__name__ for c in Machine.__subclasses__()])
    Pet.__bases__ = (Machine,) if round == 0 else (Animal, Machine)
print(Pet.__bases__, pet.speak())
Animal.sound = "changed"
print(puppy.speak(), pet.sound)


class Meta(type):
    def mro(cls):
        order = super().mro()
        return order if len(order) < 4 else [order[0], *reversed(order[1:-1]), order[-1]]


class A:
    name = "A"


class B:
    name = "B"


class C(A, metaclass=Meta):
    pass


C.__bases__ = (A, B)
print([c.__name__ for c in C.__mro__], C.name)


class Slotted:
    __slots__ = ("x",)


class AlsoSlotted:
    __slots__ = ("y",)


class User(Slotted):
    __slots__ = ()


for cls, bases in (
    (Pet, ()),
    (Pet, [Animal]),
    (Pet, (3,)),
    (Pet, (Pet,)),
    (Animal, (Puppy,)),
    (Pet, (int,)),
    (Animal, (Machine,)),
    (Pet, (object, Animal)),
    (Pet, (Animal, Animal)),
    (User, (AlsoSlotted,)),
    (int, (object,)),
    (Puppy, (Pet, Animal, Pet)),
):
    before = cls.__mro__
    try:
        cls.__bases__ = bases
        print("assigned", cls, bases)
    except TypeError as error:
        print(error)
    print(cls.__mro__ == before, end=" ")
print(use(pet) == use(pet), use(puppy)[0])
try:
    del Pet.__bases__
except TypeError as error:
    print(error)
