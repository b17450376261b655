/// _IOBase: what every stream inherits, in terms of the methods that it defines. And what all the files of
/// the module share.

#include <cstring>

#include "object/bytes_methods.h"
#include "object/containers.h"
#include "object/dict.h"
#include "object/exception.h"
#include "object/list.h"
#include "object/names.h"
#include "object/tuple.h"
#include "stdlib/_io/buffered.h"
#include "stdlib/_io/file_io.h"

namespace pyc {

Value unsupported_operation_type(Task* task) {
  static Value made = kNull;
  if (!made.is_null()) return made;
  Value bases = tuple_of(task, type_value(types::OSError), type_value(types::ValueError));
  Value name = str_from_cstring(task, "UnsupportedOperation");
  DictObject* name_space = dict_new(task);
  if (bases.is_null() || name.is_null() || !name_space) return kNull;
  Value module = str_from_cstring(task, "io");
  if (module.is_null() || !dict_set_name(task, name_space, names.module, module)) return kNull;
  Value type = call3(task, type_value(types::type), name, bases, dict_value(name_space));
  if (type.is_null()) return kNull;
  made = type;
  gc::add_root(&made);
  return made;
}

namespace io {

// ---------------------------------------------------------------- shared

bool is_closed(Task* task, Value stream, bool* out) {
  Value v = get_attr(task, stream, name<"closed">());
  return !v.is_null() && truth(task, v, out);
}

bool check_not_closed(Task* task, Value stream) {
  bool closed;
  if (!is_closed(task, stream, &closed)) return false;
  return !closed || raise_closed(task);
}

Raised raise_unsupported_operation(Task* task, const char* what) {
  Value type = unsupported_operation_type(task);
  if (!type.is_null()) raise_format(task, type.as<TypeObject>(), "%s", what);
  return {};
}

/// The answer of `stream`; streams of the module itself, unchanged, are not asked by name.
static Value ability_of(Task* task, Value stream, Ability ability) {
  if (is_plain_file(stream)) return file_ability(task, stream.as<FileIO>(), ability);
  if (is_plain_buffered(stream)) return buffered_ability(task, buffered_of(stream), ability);
  static const char* const names[] = {"seekable", "readable", "writable"};
  return call_method(task, stream, intern_cstring(names[static_cast<unsigned>(ability)]));
}

bool has_ability(Task* task, Value stream, Ability ability, bool* out) {
  Value able = ability_of(task, stream, ability);
  return !able.is_null() && truth(task, able, out);
}

bool check_ability(Task* task, Value stream, Ability ability) {
  static const char* const messages[] = {"File or stream is not seekable.", "File or stream is not readable.",
                                         "File or stream is not writable."};
  Value able = ability_of(task, stream, ability);
  if (able.is_null()) return false;
  return able.is_true() || raise_unsupported_operation(task, messages[static_cast<unsigned>(ability)]);
}

bool join_errors(Task* task, Value first) {
  if (first.is_null()) return !has_error(task);
  if (!has_error(task)) return reraise_value(task, first);
  Value second = task->exc;
  if (second != first && is_exception(second)) {
    auto* exception = second.as<ExceptionObject>();
    gc::store_field(task, exception, &exception->context, first);
  }
  return false;
}

Raised raise_from_current(Task* task, TypeObject* type, const char* message) {
  Value cause = take_error(task);
  raise_format(task, type, "%s", message);
  Value raised = task->exc;
  if (raised.is_null() || type_of(raised) != type) return {};
  auto* exception = raised.as<ExceptionObject>();
  gc::store_field(task, exception, &exception->cause, cause);
  gc::store_field(task, exception, &exception->context, cause);
  gc::store_field(task, exception, &exception->suppress_context, kTrue);
  return {};
}

bool read_size(Task* task, const Value* args, size_t nargs, size_t position, int64_t* out) {
  *out = -1;
  if (nargs <= position || args[position].is_none()) return true;
  Value v = args[position];
  if (!is_int_or_bool(v) && !type_of(v)->slots.index)
    return raise_type_error(task, "argument should be integer or None, not '%T'", v);
  return index_i64(task, v, types::OverflowError, out);
}

bool position_argument(Task* task, Value v, int64_t* out) {
  if (index_i64(task, v, types::ValueError, out)) return true;
  // An error out of `__index__` itself stays.
  if (!is_int_or_bool(v) || !clear_if(task, types::ValueError)) return false;
  return raise_value_error(task, "cannot fit '%.200T' into an offset-sized integer", v);
}

bool get_target(Task* task, const char* function, Value v, BytesLike* out, const char* argument) {
  if (out->get(task, v, kBufferWritable)) return true;
  if (!error_is(task, types::TypeError) && !error_is(task, types::BufferError)) return false;
  clear_error(task);
  return raise_type_error(task, "%s() %s must be read-write bytes-like object, not %B", function, argument,
                          v);
}

bool add_repr_attribute(Task* task, StrBuilder* out, Value stream, StrObject* attribute, const char* label) {
  Value v = get_attr_optional(task, stream, attribute);
  // Streams that have lost the one below raise a ValueError here.
  if (v.is_null() && !clear_if(task, types::ValueError)) return false;
  if (v.is_null() || v == kAbsent) return true;
  ReprGuard guard(task, stream);
  if (!guard) return false;
  if (guard.repeated) return raise_runtime_error(task, "reentrant call inside %T.__repr__", stream);
  Value text = repr(task, v);
  if (text.is_null()) return false;
  out->add_cstring(label);
  out->add(text.as<StrObject>());
  return true;
}

Value bytes_cut(Task* task, BytesObject* bytes, size_t length) {
  // Giving back clears what is given: a copy is less work when that is much.
  if (bytes->length - length > 64 * 1024) return bytes_new(task, bytes->data, length);
  if (length < bytes->length) {
    gc::shrink(bytes, sizeof(BytesObject) + bytes->length, sizeof(BytesObject) + length);
    bytes->length = length;
  }
  return Value::from_object(bytes);
}

RawStoreObject* store_new(Task* task, size_t capacity) {
  if (capacity > (SIZE_MAX >> 4)) return raise_memory_error(task);
  auto* store = gc::allocate<RawStoreObject>(task, Kind::RawStore, 0, capacity);
  if (store) store->capacity = capacity;
  return store;
}

Value memory_owner(Task* task, RawStoreObject* store) {
  Value owner = bytearray_new(task, nullptr, 0);
  if (owner.is_null()) return kNull;
  auto* array = owner.as<ByteArrayObject>();
  gc::barrier(task, array);
  array->store = store;
  array->length = store->capacity;
  return owner;
}

Value refuse_pickle(Task* task, const Value* args, size_t, Value) {
  return raise_type_error(task, "cannot pickle '%s' instances", type_short_name(type_of(args[0])));
}

namespace {

// ---------------------------------------------------------------- _IOBase

/// Whether _IOBase.close() has run; streams with a state of their own do not care.
bool base_is_closed(Task* task, Value self, bool* out) {
  Value flag = get_attr_optional(task, self, name<"__IOBase_closed">());
  *out = flag != kAbsent;
  return !flag.is_null();
}

Value tell_method(Task* task, const Value* args, size_t, Value) {
  return invoke<"seek">(task, args[0], Value::from_small_int(0), Value::from_small_int(1));
}

template <Text what> Value unsupported(Task* task, const Value*, size_t, Value) {
  return raise_unsupported_operation(task, what.characters);
}

Value false_method(Task*, const Value*, size_t, Value) {
  return kFalse;
}

Value flush_method(Task* task, const Value* args, size_t, Value) {
  bool closed;
  if (!base_is_closed(task, args[0], &closed)) return kNull;
  return closed ? Value(raise_closed(task)) : kNone;
}

Value close_method(Task* task, const Value* args, size_t, Value) {
  bool closed;
  if (!base_is_closed(task, args[0], &closed)) return kNull;
  if (closed) return kNone;
  // Closed even when the flush fails, so that nobody tries for ever.
  invoke<"flush">(task, args[0]);
  Value error = take_error(task);
  set_attr(task, args[0], name<"__IOBase_closed">(), kTrue);
  return join_errors(task, error) ? kNone : kNull;
}

Value get_closed(Task* task, Value self) {
  bool closed;
  return base_is_closed(task, self, &closed) ? Value::from_bool(closed) : kNull;
}

Value check_closed_method(Task* task, const Value* args, size_t, Value) {
  return check_not_closed(task, args[0]) ? kNone : kNull;
}

template <Ability ability> Value check_ability_method(Task* task, const Value* args, size_t, Value) {
  return check_ability(task, args[0], ability) ? kTrue : kNull;
}

Value isatty_method(Task* task, const Value* args, size_t, Value) {
  return check_not_closed(task, args[0]) ? kFalse : kNull;
}

Value enter_method(Task* task, const Value* args, size_t, Value) {
  return check_not_closed(task, args[0]) ? args[0] : kNull;
}

Value exit_method(Task* task, const Value* args, size_t, Value) {
  return invoke<"close">(task, args[0]);
}

Value iter_slot(Task* task, Value self) {
  return check_not_closed(task, self) ? self : kNull;
}

Value next_slot(Task* task, Value self) {
  Value line = invoke<"readline">(task, self);
  if (line.is_null()) return kNull;
  int64_t n;
  if (!length(task, line, &n)) return kNull;
  return n == 0 ? kAbsent : line;
}

/// How many bytes the next read of readline takes: up to the newline that `peek` shows, else one.
bool bytes_to_newline(Task* task, Value self, bool has_peek, int64_t limit, int64_t* count) {
  *count = 1;
  if (!has_peek) return true;
  Value ahead = invoke<"peek">(task, self, Value::from_small_int(1));
  if (ahead.is_null()) return false;
  if (!is_bytes(ahead))
    return raise_format(task, types::OSError, "peek() should have returned a bytes object, not '%.200T'",
                        ahead);
  auto* bytes = ahead.as<BytesObject>();
  size_t n = bytes->length;
  if (limit >= 0 && static_cast<uint64_t>(limit) < n) n = static_cast<size_t>(limit);
  if (n == 0) return true;
  auto* hit = static_cast<const char*>(std::memchr(bytes->data, '\n', n));
  *count = hit ? hit - bytes->data + 1 : static_cast<int64_t>(n);
  return true;
}

Value readline_method(Task* task, const Value* args, size_t nargs, Value) {
  int64_t limit;
  if (!read_size(task, args, nargs, 1, &limit)) return kNull;
  Value peek = get_attr_optional(task, args[0], name<"peek">());
  Value line = peek.is_null() ? kNull : bytearray_new(task, nullptr, 0);
  if (line.is_null()) return kNull;
  auto* out = line.as<ByteArrayObject>();
  while (limit < 0 || static_cast<int64_t>(out->length) < limit) {
    int64_t left = limit < 0 ? -1 : limit - static_cast<int64_t>(out->length), count;
    if (!poll(task) || !bytes_to_newline(task, args[0], peek != kAbsent, left, &count)) return kNull;
    Value piece = invoke<"read">(task, args[0], Value::from_small_int(count));
    if (piece.is_null()) return kNull;
    if (!is_bytes(piece))
      return raise_format(task, types::OSError, "read() should have returned a bytes object, not '%.200T'",
                          piece);
    auto* bytes = piece.as<BytesObject>();
    if (bytes->length == 0) break;
    size_t old = out->length;
    if (!bytearray_resize(task, out, old + bytes->length)) return kNull;
    std::memcpy(out->store->data + old, bytes->data, bytes->length);
    if (out->store->data[out->length - 1] == '\n') break;
  }
  return bytes_new(task, out->store ? out->store->data : "", out->length);
}

Value readlines_method(Task* task, const Value* args, size_t nargs, Value) {
  int64_t hint, total = 0;
  if (!read_size(task, args, nargs, 1, &hint)) return kNull;
  Value list = list_new(task, nullptr, 0), iterator = list.is_null() ? kNull : get_iter(task, args[0]);
  while (!iterator.is_null()) {
    Value line = iter_next(task, iterator);
    if (line.is_null()) return kNull;
    int64_t n;
    if (line == kAbsent) return list;
    if (!list_append(task, list, line)) return kNull;
    if (hint <= 0) continue;
    if (!length(task, line, &n)) return kNull;
    if (n > hint - total) return list;
    total += n;
  }
  return kNull;
}

bool write_line(Task* task, void* self, Value line) {
  return !invoke<"write">(task, Value::from_object(static_cast<Object*>(self)), line).is_null();
}

Value writelines_method(Task* task, const Value* args, size_t, Value) {
  if (!check_not_closed(task, args[0])) return kNull;
  return iterate(task, args[1], write_line, args[0].object()) ? kNone : kNull;
}

/// A stream that nobody closed. What fails on the way is reported and forgotten.
bool finalize_slot(Task* task, Value self) {
  bool closed = true;
  // A stream that does not know whether it is closed cannot be used any more.
  if (!is_closed(task, self, &closed)) clear_error(task), closed = true;
  if (closed) return true;
  // For `close` methods that want to know; a stream that takes no attributes goes without.
  if (!set_attr(task, self, name<"_finalizing">(), kTrue)) clear_error(task);
  if (!invoke<"close">(task, self).is_null()) return true;
  write_unraisable(task, "Exception ignored while finalizing file", self);
  return true;
}

const MethodDef methods[] = {
    {"seek", unsupported<"seek">, 1, 2, 0, "Change the stream position to the given byte offset."},
    {"tell", tell_method, 0, 0, 0, "Return current stream position."},
    {"truncate", unsupported<"truncate">, 0, 1, 0, "Truncate file to size bytes."},
    {"flush", flush_method, 0, 0, 0, "Flush write buffers, if applicable."},
    {"close", close_method, 0, 0, 0, "Flush and close the IO object."},
    {"seekable", false_method, 0, 0, 0, "Return whether object supports random access."},
    {"readable", false_method, 0, 0, 0, "Return whether object was opened for reading."},
    {"writable", false_method, 0, 0, 0, "Return whether object was opened for writing."},
    {"_checkClosed", check_closed_method, 0, 1, 0, nullptr},
    {"_checkSeekable", check_ability_method<Ability::Seekable>, 0, 1, 0, nullptr},
    {"_checkReadable", check_ability_method<Ability::Readable>, 0, 1, 0, nullptr},
    {"_checkWritable", check_ability_method<Ability::Writable>, 0, 1, 0, nullptr},
    {"fileno", unsupported<"fileno">, 0, 0, 0, "Return underlying file descriptor if one exists."},
    {"isatty", isatty_method, 0, 0, 0, "Return whether this is an 'interactive' stream."},
    {"readline", readline_method, 0, 1, 0, "Read and return a line from the stream."},
    {"readlines", readlines_method, 0, 1, 0, "Return a list of lines from the stream."},
    {"writelines", writelines_method, 1, 1, 0, "Write a list of lines to stream."},
    {"__enter__", enter_method, 0, 0, 0, nullptr},
    {"__exit__", exit_method, 0, -1, 0, nullptr},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};
Value get_dict(Task* task, Value self) {
  return instance_dict(task, self.object());
}

const GetSetDef getsets[] = {{"closed", get_closed, nullptr, nullptr},
                             {"__dict__", get_dict, nullptr, nullptr},
                             {nullptr, nullptr, nullptr, nullptr}};

constexpr TypeSlots make_slots() {
  TypeSlots s{};
  s.iter = iter_slot;
  s.next = next_slot;
  s.finalize = finalize_slot;
  return s;
}
const TypeSlots slots = make_slots();

} // namespace

} // namespace io

const TypeDefinition k_io_base_type = {.doc = "The abstract base class for all I/O classes.",
                                       .module = "_io",
                                       .flags = kTypeBase | kTypeHasDict | kTypeHasWeakRefs,
                                       .native_size = sizeof(Object),
                                       .methods = io::methods,
                                       .getsets = io::getsets,
                                       .slots = &io::slots};

} // namespace pyc
