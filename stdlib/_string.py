"""What string.Formatter stands on: the parts of a format string and of a field name."""


def formatter_parser(format_string, /):
    """Tuples (literal text, field name, format specification, conversion); the last three are None behind the last field."""
    if not isinstance(format_string, str):
        raise TypeError(f"expected str, got {type(format_string).__name__}")
    return _parse(format_string)


def _parse(text):
    position, end = 0, len(text)
    while position < end:
        literal, position, is_field = _literal(text, position)
        if not is_field:
            yield literal, None, None, None
            continue
        name, spec, conversion, position = _field(text, position)
        yield literal, name, spec, conversion


def _literal(text, start):
    """The text up to the next field or doubled brace, where reading goes on, and whether a field begins there."""
    position, end = start, len(text)
    while position < end and text[position] not in "{}":
        position += 1
    if position == end:
        return text[start:], end, False
    brace = text[position]
    if position + 1 < end and text[position + 1] == brace:
        return text[start : position + 1], position + 2, False
    if brace == "}":
        raise ValueError("Single '}' encountered in format string")
    if position + 1 == end:
        raise ValueError("Single '{' encountered in format string")
    return text[start:position], position + 1, True


def _field(text, start):
    end = _end_of_field(text, start)
    position, in_brackets = start, False
    while position < end:
        letter = text[position]
        if letter == "[":
            in_brackets = True
        elif letter == "]":
            in_brackets = False
        elif letter == "{" and not in_brackets:
            raise ValueError("unexpected '{' in field name")
        elif letter in ":!" and not in_brackets:
            break
        position += 1
    name, conversion = text[start:position], None
    if position < end and text[position] == "!":
        if position + 1 >= end:
            # The closing brace is taken for the conversion.
            at_end = end + 1 >= len(text)
            raise ValueError(
                "unmatched '{' in format spec" if at_end else "expected ':' after conversion specifier"
            )
        conversion = text[position + 1]
        position += 2
        if position < end and text[position] != ":":
            raise ValueError("expected ':' after conversion specifier")
    return name, text[position + 1 : end], conversion, end + 1


def _end_of_field(text, start):
    """Where the closing brace is; braces nest, and do not count inside of brackets."""
    depth, position, end = 1, start, len(text)
    in_brackets = False
    while position < end:
        letter = text[position]
        if letter == "[" and depth == 1:
            in_brackets = True
        elif letter == "]":
            in_brackets = False
        elif letter == ":" and depth == 1:
            in_brackets = False
        if not in_brackets:
            if letter == "{":
                depth += 1
            elif letter == "}":
                depth -= 1
                if depth == 0:
                    return position
        position += 1
    raise ValueError("expected '}' before end of string")


def formatter_field_name_split(field_name, /):
    """(first, rest): the argument's number or name, and an iterator of (is attribute, name or index)."""
    if not isinstance(field_name, str):
        raise TypeError(f"expected str, got {type(field_name).__name__}")
    position = 0
    while position < len(field_name) and field_name[position] not in ".[":
        position += 1
    return _number_or_text(field_name[:position]), _rest(field_name, position)


def _number_or_text(text):
    return int(text) if text.isdecimal() and text.isascii() else text


def _rest(text, position):
    end = len(text)
    while position < end:
        start = position + 1
        if text[position] == ".":
            position = start
            while position < end and text[position] not in ".[":
                position += 1
            if position == start:
                raise ValueError("Empty attribute in format string")
            yield True, text[start:position]
        elif text[position] == "[":
            position = text.find("]", start)
            if position < 0:
                raise ValueError("Missing ']' in format string")
            if position == start:
                raise ValueError("Empty attribute in format string")
            yield False, _number_or_text(text[start:position])
            position += 1
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
