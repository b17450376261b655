# Covers: f-strings in depth: nested quotes and fields, = with every spelling, conversions, computed specifications, lambdas, walrus, comments, line breaks, raw forms, evaluation order.
import sys

name, number, width = "wörld", 3.14159, 10
quoted = {"k": "v", 'it"s': 1}
print(f"{quoted["k"]} {quoted['it"s']} {f"{f'{f"{1 + 1}"}'}"}")
print(f'{"nested " + f"{'deep ' + f"{name!r}"}"}')
print(f"{name=} {name = } {name= !s} {name=!r:>12} {name=:>8} {number=:.2f} {number = :{width}.1f}")
print(f"{1+1=} {1 + 1 = } {len(name)=} {quoted['k']=} {(lambda x: x * 2)(4)=}")
print(f"{number:{width}.{2 + 1}f}|{number:{'>'}{width}}|{name:{'*'}^{width + 1}}|{number:0{width}.{len('ab')}e}")
print(f"{name!r:*^{width}} {name!s} {name!a} {name!r}")
print(f"{{}} {{{number:.1f}}} {{{{x}}}} {{ {1} }}", f"{'{'}{'}'}", f"{ {'a': 1}['a'] }", f"{ {1, 2} == {2, 1} }")
print(f"{(x := 5)} {x} {x:=5} {x!r:=+6} {(y := x + 1):>3} {y}")
print(f"{'a' if x > 3 else 'b'} {[i for i in range(3)]} {x if x else 0!r:>4} {lambda_result if (lambda_result := 'l') else ''}")
print(f"{
    name
    .upper()  # a comment with } and " in it
}, {
    sum(
        [1,
         2]
    )
=}")
print(f"""triple {name}
  second {
  number
  :.1f} "quotes" 'single' {'''inner
line'''!r}""")
print(rf"\n{name}\d{1}" fr"\{2}", f"\n{name}\t{'\n'.join('ab')!r}", f"\N{BULLET} \x41 \u0042 {'\N{BULLET}'}", f"\
joined {1}\
 lines")
print("plain {name} " f"{name} " "{{}} " f"{{}}", f"" "", f"{''}" "x")
print(f"{1,2} {1,} {*range(3),} {*'ab', 'c'!s} {(1, 2)[0]}")
print(f"{True:5}|{None!s:>6}|{b'x'}|{...}|{1j:.1f}|{10**20:,}|{255:#x}|{-5:+}|{5: }|{0.5:%}|{1e10:g}|{'s':>{3}}")
print(f"{'x':{'{'}>3}", f"{'x':{'}'}>3}", f"{3:{ {5: '>4'}[5] }}")


class Spec:
    def __init__(self):
        self.log = []

    def __format__(self, spec):
        self.log.append(spec)
        return f"<{spec}>"

    def __str__(self):
        return "str"

    def __repr__(self):
        return "repr"


s = Spec()
print(f"{s} {s:} {s:abc} {s!r} {s!s:>5} {s!r:<6}| {s:{s:x}} {s:%Y-%m-%d {name}} {s: } {s=} {s=:q} {s=!s}")
print(s.log)
order = []


def step(value):
    order.append(value)
    return value


print(f"{step('a')}{step('b'):{step('>')}{step('5')}}{step('c')!r}", order)


def outer():
    v = "closure"
    return (lambda: f"{v} {[f'{v}{i}' for i in range(2)]}")()


print(outer())
print("".join(f"{i:>{i}}" for i in range(1, 5)), [f"{a}{b}" for a in "xy" for b in f"{a}z"])
print(f"{'%s'}" % 5 if False else "%d%% " % 5 + f"{50}%", f"{name}"[1:], f"a{1}b".upper(), f"{1}" == "1", f"{2}" * 3)
for action in (
    lambda: f"{undefined}",
    lambda: f"{1:d}{'x':d}",
    lambda: f"{1:{'bad'}}",
    lambda: f"{[]:>5}",
    lambda: f"{1 / 0}",
    lambda: f"{3.5:d}",
    lambda: f"{3:.2d}",
    lambda: f"{3:,s}",
    lambda: f"{'s':=5}",
    lambda: f"{'s':+}",
    lambda: f"{None:5}",
    lambda: f"{ {}!r:d}",
    lambda: f"{1:{1}{'0' * 30}}",
):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
print(f"{sys.version_info[0]}.{sys.version_info.minor:02}", f'{"a" "b"}', f"{'a' 'b':>4}", f"{3.0}", f"{-0.0:.0f}", f"{1_000_000:_}")
f = 5
print(f"{f}{f!r}{f:{f}}", F"{f}", fR"\{f}", f'{f"{f}"}')
