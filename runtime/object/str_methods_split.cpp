/// str methods that take text apart and put it together: split, rsplit, splitlines, partition, join.

#include "object/call.h"
#include "object/errors.h"
#include "object/list.h"
#include "object/operators.h"
#include "object/str.h"
#include "object/str_methods.h"
#include "object/tuple.h"
#include "object/unicode.h"

namespace pyc {

namespace {

bool append_piece(Task* task, Value list, Value text, size_t from, size_t to) {
  Value piece = str_substring(task, text, from, to);
  return !piece.is_null() && list_append(task, list, piece);
}

Value split_spaces(Task* task, Value v, int64_t limit) {
  auto* s = v.as<StrObject>();
  Value list = list_new(task, nullptr, 0);
  if (list.is_null()) return kNull;
  size_t i = 0, n = s->length();
  while (true) {
    while (i < n && unicode_is_space(str_char(s, i)))
      i++;
    if (i >= n) return list;
    size_t start = i;
    // The rest after the last cut keeps its end as it is.
    if (limit-- == 0) return append_piece(task, list, v, start, n) ? list : kNull;
    while (i < n && !unicode_is_space(str_char(s, i)))
      i++;
    if (!append_piece(task, list, v, start, i)) return kNull;
  }
}

bool reverse(Task* task, Value list) {
  size_t n = list_length(list);
  for (size_t i = 0; i < n / 2; i++) {
    Value a = list_get(task, list, i), b = list_get(task, list, n - 1 - i);
    list_set(task, list, i, b);
    list_set(task, list, n - 1 - i, a);
  }
  return true;
}

Value rsplit_spaces(Task* task, Value v, int64_t limit) {
  auto* s = v.as<StrObject>();
  Value list = list_new(task, nullptr, 0);
  if (list.is_null()) return kNull;
  size_t i = s->length();
  while (true) {
    while (i > 0 && unicode_is_space(str_char(s, i - 1)))
      i--;
    if (i == 0) break;
    size_t end = i, start = 0;
    if (limit-- == 0) {
      if (!append_piece(task, list, v, start, end)) return kNull;
      break;
    }
    while (i > 0 && !unicode_is_space(str_char(s, i - 1)))
      i--;
    if (!append_piece(task, list, v, i, end)) return kNull;
  }
  reverse(task, list);
  return list;
}

Value split_by(Task* task, Value v, const StrObject* separator, int64_t limit) {
  auto* s = v.as<StrObject>();
  Value list = list_new(task, nullptr, 0);
  if (list.is_null()) return kNull;
  size_t from = 0;
  for (; limit != 0; limit--) {
    int64_t at = str_find(s, separator, from, s->length());
    if (at < 0) break;
    if (!append_piece(task, list, v, from, static_cast<size_t>(at))) return kNull;
    from = static_cast<size_t>(at) + separator->length();
  }
  return append_piece(task, list, v, from, s->length()) ? list : kNull;
}

Value rsplit_by(Task* task, Value v, const StrObject* separator, int64_t limit) {
  auto* s = v.as<StrObject>();
  Value list = list_new(task, nullptr, 0);
  if (list.is_null()) return kNull;
  size_t to = s->length();
  for (; limit != 0; limit--) {
    int64_t at = str_find_last(s, separator, 0, to);
    if (at < 0) break;
    if (!append_piece(task, list, v, static_cast<size_t>(at) + separator->length(), to)) return kNull;
    to = static_cast<size_t>(at);
  }
  if (!append_piece(task, list, v, 0, to)) return kNull;
  reverse(task, list);
  return list;
}

using SpaceSplit = Value (*)(Task*, Value, int64_t);
using TextSplit = Value (*)(Task*, Value, const StrObject*, int64_t);

Value split_method(Task* task, const char* name, SpaceSplit spaces, TextSplit by, const Value* args,
                   size_t nargs, Value kwnames) {
  static const char* const names[] = {"sep", "maxsplit", nullptr};
  const ParameterList list = {name, names, 0, 2};
  Value bound[2];
  if (!bind_arguments(task, list, args + 1, nargs - 1, kwnames, bound)) return kNull;
  int64_t limit = -1;
  if (!bound[1].is_null() && !size_argument(task, bound[1], &limit)) return kNull;
  if (limit < 0) limit = -1;
  if (bound[0].is_null() || bound[0].is_none()) return spaces(task, args[0], limit);
  if (!is_str(bound[0])) return raise_type_error(task, "must be str or None, not %T", bound[0]);
  auto* separator = bound[0].as<StrObject>();
  if (separator->length() == 0) return raise_value_error(task, "empty separator");
  // What cannot be in the text leaves it as it is, even when its class derives from str.
  auto* text = args[0].as<StrObject>();
  if (separator->width() > text->width() || separator->length() > text->length())
    return list_new(task, args, 1);
  return by(task, args[0], separator, limit);
}

Value partition(Task* task, const Value* args, bool last) {
  if (!is_str(args[1])) return raise_type_error(task, "must be str, not %T", args[1]);
  auto *s = args[0].as<StrObject>(), *separator = args[1].as<StrObject>();
  if (separator->length() == 0) return raise_value_error(task, "empty separator");
  int64_t at = last ? str_find_last(s, separator, 0, s->length()) : str_find(s, separator, 0, s->length());
  if (at < 0)
    return last ? tuple_of(task, str_empty(), str_empty(), args[0])
                : tuple_of(task, args[0], str_empty(), str_empty());
  Value head = str_substring(task, args[0], 0, static_cast<size_t>(at));
  if (head.is_null()) return kNull;
  Value tail = str_substring(task, args[0], static_cast<size_t>(at) + separator->length(), s->length());
  return tail.is_null() ? kNull : tuple_of(task, head, args[1], tail);
}

} // namespace

Value str_split(Task* task, const Value* args, size_t nargs, Value kwnames) {
  return split_method(task, "split", split_spaces, split_by, args, nargs, kwnames);
}
Value str_rsplit(Task* task, const Value* args, size_t nargs, Value kwnames) {
  return split_method(task, "rsplit", rsplit_spaces, rsplit_by, args, nargs, kwnames);
}

Value str_splitlines(Task* task, const Value* args, size_t nargs, Value kwnames) {
  static const char* const names[] = {"keepends", nullptr};
  static const ParameterList parameters = {"splitlines", names, 0, 1};
  Value bound[1];
  if (!bind_arguments(task, parameters, args + 1, nargs - 1, kwnames, bound)) return kNull;
  bool keep = false;
  if (!bound[0].is_null() && !truth(task, bound[0], &keep)) return kNull;
  auto* s = args[0].as<StrObject>();
  Value list = list_new(task, nullptr, 0);
  if (list.is_null()) return kNull;
  size_t n = s->length();
  for (size_t i = 0; i < n;) {
    size_t start = i;
    while (i < n && !unicode_is_line_break(str_char(s, i)))
      i++;
    size_t end = i;
    if (i < n) i += str_char(s, i) == '\r' && i + 1 < n && str_char(s, i + 1) == '\n' ? 2 : 1;
    if (!append_piece(task, list, args[0], start, keep ? i : end)) return kNull;
  }
  return list;
}

Value str_partition(Task* task, const Value* args, size_t, Value) {
  return partition(task, args, false);
}
Value str_rpartition(Task* task, const Value* args, size_t, Value) {
  return partition(task, args, true);
}

Value str_join(Task* task, const Value* args, size_t, Value) {
  // The items are held in a list or tuple of our own view: joining runs no Python, so a list cannot change
  // meanwhile.
  Value items = items_of(task, args[1], "can only join an iterable");
  if (items.is_null()) return kNull;
  bool tuple = is_tuple(items);
  size_t n = tuple ? items.as<TupleObject>()->length : list_length(items);
  auto* separator = args[0].as<StrObject>();
  StrBuilder out(task);
  for (size_t i = 0; i < n; i++) {
    Value item = tuple ? items.as<TupleObject>()->items[i] : list_get(task, items, i);
    if (item == kAbsent) break;
    if (!is_str(item))
      return raise_type_error(task, "sequence item %zu: expected str instance, %T found", i, item);
    if (n == 1 && is_exact(item, BuiltinType::str)) return item;
    if (i > 0) out.add(separator);
    out.add(item.as<StrObject>());
  }
  return out.finish();
}

} // namespace pyc
