/// Arguments that are numbers or text: each of the system's types has its own range and its own words.

#include <climits>
#include <cstring>
#include <fcntl.h>
#include <sys/types.h>

#include "object/attributes.h"
#include "object/bytes.h"
#include "object/codecs.h"
#include "object/dict.h"
#include "stdlib/posix/posix.h"

namespace pyc::posix {

bool read_int(Task* task, Value v, int* out) {
  return int_argument(task, v, out);
}

bool read_long(Task* task, Value v, int64_t* out) {
  Value n = index(task, v);
  if (n.is_null()) return false;
  return int_to_i64(n, out) || raise_overflow_error(task, "Python int too large to convert to C long");
}

bool read_off(Task* task, Value v, int64_t* out) {
  return read_long(task, v, out);
}

bool read_unsigned(Task* task, Value v, uint64_t most, uint64_t* out) {
  Value n = index(task, v);
  if (n.is_null()) return false;
  if (int_is_negative(n)) return raise_value_error(task, "Cannot convert negative int");
  if (int_to_u64(n, out) && *out <= most) return true;
  return raise_overflow_error(task, "Python int too large for C %s",
                              most == UINT64_MAX ? "unsigned long long" : "unsigned int");
}

/// uid_t and gid_t: -1 stands for "leave it". What the system's type cannot hold is "less than minimum" while
/// a long holds it, on either side.
static bool read_id(Task* task, Value v, const char* what, uint32_t* out) {
  if (!is_int_or_bool(v) && !type_of(v)->slots.index)
    return raise_type_error(task, "%s should be integer, not %T", what, v);
  Value given = index(task, v);
  if (given.is_null()) return false;
  int64_t n;
  if (!int_to_i64(given, &n))
    return raise_overflow_error(
        task, int_is_negative(given) ? "%s is less than minimum" : "%s is greater than maximum", what);
  if (n < -1 || n > UINT32_MAX) return raise_overflow_error(task, "%s is less than minimum", what);
  *out = static_cast<uint32_t>(n);
  return true;
}

bool read_uid(Task* task, Value v, uint32_t* out) {
  return read_id(task, v, "uid", out);
}
bool read_gid(Task* task, Value v, uint32_t* out) {
  return read_id(task, v, "gid", out);
}

Value id_result(Task* task, uint32_t id) {
  return id == UINT32_MAX ? Value::from_small_int(-1) : int_from_i64(task, id);
}

bool read_device(Task* task, Value v, uint64_t* out) {
  Value n = index(task, v);
  if (n.is_null()) return false;
  int64_t small;
  if (int_to_i64(n, &small) && small == -1) {
    *out = UINT64_MAX;
    return true;
  }
  if (int_is_negative(n)) return raise_overflow_error(task, "can't convert negative int to unsigned");
  return int_to_u64(n, out) || raise_overflow_error(task, "int too big to convert");
}

/// What a path may be instead of a name, and dir_fd.
bool read_fd_number(Task* task, Value v, int* out) {
  Value n = index(task, v);
  if (n.is_null()) return false;
  int64_t wide;
  bool fits = int_to_i64(n, &wide);
  if (fits ? wide > INT_MAX : !int_is_negative(n))
    return raise_overflow_error(task, "fd is greater than maximum");
  if (!fits || wide < INT_MIN) return raise_overflow_error(task, "fd is less than minimum");
  *out = static_cast<int>(wide);
  return true;
}

bool read_dir_fd(Task* task, Value v, int* out) {
  *out = AT_FDCWD;
  if (v.is_null() || v.is_none()) return true;
  if (!is_int_or_bool(v) && !type_of(v)->slots.index)
    return raise_type_error(task, "argument should be integer or None, not %T", v);
  return read_fd_number(task, v, out);
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

// ---------------------------------------------------------------- text

static Value terminated_copy(Task* task, const char* text, size_t length) {
  BytesObject* copy = bytes_allocate(task, length + 1);
  if (!copy) return kNull;
  std::memcpy(copy->data, text, length);
  copy->data[length] = 0;
  return Value::from_object(copy);
}

bool CText::read_path(Task* task, Value v) {
  Value path = os_fspath(task, v);
  Value encoded = path.is_null() ? kNull : os_fsencode(task, path);
  if (encoded.is_null()) return false;
  auto* bytes = encoded.as<BytesObject>();
  if (std::memchr(bytes->data, 0, bytes->length)) return raise_value_error(task, "embedded null byte");
  terminated_ = terminated_copy(task, bytes->data, bytes->length);
  return !terminated_.is_null();
}

bool CText::read_str(Task* task, const char* function, Value v) {
  if (!is_str(v)) return raise_type_error(task, "%s() argument 1 must be str, not %B", function, v);
  Value encoded = utf8_encode(task, v, kNull);
  if (encoded.is_null()) return false;
  auto* bytes = encoded.as<BytesObject>();
  if (std::memchr(bytes->data, 0, bytes->length)) return raise_value_error(task, "embedded null character");
  terminated_ = terminated_copy(task, bytes->data, bytes->length);
  return !terminated_.is_null();
}

} // namespace pyc::posix
