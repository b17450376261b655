#pragma once
/// A parsed format specification: [[fill]align][sign][z][#][0][width][grouping][.precision[grouping]][type].

#include "object/object.h"
#include "object/str.h"
#include "sched/task.h"

namespace pyc {

struct FormatSpec {
  uint32_t fill = ' ';
  char align = 0; ///< '<' '>' '=' '^', 0: none given
  char sign = 0;  ///< '+' '-' ' ', 0: none given
  bool no_negative_zero = false;
  bool alternate = false;
  bool zero = false; ///< a '0' in front of the width
  int64_t width = -1;
  char grouping = 0; ///< ',' or '_'
  int64_t precision = -1;
  char fraction_grouping = 0; ///< ',' or '_' behind the precision
  uint32_t type = 0;          ///< 0: none given
};

/// False with the ValueError of a malformed specification; `v` names the type in messages. `default_align` is
/// that of the type.
bool parse_format_spec(Task* task, const StrObject* text, Value v, FormatSpec* out);

/// ValueError "Unknown format code 'x' for object of type 'y'".
Value raise_unknown_format_code(Task* task, uint32_t code, Value v);

/// A number in pieces, ready to be laid out: sign, prefix, digits that are grouped, and the rest as it is
/// (point, fraction, exponent, percent sign).
struct NumberText {
  char sign = 0;
  const char* prefix = "";
  const char* digits = nullptr;
  size_t digit_count = 0;
  const char* rest = nullptr;
  size_t rest_length = 0;
  unsigned group_size = 3;
};

/// Lays a number out: grouping, zero padding between sign and digits, fill and alignment.
Value layout_number(Task* task, const FormatSpec& spec, const NumberText& number);
/// Pads text that is not a number.
Value layout_text(Task* task, const FormatSpec& spec, const StrObject* text, size_t length);

} // namespace pyc
