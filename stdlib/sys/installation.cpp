/// Where a program is installed, and what CPython's import system keeps in sys. A program is one file, so the
/// prefixes follow from its place: "/usr/local" for "/usr/local/bin/program".

#include <climits>
#include <unistd.h>

#include "interp/stdlib_names.h"
#include "object/dict.h"
#include "object/list.h"
#include "object/os_path.h"
#include "object/set.h"
#include "object/str.h"
#include "object/tuple.h"
#include "stdlib/sys/parts.h"

namespace pyc {

namespace {

/// The executable's path from the root; "" when the system does not tell.
size_t executable_path(char* out, size_t size) {
  ssize_t length = ::readlink("/proc/self/exe", out, size);
  return length > 0 && static_cast<size_t>(length) < size ? static_cast<size_t>(length) : 0;
}

/// The length of a path's folder, "/" for the root's entries.
size_t folder(const char* path, size_t length) {
  while (length > 0 && path[length - 1] != '/')
    length--;
  return length > 1 ? length - 1 : length;
}

bool set_places(Task* task, ModuleObject* m) {
  char path[PATH_MAX];
  size_t length = executable_path(path, sizeof path);
  Value executable = os_fsdecode(task, path, length);
  Value prefix = os_fsdecode(task, path, folder(path, folder(path, length)));
  for (const char* name : {"executable", "_base_executable"})
    if (!module_set(task, m, name, executable)) return false;
  for (const char* name : {"prefix", "exec_prefix", "base_prefix", "base_exec_prefix"})
    if (!module_set(task, m, name, prefix)) return false;
  return true;
}

Value stdlib_modules(Task* task) {
  Value made = set_new(task);
  for (const char* const* name = stdlib_module_names(); *name; name++) {
    Value text = str_from_cstring(task, *name);
    if (made.is_null() || text.is_null() || !set_add(task, made, text)) return kNull;
  }
  return made.is_null() ? kNull : set_copy(task, made, BuiltinType::frozenset);
}

Value new_dict(Task* task) {
  DictObject* dict = dict_new(task);
  return dict ? dict_value(dict) : kNull;
}

/// "There is none of it": no file of bytecode, no folder of the library, no framework.
bool set_absent(Task* task, ModuleObject* m) {
  for (const char* name : {"pycache_prefix", "_stdlib_dir", "_home"})
    if (!module_set(task, m, name, kNone)) return false;
  for (const char* name : {"abiflags", "_framework"})
    if (!module_set(task, m, name, str_empty())) return false;
  for (const char* name : {"meta_path", "path_hooks"})
    if (!module_set(task, m, name, list_new(task, nullptr, 0))) return false;
  for (const char* name : {"path_importer_cache", "_xoptions"})
    if (!module_set(task, m, name, new_dict(task))) return false;
  return module_set(task, m, "dont_write_bytecode", kTrue);
}

} // namespace

bool set_installation(Task* task, ModuleObject* m) {
  constexpr int kApiVersion = 1013;
  Value empty = str_empty();
  return set_places(task, m) && set_absent(task, m) &&
         module_set(task, m, "_git", tuple_of(task, str_from_cstring(task, "pyc"), empty, empty)) &&
         module_set(task, m, "api_version", Value::from_small_int(kApiVersion)) &&
         module_set(task, m, "float_repr_style", str_from_cstring(task, "short")) &&
         module_set(task, m, "platlibdir", str_from_cstring(task, "lib")) &&
         module_set(task, m, "stdlib_module_names", stdlib_modules(task));
}

} // namespace pyc
