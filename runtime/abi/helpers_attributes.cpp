/// Helpers of native code and the interpreter: attributes, items, slices.

#include "abi/helpers.h"
#include "object/attributes.h"
#include "object/dict.h"
#include "object/list.h"
#include "object/operators.h"
#include "object/slice.h"
#include "object/tuple.h"

namespace pyc {

namespace {

int32_t give_pair(MethodPair pair, Value* results) {
  results[0] = pair.callee;
  results[1] = pair.self;
  return pair.callee.is_null() ? -1 : 0;
}

int32_t status(bool ok) {
  return ok ? 0 : -1;
}

/// Position of a small int in a sequence of `length`; past the end when there is none.
size_t position_of(Value index, size_t length) {
  int64_t i = index.small_int();
  return static_cast<size_t>(i < 0 ? i + static_cast<int64_t>(length) : i);
}

} // namespace

extern "C" {

Value pyc_LoadAttr(Task* task, Value object, Value name, uint64_t* cache) {
  if (!cache) return get_attr(task, object, name.as<StrObject>());
  return load_attr(task, object, name.as<StrObject>(), cache);
}

int32_t pyc_LoadMethod(Task* task, Value object, Value name, uint64_t* cache, Value* results) {
  if (!cache) return give_pair(load_method_uncached(task, object, name.as<StrObject>()), results);
  return give_pair(load_method(task, object, name.as<StrObject>(), cache), results);
}

Value pyc_LoadSuperAttr(Task* task, Value, Value super, Value class_, Value self, Value name) {
  return load_super_attr(task, super, class_, self, name.as<StrObject>());
}

int32_t pyc_LoadSuperMethod(Task* task, Value, Value super, Value class_, Value self, Value name,
                            Value* results) {
  return give_pair(load_super_method(task, super, class_, self, name.as<StrObject>()), results);
}

int32_t pyc_LoadSpecial(Task* task, Value object, uint32_t which, Value* results) {
  return give_pair(load_special(task, object, which), results);
}

int32_t pyc_StoreAttr(Task* task, Value object, Value name, Value from, uint64_t* cache) {
  if (!cache) return status(set_attr(task, object, name.as<StrObject>(), from));
  return status(store_attr(task, object, name.as<StrObject>(), from, cache));
}

int32_t pyc_DeleteAttr(Task* task, Value object, Value name) {
  return status(delete_attr(task, object, name.as<StrObject>()));
}

Value pyc_LoadItem(Task* task, Value object, Value index, uint64_t*) {
  if (object.is_object()) {
    uint32_t shape = object.object()->shape_relaxed();
    if (index.is_small_int() && shape == builtin_shape(BuiltinType::list)) {
      Value v = list_get(task, object, position_of(index, list_length(object)));
      if (!(v == kAbsent)) return v;
    } else if (index.is_small_int() && shape == builtin_shape(BuiltinType::tuple)) {
      auto* tuple = object.as<TupleObject>();
      size_t i = position_of(index, tuple->length);
      if (i < tuple->length) return tuple->items[i];
    } else if (shape == builtin_shape(BuiltinType::dict)) {
      Value v = dict_get(task, object.as<DictObject>(), index);
      return v == kAbsent ? Value(raise_key_error(task, index)) : v;
    }
  }
  return get_item(task, object, index);
}

int32_t pyc_StoreItem(Task* task, Value object, Value index, Value from, uint64_t*) {
  if (object.is_object()) {
    uint32_t shape = object.object()->shape_relaxed();
    if (shape == builtin_shape(BuiltinType::list) && index.is_small_int()) {
      if (list_set(task, object, position_of(index, list_length(object)), from)) return 0;
    } else if (shape == builtin_shape(BuiltinType::dict)) {
      return status(dict_set(task, object.as<DictObject>(), index, from));
    }
  }
  return status(set_item(task, object, index, from));
}

int32_t pyc_DeleteItem(Task* task, Value object, Value index) {
  return status(delete_item(task, object, index));
}

Value pyc_BuildSlice(Task* task, Value start, Value stop, Value step) {
  return slice_new(task, start, stop, step);
}

} // extern "C"

} // namespace pyc
