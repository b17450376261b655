"""Runs code objects on CPython's own objects, one instruction at a time: what they mean, spelled out slowly, so that the emitter can be
tested against CPython without our runtime. Nothing here is fast or complete beyond what the programs of semantics.test.ts need."""

import builtins
import contextlib
import io
import json
import operator
import sys
import types
import typing
from string.templatelib import Interpolation, Template


class Null:
    def __repr__(self):
        return "NULL"


NULL = Null()
NONE = 65535
BINARY = dict(Add="add", Subtract="sub", Multiply="mul", TrueDivide="truediv", FloorDivide="floordiv", Remainder="mod", Power="pow",
              MatrixMultiply="matmul", LeftShift="lshift", RightShift="rshift", And="and_", Or="or_", Xor="xor")
OPERATORS = {name: getattr(operator, f) for name, f in BINARY.items()}
OPERATORS |= {"InPlace" + name: getattr(operator, "i" + f.rstrip("_")) for name, f in BINARY.items()}
OPERATORS |= dict(Less=operator.lt, LessEqual=operator.le, Equal=operator.eq, NotEqual=operator.ne, Greater=operator.gt,
                  GreaterEqual=operator.ge, Is=operator.is_, IsNot=operator.is_not, In=lambda a, b: a in b, NotIn=lambda a, b: a not in b,
                  LoadItem=lambda a, b: a[b])
UNARY = dict(Negative=operator.neg, Positive=operator.pos, Invert=operator.invert, Not=operator.not_)
SPECIAL = ["__enter__", "__exit__", "__aenter__", "__aexit__"]
COMMON = [AssertionError, NotImplementedError, tuple, all, any]


class State:
    handled = None


class Code:
    def __init__(self, data, codes):
        self.__dict__.update(data)
        self.codes = codes
        self.values = {}
        self.index = {pc: i for i, (pc, _, _) in enumerate(self.instructions)}

    def constant(self, i):
        if i not in self.values:
            kind, payload = self.constants[i]
            match kind:
                case "value":
                    value = eval(payload)
                case "str":
                    value = "".join(map(chr, payload))
                case "bytes":
                    value = bytes(payload)
                case "tuple":
                    value = tuple(map(self.constant, payload))
                case "frozenset":
                    value = frozenset(map(self.constant, payload))
                case "code":
                    value = self.codes[payload]
            self.values[i] = value
        return self.values[i]


class Wrapped:
    def __init__(self, value):
        self.value = value


class AsyncGenerator:
    def __init__(self, gen):
        self.gen = gen

    def __aiter__(self):
        return self

    @types.coroutine
    def _drive(self, step):
        try:
            item = step()
            while not isinstance(item, Wrapped):
                item = self.gen.send((yield item))
        except StopIteration:
            raise StopAsyncIteration from None
        return item.value

    def __anext__(self):
        return self._drive(lambda: next(self.gen))

    def asend(self, value):
        return self._drive(lambda: self.gen.send(value))

    def athrow(self, error):
        return self._drive(lambda: self.gen.throw(error))

    async def aclose(self):
        try:
            await self.athrow(GeneratorExit())
        except (GeneratorExit, StopAsyncIteration):
            pass


def bind(code, f, args, kwargs):
    n, regs = code.argCount, []
    names = code.localNames
    if len(args) > n and not code.flags & 4:
        raise TypeError(f"{code.qualname}() takes {n} positional arguments but {len(args)} were given")
    regs = list(args[:n]) + [NULL] * (n - len(args[:n])) + [NULL] * code.kwOnlyCount
    extra = {}
    for name, value in kwargs.items():
        if name in names[code.posOnlyCount:n + code.kwOnlyCount]:
            i = names.index(name)
            if regs[i] is not NULL:
                raise TypeError(f"{code.qualname}() got multiple values for argument '{name}'")
            regs[i] = value
        elif code.flags & 8:
            extra[name] = value
        else:
            raise TypeError(f"{code.qualname}() got an unexpected keyword argument '{name}'")
    defaults = f.__defaults__ or ()
    for i in range(n):
        if regs[i] is NULL:
            if i < n - len(defaults):
                raise TypeError(f"{code.qualname}() missing argument '{names[i]}'")
            regs[i] = defaults[i - n + len(defaults)]
    for i in range(n, n + code.kwOnlyCount):
        if regs[i] is NULL:
            if names[i] not in (f.__kwdefaults__ or {}):
                raise TypeError(f"{code.qualname}() missing keyword argument '{names[i]}'")
            regs[i] = f.__kwdefaults__[names[i]]
    if code.flags & 4:
        regs.append(tuple(args[n:]))
    if code.flags & 8:
        regs.append(extra)
    return regs


def make_function(code, globals_, defaults, kwdefaults, closure, annotate):
    def run(regs):
        regs = regs + [NULL] * (code.registerCount - len(regs))
        if code.flags & 0x200:
            return AsyncGenerator(execute_generator(code, regs, closure, globals_))
        if code.flags & 0x20:
            return execute_generator(code, regs, closure, globals_)
        if code.flags & 0x80:
            return types.coroutine(execute_generator)(code, regs, closure, globals_)
        return execute(code, regs, closure, globals_)

    def function(*args, **kwargs):
        return run(bind(code, function, args, kwargs))

    function.__name__, function.__qualname__ = code.name, code.qualname
    function.__module__ = globals_.get("__name__")
    function.__defaults__, function.__kwdefaults__ = defaults, kwdefaults
    if code.docConst >= 0 and code.flags & 0x4000000:
        function.__doc__ = code.constant(code.docConst)
    function.__annotate__ = annotate
    function.__dict__["body"] = lambda namespace: run([namespace])
    return function


def build_class(f, name, /, *bases, metaclass=None, **kwargs):
    resolved = types.resolve_bases(bases)
    meta, namespace, kwargs = types.prepare_class(name, resolved, kwargs | ({"metaclass": metaclass} if metaclass else {}))
    cell = f.__dict__["body"](namespace)
    if resolved is not bases:
        namespace["__orig_bases__"] = bases
    cls = meta(name, resolved, namespace, **kwargs)
    if isinstance(cell, types.CellType) and isinstance(cls, type) and cell.cell_contents is not cls:
        raise RuntimeError("__class__ not set")
    return cls


def prepare_reraise_star(original, raised):
    if not isinstance(original, BaseExceptionGroup):
        found = [e for e in raised if e is not None]
        return found[0] if found else None
    same, new = [], []
    for e in raised:
        if e is not None:
            is_part = isinstance(e, BaseExceptionGroup) and e.__cause__ is original.__cause__ and e.__context__ is original.__context__ \
                and e.__traceback__ is original.__traceback__ and leaves(e) <= leaves(original)
            (same if is_part else new).append(e)
    if same:
        ids = set().union(*map(leaves, same))
        rest = original.subgroup(lambda e: id(e) in ids)
        if not new:
            return rest
        new.append(rest)
    return BaseExceptionGroup("", new) if new else None


def leaves(e):
    return set().union(*map(leaves, e.exceptions)) if isinstance(e, BaseExceptionGroup) else {id(e)}


def match_group(error, kind):
    if isinstance(error, BaseExceptionGroup):
        match, rest = error.split(kind)
        return rest, match
    return (None, ExceptionGroup("", [error])) if isinstance(error, kind) else (error, None)


def match_class(subject, cls, count, names):
    if not isinstance(subject, cls):
        return None
    values = []
    if count:
        self_match = cls in (bool, bytearray, bytes, dict, float, frozenset, int, list, set, str, tuple) and count == 1
        if self_match:
            values.append(subject)
        else:
            known = len(cls.__match_args__)
            if known < count:
                raise TypeError(f"{cls.__name__}() accepts {known} positional sub-patterns ({count} given)")
            values += [getattr(subject, n) for n in cls.__match_args__[:count]]
    try:
        return tuple(values + [getattr(subject, n) for n in names])
    except AttributeError:
        return None


def intrinsic(name, a, b):
    match name:
        case "TypeVar":
            return typing.TypeVar(a, infer_variance=True)
        case "TypeVarWithBound":
            return typing.TypeVar(a, bound=b(1), infer_variance=True)
        case "TypeVarWithConstraints":
            return typing.TypeVar(a, *b(1), infer_variance=True)
        case "ParamSpec":
            return typing.ParamSpec(a, infer_variance=True)
        case "TypeVarTuple":
            return typing.TypeVarTuple(a)
        case "SetTypeParamDefault":
            return typing.TypeVar(a.__name__, default=b(1), infer_variance=True)
        case "SubscriptGeneric":
            return typing.Generic[tuple(typing.Unpack[p] if isinstance(p, typing.TypeVarTuple) else p for p in a)]
        case "TypeAlias":
            return typing.TypeAliasType(a[0], a[2](1), type_params=a[1] or ())
        case "SetFunctionTypeParams":
            a.__type_params__ = b
            return a
        case "PrepareReraiseStar":
            return prepare_reraise_star(a, b)
        case "Print":
            sys.displayhook(a)
    raise NotImplementedError(name)


def look_up(name, *spaces):
    for space in spaces:
        try:
            return space[name]
        except KeyError:
            pass
    raise NameError(f"name '{name}' is not defined", name=name)


def cell_value(cell, name, free):
    try:
        return cell.cell_contents
    except ValueError:
        pass
    if free:
        raise NameError(f"cannot access free variable '{name}' where it is not associated with a value in enclosing scope")
    raise UnboundLocalError(f"cannot access local variable '{name}' where it is not associated with a value")


def unpack(iterable, before, after):
    try:
        iterator = iter(iterable)
    except TypeError:
        raise TypeError(f"cannot unpack non-iterable {type(iterable).__name__} object") from None
    items = []
    for _ in range(before):
        try:
            items.append(next(iterator))
        except StopIteration:
            least = "at least " if after >= 0 else ""
            raise ValueError(f"not enough values to unpack (expected {least}{before + max(after, 0)}, got {len(items)})") from None
    if after < 0:
        for _ in iterator:
            got = f", got {len(iterable)}" if isinstance(iterable, (list, tuple, dict)) else ""
            raise ValueError(f"too many values to unpack (expected {before}{got})")
        return items
    rest = list(iterator)
    if len(rest) < after:
        raise ValueError(f"not enough values to unpack (expected at least {before + after}, got {before + len(rest)})")
    return items + [rest[:len(rest) - after]] + rest[len(rest) - after:]


TEMPLATE = '''
def NAME(code, r, closure, globals_):
    entry_handled = State.handled
    i = 0
    try:
        while True:
            pc, op, x = code.instructions[i]
            i += 1
            try:
                if op == "Yield":
                    YIELD
                    continue
                if op in ("Send",):
                    it, value = r[x[1]], r[x[2]]
                    try:
                        r[x[0]] = next(it) if value is None else it.send(value)
                    except StopIteration as e:
                        r[x[0]] = e.value
                        i = code.index[pc + x[3]]
                    continue
                if op == "Return":
                    return r[x[0]]
                jump = step(code, r, closure, globals_, pc, op, x)
                if jump is not None:
                    i = code.index[pc + jump]
                continue
            except BaseException as e:
                error = e
            if op != "Reraise" and op != "CleanupThrow" and State.handled is not None and error is not State.handled:
                seen, c = False, error
                while c is not None:
                    seen = seen or c is State.handled
                    c = c.__context__
                if not seen and error.__context__ is None:
                    error.__context__ = State.handled
            for start, end, handler, register in code.exceptions:
                if start <= pc < end:
                    r[register] = error
                    i = code.index[handler]
                    break
            else:
                raise error
    finally:
        State.handled = entry_handled
'''
YIELD = '''
                    value, delegate = r[x[1]], r[x[2]] if x[2] != NONE else None
                    mine, State.handled = State.handled, entry_handled
                    try:
                        try:
                            sent = yield value
                        except BaseException as thrown:
                            if delegate is None or not isinstance(thrown, BaseException):
                                raise
                            pending = thrown
                        else:
                            r[x[0]] = sent
                            continue
                        while True:
                            if isinstance(pending, GeneratorExit):
                                if hasattr(delegate, "close"):
                                    delegate.close()
                                raise pending
                            if not hasattr(delegate, "throw"):
                                raise pending
                            value = delegate.throw(pending)
                            try:
                                sent = yield value
                            except BaseException as thrown:
                                pending = thrown
                                continue
                            r[x[0]] = sent
                            break
                    finally:
                        entry_handled, State.handled = State.handled, mine
'''
exec(TEMPLATE.replace("NAME", "execute_generator").replace("YIELD", YIELD.strip()))
exec(TEMPLATE.replace("NAME", "execute").replace("YIELD", "raise SystemError"))


def awaitable_iterator(value):
    if isinstance(value, types.GeneratorType) or hasattr(value, "send"):
        return value
    return type(value).__await__(value)


def step(code, r, closure, globals_, pc, op, x):
    """One instruction; the distance of a jump that is taken, else None."""
    space = builtins.__dict__
    name = lambda k: code.names[x[k]]
    optional = lambda k: None if x[k] == NONE else r[x[k]]
    if op in OPERATORS:
        r[x[0]] = OPERATORS[op](r[x[1]], r[x[2]])
        return None
    if op in UNARY:
        r[x[0]] = UNARY[op](r[x[1]])
        return None
    match op:
        case "Move":
            r[x[0]] = r[x[1]]
        case "LoadConst":
            r[x[0]] = code.constant(x[1])
        case "LoadNull":
            r[x[0]] = NULL
        case "LoadCommon":
            r[x[0]] = COMMON[x[1]]
        case "LoadGlobal":
            r[x[0]] = look_up(name(1), globals_, space)
        case "StoreGlobal":
            globals_[name(0)] = r[x[1]]
        case "DeleteGlobal":
            look_up(name(0), globals_)
            del globals_[name(0)]
        case "LoadName":
            r[x[0]] = look_up(name(2), r[x[1]], globals_, space)
        case "StoreName":
            r[x[0]][name(1)] = r[x[2]]
        case "DeleteName":
            look_up(name(1), r[x[0]])
            del r[x[0]][name(1)]
        case "LoadNameOrCell":
            try:
                r[x[0]] = r[x[1]][name(3)]
            except KeyError:
                r[x[0]] = cell_value(r[x[2]], name(3), 1)
        case "LoadNameOrGlobal":
            r[x[0]] = look_up(name(2), r[x[1]], globals_, space)
        case "CheckBound":
            if r[x[0]] is NULL:
                raise UnboundLocalError(f"cannot access local variable '{name(1)}' where it is not associated with a value")
        case "MakeCell":
            r[x[0]] = types.CellType() if r[x[1]] is NULL else types.CellType(r[x[1]])
        case "LoadFree":
            r[x[0]] = closure[x[1]]
        case "LoadCell":
            r[x[0]] = cell_value(r[x[1]], name(2), x[3])
        case "StoreCell":
            if r[x[1]] is NULL:
                del r[x[0]].cell_contents
            else:
                r[x[0]].cell_contents = r[x[1]]
        case "LoadAttr":
            r[x[0]] = getattr(r[x[1]], name(2))
        case "LoadMethod":
            r[x[0]], r[x[0] + 1] = getattr(r[x[1]], name(2)), NULL
        case "LoadSuperAttr" | "LoadSuperMethod":
            r[x[0]] = getattr(r[x[1]](r[x[2]], r[x[3]]), name(4))
            if op == "LoadSuperMethod":
                r[x[0] + 1] = NULL
        case "LoadSpecial":
            special = SPECIAL[x[2]]
            method = getattr(type(r[x[1]]), special, None)
            if method is None:
                protocol = "asynchronous context manager" if x[2] > 1 else "context manager"
                kind = type(r[x[1]])
                shown = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
                raise TypeError(f"'{shown}' object does not support the {protocol} protocol (missed {special} method)")
            r[x[0]], r[x[0] + 1] = method.__get__(r[x[1]]), NULL
        case "StoreAttr":
            setattr(r[x[0]], name(1), r[x[2]])
        case "DeleteAttr":
            delattr(r[x[0]], name(1))
        case "StoreItem":
            r[x[0]][r[x[1]]] = r[x[2]]
        case "DeleteItem":
            del r[x[0]][r[x[1]]]
        case "BuildSlice":
            r[x[0]] = slice(r[x[1]], r[x[2]], r[x[3]])
        case "Jump" | "JumpBack":
            return x[0]
        case "JumpIfTrue":
            return x[1] if r[x[0]] else None
        case "JumpIfFalse":
            return None if r[x[0]] else x[1]
        case "JumpIfNone":
            return x[1] if r[x[0]] is None else None
        case "JumpIfNotNone":
            return x[1] if r[x[0]] is not None else None
        case "Call" | "CallKeywords":
            callee, self, args = r[x[1]], r[x[1] + 1], r[x[1] + 2:x[1] + 2 + x[2]]
            names = code.constant(x[3]) if op == "CallKeywords" else ()
            kwargs = dict(zip(names, args[len(args) - len(names):]))
            args = args[:len(args) - len(names)]
            r[x[0]] = callee(*(args if self is NULL else [self] + args), **kwargs)
        case "CallSpread":
            r[x[0]] = r[x[1]](*r[x[2]], **(optional(3) or {}))
        case "BuildTuple":
            r[x[0]] = tuple(r[x[1]:x[1] + x[2]])
        case "BuildList":
            r[x[0]] = r[x[1]:x[1] + x[2]]
        case "BuildSet":
            r[x[0]] = set(r[x[1]:x[1] + x[2]])
        case "BuildDict":
            r[x[0]] = {r[x[1] + 2 * k]: r[x[1] + 2 * k + 1] for k in range(x[2])}
        case "BuildString":
            r[x[0]] = "".join(r[x[1]:x[1] + x[2]])
        case "ListAppend":
            r[x[0]].append(r[x[1]])
        case "ListExtend":
            r[x[0]].extend(r[x[1]])
        case "ListToTuple":
            r[x[0]] = tuple(r[x[1]])
        case "SetAdd":
            r[x[0]].add(r[x[1]])
        case "SetUpdate":
            r[x[0]].update(r[x[1]])
        case "DictSet":
            r[x[0]][r[x[1]]] = r[x[2]]
        case "DictUpdate":
            r[x[0]].update({**r[x[1]]})
        case "DictMerge":
            for key in r[x[1]].keys():
                if key in r[x[0]]:
                    raise TypeError(f"{r[x[2]].__qualname__}() got multiple values for keyword argument '{key}'")
                r[x[0]][key] = r[x[1]][key]
        case "Convert":
            r[x[0]] = (None, str, repr, ascii)[x[2]](r[x[1]])
        case "Format":
            r[x[0]] = format(r[x[1]], "" if x[2] == NONE else r[x[2]])
        case "BuildInterpolation":
            r[x[0]] = Interpolation(r[x[1]], r[x[2]], (None, "s", "r", "a")[x[3]], "" if x[4] == NONE else r[x[4]])
        case "BuildTemplate":
            parts = [p for pair in zip(r[x[1]], r[x[2]] + ("",)) for p in pair if p != ""]
            r[x[0]] = Template(*parts)
        case "GetIter":
            r[x[0]] = iter(r[x[1]])
        case "ForIter":
            try:
                r[x[0]] = next(r[x[1]])
            except StopIteration:
                return x[2]
        case "Unpack":
            r[x[0]:x[0] + x[1]] = unpack(r[x[2]], x[1], -1)
        case "UnpackRest":
            r[x[0]:x[0] + x[1] + 1 + x[2]] = unpack(r[x[3]], x[1], x[2])
        case "MakeFunction":
            r[x[0]] = make_function(code.constant(x[1]), globals_, optional(2), optional(3), optional(4), optional(5))
        case "LoadBuildClass":
            r[x[0]] = build_class
        case "Intrinsic":
            if x[1] == "SetupAnnotations":
                (globals_ if x[2] == NONE else r[x[2]]).setdefault("__annotations__", {})
            else:
                r[x[0]] = intrinsic(x[1], optional(2), optional(3))
        case "Raise":
            error = State.handled if x[0] == NONE else r[x[0]]
            if error is None:
                raise RuntimeError("No active exception to reraise")
            if x[1] != NONE:
                raise error from r[x[1]]
            raise error
        case "Reraise":
            raise r[x[0]]
        case "EnterHandler":
            r[x[0]] = NULL if State.handled is None else State.handled
            State.handled = r[x[1]]
        case "LeaveHandler":
            State.handled = None if r[x[0]] is NULL else r[x[0]]
        case "MatchException":
            kinds = r[x[2]] if isinstance(r[x[2]], tuple) else (r[x[2]],)
            if not all(isinstance(k, type) and issubclass(k, BaseException) for k in kinds):
                raise TypeError("catching classes that do not inherit from BaseException is not allowed")
            r[x[0]] = isinstance(r[x[1]], kinds)
        case "MatchGroup":
            r[x[0]], r[x[0] + 1] = match_group(r[x[1]], r[x[2]])
        case "CallExit":
            e = r[x[3]]
            r[x[0]] = r[x[1]](*(() if r[x[2]] is NULL else (r[x[2]],)), type(e), e, e.__traceback__)
        case "CleanupThrow":
            if not isinstance(r[x[1]], StopIteration):
                raise r[x[1]]
            r[x[0]] = r[x[1]].value
        case "GetYieldFromIter":
            r[x[0]] = r[x[1]] if isinstance(r[x[1]], types.GeneratorType) else iter(r[x[1]])
        case "GetAwaitable":
            r[x[0]] = awaitable_iterator(r[x[1]])
        case "GetAsyncIter":
            r[x[0]] = type(r[x[1]]).__aiter__(r[x[1]])
        case "GetAsyncNext":
            r[x[0]] = awaitable_iterator(type(r[x[1]]).__anext__(r[x[1]]))
        case "EndAsyncFor":
            if not isinstance(r[x[0]], StopAsyncIteration):
                raise r[x[0]]
        case "AsyncWrap":
            r[x[0]] = Wrapped(r[x[1]])
        case "ImportName":
            r[x[0]] = __import__(name(1), globals_, None, r[x[2]], x[3])
        case "ImportFrom":
            try:
                r[x[0]] = getattr(r[x[1]], name(2))
            except AttributeError:
                module = r[x[1]]
                r[x[0]] = sys.modules.get(f"{module.__name__}.{name(2)}", NULL)
                if r[x[0]] is NULL:
                    where = getattr(module, "__file__", None) or "unknown location"
                    raise ImportError(f"cannot import name '{name(2)}' from '{module.__name__}' ({where})") from None
        case "ImportStar":
            module = r[x[1]]
            names = getattr(module, "__all__", [n for n in module.__dict__ if n[0] != "_"])
            (globals_ if x[0] == NONE else r[x[0]]).update({n: getattr(module, n) for n in names})
        case "MatchMapping":
            r[x[0]] = isinstance(r[x[1]], dict)
        case "MatchSequence":
            r[x[0]] = isinstance(r[x[1]], (list, tuple, range))
        case "MatchKeys":
            found = all(k in r[x[1]] for k in r[x[2]])
            r[x[0]] = tuple(r[x[1]][k] for k in r[x[2]]) if found else None
        case "MatchClass":
            r[x[0]] = match_class(r[x[1]], r[x[2]], x[3], code.constant(x[4]))
        case "GetLength":
            r[x[0]] = len(r[x[1]])
        case _:
            raise NotImplementedError(op)
    return None


def outcome(run):
    """Standard output of a program, and how it ended: the chain of exceptions by type, text, and cause or context."""
    out = io.StringIO()
    chain = []
    State.handled = None
    with contextlib.redirect_stdout(out):
        try:
            run()
        except BaseException as e:
            error = e
            while error is not None:
                chain.append(describe(error))
                error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return [out.getvalue(), chain]


def describe(error):
    if isinstance(error, BaseExceptionGroup):
        return f"{type(error).__name__}: {error.message} [{', '.join(map(describe, error.exceptions))}]"
    return f"{type(error).__name__}: {error}"


def compare(source, image):
    """The outcome of a program in CPython, and of its code objects here."""
    codes = []
    codes.extend(Code(data, codes) for data in image)
    namespaces = [{"__name__": "program", "__builtins__": builtins} for _ in range(2)]
    module = types.ModuleType("program")
    sys.modules["program"] = module
    expected = outcome(lambda: exec(compile(source, "<program>", "exec", 0, True), namespaces[0]))
    regs = [NULL] * codes[0].registerCount
    if codes[0].flags & 0x1000:
        regs[0] = namespaces[1]
    found = outcome(lambda: execute(codes[0], regs, (), namespaces[1]))
    return [expected, found]


def compare_module(source, image, name, package):
    """As `compare`, for the body of a library module; and the names in which the two modules differ."""
    codes = []
    codes.extend(Code(data, codes) for data in image)
    modules = []
    for _ in range(2):
        modules.append(types.ModuleType(name))
        modules[-1].__package__, modules[-1].__file__ = package, "/library/" + name
    saved = sys.modules.get(name)
    sys.modules[name] = modules[0]
    expected = outcome(lambda: exec(compile(source, "<program>", "exec", 0, True), modules[0].__dict__))
    sys.modules[name] = modules[1]
    found = outcome(lambda: execute(codes[0], [NULL] * codes[0].registerCount, (), modules[1].__dict__))
    del sys.modules[name]
    if saved is not None:
        sys.modules[name] = saved
    return [expected, found, sorted((set(modules[0].__dict__) ^ set(modules[1].__dict__)) - {"__builtins__"})]
