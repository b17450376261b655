/// count, cycle, repeat.

#include "stdlib/itertools/itertools.h"

#include "object/complex.h"
#include "object/instance.h"
#include "object/list.h"
#include "sched/lock.h"

namespace pyc::itertools {

namespace {

// ---------------------------------------------------------------- count

/// While `number` is NULL the next number is `small`, and `step` a small int.
struct CountObject : Object {
  static constexpr size_t kValues = 2;
  Value number;
  Value step;
  int64_t small;
};

TypeObject* count_type;

bool is_number(Value v) {
  const TypeSlots& slots = type_of(v)->slots;
  return slots.index || slots.int_ || slots.float_ || is_instance(v, types::complex);
}

Value count_new(Task* task, TypeObject* type, const Value* args, size_t nargs, Value kwnames) {
  static const char* const parameters[] = {"start", "step", nullptr};
  Value v[2];
  if (!bind_arguments(task, {"count", parameters, 0, 2}, args, nargs, kwnames, v)) return kNull;
  for (Value& each : v) {
    if (each.is_null()) continue;
    if (!is_number(each)) return raise_type_error(task, "a number is required");
    if (each.is_bool()) each = Value::from_small_int(each.is_true());
  }
  auto* it = native_new<CountObject>(task, type);
  if (!it) return kNull;
  Value start = v[0].is_null() ? Value::from_small_int(0) : v[0];
  it->step = v[1].is_null() ? Value::from_small_int(1) : v[1];
  if (start.is_small_int() && it->step.is_small_int())
    it->small = start.small_int();
  else
    it->number = start;
  return Value::from_object(it);
}

/// From the moment on when a number or the step is no small int. No addition under the lock: it may run
/// Python.
Value count_next_slow(Task* task, CountObject* it) {
  for (;;) {
    Value number = load_field(&it->number);
    Value next = binary_op(task, BinaryOp::Add, number, it->step);
    if (next.is_null()) return kNull;
    HeaderLock lock(task, it);
    if (!(it->number == number)) continue;
    gc::store_field(task, it, &it->number, next);
    return number;
  }
}

/// next(count()) is a way to number things from several threads: each number is given once.
Value count_next(Task* task, Value self) {
  auto* it = self.as<CountObject>();
  std::atomic_ref<int64_t> small(it->small);
  while (load_field(&it->number).is_null()) {
    int64_t number = small.load(std::memory_order_relaxed), next;
    if (!__builtin_add_overflow(number, it->step.small_int(), &next) && fits_small_int(next)) {
      if (!task->mt) {
        small.store(next, std::memory_order_relaxed);
        return Value::from_small_int(number);
      }
      if (small.compare_exchange_strong(number, next, std::memory_order_relaxed))
        return Value::from_small_int(number);
      continue;
    }
    HeaderLock lock(task, it);
    if (it->number.is_null())
      gc::store_field(task, it, &it->number, Value::from_small_int(load_number(&it->small)));
  }
  return count_next_slow(task, it);
}

Value count_repr(Task* task, Value self) {
  auto* it = self.as<CountObject>();
  Value number = load_field(&it->number);
  if (number.is_null()) number = Value::from_small_int(load_number(&it->small));
  const char* name = type_short_name(type_of(self));
  if (it->step == Value::from_small_int(1)) return format_message(task, "%s(%R)", name, number);
  return format_message(task, "%s(%R, %R)", name, number, it->step);
}

const TypeSlots count_slots = {.new_ = count_new, .repr = count_repr, .iter = iter_self, .next = count_next};
const TypeDefinition count_definition = {
    .doc = "Evenly spaced numbers, without an end: start, start + step, …",
    .module = "itertools",
    .flags = kTypeBase,
    .native_size = sizeof(CountObject),
    .slots = &count_slots,
    .trace = trace_native<CountObject>,
};

// ---------------------------------------------------------------- cycle

/// `source` gives items until its end, and `saved` remembers them; then `index` runs around in `saved`.
struct CycleObject : Object {
  static constexpr size_t kValues = 2;
  Value source;
  Value saved;
  int64_t index;
};

TypeObject* cycle_type;

Value cycle_new(Task* task, TypeObject* type, const Value* args, size_t nargs, Value kwnames) {
  if (!check_no_keywords_for(task, type, cycle_type, "cycle", kwnames)) return kNull;
  if (!check_positional(task, "cycle", nargs, 1, 1)) return kNull;
  Value source = get_iter(task, args[0]), saved = source.is_null() ? kNull : list_new(task, nullptr, 0);
  auto* it = saved.is_null() ? nullptr : native_new<CycleObject>(task, type);
  if (!it) return kNull;
  it->source = source;
  it->saved = saved;
  return Value::from_object(it);
}

Value cycle_next(Task* task, Value self) {
  auto* it = self.as<CycleObject>();
  Value source = load_field(&it->source);
  if (!source.is_null()) {
    Value item = inner_next(task, source);
    if (item.is_null()) return kNull;
    if (!(item == kAbsent)) return list_append(task, it->saved, item) ? item : kNull;
    gc::store_field(task, it, &it->source, kNull);
  }
  int64_t index = load_number(&it->index);
  Value item = list_get(task, it->saved, static_cast<size_t>(index));
  if (item == kAbsent) {
    index = 0;
    item = list_get(task, it->saved, 0);
  }
  store_number(&it->index, index + 1);
  return item;
}

const TypeSlots cycle_slots = {.new_ = cycle_new, .iter = iter_self, .next = cycle_next};
const TypeDefinition cycle_definition = {
    .doc = "The items of the iterable, then the same ones again and again.",
    .module = "itertools",
    .flags = kTypeBase,
    .native_size = sizeof(CycleObject),
    .slots = &cycle_slots,
    .trace = trace_native<CycleObject>,
};

// ---------------------------------------------------------------- repeat

/// `left` is -1 without a limit.
struct RepeatObject : Object {
  static constexpr size_t kValues = 1;
  Value item;
  int64_t left;
};

TypeObject* repeat_type;

Value repeat_new(Task* task, TypeObject* type, const Value* args, size_t nargs, Value kwnames) {
  static const char* const parameters[] = {"object", "times", nullptr};
  Value v[2];
  int64_t times = -1;
  if (!bind_arguments(task, {"repeat", parameters, 1, 2}, args, nargs, kwnames, v)) return kNull;
  if (!v[1].is_null()) {
    if (!ssize_argument(task, v[1], &times)) return kNull;
    if (times < 0) times = 0;
  }
  auto* it = native_new<RepeatObject>(task, type);
  if (!it) return kNull;
  it->item = v[0];
  it->left = times;
  return Value::from_object(it);
}

Value repeat_next(Task* task, Value self) {
  auto* it = self.as<RepeatObject>();
  int64_t left = load_number(&it->left);
  if (left < 0) return it->item;
  if (!task->mt) {
    if (left == 0) return kAbsent;
    store_number(&it->left, left - 1);
    return it->item;
  }
  std::atomic_ref<int64_t> counter(it->left);
  while (left > 0)
    if (counter.compare_exchange_weak(left, left - 1, std::memory_order_relaxed)) return it->item;
  return kAbsent;
}

Value repeat_repr(Task* task, Value self) {
  auto* it = self.as<RepeatObject>();
  const char* name = type_short_name(type_of(self));
  int64_t left = load_number(&it->left);
  return left < 0 ? format_message(task, "%s(%R)", name, it->item)
                  : format_message(task, "%s(%R, %ld)", name, it->item, left);
}

Value repeat_length_hint(Task* task, const Value* args, size_t, Value) {
  int64_t left = load_number(&args[0].as<RepeatObject>()->left);
  if (left < 0) return raise_type_error(task, "len() of unsized object");
  return int_from_i64(task, left);
}

const MethodDef repeat_methods[] = {
    {"__length_hint__", repeat_length_hint, 0, 0, 0, "How many items are left."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};
const TypeSlots repeat_slots = {
    .new_ = repeat_new, .repr = repeat_repr, .iter = iter_self, .next = repeat_next};
const TypeDefinition repeat_definition = {
    .doc = "The same object again and again, without an end or so many times.",
    .module = "itertools",
    .flags = kTypeBase,
    .native_size = sizeof(RepeatObject),
    .methods = repeat_methods,
    .slots = &repeat_slots,
    .trace = trace_native<RepeatObject>,
};

} // namespace

bool add_infinite(Task* task, ModuleObject* module) {
  return add_class(task, module, &count_type, "count", count_definition) &&
         add_class(task, module, &cycle_type, "cycle", cycle_definition) &&
         add_class(task, module, &repeat_type, "repeat", repeat_definition);
}

} // namespace pyc::itertools
