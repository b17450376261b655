# Covers: collections.defaultdict, the descriptor of named tuples, counting of elements.
import _collections
from collections import defaultdict as DD

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
print('DD')
t(lambda: DD(1))
t(lambda: DD(int,1))
t(lambda: DD(int,{'a':1},b=2))
t(lambda: DD())
t(lambda: DD(None)['x'])
t(lambda: DD(int)['x'])
t(lambda: DD(default_factory=int)); e=DD(list)
t(lambda: e['a'].append(1))
t(lambda: e)
t(lambda: e.copy())
t(lambda: e.default_factory)
t(lambda: e.__reduce__())
t(lambda: e.__missing__('q'))
t(lambda: e|{'x':1})
t(lambda: {'x':1}|e)
t(lambda: e|[1])
t(lambda: e|DD(int))
t(lambda: DD(lambda:1/0)['x'])
t(lambda: DD(int,1,2))
t(lambda: e.get('nope'))
t(lambda: DD[int,int])
t(lambda: DD().__missing__((1,2)))
t(lambda: e.__missing__())
e.default_factory=None; t(lambda: e['zz']); del e.default_factory; t(lambda: e.default_factory); t(lambda:e)
class SD(DD):
    def __repr__(s): return 'SD'
f=DD(SD); f.default_factory=None
g=DD(); g['a']=g; t(lambda: g)
class F:
    def __call__(s): return 1
    def __repr__(s): return repr(h)
h=DD(F()); t(lambda: h)
e|={'k':1}; t(lambda:e)
print('misc')
T=_collections._tuplegetter
t(lambda: T(0,'doc'))
t(lambda: T(0))
t(lambda: T('a','b'))
t(lambda: T(0,'d').__doc__)
t(lambda: T(0,'d').__reduce__())
class P(tuple):
    x=T(0,'xx'); y=T(1,'yy'); z=T(5,'z')
p=P((1,2)); t(lambda: (p.x,p.y)); t(lambda: p.z); t(lambda: P.x)
def c1(): p.x=1
def c2(): del p.x
class Q: x=T(0,'q')
for f in (c1,c2): t(f)
t(lambda: Q().x)
t(lambda: T(1,'a',2))
t(lambda: T(x=1))
m={}; t(lambda: _collections._count_elements(m,'aab')); t(lambda:m); t(lambda: _collections._count_elements(m,5)); t(lambda: _collections._count_elements({'a':'x'},'a')); t(lambda: _collections._count_elements(m)); t(lambda: _collections._count_elements([],[1])); t(lambda:_collections._count_elements(m,[[]]))
