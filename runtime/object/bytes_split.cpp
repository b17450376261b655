/// Methods of bytes and bytearray that take them apart: split, rsplit, splitlines, partition.

#include "object/buffer.h"
#include "object/bytes_methods.h"
#include "object/call.h"
#include "object/errors.h"
#include "object/list.h"
#include "object/operators.h"
#include "object/tuple.h"
#include "object/unicode.h"

namespace pyc {

namespace {

bool append_piece(Task* task, Value list, Value like, const char* data, size_t length) {
  Value piece = bytes_new_like(task, like, data, length);
  return !piece.is_null() && list_append(task, list, piece);
}

/// split() at runs of white space, from the left; at most `limit` cuts, < 0 for no limit.
Value split_spaces(Task* task, Value self, int64_t limit) {
  Value list = list_new(task, nullptr, 0);
  size_t i = 0;
  while (!list.is_null()) {
    BytesView view = bytes_view(self);
    while (i < view.length && is_ascii_space(static_cast<unsigned char>(view.data[i])))
      i++;
    if (i >= view.length) break;
    size_t start = i, end = view.length;
    bool last = limit-- == 0;
    // The rest after the last cut keeps its end as it is.
    if (!last) {
      while (i < end && !is_ascii_space(static_cast<unsigned char>(view.data[i])))
        i++;
      end = i;
    }
    if (!append_piece(task, list, self, view.data + start, end - start)) return kNull;
    if (last) break;
  }
  return list;
}

void reverse(Task* task, Value list) {
  for (size_t a = 0, b = list_length(list); a + 1 < b; a++) {
    b--;
    Value low = list_get(task, list, a), high = list_get(task, list, b);
    list_set(task, list, a, high);
    list_set(task, list, b, low);
  }
}

/// rsplit() at runs of white space; the pieces are found from the right, and turned around at the end.
Value rsplit_spaces(Task* task, Value self, int64_t limit) {
  Value list = list_new(task, nullptr, 0);
  size_t i = bytes_view(self).length;
  while (!list.is_null()) {
    BytesView view = bytes_view(self);
    while (i > 0 && is_ascii_space(static_cast<unsigned char>(view.data[i - 1])))
      i--;
    if (i == 0) break;
    size_t end = i, start = 0;
    bool last = limit-- == 0;
    if (!last) {
      while (i > 0 && !is_ascii_space(static_cast<unsigned char>(view.data[i - 1])))
        i--;
      start = i;
    }
    if (!append_piece(task, list, self, view.data + start, end - start)) return kNull;
    if (last) break;
  }
  if (!list.is_null()) reverse(task, list);
  return list;
}

Value split_by(Task* task, Value self, BytesView separator, int64_t limit) {
  Value list = list_new(task, nullptr, 0);
  BytesView rest = bytes_view(self);
  while (!list.is_null()) {
    int64_t at = limit-- == 0 ? -1 : bytes_find(rest, separator);
    size_t length = at < 0 ? rest.length : static_cast<size_t>(at);
    if (!append_piece(task, list, self, rest.data, length)) return kNull;
    if (at < 0) break;
    size_t skip = length + separator.length;
    rest = {rest.data + skip, rest.length - skip};
  }
  return list;
}

Value rsplit_by(Task* task, Value self, BytesView separator, int64_t limit) {
  Value list = list_new(task, nullptr, 0);
  BytesView rest = bytes_view(self);
  while (!list.is_null()) {
    int64_t at = limit-- == 0 ? -1 : bytes_find_last(rest, separator);
    size_t start = at < 0 ? 0 : static_cast<size_t>(at) + separator.length;
    if (!append_piece(task, list, self, rest.data + start, rest.length - start)) return kNull;
    if (at < 0) break;
    rest.length = static_cast<size_t>(at);
  }
  if (!list.is_null()) reverse(task, list);
  return list;
}

using SpaceSplit = Value (*)(Task*, Value, int64_t);
using PartSplit = Value (*)(Task*, Value, BytesView, int64_t);

Value split_method(Task* task, const char* name, SpaceSplit spaces, PartSplit by, const Value* args,
                   size_t nargs, Value kwnames) {
  static const char* const names[] = {"sep", "maxsplit", nullptr};
  const ParameterList parameters = {name, names, 0, 2};
  Value bound[2];
  if (!bind_arguments(task, parameters, args + 1, nargs - 1, kwnames, bound)) return kNull;
  int64_t limit = -1;
  if (!bound[1].is_null() && !size_argument(task, bound[1], &limit)) return kNull;
  if (limit < 0) limit = -1;
  if (bound[0].is_null() || bound[0].is_none()) return spaces(task, args[0], limit);
  BytesLike separator;
  if (!separator.get(task, bound[0])) return kNull;
  if (separator.length() == 0) return raise_value_error(task, "empty separator");
  return by(task, args[0], {separator.data(), separator.length()}, limit);
}

Value partition(Task* task, const Value* args, bool last) {
  BytesLike separator;
  if (!separator.get(task, args[1])) return kNull;
  if (separator.length() == 0) return raise_value_error(task, "empty separator");
  BytesView text = bytes_view(args[0]), part{separator.data(), separator.length()};
  int64_t at = last ? bytes_find_last(text, part) : bytes_find(text, part);
  if (at < 0) {
    Value whole = is_bytes(args[0]) ? args[0] : bytes_self_or_copy(task, args[0]);
    Value first = bytes_new_like(task, args[0], nullptr, 0),
          second = bytes_new_like(task, args[0], nullptr, 0);
    if (whole.is_null() || first.is_null() || second.is_null()) return kNull;
    return last ? tuple_of(task, first, second, whole) : tuple_of(task, whole, first, second);
  }
  auto cut = static_cast<size_t>(at), behind = cut + part.length;
  Value head = bytes_new_like(task, args[0], text.data, cut);
  Value middle = is_bytes(args[0]) ? args[1] : bytes_new_like(task, args[0], part.data, part.length);
  Value tail = bytes_new_like(task, args[0], text.data + behind, text.length - behind);
  if (head.is_null() || middle.is_null() || tail.is_null()) return kNull;
  return tuple_of(task, head, middle, tail);
}

} // namespace

Value bytes_split(Task* task, const Value* args, size_t nargs, Value kwnames) {
  return split_method(task, "split", split_spaces, split_by, args, nargs, kwnames);
}
Value bytes_rsplit(Task* task, const Value* args, size_t nargs, Value kwnames) {
  return split_method(task, "rsplit", rsplit_spaces, rsplit_by, args, nargs, kwnames);
}

/// Lines of bytes end at \n, \r and \r\n only.
Value bytes_splitlines(Task* task, const Value* args, size_t nargs, Value kwnames) {
  static const char* const names[] = {"keepends", nullptr};
  static const ParameterList parameters = {"splitlines", names, 0, 1};
  Value bound[1];
  if (!bind_arguments(task, parameters, args + 1, nargs - 1, kwnames, bound)) return kNull;
  bool keep = false;
  if (!bound[0].is_null() && !truth(task, bound[0], &keep)) return kNull;
  Value list = list_new(task, nullptr, 0);
  BytesView view = bytes_view(args[0]);
  for (size_t i = 0; !list.is_null() && i < view.length;) {
    size_t start = i;
    while (i < view.length && view.data[i] != '\n' && view.data[i] != '\r')
      i++;
    size_t end = i;
    if (i < view.length) i += view.data[i] == '\r' && i + 1 < view.length && view.data[i + 1] == '\n' ? 2 : 1;
    if (!append_piece(task, list, args[0], view.data + start, (keep ? i : end) - start)) return kNull;
    view = bytes_view(args[0]);
  }
  return list;
}

Value bytes_partition(Task* task, const Value* args, size_t, Value) {
  return partition(task, args, false);
}
Value bytes_rpartition(Task* task, const Value* args, size_t, Value) {
  return partition(task, args, true);
}

} // namespace pyc
