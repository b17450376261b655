/// Extended attributes of files.

#include <cerrno>
#include <cstring>
#include <linux/limits.h>
#include <sys/xattr.h>

#include "object/buffer.h"
#include "object/list.h"
#include "platform/vector.h"
#include "stdlib/posix/posix.h"

namespace pyc::posix {

namespace {

/// The file and whether links are followed.
struct Target {
  Path path;
  bool follow;

  bool read(Task* task, const char* function, Value file, Value follow_symlinks, unsigned kind) {
    if (!path.read(task, function, file, kind) || !read_flag(task, follow_symlinks, true, &follow))
      return false;
    // CPython lets descriptor 0 through.
    return !path.is_descriptor() || path.descriptor() == 0 || follow ||
           raise_value_error(task, "%s: cannot use fd and follow_symlinks together", function);
  }
};

/// Calls the system without the lock of the world.
template <class Call> auto released(Task* task, Call call) {
  SafeRegion region(task);
  return call();
}

/// What `fetch` writes, with a larger buffer while it says ERANGE. -1 with `errno`.
template <class Fetch> ssize_t fetch_all(Task* task, Vector<char>* buffer, Fetch fetch) {
  for (size_t size : {size_t{256}, size_t{XATTR_SIZE_MAX}}) {
    buffer->reserve(size);
    ssize_t length = released(task, [&] { return fetch(buffer->data(), size); });
    if (length >= 0 || errno != ERANGE) return length;
  }
  return -1;
}

Value getxattr_function(Task* task, const Value* args, size_t nargs, Value kwnames) {
  BIND(3, "getxattr", 2, 2, "path", "attribute", "follow_symlinks");
  Target target;
  Path attribute;
  if (!target.read(task, "getxattr", v[0], v[2], kPathDescriptor) ||
      !attribute.read(task, "getxattr", v[1], kPathOnly, "attribute"))
    return kNull;
  const Path& path = target.path;
  Vector<char> buffer;
  ssize_t length = fetch_all(task, &buffer, [&](char* to, size_t size) {
    return path.is_descriptor() ? ::fgetxattr(path.descriptor(), attribute.text(), to, size)
           : target.follow      ? ::getxattr(path.text(), attribute.text(), to, size)
                                : ::lgetxattr(path.text(), attribute.text(), to, size);
  });
  return length < 0 ? none_or_error(task, -1, path.given())
                    : bytes_new(task, buffer.data(), static_cast<size_t>(length));
}

Value setxattr_function(Task* task, const Value* args, size_t nargs, Value kwnames) {
  BIND(5, "setxattr", 3, 4, "path", "attribute", "value", "flags", "follow_symlinks");
  Target target;
  Path attribute;
  BytesLike value;
  int flags;
  if (!target.path.read(task, "setxattr", v[0], kPathDescriptor) ||
      !attribute.read(task, "setxattr", v[1], kPathOnly, "attribute") || !value.get(task, v[2]) ||
      !read_int(task, v[3], 0, &flags) || !target.read(task, "setxattr", v[0], v[4], kPathDescriptor))
    return kNull;
  const Path& path = target.path;
  int result = released(task, [&] {
    return path.is_descriptor()
               ? ::fsetxattr(path.descriptor(), attribute.text(), value.data(), value.length(), flags)
           : target.follow ? ::setxattr(path.text(), attribute.text(), value.data(), value.length(), flags)
                           : ::lsetxattr(path.text(), attribute.text(), value.data(), value.length(), flags);
  });
  return none_or_error(task, result, path.given());
}

Value removexattr_function(Task* task, const Value* args, size_t nargs, Value kwnames) {
  BIND(3, "removexattr", 2, 2, "path", "attribute", "follow_symlinks");
  Target target;
  Path attribute;
  if (!target.read(task, "removexattr", v[0], v[2], kPathDescriptor) ||
      !attribute.read(task, "removexattr", v[1], kPathOnly, "attribute"))
    return kNull;
  const Path& path = target.path;
  int result = released(task, [&] {
    return path.is_descriptor() ? ::fremovexattr(path.descriptor(), attribute.text())
           : target.follow      ? ::removexattr(path.text(), attribute.text())
                                : ::lremovexattr(path.text(), attribute.text());
  });
  return none_or_error(task, result, path.given());
}

/// Names that each end with a null byte.
Value split_names(Task* task, const char* text, size_t length) {
  Value list = list_new(task, nullptr, 0);
  for (const char* end = text + length; text < end; text += std::strlen(text) + 1) {
    Value name = os_fsdecode(task, text);
    if (list.is_null() || name.is_null() || !list_append(task, list, name)) return kNull;
  }
  return list;
}

Value listxattr_function(Task* task, const Value* args, size_t nargs, Value kwnames) {
  BIND(2, "listxattr", 0, 1, "path", "follow_symlinks");
  Target target;
  if (!target.read(task, "listxattr", v[0], v[1], kPathDescriptor | kPathNone)) return kNull;
  const Path& path = target.path;
  Vector<char> buffer;
  ssize_t length = fetch_all(task, &buffer, [&](char* to, size_t size) {
    return path.is_descriptor() ? ::flistxattr(path.descriptor(), to, size)
           : target.follow      ? ::listxattr(path.text(), to, size)
                                : ::llistxattr(path.text(), to, size);
  });
  return length < 0 ? none_or_error(task, -1, path.given())
                    : split_names(task, buffer.data(), static_cast<size_t>(length));
}

} // namespace

const MethodDef attribute_functions[] = {
    {"getxattr", getxattr_function, 0, -1, kMethodKeywords,
     "Return the value of extended attribute attribute on path."},
    {"setxattr", setxattr_function, 0, -1, kMethodKeywords,
     "Set extended attribute attribute on path to value."},
    {"removexattr", removexattr_function, 0, -1, kMethodKeywords,
     "Remove extended attribute attribute on path."},
    {"listxattr", listxattr_function, 0, -1, kMethodKeywords,
     "Return a list of extended attributes on path."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

} // namespace pyc::posix
