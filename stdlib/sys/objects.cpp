/// What sys knows of single objects: their size, whether they are interned or never freed.

#include "object/call.h"
#include "object/errors.h"
#include "object/names.h"
#include "object/str.h"
#include "object/warnings.h"
#include "stdlib/sys/parts.h"

namespace pyc {

namespace {

Value get_size_of(Task* task, const Value* args, size_t nargs, Value kwnames) {
  static const char* const parameters[] = {"object", "default", nullptr};
  Value v[2];
  if (!bind_arguments(task, {"getsizeof", parameters, 1, 2}, args, nargs, kwnames, v)) return kNull;
  Value size = call_special(task, v[0], names.sizeof_);
  if (!(size == kAbsent)) return size;
  return v[1].is_null() ? Value(raise_type_error(task, "Type %.100T doesn't define __sizeof__", v[0])) : v[1];
}

Value get_reference_count(Task* task, const Value*, size_t, Value) {
  return raise_format(task, types::NotImplementedError,
                      "sys.getrefcount(): objects of pyc have no reference counts");
}

Value intern_text(Task* task, const Value* args, size_t, Value) {
  if (!is_str(args[0])) return raise_type_error(task, "intern() argument must be str, not %B", args[0]);
  if (!is_exact(args[0], BuiltinType::str)) return raise_type_error(task, "can't intern %.400T", args[0]);
  StrObject* s = intern(task, args[0]);
  return s ? Value::from_object(s) : kNull;
}

/// Small integers are no objects at all.
Value is_immortal(Task*, const Value* args, size_t, Value) {
  return Value::from_bool(!args[0].is_object() || (args[0].object()->gc & kGcPinned));
}

Value is_interned(Task* task, const Value* args, size_t, Value) {
  if (!is_str(args[0])) return raise_type_error(task, "_is_interned() argument must be str, not %B", args[0]);
  return Value::from_bool(args[0].object()->flags & kFlagInterned);
}

/// There is nothing to clear: caches of lookups are kept right by what they look up.
Value clear_caches(Task*, const Value*, size_t, Value) {
  return kNone;
}

Value clear_type_cache(Task* task, const Value*, size_t, Value) {
  bool warned = warn_deprecated(
      task, "sys._clear_type_cache() is deprecated and scheduled for removal in a future version. Use "
            "sys._clear_internal_caches() instead.");
  return warned ? kNone : kNull;
}

} // namespace

const MethodDef object_functions[] = {
    {"_clear_internal_caches", clear_caches, 0, 0, 0, "Clear all internal performance-related caches."},
    {"_clear_type_cache", clear_type_cache, 0, 0, 0, "Clear the internal type lookup cache."},
    {"_is_immortal", is_immortal, 1, 1, 0, "Return True if the given object is never freed."},
    {"_is_interned", is_interned, 1, 1, 0, "Return True if the given string is \"interned\"."},
    {"getrefcount", get_reference_count, 1, 1, 0,
     "Raise NotImplementedError: objects have no reference counts."},
    {"getsizeof", get_size_of, 0, -1, kMethodKeywords, "Return the size of object in bytes."},
    {"intern", intern_text, 1, 1, 0, "``Intern'' the given string."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

} // namespace pyc
