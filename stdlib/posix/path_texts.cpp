/// Paths as texts: what posixpath takes from the system module. Nothing here asks the system.

#include <cstring>

#include "object/codecs.h"
#include "object/tuple.h"
#include "platform/scratch.h"
#include "stdlib/posix/posix.h"

namespace pyc::posix {

namespace {

/// A path as bytes in which '/' and '.' are what they are in ASCII, any character of a str included.
class PathText {
public:
  bool read(Task* task, const char* function, Value v) {
    Value text = path_text(task, function, v, kPathOnly, "path");
    if (text.is_null()) return false;
    is_bytes_ = is_bytes(text);
    bytes_ = is_bytes_ ? text : utf8_encode(task, text, surrogatepass());
    return !bytes_.is_null();
  }
  const char* data() const { return bytes_.as<BytesObject>()->data; }
  size_t length() const { return bytes_.as<BytesObject>()->length; }

  /// Part of the path, or of one made from it, in its own type.
  Value part(Task* task, const char* text, size_t length) const {
    return is_bytes_ ? bytes_new(task, text, length)
                     : utf8_decode(task, kNull, text, length, surrogatepass(), nullptr);
  }

  /// Slashes at the beginning that are the root: two are another root than one or many, says POSIX.
  size_t root() const {
    size_t slashes = 0;
    while (slashes < length() && data()[slashes] == '/')
      slashes++;
    return slashes == 2 ? 2 : slashes > 0;
  }

private:
  static Value surrogatepass() {
    static StrObject* const name = intern_cstring("surrogatepass");
    return Value::from_object(name);
  }
  Value bytes_ = kNull;
  bool is_bytes_ = false;
};

/// A path under construction: a root and components, where ".." takes the one before it away.
class Normalised {
public:
  Normalised(char* to, size_t root) : to_(to), length_(root), root_(root) { std::memset(to, '/', root); }

  void add(const char* component, size_t n) {
    bool up = n == 2 && component[0] == '.' && component[1] == '.';
    if (n == 0 || (n == 1 && component[0] == '.')) return;
    if (up && named_ > 0) {
      while (length_ > root_ && to_[length_ - 1] != '/')
        length_--;
      if (length_ > root_) length_--;
      named_--;
      return;
    }
    // Above the root there is the root.
    if (up && root_ > 0) return;
    if (length_ > root_) to_[length_++] = '/';
    std::memcpy(to_ + length_, component, n);
    length_ += n;
    named_ += !up;
  }

  size_t finish() {
    if (length_ == 0) to_[length_++] = '.';
    return length_;
  }

private:
  char* to_;
  size_t length_;
  size_t root_;
  size_t named_ = 0; ///< components that ".." can take away
};

Value normpath(Task* task, const Value* args, size_t nargs, Value kwnames) {
  BIND(1, "_path_normpath", 1, 1, "path");
  PathText path;
  if (!path.read(task, "_path_normpath", v[0])) return kNull;
  Scratch<char, 256> buffer(task, path.length() + 1);
  if (!buffer) return kNull;
  Normalised result(buffer.data(), path.root());
  const char *at = path.data(), *end = at + path.length();
  while (at < end) {
    auto* slash = static_cast<const char*>(std::memchr(at, '/', static_cast<size_t>(end - at)));
    const char* stop = slash ? slash : end;
    result.add(at, static_cast<size_t>(stop - at));
    at = stop + 1;
  }
  return path.part(task, buffer.data(), result.finish());
}

/// (drive, root, tail): the drive is always empty.
Value splitroot(Task* task, const Value* args, size_t nargs, Value kwnames) {
  BIND(1, "_path_splitroot_ex", 1, 1, "p");
  PathText path;
  if (!path.read(task, "_path_splitroot_ex", v[0])) return kNull;
  size_t root = path.root();
  Value drive = path.part(task, "", 0), slashes = path.part(task, path.data(), root);
  Value tail = path.part(task, path.data() + root, path.length() - root);
  return drive.is_null() || slashes.is_null() || tail.is_null() ? kNull
                                                                : tuple_of(task, drive, slashes, tail);
}

} // namespace

extern const MethodDef path_functions[] = {
    {"_path_normpath", normpath, 0, -1, kMethodKeywords, "Normalize path, eliminating double slashes, etc."},
    {"_path_splitroot_ex", splitroot, 0, -1, kMethodKeywords,
     "Split a pathname into drive, root and tail; the tail is what follows the root."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

} // namespace pyc::posix
