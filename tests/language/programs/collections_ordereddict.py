# Covers: collections.OrderedDict: order, moves, views, changes during iteration, derived classes.
from collections import OrderedDict as OD

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
print('OD')
t(lambda: OD(1))
t(lambda: OD([1]))
t(lambda: OD([(1,)]))
t(lambda: OD([(1,2,3)]))
t(lambda: OD(1,2))
t(lambda: OD([(1,2)],a=3))
t(lambda: OD({'a':1}))
t(lambda: OD())
t(lambda: OD.fromkeys('ab'))
t(lambda: OD.fromkeys('ab',3))
t(lambda: OD.fromkeys())
t(lambda: OD(['ab']))
o=OD.fromkeys('abc',1)
t(lambda: o.popitem(1,2))
t(lambda: OD().popitem())
t(lambda: OD().popitem(last=False))
t(lambda: o.move_to_end('z'))
t(lambda: o.move_to_end())
t(lambda: o.move_to_end('a',x=1))
t(lambda: o.move_to_end('a'))
t(lambda:o)
t(lambda: o.move_to_end('c',last=False))
t(lambda:o)
t(lambda: o.pop('z'))
t(lambda: o.pop('z',5))
t(lambda: o.pop(key='a',default=2))
t(lambda: o.pop())
t(lambda: o.pop([]))
t(lambda: o.setdefault('q'))
t(lambda: o.setdefault('r',default=3))
t(lambda: o.setdefault())
t(lambda: o['nope'])
t(lambda: o.keys())
t(lambda: o.values())
t(lambda: o.items())
t(lambda: iter(o))
t(lambda: iter(o).__reduce__())
t(lambda: reversed(o))
t(lambda: list(reversed(o)))
t(lambda: reversed(o.items()).__reduce__())
t(lambda: list(reversed(o.values())))
t(lambda: o.copy())
t(lambda: o.__reduce__())
t(lambda: o|{'x':1})
t(lambda: {'x':1}|o)
t(lambda: o|[1])
t(lambda: o=={'c':1,'b':1,'q':None,'r':3})
t(lambda: o!=OD(o))
t(lambda: OD(a=1,b=2)==OD(b=2,a=1))
t(lambda: o<o)
t(lambda: hash(o))
t(lambda: type(o.keys()).__mro__)
t(lambda: o.keys()=={'c','b','q','r'})
t(lambda: type(o.keys())(o))
t(lambda: o.keys().mapping)
def b1():
    for k in o: o['new']=1
def b2():
    for k in o: del o[k]
def b3():
    for k in o: o.move_to_end(k)
def b4():
    for k in o: o[k]=5
def b5():
    i=iter(o); next(i); o.clear(); next(i)
def b6():
    del o['nope']
def b7():
    i=iter(o.items()); o['n2']=1; next(i)
for f in (b1,b2,b3,b4,b5,b6,b7):
    try: f(); print('ok',o)
    except Exception as e:
        print(type(e).__name__, e)
o=OD(a=1); o.x=5; t(lambda: vars(o)); t(lambda: o.copy().__dict__); t(lambda: o.__reduce__()); t(lambda: o.update(1)); t(lambda: o.update([1])); t(lambda: o.update(b=2)); t(lambda: o.update({},{})); t(lambda: o); o|=[('z',1)]; t(lambda:o)
class SO(OD):
    def __setitem__(s,k,v): print('set',k); super().__setitem__(k,v)
    def __delitem__(s,k): print('del',k); super().__delitem__(k)
    def __getitem__(s,k): print('get',k); return super().__getitem__(k)
    def __contains__(s,k): print('contains',k); return super().__contains__(k)
s=SO(a=1,b=2); t(lambda: s.pop('a')); t(lambda: s.popitem()); t(lambda: s.setdefault('c',3)); t(lambda: s.setdefault('c',4)); t(lambda: s.update(d=4)); t(lambda: s.copy()); t(lambda: s.move_to_end('c')); t(lambda: s|{'e':1}); t(lambda: list(s.items())); t(lambda: list(s.values())); t(lambda: s); t(lambda: s==OD(c=3)); t(lambda: SO.fromkeys('a')); t(lambda: s.clear())
o=OD(); o['self']=o; t(lambda: o)
