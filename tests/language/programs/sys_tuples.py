# Covers: sys.version_info, sys.flags, sys.thread_info as named tuples; sys.implementation and the plain attributes of sys.
import sys


def attempt(what, function, *args):
    try:
        print(what, function(*args))
    except Exception as error:
        print(what, type(error).__name__, error)


version = sys.version_info
print(version, version[:2], len(version), type(version))
print(version.major, version.minor, version.micro, version.releaselevel, version.serial)
print(version >= (3, 14), version < (4,), version == (3, 14, 2, "final", 0), isinstance(version, tuple))
print(version.n_fields, version.n_sequence_fields, version.n_unnamed_fields)
print(type(version).__match_args__, type(version).__module__, type(version).__doc__)
match version:
    case (3, minor, *_):
        print("minor", minor)
attempt("new", type(version), (1, 2, 3, 4, 5))
attempt("set", setattr, version, "major", 4)

flags = sys.flags
print(len(flags), flags.n_fields, flags.n_sequence_fields, type(flags), type(flags).__doc__)
print(str(flags).partition("(")[0], [part.partition("=")[0] for part in str(flags).split(", ")])
for name in ("debug", "optimize", "no_site", "verbose", "bytes_warning", "quiet", "hash_randomization"):
    print(name, getattr(flags, name), end="; ")
print(flags.isolated, flags.dev_mode, flags.safe_path, flags.warn_default_encoding, flags.int_max_str_digits)
print(flags[0], flags[13], flags[16], flags[-1], flags.int_max_str_digits == flags[17])
attempt("index", lambda: flags[18])
attempt("new", type(flags), range(18))
attempt("set", setattr, flags, "debug", 1)
print([hasattr(flags, name) for name in ("gil", "thread_inherit_context", "context_aware_warnings")])

print(type(sys.thread_info), len(sys.thread_info), type(sys.thread_info)((1, 2, 3)))
print(sys.hexversion == 0x030E02F0, sys.version.split()[0], sys.api_version, sys.float_repr_style)
implementation = sys.implementation
print(type(implementation), sorted(vars(implementation)))
print(implementation.version is sys.version_info or implementation.version == version)
print(implementation.hexversion == sys.hexversion, implementation.supports_isolated_interpreters)
print(repr(sys.abiflags), sys.platlibdir, sys.dont_write_bytecode, sys.pycache_prefix, repr(sys._framework))
print(sys.prefix == sys.base_prefix, sys.exec_prefix == sys.base_exec_prefix, sys._xoptions)
for name in ("prefix", "executable", "orig_argv", "meta_path", "path_hooks", "path_importer_cache", "_git"):
    print(name, type(getattr(sys, name)).__name__, end="; ")
names = sys.stdlib_module_names
print(type(names), len(names), "sys" in names, "os" in names, "numpy" in names, "_thread" in names)
