#include "platform/switches.h"

#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <iterator>
#include <unistd.h>

namespace pyc {

Switches switches;

static uint32_t log_channels = 0;
static int log_file = STDERR_FILENO;
static const char* const channel_names[] = {"exits", "gc", "jit", "coverage"};

[[noreturn]] static void reject(const char* name, const char* text, const char* expected) {
  std::fprintf(stderr, "pyc: %s=%s: expected %s\n", name, text, expected);
  _exit(2);
}

static void parse(const char* name, const char* text, uint64_t& out) {
  char* end;
  uint64_t number = std::strtoull(text, &end, 10);
  int shift = *end == 'k' ? 10 : *end == 'm' ? 20 : *end == 'g' ? 30 : 0;
  if (shift) end++;
  if (end == text || *end || *text == '-') reject(name, text, "a number, such as 1 or 512m");
  out = number << shift;
}

static void parse(const char*, const char* text, bool& out) {
  out = *text && std::strcmp(text, "0") != 0;
}

static void parse(const char*, const char* text, const char*& out) {
  out = text;
}

static void add_channel(const char* name, size_t length) {
  for (size_t i = 0; i < std::size(channel_names); i++) {
    if (std::strlen(channel_names[i]) != length || std::strncmp(channel_names[i], name, length)) continue;
    log_channels |= 1u << i;
    return;
  }
  reject("PYC_LOG", switches.log, "channels out of exits, gc, jit, coverage, and optionally :file");
}

static void open_log(const char* spec) {
  const char* colon = std::strchr(spec, ':');
  const char* end = colon ? colon : spec + std::strlen(spec);
  for (const char* start = spec; start < end;) {
    auto* comma = static_cast<const char*>(std::memchr(start, ',', static_cast<size_t>(end - start)));
    const char* stop = comma ? comma : end;
    add_channel(start, static_cast<size_t>(stop - start));
    start = stop + 1;
  }
  if (!colon) return;
  log_file = open(colon + 1, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  if (log_file < 0) reject("PYC_LOG", spec, "a file that can be written");
}

void read_switches() {
#define PYC_SWITCH(field, name, type, fallback, doc)                                                         \
  if (const char* text = std::getenv(name)) parse(name, text, switches.field);
#include "platform/switches.def"
#undef PYC_SWITCH
  if (switches.log) open_log(switches.log);
}

bool log_enabled(LogChannel channel) {
  return log_channels & (1u << static_cast<unsigned>(channel));
}

void log_line(LogChannel channel, const char* format, ...) {
  if (!log_enabled(channel)) return;
  char text[512];
  int length = std::snprintf(text, sizeof text, "[%s] ", channel_names[static_cast<unsigned>(channel)]);
  va_list arguments;
  va_start(arguments, format);
  length += std::vsnprintf(text + length, sizeof text - static_cast<size_t>(length) - 1, format, arguments);
  va_end(arguments);
  if (length > static_cast<int>(sizeof text) - 2) length = sizeof text - 2;
  text[length++] = '\n';
  // A log that cannot be written must not change what the program does.
  (void)!write(log_file, text, static_cast<size_t>(length));
}

} // namespace pyc
