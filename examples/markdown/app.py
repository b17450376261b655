"""Markdown to HTML without regular expressions: headings, paragraphs, lists, quotes, code, rules, tables and inline markup.

usage: app.py FILE      writes HTML to standard output
"""

import sys

ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


def escape(text):
    return "".join(ESCAPES.get(c, c) for c in text)


# ---------------------------------------------------------------- inline markup


class Inline:
    """Walks over one run of text; `position` is the next character."""

    MARKS = (("***", "<strong><em>", "</em></strong>"), ("**", "<strong>", "</strong>"), ("__", "<strong>", "</strong>"),
             ("~~", "<del>", "</del>"), ("*", "<em>", "</em>"), ("_", "<em>", "</em>"))

    def __init__(self, text):
        self.text = text
        self.position = 0

    def html(self):
        out = []
        while self.position < len(self.text):
            out.append(self.step())
        return "".join(out)

    def step(self):
        text, at = self.text, self.position
        c = text[at]
        if c == "\\" and at + 1 < len(text) and not text[at + 1].isalnum():
            self.position += 2
            return escape(text[at + 1])
        if c == "`":
            return self.code()
        if c == "!" and text.startswith("![", at):
            return self.link(at + 1, image=True)
        if c == "[":
            return self.link(at, image=False)
        if c == "<" and (end := text.find(">", at)) > 0 and text[at + 1 : end].startswith(("http://", "https://")):
            self.position = end + 1
            return f'<a href="{escape(text[at + 1 : end])}">{escape(text[at + 1 : end])}</a>'
        if c == "\n":
            self.position += 1
            return "<br>\n" if text[:at].endswith("  ") else "\n"
        for mark, opening, closing in self.MARKS:
            if text.startswith(mark, at) and (found := self.emphasis(mark)) is not None:
                return opening + found + closing
        self.position += 1
        return escape(c)

    def code(self):
        text, at = self.text, self.position
        width = 0
        while at + width < len(text) and text[at + width] == "`":
            width += 1
        end = text.find("`" * width, at + width)
        if end < 0:
            self.position += width
            return "`" * width
        self.position = end + width
        return f"<code>{escape(text[at + width : end].strip())}</code>"

    def emphasis(self, mark):
        """The markup inside of a pair of marks, or None when the mark is only text."""
        text, start = self.text, self.position + len(mark)
        if start >= len(text) or text[start].isspace():
            return None
        if mark[0] == "_" and self.position > 0 and text[self.position - 1].isalnum():
            return None
        end = text.find(mark, start)
        while end > 0 and (text[end - 1].isspace() or text[end - 1] == "\\"):
            end = text.find(mark, end + 1)
        if end <= start:
            return None
        self.position = end + len(mark)
        return Inline(text[start:end]).html()

    def link(self, at, image):
        text = self.text
        depth, end = 0, at
        while end < len(text):
            depth += (text[end] == "[") - (text[end] == "]")
            if depth == 0:
                break
            end += 1
        close = text.find(")", end)
        if end + 1 >= len(text) or text[end + 1] != "(" or close < 0:
            self.position += 1
            return escape(text[self.position - 1])
        label, target = text[at + 1 : end], text[end + 2 : close].strip()
        title = ""
        if target.endswith('"') and ' "' in target:
            target, _, title = target[:-1].partition(' "')
            title = f' title="{escape(title)}"'
        self.position = close + 1
        if image:
            return f'<img src="{escape(target)}" alt="{escape(label)}"{title}>'
        return f'<a href="{escape(target)}"{title}>{Inline(label).html()}</a>'


# ---------------------------------------------------------------- blocks


def indentation(line):
    return len(line) - len(line.lstrip(" "))


def list_marker(line):
    """(kind, width) of the marker that a line starts with, or None."""
    stripped = line.lstrip(" ")
    indent = indentation(line)
    if stripped[:2] in ("- ", "* ", "+ "):
        return "ul", indent + 2
    digits = len(stripped) - len(stripped.lstrip("0123456789"))
    if digits and stripped[digits : digits + 2] in (". ", ") "):
        return "ol", indent + digits + 2
    return None


def is_rule(line):
    characters = line.replace(" ", "")
    return len(characters) >= 3 and characters[0] in "-*_" and characters == characters[0] * len(characters)


def heading_level(line):
    level = len(line) - len(line.lstrip("#"))
    return level if 1 <= level <= 6 and line[level : level + 1] in (" ", "") else 0


def cells_of(line):
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def is_table_rule(line):
    return "|" in line and "-" in line and not line.strip("|-: \t")


class Blocks:
    """Turns lines into blocks of HTML; nested ones are made by another instance."""

    def __init__(self, lines):
        self.lines = lines
        self.at = 0

    def __iter__(self):
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if not line.strip():
                self.at += 1
            elif line.startswith("```"):
                yield self.fenced(line)
            elif line.startswith("    "):
                yield self.indented()
            elif level := heading_level(line):
                self.at += 1
                title = line[level:].strip().rstrip("#").rstrip()
                yield f"<h{level}>{Inline(title).html()}</h{level}>"
            elif is_rule(line):
                self.at += 1
                yield "<hr>"
            elif line.startswith(">"):
                yield self.quote()
            elif list_marker(line):
                yield self.list()
            elif self.at + 1 < len(self.lines) and "|" in line and is_table_rule(self.lines[self.at + 1]):
                yield self.table()
            else:
                yield self.paragraph()

    def take(self, condition):
        start = self.at
        while self.at < len(self.lines) and condition(self.lines[self.at]):
            self.at += 1
        return self.lines[start : self.at]

    def fenced(self, opening):
        language = opening[3:].strip()
        self.at += 1
        body = self.take(lambda line: not line.startswith("```"))
        self.at += 1
        attribute = f' class="language-{escape(language)}"' if language else ""
        return f"<pre><code{attribute}>" + "".join(escape(line) + "\n" for line in body) + "</code></pre>"

    def indented(self):
        body = self.take(lambda line: line.startswith("    ") or not line.strip())
        while body and not body[-1].strip():
            body.pop()
        return "<pre><code>" + "".join(escape(line[4:]) + "\n" for line in body) + "</code></pre>"

    def quote(self):
        body = self.take(lambda line: line.startswith(">"))
        inner = [line[2:] if line.startswith("> ") else line[1:] for line in body]
        return "<blockquote>\n" + "\n".join(Blocks(inner)) + "\n</blockquote>"

    def list(self):
        kind, _ = list_marker(self.lines[self.at])
        outer = indentation(self.lines[self.at])
        items = []
        while self.at < len(self.lines):
            marker = list_marker(self.lines[self.at])
            if not marker or marker[0] != kind or indentation(self.lines[self.at]) != outer:
                break
            items.append(self.item(marker[1]))
        return f"<{kind}>\n" + "\n".join(items) + f"\n</{kind}>"

    def item(self, width):
        first = self.lines[self.at][width:]
        self.at += 1
        rest = self.take(lambda line: indentation(line) >= width and line.strip() or not line.strip() and self.continues(width))
        inner = [first, *(line[width:] for line in rest)]
        blocks = list(Blocks(inner))
        loose = any(not line.strip() for line in inner[:-1])
        if blocks and not loose and blocks[0].startswith("<p>"):
            blocks[0] = blocks[0].removeprefix("<p>").removesuffix("</p>")
        return "<li>" + "\n".join(blocks) + "</li>"

    def continues(self, width):
        """Whether a blank line is followed by more of the item."""
        after = next((line for line in self.lines[self.at :] if line.strip()), "")
        return indentation(after) >= width

    def table(self):
        header = cells_of(self.lines[self.at])
        alignments = []
        for cell in cells_of(self.lines[self.at + 1]):
            match cell.startswith(":"), cell.endswith(":"):
                case True, True:
                    alignments.append(' style="text-align: center"')
                case False, True:
                    alignments.append(' style="text-align: right"')
                case _:
                    alignments.append("")
        self.at += 2
        rows = self.take(lambda line: "|" in line)
        out = ["<table>", "<tr>" + "".join(f"<th{a}>{Inline(c).html()}</th>" for c, a in zip(header, alignments)) + "</tr>"]
        for row in rows:
            out.append("<tr>" + "".join(f"<td{a}>{Inline(c).html()}</td>" for c, a in zip(cells_of(row), alignments)) + "</tr>")
        return "\n".join([*out, "</table>"])

    def paragraph(self):
        lines = [self.lines[self.at].strip(" ")]
        self.at += 1
        while self.at < len(self.lines):
            line = self.lines[self.at]
            under = line.strip()
            if under and (under == "=" * len(under) or under == "-" * len(under)):
                self.at += 1
                level = 1 if under[0] == "=" else 2
                return f"<h{level}>{Inline(' '.join(lines)).html()}</h{level}>"
            if not under or line.startswith((">", "```")) or heading_level(line) or is_rule(line) or list_marker(line):
                break
            lines.append(line.lstrip(" "))
            self.at += 1
        return f"<p>{Inline('\n'.join(lines).rstrip()).html()}</p>"


def convert(text):
    return "\n".join(Blocks(text.expandtabs(4).splitlines())) + "\n"


def main(arguments):
    if len(arguments) != 1:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    with open(arguments[0], encoding="utf-8") as file:
        print(convert(file.read()), end="")
    return 0


sys.exit(main(sys.argv[1:]))
