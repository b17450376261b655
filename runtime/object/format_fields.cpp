/// str.format and str.format_map: replacement fields, their names, nested specifications.

#include "object/attributes.h"
#include "object/call.h"
#include "object/errors.h"
#include "object/format.h"
#include "object/operators.h"
#include "object/str.h"
#include "object/tuple.h"
#include "object/unicode.h"

namespace pyc {

namespace {

/// Where values come from, and the automatic numbering that all nesting levels share.
struct FieldSource {
  const Value* args;
  size_t nargs;
  Value kwnames; ///< NULL, or a tuple of names whose values follow the positional ones
  Value mapping; ///< format_map's, NULL otherwise
  enum { Undecided, Automatic, Manual } numbering = Undecided;
  int64_t next = 0;
};

/// A piece of the format string, [from, to).
struct Range {
  const StrObject* text;
  size_t from, to;
  uint32_t at(size_t i) const { return str_char(text, i); }
};

/// The decimal number that fills the range, or -1; -2 with ValueError when too large.
int64_t read_integer(Task* task, const Range& range) {
  int64_t n = 0;
  if (range.from == range.to) return -1;
  for (size_t i = range.from; i < range.to; i++) {
    int digit = unicode_decimal(range.at(i));
    if (digit < 0) return -1;
    if (n > (INT64_MAX - digit) / 10) {
      raise_value_error(task, "Too many decimal digits in format string");
      return -2;
    }
    n = n * 10 + digit;
  }
  return n;
}

Value range_text(Task* task, const Range& range) {
  return str_substring(task, Value::from_object(range.text), range.from, range.to);
}

Value named_value(Task* task, const FieldSource& source, Value name) {
  if (!source.mapping.is_null()) return get_item(task, source.mapping, name);
  if (!source.kwnames.is_null()) {
    auto* names = source.kwnames.as<TupleObject>();
    for (size_t i = 0; i < names->length; i++)
      if (str_equal(names->items[i].as<StrObject>(), name.as<StrObject>()))
        return source.args[source.nargs + i];
  }
  return raise_key_error(task, name);
}

/// Decides between automatic and manual numbering; false with ValueError when both are used.
bool numbering(Task* task, FieldSource& source, bool automatic) {
  auto wanted = automatic ? FieldSource::Automatic : FieldSource::Manual;
  if (source.numbering == FieldSource::Undecided) source.numbering = wanted;
  if (source.numbering == wanted) return true;
  return automatic ? raise_value_error(
                         task, "cannot switch from manual field specification to automatic field numbering")
                   : raise_value_error(
                         task, "cannot switch from automatic field numbering to manual field specification");
}

Value first_value(Task* task, FieldSource& source, const Range& name) {
  int64_t index = read_integer(task, name);
  if (index == -2) return kNull;
  bool automatic = name.from == name.to;
  if (automatic || index >= 0) {
    if (!source.mapping.is_null()) return raise_value_error(task, "Format string contains positional fields");
    if (!numbering(task, source, automatic)) return kNull;
    if (automatic) index = source.next++;
    if (static_cast<uint64_t>(index) >= source.nargs)
      return raise_index_error(task, "Replacement index %ld out of range for positional args tuple",
                               static_cast<long>(index));
    return source.args[index];
  }
  Value key = range_text(task, name);
  return key.is_null() ? kNull : named_value(task, source, key);
}

Value follow_attribute(Task* task, Value v, const Range& rest, size_t* i) {
  size_t start = ++*i;
  while (*i < rest.to && rest.at(*i) != '.' && rest.at(*i) != '[')
    (*i)++;
  if (*i == start) return raise_value_error(task, "Empty attribute in format string");
  Value name = range_text(task, {rest.text, start, *i});
  return name.is_null() ? kNull : get_attr(task, v, intern(task, name));
}

Value follow_item(Task* task, Value v, const Range& rest, size_t* i) {
  size_t start = ++*i;
  while (*i < rest.to && rest.at(*i) != ']')
    (*i)++;
  if (*i >= rest.to) return raise_value_error(task, "Missing ']' in format string");
  Range inside = {rest.text, start, (*i)++};
  if (inside.from == inside.to) return raise_value_error(task, "Empty attribute in format string");
  int64_t index = read_integer(task, inside);
  if (index == -2) return kNull;
  Value key = index >= 0 ? Value::from_small_int(index) : range_text(task, inside);
  return key.is_null() ? kNull : get_item(task, v, key);
}

/// Evaluates a field name: first part, then .attributes and [items].
Value field_value(Task* task, FieldSource& source, const Range& name) {
  size_t i = name.from;
  while (i < name.to && name.at(i) != '.' && name.at(i) != '[')
    i++;
  Value v = first_value(task, source, {name.text, name.from, i});
  while (!v.is_null() && i < name.to) {
    uint32_t c = name.at(i);
    if (c == '.')
      v = follow_attribute(task, v, name, &i);
    else if (c == '[')
      v = follow_item(task, v, name, &i);
    else
      return raise_value_error(task, "Only '.' or '[' may follow ']' in format field specifier");
  }
  return v;
}

Value convert(Task* task, Value v, uint32_t conversion) {
  switch (conversion) {
  case 'r':
    return repr(task, v);
  case 's':
    return str(task, v);
  case 'a':
    return ascii(task, v);
  default:
    if (conversion > 32 && conversion < 127)
      return raise_value_error(task, "Unknown conversion specifier %c", static_cast<int>(conversion));
    return raise_value_error(task, "Unknown conversion specifier \\x%x", conversion);
  }
}

Value format_range(Task* task, FieldSource& source, const Range& range, int depth);

/// A parsed replacement field.
struct Field {
  Range name;
  uint32_t conversion = 0;
  Range spec;
  bool spec_is_nested = false;
};

/// Reads a field from behind its '{' to its '}'; *i ends behind it.
bool read_field(Task* task, const Range& range, size_t* i, Field* field) {
  size_t start = *i, brackets = 0;
  while (*i < range.to) {
    uint32_t c = range.at(*i);
    if (c == '[') brackets = 1;
    if (c == ']') brackets = 0;
    if (c == '{' && !brackets) return raise_value_error(task, "unexpected '{' in field name");
    if (!brackets && (c == '}' || c == ':' || c == '!')) break;
    (*i)++;
  }
  field->name = {range.text, start, *i};
  field->spec = {range.text, *i, *i};
  if (*i >= range.to) return raise_value_error(task, "expected '}' before end of string");
  if (range.at(*i) == '!') {
    if (*i + 1 >= range.to)
      return raise_value_error(task, "end of string while looking for conversion specifier");
    field->conversion = range.at(*i + 1);
    *i += 2;
    if (*i >= range.to) return raise_value_error(task, "unmatched '{' in format spec");
    if (range.at(*i) != ':' && range.at(*i) != '}')
      return raise_value_error(task, "expected ':' after conversion specifier");
  }
  if (range.at(*i) == ':') {
    size_t from = ++*i, nesting = 1;
    for (; *i < range.to; (*i)++) {
      uint32_t c = range.at(*i);
      if (c == '{') {
        nesting++;
        field->spec_is_nested = true;
      } else if (c == '}' && --nesting == 0) {
        break;
      }
    }
    if (*i >= range.to) return raise_value_error(task, "unmatched '{' in format spec");
    field->spec = {range.text, from, *i};
  }
  (*i)++;
  return true;
}

/// The text of one field; NULL with an exception.
Value field_text(Task* task, FieldSource& source, const Field& field, int depth) {
  Value v = field_value(task, source, field.name);
  if (v.is_null()) return kNull;
  if (field.conversion) {
    v = convert(task, v, field.conversion);
    if (v.is_null()) return kNull;
  }
  Value spec = str_empty();
  if (field.spec_is_nested) {
    spec = format_range(task, source, field.spec, depth - 1);
  } else if (field.spec.from < field.spec.to) {
    spec = range_text(task, field.spec);
  }
  return spec.is_null() ? kNull : format(task, v, spec);
}

Value format_range(Task* task, FieldSource& source, const Range& range, int depth) {
  if (depth < 0) return raise_value_error(task, "Max string recursion exceeded");
  StrBuilder out(task);
  size_t i = range.from;
  while (i < range.to) {
    size_t start = i;
    while (i < range.to && range.at(i) != '{' && range.at(i) != '}')
      i++;
    out.add_range(range.text, start, i);
    if (i >= range.to) break;
    uint32_t c = range.at(i++);
    bool doubled = i < range.to && range.at(i) == c;
    if (doubled) {
      out.add_char(c);
      i++;
      continue;
    }
    if (c == '}') return raise_value_error(task, "Single '}' encountered in format string");
    if (i >= range.to) return raise_value_error(task, "Single '{' encountered in format string");
    Field field;
    if (!read_field(task, range, &i, &field)) return kNull;
    Value text = field_text(task, source, field, depth);
    if (text.is_null()) return kNull;
    // A field that is all there is gives its text as it is, even when the text's class derives from str.
    if (i >= range.to && out.length() == 0 && text.as<StrObject>()->length() > 0) return text;
    out.add(text.as<StrObject>());
  }
  return out.finish();
}

Value run_format(Task* task, Value format_string, FieldSource& source) {
  auto* text = format_string.as<StrObject>();
  // One level of nesting, as CPython allows.
  return format_range(task, source, {text, 0, text->length()}, 1);
}

} // namespace

/// CPython gives text without fields back as it is, even when its class derives from str, unless it is empty.
static bool is_formatted(const StrObject* text) {
  if (text->length() == 0) return true;
  for (size_t i = 0; i < text->length(); i++)
    if (str_char(text, i) == '{' || str_char(text, i) == '}') return true;
  return false;
}

Value str_format(Task* task, Value format_string, const Value* args, size_t nargs, Value kwnames) {
  if (!is_formatted(format_string.as<StrObject>())) return format_string;
  FieldSource source = {args, nargs, kwnames, kNull};
  return run_format(task, format_string, source);
}

Value str_format_map(Task* task, Value format_string, Value mapping) {
  if (!is_formatted(format_string.as<StrObject>())) return format_string;
  FieldSource source = {nullptr, 0, kNull, mapping};
  return run_format(task, format_string, source);
}

} // namespace pyc
