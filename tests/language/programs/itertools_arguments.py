# Covers: itertools: arguments of every class, their errors, and what remains of odd ones.
import itertools as I

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
t(lambda: I.batched([1],0))
t(lambda: I.batched([1],-1))
t(lambda: I.batched([1],1.5))
t(lambda: list(I.batched('abc',2,strict=True)))
t(lambda: I.batched([1],True,strict=1))
t(lambda: I.count('a'))
t(lambda: I.count(1.5, 0.5))
t(lambda: I.count(1,'x'))
t(lambda: I.count(1, 1.0))
t(lambda:I.count(0,True))
t(lambda:I.count(True))
t(lambda:I.count(1.0))
t(lambda: I.count(3,-1))
t(lambda: I.repeat(1,-3))
t(lambda: I.repeat(1,'a'))
t(lambda: I.repeat(times=3,object='x'))
t(lambda: I.repeat(1).__length_hint__())
t(lambda: I.repeat(1,4).__length_hint__())
t(lambda: I.repeat(1,times=None))
for a in [(-1,),(None,),('a',),(-2,),(0,-1),(-1,3),(0,3,0),(0,3,-1),(0,3,'a'),('a',3),(1,'b'),(1,None,None),(None,None,None),(1.5,)]:
    t(lambda: list(I.islice(range(10),*a)))
t(lambda: I.product([1],repeat=-1))
t(lambda: I.product([1],repeat='a'))
t(lambda: I.product(repeat=2,x=1))
t(lambda: list(I.product(repeat=3)))
t(lambda: list(I.product([],repeat=0)))
t(lambda: I.permutations([1],-1))
t(lambda: I.permutations([1],'a'))
t(lambda: list(I.permutations([1],2)))
t(lambda: list(I.permutations([1,2],0)))
t(lambda: I.permutations([1],None))
t(lambda: I.permutations([1],1.0))
t(lambda: I.combinations([1],-1))
t(lambda: I.combinations([1],'a'))
t(lambda: I.combinations([1],None))
t(lambda: I.combinations_with_replacement([1],-1))
t(lambda:list(I.combinations_with_replacement([],0)))
t(lambda:list(I.combinations_with_replacement([],1)))
t(lambda: I.tee([1],-1))
t(lambda: I.tee([1],'a'))
t(lambda: I.tee([1],0))
t(lambda:I._tee([1]))
t(lambda: I._grouper(1,2))
t(lambda: I._tee_dataobject(1,2,3))
t(lambda: I._tee(1))
t(lambda: I._tee())
t(lambda: I._grouper())
a,b=I.tee([1,2]); t(lambda: I.tee(a)[0] is a); t(lambda: type(a)); t(lambda: a.__copy__())
t(lambda: I.starmap(pow,[1]))
t(lambda: list(I.starmap(pow,[1])))
t(lambda: list(I.starmap(pow,['ab'])))
t(lambda: I.zip_longest([1],fillvalue=1,x=2))
t(lambda: I.zip_longest([1],[2,3],fillvalue='z').__next__())
t(lambda: I.accumulate([1],initial=2,func=None))
t(lambda: list(I.accumulate([1,'a'])))
t(lambda: list(I.accumulate([],initial=5)))
t(lambda: I.accumulate(a=1,b=2,c=3,d=4))
t(lambda: I.accumulate(func=1))
t(lambda: I.batched(n=2))
t(lambda: I.batched(1,2,3,strict=True))
class R:
    def __iter__(s): return s
    def __next__(s): return next(x)
x,y=I.tee(R()); t(lambda: next(x))
t(lambda: I.chain.from_iterable([[1],2]))
t(lambda: list(I.chain.from_iterable([[1],2])))
t(lambda: list(I.chain.from_iterable(1)))
t(lambda: list(I.chain([1],3)))
t(lambda: I.chain.from_iterable())
t(lambda: I.chain.__class_getitem__(int))
t(lambda: I.count[int])
class C(I.count): pass
t(lambda: C(5))
t(lambda: I.count(**{'start':3,'step':4}))
class D(I.chain):
    def __init__(self,*a,**k): self.k=k
t(lambda: D([1],z=3).k)
t(lambda: I.cycle([1]).__setstate__)
t(lambda: I.cycle([]).__next__())
t(lambda: I.groupby([1],key=1))
t(lambda: list(I.groupby([1],key=1)))
t(lambda: next(I.groupby([1])))
t(lambda: I.filterfalse(1,[2]).__next__())
t(lambda: I.compress(data=[1],selectors=[1]).__next__())
