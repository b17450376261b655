#pragma once
/// What every codec shares: the output under construction and the error handlers (PEP 293).

#include <cstdlib>
#include <cstring>

#include "object/errors.h"
#include "object/str.h"

namespace pyc {

enum class ErrorHandler : uint8_t {
  Strict,
  Ignore,
  Replace,
  SurrogateEscape,
  SurrogatePass,
  BackslashReplace,
  XmlCharRefReplace,
  Custom, ///< looked up in the registry when the first error happens
};

/// NULL is strict.
ErrorHandler error_handler_of(Value errors);

/// codecs.lookup_error(name): LookupError "unknown error handler name 'x'".
Value error_handler_lookup(Task* task, Value name);
/// codecs.register_error(name, handler).
bool error_handler_register(Task* task, Value name, Value handler);
/// codecs._unregister_error(name): whether it was there. ValueError for the built-in ones.
bool error_handler_unregister(Task* task, Value name, bool* removed);

/// Growing bytes. Its memory is not in the heap.
class ByteBuilder {
public:
  ByteBuilder() = default;
  ~ByteBuilder() { std::free(data_); }
  ByteBuilder(const ByteBuilder&) = delete;
  ByteBuilder& operator=(const ByteBuilder&) = delete;
  void add(const char* bytes, size_t count) {
    char* to = extend(count);
    if (to && count) std::memcpy(to, bytes, count);
  }
  void add_byte(unsigned byte) {
    char c = static_cast<char>(byte);
    add(&c, 1);
  }
  /// Room for `count` bytes that the caller fills at once; null when out of memory.
  char* extend(size_t count);
  size_t length() const { return length_; }
  /// bytes; NULL with MemoryError when memory ran out on the way.
  Value finish(Task* task);

private:
  char* data_ = nullptr;
  size_t length_ = 0;
  size_t capacity_ = 0;
  bool failed_ = false;
};

/// The exception of an operation, as CPython has it: one object, made for the first error, whose positions
/// and reason later ones change while its `args` stay. Here it is made when somebody sees it; until then the
/// first error is noted. Errors that CPython's codec handles without an exception are not.
struct CodecError {
  /// Notes an error that CPython makes the exception for.
  void note(size_t start, size_t end, const char* reason) {
    if (!first_reason) first_start = start, first_end = end, first_reason = reason;
  }
  /// The exception with these positions; NULL with MemoryError.
  Value get(Task* task, TypeObject* type, const char* encoding, Value object, size_t start, size_t end,
            const char* reason);

  Value exception = kNull;
  size_t first_start = 0, first_end = 0;
  const char* first_reason = nullptr;
};

/// A decoding under way. `source` is the bytes object for exceptions; NULL: made from the data when needed.
struct Decoder {
  Decoder(Task* task, const char* encoding, Value source, const char* data, size_t length, Value errors)
      : task(task), encoding(encoding), data(reinterpret_cast<const unsigned char*>(data)), length(length),
        errors(errors), handler(error_handler_of(errors)),
        source(is_exact(source, BuiltinType::bytes) ? source : kNull), out(task) {}

  /// What the handler does about the bytes [start, end): characters into `out`, and in `*next` where to go
  /// on. False with an exception.
  bool error(size_t start, size_t end, const char* reason, size_t* next);

  Task* task;
  const char* encoding; ///< as exceptions name it
  const unsigned char* data;
  size_t length;
  Value errors;
  ErrorHandler handler;
  Value source;
  StrBuilder out;

private:
  CodecError reported;
  bool raise(size_t start, size_t end, const char* reason);
  Value exception(size_t start, size_t end, const char* reason);
  bool call(size_t start, size_t end, const char* reason, size_t* next);
  /// Units of one surrogate in this encoding that `surrogatepass` takes; 0 when there is none at `start`.
  size_t pass_surrogate(size_t start);
};

/// An encoding under way. `put` encodes one character into `out`, false when the codec does not have it (then
/// an exception may be set).
struct Encoder {
  using Put = bool (*)(Encoder&, uint32_t c);
  Encoder(Task* task, const char* encoding, Value text, Value errors, Put put, unsigned unit = 1)
      : task(task), encoding(encoding), text(text), errors(errors), handler(error_handler_of(errors)),
        put(put), unit(unit) {}

  StrObject* str() const { return text.as<StrObject>(); }
  /// The same for the characters [start, end) that the encoding does not have.
  bool error(size_t start, size_t end, const char* reason, size_t* next);

  Task* task;
  const char* encoding;
  Value text;
  Value errors;
  ErrorHandler handler;
  Put put;
  unsigned unit; ///< bytes: what a handler's bytes must be a multiple of
  void* context = nullptr;
  ByteBuilder out;

private:
  CodecError reported;
  bool raise(size_t start, size_t end, const char* reason);
  Value exception(size_t start, size_t end, const char* reason);
  bool call(size_t start, size_t end, const char* reason, size_t* next);
  bool put_ascii(const char* text, size_t count);
  bool escape(size_t start, size_t end, const char* reason, size_t* next);
};

/// "\x41", "\u20ac", "\U0001f600": returns the length.
size_t backslash_escape(uint32_t c, char out[12]);

} // namespace pyc
