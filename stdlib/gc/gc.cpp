/// gc: the collector as Python sees it. There are no generations to tune and no reference counts: a
/// collection is always complete, thresholds are kept but mean nothing, and what a collection found is not
/// counted by object.

#include "gc/gc.h"

#include <atomic>

#include "object/call.h"
#include "object/errors.h"
#include "object/list.h"
#include "object/module.h"
#include "object/operators.h"
#include "object/tuple.h"

namespace pyc {

/// What gc.disable() asks for. The collector runs when memory runs out whatever this says: it is the only way
/// in which memory is ever given back.
static std::atomic<bool> enabled{true};
static std::atomic<int64_t> collections{0};
static std::atomic<int64_t> thresholds[3] = {2000, 10, 0};

static Value collect(Task* task, const Value* args, size_t nargs, Value kwnames) {
  static const char* const parameters[] = {"generation", nullptr};
  Value generation;
  if (!bind_arguments(task, {"collect", parameters, 0, 1}, args, nargs, kwnames, &generation)) return kNull;
  int64_t number = 2;
  if (!generation.is_null() && !index_i64(task, generation, types::OverflowError, &number)) return kNull;
  if (number < 0 || number > 2) return raise_value_error(task, "invalid generation");
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
    {"get_freeze_count", get_freeze_count, 0, 0, 0,
     "Return the number of objects in the permanent generation."},
    {"get_threshold", get_threshold, 0, 0, 0, "Return the current collection thresholds."},
    {"is_finalized", is_finalized, 1, 1, 0,
     "Returns true if the object has been already finalized by the GC."},
    {"is_tracked", is_tracked, 1, 1, 0, "Returns true if the object is tracked by the garbage collector."},
    {"isenabled", is_enabled, 0, 0, 0, "Returns true if automatic garbage collection is enabled."},
    {"set_threshold", set_threshold, 1, 3, 0, "Set the collection thresholds (the collection frequency)."},
    {"unfreeze", freeze, 0, 0, 0, "Unfreeze all objects in the permanent generation."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

static bool init(Task* task, ModuleObject* m) {
  return module_set(task, m, "callbacks", list_new(task, nullptr, 0)) &&
         module_set(task, m, "garbage", list_new(task, nullptr, 0));
}

extern const NativeModule gc_module = {
    "gc", "This module provides access to the garbage collector for reference cycles.", functions, init};

} // namespace pyc
