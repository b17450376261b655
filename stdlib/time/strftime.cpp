/// time.strftime: the C library formats what is ASCII, everything else is passed on.

#include <cerrno>
#include <cstring>

#include "object/call.h"
#include "object/errors.h"
#include "object/str.h"
#include "object/os_path.h"
#include "platform/scratch.h"
#include "stdlib/time/time.h"

namespace pyc::time {

namespace {

/// What the C library makes of an ASCII format. It gives 0 for a buffer that is too small and for an empty
/// result alike, so the buffer grows up to what any directive of the format may take.
Value format_ascii(Task* task, const char* format, size_t length, const tm& parts) {
  for (size_t size = 1024;; size *= 2) {
    Scratch<char, 1024> buffer(task, size + 1);
    if (!buffer) return kNull;
    errno = 0;
    size_t written = std::strftime(buffer.data(), size, format, &parts);
    if (written == 0 && length > 4 && size < 256 * length) continue;
    if (errno == EINVAL && written == 0) return raise_value_error(task, "Invalid format string");
    buffer.data()[written] = 0;
    return os_fsdecode(task, buffer.data());
  }
}

/// Appends the result for the characters of `text` from `i` on; `i` goes to the next '%' behind them.
bool append_run(Task* task, StrBuilder& out, const StrObject* text, size_t* i, const tm& parts) {
  size_t n = text->length(), from = *i;
  auto is_plain = [&](size_t at) { return str_char(text, at) - 1 < 127; };
  while (*i < n && is_plain(*i))
    (*i)++;
  if (size_t length = *i - from) {
    Scratch<char, 256> format(task, length + 1);
    if (!format) return false;
    for (size_t k = 0; k < length; k++)
      format[k] = static_cast<char>(str_char(text, from + k));
    format[length] = 0;
    Value piece = format_ascii(task, format.data(), length, parts);
    if (piece.is_null()) return false;
    out.add(piece.as<StrObject>());
  }
  size_t start = *i;
  while (*i < n && str_char(text, *i) != '%')
    (*i)++;
  out.add_range(text, start, *i);
  return true;
}

} // namespace

Value format_time(Task* task, const Value* args, size_t nargs, Value) {
  if (nargs == 0) return raise_type_error(task, "strftime() takes at least 1 argument (0 given)");
  if (nargs > 2) return raise_type_error(task, "strftime() takes at most 2 arguments (%zu given)", nargs);
  if (!is_str(args[0])) return raise_type_error(task, "strftime() argument 1 must be str, not %B", args[0]);
  Parts parts;
  if (nargs < 2) {
    if (!local_time(task, std::time(nullptr), &parts)) return kNull;
  } else if (!read_tuple(task, "strftime", args[1], &parts) || !check_ranges(task, &parts)) {
    return kNull;
  }
  if (parts.tm_isdst < -1) parts.tm_isdst = -1;
  if (parts.tm_isdst > 1) parts.tm_isdst = 1;
  auto* text = args[0].as<StrObject>();
  StrBuilder out(task);
  for (size_t i = 0; i < text->length();)
    if (!append_run(task, out, text, &i, parts)) return kNull;
  return out.finish();
}

} // namespace pyc::time
