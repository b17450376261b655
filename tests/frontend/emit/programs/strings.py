# f-strings, t-strings, conversions, nested specs
x, y, w = 3.14159, "text", 10
print(f"{x}", f"{x:.2f}", f"{y!r}", f"{y!s:>8}", f"{y!a}", f"{x:{w}.{3}}", f"a{x}b{y}c", f"{{}}", f"", f"{'nested ' + f'{y}'}", f"{x=}", f"{y = !r:^10}")
def s(v): print("eval", v); return v
print(f"{s(1)}-{s(2)}-{s('3'):>{s(5)}}")
print(f"{(lambda q: q * 2)(4)}", f"{ {'a': 1}['a'] }", f"{[i for i in range(3)]}")
print("".join(f"{i}" for i in range(5)), f"{1}" "lit" f"{2}")
t = t"hello {y!r:>{w}} and {x}"
print(t.strings, [(i.value, i.expression, i.conversion, i.format_spec) for i in t.interpolations])
print(t"".strings, t"{x}".strings, t"{x}{y}".strings, (t"a" t"b").strings)
print(f"{x:%d{w}}" if False else f"{w:05d}|{w:x}|{w:>+5}")
print("%s-%r-%a%%" % (y, y, "\u00e9"), "%5s|%-5s|%.2s|%05s|%+s" % (y, y, y, y, y), "%s" % (1,), "%s" "x" % (w,) + "!" + "%s" % (y,))
try: "%s %s" % (1,)
except TypeError as e: print(e)
try: "%s" % (1, 2)
except TypeError as e: print(e)
print("%s %d %r" % (y, 3, y), "%%" % (), "%5.1f" % x, "%s" % y, "%(a)s" % {"a": 1})
print(b"bytes" b"more", r"raw\n", "\u00e9\N{BULLET}", """multi
line""")
print(f"{0}{1}{2}{3}{4}{5}{6}{7}{8}{9}{10}{11}{12}{13}{14}{15}{16}{17}{18}{19}{20}{21}{22}{23}{24}{25}{26}{27}{28}{29}{30}{31}{32}{33}{34}{35}{36}{37}{38}{39}{40}{41}{42}{43}{44}{45}{46}{47}{48}{49}{50}{51}{52}{53}{54}{55}{56}{57}{58}{59}{60}{61}{62}{63}{64}{65}{66}{67}{68}{69}{70}")
f"{1/0}"
