# try in all forms, nested, with returns, breaks and continues through finally; context and cause
def f(k):
    try:
        print("try", k)
        if k == 1: raise ValueError("v")
        if k == 2: raise KeyError("k")
        if k == 3: return "returned"
        if k == 4: raise OSError("o")
    except ValueError as e:
        print("caught", e)
        return "handler"
    except (KeyError, IndexError):
        print("key")
    else:
        print("else")
    finally:
        print("finally")
    return "end"
for k in range(4): print(f(k))
try: f(4)
except OSError as e: print("outer", e, e.__context__)
def g():
    for i in range(5):
        try:
            if i == 1: continue
            if i == 3: break
            print("body", i)
        finally:
            print("fin", i)
    try:
        return "a"
    finally:
        print("last")
print(g())
def override():
    try: return 1
    finally: return 2
print(override())
def swallow():
    for i in range(2):
        try: raise ValueError(i)
        finally: continue
    while True:
        try: 1 / 0
        finally: break
    return "swallowed"
print(swallow())
def ret_local():
    x = 1
    try: return x
    finally: x = 2
print(ret_local())
try:
    try: raise ValueError("a")
    except ValueError as e: raise TypeError("b")
except TypeError as e: print(repr(e.__context__), e.__cause__)
try:
    try: raise ValueError("a")
    except ValueError as e: raise TypeError("b") from e
except TypeError as e: print(repr(e.__cause__))
try: raise TypeError from None
except TypeError as e: print(e.__suppress_context__)
try:
    try: 1 / 0
    finally: {}["x"]
except KeyError as e: print(repr(e.__context__))
try:
    try: raise ValueError("re")
    except ValueError: raise
except ValueError as e: print("re-raised", e)
try: raise
except RuntimeError as e: print(e)
def nested():
    try:
        try: raise ValueError(1)
        except KeyError: print("no")
        finally: print("inner finally")
    except ValueError as e:
        try: raise IndexError(2)
        except IndexError as e2: print(e, e2, repr(e2.__context__))
        try: print(e)
        finally: print("x")
    try: e
    except UnboundLocalError: print("e gone")
nested()
try: pass
except: print("no")
else: print("else")
finally: print("fin")
def name_after():
    e = 1
    try: raise ValueError
    except ValueError as e: pass
    try: return e
    except NameError as n: return str(n)
print(name_after())
try:
    try: raise ValueError
    except 5: pass
except TypeError as e: print(e)
def gen():
    try:
        yield 1
        yield 2
    except GeneratorExit: print("closed"); raise
    finally: print("gen finally")
it = gen(); next(it); it.close()
def deep(n):
    try:
        if n: return deep(n - 1)
        raise ValueError("deep")
    finally: print("unwind", n)
try: deep(2)
except ValueError as e: print(e)
def loop_handler():
    for i in range(3):
        try: raise ValueError(i)
        except ValueError as e:
            if i == 1: continue
            if i == 2: break
            print(e)
    return "out"
print(loop_handler())
def handler_return():
    try: raise KeyError
    except KeyError as e: return "r"
    finally: print("hf")
print(handler_return())
try:
    try: raise ExceptionGroup("g", [ValueError(1), TypeError(2), KeyError(3)])
    except* ValueError as e: print("V", e.exceptions)
    except* TypeError as e:
        print("T", e.exceptions)
        raise OSError("from handler")
except* KeyError as e: print("K", e)
except* OSError as e: print("O", e)
try:
    try: raise ValueError("bare")
    except* ValueError as e: print(e, e.exceptions)
    else: print("no")
    finally: print("star fin")
except* TypeError: print("no")
try: print("ok")
except* ValueError: pass
else: print("star else")
class C(Exception):
    def __init__(self, *a): super().__init__(*a)
try: raise C
except C as c: print(repr(c))
def f2():
    try:
        raise ValueError("x")
    except ValueError:
        def inner(): return 1
        return [inner() for _ in range(2)]
print(f2())
with_error = 0
try:
    raise KeyError("first")
except KeyError:
    raise ValueError("last")
finally:
    print("the end")
