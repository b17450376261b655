/// _thread: locks and the identity of the running thread. Starting threads comes with the scheduler's issue;
/// until then `start_new_thread` says so, and a lock that is taken twice by the one thread can only wait for
/// ever, which is an error.

#include <atomic>

#include "object/call.h"
#include "object/errors.h"
#include "object/float.h"
#include "object/module.h"
#include "object/native_type.h"
#include "object/operators.h"

namespace pyc {

namespace {

struct LockObject : Object {
  std::atomic<uint64_t> count; ///< how often it is held
  std::atomic<Task*> owner;    ///< of a recursive lock
};

TypeObject* lock_type;
TypeObject* rlock_type;

LockObject* lock_of(Value v) {
  return v.as<LockObject>();
}

Value new_lock(Task* task, TypeObject* type, const Value*, size_t nargs, Value kwnames) {
  if (!check_no_keywords(task, type_short_name(type), kwnames)) return kNull;
  if (nargs) return raise_type_error(task, "%s() takes no arguments", type_short_name(type));
  return Value::from_object(instance_new(task, type));
}

/// acquire(blocking=True, timeout=-1), the arguments checked. False with an exception.
bool read_arguments(Task* task, const Value* args, size_t nargs, Value kwnames, bool* blocking) {
  static const char* const parameters[] = {"blocking", "timeout", nullptr};
  Value v[2];
  *blocking = true;
  if (!bind_arguments(task, {"acquire", parameters, 0, 2}, args, nargs, kwnames, v)) return false;
  if (!v[0].is_null() && !truth(task, v[0], blocking)) return false;
  if (v[1].is_null()) return true;
  Value timeout = number_float(task, v[1]);
  if (timeout.is_null()) return false;
  double seconds = float_value(timeout);
  if (!*blocking && seconds != -1)
    return raise_value_error(task, "can't specify a timeout for a non-blocking call");
  if (seconds < 0 && seconds != -1)
    return raise_value_error(task, "timeout value must be a non-negative number");
  if (seconds >= 0) *blocking = false;
  return true;
}

Value acquire(Task* task, const Value* args, size_t nargs, Value kwnames) {
  bool blocking;
  if (!read_arguments(task, args + 1, nargs - 1, kwnames, &blocking)) return kNull;
  LockObject* lock = lock_of(args[0]);
  uint64_t free = 0;
  if (lock->count.compare_exchange_strong(free, 1)) return kTrue;
  if (!blocking) return kFalse;
  return raise_runtime_error(task, "deadlock: the only thread waits for a lock that it holds");
}

Value release(Task* task, const Value* args, size_t, Value) {
  uint64_t held = 1;
  if (lock_of(args[0])->count.compare_exchange_strong(held, 0)) return kNone;
  return raise_runtime_error(task, "release unlocked lock");
}

Value acquire_recursive(Task* task, const Value* args, size_t nargs, Value kwnames) {
  bool blocking;
  if (!read_arguments(task, args + 1, nargs - 1, kwnames, &blocking)) return kNull;
  LockObject* lock = lock_of(args[0]);
  Task* nobody = nullptr;
  if (lock->owner.load() != task && !lock->owner.compare_exchange_strong(nobody, task)) return kFalse;
  lock->count.fetch_add(1);
  return kTrue;
}

Value release_recursive(Task* task, const Value* args, size_t, Value) {
  LockObject* lock = lock_of(args[0]);
  if (lock->owner.load() != task) return raise_runtime_error(task, "cannot release un-acquired lock");
  if (lock->count.fetch_sub(1) == 1) lock->owner.store(nullptr);
  return kNone;
}

Value exit_lock(Task* task, const Value* args, size_t, Value) {
  return release(task, args, 1, kNull);
}
Value exit_recursive(Task* task, const Value* args, size_t, Value) {
  return release_recursive(task, args, 1, kNull);
}

Value is_locked(Task*, const Value* args, size_t, Value) {
  return Value::from_bool(lock_of(args[0])->count.load() != 0);
}

Value is_owned(Task* task, const Value* args, size_t, Value) {
  return Value::from_bool(lock_of(args[0])->owner.load() == task);
}

Value repr_lock(Task* task, Value self) {
  return format_message(task, "<%s _thread.lock object at 0x%lx>",
                        lock_of(self)->count.load() ? "locked" : "unlocked", self.bits);
}

Value repr_recursive(Task* task, Value self) {
  LockObject* lock = lock_of(self);
  return format_message(task, "<%s %T object owner=%lu count=%lu at 0x%lx>",
                        lock->count.load() ? "locked" : "unlocked", self,
                        reinterpret_cast<uint64_t>(lock->owner.load()), lock->count.load(), self.bits);
}

constexpr int8_t kAny = -1;
const MethodDef lock_methods[] = {
    {"__enter__", acquire, 0, 0, kMethodKeywords, nullptr},
    {"__exit__", exit_lock, 3, 3, 0, nullptr},
    {"acquire", acquire, 0, kAny, kMethodKeywords, "Lock the lock."},
    {"locked", is_locked, 0, 0, 0, "Return whether the lock is in the locked state."},
    {"release", release, 0, 0, 0, "Release the lock."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};
const MethodDef rlock_methods[] = {
    {"__enter__", acquire_recursive, 0, 0, kMethodKeywords, nullptr},
    {"__exit__", exit_recursive, 3, 3, 0, nullptr},
    {"_is_owned", is_owned, 0, 0, 0, nullptr},
    {"acquire", acquire_recursive, 0, kAny, kMethodKeywords, "Lock the lock."},
    {"locked", is_locked, 0, 0, 0, "Return a boolean indicating whether this object is locked right now."},
    {"release", release_recursive, 0, 0, 0, "Release the lock."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};
constexpr TypeSlots lock_slots = [] {
  TypeSlots s{};
  s.new_ = new_lock;
  s.repr = repr_lock;
  return s;
}();
constexpr TypeSlots rlock_slots = [] {
  TypeSlots s{};
  s.new_ = new_lock;
  s.repr = repr_recursive;
  return s;
}();
const TypeDefinition lock_definition = {.doc = "A lock object is a synchronization primitive.",
                                        .module = "_thread",
                                        .flags = kTypeHasWeakRefs,
                                        .native_size = sizeof(LockObject),
                                        .methods = lock_methods,
                                        .slots = &lock_slots};
const TypeDefinition rlock_definition = {.module = "_thread",
                                         .flags = kTypeBase | kTypeHasWeakRefs,
                                         .native_size = sizeof(LockObject),
                                         .methods = rlock_methods,
                                         .slots = &rlock_slots};

Value get_ident(Task* task, const Value*, size_t, Value) {
  return Value::from_small_int(reinterpret_cast<int64_t>(task));
}

Value allocate_lock(Task* task, const Value*, size_t, Value) {
  return Value::from_object(instance_new(task, lock_type));
}

Value start_new_thread(Task* task, const Value*, size_t, Value) {
  return raise_unsupported(task, "starting threads");
}

const MethodDef functions[] = {
    {"allocate_lock", allocate_lock, 0, 0, 0, "Create a new lock object."},
    {"get_ident", get_ident, 0, 0, 0,
     "Return a non-zero integer that uniquely identifies the current thread."},
    {"start_new_thread", start_new_thread, 0, -1, kMethodKeywords, "Start a new thread."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

bool init(Task* task, ModuleObject* m) {
  // It is completed at its first import, which two threads must not come to together.
  if (import_module(task, Value::from_object(intern_cstring("sys"))).is_null()) return false;
  lock_type = module_add_type(task, m, "lock", lock_definition);
  rlock_type = lock_type ? module_add_type(task, m, "RLock", rlock_definition) : nullptr;
  constexpr double kTimeoutMax = 9223372036.0;
  return rlock_type && module_set(task, m, "LockType", type_value(lock_type)) &&
         module_set(task, m, "error", type_value(types::RuntimeError)) &&
         module_set(task, m, "TIMEOUT_MAX", float_new(task, kTimeoutMax));
}

} // namespace

extern const NativeModule _thread_module = {
    "_thread", "This module provides primitive operations to write multi-threaded programs.", functions,
    init};

} // namespace pyc
