# Covers: carets under names and strings with accents, wide and combining characters, tabs, form feeds, bytes, emoji, right-to-left text, escapes; NFKC of identifiers in messages.


def attempt(action):
    try:
        action()
    except Exception as error:
        return error
    return None


größe, ναι, 数, x = 1, "ναι", [1, 2], "wide 漢字 text"


class Überklasse:
    naïve = "é"

    def méthode(self, größe):
        return größe.ﬁnal


def Ωmega():
    return größe + ναι


def wide():
    return "漢字" + "かな" + größe + "end"


def in_call():
    return Überklasse().méthode("→")


def emoji():
    return ("😀😀" * 2)["🎉"] + "😀"


def combining():
    return "e\u0301é" + "é" - 1


def tabs():
	return	größe	+	"tab"


def missing_name():
    return grösse + 1


def missing_attribute():
    return Überklasse.naive


def missing_key():
    return {"ключ": 1}["ключи"]


def wrong_keyword():
    return Überklasse().méthode(größe=1, länge=2)


def normalised():
    ﬁeld = 1
    return ﬁeld + fiel


def subscript():
    return 数[größe]["数"]


def format_string():
    return f"日本{größe:>{ναι}}語" + f"{数[5]!r:>10}"


def right_to_left():
    return "שלום" @ "عليكم"


def long_text():
    return "ä" * 3 + ("ö" * 4 + größe) + "ü" * 5


def assertion():
    assert größe == 2, "größe: 値 \N{SNOWMAN} \x07 \ud800".encode("utf-8", "replace").decode()


functions = [
    Ωmega, wide, in_call, emoji, combining, tabs, missing_name, missing_attribute, missing_key, wrong_keyword, normalised, subscript, format_string,
    right_to_left, long_text, assertion, lambda: ναι(größe), lambda: int("１２x"), lambda: "ß".encode("ascii"), lambda: b"\xc3".decode(),
]  # fmt: skip
errors = [attempt(function) for function in functions]
print([type(error).__name__ for error in errors])
raise ExceptionGroup("größe ☃", [ExceptionGroup("一", errors[:7]), ExceptionGroup("二", errors[7:14]), ExceptionGroup("三", errors[14:])])
