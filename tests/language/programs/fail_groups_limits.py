# Covers: limits of the printed tree: more than fifteen members and more than ten levels are cut, with the counts in the message.


def nest(levels, inner):
    for level in range(levels):
        inner = ExceptionGroup(f"nest {level}", [inner])
    return inner


def raise_and_catch(error):
    try:
        raise error
    except BaseException as caught:
        return caught


many = ExceptionGroup("many", [ValueError(i) for i in range(20)])
sixteen = ExceptionGroup("sixteen", [KeyError(str(i)) for i in range(16)])
deep = nest(12, ValueError("too deep to see"))
ten = nest(9, ValueError("just visible"))
print(len(many.exceptions), many.message)
print(many)
print(repr(sixteen)[:60])
print(many.subgroup(lambda e: isinstance(e, ValueError) and e.args[0] < 2))
print(deep.split(ValueError)[1])
split = many.split(lambda e: isinstance(e, ValueError) and e.args[0] % 2 == 0)
print(len(split[0].exceptions), len(split[1].exceptions))
for bad in [("m", []), (5, [ValueError()]), ("m", [5]), ("m", ValueError), ("m",), ("m", [KeyboardInterrupt()])]:
    try:
        ExceptionGroup(*bad)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
try:
    raise ExceptionGroup("outermost", [many, sixteen, raise_and_catch(deep), ten])
except ExceptionGroup as error:
    raise LookupError("after the groups") from error
