/// str methods about the properties of characters: case mappings, predicates, translate.

#include "object/call.h"
#include "object/dict.h"
#include "object/errors.h"
#include "object/operators.h"
#include "object/str.h"
#include "object/str_methods.h"
#include "object/unicode.h"

namespace pyc {

namespace {

using Mapping = size_t (*)(uint32_t c, uint32_t out[3]);
using Predicate = bool (*)(uint32_t c);

void add_mapped(StrBuilder& out, Mapping mapping, uint32_t c) {
  uint32_t mapped[3];
  size_t n = mapping(c, mapped);
  for (size_t i = 0; i < n; i++)
    out.add_char(mapped[i]);
}

/// Final sigma: in lower-casing, a capital sigma that ends a word becomes U+03C2 (Unicode, SpecialCasing,
/// Final_Sigma).
bool is_final_sigma(const StrObject* s, size_t at) {
  size_t i = at;
  while (i > 0 && unicode_is_case_ignorable(str_char(s, i - 1)))
    i--;
  if (i == 0 || !unicode_is_cased(str_char(s, i - 1))) return false;
  i = at + 1;
  while (i < s->length() && unicode_is_case_ignorable(str_char(s, i)))
    i++;
  return i >= s->length() || !unicode_is_cased(str_char(s, i));
}

void add_lower(StrBuilder& out, const StrObject* s, size_t i) {
  uint32_t c = str_char(s, i);
  if (c == 0x3a3)
    out.add_char(is_final_sigma(s, i) ? 0x3c2 : 0x3c3);
  else
    add_mapped(out, unicode_to_lower, c);
}

Value map_all(Task* task, Value v, Mapping mapping) {
  auto* s = v.as<StrObject>();
  StrBuilder out(task);
  for (size_t i = 0; i < s->length(); i++)
    add_mapped(out, mapping, str_char(s, i));
  return out.finish();
}

Value all_characters(Value v, Predicate predicate) {
  auto* s = v.as<StrObject>();
  for (size_t i = 0; i < s->length(); i++)
    if (!predicate(str_char(s, i))) return kFalse;
  return Value::from_bool(s->length() > 0);
}

bool is_alphanumeric(uint32_t c) {
  return unicode_is_alpha(c) || unicode_is_decimal(c) || unicode_is_digit(c) || unicode_is_numeric(c);
}

/// islower and isupper: at least one cased character, and none of the other cases.
Value one_case(Value v, Predicate wanted, Predicate other) {
  auto* s = v.as<StrObject>();
  bool cased = false;
  for (size_t i = 0; i < s->length(); i++) {
    uint32_t c = str_char(s, i);
    if (other(c) || unicode_is_title(c)) return kFalse;
    cased = cased || wanted(c);
  }
  return Value::from_bool(cased);
}

/// What translate's table says of a character: false on error; *drop when it is to be removed, NULL in *to
/// when it stays.
bool look_up_translation(Task* task, Value table, uint32_t c, Value* to, bool* drop) {
  *drop = false;
  *to = get_item(task, table, Value::from_small_int(c));
  if (to->is_null()) return clear_if(task, types::LookupError);
  if (to->is_none()) {
    *drop = true;
    *to = kNull;
  }
  return true;
}

bool add_translation(Task* task, StrBuilder& out, Value to, uint32_t c) {
  if (to.is_null()) {
    out.add_char(c);
  } else if (is_str(to)) {
    out.add(to.as<StrObject>());
  } else if (is_int_or_bool(to)) {
    int64_t point;
    if (!int_to_i64(bool_to_int(to), &point) || point < 0 || point > 0x10ffff)
      return raise_value_error(task, "character mapping must be in range(0x110000)");
    out.add_char(static_cast<uint32_t>(point));
  } else {
    return raise_type_error(task, "character mapping must return integer, None or str");
  }
  return true;
}

} // namespace

Value str_lower(Task* task, const Value* args, size_t, Value) {
  auto* s = args[0].as<StrObject>();
  StrBuilder out(task);
  for (size_t i = 0; i < s->length(); i++)
    add_lower(out, s, i);
  return out.finish();
}
Value str_upper(Task* task, const Value* args, size_t, Value) {
  return map_all(task, args[0], unicode_to_upper);
}
Value str_casefold(Task* task, const Value* args, size_t, Value) {
  return map_all(task, args[0], unicode_fold);
}

Value str_title(Task* task, const Value* args, size_t, Value) {
  auto* s = args[0].as<StrObject>();
  StrBuilder out(task);
  bool in_word = false;
  for (size_t i = 0; i < s->length(); i++) {
    uint32_t c = str_char(s, i);
    if (in_word)
      add_lower(out, s, i);
    else
      add_mapped(out, unicode_to_title, c);
    in_word = unicode_is_cased(c);
  }
  return out.finish();
}

Value str_capitalize(Task* task, const Value* args, size_t, Value) {
  auto* s = args[0].as<StrObject>();
  StrBuilder out(task);
  for (size_t i = 0; i < s->length(); i++) {
    if (i == 0)
      add_mapped(out, unicode_to_title, str_char(s, 0));
    else
      add_lower(out, s, i);
  }
  return out.finish();
}

Value str_swapcase(Task* task, const Value* args, size_t, Value) {
  auto* s = args[0].as<StrObject>();
  StrBuilder out(task);
  for (size_t i = 0; i < s->length(); i++) {
    uint32_t c = str_char(s, i);
    if (unicode_is_upper(c))
      add_lower(out, s, i);
    else if (unicode_is_lower(c))
      add_mapped(out, unicode_to_upper, c);
    else
      out.add_char(c);
  }
  return out.finish();
}

Value str_isalpha(Task*, const Value* args, size_t, Value) {
  return all_characters(args[0], unicode_is_alpha);
}
Value str_isalnum(Task*, const Value* args, size_t, Value) {
  return all_characters(args[0], is_alphanumeric);
}
Value str_isdecimal(Task*, const Value* args, size_t, Value) {
  return all_characters(args[0], unicode_is_decimal);
}
Value str_isdigit(Task*, const Value* args, size_t, Value) {
  return all_characters(args[0], unicode_is_digit);
}
Value str_isnumeric(Task*, const Value* args, size_t, Value) {
  return all_characters(args[0], unicode_is_numeric);
}
Value str_isspace(Task*, const Value* args, size_t, Value) {
  return all_characters(args[0], unicode_is_space);
}
Value str_islower(Task*, const Value* args, size_t, Value) {
  return one_case(args[0], unicode_is_lower, unicode_is_upper);
}
Value str_isupper(Task*, const Value* args, size_t, Value) {
  return one_case(args[0], unicode_is_upper, unicode_is_lower);
}

Value str_istitle(Task*, const Value* args, size_t, Value) {
  auto* s = args[0].as<StrObject>();
  bool cased = false, previous_cased = false;
  for (size_t i = 0; i < s->length(); i++) {
    uint32_t c = str_char(s, i);
    if (unicode_is_upper(c) || unicode_is_title(c)) {
      if (previous_cased) return kFalse;
      previous_cased = cased = true;
    } else if (unicode_is_lower(c)) {
      if (!previous_cased) return kFalse;
      cased = true;
    } else {
      previous_cased = false;
    }
  }
  return Value::from_bool(cased);
}

Value str_isascii(Task*, const Value* args, size_t, Value) {
  return Value::from_bool(str_is_ascii(args[0].as<StrObject>()));
}

Value str_isprintable(Task*, const Value* args, size_t, Value) {
  auto* s = args[0].as<StrObject>();
  for (size_t i = 0; i < s->length(); i++)
    if (!unicode_is_printable(str_char(s, i))) return kFalse;
  return kTrue;
}

Value str_isidentifier(Task*, const Value* args, size_t, Value) {
  auto* s = args[0].as<StrObject>();
  if (s->length() == 0 || !unicode_is_identifier_start(str_char(s, 0))) return kFalse;
  for (size_t i = 1; i < s->length(); i++)
    if (!unicode_is_identifier_continue(str_char(s, i))) return kFalse;
  return kTrue;
}

Value str_translate(Task* task, const Value* args, size_t, Value) {
  auto* s = args[0].as<StrObject>();
  StrBuilder out(task);
  for (size_t i = 0; i < s->length(); i++) {
    uint32_t c = str_char(s, i);
    Value to;
    bool drop;
    if (!look_up_translation(task, args[1], c, &to, &drop)) return kNull;
    if (!drop && !add_translation(task, out, to, c)) return kNull;
  }
  return out.finish();
}

/// maketrans(dict): keys may be characters.
static Value maketrans_dict(Task* task, Value source) {
  // Exactly one, as in CPython.
  if (!is_exact(source, BuiltinType::dict))
    return raise_type_error(task, "if you give only one argument to maketrans it must be a dict");
  DictObject* result = dict_new(task);
  if (!result) return kNull;
  Value key, value;
  for (size_t at = 0; dict_next(source.as<DictObject>(), &at, &key, &value);) {
    if (is_str(key)) {
      auto* s = key.as<StrObject>();
      if (s->length() != 1)
        return raise_value_error(task, "string keys in translate table must be of length 1");
      key = Value::from_small_int(str_char(s, 0));
    } else if (!is_int_or_bool(key)) {
      return raise_type_error(task, "keys in translate table must be strings or integers");
    }
    if (!dict_set(task, result, key, value)) return kNull;
  }
  return Value::from_object(reinterpret_cast<Object*>(result));
}

Value str_maketrans(Task* task, const Value* args, size_t nargs, Value) {
  if (nargs == 1) return maketrans_dict(task, args[0]);
  for (size_t i = 1; i < nargs; i++)
    if (!is_str(args[i]))
      return raise_type_error(task, "maketrans() argument %zu must be str, not %B", i + 1, args[i]);
  if (!is_str(args[0]))
    return raise_type_error(task, "first maketrans argument must be a string if there is a second argument");
  auto *from = args[0].as<StrObject>(), *to = args[1].as<StrObject>();
  if (from->length() != to->length())
    return raise_value_error(task, "the first two maketrans arguments must have equal length");
  DictObject* result = dict_new(task);
  if (!result) return kNull;
  for (size_t i = 0; i < from->length(); i++)
    if (!dict_set(task, result, Value::from_small_int(str_char(from, i)),
                  Value::from_small_int(str_char(to, i))))
      return kNull;
  if (nargs > 2) {
    auto* drop = args[2].as<StrObject>();
    for (size_t i = 0; i < drop->length(); i++)
      if (!dict_set(task, result, Value::from_small_int(str_char(drop, i)), kNone)) return kNull;
  }
  return Value::from_object(reinterpret_cast<Object*>(result));
}

} // namespace pyc
