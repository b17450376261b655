# Covers: inheritance, super, method resolution order, multiple inheritance, mixins, overriding, isinstance, abstract patterns, class hierarchy queries.


class Animal:
    sound = "..."

    def __init__(self, name):
        self.name = name

    def speak(self):
        return f"{self.name} says {self.sound}"

    def describe(self):
        return f"{type(self).__name__}:{self.name}"


class Dog(Animal):
    sound = "woof"

    def __init__(self, name, tricks=()):
        super().__init__(name)
        self.tricks = list(tricks)

    def describe(self):
        return super().describe() + f" knows {self.tricks}"


class Puppy(Dog):
    def speak(self):
        return super().speak().upper()


for animal in (Animal("Generic"), Dog("Rex", ["sit"]), Puppy("Bit")):
    print(animal.speak(), "|", animal.describe())
print(isinstance(Puppy("p"), Animal), issubclass(Puppy, Dog), issubclass(Dog, Puppy), [c.__name__ for c in Puppy.__mro__])


class Base:
    def who(self):
        return ["Base"]


class Left(Base):
    def who(self):
        return ["Left"] + super().who()


class Right(Base):
    def who(self):
        return ["Right"] + super().who()


class Both(Left, Right):
    def who(self):
        return ["Both"] + super().who()


print(Both().who(), [c.__name__ for c in Both.__mro__], Both.__bases__ == (Left, Right))


class Loud:
    def speak(self):
        return super().speak() + "!"


class LoudDog(Loud, Dog):
    pass


print(LoudDog("Max").speak())


class Shape:
    def area(self):
        raise NotImplementedError("area of " + type(self).__name__)


class Square(Shape):
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side**2


class Blob(Shape):
    pass


for shape in (Square(3), Blob()):
    try:
        print(shape.area())
    except NotImplementedError as error:
        print("missing:", error)
try:
    class Impossible(Base, Left):
        pass
except TypeError as error:
    print(error)


class Stack(list):
    def push(self, item):
        self.append(item)
        return self

    def __getitem__(self, index):
        return ("item", list.__getitem__(self, index))


s = Stack([1]).push(2)
print(s, len(s), s[0], s == [1, 2], isinstance(s, list), Stack.__base__.__name__)
