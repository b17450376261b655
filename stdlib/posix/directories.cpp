/// Directories and links: listdir, scandir with DirEntry, and what makes, moves and removes names.

#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "gc/gc.h"
#include "object/bytes.h"
#include "object/generic_alias.h"
#include "object/list.h"
#include "object/native_type.h"
#include "stdlib/posix/posix.h"

namespace pyc::posix {

namespace {

bool is_dot(const char* name) {
  return name[0] == '.' && (name[1] == 0 || (name[1] == '.' && name[2] == 0));
}

/// Opens a directory for reading. Null with an exception.
DIR* open_directory(Task* task, const Path& path) {
  if (!path.is_descriptor()) {
    DIR* directory = ::opendir(path.text());
    if (!directory) os_failed(task, path.given(), kNull);
    return directory;
  }
  // closedir closes the descriptor, which is the caller's: read a copy from its start.
  int copy = ::fcntl(path.descriptor(), F_DUPFD_CLOEXEC, 0);
  DIR* directory = copy < 0 ? nullptr : ::fdopendir(copy);
  if (!directory) {
    int error = errno;
    if (copy >= 0) ::close(copy);
    errno = error;
    os_failed(task, path.given(), kNull);
    return nullptr;
  }
  ::rewinddir(directory);
  return directory;
}

Value listdir(Task* task, const Value* args, size_t nargs, Value kwnames) {
  BIND(1, "listdir", 0, 1, "path");
  Path path;
  if (!path.read(task, "listdir", v[0], kPathDescriptor | kPathNone)) return kNull;
  Value list = list_new(task, nullptr, 0);
  DIR* directory = list.is_null() ? nullptr : open_directory(task, path);
  if (!directory) return kNull;
  bool ok = true;
  for (errno = 0; ok;) {
    dirent* entry = ::readdir(directory);
    if (!entry) {
      if (errno) ok = os_failed(task, path.given(), kNull);
      break;
    }
    if (is_dot(entry->d_name)) continue;
    Value name = path_result(task, entry->d_name, path.wants_bytes());
    ok = !name.is_null() && list_append(task, list, name) && poll(task);
    errno = 0;
  }
  ::closedir(directory);
  return ok ? list : kNull;
}

// ---------------------------------------------------------------- DirEntry

struct DirEntryObject : Object {
  Value name, path;
  Value stat, lstat; ///< NULL until asked for
  uint64_t inode;
  int32_t directory; ///< descriptor that the path is relative to; AT_FDCWD
  uint8_t kind;      ///< DT_*
};

TypeObject* entry_type;
TypeObject* iterator_type;

DirEntryObject* entry_of(Value v) {
  return v.as<DirEntryObject>();
}

/// The cached or fresh stat result. `*missing` instead of FileNotFoundError.
Value entry_status(Task* task, DirEntryObject* entry, bool follow, bool* missing) {
  if (missing) *missing = false;
  if (follow && entry->kind != DT_LNK && entry->kind != DT_UNKNOWN) follow = false;
  Value* cached = follow ? &entry->stat : &entry->lstat;
  if (!cached->is_null()) return *cached;
  Path path;
  if (!path.read(task, "stat", entry->directory == AT_FDCWD ? entry->path : entry->name)) return kNull;
  struct stat status;
  int result = os_call(task, [&] {
    return ::fstatat(entry->directory, path.text(), &status, follow ? 0 : AT_SYMLINK_NOFOLLOW);
  });
  if (result < 0) {
    if (missing && errno == ENOENT && !has_error(task)) {
      *missing = true;
      return kNull;
    }
    return none_or_error(task, -1, entry->path);
  }
  Value made = stat_result(task, status);
  if (!made.is_null()) gc::store_field(task, entry, cached, made);
  return made;
}

/// Whether the entry is of a kind of file: from the directory where that says it, else by stat.
Value entry_is(Task* task, DirEntryObject* entry, bool follow, unsigned char kind, mode_t mode) {
  bool link = entry->kind == DT_LNK;
  if (entry->kind != DT_UNKNOWN && !(follow && link)) return Value::from_bool(entry->kind == kind);
  bool missing;
  Value status = entry_status(task, entry, follow, &missing);
  if (missing) return kFalse;
  if (status.is_null()) return kNull;
  Value bits = get_item(task, status, Value::from_small_int(0));
  return bits.is_null() ? kNull : Value::from_bool((static_cast<mode_t>(bits.small_int()) & S_IFMT) == mode);
}

bool read_follow(Task* task, const char* function, const Value* args, size_t nargs, Value kwnames,
                 bool* out) {
  static const char* const names[] = {"follow_symlinks", nullptr};
  Value v[1];
  return bind_arguments(task, {function, names, 0, 0}, args + 1, nargs - 1, kwnames, v) &&
         read_flag(task, v[0], true, out);
}

Value entry_is_dir(Task* task, const Value* args, size_t nargs, Value kwnames) {
  bool follow;
  if (!read_follow(task, "is_dir", args, nargs, kwnames, &follow)) return kNull;
  return entry_is(task, entry_of(args[0]), follow, DT_DIR, S_IFDIR);
}
Value entry_is_file(Task* task, const Value* args, size_t nargs, Value kwnames) {
  bool follow;
  if (!read_follow(task, "is_file", args, nargs, kwnames, &follow)) return kNull;
  return entry_is(task, entry_of(args[0]), follow, DT_REG, S_IFREG);
}
Value entry_is_symlink(Task* task, const Value* args, size_t, Value) {
  return entry_is(task, entry_of(args[0]), false, DT_LNK, S_IFLNK);
}
Value entry_is_junction(Task*, const Value*, size_t, Value) {
  return kFalse;
}
Value entry_stat(Task* task, const Value* args, size_t nargs, Value kwnames) {
  bool follow;
  if (!read_follow(task, "stat", args, nargs, kwnames, &follow)) return kNull;
  return entry_status(task, entry_of(args[0]), follow, nullptr);
}
Value entry_inode(Task* task, const Value* args, size_t, Value) {
  return int_from_u64(task, entry_of(args[0])->inode);
}
Value entry_fspath(Task*, const Value* args, size_t, Value) {
  return entry_of(args[0])->path;
}
Value entry_repr(Task* task, Value self) {
  return format_message(task, "<DirEntry %R>", entry_of(self)->name);
}

void trace_entry(Object* o, gc::Visitor& visitor) {
  auto* entry = static_cast<DirEntryObject*>(o);
  visitor.visit_range(&entry->name, 4);
}

const MethodDef entry_methods[] = {
    {"is_dir", entry_is_dir, 0, -1, kMethodKeywords,
     "Return True if the entry is a directory; cached per entry."},
    {"is_file", entry_is_file, 0, -1, kMethodKeywords,
     "Return True if the entry is a file; cached per entry."},
    {"is_symlink", entry_is_symlink, 0, 0, 0,
     "Return True if the entry is a symbolic link; cached per entry."},
    {"is_junction", entry_is_junction, 0, 0, 0, "Return True if the entry is a junction; cached per entry."},
    {"stat", entry_stat, 0, -1, kMethodKeywords,
     "Return stat_result object for the entry; cached per entry."},
    {"inode", entry_inode, 0, 0, 0, "Return inode of the entry; cached per entry."},
    {"__fspath__", entry_fspath, 0, 0, 0, "Returns the path for the entry."},
    PYC_CLASS_GETITEM,
    {nullptr, nullptr, 0, 0, 0, nullptr},
};
const MemberDef entry_members[] = {
    {"name", __builtin_offsetof(DirEntryObject, name), kMemberReadOnly,
     "the entry's base filename, relative to scandir() \"path\" argument"},
    {"path", __builtin_offsetof(DirEntryObject, path), kMemberReadOnly,
     "the entry's full path name; equivalent to os.path.join(scandir_path, entry.name)"},
    {nullptr, 0, 0, nullptr},
};
constexpr TypeSlots make_entry_slots() {
  TypeSlots s{};
  s.repr = entry_repr;
  return s;
}
const TypeSlots entry_slots = make_entry_slots();
const TypeDefinition entry_definition = {.module = "posix",
                                         .flags = kTypeDisallowNew,
                                         .native_size = sizeof(DirEntryObject),
                                         .methods = entry_methods,
                                         .members = entry_members,
                                         .slots = &entry_slots,
                                         .trace = trace_entry};

// ---------------------------------------------------------------- scandir

struct ScandirObject : Object {
  Value path;  ///< as given; "." when none was; an int for a descriptor
  DIR* stream; ///< null once exhausted or closed
  int32_t directory;
  bool as_bytes;
};

ScandirObject* scan_of(Value v) {
  return v.as<ScandirObject>();
}

void close_scan(ScandirObject* scan) {
  if (DIR* stream = scan->stream) {
    scan->stream = nullptr;
    ::closedir(stream);
  }
}

/// "directory/name", or the name alone when the directory came as a descriptor.
Value joined_path(Task* task, ScandirObject* scan, Value name) {
  if (scan->directory != AT_FDCWD) return name;
  Value head = scan->path;
  bool bytes = is_bytes(head);
  size_t n = bytes ? head.as<BytesObject>()->length : head.as<StrObject>()->length();
  bool slash = n && (bytes ? head.as<BytesObject>()->data[n - 1] == '/'
                           : str_char(head.as<StrObject>(), n - 1) == '/');
  if (n && !slash) {
    head = binary_op(task, BinaryOp::Add, head, bytes ? bytes_new(task, "/", 1) : str_from_char(task, '/'));
    if (head.is_null()) return kNull;
  }
  return binary_op(task, BinaryOp::Add, head, name);
}

Value scan_next(Task* task, Value self) {
  auto* scan = scan_of(self);
  while (scan->stream) {
    errno = 0;
    dirent* found = ::readdir(scan->stream);
    if (!found) {
      int error = errno;
      Value path = scan->path;
      close_scan(scan);
      errno = error;
      if (error) return none_or_error(task, -1, path);
      break;
    }
    if (is_dot(found->d_name)) continue;
    uint64_t inode = found->d_ino;
    uint8_t kind = found->d_type;
    Value name = path_result(task, found->d_name, scan->as_bytes);
    Value path = name.is_null() ? kNull : joined_path(task, scan, name);
    auto* entry = path.is_null() ? nullptr : static_cast<DirEntryObject*>(instance_new(task, entry_type));
    if (!entry) return kNull;
    entry->name = name;
    entry->path = path;
    entry->inode = inode;
    entry->kind = kind;
    entry->directory = scan->directory;
    return Value::from_object(entry);
  }
  return kAbsent;
}

Value scan_self(Task*, Value self) {
  return self;
}
Value scan_enter(Task*, const Value* args, size_t, Value) {
  return args[0];
}
Value scan_close(Task*, const Value* args, size_t, Value) {
  close_scan(scan_of(args[0]));
  return kNone;
}
bool scan_finalize(Task*, Value self) {
  close_scan(scan_of(self));
  return true;
}
void trace_scan(Object* o, gc::Visitor& visitor) {
  visitor.visit(&static_cast<ScandirObject*>(o)->path);
}

const MethodDef scan_methods[] = {
    {"__enter__", scan_enter, 0, 0, 0, nullptr},
    {"__exit__", scan_close, 0, 3, 0, nullptr},
    {"close", scan_close, 0, 0, 0, nullptr},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};
constexpr TypeSlots make_scan_slots() {
  TypeSlots s{};
  s.iter = scan_self;
  s.next = scan_next;
  s.finalize = scan_finalize;
  return s;
}
const TypeSlots scan_slots = make_scan_slots();
const TypeDefinition scan_definition = {.module = "posix",
                                        .flags = kTypeDisallowNew,
                                        .native_size = sizeof(ScandirObject),
                                        .methods = scan_methods,
                                        .slots = &scan_slots,
                                        .trace = trace_scan};

Value scandir(Task* task, const Value* args, size_t nargs, Value kwnames) {
  BIND(1, "scandir", 0, 1, "path");
  Path path;
  if (!path.read(task, "scandir", v[0], kPathDescriptor | kPathNone)) return kNull;
  auto* scan = static_cast<ScandirObject*>(instance_new(task, iterator_type));
  if (!scan) return kNull;
  Value given = path.given();
  if (given.is_null()) given = str_from_char(task, '.');
  if (!path.is_descriptor() && !is_str(given) && !is_bytes(given)) given = os_fspath(task, given);
  if (given.is_null()) return kNull;
  scan->path = given;
  scan->directory = path.is_descriptor() ? path.descriptor() : AT_FDCWD;
  scan->as_bytes = path.wants_bytes();
  scan->stream = open_directory(task, path);
  if (!scan->stream) return kNull;
  gc::register_finalizer(task, scan);
  return Value::from_object(scan);
}

// ---------------------------------------------------------------- names

Value mkdir_function(Task* task, const Value* args, size_t nargs, Value kwnames) {
  BIND(3, "mkdir", 1, 2, "path", "mode", "dir_fd");
  Path path;
  int mode = 0777, directory;
  if (!path.read(task, "mkdir", v[0]) || (!v[1].is_null() && !read_int(task, v[1], &mode)) ||
      !read_dir_fd(task, v[2], &directory))
    return kNull;
  auto bits = static_cast<mode_t>(mode);
  return none_or_error(task, os_call(task, [&] { return ::mkdirat(directory, path.text(), bits); }),
                       path.given());
}

template <bool directory_only>
Value unlink_function(Task* task, const Value* args, size_t nargs, Value kwnames) {
  const char* function = directory_only ? "rmdir" : "unlink";
  BIND(2, function, 1, 1, "path", "dir_fd");
  Path path;
  int directory;
  if (!path.read(task, function, v[0]) || !read_dir_fd(task, v[1], &directory)) return kNull;
  int flags = directory_only ? AT_REMOVEDIR : 0;
  return none_or_error(task, os_call(task, [&] { return ::unlinkat(directory, path.text(), flags); }),
                       path.given());
}

template <bool replacing> Value rename_function(Task* task, const Value* args, size_t nargs, Value kwnames) {
  const char* function = replacing ? "replace" : "rename";
  BIND(4, function, 2, 2, "src", "dst", "src_dir_fd", "dst_dir_fd");
  Path from, to;
  int from_directory, to_directory;
  if (!from.read(task, function, v[0], kPathOnly, "src") ||
      !to.read(task, function, v[1], kPathOnly, "dst") || !read_dir_fd(task, v[2], &from_directory) ||
      !read_dir_fd(task, v[3], &to_directory))
    return kNull;
  int result =
      os_call(task, [&] { return ::renameat(from_directory, from.text(), to_directory, to.text()); });
  return none_or_error(task, result, from.given(), to.given());
}

Value link_function(Task* task, const Value* args, size_t nargs, Value kwnames) {
  BIND(5, "link", 2, 2, "src", "dst", "src_dir_fd", "dst_dir_fd", "follow_symlinks");
  Path from, to;
  int from_directory, to_directory;
  bool follow;
  if (!from.read(task, "link", v[0], kPathOnly, "src") || !to.read(task, "link", v[1], kPathOnly, "dst") ||
      !read_dir_fd(task, v[2], &from_directory) || !read_dir_fd(task, v[3], &to_directory) ||
      !read_flag(task, v[4], false, &follow))
    return kNull;
  int result = os_call(task, [&] {
    return ::linkat(from_directory, from.text(), to_directory, to.text(), follow ? AT_SYMLINK_FOLLOW : 0);
  });
  return none_or_error(task, result, from.given(), to.given());
}

Value symlink_function(Task* task, const Value* args, size_t nargs, Value kwnames) {
  BIND(4, "symlink", 2, 3, "src", "dst", "target_is_directory", "dir_fd");
  Path from, to;
  int directory;
  if (!from.read(task, "symlink", v[0], kPathOnly, "src") ||
      !to.read(task, "symlink", v[1], kPathOnly, "dst") || !read_dir_fd(task, v[3], &directory))
    return kNull;
  int result = os_call(task, [&] { return ::symlinkat(from.text(), directory, to.text()); });
  return none_or_error(task, result, from.given(), to.given());
}

Value readlink_function(Task* task, const Value* args, size_t nargs, Value kwnames) {
  BIND(2, "readlink", 1, 1, "path", "dir_fd");
  Path path;
  int directory;
  if (!path.read(task, "readlink", v[0]) || !read_dir_fd(task, v[1], &directory)) return kNull;
  char target[4097];
  ssize_t n = os_call(task, [&] { return ::readlinkat(directory, path.text(), target, sizeof target - 1); });
  if (n < 0) return none_or_error(task, -1, path.given());
  target[n] = 0;
  return path_result(task, target, path.wants_bytes());
}

template <bool as_bytes> Value getcwd_function(Task* task, const Value*, size_t, Value) {
  char* text = ::getcwd(nullptr, 0);
  if (!text) return none_or_error(task, -1);
  Value result = path_result(task, text, as_bytes);
  std::free(text);
  return result;
}

Value chdir_function(Task* task, const Value* args, size_t nargs, Value kwnames) {
  BIND(1, "chdir", 1, 1, "path");
  Path path;
  if (!path.read(task, "chdir", v[0], kPathDescriptor)) return kNull;
  int result = os_call(
      task, [&] { return path.is_descriptor() ? ::fchdir(path.descriptor()) : ::chdir(path.text()); });
  return none_or_error(task, result, path.given());
}

Value fspath_function(Task* task, const Value* args, size_t nargs, Value kwnames) {
  BIND(1, "fspath", 1, 1, "path");
  return os_fspath(task, v[0]);
}

Value mkfifo_function(Task* task, const Value* args, size_t nargs, Value kwnames) {
  BIND(3, "mkfifo", 1, 2, "path", "mode", "dir_fd");
  Path path;
  int mode = 0666, directory;
  if (!path.read(task, "mkfifo", v[0]) || (!v[1].is_null() && !read_int(task, v[1], &mode)) ||
      !read_dir_fd(task, v[2], &directory))
    return kNull;
  return none_or_error(task, ::mkfifoat(directory, path.text(), static_cast<mode_t>(mode)), path.given());
}

Value fchdir_function(Task* task, const Value* args, size_t nargs, Value kwnames) {
  BIND(1, "fchdir", 1, 1, "fd");
  int fd;
  if (!read_descriptor(task, v[0], &fd)) return kNull;
  return none_or_error(task, os_call(task, [&] { return ::fchdir(fd); }));
}

Value chroot_function(Task* task, const Value* args, size_t nargs, Value kwnames) {
  BIND(1, "chroot", 1, 1, "path");
  Path path;
  if (!path.read(task, "chroot", v[0])) return kNull;
  return none_or_error(task, os_call(task, [&] { return ::chroot(path.text()); }), path.given());
}

} // namespace

bool add_directory_types(Task* task, ModuleObject* module) {
  entry_type = module_add_type(task, module, "DirEntry", entry_definition);
  iterator_type = native_type_new("ScandirIterator", types::object, Kind::Opaque, scan_definition);
  return entry_type && iterator_type;
}

const MethodDef directory_functions[] = {
    {"listdir", listdir, 0, -1, kMethodKeywords,
     "Return a list containing the names of the files in the directory."},
    {"scandir", scandir, 0, -1, kMethodKeywords, "Return an iterator of DirEntry objects for given path."},
    {"mkdir", mkdir_function, 0, -1, kMethodKeywords, "Create a directory."},
    {"rmdir", unlink_function<true>, 0, -1, kMethodKeywords, "Remove a directory."},
    {"unlink", unlink_function<false>, 0, -1, kMethodKeywords, "Remove a file (same as remove())."},
    {"remove", unlink_function<false>, 0, -1, kMethodKeywords, "Remove a file (same as unlink())."},
    {"rename", rename_function<false>, 0, -1, kMethodKeywords, "Rename a file or directory."},
    {"replace", rename_function<true>, 0, -1, kMethodKeywords,
     "Rename a file or directory, overwriting the destination."},
    {"link", link_function, 0, -1, kMethodKeywords, "Create a hard link to a file."},
    {"symlink", symlink_function, 0, -1, kMethodKeywords,
     "Create a symbolic link pointing to src named dst."},
    {"readlink", readlink_function, 0, -1, kMethodKeywords,
     "Return a string representing the path to which the symbolic link points."},
    {"getcwd", getcwd_function<false>, 0, 0, 0,
     "Return a unicode string representing the current working directory."},
    {"getcwdb", getcwd_function<true>, 0, 0, 0,
     "Return a bytes string representing the current working directory."},
    {"chdir", chdir_function, 0, -1, kMethodKeywords,
     "Change the current working directory to the specified path."},
    {"fchdir", fchdir_function, 0, -1, kMethodKeywords,
     "Change to the directory of the given file descriptor."},
    {"chroot", chroot_function, 0, -1, kMethodKeywords, "Change root directory to path."},
    {"fspath", fspath_function, 0, -1, kMethodKeywords,
     "Return the file system path representation of the object."},
    {"mkfifo", mkfifo_function, 0, -1, kMethodKeywords, "Create a \"fifo\" (a POSIX named pipe)."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

} // namespace pyc::posix
