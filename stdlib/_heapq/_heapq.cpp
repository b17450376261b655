/// _heapq: priority queues in lists, as the documentation of heapq describes them. The smallest item (of the
/// functions that end in _max, the largest) is first, and item k is no larger than items 2k+1 and 2k+2.
///
/// Comparisons may run Python, so the list is read again after each; a list that they shorten or lengthen is
/// a RuntimeError.

#include "object/list.h"
#include "stdlib/native.h"

namespace pyc {

namespace {

/// `args[0]` must be a list.
bool check_list(Task* task, const char* function, const Value* args, size_t nargs) {
  if (is_list(args[0])) return true;
  return raise_type_error(task, "%s() argument%s must be list, not %B", function, nargs == 1 ? "" : " 1",
                          args[0]);
}

bool raise_changed(Task* task) {
  return raise_runtime_error(task, "list changed size during iteration");
}

/// Whether `a` must come before `b`.
template <bool max> bool before(Task* task, Value a, Value b, bool* out) {
  Value verdict = max ? compare_fast<CompareOp::Less>(task, b, a) : compare_fast<CompareOp::Less>(task, a, b);
  return !verdict.is_null() && truth(task, verdict, out);
}

/// Whether item `i` comes before item `j`. False with an exception when the list has changed.
template <bool max> bool item_before(Task* task, Value heap, size_t i, size_t j, bool* out) {
  Value a = list_get(task, heap, i), b = list_get(task, heap, j);
  if (a == kAbsent || b == kAbsent) return raise_changed(task);
  return before<max>(task, a, b, out);
}

bool move_item(Task* task, Value heap, size_t to, size_t from) {
  Value item = list_get(task, heap, from);
  if (item == kAbsent || !list_set(task, heap, to, item)) return raise_changed(task);
  return true;
}

/// Moves the item at `position` up to its place between `top` and there.
template <bool max> bool sift_up(Task* task, Value heap, size_t top, size_t position) {
  size_t length = list_length(heap);
  Value item = list_get(task, heap, position);
  if (item == kAbsent) return raise_index_error(task, "index out of range");
  while (position > top) {
    size_t parent = (position - 1) / 2;
    Value other = list_get(task, heap, parent);
    bool rises;
    if (other == kAbsent) return raise_changed(task);
    if (!before<max>(task, item, other, &rises)) return false;
    if (list_length(heap) != length) return raise_changed(task);
    if (!rises) break;
    if (!list_set(task, heap, position, other) || !list_set(task, heap, parent, item))
      return raise_changed(task);
    position = parent;
  }
  return true;
}

/// Puts the item at `position` into the heap below it. The path of the smaller children moves up to the leaf,
/// then the item rises from there: fewer comparisons than testing it on the way down, as it usually belongs
/// near the bottom (Knuth, The Art of Computer Programming, volume 3, exercise 5.2.3-18).
template <bool max> bool sift_down(Task* task, Value heap, size_t position) {
  size_t length = list_length(heap), top = position;
  if (position >= length) return raise_index_error(task, "index out of range");
  Value item = list_get(task, heap, position);
  while (position < length / 2) {
    size_t child = 2 * position + 1;
    if (child + 1 < length) {
      bool left_first;
      if (!item_before<max>(task, heap, child, child + 1, &left_first)) return false;
      if (list_length(heap) != length) return raise_changed(task);
      if (!left_first) child++;
    }
    if (!move_item(task, heap, position, child)) return false;
    position = child;
  }
  if (!list_set(task, heap, position, item)) return raise_changed(task);
  return poll(task) && sift_up<max>(task, heap, top, position);
}

template <bool max> Value push(Task* task, const Value* args, size_t nargs, Value) {
  if (!check_list(task, max ? "heappush_max" : "heappush", args, nargs) ||
      !list_append(task, args[0], args[1]))
    return kNull;
  return none_or_null(sift_up<max>(task, args[0], 0, list_length(args[0]) - 1));
}

Value raise_empty(Task* task) {
  return raise_index_error(task, "index out of range");
}

template <bool max> Value pop(Task* task, const Value* args, size_t nargs, Value) {
  Value heap = args[0];
  if (!check_list(task, max ? "heappop_max" : "heappop", args, nargs)) return kNull;
  size_t length = list_length(heap);
  Value last = length ? list_get(task, heap, length - 1) : kAbsent;
  if (last == kAbsent) return raise_empty(task);
  if (!list_replace(task, heap, length - 1, length, nullptr, 0)) return kNull;
  if (length == 1) return last;
  Value first = list_get(task, heap, 0);
  if (first == kAbsent || !list_set(task, heap, 0, last)) return raise_empty(task);
  return sift_down<max>(task, heap, 0) ? first : kNull;
}

template <bool max> Value replace(Task* task, const Value* args, size_t nargs, Value) {
  if (!check_list(task, max ? "heapreplace_max" : "heapreplace", args, nargs)) return kNull;
  Value first = list_get(task, args[0], 0);
  if (first == kAbsent || !list_set(task, args[0], 0, args[1])) return raise_empty(task);
  return sift_down<max>(task, args[0], 0) ? first : kNull;
}

template <bool max> Value push_pop(Task* task, const Value* args, size_t nargs, Value) {
  Value heap = args[0], item = args[1];
  if (!check_list(task, max ? "heappushpop_max" : "heappushpop", args, nargs)) return kNull;
  Value first = list_get(task, heap, 0);
  if (first == kAbsent) return item;
  bool stays;
  if (!before<max>(task, first, item, &stays)) return kNull;
  if (!stays) return item;
  first = list_get(task, heap, 0);
  if (first == kAbsent || !list_set(task, heap, 0, item)) return raise_empty(task);
  return sift_down<max>(task, heap, 0) ? first : kNull;
}

template <bool max> Value heapify(Task* task, const Value* args, size_t nargs, Value) {
  if (!check_list(task, max ? "heapify_max" : "heapify", args, nargs)) return kNull;
  for (size_t i = list_length(args[0]) / 2; i-- > 0;)
    if (!sift_down<max>(task, args[0], i)) return kNull;
  return kNone;
}

const MethodDef functions[] = {
    {"heapify", heapify<false>, 1, 1, 0, "Make a heap of a list, in place, in linear time."},
    {"heapify_max", heapify<true>, 1, 1, 0, "heapify() with the largest item first."},
    {"heappop", pop<false>, 1, 1, 0, "Take the smallest item out of a heap."},
    {"heappop_max", pop<true>, 1, 1, 0, "Take the largest item out of a heap made by heapify_max()."},
    {"heappush", push<false>, 2, 2, 0, "Put an item into a heap."},
    {"heappush_max", push<true>, 2, 2, 0, "Put an item into a heap made by heapify_max()."},
    {"heappushpop", push_pop<false>, 2, 2, 0, "heappush() and then heappop(), faster."},
    {"heappushpop_max", push_pop<true>, 2, 2, 0, "heappush_max() and then heappop_max(), faster."},
    {"heapreplace", replace<false>, 2, 2, 0, "heappop() and then heappush(), faster."},
    {"heapreplace_max", replace<true>, 2, 2, 0, "heappop_max() and then heappush_max(), faster."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

bool init(Task* task, ModuleObject* module) {
  return module_set(task, module, "__about__", str_from_cstring(task, "Priority queues in plain lists."));
}

} // namespace

extern const NativeModule _heapq_module = {"_heapq", "Heaps in lists: the native half of heapq.", functions,
                                           init};

} // namespace pyc
