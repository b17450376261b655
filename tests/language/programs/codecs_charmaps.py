# Covers: codecs that come from the library's package encodings, found by the literal names in the program.


def attempt(label, function):
    try:
        print(label, ascii(function()))
    except Exception as error:
        print(label, type(error).__name__, ascii(str(error)), getattr(error, "__notes__", None))


samples = {
    "cp1252": "naïve €5 “quoted”",
    "windows-1251": "Привет, мир",
    "iso8859-15": "œuvre €",
    "koi8-r": "Москва",
    "cp437": "╔══╗ é ñ",
    "mac-roman": "Ångström †",
    "ISO_8859-7": "Ελλάδα",
    "cp1250": "Zażółć gęślą",
}
for name, text in samples.items():
    encoded = text.encode(name)
    attempt(name, lambda: encoded)
    print(encoded.decode(name) == text, len(encoded) == len(text))

attempt("undefined", lambda: b"\x81".decode("cp1252"))
attempt("undefined", lambda: "\u0400\u0401x".encode("cp1252"))
for handler in ["ignore", "replace", "backslashreplace", "xmlcharrefreplace", "surrogateescape"]:
    attempt(handler, lambda: "a\u0400\u0401\udc80z".encode("cp1252", handler))
    attempt(handler, lambda: b"a\x81\x8dz".decode("cp1252", handler))
attempt("every byte", lambda: bytes(range(128, 256)).decode("koi8-r"))
attempt("str", lambda: str(b"\x80", "cp1252"))
attempt("bytes", lambda: bytes("€", "cp1252"))
attempt("utf-7", lambda: "x".encode("no_such_encoding"))


def read(data, encoding="cp850"):
    return data.decode(encoding)


print(read(b"\x81\x84\x94"), read("é".encode("cp850")))
for table in ("cp866", "cp874", "hp_roman8"):
    attempt(table, lambda: bytes(range(0xA0, 0xB0)).decode(table, "replace"))
