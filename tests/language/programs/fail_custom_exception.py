# Covers: an uncaught exception of a class with its own __str__, notes, and a message of several lines.


class ValidationError(Exception):
    def __init__(self, field, problems):
        super().__init__(field, problems)
        self.field = field
        self.problems = problems

    def __str__(self):
        lines = [f"field {self.field!r}:"]
        for number, problem in enumerate(self.problems, 1):
            lines.append(f"  {number}. {problem}")
        return "\n".join(lines)


def validate(form):
    for field, value in form.items():
        problems = []
        if not value:
            problems.append("must not be empty")
        if value != value.strip():
            problems.append("has white space around it")
        if problems:
            error = ValidationError(field, problems)
            error.add_note("Form version 3")
            error.add_note("Second note\nin two lines")
            raise error
        print("ok", field)


validate({"name": "Ada", "city": "London"})
validate({"name": "Bob", "city": " "})
