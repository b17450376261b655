/// Exception classes with fields of their own: construction, text and attributes, as CPython's.

#include "object/exception_types.h"

#include <cerrno>
#include <cstring>

#include "object/call.h"
#include "object/dict.h"
#include "object/errors.h"
#include "object/names.h"
#include "object/operators.h"
#include "object/tuple.h"

namespace pyc {

#define FIELD(name, index) {name, static_cast<uint16_t>(sizeof(ExceptionObject) + 8 * (index)), 0, nullptr}
#define END_MEMBERS {nullptr, 0, 0, nullptr}

static TupleObject* args_of(Value v) {
  return v.as<ExceptionObject>()->args.as<TupleObject>();
}

/// Splits keyword arguments that an exception class knows from a call: stores them into fields. False with
/// TypeError for others.
static bool take_keywords(Task* task, Value self, const char* function, const Value* args, size_t nargs,
                          Value kwnames, const char* const* known, unsigned first_field) {
  if (kwnames.is_null()) return true;
  auto* given = kwnames.as<TupleObject>();
  for (size_t i = 0; i < given->length; i++) {
    auto* name = given->items[i].as<StrObject>();
    unsigned k = 0;
    while (known[k] && !str_equal_ascii(name, known[k]))
      k++;
    if (!known[k])
      return raise_type_error(task, "%s() got an unexpected keyword argument '%S'", function, name);
    set_exception_field(task, self, first_field + k, args[nargs + i]);
  }
  return true;
}

// ---------------------------------------------------------------- StopIteration, SystemExit

static bool stop_iteration_init(Task* task, Value self, const Value* args, size_t nargs, Value kwnames) {
  if (!base_init(task, self, args, nargs, kwnames)) return false;
  set_exception_field(task, self, kStopIterationValue, nargs ? args[0] : kNone);
  return true;
}

static bool system_exit_init(Task* task, Value self, const Value* args, size_t nargs, Value kwnames) {
  if (!base_init(task, self, args, nargs, kwnames)) return false;
  if (nargs)
    set_exception_field(task, self, kSystemExitCode, nargs == 1 ? args[0] : self.as<ExceptionObject>()->args);
  return true;
}

static const MemberDef stop_iteration_members[] = {FIELD("value", kStopIterationValue), END_MEMBERS};
static const MemberDef system_exit_members[] = {FIELD("code", kSystemExitCode), END_MEMBERS};

// ---------------------------------------------------------------- KeyError

static Value key_error_str(Task* task, Value self) {
  // repr, so that an empty or blank key is visible.
  if (args_of(self)->length == 1) return repr(task, args_of(self)->items[0]);
  return base_str(task, self);
}

// ---------------------------------------------------------------- NameError, AttributeError, ImportError

static bool name_error_init(Task* task, Value self, const Value* args, size_t nargs, Value kwnames) {
  static const char* const known[] = {"name", nullptr};
  return base_init(task, self, args, nargs, kNull) &&
         take_keywords(task, self, "NameError", args, nargs, kwnames, known, kNameErrorName);
}

static bool attribute_error_init(Task* task, Value self, const Value* args, size_t nargs, Value kwnames) {
  static const char* const known[] = {"name", "obj", nullptr};
  return base_init(task, self, args, nargs, kNull) &&
         take_keywords(task, self, "AttributeError", args, nargs, kwnames, known, kAttributeErrorName);
}

static bool import_error_init(Task* task, Value self, const Value* args, size_t nargs, Value kwnames) {
  static const char* const known[] = {"name", "path", "name_from", nullptr};
  if (!base_init(task, self, args, nargs, kNull)) return false;
  if (!take_keywords(task, self, "ImportError", args, nargs, kwnames, known, kImportErrorName)) return false;
  set_exception_field(task, self, kImportErrorMessage, nargs == 1 ? args[0] : kNull);
  return true;
}

static Value import_error_str(Task* task, Value self) {
  Value message = exception_field(self, kImportErrorMessage);
  if (is_exact(message, BuiltinType::str)) return message;
  return base_str(task, self);
}

/// The attributes of an exception and those of `count` fields from `first` on that are set, in a new dict.
/// NULL with an exception.
static DictObject* state_with_fields(Task* task, Value self, const char* const* names, unsigned first,
                                     unsigned count) {
  Value state = exception_state(task, self);
  if (state.is_null()) return nullptr;
  DictObject* dict = state.is_none() ? dict_new(task) : dict_copy(task, state.as<DictObject>());
  for (unsigned i = 0; dict && i < count; i++) {
    Value field = self.as<ExceptionObject>()->fields[first + i];
    if (!field.is_null() && !dict_set_name(task, dict, intern_cstring(names[i]), field)) return nullptr;
  }
  return dict;
}

static Value import_error_reduce(Task* task, const Value* args, size_t, Value) {
  static const char* const names[] = {"name", "path", "name_from"};
  DictObject* state = state_with_fields(task, args[0], names, kImportErrorName, 3);
  if (!state) return kNull;
  return exception_reduced(task, args[0], args[0].as<ExceptionObject>()->args,
                           dict_length(state) ? dict_value(state) : kNone);
}

/// What `obj` is stays out: it could be anything.
static Value attribute_error_getstate(Task* task, const Value* args, size_t, Value) {
  static const char* const names[] = {"name"};
  DictObject* state = state_with_fields(task, args[0], names, kAttributeErrorName, 1);
  bool ok = state && dict_set_name(task, state, intern_cstring("args"), args[0].as<ExceptionObject>()->args);
  return ok ? dict_value(state) : kNull;
}

static Value attribute_error_reduce(Task* task, const Value* args, size_t nargs, Value) {
  Value state = attribute_error_getstate(task, args, nargs, kNull);
  if (state.is_null()) return kNull;
  return exception_reduced(task, args[0], args[0].as<ExceptionObject>()->args, state);
}

static const MethodDef import_error_methods[] = {{"__reduce__", import_error_reduce, 0, 0, 0, nullptr},
                                                 {nullptr, nullptr, 0, 0, 0, nullptr}};
static const MethodDef attribute_error_methods[] = {
    {"__reduce__", attribute_error_reduce, 0, 0, 0, nullptr},
    {"__getstate__", attribute_error_getstate, 0, 0, 0, nullptr},
    {nullptr, nullptr, 0, 0, 0, nullptr}};

static const MemberDef name_error_members[] = {FIELD("name", kNameErrorName), END_MEMBERS};
static const MemberDef attribute_error_members[] = {FIELD("name", kAttributeErrorName),
                                                    FIELD("obj", kAttributeErrorObject), END_MEMBERS};
static const MemberDef import_error_members[] = {
    FIELD("msg", kImportErrorMessage), FIELD("name", kImportErrorName), FIELD("path", kImportErrorPath),
    FIELD("name_from", kImportErrorNameFrom), END_MEMBERS};

// ---------------------------------------------------------------- OSError

struct ErrnoClass {
  int error;
  BuiltinType type;
};

static const ErrnoClass errno_classes[] = {
    {EAGAIN, BuiltinType::BlockingIOError},
    {EALREADY, BuiltinType::BlockingIOError},
    {EINPROGRESS, BuiltinType::BlockingIOError},
    {EPIPE, BuiltinType::BrokenPipeError},
    {ESHUTDOWN, BuiltinType::BrokenPipeError},
    {ECHILD, BuiltinType::ChildProcessError},
    {ECONNABORTED, BuiltinType::ConnectionAbortedError},
    {ECONNREFUSED, BuiltinType::ConnectionRefusedError},
    {ECONNRESET, BuiltinType::ConnectionResetError},
    {EEXIST, BuiltinType::FileExistsError},
    {ENOENT, BuiltinType::FileNotFoundError},
    {EISDIR, BuiltinType::IsADirectoryError},
    {ENOTDIR, BuiltinType::NotADirectoryError},
    {EINTR, BuiltinType::InterruptedError},
    {EACCES, BuiltinType::PermissionError},
    {EPERM, BuiltinType::PermissionError},
    {ESRCH, BuiltinType::ProcessLookupError},
    {ETIMEDOUT, BuiltinType::TimeoutError},
};

static TypeObject* class_of_errno(Value error) {
  if (!error.is_small_int()) return types::OSError;
  for (const ErrnoClass& each : errno_classes)
    if (each.error == error.small_int()) return &builtin_types[static_cast<size_t>(each.type)];
  return types::OSError;
}

/// Whether construction is left to __init__: a subclass that overrides it and not __new__ may change the
/// arguments.
static bool fields_from_init(const TypeObject* type) {
  return type->slots.init != types::OSError->slots.init && type->slots.new_ == types::OSError->slots.new_;
}

static Value raise_no_characters_written(Task* task, Value self) {
  static StrObject* const name = intern_cstring("characters_written");
  return raise_attribute_error(task, self, name, "characters_written");
}

static Value get_characters_written(Task* task, Value self) {
  Value written = self.as<ExceptionObject>()->fields[kOsErrorWritten];
  return written.is_null() ? raise_no_characters_written(task, self) : written;
}

/// `value` NULL deletes.
static bool set_characters_written(Task* task, Value self, Value value) {
  int64_t count;
  if (value.is_null()) {
    if (self.as<ExceptionObject>()->fields[kOsErrorWritten].is_null())
      return raise_no_characters_written(task, self), false;
  } else if (!index_i64(task, value, types::ValueError, &count)) {
    return false;
  } else {
    value = Value::from_small_int(count);
  }
  set_exception_field(task, self, kOsErrorWritten, value);
  return true;
}

/// Whether it can stand for an int or a float.
static bool is_number(Value v) {
  const TypeSlots& slots = type_of(v)->slots;
  return slots.index || slots.int_ || slots.float_;
}

static bool set_os_fields(Task* task, Value self, const Value* args, size_t nargs) {
  if (nargs < 2 || nargs > 5) return exception_set_args(task, self, args, nargs);
  set_exception_field(task, self, kOsErrorErrno, args[0]);
  set_exception_field(task, self, kOsErrorStrerror, args[1]);
  if (nargs >= 3 && type_of(self) == types::BlockingIOError && is_number(args[2])) {
    // Not a file's name, but what a stream took before it would have blocked; it stays an argument.
    if (!set_characters_written(task, self, args[2])) return false;
  } else if (nargs >= 3 && !args[2].is_none()) {
    set_exception_field(task, self, kOsErrorFilename, args[2]);
    if (nargs == 5 && !args[4].is_none()) set_exception_field(task, self, kOsErrorFilename2, args[4]);
    // The file names show in the text but are no arguments.
    nargs = 2;
  }
  return exception_set_args(task, self, args, nargs);
}

static Value os_error_new(Task* task, TypeObject* type, const Value* args, size_t nargs, Value kwnames) {
  if (!fields_from_init(type)) {
    if (!kwnames.is_null() && kwnames.as<TupleObject>()->length)
      return raise_type_error(task, "%.200s() takes no keyword arguments", type_name_utf8(type));
    if (type == types::OSError && nargs >= 2 && nargs <= 5) type = class_of_errno(args[0]);
  }
  Value self = exception_allocate(task, type, nullptr, 0);
  if (self.is_null() || fields_from_init(type)) return self;
  return set_os_fields(task, self, args, nargs) ? self : kNull;
}

static bool os_error_init(Task* task, Value self, const Value* args, size_t nargs, Value kwnames) {
  if (!fields_from_init(type_of(self))) return true;
  if (!kwnames.is_null() && kwnames.as<TupleObject>()->length)
    return raise_type_error(task, "%.200T() takes no keyword arguments", self);
  return set_os_fields(task, self, args, nargs);
}

static Value os_error_str(Task* task, Value self) {
  auto* e = self.as<ExceptionObject>();
  Value error = exception_field(self, kOsErrorErrno), text = exception_field(self, kOsErrorStrerror);
  Value filename = e->fields[kOsErrorFilename], filename2 = e->fields[kOsErrorFilename2];
  if (!filename.is_null() && !filename2.is_null())
    return format_message(task, "[Errno %V] %V: %R -> %R", error, text, filename, filename2);
  if (!filename.is_null()) return format_message(task, "[Errno %V] %V: %R", error, text, filename);
  if (!e->fields[kOsErrorErrno].is_null() && !e->fields[kOsErrorStrerror].is_null())
    return format_message(task, "[Errno %V] %V", error, text);
  return base_str(task, self);
}

/// The file names are no part of `args`; construction wants them there.
static Value os_error_reduce(Task* task, const Value* args, size_t, Value) {
  Value self = args[0], state = exception_state(task, self);
  if (state.is_null()) return kNull;
  auto* e = self.as<ExceptionObject>();
  Value arguments = e->args, filename = e->fields[kOsErrorFilename], second = e->fields[kOsErrorFilename2];
  if (args_of(self)->length == 2 && !filename.is_null()) {
    Value* items = args_of(self)->items;
    arguments = second.is_null() ? tuple_of(task, items[0], items[1], filename)
                                 : tuple_of(task, items[0], items[1], filename, kNone, second);
    if (arguments.is_null()) return kNull;
  }
  return exception_reduced(task, self, arguments, state);
}

static const MethodDef os_error_methods[] = {{"__reduce__", os_error_reduce, 0, 0, 0, nullptr},
                                             {nullptr, nullptr, 0, 0, 0, nullptr}};

static const MemberDef os_error_members[] = {
    FIELD("errno", kOsErrorErrno), FIELD("strerror", kOsErrorStrerror), FIELD("filename", kOsErrorFilename),
    FIELD("filename2", kOsErrorFilename2), END_MEMBERS};

static const GetSetDef os_error_getsets[] = {
    {"characters_written", get_characters_written, set_characters_written, nullptr},
    {nullptr, nullptr, nullptr, nullptr}};

// ---------------------------------------------------------------- SyntaxError

static bool syntax_error_init(Task* task, Value self, const Value* args, size_t nargs, Value kwnames) {
  if (!base_init(task, self, args, nargs, kwnames)) return false;
  if (nargs >= 1) set_exception_field(task, self, kSyntaxMessage, args[0]);
  if (nargs != 2) return true;
  Value details = tuple_from_iterable(task, args[1]);
  if (details.is_null()) return false;
  auto* tuple = details.as<TupleObject>();
  if (tuple->length < 4 || tuple->length > 7)
    return raise_type_error(task, "function takes %s %d arguments (%zu given)",
                            tuple->length < 4 ? "at least" : "at most", tuple->length < 4 ? 4 : 7,
                            tuple->length);
  if (tuple->length == 5)
    return raise_type_error(task, "end_offset must be provided when end_lineno is provided");
  static const unsigned fields[] = {kSyntaxFilename, kSyntaxLine,      kSyntaxOffset,  kSyntaxText,
                                    kSyntaxEndLine,  kSyntaxEndOffset, kSyntaxMetadata};
  for (size_t i = 0; i < tuple->length; i++)
    set_exception_field(task, self, fields[i], tuple->items[i]);
  return true;
}

static Value syntax_error_str(Task* task, Value self) {
  Value message = exception_field(self, kSyntaxMessage);
  Value filename = exception_field(self, kSyntaxFilename), line = exception_field(self, kSyntaxLine);
  bool has_line = is_exact(line, BuiltinType::int_);
  if (!is_str(filename))
    return has_line ? format_message(task, "%V (line %V)", message, line) : str(task, message);
  auto* path = filename.as<StrObject>();
  size_t start = path->length();
  while (start > 0 && str_char(path, start - 1) != '/')
    start--;
  Value name = str_substring(task, filename, start, path->length());
  if (name.is_null()) return kNull;
  if (has_line) return format_message(task, "%V (%V, line %V)", message, name, line);
  return format_message(task, "%V (%V)", message, name);
}

static const MemberDef syntax_error_members[] = {FIELD("msg", kSyntaxMessage),
                                                 FIELD("filename", kSyntaxFilename),
                                                 FIELD("lineno", kSyntaxLine),
                                                 FIELD("offset", kSyntaxOffset),
                                                 FIELD("text", kSyntaxText),
                                                 FIELD("end_lineno", kSyntaxEndLine),
                                                 FIELD("end_offset", kSyntaxEndOffset),
                                                 FIELD("print_file_and_line", kSyntaxPrintFile),
                                                 FIELD("_metadata", kSyntaxMetadata),
                                                 END_MEMBERS};

// ---------------------------------------------------------------- UnicodeError

/// Arguments of Encode and Decode errors: (encoding, object, start, end, reason); of Translate ones the
/// encoding is left out.
static bool unicode_init(Task* task, Value self, const Value* args, size_t nargs, Value kwnames,
                         size_t wanted) {
  if (!base_init(task, self, args, nargs, kwnames)) return false;
  if (nargs != wanted)
    return raise_type_error(task, "function takes exactly %zu arguments (%zu given)", wanted, nargs);
  unsigned field = wanted == 5 ? kUnicodeEncoding : kUnicodeObject;
  for (size_t i = 0; i < nargs; i++, field++) {
    bool number = field == kUnicodeStart || field == kUnicodeEnd;
    if (number && !is_int_or_bool(args[i]))
      return raise_type_error(task, "'%.200T' object cannot be interpreted as an integer", args[i]);
    bool bytes = field == kUnicodeObject && is_instance(self, types::UnicodeDecodeError);
    if (!bytes && !number && !is_str(args[i]))
      return raise_type_error(task, "argument %zu must be str, not %.50B", i + 1, args[i]);
    set_exception_field(task, self, field, args[i]);
  }
  // After the types of the others, as in CPython.
  if (is_instance(self, types::UnicodeDecodeError) && !type_of(args[1])->slots.get_buffer)
    return raise_type_error(task, "a bytes-like object is required, not '%.100T'", args[1]);
  return true;
}
static bool unicode_codec_init(Task* task, Value self, const Value* args, size_t nargs, Value kwnames) {
  return unicode_init(task, self, args, nargs, kwnames, 5);
}
static bool unicode_translate_init(Task* task, Value self, const Value* args, size_t nargs, Value kwnames) {
  return unicode_init(task, self, args, nargs, kwnames, 4);
}

struct UnicodeRange {
  int64_t start, end;
  bool single;
};
static UnicodeRange unicode_range(Value self) {
  int64_t start = int_to_i64_clamped(bool_to_int(exception_field(self, kUnicodeStart)));
  int64_t end = int_to_i64_clamped(bool_to_int(exception_field(self, kUnicodeEnd)));
  return {start, end, end == start + 1};
}

/// `'\x80'`, `'\u20ac'` or `'\U0001f600'` for the character at `start`.
static void character_escape(Value text, int64_t start, char* out, size_t size) {
  uint32_t c = str_char(text.as<StrObject>(), static_cast<size_t>(start));
  std::snprintf(out, size, c <= 0xFF ? "\\x%02x" : c <= 0xFFFF ? "\\u%04x" : "\\U%08x", c);
}

static Value unicode_encode_str(Task* task, Value self) {
  Value object = exception_field(self, kUnicodeObject);
  if (object.is_none()) return str_empty();
  Value encoding = exception_field(self, kUnicodeEncoding), reason = exception_field(self, kUnicodeReason);
  UnicodeRange r = unicode_range(self);
  bool inside =
      is_str(object) && r.start >= 0 && static_cast<size_t>(r.start) < object.as<StrObject>()->length();
  if (r.single && inside) {
    char escape[16];
    character_escape(object, r.start, escape, sizeof escape);
    return format_message(task, "'%V' codec can't encode character '%s' in position %ld: %V", encoding,
                          escape, r.start, reason);
  }
  return format_message(task, "'%V' codec can't encode characters in position %ld-%ld: %V", encoding, r.start,
                        r.end - 1, reason);
}

static Value unicode_decode_str(Task* task, Value self) {
  Value object = exception_field(self, kUnicodeObject);
  if (object.is_none()) return str_empty();
  Value encoding = exception_field(self, kUnicodeEncoding), reason = exception_field(self, kUnicodeReason);
  UnicodeRange r = unicode_range(self);
  if (r.single) {
    Value byte = get_item(task, object, exception_field(self, kUnicodeStart));
    if (byte.is_null()) return kNull;
    char digits[8];
    std::snprintf(digits, sizeof digits, "0x%02x",
                  static_cast<unsigned>(byte.is_small_int() ? byte.small_int() : 0));
    return format_message(task, "'%V' codec can't decode byte %s in position %ld: %V", encoding, digits,
                          r.start, reason);
  }
  return format_message(task, "'%V' codec can't decode bytes in position %ld-%ld: %V", encoding, r.start,
                        r.end - 1, reason);
}

static Value unicode_translate_str(Task* task, Value self) {
  Value object = exception_field(self, kUnicodeObject), reason = exception_field(self, kUnicodeReason);
  if (object.is_none()) return str_empty();
  UnicodeRange r = unicode_range(self);
  if (r.single && is_str(object)) {
    char escape[16];
    character_escape(object, r.start, escape, sizeof escape);
    return format_message(task, "can't translate character '%s' in position %ld: %V", escape, r.start,
                          reason);
  }
  return format_message(task, "can't translate characters in position %ld-%ld: %V", r.start, r.end - 1,
                        reason);
}

/// A position, which CPython keeps as a C number.
template <unsigned field> static Value get_position(Task*, Value self) {
  Value position = self.as<ExceptionObject>()->fields[field];
  return position.is_null() ? Value::from_small_int(0) : bool_to_int(position);
}
template <unsigned field> static bool set_position(Task* task, Value self, Value value) {
  int64_t position;
  if (value.is_null()) return raise_type_error(task, "can't delete numeric/char attribute");
  if (!is_int_or_bool(value)) return raise_type_error(task, "an integer is required");
  if (!int_to_i64(bool_to_int(value), &position))
    return raise_overflow_error(task, "Python int too large to convert to C ssize_t");
  set_exception_field(task, self, field, int_from_i64(task, position));
  return true;
}

static const MemberDef unicode_members[] = {
    FIELD("encoding", kUnicodeEncoding),
    FIELD("object", kUnicodeObject),
    computed_member("start", get_position<kUnicodeStart>, set_position<kUnicodeStart>),
    computed_member("end", get_position<kUnicodeEnd>, set_position<kUnicodeEnd>),
    FIELD("reason", kUnicodeReason),
    END_MEMBERS};

// ---------------------------------------------------------------- definitions

static constexpr TypeSlots make_slots(decltype(TypeSlots::init) init,
                                      decltype(TypeSlots::str) text = nullptr) {
  TypeSlots s{};
  s.init = init;
  s.str = text;
  return s;
}

static constexpr TypeSlots stop_iteration_slots = make_slots(stop_iteration_init);
static constexpr TypeSlots system_exit_slots = make_slots(system_exit_init);
static constexpr TypeSlots key_error_slots = make_slots(nullptr, key_error_str);
static constexpr TypeSlots name_error_slots = make_slots(name_error_init);
static constexpr TypeSlots attribute_error_slots = make_slots(attribute_error_init);
static constexpr TypeSlots import_error_slots = make_slots(import_error_init, import_error_str);
static constexpr TypeSlots syntax_error_slots = make_slots(syntax_error_init, syntax_error_str);
static constexpr TypeSlots unicode_encode_slots = make_slots(unicode_codec_init, unicode_encode_str);
static constexpr TypeSlots unicode_decode_slots = make_slots(unicode_codec_init, unicode_decode_str);
static constexpr TypeSlots unicode_translate_slots =
    make_slots(unicode_translate_init, unicode_translate_str);
static constexpr TypeSlots os_error_slots = [] {
  TypeSlots s = make_slots(os_error_init, os_error_str);
  s.new_ = os_error_new;
  return s;
}();

struct Entry {
  BuiltinType type;
  TypeDefinition definition;
};

#define DEFINE(name, fields, method_table, member_table, slot_table)                                         \
  {                                                                                                          \
    BuiltinType::name, {                                                                                     \
      .flags = kTypeBase | kTypeHasDict | kTypeException,                                                    \
      .native_size = sizeof(ExceptionObject) + 8 * (fields), .methods = method_table,                        \
      .members = member_table, .slots = slot_table                                                           \
    }                                                                                                        \
  }

static const Entry entries[] = {
    DEFINE(StopIteration, 1, nullptr, stop_iteration_members, &stop_iteration_slots),
    DEFINE(SystemExit, 1, nullptr, system_exit_members, &system_exit_slots),
    DEFINE(KeyError, 0, nullptr, nullptr, &key_error_slots),
    DEFINE(NameError, 1, nullptr, name_error_members, &name_error_slots),
    DEFINE(AttributeError, 2, attribute_error_methods, attribute_error_members, &attribute_error_slots),
    DEFINE(ImportError, 4, import_error_methods, import_error_members, &import_error_slots),
    {BuiltinType::OSError,
     {.flags = kTypeBase | kTypeHasDict | kTypeException,
      .native_size = sizeof(ExceptionObject) + 8 * 5,
      .methods = os_error_methods,
      .getsets = os_error_getsets,
      .members = os_error_members,
      .slots = &os_error_slots}},
    DEFINE(SyntaxError, 10, nullptr, syntax_error_members, &syntax_error_slots),
    DEFINE(UnicodeError, 5, nullptr, nullptr, nullptr),
    DEFINE(UnicodeEncodeError, 5, nullptr, unicode_members, &unicode_encode_slots),
    DEFINE(UnicodeDecodeError, 5, nullptr, unicode_members, &unicode_decode_slots),
    DEFINE(UnicodeTranslateError, 5, nullptr, unicode_members, &unicode_translate_slots),
};

/// Classes that add nothing to their base, by the number of fields that they inherit.
static const TypeDefinition plain[] = {
#define PLAIN(fields)                                                                                        \
  {.flags = kTypeBase | kTypeHasDict | kTypeException, .native_size = sizeof(ExceptionObject) + 8 * (fields)}
    PLAIN(0), PLAIN(1), PLAIN(2), PLAIN(3), PLAIN(4), PLAIN(5),
    PLAIN(6), PLAIN(7), PLAIN(8), PLAIN(9), PLAIN(10)};

static constexpr uint8_t field_counts[] = {
#define PYC_EXCEPTION(name, base, fields) fields,
#include "object/exceptions.def"
#undef PYC_EXCEPTION
};

const TypeDefinition* exception_definition(BuiltinType type) {
  if (type == BuiltinType::BaseException) return &base_exception_type;
  if (type == BuiltinType::BaseExceptionGroup) return &base_exception_group_type;
  if (type == BuiltinType::ExceptionGroup) return &exception_group_type;
  for (const Entry& entry : entries)
    if (entry.type == type) return &entry.definition;
  return &plain[field_counts[static_cast<size_t>(type) - static_cast<size_t>(BuiltinType::BaseException)]];
}

} // namespace pyc
