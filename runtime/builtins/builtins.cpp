/// The module builtins: functions and types by name.

#include "builtins/functions.h"
#include "builtins/site.h"
#include "stdlib/_io/streams.h"
#include "object/build_class.h"
#include "object/module.h"

namespace pyc {

static const MethodDef functions[] = {
    {"__build_class__", build_class, 0, -1, kMethodKeywords,
     "Internal helper function used by the class statement."},
    {"__import__", builtin_import, 1, 5, kMethodKeywords, "Import a module."},
    {"abs", builtin_abs, 1, 1, 0, "Return the absolute value of the argument."},
    {"aiter", builtin_aiter, 1, 1, 0, "Return an AsyncIterator for an AsyncIterable object."},
    {"all", builtin_all, 1, 1, 0, "Return True if bool(x) is True for all values x in the iterable."},
    {"anext", builtin_anext, 1, 2, 0, "Return the next item from the async iterator."},
    {"any", builtin_any, 1, 1, 0, "Return True if bool(x) is True for any x in the iterable."},
    {"ascii", builtin_ascii, 1, 1, 0, "Return an ASCII-only representation of an object."},
    {"bin", builtin_bin, 1, 1, 0, "Return the binary representation of an integer."},
    {"breakpoint", builtin_breakpoint, 0, -1, kMethodKeywords, "Call sys.breakpointhook(*args, **kws)."},
    {"callable", builtin_callable, 1, 1, 0,
     "Return whether the object is callable (i.e., some kind of function)."},
    {"chr", builtin_chr, 1, 1, 0,
     "Return a Unicode string of one character with ordinal i; 0 <= i <= 0x10ffff."},
    {"compile", builtin_compile, 0, -1, kMethodKeywords, "Compile source into a code object."},
    {"delattr", builtin_delattr, 2, 2, 0, "Deletes the named attribute from the given object."},
    {"dir", builtin_dir, 0, 1, 0, "Show attributes of an object."},
    {"divmod", builtin_divmod, 2, 2, 0, "Return the tuple (x//y, x%y)."},
    {"eval", builtin_eval, 0, -1, kMethodKeywords, "Evaluate the given source."},
    {"exec", builtin_exec, 0, -1, kMethodKeywords, "Execute the given source."},
    {"format", builtin_format, 1, 2, 0, "Return type(value).__format__(value, format_spec)"},
    {"getattr", builtin_getattr, 2, 3, 0, "Get a named attribute from an object."},
    {"globals", builtin_globals, 0, 0, 0,
     "Return the dictionary containing the current scope's global variables."},
    {"hasattr", builtin_hasattr, 2, 2, 0, "Return whether the object has an attribute with the given name."},
    {"hash", builtin_hash, 1, 1, 0, "Return the hash value for the given object."},
    {"hex", builtin_hex, 1, 1, 0, "Return the hexadecimal representation of an integer."},
    {"id", builtin_id, 1, 1, 0, "Return the identity of an object."},
    {"input", builtin_input, 0, 1, 0, "Read a string from standard input."},
    {"isinstance", builtin_isinstance, 2, 2, 0, "Return whether an object is an instance of a class."},
    {"issubclass", builtin_issubclass, 2, 2, 0, "Return whether 'cls' is derived from another class."},
    {"iter", builtin_iter, 1, 2, 0, "Get an iterator from an object."},
    {"len", builtin_len, 1, 1, 0, "Return the number of items in a container."},
    {"locals", builtin_locals, 0, 0, 0,
     "Return a dictionary containing the current scope's local variables."},
    {"max", builtin_max, 0, -1, kMethodKeywords, "Return the largest item."},
    {"min", builtin_min, 0, -1, kMethodKeywords, "Return the smallest item."},
    {"next", builtin_next, 1, 2, 0, "Return the next item from the iterator."},
    {"oct", builtin_oct, 1, 1, 0, "Return the octal representation of an integer."},
    {"open", builtin_open, 0, -1, kMethodKeywords,
     "Open file and return a stream.  Raise OSError upon failure."},
    {"ord", builtin_ord, 1, 1, 0, "Return the ordinal value of a character."},
    {"pow", builtin_pow, 0, -1, kMethodKeywords,
     "Equivalent to base**exp with 2 arguments or base**exp % mod with 3 arguments."},
    {"print", builtin_print, 0, -1, kMethodKeywords,
     "Prints the values to a stream, or to sys.stdout by default."},
    {"repr", builtin_repr, 1, 1, 0, "Return the canonical string representation of the object."},
    {"round", builtin_round, 0, -1, kMethodKeywords,
     "Round a number to a given precision in decimal digits."},
    {"setattr", builtin_setattr, 3, 3, 0,
     "Sets the named attribute on the given object to the specified value."},
    {"sorted", builtin_sorted, 0, -1, kMethodKeywords,
     "Return a new list containing all items from the iterable in ascending order."},
    {"sum", builtin_sum, 0, -1, kMethodKeywords,
     "Return the sum of a 'start' value (default: 0) plus an iterable of numbers"},
    {"vars", builtin_vars, 0, 1, 0, "Show vars."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

struct NamedValue {
  const char* name;
  Value value;
};

static bool add_types(Task* task, ModuleObject* module) {
  TypeObject* const visible[] = {
      types::bool_,        types::memoryview, types::bytearray, types::bytes,  types::classmethod,
      types::complex,      types::dict,       types::enumerate, types::filter, types::float_,
      types::frozenset,    types::property,   types::int_,      types::list,   types::map,
      types::object,       types::range,      types::reversed,  types::set,    types::slice,
      types::staticmethod, types::str,        types::super,     types::tuple,  types::type,
      types::zip,
  };
  for (TypeObject* t : visible)
    if (!module_set(task, module, type_short_name(t), type_value(t))) return false;
  for (size_t i = static_cast<size_t>(BuiltinType::BaseException); i < kBuiltinTypeCount; i++) {
    TypeObject* t = &builtin_types[i];
    if (t == types::_IncompleteInputError) continue;
    if (!module_set(task, module, type_short_name(t), type_value(t))) return false;
  }
  return module_set(task, module, "EnvironmentError", type_value(types::OSError)) &&
         module_set(task, module, "IOError", type_value(types::OSError));
}

static bool init(Task* task, ModuleObject* module) {
  static const NamedValue values[] = {
      {"None", kNone},   {"Ellipsis", kEllipsis}, {"NotImplemented", kNotImplemented},
      {"False", kFalse}, {"True", kTrue},         {"__debug__", kTrue}};
  for (const NamedValue& each : values)
    if (!module_set(task, module, each.name, each.value)) return false;
  return add_types(task, module) && add_site_builtins(task, module);
}

extern const NativeModule builtins_module = {
    "builtins", "Built-in functions, types, exceptions, and other objects.", functions, init};

} // namespace pyc
