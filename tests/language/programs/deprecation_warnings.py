# Covers: warnings that built-in operations issue, where and how often they are shown, __warningregistry__.
class Count(int):
    pass


class Length(float):
    pass


class Wave(complex):
    pass


class Converts:
    def __int__(self):
        return Count(3)

    def __index__(self):
        return Count(1)

    def __float__(self):
        return Length(2.5)

    def __complex__(self):
        return Wave(1 + 2j)


def flipped(flag):
    return ~flag


def numbers():
    yield 1


async def async_numbers():
    yield 1


async def nothing():
    pass


print(~True, ~False)
for flag in (True, False, True):
    print(flipped(flag), flipped(int(flag)))
value = Converts()
print(int(value), "abc"[value], list(range(value)), hex(value))
print(float(value), complex(value), complex(1, value))
print(complex(1j, 2), complex(Wave(1), 1), complex(imag=1j))
print(b"\\d\\777".decode("unicode_escape"), "\\400\\q".encode().decode("unicode_escape"))


def thrown(generator, *details):
    try:
        generator.throw(*details)
    except ValueError as error:
        print(type(generator).__name__, error)


thrown(numbers(), ValueError("one"))
thrown(numbers(), ValueError, "two")
thrown(nothing(), ValueError, "three")
thrown(async_numbers().asend(None), ValueError, "four", None)
async_numbers().athrow(ValueError, "five").close()
for key, seen in __warningregistry__.items():
    if key != "version":
        print(key[0][:20], key[1].__name__, key[2], seen)
print((1, 2, 3)[~True :], ~flipped)
