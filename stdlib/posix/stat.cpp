/// stat and what changes a file's attributes.

#include <cmath>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "object/float.h"
#include "object/struct_sequence.h"
#include "object/tuple.h"
#include "stdlib/posix/posix.h"

namespace pyc::posix {

namespace {

const char* const stat_fields[] = {"st_mode",
                                   "st_ino",
                                   "st_dev",
                                   "st_nlink",
                                   "st_uid",
                                   "st_gid",
                                   "st_size",
                                   "",
                                   "",
                                   "",
                                   "st_atime",
                                   "st_mtime",
                                   "st_ctime",
                                   "st_atime_ns",
                                   "st_mtime_ns",
                                   "st_ctime_ns",
                                   "st_blksize",
                                   "st_blocks",
                                   "st_rdev",
                                   nullptr};
const StructSequence stat_description = {"stat_result", "os",
                                         "stat_result: Result from stat, fstat, or lstat.", stat_fields, 10};

const char* const statvfs_fields[] = {"f_bsize", "f_frsize", "f_blocks", "f_bfree",   "f_bavail", "f_files",
                                      "f_ffree", "f_favail", "f_flag",   "f_namemax", "f_fsid",   nullptr};
const StructSequence statvfs_description = {
    "statvfs_result", "os", "statvfs_result: Result from statvfs or fstatvfs.", statvfs_fields, 10};

int64_t nanoseconds(const timespec& t) {
  return int64_t{t.tv_sec} * 1'000'000'000 + t.tv_nsec;
}
double seconds(const timespec& t) {
  return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}

Value stat_path(Task* task, const char* function, const Path& path, int directory, bool follow) {
  struct stat status;
  if (path.is_descriptor() && directory != AT_FDCWD)
    return raise_value_error(task, "%s: can't specify dir_fd without matching path", function);
  if (path.is_descriptor() && !follow)
    return raise_value_error(task, "%s: cannot use fd and follow_symlinks together", function);
  int result = os_call(task, [&] {
    return path.is_descriptor()
               ? ::fstat(path.descriptor(), &status)
               : ::fstatat(directory, path.text(), &status, follow ? 0 : AT_SYMLINK_NOFOLLOW);
  });
  return result < 0 ? none_or_error(task, -1, path.given()) : stat_result(task, status);
}

Value stat_function(Task* task, const Value* args, size_t nargs, Value kwnames) {
  BIND(3, "stat", 1, 1, "path", "dir_fd", "follow_symlinks");
  Path path;
  int directory;
  bool follow;
  if (!path.read(task, "stat", v[0], kPathDescriptor) || !read_dir_fd(task, v[1], &directory) ||
      !read_flag(task, v[2], true, &follow))
    return kNull;
  return stat_path(task, "stat", path, directory, follow);
}

Value lstat_function(Task* task, const Value* args, size_t nargs, Value kwnames) {
  BIND(2, "lstat", 1, 1, "path", "dir_fd");
  Path path;
  int directory;
  if (!path.read(task, "lstat", v[0]) || !read_dir_fd(task, v[1], &directory)) return kNull;
  return stat_path(task, "lstat", path, directory, false);
}

Value fstat_function(Task* task, const Value* args, size_t nargs, Value kwnames) {
  BIND(1, "fstat", 1, 1, "fd");
  int fd;
  struct stat status;
  if (!read_int(task, v[0], &fd)) return kNull;
  return os_call(task, [&] { return ::fstat(fd, &status); }) < 0 ? none_or_error(task, -1)
                                                                 : stat_result(task, status);
}

Value statvfs_result(Task* task, const struct statvfs& s) {
  TypeObject* type = struct_sequence_type(task, &statvfs_description);
  Value values[] = {
      int_from_u64(task, s.f_bsize),   int_from_u64(task, s.f_frsize), int_from_u64(task, s.f_blocks),
      int_from_u64(task, s.f_bfree),   int_from_u64(task, s.f_bavail), int_from_u64(task, s.f_files),
      int_from_u64(task, s.f_ffree),   int_from_u64(task, s.f_favail), int_from_u64(task, s.f_flag),
      int_from_u64(task, s.f_namemax), int_from_u64(task, s.f_fsid)};
  return type ? struct_sequence_new(task, type, values, 11) : kNull;
}

Value statvfs_function(Task* task, const Value* args, size_t nargs, Value kwnames) {
  BIND(1, "statvfs", 1, 1, "path");
  Path path;
  struct statvfs status;
  if (!path.read(task, "statvfs", v[0], kPathDescriptor)) return kNull;
  int result = os_call(task, [&] {
    return path.is_descriptor() ? ::fstatvfs(path.descriptor(), &status) : ::statvfs(path.text(), &status);
  });
  return result < 0 ? none_or_error(task, -1, path.given()) : statvfs_result(task, status);
}

Value fstatvfs_function(Task* task, const Value* args, size_t, Value) {
  int fd;
  struct statvfs status;
  if (!read_int(task, args[0], &fd)) return kNull;
  return ::fstatvfs(fd, &status) < 0 ? none_or_error(task, -1) : statvfs_result(task, status);
}

Value access_function(Task* task, const Value* args, size_t nargs, Value kwnames) {
  BIND(5, "access", 2, 2, "path", "mode", "dir_fd", "effective_ids", "follow_symlinks");
  Path path;
  int mode, directory;
  bool effective, follow;
  if (!path.read(task, "access", v[0]) || !read_int(task, v[1], &mode) ||
      !read_dir_fd(task, v[2], &directory) || !read_flag(task, v[3], false, &effective) ||
      !read_flag(task, v[4], true, &follow))
    return kNull;
  int flags = (effective ? AT_EACCESS : 0) | (follow ? 0 : AT_SYMLINK_NOFOLLOW);
  return Value::from_bool(::faccessat(directory, path.text(), mode, flags) == 0);
}

Value chmod_function(Task* task, const Value* args, size_t nargs, Value kwnames) {
  BIND(4, "chmod", 2, 2, "path", "mode", "dir_fd", "follow_symlinks");
  Path path;
  int mode, directory;
  bool follow;
  if (!path.read(task, "chmod", v[0], kPathDescriptor) || !read_int(task, v[1], &mode) ||
      !read_dir_fd(task, v[2], &directory) || !read_flag(task, v[3], true, &follow))
    return kNull;
  auto bits = static_cast<mode_t>(mode);
  int result = os_call(task, [&] {
    return path.is_descriptor() ? ::fchmod(path.descriptor(), bits)
                                : ::fchmodat(directory, path.text(), bits, follow ? 0 : AT_SYMLINK_NOFOLLOW);
  });
  return none_or_error(task, result, path.given());
}

Value fchmod_function(Task* task, const Value* args, size_t, Value) {
  int fd, mode;
  if (!read_int(task, args[0], &fd) || !read_int(task, args[1], &mode)) return kNull;
  return none_or_error(task, os_call(task, [&] { return ::fchmod(fd, static_cast<mode_t>(mode)); }));
}

Value chown_function(Task* task, const Value* args, size_t nargs, Value kwnames) {
  BIND(5, "chown", 3, 3, "path", "uid", "gid", "dir_fd", "follow_symlinks");
  Path path;
  uint32_t user, group;
  int directory;
  bool follow;
  if (!path.read(task, "chown", v[0], kPathDescriptor) || !read_uid(task, v[1], &user) ||
      !read_gid(task, v[2], &group) || !read_dir_fd(task, v[3], &directory) ||
      !read_flag(task, v[4], true, &follow))
    return kNull;
  int result = os_call(task, [&] {
    return path.is_descriptor()
               ? ::fchown(path.descriptor(), user, group)
               : ::fchownat(directory, path.text(), user, group, follow ? 0 : AT_SYMLINK_NOFOLLOW);
  });
  return none_or_error(task, result, path.given());
}

Value lchown_function(Task* task, const Value* args, size_t nargs, Value kwnames) {
  BIND(3, "lchown", 3, 3, "path", "uid", "gid");
  Path path;
  uint32_t user, group;
  if (!path.read(task, "lchown", v[0]) || !read_uid(task, v[1], &user) || !read_gid(task, v[2], &group))
    return kNull;
  return none_or_error(task, os_call(task, [&] { return ::lchown(path.text(), user, group); }), path.given());
}

Value fchown_function(Task* task, const Value* args, size_t nargs, Value kwnames) {
  BIND(3, "fchown", 3, 3, "fd", "uid", "gid");
  int fd;
  uint32_t user, group;
  if (!read_int(task, v[0], &fd) || !read_uid(task, v[1], &user) || !read_gid(task, v[2], &group))
    return kNull;
  return none_or_error(task, os_call(task, [&] { return ::fchown(fd, user, group); }));
}

/// Seconds as int or float, rounded down to nanoseconds.
bool read_seconds(Task* task, Value v, timespec* out) {
  if (is_float(v)) {
    double whole, d = float_value(v);
    if (std::isnan(d)) return raise_value_error(task, "Invalid value NaN (not a number)");
    double fraction = std::modf(d, &whole);
    auto ns = static_cast<int64_t>(std::floor(fraction * 1e9));
    if (ns < 0) {
      ns += 1'000'000'000;
      whole -= 1;
    }
    *out = {static_cast<time_t>(whole), ns};
    return true;
  }
  int64_t n;
  if (!index_i64(task, v, types::OverflowError, &n)) return false;
  *out = {n, 0};
  return true;
}

bool read_nanoseconds(Task* task, Value v, timespec* out) {
  int64_t n;
  if (!index_i64(task, v, types::OverflowError, &n)) return false;
  int64_t rest = n % 1'000'000'000;
  *out = {(n - (rest < 0 ? rest + 1'000'000'000 : rest)) / 1'000'000'000,
          rest < 0 ? rest + 1'000'000'000 : rest};
  return true;
}

bool is_pair(Value v) {
  return is_tuple(v) && v.as<TupleObject>()->length == 2;
}

Value utime_function(Task* task, const Value* args, size_t nargs, Value kwnames) {
  BIND(5, "utime", 1, 2, "path", "times", "ns", "dir_fd", "follow_symlinks");
  Path path;
  int directory;
  bool follow, timed = !v[1].is_null() && !v[1].is_none(), by_ns = !v[2].is_null();
  if (!path.read(task, "utime", v[0], kPathDescriptor) || !read_dir_fd(task, v[3], &directory) ||
      !read_flag(task, v[4], true, &follow))
    return kNull;
  if (timed && by_ns)
    return raise_value_error(task, "utime: you may specify either 'times' or 'ns' but not both");
  timespec times[2] = {{0, UTIME_NOW}, {0, UTIME_NOW}};
  if (timed && !is_pair(v[1]))
    return raise_type_error(task, "utime: 'times' must be either a tuple of two ints or None");
  if (by_ns && !is_pair(v[2])) return raise_type_error(task, "utime: 'ns' must be a tuple of two ints");
  for (int i = 0; i < 2; i++) {
    if (timed && !read_seconds(task, v[1].as<TupleObject>()->items[i], &times[i])) return kNull;
    if (by_ns && !read_nanoseconds(task, v[2].as<TupleObject>()->items[i], &times[i])) return kNull;
  }
  int result = os_call(task, [&] {
    return path.is_descriptor()
               ? ::futimens(path.descriptor(), times)
               : ::utimensat(directory, path.text(), times, follow ? 0 : AT_SYMLINK_NOFOLLOW);
  });
  return none_or_error(task, result, path.given());
}

Value umask_function(Task* task, const Value* args, size_t, Value) {
  int mask;
  if (!read_int(task, args[0], &mask)) return kNull;
  return Value::from_small_int(::umask(static_cast<mode_t>(mask)));
}

// ---------------------------------------------------------------- devices

Value mknod_function(Task* task, const Value* args, size_t nargs, Value kwnames) {
  BIND(4, "mknod", 1, 3, "path", "mode", "device", "dir_fd");
  Path path;
  int mode, directory;
  uint64_t device = 0;
  if (!path.read(task, "mknod", v[0]) || !read_int(task, v[1], 0600, &mode) ||
      (!v[2].is_null() && !read_device(task, v[2], &device)) || !read_dir_fd(task, v[3], &directory))
    return kNull;
  auto bits = static_cast<mode_t>(mode);
  return none_or_error(task, os_call(task, [&] { return ::mknodat(directory, path.text(), bits, device); }));
}

template <bool is_major> Value device_part(Task* task, const Value* args, size_t, Value) {
  uint64_t device;
  if (!read_device(task, args[0], &device)) return kNull;
  return id_result(task, is_major ? major(device) : minor(device));
}

/// One of the two numbers of a device: an unsigned int, or -1 for NODEV.
bool read_device_part(Task* task, Value v, unsigned* out) {
  uint64_t n;
  if (!read_device(task, v, &n)) return false;
  if (n != UINT64_MAX && n > UINT32_MAX)
    return raise_overflow_error(task, "Python int too large to convert to C unsigned int");
  *out = static_cast<unsigned>(n);
  return true;
}

Value makedev_function(Task* task, const Value* args, size_t, Value) {
  unsigned high, low;
  if (!read_device_part(task, args[0], &high) || !read_device_part(task, args[1], &low)) return kNull;
  uint64_t device = makedev(high, low);
  return device == UINT64_MAX ? Value::from_small_int(-1) : int_from_u64(task, device);
}

} // namespace

Value stat_result(Task* task, const struct stat& s) {
  TypeObject* type = struct_sequence_type(task, &stat_description);
  if (!type) return kNull;
  Value values[] = {
      Value::from_small_int(s.st_mode),
      int_from_u64(task, s.st_ino),
      int_from_u64(task, s.st_dev),
      int_from_u64(task, s.st_nlink),
      Value::from_small_int(s.st_uid),
      Value::from_small_int(s.st_gid),
      int_from_i64(task, s.st_size),
      int_from_i64(task, s.st_atim.tv_sec),
      int_from_i64(task, s.st_mtim.tv_sec),
      int_from_i64(task, s.st_ctim.tv_sec),
      float_new(task, seconds(s.st_atim)),
      float_new(task, seconds(s.st_mtim)),
      float_new(task, seconds(s.st_ctim)),
      int_from_i64(task, nanoseconds(s.st_atim)),
      int_from_i64(task, nanoseconds(s.st_mtim)),
      int_from_i64(task, nanoseconds(s.st_ctim)),
      int_from_i64(task, s.st_blksize),
      int_from_i64(task, s.st_blocks),
      int_from_u64(task, s.st_rdev),
  };
  return has_error(task) ? kNull : struct_sequence_new(task, type, values, 19);
}

bool add_stat_types(Task* task, ModuleObject* module) {
  TypeObject* status = struct_sequence_type(task, &stat_description);
  TypeObject* system = status ? struct_sequence_type(task, &statvfs_description) : nullptr;
  return system && module_set(task, module, "stat_result", type_value(status)) &&
         module_set(task, module, "statvfs_result", type_value(system));
}

const MethodDef stat_functions[] = {
    {"stat", stat_function, 0, -1, kMethodKeywords, "Perform a stat system call on the given path."},
    {"lstat", lstat_function, 0, -1, kMethodKeywords,
     "Perform a stat system call on the given path, without following symbolic links."},
    {"fstat", fstat_function, 0, -1, kMethodKeywords,
     "Perform a stat system call on the given file descriptor."},
    {"statvfs", statvfs_function, 0, -1, kMethodKeywords, "Perform a statvfs system call on the given path."},
    {"fstatvfs", fstatvfs_function, 1, 1, 0, "Perform an fstatvfs system call on the given fd."},
    {"access", access_function, 0, -1, kMethodKeywords, "Use the real uid/gid to test for access to a path."},
    {"chmod", chmod_function, 0, -1, kMethodKeywords, "Change the access permissions of a file."},
    {"fchmod", fchmod_function, 2, 2, 0,
     "Change the access permissions of the file given by file descriptor fd."},
    {"chown", chown_function, 0, -1, kMethodKeywords, "Change the owner and group id of path."},
    {"lchown", lchown_function, 0, -1, kMethodKeywords,
     "Change the owner and group id of path to the numeric uid and gid."},
    {"fchown", fchown_function, 0, -1, kMethodKeywords,
     "Change the owner and group id of the file specified by file descriptor."},
    {"mknod", mknod_function, 0, -1, kMethodKeywords, "Create a node in the file system."},
    {"major", device_part<true>, 1, 1, 0, "Extracts a device major number from a raw device number."},
    {"minor", device_part<false>, 1, 1, 0, "Extracts a device minor number from a raw device number."},
    {"makedev", makedev_function, 2, 2, 0,
     "Composes a raw device number from the major and minor device numbers."},
    {"utime", utime_function, 0, -1, kMethodKeywords, "Set the access and modified time of path."},
    {"umask", umask_function, 1, 1, 0, "Set the current numeric umask and return the previous umask."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

} // namespace pyc::posix
