"""annotationlib evaluates strings with the compile and eval of _type_expressions, which understand types only and need no front end at run time."""

from _type_expressions import compile, eval

def _rewrite_star_unpack(arg):
    """The annotation as an expression that can be evaluated: `*Ts` is the only item of an unpacked tuple."""
    return f"({arg},)[0]" if arg.startswith("*") else arg
