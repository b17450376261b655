#include "platform/fatal.h"

#include <cstdarg>
#include <cstdio>
#include <unistd.h>

namespace pyc {

void fatal(const char* format, ...) {
  char text[1024];
  constexpr const char kPrefix[] = "pyc: fatal: ";
  int length = std::snprintf(text, sizeof text, "%s", kPrefix);
  va_list arguments;
  va_start(arguments, format);
  length += std::vsnprintf(text + length, sizeof text - static_cast<size_t>(length) - 1, format, arguments);
  va_end(arguments);
  if (length > static_cast<int>(sizeof text) - 2) length = sizeof text - 2;
  text[length++] = '\n';
  // The process ends here: whether the message could be written changes nothing.
  (void)!write(STDERR_FILENO, text, static_cast<size_t>(length));
  _exit(70);
}

} // namespace pyc

#if __has_feature(address_sanitizer)
/// The leak checker does not look into the collected heap, so it takes everything that only objects point to
/// for lost.
extern "C" __attribute__((visibility("default"), used)) const char* __asan_default_options() {
  return "detect_leaks=0";
}
#endif
