/// Helpers of native code and the interpreter: displays, iteration, unpacking.

#include "abi/helpers.h"
#include "object/attributes.h"
#include "object/dict.h"
#include "object/errors.h"
#include "object/list.h"
#include "object/module.h"
#include "object/names.h"
#include "object/operators.h"
#include "object/set.h"
#include "object/str.h"
#include "object/tuple.h"

namespace pyc {

extern "C" {

Value pyc_BuildTuple(Task* task, const Value* items, uint32_t count) {
  return count == 0 ? tuple_empty() : tuple_new(task, items, count);
}

Value pyc_BuildList(Task* task, const Value* items, uint32_t count) {
  return list_new(task, items, count);
}

Value pyc_BuildSet(Task* task, const Value* items, uint32_t count) {
  Value set = set_new(task);
  if (set.is_null()) return kNull;
  for (uint32_t i = 0; i < count; i++)
    if (!set_add(task, set, items[i])) return kNull;
  return set;
}

Value pyc_BuildDict(Task* task, const Value* items, uint32_t count) {
  DictObject* dict = dict_new(task, count);
  if (!dict) return kNull;
  for (uint32_t i = 0; i < count; i++)
    if (!dict_set(task, dict, items[2 * i], items[2 * i + 1])) return kNull;
  return dict_value(dict);
}

Value pyc_BuildString(Task* task, const Value* items, uint32_t count) {
  StrBuilder builder(task);
  for (uint32_t i = 0; i < count; i++)
    builder.add(items[i].as<StrObject>());
  return builder.finish();
}

int32_t pyc_ListAppend(Task* task, Value list, Value item) {
  return list_append(task, list, item) ? 0 : -1;
}

int32_t pyc_ListExtend(Task* task, Value list, Value items) {
  const TypeSlots& slots = type_of(items)->slots;
  if (!slots.iter && !slots.get_item) {
    raise_type_error(task, "Value after * must be an iterable, not %T", items);
    return -1;
  }
  return list_extend(task, list, items) ? 0 : -1;
}

Value pyc_ListToTuple(Task* task, Value list) {
  return list_to_tuple(task, list);
}

int32_t pyc_SetAdd(Task* task, Value set, Value item) {
  return set_add(task, set, item) ? 0 : -1;
}

int32_t pyc_SetUpdate(Task* task, Value set, Value items) {
  return set_update(task, set, items) ? 0 : -1;
}

int32_t pyc_DictSet(Task* task, Value dict, Value key, Value value) {
  return dict_set(task, dict.as<DictObject>(), key, value) ? 0 : -1;
}

int32_t pyc_DictUpdate(Task* task, Value dict, Value other) {
  if (!is_dict(other)) {
    Value keys = get_attr_optional(task, other, names.keys);
    if (keys.is_null()) return -1;
    if (keys == kAbsent) {
      raise_type_error(task, "'%T' object is not a mapping", other);
      return -1;
    }
  }
  return dict_update(task, dict.as<DictObject>(), other) ? 0 : -1;
}

Value pyc_BuildInterpolation(Task* task, Value value, Value text, uint32_t conversion, Value spec) {
  static const char* const letters[] = {nullptr, "s", "r", "a"};
  const char* letter = letters[conversion & 3];
  Value args[] = {value, text, letter ? Value::from_object(intern_cstring(letter)) : kNone,
                  spec.is_null() ? str_empty() : spec};
  return call_library(task, "_template", "_make_interpolation", args, 4);
}

Value pyc_BuildTemplate(Task* task, Value strings, Value interpolations) {
  Value args[] = {strings, interpolations};
  return call_library(task, "_template", "_make_template", args, 2);
}

Value pyc_GetIter(Task* task, Value iterable) {
  return get_iter(task, iterable);
}

Value pyc_ForIter(Task* task, Value iterator) {
  return iter_next(task, iterator);
}

int32_t pyc_Unpack(Task* task, uint32_t count, Value iterable, Value* results) {
  return unpack(task, iterable, count, results) ? 0 : -1;
}

int32_t pyc_UnpackRest(Task* task, uint32_t before, uint32_t after, Value iterable, Value* results) {
  return unpack_rest(task, iterable, before, after, results) ? 0 : -1;
}

} // extern "C"

} // namespace pyc
