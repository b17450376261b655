/// str methods that look for text: find, index, count, startswith, endswith, replace.

#include "object/call.h"
#include "object/errors.h"
#include "object/operators.h"
#include "object/str.h"
#include "object/str_methods.h"
#include "object/tuple.h"

namespace pyc {

bool text_range(Task* task, size_t length, const Value* args, size_t nargs, size_t first, size_t* from,
                size_t* to) {
  auto n = static_cast<int64_t>(length);
  int64_t bounds[2] = {0, n};
  for (size_t i = 0; i < 2 && first + i < nargs; i++) {
    Value v = args[first + i];
    if (v.is_none()) continue;
    if (!is_int_or_bool(v) && !type_of(v)->slots.index)
      return raise_type_error(task, "slice indices must be integers or None or have an __index__ method");
    if (!index_i64(task, v, nullptr, &bounds[i])) return false;
    if (bounds[i] < 0) bounds[i] = bounds[i] + n < 0 ? 0 : bounds[i] + n;
  }
  // A start beyond the end finds nothing, not even the empty string: the callers test from > to.
  *from = static_cast<size_t>(bounds[0]);
  *to = static_cast<size_t>(bounds[1] > n ? n : bounds[1]);
  return true;
}

namespace {

/// Arguments (part, start, end) of the search methods.
struct Search {
  StrObject* text;
  StrObject* part;
  size_t from, to;
};

bool read_search(Task* task, const char* name, const Value* args, size_t nargs, Search* out) {
  if (!is_str(args[1])) return raise_type_error(task, "%s() argument 1 must be str, not %B", name, args[1]);
  out->text = args[0].as<StrObject>();
  out->part = args[1].as<StrObject>();
  return text_range(task, out->text->length(), args, nargs, 2, &out->from, &out->to);
}

Value find(Task* task, const char* name, const Value* args, size_t nargs, bool last, bool must) {
  Search s;
  if (!read_search(task, name, args, nargs, &s)) return kNull;
  int64_t at = s.from > s.to ? -1
               : last        ? str_find_last(s.text, s.part, s.from, s.to)
                             : str_find(s.text, s.part, s.from, s.to);
  if (at < 0 && must) return raise_value_error(task, "substring not found");
  return Value::from_small_int(at);
}

bool has_affix(const StrObject* text, const StrObject* affix, size_t from, size_t to, bool at_end) {
  if (from > to || to - from < affix->length()) return false;
  size_t at = at_end ? to - affix->length() : from;
  return str_find(text, affix, at, at + affix->length()) >= 0;
}

Value affix_method(Task* task, const char* name, const Value* args, size_t nargs, bool at_end) {
  auto* text = args[0].as<StrObject>();
  size_t from, to;
  if (!text_range(task, text->length(), args, nargs, 2, &from, &to)) return kNull;
  if (is_tuple(args[1])) {
    auto* tuple = args[1].as<TupleObject>();
    for (size_t i = 0; i < tuple->length; i++) {
      Value item = tuple->items[i];
      if (!is_str(item))
        return raise_type_error(task, "tuple for %s must only contain str, not %T", name, item);
      if (has_affix(text, item.as<StrObject>(), from, to, at_end)) return kTrue;
    }
    return kFalse;
  }
  if (!is_str(args[1]))
    return raise_type_error(task, "%s first arg must be str or a tuple of str, not %T", name, args[1]);
  return Value::from_bool(has_affix(text, args[1].as<StrObject>(), from, to, at_end));
}

/// `old` is empty: the new text goes in front of every character and at the end.
Value replace_between(Task* task, StrObject* text, StrObject* fresh, int64_t limit) {
  StrBuilder out(task);
  size_t i = 0;
  for (; i < text->length() && limit != 0; i++, limit--) {
    out.add(fresh);
    out.add_char(str_char(text, i));
  }
  if (limit != 0) out.add(fresh);
  out.add_range(text, i, text->length());
  return out.finish();
}

} // namespace

Value str_find_method(Task* task, const Value* args, size_t nargs, Value) {
  return find(task, "find", args, nargs, false, false);
}
Value str_rfind_method(Task* task, const Value* args, size_t nargs, Value) {
  return find(task, "rfind", args, nargs, true, false);
}
Value str_index_method(Task* task, const Value* args, size_t nargs, Value) {
  return find(task, "index", args, nargs, false, true);
}
Value str_rindex_method(Task* task, const Value* args, size_t nargs, Value) {
  return find(task, "rindex", args, nargs, true, true);
}

Value str_count_method(Task* task, const Value* args, size_t nargs, Value) {
  Search s;
  if (!read_search(task, "count", args, nargs, &s)) return kNull;
  if (s.from > s.to) return Value::from_small_int(0);
  if (s.part->length() == 0) return Value::from_small_int(static_cast<int64_t>(s.to - s.from + 1));
  int64_t count = 0;
  for (int64_t at; (at = str_find(s.text, s.part, s.from, s.to)) >= 0; count++)
    s.from = static_cast<size_t>(at) + s.part->length();
  return Value::from_small_int(count);
}

Value str_startswith(Task* task, const Value* args, size_t nargs, Value) {
  return affix_method(task, "startswith", args, nargs, false);
}
Value str_endswith(Task* task, const Value* args, size_t nargs, Value) {
  return affix_method(task, "endswith", args, nargs, true);
}

Value str_replace(Task* task, const Value* args, size_t nargs, Value kwnames) {
  static const char* const names[] = {"", "", "count", nullptr};
  static const ParameterList list = {"replace", names, 2, 3};
  Value bound[3];
  if (!bind_arguments(task, list, args + 1, nargs - 1, kwnames, bound)) return kNull;
  for (int i = 0; i < 2; i++)
    if (!is_str(bound[i]))
      return raise_type_error(task, "replace() argument %d must be str, not %B", i + 1, bound[i]);
  int64_t limit = -1;
  if (!bound[2].is_null() && !size_argument(task, bound[2], &limit)) return kNull;
  auto *text = args[0].as<StrObject>(), *old = bound[0].as<StrObject>(), *fresh = bound[1].as<StrObject>();
  if (old->length() == 0) return replace_between(task, text, fresh, limit);
  int64_t at = limit == 0 ? -1 : str_find(text, old, 0, text->length());
  if (at < 0) return str_exact(task, args[0]);
  StrBuilder out(task);
  size_t from = 0;
  for (; at >= 0 && limit != 0; limit--) {
    out.add_range(text, from, static_cast<size_t>(at));
    out.add(fresh);
    from = static_cast<size_t>(at) + old->length();
    at = str_find(text, old, from, text->length());
  }
  out.add_range(text, from, text->length());
  return out.finish();
}

} // namespace pyc
