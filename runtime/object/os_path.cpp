/// Names of files.

#include "object/os_path.h"

#include <cstring>

#include "object/attributes.h"
#include "object/bytes.h"
#include "object/call.h"
#include "object/codecs.h"
#include "object/errors.h"
#include "object/str.h"

namespace pyc {

Value os_fspath(Task* task, Value v) {
  if (is_str(v) || is_bytes(v)) return v;
  static StrObject* const fspath = intern_cstring("__fspath__");
  Value path = call_special(task, v, fspath);
  if (path.is_null()) return kNull;
  if (path == kAbsent) return raise_type_error(task, "expected str, bytes or os.PathLike object, not %T", v);
  if (is_str(path) || is_bytes(path)) return path;
  return raise_type_error(task, "expected %T.__fspath__() to return str or bytes, not %T", v, path);
}

static Value surrogateescape() {
  static StrObject* const name = intern_cstring("surrogateescape");
  return Value::from_object(name);
}

Value os_fsencode(Task* task, Value path) {
  return is_bytes(path) ? path : utf8_encode(task, path, surrogateescape());
}

Value os_fsdecode(Task* task, const char* text, size_t length) {
  return utf8_decode(task, kNull, text, length, surrogateescape(), nullptr);
}
Value os_fsdecode(Task* task, const char* text) {
  return os_fsdecode(task, text, std::strlen(text));
}

bool os_failed(Task* task, Value filename, Value filename2) {
  if (has_error(task)) return false;
  return raise_os_error(task, errno, filename, filename2);
}

} // namespace pyc
