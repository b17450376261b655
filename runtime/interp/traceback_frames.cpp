/// One frame of a traceback: its "File …" line, the source lines of the instruction and the carets under
/// them, by the rules of CPython 3.14's traceback.py.

#include "interp/traceback_frames.h"

#include <algorithm>
#include <cstdio>

#include "interp/anchors.h"
#include "interp/traceback.h"

namespace pyc {

namespace {

/// Repetitions of one line that are printed before they are only counted.
constexpr uint32_t kRepeatLimit = 3;
/// Where a run of source lines starts and ends in the text of the segment.
struct Line {
  size_t start;
  size_t end;
};

struct Segment {
  SourceText text; ///< the lines, dedented, with '\n' between them
  Vector<Line> lines;
  size_t start_offset; ///< in the first line, characters
  size_t end_offset;   ///< in the last line
  Anchors anchors;
  bool carets;
};

size_t leading_space(const uint32_t* text, size_t length) {
  size_t n = 0;
  while (n < length && is_source_space(text[n]))
    n++;
  return n;
}

/// Reads lines first … last, dedented by the white space that all non-empty ones share. Columns are in bytes
/// of the original lines.
bool read_lines(const CodeImage* image, const SourceLocation& location, Segment* out) {
  SourceText original;
  Vector<Line> lines;
  for (int32_t line = location.line; line <= location.end_line; line++) {
    size_t start = original.size();
    if (!source_line(image, static_cast<uint32_t>(line), &original)) return false;
    lines.push({start, original.size()});
  }
  size_t margin = SIZE_MAX;
  for (Line& l : lines)
    if (l.end > l.start) margin = std::min(margin, leading_space(original.data() + l.start, l.end - l.start));
  if (margin == SIZE_MAX) return false;
  for (Line& l : lines) {
    if (out->text.size() || out->lines.size()) out->text.push('\n');
    size_t start = out->text.size();
    for (size_t i = std::min(l.start + margin, l.end); i < l.end; i++)
      out->text.push(original[i]);
    out->lines.push({start, out->text.size()});
  }
  Line first = lines[0], last = lines.back();
  auto offset = [&](Line l, int32_t column) {
    size_t characters =
        characters_of_bytes(original.data() + l.start, l.end - l.start, static_cast<size_t>(column));
    return characters > margin ? characters - margin : 0;
  };
  out->start_offset = offset(first, location.column);
  out->end_offset = offset(last, location.end_column);
  return true;
}

Line line_at(const Segment& s, size_t index) {
  return s.lines[index];
}

void find_carets(Segment* s) {
  size_t start = s->lines[0].start + s->start_offset;
  size_t end = std::min(s->lines.back().start + s->end_offset, s->text.size());
  s->anchors = end > start ? find_anchors(s->text.data() + start, end - start) : Anchors{};
  s->carets = false;
  if (is_plain_call_statement(s->text.data(), s->text.size(), start, end)) return;
  Line first = s->lines[0], last = s->lines.back();
  size_t blanks = leading_space(s->text.data() + first.start, s->start_offset);
  bool before = blanks < std::min(s->start_offset, first.end - first.start);
  size_t tail = last.start + s->end_offset;
  bool after = tail < last.end && leading_space(s->text.data() + tail, last.end - tail) < last.end - tail;
  s->carets = s->anchors.found || before || after;
}

bool within_anchors(const Segment& s, size_t line, size_t column) {
  const Anchors& a = s.anchors;
  if (!a.found) return false;
  size_t left = a.left_column + (a.left_line == 0 ? s.start_offset : 0);
  size_t right = a.right_column + (a.right_line == 0 ? s.start_offset : 0);
  bool behind_left = line > a.left_line || (line == a.left_line && column >= left);
  bool before_right = line < a.right_line || (line == a.right_line && column < right);
  return behind_left && before_right;
}

/// Double-width characters take two columns of the terminal.
unsigned columns_of(uint32_t c) {
  bool wide = (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0x303E) || (c >= 0x3041 && c <= 0xA4CF) ||
              (c >= 0xA960 && c <= 0xA97C) || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
              (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF01 && c <= 0xFF60) || (c >= 0xFFE0 && c <= 0xFFE6) ||
              (c >= 0x1F300 && c <= 0x1F64F) || (c >= 0x1F680 && c <= 0x1F6FF) ||
              (c >= 0x1F900 && c <= 0x1F9FF) || (c >= 0x20000 && c <= 0x3FFFD);
  return wide ? 2 : 1;
}

void indent(SourceText* out) {
  append_ascii(out, "    ");
}

void append_line(const Segment& s, size_t index, SourceText* out) {
  Line l = line_at(s, index);
  indent(out);
  for (size_t i = l.start; i < l.end; i++)
    out->push(s.text[i]);
  out->push('\n');
  if (!s.carets) return;
  indent(out);
  size_t spaces = leading_space(s.text.data() + l.start, l.end - l.start);
  size_t count = index + 1 == s.lines.size() ? s.end_offset : l.end - l.start;
  for (size_t column = 0; column < count; column++) {
    size_t at = l.start + column;
    bool blank = column < spaces || (index == 0 && column < s.start_offset);
    bool primary = s.anchors.found && !within_anchors(s, index, column);
    for (unsigned i = columns_of(at < l.end ? s.text[at] : ' '); i > 0; i--)
      out->push(blank ? ' ' : primary ? '~' : '^');
  }
  out->push('\n');
}

/// First and last line and those around the anchors; the rest is abbreviated.
bool is_significant(const Segment& s, size_t index) {
  if (index == 0 || index + 1 == s.lines.size()) return true;
  if (!s.anchors.found) return false;
  auto near = [index](uint32_t line) { return index + 1 >= line && index <= size_t{line} + 1; };
  return near(s.anchors.left_line) || near(s.anchors.right_line);
}

void append_segment(const Segment& s, SourceText* out) {
  size_t previous = 0;
  for (size_t i = 0; i < s.lines.size(); i++) {
    if (!is_significant(s, i)) continue;
    size_t skipped = i == 0 ? 0 : i - previous - 1;
    if (skipped == 1) append_line(s, i - 1, out);
    if (skipped > 1) {
      append_ascii(out, "    ...<");
      append_number(out, skipped);
      append_ascii(out, " lines>...\n");
    }
    append_line(s, i, out);
    previous = i;
  }
}

void append_source(const CodeImage* image, SourceLocation location, bool carets, SourceText* out) {
  bool columns = carets && location.column >= 0 && location.end_column >= 0;
  if (!columns) location.end_line = location.line;
  Segment s;
  s.carets = false;
  if (!read_lines(image, location, &s)) return;
  if (!columns) {
    s.anchors.found = false;
    append_line(s, 0, out);
    return;
  }
  find_carets(&s);
  append_segment(s, out);
}

void append_entry(TracebackObject* entry, bool carets, SourceText* out) {
  auto* code = entry->code.as<CodeBody>();
  append_ascii(out, "  File \"");
  append_str(out, code->image->file_name);
  append_ascii(out, "\", line ");
  append_number(out, traceback_line(entry));
  append_ascii(out, ", in ");
  append_str(out, code->name);
  append_ascii(out, "\n");
  append_source(code->image, code_location(code, entry->pc), carets, out);
}

void append_repeats(uint32_t count, SourceText* out) {
  if (count <= kRepeatLimit) return;
  count -= kRepeatLimit;
  append_ascii(out, "  [Previous line repeated ");
  append_number(out, count);
  append_ascii(out, count > 1 ? " more times]\n" : " more time]\n");
}

bool same_place(TracebackObject* a, TracebackObject* b) {
  auto* x = a->code.as<CodeBody>();
  auto* y = b->code.as<CodeBody>();
  return traceback_line(a) == traceback_line(b) && str_equal(x->name, y->name) &&
         str_equal(x->image->file_name, y->image->file_name);
}

} // namespace

void append_ascii(SourceText* out, const char* text) {
  while (*text)
    out->push(static_cast<unsigned char>(*text++));
}

void append_number(SourceText* out, uint64_t number) {
  char digits[24];
  std::snprintf(digits, sizeof digits, "%llu", static_cast<unsigned long long>(number));
  append_ascii(out, digits);
}

void append_str(SourceText* out, const StrObject* text) {
  for (size_t i = 0; i < text->length(); i++)
    out->push(str_char(text, i));
}

void format_entries(Task*, TracebackObject* first, bool carets, SourceText* out) {
  uint32_t count = 0;
  TracebackObject* previous = nullptr;
  for (TracebackObject* entry = first; entry; previous = entry, entry = entry->next) {
    if (!previous || !same_place(previous, entry)) {
      append_repeats(count, out);
      count = 0;
    }
    if (++count <= kRepeatLimit) append_entry(entry, carets, out);
  }
  append_repeats(count, out);
}

} // namespace pyc
