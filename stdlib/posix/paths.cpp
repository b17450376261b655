/// Arguments of the functions of posix, and the functions on paths that need no system call.

#include <climits>
#include <cstring>
#include <fcntl.h>

#include "object/attributes.h"
#include "object/bytes.h"
#include "object/float.h"
#include "object/type.h"
#include "stdlib/posix/posix.h"

namespace pyc::posix {

static bool bad_type(Task* task, const char* function, Value v, unsigned kind, const char* argument) {
  const char* allowed = kind == (kPathDescriptor | kPathNone) ? "string, bytes, os.PathLike, integer or None"
                        : kind == kPathDescriptor             ? "string, bytes, os.PathLike or integer"
                        : kind == kPathNone                   ? "string, bytes, os.PathLike or None"
                                                              : "string, bytes or os.PathLike";
  return raise_type_error(task, "%s: %s should be %s, not %T", function, argument, allowed, v);
}

bool Path::read(Task* task, const char* function, Value v, unsigned kind, const char* argument) {
  bool none = v.is_null() || v.is_none();
  if (none && (kind & kPathNone)) {
    encoded_ = bytes_new(task, ".", 2);
    return !encoded_.is_null();
  }
  given_ = v;
  if ((kind & kPathDescriptor) && !is_str(v) && !is_bytes(v) &&
      (is_int_or_bool(v) || type_of(v)->slots.index)) {
    int n;
    if (!read_int(task, v, &n)) return false;
    descriptor_ = n;
    if (n < 0) {
      // No system call takes it; the caller's fails with EBADF on this one.
      descriptor_ = INT_MAX;
    }
    return true;
  }
  static StrObject* const fspath = intern_cstring("__fspath__");
  if (!is_str(v) && !is_bytes(v)) {
    if (none || type_lookup(type_of(v), fspath).is_null()) return bad_type(task, function, v, kind, argument);
    v = os_fspath(task, v);
    if (v.is_null()) return false;
  }
  wants_bytes_ = is_bytes(v);
  encoded_ = os_fsencode(task, v);
  if (encoded_.is_null()) return false;
  auto* bytes = encoded_.as<BytesObject>();
  if (std::memchr(bytes->data, 0, bytes->length))
    return raise_value_error(task, "%s: embedded null character in %s", function, argument);
  // The system wants a terminator, which bytes objects do not have.
  BytesObject* terminated = bytes_allocate(task, bytes->length + 1);
  if (!terminated) return false;
  std::memcpy(terminated->data, bytes->data, bytes->length);
  terminated->data[bytes->length] = 0;
  encoded_ = Value::from_object(terminated);
  return true;
}

const char* Path::text() const {
  return encoded_.is_null() ? nullptr : encoded_.as<BytesObject>()->data;
}

Value path_result(Task* task, const char* text, bool as_bytes) {
  return as_bytes ? bytes_new(task, text, std::strlen(text)) : os_fsdecode(task, text);
}

bool read_int(Task* task, Value v, int* out) {
  int64_t n;
  if (!index_i64(task, v, types::OverflowError, &n)) return false;
  if (n > INT_MAX) return raise_overflow_error(task, "signed integer is greater than maximum");
  if (n < INT_MIN) return raise_overflow_error(task, "signed integer is less than minimum");
  *out = static_cast<int>(n);
  return true;
}

bool read_off(Task* task, Value v, int64_t* out) {
  return index_i64(task, v, types::OverflowError, out);
}

bool read_dir_fd(Task* task, Value v, int* out) {
  *out = AT_FDCWD;
  if (v.is_null() || v.is_none()) return true;
  if (!is_int_or_bool(v) && !type_of(v)->slots.index)
    return raise_type_error(task, "argument should be integer or None, not %T", v);
  return read_int(task, v, out);
}

bool read_descriptor(Task* task, Value v, int* out) {
  if (!is_int_or_bool(v)) {
    static StrObject* const fileno = intern_cstring("fileno");
    Value method = get_attr_optional(task, v, fileno);
    if (method.is_null()) return false;
    if (method == kAbsent)
      return raise_type_error(task, "argument must be an int, or have a fileno() method.");
    v = call(task, method, nullptr, 0, kNull);
    if (v.is_null()) return false;
    if (!is_int_or_bool(v)) return raise_type_error(task, "fileno() returned a non-integer");
  }
  if (!read_int(task, v, out)) return false;
  if (*out < 0) return raise_value_error(task, "file descriptor cannot be a negative integer (%d)", *out);
  return true;
}

bool read_flag(Task* task, Value v, bool fallback, bool* out) {
  *out = fallback;
  return v.is_null() || truth(task, v, out);
}

} // namespace pyc::posix
