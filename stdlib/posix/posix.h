#pragma once
/// What the files of the module posix share: path arguments, results, and the functions, which module.cpp
/// puts into one table.

#include <sys/stat.h>

#include "object/bytes.h"
#include "object/call.h"
#include "object/errors.h"
#include "object/int.h"
#include "object/module.h"
#include "object/operators.h"
#include "object/os_path.h"
#include "object/str.h"

/// Declares v[count] with the values of a function's parameters.
#define BIND(count, function_name, required, positional, ...)                                                \
  static const char* const names[] = {__VA_ARGS__, nullptr};                                                 \
  Value v[count];                                                                                            \
  if (!bind_arguments(task, {function_name, names, required, positional}, args, nargs, kwnames, v))          \
  return kNull

namespace pyc::posix {

enum PathKind : unsigned { kPathOnly = 0, kPathDescriptor = 1, kPathNone = 2 };

/// A path argument: a name, or a descriptor where `kind` allows one.
class Path {
public:
  /// False with CPython's TypeError or ValueError. `argument` is the parameter's name.
  bool read(Task* task, const char* function, Value v, unsigned kind = kPathOnly,
            const char* argument = "path");
  bool is_descriptor() const { return descriptor_ >= 0; }
  int descriptor() const { return static_cast<int>(descriptor_); }
  /// Null for a descriptor.
  const char* text() const;
  /// Whether results are bytes.
  bool wants_bytes() const { return wants_bytes_; }
  /// As given, for exceptions; NULL for None.
  Value given() const { return given_; }

private:
  Value given_ = kNull;
  Value encoded_ = kNull; ///< bytes
  int64_t descriptor_ = -1;
  bool wants_bytes_ = false;
};

/// A path argument as the str or bytes that it is or gives. NULL with CPython's TypeError.
Value path_text(Task* task, const char* function, Value v, unsigned kind, const char* argument);

/// A result of the system as str, or bytes where the caller gave bytes.
Value path_result(Task* task, const char* text, bool as_bytes);

/// Text for the C library: UTF-8 of a str, or the system's bytes of a path.
class CText {
public:
  /// As PyUnicode_FSConverter takes it. False with TypeError or ValueError.
  bool read_path(Task* task, Value v);
  /// A str: "f() argument 1 must be str, not x".
  bool read_str(Task* task, const char* function, Value v);
  const char* text() const { return terminated_.as<BytesObject>()->data; }

private:
  Value terminated_ = kNull;
};

/// "argument should be integer or None, not x"; AT_FDCWD when absent or None.
bool read_dir_fd(Task* task, Value v, int* out);
/// A number that stands for a path: OverflowError "fd is greater than maximum".
bool read_fd_number(Task* task, Value v, int* out);
/// A C int by __index__: TypeError, OverflowError.
bool read_int(Task* task, Value v, int* out);
/// The same with a value of its own for an argument that is absent.
inline bool read_int(Task* task, Value v, int fallback, int* out) {
  *out = fallback;
  return v.is_null() || read_int(task, v, out);
}
bool read_long(Task* task, Value v, int64_t* out);
bool read_off(Task* task, Value v, int64_t* out);
/// unsigned int, or with UINT64_MAX for `most` unsigned long long.
bool read_unsigned(Task* task, Value v, uint64_t most, uint64_t* out);
/// uid_t and gid_t; -1 is the largest number, which leaves an id as it is.
bool read_uid(Task* task, Value v, uint32_t* out);
bool read_gid(Task* task, Value v, uint32_t* out);
Value id_result(Task* task, uint32_t id);
/// dev_t; -1 is NODEV.
bool read_device(Task* task, Value v, uint64_t* out);
/// A descriptor: an int, or an object with fileno().
bool read_descriptor(Task* task, Value v, int* out);
/// An optional truth value.
bool read_flag(Task* task, Value v, bool fallback, bool* out);

/// None, or the OSError of `errno`.
inline Value none_or_error(Task* task, int64_t result, Value filename = kNull, Value filename2 = kNull) {
  if (result >= 0) return kNone;
  os_failed(task, filename, filename2);
  return kNull;
}
inline Value int_or_error(Task* task, int64_t result, Value filename = kNull) {
  if (result >= 0) return int_from_i64(task, result);
  os_failed(task, filename, kNull);
  return kNull;
}

Value stat_result(Task* task, const struct stat& status);

// What the tables of the other files' functions are called.
extern const MethodDef file_functions[];
extern const MethodDef directory_functions[];
extern const MethodDef path_functions[];
extern const MethodDef stat_functions[];
extern const MethodDef process_functions[];
extern const MethodDef identity_functions[];
extern const MethodDef configuration_functions[];
extern const MethodDef terminal_functions[];
extern const MethodDef scheduling_functions[];
extern const MethodDef wait_functions[];
extern const MethodDef transfer_functions[];
extern const MethodDef attribute_functions[];
extern const MethodDef event_functions[];

bool add_constants(Task* task, ModuleObject* module);
bool add_directory_types(Task* task, ModuleObject* module);
bool add_stat_types(Task* task, ModuleObject* module);
bool add_process_types(Task* task, ModuleObject* module);
bool add_configuration_names(Task* task, ModuleObject* module);
bool add_scheduling_types(Task* task, ModuleObject* module);
bool add_wait_types(Task* task, ModuleObject* module);
bool add_environment(Task* task, ModuleObject* module);

} // namespace pyc::posix
