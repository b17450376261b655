/// What the three buffered classes share: the raw stream below, positions, flushing, closing.

#include "stdlib/_io/buffered.h"

#include <cerrno>
#include <cstring>
#include <sched.h>
#include <unistd.h>

#include "object/exception.h"
#include "stdlib/_io/file_io.h"

namespace pyc::io {

// ---------------------------------------------------------------- one operation at a time

Entered::Entered(Task* task, Buffered* buffered) {
  std::atomic_ref<Task*> owner(buffered->owner);
  for (;;) {
    Task* nobody = nullptr;
    if (owner.compare_exchange_strong(nobody, task, std::memory_order_acquire)) break;
    if (nobody == task) {
      raise_runtime_error(task, "reentrant call inside %R", Value::from_object(buffered));
      return;
    }
    if (!poll(task)) return;
    SafeRegion region(task);
    ::sched_yield();
  }
  buffered_ = buffered;
}

Entered::~Entered() {
  if (buffered_) std::atomic_ref<Task*>(buffered_->owner).store(nullptr, std::memory_order_release);
}

bool check_initialized(Task* task, const Buffered* b) {
  if (b->initialized) return true;
  if (b->detached) return raise_value_error(task, "raw stream has been detached");
  return raise_value_error(task, "I/O operation on uninitialized object");
}

bool is_plain_buffered(Value v) {
  if (!v.is_object()) return false;
  uint32_t shape = v.object()->shape_relaxed();
  bool exact = shape == builtin_shape(BuiltinType::binary_reader) ||
               shape == builtin_shape(BuiltinType::binary_writer) ||
               shape == builtin_shape(BuiltinType::binary_random);
  return exact && is_plain_file(buffered_of(v)->raw);
}

bool buffered_is_closed(Task* task, Buffered* b, bool* out) {
  *out = true;
  if (b->closed) return true;
  if (is_plain_file(b->raw)) {
    *out = file_is_closed(b->raw.as<FileIO>());
    return true;
  }
  return is_closed(task, b->raw, out);
}

bool check_buffered_open(Task* task, Buffered* b, const char* message) {
  bool closed;
  if (!check_initialized(task, b) || !buffered_is_closed(task, b, &closed)) return false;
  return !closed || read_ahead(b) > 0 || raise_value_error(task, "%s", message);
}

bool ensure_store(Task* task, Buffered* b) {
  if (b->store) return true;
  RawStoreObject* store = store_new(task, static_cast<size_t>(b->size));
  if (!store) return false;
  gc::barrier(task, b);
  b->store = store;
  return true;
}

// ---------------------------------------------------------------- the raw stream

namespace {

/// Notes that the raw stream has moved by `n` bytes, and returns that.
int64_t advance(Buffered* b, int64_t n) {
  if (n > 0 && b->absolute != -1 && __builtin_add_overflow(b->absolute, n, &b->absolute)) b->absolute = -1;
  return n;
}

/// What raw.readinto or raw.write returned for `count` bytes: checked.
int64_t raw_count(Task* task, Buffered* b, Value result, int64_t count, const char* function) {
  int64_t n;
  if (!index_i64(task, result, types::ValueError, &n)) {
    // What a write gave and is no number is an invalid length like any other.
    if (*function == 'r') return kFailed;
    clear_error(task);
    n = -1;
  }
  if (n < 0 || n > count) {
    raise_format(task, types::OSError,
                 "raw %s() returned invalid length %ld (should have been between 0 and %ld)", function, n,
                 count);
    return kFailed;
  }
  return advance(b, n);
}

/// raw.readinto(view) over memory of its own, which Python code may keep.
int64_t raw_readinto(Task* task, Buffered* b, char* to, int64_t count) {
  bool own = b->store && to >= b->store->data && to + count <= b->store->data + b->store->capacity;
  RawStoreObject* store = own ? b->store : store_new(task, static_cast<size_t>(count));
  Value owner = store ? memory_owner(task, store) : kNull;
  if (owner.is_null()) return kFailed;
  char* start = own ? to : store->data;
  Value view = memoryview_of_memory(task, owner, start, static_cast<size_t>(count), false);
  Value result = view.is_null() ? kNull : invoke<"readinto">(task, b->raw, view);
  if (result.is_null()) return kFailed;
  if (result.is_none()) return kBlocked;
  int64_t n = raw_count(task, b, result, count, "readinto");
  if (n == kFailed && !error_is(task, types::OSError))
    raise_from_current(task, types::OSError, "raw readinto() failed");
  if (n > 0 && !own) std::memcpy(to, store->data, static_cast<size_t>(n));
  PYC_KEEP(store);
  return n;
}

Value raw_write_value(Task* task, Buffered* b, const char* data, int64_t count) {
  RawStoreObject* store = store_new(task, static_cast<size_t>(count));
  if (!store) return kNull;
  std::memcpy(store->data, data, static_cast<size_t>(count));
  Value owner = memory_owner(task, store);
  Value view = owner.is_null()
                   ? kNull
                   : memoryview_of_memory(task, owner, store->data, static_cast<size_t>(count), true);
  return view.is_null() ? kNull : invoke<"write">(task, b->raw, view);
}

int64_t raw_position_of(Task* task, Buffered* b, Value result, const char* message) {
  int64_t n;
  if (result.is_null() || !position_argument(task, result, &n)) return -1;
  if (n < 0) {
    raise_format(task, types::OSError, message, n);
    return -1;
  }
  b->absolute = n;
  return n;
}

} // namespace

int64_t raw_read(Task* task, Buffered* b, char* to, int64_t count) {
  if (!is_plain_file(b->raw)) return raw_readinto(task, b, to, count);
  return advance(b, file_read(task, b->raw.as<FileIO>(), to, static_cast<size_t>(count)));
}

int64_t raw_write(Task* task, Buffered* b, const char* data, int64_t count) {
  if (is_plain_file(b->raw))
    return advance(b, file_write(task, b->raw.as<FileIO>(), data, static_cast<size_t>(count)));
  Value result = raw_write_value(task, b, data, count);
  if (result.is_null()) return kFailed;
  return result.is_none() ? kBlocked : raw_count(task, b, result, count, "write");
}

int64_t raw_tell(Task* task, Buffered* b) {
  if (is_plain_file(b->raw)) return b->absolute = file_seek(task, b->raw.as<FileIO>(), 0, SEEK_CUR);
  b->absolute = -1;
  return raw_position_of(task, b, invoke<"tell">(task, b->raw), "Raw stream returned invalid position %ld");
}

int64_t raw_seek(Task* task, Buffered* b, int64_t offset, int whence) {
  if (is_plain_file(b->raw)) {
    int64_t at = file_seek(task, b->raw.as<FileIO>(), offset, whence);
    if (at >= 0) b->absolute = at;
    return at;
  }
  Value target = int_from_i64(task, offset);
  if (target.is_null()) return -1;
  Value result = invoke<"seek">(task, b->raw, target, Value::from_small_int(whence));
  return raw_position_of(task, b, result, "Raw stream returned invalid position %ld");
}

int64_t fill_buffer(Task* task, Buffered* b) {
  if (!ensure_store(task, b)) return kFailed;
  int64_t start = has_read_part(b) ? b->read_end : 0;
  RawStoreObject* store = b->store;
  int64_t n = raw_read(task, b, store->data + start, b->size - start);
  PYC_KEEP(store);
  if (n <= 0) return n;
  b->read_end = b->raw_position = start + n;
  return n;
}

// ---------------------------------------------------------------- flushing

Raised raise_blocking(Task* task, const Buffered* b, int64_t written) {
  Value text = str_from_cstring(task, "write could not complete without blocking");
  if (text.is_null()) return {};
  // Raw streams in Python have no errno to tell.
  Value number = Value::from_small_int(is_plain_file(b->raw) ? EAGAIN : 0);
  Value error = call3(task, type_value(types::BlockingIOError), number, text, Value::from_small_int(written));
  return error.is_null() ? Raised{} : raise_value(task, error);
}

bool flush_writes(Task* task, Buffered* b) {
  if (!has_write_part(b) || b->write_start == b->write_end) {
    drop_write_part(b);
    return true;
  }
  int64_t back = raw_offset(b) + (b->position - b->write_start);
  if (back != 0) {
    if (raw_seek(task, b, -back, SEEK_CUR) < 0) return false;
    b->raw_position -= back;
  }
  RawStoreObject* store = b->store;
  while (b->write_start < b->write_end) {
    int64_t n = raw_write(task, b, store->data + b->write_start, b->write_end - b->write_start);
    PYC_KEEP(store);
    if (n == kFailed) return false;
    if (n == kBlocked) return raise_blocking(task, b, 0);
    b->write_start += n;
    b->raw_position = b->write_start;
    if (!poll(task)) return false;
  }
  drop_write_part(b);
  return true;
}

bool flush_and_rewind(Task* task, Buffered* b) {
  if (!flush_writes(task, b)) return false;
  if (!b->readable) return true;
  bool ok = raw_seek(task, b, -raw_offset(b), SEEK_CUR) >= 0;
  drop_read_part(b);
  return ok;
}

bool buffered_flush(Task* task, Buffered* b) {
  if (!check_buffered_open(task, b, "flush of closed file")) return false;
  Entered entered(task, b);
  return entered && flush_and_rewind(task, b);
}

Value buffered_flush_method(Task* task, const Value* args, size_t, Value) {
  return buffered_flush(task, buffered_of(args[0])) ? kNone : kNull;
}

Value buffered_simple_flush_method(Task* task, const Value* args, size_t, Value) {
  return check_initialized(task, buffered_of(args[0])) ? invoke<"flush">(task, buffered_of(args[0])->raw)
                                                       : kNull;
}

// ---------------------------------------------------------------- closing

Value buffered_close_method(Task* task, const Value* args, size_t, Value) {
  Buffered* b = buffered_of(args[0]);
  if (!check_initialized(task, b)) return kNull;
  {
    Entered entered(task, b);
    bool closed;
    if (!entered || !is_closed(task, b->raw, &closed)) return kNull;
    if (closed) return kNone;
  }
  invoke<"flush">(task, args[0]);
  Value error = take_error(task);
  // The flush may have called anything.
  if (!check_initialized(task, b)) return kNull;
  Entered entered(task, b);
  if (!entered) return kNull;
  Value result = invoke<"close">(task, b->raw);
  gc::barrier(task, b);
  b->store = nullptr;
  b->closed = true;
  b->read_end = 0;
  b->position = 0;
  drop_write_part(b);
  return join_errors(task, error) ? result : kNull;
}

Value buffered_detach_method(Task* task, const Value* args, size_t, Value) {
  Buffered* b = buffered_of(args[0]);
  if (!check_initialized(task, b) || invoke<"flush">(task, args[0]).is_null() || !check_initialized(task, b))
    return kNull;
  Entered entered(task, b);
  if (!entered) return kNull;
  Value raw = b->raw;
  gc::store_field(task, b, &b->raw, kNull);
  b->detached = true;
  b->initialized = false;
  return raw;
}

// ---------------------------------------------------------------- what the raw stream answers

Value buffered_ability(Task* task, Buffered* b, Ability ability) {
  if (!check_initialized(task, b)) return kNull;
  if (ability == Ability::Readable && !b->readable) return kFalse;
  if (ability == Ability::Writable && !b->writable) return kFalse;
  return file_ability(task, b->raw.as<FileIO>(), ability);
}

namespace {
template <Text method> Value ask_raw(Task* task, const Value* args) {
  Buffered* b = buffered_of(args[0]);
  return check_initialized(task, b) ? invoke<method>(task, b->raw) : kNull;
}
} // namespace

Value buffered_seekable_method(Task* task, const Value* args, size_t, Value) {
  return ask_raw<"seekable">(task, args);
}
Value buffered_readable_method(Task* task, const Value* args, size_t, Value) {
  return ask_raw<"readable">(task, args);
}
Value buffered_writable_method(Task* task, const Value* args, size_t, Value) {
  return ask_raw<"writable">(task, args);
}
Value buffered_fileno_method(Task* task, const Value* args, size_t, Value) {
  return ask_raw<"fileno">(task, args);
}
Value buffered_isatty_method(Task* task, const Value* args, size_t, Value) {
  return ask_raw<"isatty">(task, args);
}
Value buffered_dealloc_warn_method(Task* task, const Value* args, size_t, Value) {
  Buffered* b = buffered_of(args[0]);
  if (b->initialized && invoke<"_dealloc_warn">(task, b->raw, args[1]).is_null()) clear_error(task);
  return kNone;
}

// ---------------------------------------------------------------- position

namespace {

/// A seek within what is read ahead: the new position, or -1.
int64_t seek_within(Buffered* b, int64_t target, int whence, int64_t current) {
  constexpr int64_t kFarthest = int64_t{1} << 62;
  int64_t available = read_ahead(b);
  if (available <= 0 || current > kFarthest) return -1;
  int64_t offset = target;
  if (whence == SEEK_SET && __builtin_sub_overflow(target, current - raw_offset(b), &offset)) return -1;
  if (offset < -b->position || offset > available || current - available + offset < 0) return -1;
  b->position += offset;
  return current - available + offset;
}

} // namespace

Value buffered_seek_method(Task* task, const Value* args, size_t nargs, Value) {
  Buffered* b = buffered_of(args[0]);
  int32_t whence = 0;
  int64_t target;
  if (nargs > 2 && !int_argument(task, args[2], &whence)) return kNull;
  if (!check_initialized(task, b)) return kNull;
  if (whence < 0 || whence > 4) return raise_value_error(task, "whence value %d unsupported", whence);
  if (!check_buffered_open(task, b, "seek of closed file") ||
      !check_ability(task, b->raw, Ability::Seekable) || !position_argument(task, args[1], &target) ||
      !check_initialized(task, b))
    return kNull;
  Entered entered(task, b);
  if (!entered) return kNull;
  if (whence != SEEK_END && whence < 3 && b->readable) {
    int64_t current = b->absolute != -1 ? b->absolute : raw_tell(task, b);
    if (current < 0) return kNull;
    int64_t at = seek_within(b, target, whence, current);
    if (at >= 0) return int_from_i64(task, at);
  }
  if (b->writable && !flush_writes(task, b)) return kNull;
  if (whence == SEEK_CUR && __builtin_sub_overflow(target, raw_offset(b), &target))
    return raise_overflow_error(task, "seek offset too large");
  int64_t at = raw_seek(task, b, target, whence);
  if (at < 0) return kNull;
  b->raw_position = -1;
  if (b->readable) drop_read_part(b);
  return int_from_i64(task, at);
}

int64_t buffered_tell(Task* task, Buffered* b) {
  if (!check_initialized(task, b)) return -1;
  int64_t at = raw_tell(task, b);
  if (at < 0) return -1;
  if (__builtin_sub_overflow(at, raw_offset(b), &at)) {
    raise_overflow_error(task, "position too large");
    return -1;
  }
  return at < 0 ? 0 : at;
}

Value buffered_tell_method(Task* task, const Value* args, size_t, Value) {
  int64_t at = buffered_tell(task, buffered_of(args[0]));
  return at < 0 ? kNull : int_from_i64(task, at);
}

Value buffered_truncate_method(Task* task, const Value* args, size_t nargs, Value) {
  Buffered* b = buffered_of(args[0]);
  if (!check_buffered_open(task, b, "truncate of closed file")) return kNull;
  if (!b->writable) return raise_unsupported_operation(task, "truncate");
  Entered entered(task, b);
  if (!entered || !flush_and_rewind(task, b)) return kNull;
  Value result = invoke<"truncate">(task, b->raw, nargs > 1 ? args[1] : kNone);
  if (result.is_null()) return kNull;
  if (raw_tell(task, b) < 0) clear_error(task);
  return result;
}

// ---------------------------------------------------------------- objects

bool buffered_arguments(Task* task, const char* function, const Value* args, size_t nargs, Value kwnames,
                        Value* raw, int64_t* size) {
  static const char* const names[] = {"raw", "buffer_size", nullptr};
  Value bound[2];
  if (!bind_arguments(task, {function, names, 1, 2}, args, nargs, kwnames, bound)) return false;
  *raw = bound[0];
  *size = kDefaultBuffer;
  return bound[1].is_null() || size_argument(task, bound[1], size);
}

bool buffered_start(Task* task, Buffered* b, Value raw, int64_t size, bool readable, bool writable) {
  Entered entered(task, b);
  if (!entered) return false;
  if (size <= 0) return raise_value_error(task, "buffer size must be strictly positive");
  if (size > static_cast<int64_t>(SIZE_MAX >> 4)) return raise_memory_error(task);
  gc::store_field(task, b, &b->raw, raw);
  gc::barrier(task, b);
  b->store = nullptr;
  b->size = size;
  b->readable = readable;
  b->writable = writable;
  b->position = b->raw_position = 0;
  b->closed = false;
  // Memory beyond the usual is asked for now, so that a size that nobody has fails here.
  if (size > kDefaultBuffer && !ensure_store(task, b)) return false;
  if (raw_tell(task, b) < 0) clear_error(task);
  drop_read_part(b);
  drop_write_part(b);
  b->detached = false;
  b->initialized = true;
  return true;
}

Value buffered_new(Task* task, TypeObject* type, const Value*, size_t, Value) {
  return Value::from_object(instance_new(task, type));
}

Value buffered_repr(Task* task, Value self) {
  StrBuilder out(task);
  Value head = format_message(task, "<%.100T", self);
  if (head.is_null()) return kNull;
  out.add(head.as<StrObject>());
  if (!add_repr_attribute(task, &out, self, name<"name">(), " name=")) return kNull;
  out.add_char('>');
  return out.finish();
}

void trace_buffered(Object* o, gc::Visitor& visitor) {
  auto* b = static_cast<Buffered*>(o);
  visitor.visit(&b->raw);
  visitor.visit_pointer(&b->store);
}

namespace {

template <Text attribute> Value raw_attribute(Task* task, Value self) {
  Buffered* b = buffered_of(self);
  return check_initialized(task, b) ? get_attr(task, b->raw, name<attribute>()) : kNull;
}
Value get_raw(Task*, Value self) {
  Value raw = buffered_of(self)->raw;
  return raw.is_null() ? kNone : raw;
}
Value get_finalizing(Task*, Value self) {
  return Value::from_bool(buffered_of(self)->finalizing);
}
bool set_finalizing(Task* task, Value self, Value value) {
  return value.is_null() ? bool(raise_type_error(task, "can't delete numeric/char attribute"))
                         : truth(task, value, &buffered_of(self)->finalizing);
}

} // namespace

const GetSetDef buffered_getsets[] = {{"raw", get_raw, nullptr, nullptr},
                                      {"closed", raw_attribute<"closed">, nullptr, nullptr},
                                      {"name", raw_attribute<"name">, nullptr, nullptr},
                                      {"mode", raw_attribute<"mode">, nullptr, nullptr},
                                      {"_finalizing", get_finalizing, set_finalizing, nullptr},
                                      {nullptr, nullptr, nullptr, nullptr}};

} // namespace pyc::io
