/// Arguments that are paths, and results.

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

Value path_text(Task* task, const char* function, Value v, unsigned kind, const char* argument) {
  static StrObject* const fspath = intern_cstring("__fspath__");
  if (is_str(v) || is_bytes(v)) return v;
  if (v.is_null() || v.is_none() || type_lookup(type_of(v), fspath).is_null()) {
    bad_type(task, function, v, kind, argument);
    return kNull;
  }
  return os_fspath(task, v);
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
    if (!read_fd_number(task, v, &n)) return false;
    descriptor_ = n;
    if (n < 0) {
      // No system call takes it; the caller's fails with EBADF on this one.
      descriptor_ = INT_MAX;
    }
    return true;
  }
  v = path_text(task, function, v, kind, argument);
  if (v.is_null()) return false;
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

} // namespace pyc::posix
