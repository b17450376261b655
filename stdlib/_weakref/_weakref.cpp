/// _weakref: what weakref.py stands on.

#include "gc/gc.h"
#include "object/call.h"
#include "object/dict.h"
#include "object/errors.h"
#include "object/list.h"
#include "object/module.h"
#include "object/weakref.h"

namespace pyc {

static bool count_one(void* context, Object*) {
  ++*static_cast<int64_t*>(context);
  return true;
}

static Value get_count(Task*, const Value* args, size_t, Value) {
  int64_t count = 0;
  if (args[0].is_object()) gc::each_weakref(args[0].object(), count_one, &count);
  return Value::from_small_int(count);
}

struct Collected {
  Task* task;
  Value list; ///< with room for `room` more
  int64_t room;
};

static bool collect_one(void* context, Object* reference) {
  auto* collected = static_cast<Collected*>(context);
  return collected->room-- > 0 &&
         list_append(collected->task, collected->list, Value::from_object(reference));
}

static Value get_references(Task* task, const Value* args, size_t, Value) {
  int64_t count = 0;
  if (args[0].is_object()) gc::each_weakref(args[0].object(), count_one, &count);
  Collected collected{task, list_with_capacity(task, static_cast<size_t>(count)), count};
  if (count && !collected.list.is_null()) gc::each_weakref(args[0].object(), collect_one, &collected);
  return collected.list;
}

static Value proxy(Task* task, const Value* args, size_t nargs, Value) {
  return weakref_new(task, proxy_class_of(args[0]), args[0], nargs > 1 ? args[1] : kNull);
}

/// Deletes `key` unless its reference has come to life again, which no reference does.
static Value remove_dead(Task* task, const Value* args, size_t, Value) {
  if (!is_dict(args[0]))
    return raise_type_error(task, "_remove_dead_weakref() argument 1 must be dict, not %B", args[0]);
  auto* dict = args[0].as<DictObject>();
  Value reference = dict_get(task, dict, args[1]);
  if (reference.is_null() || reference == kAbsent) return reference.is_null() ? kNull : kNone;
  if (!is_instance(reference, types::weakref)) return raise_type_error(task, "not a weakref");
  bool removed;
  if (weakref_target(reference).is_null() && !dict_remove(task, dict, args[1], &removed)) return kNull;
  return kNone;
}

static const MethodDef functions[] = {
    {"getweakrefcount", get_count, 1, 1, 0, "Return the number of weak references to 'object'."},
    {"getweakrefs", get_references, 1, 1, 0,
     "Return a list of all weak reference objects pointing to 'object'."},
    {"proxy", proxy, 1, 2, 0, "Create a proxy object that weakly references 'object'."},
    {"_remove_dead_weakref", remove_dead, 2, 2, 0,
     "Atomically remove key from dict if it points to a dead weakref."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

static bool init(Task* task, ModuleObject* m) {
  return module_set(task, m, "ref", type_value(types::weakref)) &&
         module_set(task, m, "ReferenceType", type_value(types::weakref)) &&
         module_set(task, m, "ProxyType", type_value(types::weak_proxy)) &&
         module_set(task, m, "CallableProxyType", type_value(types::callable_proxy));
}

extern const NativeModule _weakref_module = {"_weakref", "Weak-reference support module.", functions, init};

} // namespace pyc
