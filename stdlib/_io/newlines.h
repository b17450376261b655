#pragma once
/// Universal newlines: "\r", "\n" and "\r\n" are found, and translated where wanted, over text that comes in
/// pieces.

#include "object/object.h"
#include "sched/task.h"

namespace pyc::io {

/// Line ends seen so far.
enum : uint8_t { kSeenCr = 1, kSeenLf = 2, kSeenCrLf = 4 };

struct NewlineState {
  bool translate;
  bool pending_return; ///< the last piece ended in "\r": a "\n" may follow
  uint8_t seen;
};

/// The next piece; `final`: nothing follows. NULL with MemoryError.
Value newline_decode(Task* task, NewlineState* state, Value text, bool final);
/// The `newlines` attribute: None, one line end, or a tuple of those seen.
Value newlines_value(Task* task, uint8_t seen);
/// "decoder should return a string result, not 'x'"; false for anything but a str.
bool check_decoded(Task* task, Value text);

} // namespace pyc::io
