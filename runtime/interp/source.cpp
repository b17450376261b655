#include "interp/source.h"

#include <cstdlib>
#include <cstring>

#include "platform/inflate.h"
#include "platform/mutex.h"

namespace pyc {

namespace {

/// Decompressed sources, kept once one has been asked for.
struct Source {
  const ModuleDescriptor* module;
  char* text;
  Source* next;
};
Source* all_sources = nullptr;
Mutex source_lock;

const char* source_text(const ModuleDescriptor* module) {
  if (!module || !module->source) return nullptr;
  MutexGuard guard(source_lock);
  for (Source* s = all_sources; s; s = s->next)
    if (s->module == module) return s->text;
  auto* text = static_cast<char*>(std::malloc(module->source_length + 1));
  auto* source = static_cast<Source*>(std::malloc(sizeof(Source)));
  if (!text || !source || !inflate(module->source, module->source_size, text, module->source_length)) {
    std::free(text);
    std::free(source);
    return nullptr;
  }
  text[module->source_length] = 0;
  *source = {module, text, all_sources};
  all_sources = source;
  return text;
}

/// The code point at `*at`, which moves behind it; malformed bytes count as U+FFFD each.
uint32_t next_point(const char** at, const char* end) {
  auto* p = reinterpret_cast<const unsigned char*>(*at);
  unsigned length = *p < 0x80 ? 1 : *p >= 0xF0 ? 4 : *p >= 0xE0 ? 3 : *p >= 0xC0 ? 2 : 0;
  if (length == 0 || end - *at < static_cast<ptrdiff_t>(length)) {
    ++*at;
    return 0xFFFD;
  }
  uint32_t point = length == 1 ? *p : *p & (0x7Fu >> length);
  for (unsigned i = 1; i < length; i++)
    point = point << 6 | (p[i] & 0x3F);
  *at += length;
  return point;
}

} // namespace

bool source_line(const CodeImage* image, uint32_t line, SourceText* out) {
  const char* text = source_text(image->module);
  if (!text || line == 0) return false;
  const char* end = text + image->module->source_length;
  if (end - text >= 3 && std::memcmp(text, "\xEF\xBB\xBF", 3) == 0) text += 3;
  for (uint32_t i = 1; i < line; i++) {
    while (text < end && *text != '\n' && *text != '\r')
      text++;
    if (text >= end) return false;
    if (text[0] == '\r' && text + 1 < end && text[1] == '\n') text++;
    text++;
  }
  size_t start = out->size();
  while (text < end && *text != '\n' && *text != '\r')
    out->push(next_point(&text, end));
  while (out->size() > start && is_source_space(out->back()))
    out->pop();
  return true;
}

Value source_of_file(Task* task, const StrObject* file) {
  for (CodeImage* image = first_image(); image; image = image->next) {
    if (!str_equal(image->file_name, file)) continue;
    const char* text = source_text(image->module);
    if (!text) return kNone;
    bool mark = std::strncmp(text, "\xEF\xBB\xBF", 3) == 0;
    return str_from_utf8(task, text + (mark ? 3 : 0), image->module->source_length - (mark ? 3 : 0));
  }
  return kNone;
}

size_t characters_of_bytes(const uint32_t* line, size_t length, size_t bytes) {
  size_t used = 0, count = 0;
  while (count < length && used < bytes) {
    uint32_t c = line[count];
    used += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    count++;
  }
  return count;
}

} // namespace pyc
