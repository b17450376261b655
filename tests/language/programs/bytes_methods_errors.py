# Covers: bytes and bytearray: construction, indexing, methods, mutation, slicing assignment, hex, translate, errors, comparisons with str.


def show(label, function):
    try:
        print(label, "=", function())
    except Exception as error:
        print(label, "!", type(error).__name__, error)


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        if isinstance(self.value, Exception):
            raise self.value
        return self.value


for kind in (bytes, bytearray):
    data = kind(b"Hello, World\x00\xff")
    print(kind.__name__, data, len(data), data[0], data[-1], data[1:4], data[::-3], list(data[:3]))
    print(data.upper(), data.lower(), data.swapcase(), data.title(), kind(b"abc").capitalize(), data.isalpha(), kind(b"abc").isalpha(), kind(b"12").isdigit())
    print(data.find(b"o"), data.find(111), data.rfind(b"o"), data.count(b"l"), data.count(108), data.index(b"W"), data.startswith((b"x", b"H")), data.endswith(b"\xff"))
    print(data.split(b","), data.partition(b", "), kind(b" a b ").split(), kind(b"a\nb\r\n").splitlines(), kind(b"aXbXc").rsplit(b"X", 1))
    print(data.replace(b"l", b"L", 2), kind(b"xxaxx").strip(b"x"), kind(b"a").center(5, b"*"), kind(b"a").zfill(3), kind(b"-1").zfill(4), kind(b"a\tb").expandtabs(4))
    print(data.hex(), data.hex(":"), data.hex("-", 4), kind.fromhex("01 ff 7F"), data.decode("latin-1"), kind(b"abc").translate(bytes(range(256)), b"b"))
    print(kind(b",").join([b"a", bytearray(b"b")]), kind(b"ab") * 2, kind(b"a") + b"b", b"a" in data, 72 in data, kind(b"a") == b"a", kind(b"a") < b"b")
    print(kind(3), kind([65, 66]), kind("é", "utf-8"), kind(range(3)), kind(), repr(kind(b"'\"\n\\\x80")), kind(b"abc").removeprefix(b"a"))
    show("index str", lambda: data["a"])
    show("out of range", lambda: data[100])
    show("find str", lambda: data.find("a"))
    show("find big", lambda: data.find(256))
    show("add str", lambda: data + "a")
    show("join str", lambda: data.join(["a"]))
    show("split empty", lambda: data.split(b""))
    show("fromhex", lambda: kind.fromhex("0"))
    show("fromhex2", lambda: kind.fromhex("zz"))
    show("no encoding", lambda: kind("text"))
    show("encoding without str", lambda: kind(b"a", "utf-8"))
    show("negative", lambda: kind(-5))
    show("contains", lambda: 300 in data)
    show("contains big", lambda: 2**100 in data)
    show("contains index", lambda: Index(72) in data)
    show("contains no index", lambda: Index(None) in data)
    show("contains raising", lambda: Index(KeyError("lost")) in data)
    show("decode", lambda: data.decode())
    show("translate", lambda: data.translate(b"short"))
    show("compare", lambda: kind(b"a") < "a")
    show("hex sep", lambda: data.hex("ab"))
    show("hash", lambda: isinstance(hash(data), int))
print(b"a" == "a", bytes(b"x") == bytearray(b"x"), {b"k": 1}[b"k"])
array = bytearray(b"0123456789")
array[0] = 65
array[1:3] = b"BCD"
array[-1:] = []
del array[3]
print(array)
array[::2] = b"....."
print(array)
array.append(33)
array.extend(b"ab")
array.extend([99, 100])
array.insert(0, 60)
print(array, array.pop(), array.pop(0), array)
array.remove(46)
array.reverse()
print(array, array.copy() is array)
array += b"more"
array *= 2
print(array, len(array))
array.clear()
print(array)
array = bytearray(b"abc")
show("set big", lambda: array.__setitem__(0, 256))
show("set str", lambda: array.__setitem__(0, "a"))
show("set slice", lambda: array.__setitem__(slice(0, 1), 5))
show("extended", lambda: array.__setitem__(slice(None, None, 2), b"x"))
show("append", lambda: array.append("a"))
show("pop empty", lambda: bytearray().pop())
show("pop range", lambda: array.pop(10))
show("remove", lambda: array.remove(0))
show("extend str", lambda: array.extend("ab"))
show("set bytes", lambda: b"abc".__setitem__(0, 1))
print(array, bytes(array), [hex(b) for b in array], max(array), sum(array), sorted(b"cab"), bytes(reversed(b"abc")))
