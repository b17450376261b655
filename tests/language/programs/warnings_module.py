# Covers: the module warnings: filters, categories, stack levels, registries, catch_warnings, hooks, warn_explicit, errors
import warnings


def old(level=1):
    warnings.warn("old() is old", DeprecationWarning, stacklevel=level)


def caller():
    old(2)


old()
caller()
caller()
for i in range(3):
    warnings.warn(f"plain {i % 2}")
warnings.warn("one of its own", RuntimeWarning)
warnings.warn(ImportWarning("ignored by default"))
warnings.warn(BytesWarning("an instance"))
warnings.warn_explicit("explicit", UserWarning, "elsewhere.py", 12)

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    for i in range(2):
        warnings.warn("recorded")
    old()
    print([(str(w.message), w.category.__name__, w.lineno) for w in caught])
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        old()
    except DeprecationWarning as error:
        print("raised", error)
with warnings.catch_warnings(action="ignore", category=UserWarning):
    warnings.warn("unseen")
with warnings.catch_warnings(action="once"):
    for i in range(3):
        warnings.warn("once only")
with warnings.catch_warnings(action="module"):
    for i in range(3):
        warnings.warn("once a module")
    warnings.warn("once a module")
with warnings.catch_warnings(action="default"):
    for i in range(3):
        warnings.warn("once a line")

for bad in (
    lambda: warnings.warn("x", "category"),
    lambda: warnings.warn("x", int),
    lambda: warnings.warn(),
    lambda: warnings.warn("x", stacklevel="deep"),
    lambda: warnings.warn("x", skip_file_prefixes=3),
    lambda: warnings.warn_explicit("x", UserWarning, 3, 3),
    lambda: warnings.simplefilter("unknown"),
    lambda: warnings.simplefilter("ignore", lineno=-1),
):
    try:
        print(bad())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


def show(message, category, filename, lineno, file=None, line=None):
    print("shown:", message, category.__name__, lineno, file, line)


warnings.showwarning = show
warnings.warn("to the hook")
del warnings.showwarning
warnings.formatwarning = lambda message, category, filename, lineno, line=None: f"<{category.__name__}: {message}>\n"
warnings.warn("in another form")
print(warnings.WarningMessage("m", UserWarning, "f.py", 3))
warnings.resetwarnings()
print(warnings.filters, sorted(k for k in globals() if "warning" in k))
