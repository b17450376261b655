# Covers: _functools: partial with Placeholder, reduce, cmp_to_key and the cache, with their errors.
import _functools as F
import _functools as functools

def re_sub(text):
    """Without addresses, which differ from run to run."""
    while ' at 0x' in text:
        start = text.index(' at 0x')
        end = start + 6
        while end < len(text) and text[end] in '0123456789abcdef':
            end += 1
        text = text[:start] + text[end:]
    return text


def t(f):
    try:
        print(re_sub(repr(f())))
    except Exception as e:
        print(type(e).__name__, e)
P=F.partial; PH=F.Placeholder
t(lambda: P())
t(lambda: P(1))
t(lambda: P(int))
t(lambda: P(int,base=2)('101'))
t(lambda: P(int,'1',base=2))
t(lambda: P(max,1,2)(5))
t(lambda: P(P(max,1),2))
t(lambda: P(P(int,base=3),base=2)('10'))
t(lambda: PH)
t(lambda: type(PH))
t(lambda: type(PH)() is PH)
t(lambda: type(PH)(1))
t(lambda: P(max,PH,1))
t(lambda: P(max,1,PH))
t(lambda: P(max,PH,3)(1))
t(lambda: P(max,PH,3)())
t(lambda: P(max,a=PH))
t(lambda: P(P(max,PH,3),9))
t(lambda: P(P(max,PH,3,PH,4),9))
t(lambda: P(print,PH,2,PH,4)(1,3,5))
t(lambda: P(print,PH,2,PH,4)(1))
t(lambda: PH.__reduce__())
t(lambda: P(P(print,PH,2,PH,4,PH,5),PH,7,8))
t(lambda: P(print,PH,2)(1,PH))
p=P(int,'1',base=2); t(lambda: (p.func,p.args,p.keywords)); t(lambda: p.__reduce__()); t(lambda: vars(p)); p.x=1; t(lambda: vars(p)); t(lambda: p.__reduce__()); t(lambda: p.__setstate__(1)); t(lambda: p.__setstate__((int,(),{},{}))); t(lambda: p); t(lambda: p.__setstate__((1,(),{},{}))); t(lambda: p.__setstate__((int,[],{},{}))); t(lambda: p.__setstate__((max,(1,PH),{},{})))
def s1(): p.func=1
def s2(): p.args=1
t(s1)
t(s2)
class C:
    m=P(lambda *a: a, 1)
    def f(self,*a): return a
    def g(self,x): return (1,x)
t(lambda: C.m(2))
t(lambda: len(C().m(2)))
t(lambda: C().g(2))
t(lambda: P.__class_getitem__(int))
t(lambda: P[int])
class Sub(P): pass
t(lambda: Sub(int,1))
t(lambda: P(Sub(int,1),2))
t(lambda: Sub(P(int,1),2))
t(lambda: P(lambda:1)(1))
t(lambda: P(int,**{'base':2})('11',base=3))
r=P(print); r.__setstate__((print,(r,),{},{})); t(lambda: r)
t(lambda: F.reduce(lambda a,b:a+b,[]))
t(lambda: F.reduce(lambda a,b:a+b,[1,2,3]))
t(lambda: F.reduce(lambda a,b:a+b,[1,2],10))
t(lambda: F.reduce(lambda a,b:a+b,[1,2],initial=10))
t(lambda: F.reduce(1))
t(lambda: F.reduce(max,5))
t(lambda: F.reduce(max,[5],initial=1,x=2))
t(lambda: F.reduce(max,[],None))
t(lambda: F.reduce())
t(lambda: F.reduce(1,[1]))
t(lambda: F.reduce(1,[1,2]))
t(lambda: F.reduce(max,[1],2,3))
t(lambda: F.reduce(function=max,iterable=[1]))
K=F.cmp_to_key(lambda a,b:a-b); t(lambda: K); t(lambda: K(3)); t(lambda: K(3).obj); t(lambda: K(obj=3)<K(4)); t(lambda: K(3)==K(3)); t(lambda: K(3)<4); t(lambda: K()); t(lambda: K(1,2)); t(lambda: sorted([3,1,2],key=K)); t(lambda: F.cmp_to_key()); t(lambda: F.cmp_to_key(1)); t(lambda: hash(K(1))); t(lambda: K<K); t(lambda: K.obj); t(lambda: F.cmp_to_key(mycmp=max)); t(lambda: F.cmp_to_key(1)(1)<F.cmp_to_key(1)(2)); t(lambda: F.cmp_to_key(lambda a,b:'x')(1)<K(2)); t(lambda: F.cmp_to_key(lambda a,b:None)(1)<K(2)); t(lambda: K(3)!=K(4)); t(lambda: K(3).__lt__(K(5))); t(lambda:K(x=1))
CI=lambda *a: 'CacheInfo(hits=%r, misses=%r, maxsize=%r, currsize=%r)'%a
def L(maxsize=128,typed=False):
    if callable(maxsize):
        w=F._lru_cache_wrapper(maxsize,128,typed,CI); w.__wrapped__=maxsize; return w
    def deco(f):
        w=F._lru_cache_wrapper(f,maxsize,typed,CI); w.__wrapped__=f; w.__name__=f.__name__; w.__qualname__='qual'; return w
    return deco
@L(maxsize=2)
def f(x,y=0):
    print('call',x,y); return x+y
t(lambda: f(1))
t(lambda: f(1))
t(lambda: f(2))
t(lambda: f(1,y=0))
t(lambda: f(1.0))
t(lambda: f.cache_info())
t(lambda: f.cache_clear())
t(lambda: f.cache_info())
t(lambda: f)
t(lambda: f.__wrapped__.__name__)
t(lambda: f.__name__)
t(lambda: f([1]))
t(lambda: f.cache_info(1))
t(lambda: f(y=1,x=2))
t(lambda: f(x=2,y=1))
t(lambda: f())
t(lambda: f.__reduce__())
t(lambda: f.__copy__() is f)
t(lambda: f.__deepcopy__({}) is f)
t(lambda: type(f))
t(lambda: vars(f).keys())
@L(maxsize=None,typed=True)
def g(*a,**k):
    print('g',a,k); return len(a)
t(lambda: g(1))
t(lambda: g(1.0))
t(lambda: g(1))
t(lambda: g(a=1))
t(lambda: g(a=True))
t(lambda: g.cache_info())
t(lambda: g(1,2,a=3))
t(lambda: g('a'))
t(lambda: g(True))
@L(maxsize=0)
def h(x): print('h'); return x
t(lambda: h(1))
t(lambda: h(1))
t(lambda: h.cache_info())
t(lambda: L(maxsize=-5)(abs).cache_info())
t(lambda: L(abs)(-3))
t(lambda: L('a'))
t(lambda: functools._lru_cache_wrapper(1,2,3,4))
t(lambda: functools._lru_cache_wrapper(abs,'a',False,4))
t(lambda: functools._lru_cache_wrapper())
t(lambda: functools._lru_cache_wrapper(abs,1,False,4).cache_info())
class M:
    @L
    def m(self,x): return x*2
    def __repr__(self): return 'M'
mm=M(); t(lambda: mm.m(4)); t(lambda: M.m.cache_info()); t(lambda: mm.m.cache_info()); t(lambda: (mm.m))
@L
def fib(n): return n if n<2 else fib(n-1)+fib(n-2)
t(lambda: fib(200))
t(lambda: fib.cache_info())
@L(maxsize=3)
def rec(n): return 0 if n==0 else rec(n-1)+1
t(lambda: rec(50))
t(lambda: rec.cache_info())
@L
def bad(n):
    raise ValueError(n)
t(lambda: bad(1))
t(lambda: bad(1))
t(lambda: bad.cache_info())
