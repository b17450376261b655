# Containers that change: slices, iteration under change, sorting, collisions, self-reference.
a=[1,2,3,4,5,6]
a[1:3]=[9]; print(a); a[::2]=[7,7,7]; print(a); del a[0]; print(a); del a[::2]; print(a); a[1:1]=[1,2,3]; print(a); a[:]=a; print(a); a[2:]=[]; print(a)
a*=3; print(a); a+='xy'; print(a); a.insert(-1,'I'); a.insert(100,'J'); a.insert(-100,'K'); print(a); a.reverse(); print(a)
try: a[::2]=[1]
except ValueError as e: print(e)
try: a[0:1]=5
except TypeError as e: print(e)
try: a[::2]=5
except TypeError as e: print(e)
try: a[100]=1
except IndexError as e: print(e)
try: del a[100]
except IndexError as e: print(e)
d={i:i for i in range(5)}
try:
    for k in d: d[k+100]=1
except RuntimeError as e: print(e)
d={i:i for i in range(5)}
try:
    for k in d: del d[k]; d[k+100]=1
except RuntimeError as e: print(e)
s={1,2,3}
try:
    for k in s: s.add(k+100)
except RuntimeError as e: print(e)
def f(x): a.append(1); return 0
b=[3,2,1]
try: b.sort(key=lambda x:b.append(1) or 0)
except ValueError as e: print(e, b)
class X:
    def __lt__(self,o): raise KeyError('lt')
c=[X(),X(),1]
try: c.sort()
except KeyError as e: print('KeyError', e, len(c))
class K:
    def __init__(s,n): s.n=n
    def __hash__(s): return 7
    def __eq__(s,o): return isinstance(o,K) and s.n==o.n
d={K(i):i for i in range(50)}
print(sum(d[K(i)] for i in range(50)), len(d), K(60) in d)
for i in range(0,50,2): del d[K(i)]
print([v for v in d.values()])
s={K(i%10) for i in range(50)}; print(len(s))
l=[]; l.append(l); print(l); d={}; d['d']=d; print(d); t2=(l,d); print(t2)
import sys
big={str(i):i for i in range(1000)}
for i in range(0,1000,3): big.pop(str(i))
for i in range(500): big['n%d'%i]=i
print(len(big), list(big)[:3], list(big)[-2:], sum(v for v in big.values()))
x=[(i*7919)%1009 for i in range(1009)]; x.sort(); print(x==list(range(1009)))
x=[str((i*7919)%1009) for i in range(1009)]; print(sorted(x)==sorted(x,key=lambda s:s), sorted(x)[:5])
st=set(range(100)); st-=set(range(0,100,2)); print(len(st), sorted(st)[:4]); st&={1,3,200}; print(st); st^={3,5}; print(st); st|={9}; print(st)
print({i*3 for i in range(40)})
print(set('hello')==set('ohlle'), {1,'a',2.5,None,True,(1,2)}=={None,'a',2.5,1,(1,2)})
e={}; e.update([(1,2)],a=3); e.update({5:6}); print(e, e.popitem(), e); e|={7:8}; print(e); e.clear(); print(e, len(e), bool(e))
try: {}.update(5)
except TypeError as e: print(e, getattr(e,'__notes__',None))
try: dict([1])
except TypeError as e: print(e, getattr(e,'__notes__',None))
print([] or 'empty', bool([0]), not (), bool(range(0)))
