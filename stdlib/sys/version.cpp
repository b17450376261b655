/// What sys says of the implementation and its version.

#include "object/call.h"
#include "object/attributes.h"
#include "object/dict.h"
#include "object/str.h"
#include "object/struct_sequence.h"
#include "stdlib/_types/simple_namespace.h"
#include "stdlib/sys/parts.h"

namespace pyc {

namespace {

/// The release of CPython whose language and messages are implemented.
constexpr int kVersion[] = {3, 14, 2};
constexpr int64_t kHexVersion = 0x030E02F0;
/// In CPython's form, which programs take apart.
constexpr char kVersionText[] = "3.14.2 (pyc) [Clang " __clang_version__ "]";

const char* const version_fields[] = {"major", "minor", "micro", "releaselevel", "serial", nullptr};
const StructSequence version_description = {
    "version_info", "sys", "sys.version_info\n\nVersion information as a named tuple.",
    version_fields, 5,     true};

struct Flag {
  const char* name;
  Value value;
};
Value number(int n) {
  return Value::from_small_int(n);
}

constexpr unsigned kFlagItems = 18, kFlagCount = 21;
const char* const flag_fields[] = {"debug",
                                   "inspect",
                                   "interactive",
                                   "optimize",
                                   "dont_write_bytecode",
                                   "no_user_site",
                                   "no_site",
                                   "ignore_environment",
                                   "verbose",
                                   "bytes_warning",
                                   "quiet",
                                   "hash_randomization",
                                   "isolated",
                                   "dev_mode",
                                   "utf8_mode",
                                   "warn_default_encoding",
                                   "safe_path",
                                   "int_max_str_digits",
                                   "gil",
                                   "thread_inherit_context",
                                   "context_aware_warnings",
                                   nullptr};
const StructSequence flags_description = {
    "flags",
    "sys",
    "sys.flags\n\nFlags provided through command line arguments or environment vars.",
    flag_fields,
    kFlagItems,
    true};

/// What CPython's command line says when it has no options, as an executable has none; and what is always so
/// here: no bytecode is written, text is UTF-8, there is no global lock.
Value make_flags(Task* task) {
  constexpr int kDigits = 4300;
  Value values[kFlagCount];
  auto is = [](const char* a, const char* b) { return __builtin_strcmp(a, b) == 0; };
  for (unsigned i = 0; i < kFlagCount; i++) {
    const char* name = flag_fields[i];
    bool on = is(name, "dont_write_bytecode") || is(name, "hash_randomization") || is(name, "utf8_mode");
    bool truth = is(name, "dev_mode") || is(name, "safe_path");
    values[i] = truth ? kFalse : number(is(name, "int_max_str_digits") ? kDigits : on);
  }
  return sys_tuple(task, &flags_description, values, kFlagCount);
}

Value make_implementation(Task* task, Value version) {
  const Flag fields[] = {{"name", str_from_cstring(task, "pyc")},
                         {"cache_tag", kNone},
                         {"version", version},
                         {"hexversion", Value::from_small_int(kHexVersion)},
#ifdef __aarch64__
                         {"_multiarch", str_from_cstring(task, "aarch64-linux-gnu")},
#else
                         {"_multiarch", str_from_cstring(task, "x86_64-linux-gnu")},
#endif
                         {"supports_isolated_interpreters", kFalse}};
  Value made = call0(task, type_value(simple_namespace_type()));
  if (made.is_null()) return kNull;
  for (const Flag& each : fields)
    if (each.value.is_null() || !set_attr(task, made, intern_cstring(each.name), each.value)) return kNull;
  return made;
}

} // namespace

bool set_version(Task* task, ModuleObject* m) {
  const Value numbers[] = {number(kVersion[0]), number(kVersion[1]), number(kVersion[2]),
                           str_from_cstring(task, "final"), number(0)};
  Value version = sys_tuple(task, &version_description, numbers, 5);
  return module_set(task, m, "version_info", version) &&
         module_set(task, m, "hexversion", Value::from_small_int(kHexVersion)) &&
         module_set(task, m, "version", str_from_cstring(task, kVersionText)) &&
         module_set(task, m, "implementation", make_implementation(task, version)) &&
         module_set(task, m, "flags", make_flags(task));
}

} // namespace pyc
