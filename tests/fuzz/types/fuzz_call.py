"""One call: what was asked, and what came of it."""

from fuzz_canonical import ITERATORS, canonical, text_of_error

CHANGEABLE = (list, dict, set, bytearray)


class Call:
    """What one call was and what came of it."""

    def __init__(self, name, operands):
        self.name = name
        self.operands = operands
        self.asked = None

    def describe(self):
        """The operands as text; before the call, since it may change or exhaust them. Iterators are only named."""
        self.asked = ", ".join([
            type(operand).__name__ if type(operand).__name__ in ITERATORS else canonical(operand) for operand in self.operands
        ])

    def run(self, function):
        try:
            result = function(*self.operands)
            text = canonical(result)
            for i, operand in enumerate(self.operands):
                if result is operand and isinstance(operand, CHANGEABLE):
                    text += " is operand " + str(i)
        except Exception as error:
            text = text_of_error(error)
            if self.name == "bytearray.__init__":
                # What it had not come to is memory that CPython has not set.
                return text
        for operand in self.operands:
            if isinstance(operand, CHANGEABLE) or type(operand).__name__ in ITERATORS:
                text += "; " + canonical(operand)
        return text
