#pragma once
/// What the files of the module _io share. One class a file; the layers stand on each other as CPython's do:
/// FileIO owns a descriptor, Buffered* stand over any raw object, TextIOWrapper over any buffered one.
///
/// A stream calls the stream below through its methods, whatever that is. Where it is one of the classes
/// here, unchanged, the C++ function behind the method is called at once (`plain_*`); nothing else depends on
/// that.

#include "gc/gc.h"
#include "object/attributes.h"
#include "object/buffer.h"
#include "object/bytes.h"
#include "object/call.h"
#include "object/errors.h"
#include "object/int.h"
#include "object/module.h"
#include "object/native_type.h"
#include "object/operators.h"
#include "object/str.h"
#include "sched/safepoint.h"
#include "stdlib/_io/streams.h"

namespace pyc::io {

/// A string literal as a template argument.
template <size_t size> struct Text {
  char characters[size];
  constexpr Text(const char (&text)[size]) {
    for (size_t i = 0; i < size; i++)
      characters[i] = text[i];
  }
};

/// The interned name.
template <Text text> StrObject* name() {
  static StrObject* const interned = intern_cstring(text.characters);
  return interned;
}
/// object.name(args…).
template <Text text, class... Args> Value invoke(Task* task, Value object, Args... args) {
  Value values[] = {args..., kNull};
  return call_method(task, object, name<text>(), values, sizeof...(args));
}

/// DEFAULT_BUFFER_SIZE.
inline constexpr int64_t kDefaultBuffer = 128 * 1024;
/// What the reading functions give besides a count.
inline constexpr int64_t kFailed = -1;  ///< an exception is set
inline constexpr int64_t kBlocked = -2; ///< a descriptor that does not block has nothing now

/// The module's functions: open.cpp.
extern const MethodDef functions[];
// Each adds its class to the module.
bool add_bytes_io(Task* task, ModuleObject* module);
bool add_string_io(Task* task, ModuleObject* module);
bool add_newline_decoder(Task* task, ModuleObject* module);
bool add_buffered_pair(Task* task, ModuleObject* module);

// ---------------------------------------------------------------- io_base.cpp

/// The `closed` attribute.
bool is_closed(Task* task, Value stream, bool* out);
/// ValueError "I/O operation on closed file." when it says so.
bool check_not_closed(Task* task, Value stream);
/// UnsupportedOperation "File or stream is not readable." unless stream.readable() is True; so for the
/// others.
enum class Ability : uint8_t { Seekable, Readable, Writable };
bool check_ability(Task* task, Value stream, Ability ability);
/// bool(stream.readable()), and so for the others.
bool has_ability(Task* task, Value stream, Ability ability, bool* out);

/// io.UnsupportedOperation(what).
Raised raise_unsupported_operation(Task* task, const char* what);
inline Raised raise_closed(Task* task) {
  return raise_value_error(task, "I/O operation on closed file.");
}
/// Of two steps that both have to be tried: the first one's exception (NULL: none) goes on, as the context of
/// the second's if that failed as well. Whether both were well.
bool join_errors(Task* task, Value first);
/// An exception of `type` in the place of the one under way, which becomes its cause.
Raised raise_from_current(Task* task, TypeObject* type, const char* message);

/// An optional size argument: absent, None and negative are -1. TypeError "argument should be integer or
/// None, not 'x'".
bool read_size(Task* task, const Value* args, size_t nargs, size_t position, int64_t* out);
/// A position in a stream: ValueError for what no 64 bits hold.
bool position_argument(Task* task, Value v, int64_t* out);
/// The argument of `function`, a form of readinto: TypeError for anything that cannot be written to, which
/// calls it `argument`.
bool get_target(Task* task, const char* function, Value v, BytesLike* out,
                const char* argument = "argument");
/// The text of `repr`: <class name=…>, further text appended by the caller. Names that cannot be had are left
/// out; RuntimeError for a repr that needs itself.
bool add_repr_attribute(Task* task, StrBuilder* out, Value stream, StrObject* attribute, const char* label);

/// The first `length` bytes of a bytes object that nobody else knows, which is used up.
Value bytes_cut(Task* task, BytesObject* bytes, size_t length);
/// A bytearray over a buffer's memory, as the object behind memoryviews of it: what Python code keeps of such
/// a view stays valid memory.
Value memory_owner(Task* task, RawStoreObject* store);
RawStoreObject* store_new(Task* task, size_t capacity);

// What streams in memory are copied by. stream_state.cpp

/// A copy of the instance's own attributes, None when there are none.
Value own_attributes(Task* task, Value self);
/// The position of a __setstate__: TypeError "second item of state must be an integer, got x", ValueError.
bool state_position(Task* task, Value v, const char* which, int64_t* out);
/// self.__dict__.update(attributes), which may be None.
bool restore_attributes(Task* task, Value self, Value attributes, const char* which);

/// Methods that refuse to be copied and pickled.
Value refuse_pickle(Task* task, const Value* args, size_t nargs, Value kwnames);

} // namespace pyc::io
