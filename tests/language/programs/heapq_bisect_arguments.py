# Covers: _heapq and _bisect: order of heaps and insertions, errors, lists that comparisons change.
import _bisect as B
import _heapq as H

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
for n in dir(H):
    if n.startswith('heap'):
        f=getattr(H,n)
        t(lambda: f()); t(lambda: f(1)); t(lambda: f((1,),2)); t(lambda: f([])); t(lambda: f([],1)); t(lambda: f([3,1,2])); t(lambda: f([1,3,2],2)); t(lambda: f([1,'a'],2)); t(lambda:f([],1,2)); t(lambda: f([1],x=1))
class X:
    def __init__(s,l): s.l=l
    def __lt__(s,o): s.l.append(1); return True
class Y:
    def __init__(s,l): s.l=l
    def __lt__(s,o): s.l.clear(); return True
for C in (X,Y):
    for f in (H.heappush,H.heappop,H.heapify,H.heapreplace,H.heappushpop):
        l=[]; l+= [C(l),C(l),C(l)]
        t(lambda: f(l,C(l)) if f not in (H.heappop,H.heapify) else f(l) and None)
class random:
    _s=[12345]
    @classmethod
    def seed(c,n): c._s[0]=n
    @classmethod
    def randrange(c,n):
        c._s[0]=(c._s[0]*1103515245+12345)%2**31
        return (c._s[0]>>8)%n
    @classmethod
    def random(c): return c.randrange(10**6)/10**6
random.seed(5)
h=[]
for i in range(200): H.heappush(h,random.randrange(50))
print(h); print([H.heappop(h) for i in range(200)])
h=[random.random() for i in range(50)]; H.heapify(h); print(h[:5]); H.heapify_max(h); print(h[:5]); print(H.heappop_max(h),H.heapreplace_max(h,0.5),H.heappushpop_max(h,.99)); H.heappush_max(h,2.0); print(h[0])
for n in dir(B):
    if not n.startswith('_'):
        f=getattr(B,n)
l=[1,2,2,3]; B.insort_left(l,2); B.insort_right(l,2.0); print(l); B.insort_left(l,-5,key=abs); print(l)
class S:
    def __init__(s): s.d=[1,3]
    def __len__(s): return 2
    def __getitem__(s,i): return s.d[i]
    def insert(s,i,v): print('insert',i,v)
t(lambda: B.insort_right(S(),2))
