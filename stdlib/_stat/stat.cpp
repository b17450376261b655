/// _stat: the bits of file modes, with Linux's numbers; what Linux does not have is as CPython has it there.

#include <sys/stat.h>

#include "object/errors.h"
#include "object/int.h"
#include "object/module.h"
#include "object/operators.h"
#include "object/str.h"

namespace pyc {

namespace {

/// A mode_t: TypeError, OverflowError.
bool read_mode(Task* task, Value v, uint32_t* out) {
  Value n = index(task, v);
  uint64_t mode;
  if (n.is_null()) return false;
  if (int_is_negative(n)) return raise_overflow_error(task, "can't convert negative value to unsigned int");
  if (!int_to_u64(n, &mode))
    return raise_overflow_error(task, "Python int too large to convert to C unsigned long");
  if (mode > UINT32_MAX) return raise_overflow_error(task, "mode out of range");
  *out = static_cast<uint32_t>(mode);
  return true;
}

template <uint32_t mask> Value masked(Task* task, const Value* args, size_t, Value) {
  uint32_t mode;
  return read_mode(task, args[0], &mode) ? Value::from_small_int(mode & mask) : kNull;
}

/// Kinds that a system does not have are 0 there, which no file is.
template <uint32_t kind> Value is_kind(Task* task, const Value* args, size_t, Value) {
  uint32_t mode;
  if (!read_mode(task, args[0], &mode)) return kNull;
  return Value::from_bool(kind != 0 && (mode & S_IFMT) == kind);
}

char letter_of(uint32_t mode) {
  switch (mode & S_IFMT) {
  case S_IFREG:
    return '-';
  case S_IFDIR:
    return 'd';
  case S_IFLNK:
    return 'l';
  case S_IFBLK:
    return 'b';
  case S_IFCHR:
    return 'c';
  case S_IFIFO:
    return 'p';
  case S_IFSOCK:
    return 's';
  default:
    return '?';
  }
}

Value filemode(Task* task, const Value* args, size_t, Value) {
  uint32_t mode;
  if (!read_mode(task, args[0], &mode)) return kNull;
  char text[10] = {letter_of(mode)};
  for (unsigned i = 0; i < 9; i++)
    text[1 + i] = mode >> (8 - i) & 1 ? "rwx"[i % 3] : '-';
  // The bits above the nine show where those who execute it are.
  const struct {
    uint32_t bit;
    unsigned at;
    char with, without;
  } specials[] = {{S_ISUID, 3, 's', 'S'}, {S_ISGID, 6, 's', 'S'}, {S_ISVTX, 9, 't', 'T'}};
  for (const auto& special : specials)
    if (mode & special.bit) text[special.at] = text[special.at] == 'x' ? special.with : special.without;
  return str_from_latin1(task, text, sizeof text);
}

const struct {
  const char* name;
  int64_t value;
} constants[] = {
#define C(name) {#name, name}
    C(S_IFDIR),
    C(S_IFCHR),
    C(S_IFBLK),
    C(S_IFREG),
    C(S_IFIFO),
    C(S_IFLNK),
    C(S_IFSOCK),
    C(S_ISUID),
    C(S_ISGID),
    C(S_ISVTX),
    C(S_IREAD),
    C(S_IWRITE),
    C(S_IEXEC),
    C(S_IRWXU),
    C(S_IRUSR),
    C(S_IWUSR),
    C(S_IXUSR),
    C(S_IRWXG),
    C(S_IRGRP),
    C(S_IWGRP),
    C(S_IXGRP),
    C(S_IRWXO),
    C(S_IROTH),
    C(S_IWOTH),
    C(S_IXOTH),
#undef C
    {"S_IFDOOR", 0},
    {"S_IFPORT", 0},
    {"S_IFWHT", 0},
    {"S_ENFMT", S_ISGID},
    // Flags of BSD and macOS, which have one meaning each everywhere.
    {"UF_SETTABLE", 0xffff},
    {"UF_NODUMP", 0x1},
    {"UF_IMMUTABLE", 0x2},
    {"UF_APPEND", 0x4},
    {"UF_OPAQUE", 0x8},
    {"UF_NOUNLINK", 0x10},
    {"UF_COMPRESSED", 0x20},
    {"UF_TRACKED", 0x40},
    {"UF_DATAVAULT", 0x80},
    {"UF_HIDDEN", 0x8000},
    {"SF_SETTABLE", 0xffff0000},
    {"SF_ARCHIVED", 0x10000},
    {"SF_IMMUTABLE", 0x20000},
    {"SF_APPEND", 0x40000},
    {"SF_NOUNLINK", 0x100000},
    {"SF_SNAPSHOT", 0x200000},
    {"SF_FIRMLINK", 0x800000},
    {"SF_DATALESS", 0x40000000},
    // Places in os.stat_result.
    {"ST_MODE", 0},
    {"ST_INO", 1},
    {"ST_DEV", 2},
    {"ST_NLINK", 3},
    {"ST_UID", 4},
    {"ST_GID", 5},
    {"ST_SIZE", 6},
    {"ST_ATIME", 7},
    {"ST_MTIME", 8},
    {"ST_CTIME", 9},
};

bool init(Task* task, ModuleObject* module) {
  for (const auto& constant : constants)
    if (!module_set(task, module, constant.name, int_from_i64(task, constant.value))) return false;
  return true;
}

#define KIND(name, value, what)                                                                              \
  {#name, is_kind<value>, 1, 1, 0, #name "(mode) -> bool\n\nReturn True if mode is from " what "."}

const MethodDef functions[] = {
    KIND(S_ISDIR, S_IFDIR, "a directory"),
    KIND(S_ISCHR, S_IFCHR, "a character special device file"),
    KIND(S_ISBLK, S_IFBLK, "a block special device file"),
    KIND(S_ISREG, S_IFREG, "a regular file"),
    KIND(S_ISFIFO, S_IFIFO, "a FIFO (named pipe)"),
    KIND(S_ISLNK, S_IFLNK, "a symbolic link"),
    KIND(S_ISSOCK, S_IFSOCK, "a socket"),
    KIND(S_ISDOOR, 0, "a door"),
    KIND(S_ISPORT, 0, "an event port"),
    KIND(S_ISWHT, 0, "a whiteout"),
    {"S_IMODE", masked<07777>, 1, 1, 0,
     "Return the portion of the file's mode that can be set by os.chmod()."},
    {"S_IFMT", masked<S_IFMT>, 1, 1, 0,
     "Return the portion of the file's mode that describes the file type."},
    {"filemode", filemode, 1, 1, 0, "Convert a file's mode to a string of the form '-rwxrwxrwx'"},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};
#undef KIND

} // namespace

extern const NativeModule _stat_module = {
    "_stat", "Constants and functions for the modes of files; stat.py tells what they are.", functions, init};

} // namespace pyc
