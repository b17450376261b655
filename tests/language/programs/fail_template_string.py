# Covers: an exception inside of a t-string's expression, with the caret below the expression
from string.templatelib import Interpolation


class Query:
    def __init__(self, template):
        self.template = template

    def text(self):
        out = []
        for item in self.template:
            if isinstance(item, Interpolation):
                out.append("?")
            else:
                out.append(item)
        return "".join(out)

    def parameters(self):
        return list(self.template.values)


def divide(a, b):
    return a / b


table = "users"
limit = 3
query = Query(t"select * from {table} limit {limit}")
print(query.text(), query.parameters())
total = 12
parts = 0
print("before")
broken = Query(t"share {divide(total, parts):.2f} of {total}")
print("never")
