/// gc: the collector as Python sees it. There are no generations to tune and no reference counts: a
/// collection is always complete, thresholds are kept but mean nothing, and what a collection found is not
/// counted by object.

#include "gc/gc.h"

#include <atomic>

#include "gc/walk.h"
#include "interp/liveness.h"
#include "object/call.h"
#include "object/dict.h"
#include "object/errors.h"
#include "object/list.h"
#include "object/module.h"
#include "object/operators.h"
#include "object/tuple.h"
#include "platform/vector.h"

namespace pyc {

/// What gc.disable() asks for. The collector runs when memory runs out whatever this says: it is the only way
/// in which memory is ever given back.
static std::atomic<bool> enabled{true};
static std::atomic<int64_t> collections{0};
static std::atomic<int64_t> debug_flags{0};
static std::atomic<int64_t> thresholds[3] = {2000, 10, 0};

/// Overwrites what ended calls have left on the stack below this frame: the collector's own frames, which
/// come to lie there, are scanned too, and would carry old pointers in the places that they do not use.
[[gnu::noinline]] static void scrub_stack() {
  constexpr size_t kBytes = 16 * 1024;
  char below[kBytes];
  __builtin_memset(below, 0, kBytes);
  // The compiler must believe that somebody reads it.
  asm volatile("" : : "r"(below) : "memory");
}

/// A program that asks for a collection expects that what it cannot reach is gone.
static void forget_leftovers(Task* task) {
  clear_dead_registers(task);
  task->ret = kNull;
  scrub_stack();
}

static Value collect(Task* task, const Value* args, size_t nargs, Value kwnames) {
  static const char* const parameters[] = {"generation", nullptr};
  Value generation;
  if (!bind_arguments(task, {"collect", parameters, 0, 1}, args, nargs, kwnames, &generation)) return kNull;
  int64_t number = 2;
  if (!generation.is_null() && !index_i64(task, generation, types::OverflowError, &number)) return kNull;
  if (number < 0 || number > 2) return raise_value_error(task, "invalid generation");
  forget_leftovers(task);
  gc::collect(task);
  collections.fetch_add(1);
  return Value::from_small_int(0);
}

static Value enable(Task*, const Value*, size_t, Value) {
  enabled.store(true);
  return kNone;
}
static Value disable(Task*, const Value*, size_t, Value) {
  enabled.store(false);
  return kNone;
}
static Value is_enabled(Task*, const Value*, size_t, Value) {
  return Value::from_bool(enabled.load());
}

static Value get_count(Task* task, const Value*, size_t, Value) {
  Value zero = Value::from_small_int(0);
  return tuple_of(task, zero, zero, zero);
}

static Value get_threshold(Task* task, const Value*, size_t, Value) {
  return tuple_of(task, Value::from_small_int(thresholds[0].load()),
                  Value::from_small_int(thresholds[1].load()), Value::from_small_int(thresholds[2].load()));
}

static Value set_threshold(Task* task, const Value* args, size_t nargs, Value) {
  for (size_t i = 0; i < nargs; i++) {
    int64_t n;
    if (!index_i64(task, args[i], types::OverflowError, &n)) return kNull;
    // As in CPython, the oldest generation's is always 0.
    if (i < 2) thresholds[i].store(n);
  }
  return kNone;
}

/// Containers, as CPython tracks them: everything that can refer to other objects.
static Value is_tracked(Task*, const Value* args, size_t, Value) {
  if (!args[0].is_object()) return kFalse;
  switch (args[0].object()->kind) {
  case Kind::Int:
  case Kind::Float:
  case Kind::Complex:
  case Kind::Str:
  case Kind::StrSlice:
  case Kind::Bytes:
  case Kind::ByteArray:
  case Kind::Range:
  case Kind::Code:
    return kFalse;
  case Kind::Type:
    return Value::from_bool(args[0].as<TypeObject>()->flags & kTypeHeap);
  default:
    return kTrue;
  }
}

static Value is_finalized(Task*, const Value* args, size_t, Value) {
  bool has_finalizer = args[0].is_object() && type_of(args[0])->slots.finalize;
  return Value::from_bool(has_finalizer && !(args[0].object()->flags & kFlagFinalizer));
}

namespace {

/// Objects that are looked for while nothing may be allocated: they are counted first, then the list is made
/// with room for all of them.
struct Found {
  Value list;
  Task* task;
  size_t count = 0; ///< how many there are
  size_t stored = 0;
  const Value* wanted = nullptr; ///< get_referrers: what the objects must refer to
  size_t wanted_count = 0;
  bool refers = false;
};

bool is_tracked_object(Object* object) {
  Value v = Value::from_object(object);
  return is_tracked(nullptr, &v, 1, kNull) == kTrue;
}

void note_reference(void* raw, Value referent) {
  auto* found = static_cast<Found*>(raw);
  for (size_t i = 0; i < found->wanted_count; i++)
    found->refers |= found->wanted[i] == referent;
}

/// Whether an object of the heap belongs into the answer.
bool belongs(Found* found, Object* object) {
  if (!is_tracked_object(object) || Value::from_object(object) == found->list) return false;
  if (!found->wanted) return true;
  found->refers = false;
  gc::each_referent(object, note_reference, found);
  return found->refers;
}

void count_object(void* raw, Object* object) {
  auto* found = static_cast<Found*>(raw);
  found->count += belongs(found, object);
}

void store_object(void* raw, Object* object) {
  auto* found = static_cast<Found*>(raw);
  if (found->stored == found->count || !belongs(found, object)) return;
  list_append(found->task, found->list, Value::from_object(object));
  found->stored++;
}

/// A list of the objects of the heap that belong into the answer.
Value survivors(Task* task, Found* found) {
  forget_leftovers(task);
  gc::collect(task);
  gc::each_survivor(task, count_object, found);
  found->list = list_with_capacity(task, found->count);
  if (found->list.is_null()) return kNull;
  gc::each_survivor(task, store_object, found);
  return found->list;
}

} // namespace

static Value get_objects(Task* task, const Value* args, size_t nargs, Value kwnames) {
  static const char* const parameters[] = {"generation", nullptr};
  Value generation;
  if (!bind_arguments(task, {"get_objects", parameters, 0, 1}, args, nargs, kwnames, &generation))
    return kNull;
  int64_t number = 2;
  if (!generation.is_null() && !generation.is_none()) {
    if (!index_i64(task, generation, types::OverflowError, &number)) return kNull;
    if (number < 0) return raise_value_error(task, "generation parameter cannot be negative");
    if (number > 2)
      return raise_value_error(
          task, "generation parameter must be less than the number of available generations (3)");
  }
  Found found{};
  found.task = task;
  return survivors(task, &found);
}

static Value get_referrers(Task* task, const Value* args, size_t nargs, Value) {
  Found found{};
  found.task = task;
  found.wanted = args;
  found.wanted_count = nargs;
  return survivors(task, &found);
}

static Value get_referents(Task* task, const Value* args, size_t nargs, Value) {
  Value list = list_new(task, nullptr, 0);
  for (size_t i = 0; i < nargs && !list.is_null(); i++) {
    if (!args[i].is_object() || !is_tracked_object(args[i].object())) continue;
    Vector<Value> referents;
    gc::each_referent(
        args[i].object(), [](void* raw, Value v) { static_cast<Vector<Value>*>(raw)->push(v); }, &referents);
    // The object keeps them alive.
    for (Value each : referents)
      if (!list_append(task, list, each)) return kNull;
  }
  return list;
}

static Value get_stats(Task* task, const Value*, size_t, Value) {
  Value list = list_new(task, nullptr, 0);
  for (int generation = 0; generation < 3 && !list.is_null(); generation++) {
    DictObject* stats = dict_new(task);
    Value count = Value::from_small_int(generation == 2 ? collections.load() : 0),
          zero = Value::from_small_int(0);
    if (!stats || !dict_set_name(task, stats, intern_cstring("collections"), count) ||
        !dict_set_name(task, stats, intern_cstring("collected"), zero) ||
        !dict_set_name(task, stats, intern_cstring("uncollectable"), zero) ||
        !list_append(task, list, dict_value(stats)))
      return kNull;
  }
  return list;
}

static Value get_debug(Task*, const Value*, size_t, Value) {
  return Value::from_small_int(debug_flags.load());
}
/// Kept; nothing is printed.
static Value set_debug(Task* task, const Value* args, size_t, Value) {
  int64_t flags;
  if (!index_i64(task, args[0], types::OverflowError, &flags)) return kNull;
  debug_flags.store(flags);
  return kNone;
}

static Value freeze(Task*, const Value*, size_t, Value) {
  return kNone;
}
static Value get_freeze_count(Task*, const Value*, size_t, Value) {
  return Value::from_small_int(0);
}

static const MethodDef functions[] = {
    {"collect", collect, 0, -1, kMethodKeywords, "Run the garbage collector."},
    {"disable", disable, 0, 0, 0, "Disable automatic garbage collection."},
    {"enable", enable, 0, 0, 0, "Enable automatic garbage collection."},
    {"freeze", freeze, 0, 0, 0, "Freeze all current tracked objects and ignore them for future collections."},
    {"get_count", get_count, 0, 0, 0, "Return a three-tuple of the current collection counts."},
    {"get_debug", get_debug, 0, 0, 0, "Get the garbage collection debugging flags."},
    {"get_freeze_count", get_freeze_count, 0, 0, 0,
     "Return the number of objects in the permanent generation."},
    {"get_objects", get_objects, 0, -1, kMethodKeywords,
     "Return a list of objects tracked by the collector (excluding the list returned)."},
    {"get_referents", get_referents, 0, -1, 0,
     "Return the list of objects that are directly referred to by 'objs'."},
    {"get_referrers", get_referrers, 0, -1, 0,
     "Return the list of objects that directly refer to any of 'objs'."},
    {"get_stats", get_stats, 0, 0, 0, "Return a list of dictionaries containing per-generation statistics."},
    {"get_threshold", get_threshold, 0, 0, 0, "Return the current collection thresholds."},
    {"is_finalized", is_finalized, 1, 1, 0,
     "Returns true if the object has been already finalized by the GC."},
    {"is_tracked", is_tracked, 1, 1, 0, "Returns true if the object is tracked by the garbage collector."},
    {"isenabled", is_enabled, 0, 0, 0, "Returns true if automatic garbage collection is enabled."},
    {"set_debug", set_debug, 1, 1, 0, "Set the garbage collection debugging flags."},
    {"set_threshold", set_threshold, 1, 3, 0, "Set the collection thresholds (the collection frequency)."},
    {"unfreeze", freeze, 0, 0, 0, "Unfreeze all objects in the permanent generation."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

static bool init(Task* task, ModuleObject* m) {
  static constexpr struct {
    const char* name;
    int value;
  } flags[] = {{"DEBUG_STATS", 1},
               {"DEBUG_COLLECTABLE", 2},
               {"DEBUG_UNCOLLECTABLE", 4},
               {"DEBUG_SAVEALL", 32},
               {"DEBUG_LEAK", 38}};
  for (const auto& flag : flags)
    if (!module_set(task, m, flag.name, Value::from_small_int(flag.value))) return false;
  return module_set(task, m, "callbacks", list_new(task, nullptr, 0)) &&
         module_set(task, m, "garbage", list_new(task, nullptr, 0));
}

extern const NativeModule gc_module = {
    "gc", "This module provides access to the garbage collector for reference cycles.", functions, init};

} // namespace pyc
