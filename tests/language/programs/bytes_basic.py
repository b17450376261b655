# Covers: bytes and bytearray: literals, indexing, slicing, methods, encoding and decoding, mutation, comparison, iteration.
data = b"hello \x00\xff\n"
print(data, len(data), data[0], data[-1], data[1:4], list(data[:3]))
print(bytes(3), bytes([65, 66, 67]), bytes("é", "utf-8"), bytes(range(5)), b"" == bytes())
print("naïve".encode(), "naïve".encode("latin-1"), b"caf\xc3\xa9".decode(), b"caf\xe9".decode("latin-1"))
print(b"a,b,c".split(b","), b"-".join([b"x", b"y"]), b"abcabc".replace(b"b", b"BB"), b"hello".upper(), b" pad ".strip())
print(b"hello".find(b"l"), b"hello".count(b"l"), b"hello".startswith(b"he"), b"e" in b"hello", 104 in b"hello")
print(b"abc" < b"abd", b"a" + b"b", b"ab" * 3, b"abc"[::-1], hash(b"x") == hash(b"x"))
print(b"deadbeef".isalnum(), bytes.fromhex("de ad be ef"), b"\xde\xad".hex(), b"12".isdigit(), int(b"42"))
for value in b"abc":
    print(value, end=" ")
print()
array = bytearray(b"mutable")
array[0] = ord("M")
array += b"!"
array.append(33)
array.extend([34, 35])
del array[1:3]
array[1:1] = b"UU"
print(array, len(array), bytes(array), array == b"MUUable!!\"#", array.pop())
array.reverse()
print(array, bytearray(2), bytearray("hi", "ascii"), isinstance(array, bytes))
for bad in (lambda: bytes([256]), lambda: b"\xff".decode(), lambda: "€".encode("ascii"), lambda: b"a" + "b", lambda: array.append(300), lambda: b"abc"[10]):
    try:
        bad()
    except (ValueError, TypeError, IndexError) as error:
        print(type(error).__name__, error)
print(b"\xff".decode("utf-8", "replace") == "\ufffd", "é€".encode("ascii", "ignore"), "é".encode("ascii", "backslashreplace"))
print(int.from_bytes(b"\x01\x00", "big"), (1000).to_bytes(2, "little"), repr(b"it's"), b'q"')
checksum = 0
for b in "The quick brown fox".encode():
    checksum = (checksum * 31 + b) & 0xFFFF
print(checksum, b"a\tb".expandtabs(4), b"line1\nline2".splitlines(), b"x".ljust(3, b"."), b"abc".partition(b"b"))
# White space and line ends of bytes are ASCII's, whatever Latin-1 says of the bytes.
odd = b" \x85 a\xa0b \x1c c\x0bd \r\n\x0ce\x85\r"
print(odd.strip(), odd.lstrip(), odd.rstrip(), b"xxaxbx".strip(b"x"), b"abc".rstrip(b"cb"), b"  ".strip())
print(odd.split(), odd.split(None, 1), odd.rsplit(None, 1), odd.rsplit(), b" a  b ".split(maxsplit=1), b"a,b,,c".rsplit(b",", 2))
print(odd.splitlines(), odd.splitlines(True), bytearray(b"a b").split(), bytearray(b" a ").strip(), b"a\n\nb\r\n".splitlines())
