# Covers: collections.deque: every method and operator, errors, changes during iteration.
from collections import deque

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
t(lambda: deque(1))
t(lambda: deque([1],-1))
t(lambda: deque([1],'a'))
t(lambda: deque(1,2,3))
t(lambda: deque(x=1))
t(lambda: deque([1,2,3],maxlen=2))
t(lambda: deque(iterable=[1]))
t(lambda: deque([1],None))
t(lambda: deque(maxlen=1.5))
d=deque([1,2,3])
t(lambda: d[5])
t(lambda: d['a'])
t(lambda: d[1:2])
t(lambda: d.pop(1))
t(lambda: deque().pop())
t(lambda: deque().popleft())
t(lambda: d.remove(9))
t(lambda: d.index(9))
t(lambda: d.index(2,5))
t(lambda: d.index(2,0,1))
t(lambda: d.index('x'))
t(lambda: d.index())
t(lambda: d.index(1,2,3,4))
t(lambda: d.index(1,'a'))
t(lambda: d+[1])
t(lambda: d+deque([4]))
t(lambda: d*2)
t(lambda: 2*d)
t(lambda: d*'a')
t(lambda: d*-1)
t(lambda: deque([1,2,3],maxlen=4)*2)
t(lambda: d.insert(1))
t(lambda: deque([1],1).insert(0,2))
t(lambda: d.insert('a',1))
t(lambda: d.rotate('a'))
t(lambda: d.rotate(1,2))
t(lambda: d.rotate(1.0))
t(lambda: hash(d))
t(lambda: d<[1])
t(lambda: d<deque([2]))
t(lambda: d==deque([1,2,3]))
t(lambda: d.maxlen)
def s(f):
    try: f(); print('ok',d)
    except Exception as e:
        print(type(e).__name__, e)
def a1(): d[7]=1
def a2(): del d[7]
def a3(): d['a']=1
def a4(): d.maxlen=3
def a5(): del d['a']
def a6():
    for x in d: d.append(1)
def a7():
    e=deque([1]); e+=5
def a8():
    e=deque([1]); e*='a'
def a9():
    e=deque([1,2]); i=iter(e); print(next(i)); e.append(3); print(next(i))
for f in (a1,a2,a3,a4,a5,a6,a7,a8,a9): s(f)
d=deque([1,2,3])
i=iter(d); t(lambda: i); t(lambda: i.__length_hint__()); t(lambda: i.__reduce__()); t(lambda: type(i)(d)); t(lambda: type(i)(d,2)); t(lambda: list(type(i)(d,2))); t(lambda: type(i)(3)); t(lambda: type(i)()); t(lambda: list(type(i)(d,-2))); t(lambda: list(type(i)(d,9)))
t(lambda: reversed(d))
t(lambda: d.__reduce__())
t(lambda: deque([1],3).__reduce__())
t(lambda: d.copy())
t(lambda: deque[int])
t(lambda: d.__class_getitem__(int))
t(lambda: d.count(1))
t(lambda: 3 in d)
t(lambda: d.reverse())
t(lambda: d)
t(lambda: d.extend(5))
t(lambda: d.extendleft(5))
t(lambda: d.extendleft('ab'))
t(lambda: d)
t(lambda: d.extend(d))
t(lambda:d)
t(lambda: d.clear())
t(lambda: d.append())
t(lambda: d.append(1,2))
t(lambda: d.appendleft(x=1))
t(lambda: d.clear(1))
class Sub(deque): pass
t(lambda: Sub([1]))
t(lambda: Sub([1]).copy())
t(lambda: Sub([1])+Sub([2]))
t(lambda: Sub([1])*2)
t(lambda: Sub([1],2).copy())
t(lambda: deque([1])==Sub([1]))
r=deque(); r.append(r); t(lambda: r); t(lambda: deque([1]) > deque([0,5])); t(lambda: deque.__init__(r,[3])); t(lambda:r)
class E:
    def __eq__(s,o): q.clear(); return False
q=deque([1,E(),3]); t(lambda: q.remove(3)); q=deque([1,E(),3]); t(lambda: q.index(3)); q=deque([1,E(),3]); t(lambda: q.count(3)); q=deque([1,E(),3]); t(lambda: 3 in q)
