# Covers: carets on lines with non-ASCII characters, tabs, wide characters, combining marks and very long lines.


def größe(überschrift):
    return überschrift["schlüssel"] + überschrift["fehlt"]


def 計算(値):
    return 値 / (値 - 値)


def tabs(x):
	return x.ä +	größe({"schlüssel": 1})


def wide():
    text = "日本語テキスト"; return text + 計算(5)


def combining():
    é = "e\u0301"; ñ = len("ñandú" + é); return "ąęłż" + größe({"schlüssel": "ñ"})


def emoji():
    s = "🎉🎊" + str(1 / 0) + "🎈"
    return s


def long_line():
    return "a long line ..................................................................................................................." + emoji() + "more .........................................................................."


def attempt(function, *rest):
    try:
        function()
    except Exception as error:
        if not rest:
            raise
        attempt(*rest)


class Ä:
    ä = 1


attempt(wide, combining, lambda: tabs(Ä), long_line)
