/// tee: iterators that share a chain of cells with what has been read from the source.

#include "stdlib/itertools/itertools.h"

#include "object/list.h"
#include "object/tuple.h"
#include "sched/lock.h"

namespace pyc::itertools {

TypeObject* tee_type;

namespace {

/// As many as CPython has in a cell.
constexpr int64_t kCellItems = 57;

/// `count` items have been read into this cell; the source belongs to the last cell of the chain.
struct TeeCellObject : Object {
  static constexpr size_t kValues = 2 + kCellItems;
  Value source;
  Value next; ///< cell, or NULL
  Value items[kCellItems];
  int64_t count;
  uint8_t running; ///< somebody is asking the source
};

struct TeeObject : Object {
  static constexpr size_t kValues = 1;
  Value cell;
  int64_t index; ///< of the next item in the cell
};

TypeObject* cell_type;

Value new_cell(Task* task, Value source) {
  auto* cell = native_new<TeeCellObject>(task, cell_type);
  if (!cell) return kNull;
  cell->source = source;
  return Value::from_object(cell);
}

/// The cell behind a full one.
Value next_cell(Task* task, TeeCellObject* cell) {
  Value next = load_field(&cell->next);
  if (!next.is_null()) return next;
  next = new_cell(task, cell->source);
  if (next.is_null()) return kNull;
  HeaderLock lock(task, cell);
  if (!cell->next.is_null()) return cell->next;
  gc::store_field(task, cell, &cell->next, next);
  return next;
}

/// Item number `i` of a cell, read from the source when nobody has.
Value cell_item(Task* task, TeeCellObject* cell, int64_t i) {
  std::atomic_ref<int64_t> count(cell->count);
  if (i < count.load(std::memory_order_acquire)) return load_field(&cell->items[i]);
  std::atomic_ref<uint8_t> running(cell->running);
  if (running.exchange(1, std::memory_order_acquire))
    return raise_runtime_error(task, "cannot re-enter the tee iterator");
  Value item;
  if (i < count.load(std::memory_order_acquire)) {
    item = load_field(&cell->items[i]);
  } else {
    item = inner_next(task, cell->source);
    if (!item.is_null() && !(item == kAbsent)) {
      gc::store_field(task, cell, &cell->items[i], item);
      count.store(i + 1, std::memory_order_release);
    }
  }
  running.store(0, std::memory_order_release);
  return item;
}

Value tee_next(Task* task, Value self) {
  auto* it = self.as<TeeObject>();
  Value cell = load_field(&it->cell);
  int64_t index = load_number(&it->index);
  if (index >= kCellItems) {
    cell = next_cell(task, cell.as<TeeCellObject>());
    if (cell.is_null()) return kNull;
    gc::store_field(task, it, &it->cell, cell);
    index = 0;
    store_number(&it->index, 0);
  }
  Value item = cell_item(task, cell.as<TeeCellObject>(), index);
  if (!item.is_null() && !(item == kAbsent)) store_number(&it->index, index + 1);
  return item;
}

Value tee_copy(Task* task, Value other) {
  auto* copy = native_new<TeeObject>(task, tee_type);
  if (!copy) return kNull;
  copy->cell = load_field(&other.as<TeeObject>()->cell);
  copy->index = load_number(&other.as<TeeObject>()->index);
  return Value::from_object(copy);
}

/// A tee iterator over an iterable; over another tee iterator one that shares its cells.
Value tee_from(Task* task, Value iterable) {
  Value source = get_iter(task, iterable);
  if (source.is_null()) return kNull;
  if (is_instance(source, tee_type)) return tee_copy(task, source);
  Value cell = new_cell(task, source);
  auto* it = cell.is_null() ? nullptr : native_new<TeeObject>(task, tee_type);
  if (!it) return kNull;
  it->cell = cell;
  return Value::from_object(it);
}

Value tee_new(Task* task, TypeObject*, const Value* args, size_t nargs, Value kwnames) {
  if (!check_no_keywords(task, "_tee", kwnames) || !check_positional(task, "_tee", nargs, 1, 1)) return kNull;
  return tee_from(task, args[0]);
}

Value copy_method(Task* task, const Value* args, size_t, Value) {
  return tee_copy(task, args[0]);
}

/// _tee_dataobject(iterable, values, next): a cell with its items, as unpickling would make it.
Value cell_new(Task* task, TypeObject*, const Value* args, size_t nargs, Value kwnames) {
  if (!check_no_keywords(task, "_tee_dataobject", kwnames) ||
      !check_positional(task, "teedataobject", nargs, 3, 3))
    return kNull;
  if (!is_list(args[1]))
    return raise_type_error(task, "teedataobject() argument 2 must be list, not %B", args[1]);
  auto length = static_cast<int64_t>(list_length(args[1]));
  Value next = args[2];
  if (length > kCellItems) return raise_value_error(task, "Invalid arguments");
  if (length == kCellItems ? !next.is_none() && !is_instance(next, cell_type) : !next.is_none())
    return raise_value_error(task, "_tee_dataobject shouldn't have a next if not full");
  Value source = get_iter(task, args[0]), made = source.is_null() ? kNull : new_cell(task, source);
  if (made.is_null()) return kNull;
  auto* cell = made.as<TeeCellObject>();
  for (int64_t i = 0; i < length; i++) {
    Value item = list_get(task, args[1], static_cast<size_t>(i));
    if (item == kAbsent) break;
    gc::store_field(task, cell, &cell->items[i], item);
    cell->count = i + 1;
  }
  if (!next.is_none()) gc::store_field(task, cell, &cell->next, next);
  return made;
}

const MethodDef tee_methods[] = {
    {"__copy__", copy_method, 0, 0, 0, "Another iterator at the same position."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};
const TypeSlots tee_slots = {.new_ = tee_new, .iter = iter_self, .next = tee_next};
const TypeDefinition tee_definition = {
    .doc = "Iterator of tee().",
    .module = "itertools",
    .flags = kTypeHasWeakRefs,
    .native_size = sizeof(TeeObject),
    .methods = tee_methods,
    .slots = &tee_slots,
    .trace = trace_native<TeeObject>,
};
const TypeSlots cell_slots = {.new_ = cell_new};
const TypeDefinition cell_definition = {
    .doc = "Items that tee() iterators share.",
    .module = "itertools",
    .native_size = sizeof(TeeCellObject),
    .slots = &cell_slots,
    .trace = trace_native<TeeCellObject>,
};

} // namespace

Value tee(Task* task, const Value* args, size_t nargs, Value) {
  int64_t n = 2;
  if (nargs > 1 && !ssize_argument(task, args[1], &n)) return kNull;
  if (n < 0) return raise_value_error(task, "n must be >= 0");
  TupleObject* result = tuple_allocate(task, static_cast<size_t>(n));
  if (!result) return kNull;
  for (int64_t i = 0; i < n; i++) {
    Value each = i == 0 ? tee_from(task, args[0]) : tee_copy(task, result->items[0]);
    if (each.is_null()) return kNull;
    gc::store_field(task, result, &result->items[i], each);
  }
  return Value::from_object(result);
}

bool add_tee(Task* task, ModuleObject* module) {
  return add_class(task, module, &tee_type, "_tee", tee_definition) &&
         add_class(task, module, &cell_type, "_tee_dataobject", cell_definition);
}

} // namespace pyc::itertools
