/// Helpers of native code and the interpreter: names, namespaces, cells.

#include "abi/helpers.h"
#include "gc/gc.h"
#include "object/call.h"
#include "object/dict.h"
#include "object/errors.h"
#include "object/module.h"
#include "object/names.h"
#include "object/namespace.h"
#include "object/operators.h"
#include "object/tuple.h"
#include "opcodes.inc"

namespace pyc {

namespace {

DictObject* globals_of(Value callee) {
  return callee.as<FunctionObject>()->globals.as<DictObject>();
}

Value not_defined(Task* task, Value name) {
  return raise_name_error(task, name.as<StrObject>(), "name '%S' is not defined", name.as<StrObject>());
}

/// Global, then built-in; NameError.
Value load_global_uncached(Task* task, Value callee, Value name) {
  Value v = namespace_lookup(task, globals_of(callee), name.as<StrObject>());
  if (!v.is_null() || has_error(task)) return v;
  return not_defined(task, name);
}

/// namespace[name]; kAbsent when it is not there.
Value namespace_get(Task* task, Value name_space, Value name) {
  if (is_exact(name_space, BuiltinType::dict))
    return dict_get_name(task, name_space.as<DictObject>(), name.as<StrObject>());
  Value v = get_item(task, name_space, name);
  return v.is_null() && clear_if(task, types::KeyError) ? kAbsent : v;
}

} // namespace

extern "C" {

Value pyc_LoadCommon(Task* task, uint32_t which) {
  switch (static_cast<CommonObject>(which)) {
  case CommonObject::AssertionError:
    return type_value(types::AssertionError);
  case CommonObject::NotImplementedError:
    return type_value(types::NotImplementedError);
  case CommonObject::BuiltinTuple:
    return type_value(types::tuple);
  case CommonObject::BuiltinAll:
    return builtin_of(task, "all");
  case CommonObject::BuiltinAny:
    return builtin_of(task, "any");
  }
  return raise_system_error(task, "unknown common object %u", which);
}

Value pyc_LoadGlobal(Task* task, Value callee, Value name, uint64_t* cache) {
  if (!cache) return load_global_uncached(task, callee, name);
  return load_global(task, globals_of(callee), name.as<StrObject>(), cache);
}

int32_t pyc_StoreGlobal(Task* task, Value callee, Value name, Value from, uint64_t* cache) {
  bool ok = cache ? store_global(task, globals_of(callee), name.as<StrObject>(), from, cache)
                  : dict_set_name(task, globals_of(callee), name.as<StrObject>(), from);
  return ok ? 0 : -1;
}

int32_t pyc_DeleteGlobal(Task* task, Value callee, Value name) {
  return delete_global(task, globals_of(callee), name.as<StrObject>()) ? 0 : -1;
}

Value pyc_LoadName(Task* task, Value callee, Value name_space, Value name, uint64_t*) {
  Value v = namespace_get(task, name_space, name);
  return v == kAbsent ? load_global_uncached(task, callee, name) : v;
}

int32_t pyc_StoreName(Task* task, Value name_space, Value name, Value from) {
  bool ok = is_exact(name_space, BuiltinType::dict)
                ? dict_set_name(task, name_space.as<DictObject>(), name.as<StrObject>(), from)
                : set_item(task, name_space, name, from);
  return ok ? 0 : -1;
}

int32_t pyc_DeleteName(Task* task, Value name_space, Value name) {
  if (is_exact(name_space, BuiltinType::dict)) {
    bool removed = false;
    if (!dict_remove(task, name_space.as<DictObject>(), name, &removed)) return -1;
    if (!removed) not_defined(task, name);
    return removed ? 0 : -1;
  }
  if (delete_item(task, name_space, name)) return 0;
  if (clear_if(task, types::KeyError)) not_defined(task, name);
  return -1;
}

Value pyc_LoadNameOrCell(Task* task, Value, Value name_space, Value cell, Value name) {
  Value v = namespace_get(task, name_space, name);
  return v == kAbsent ? pyc_LoadCell(task, cell, name, 1) : v;
}

Value pyc_LoadNameOrGlobal(Task* task, Value callee, Value name_space, Value name) {
  Value v = namespace_get(task, name_space, name);
  return v == kAbsent ? load_global_uncached(task, callee, name) : v;
}

int32_t pyc_CheckBound(Task* task, Value value, Value name) {
  if (!value.is_null()) return 0;
  raise_format(task, types::UnboundLocalError,
               "cannot access local variable '%S' where it is not associated with a value",
               name.as<StrObject>());
  return -1;
}

Value pyc_MakeCell(Task* task, Value initial) {
  return cell_new(task, initial);
}

Value pyc_LoadFree(Task*, Value callee, uint32_t index) {
  return callee.as<FunctionObject>()->closure.as<TupleObject>()->items[index];
}

Value pyc_LoadCell(Task* task, Value cell, Value name, uint32_t free) {
  Value v = load_field(&cell.as<CellObject>()->value);
  if (!v.is_null()) return v;
  if (free == 0) {
    pyc_CheckBound(task, kNull, name);
    return kNull;
  }
  return raise_name_error(
      task, name.as<StrObject>(),
      "cannot access free variable '%S' where it is not associated with a value in enclosing scope",
      name.as<StrObject>());
}

void pyc_StoreCell(Task* task, Value cell, Value from) {
  auto* object = cell.as<CellObject>();
  gc::store_field(task, object, &object->value, from);
}

} // extern "C"

} // namespace pyc
