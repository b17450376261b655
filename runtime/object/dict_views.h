#pragma once
/// dict.keys(), values() and items().

#include "object/object.h"
#include "sched/task.h"

namespace pyc {

struct TypeObject;

struct DictViewObject : Object {
  Value dict;
};

inline bool is_dict_view(Value v) {
  return has_kind(v, Kind::DictView);
}

/// A view of a dict; `type` is dict_keys, dict_values, dict_items or a class derived from one of them.
Value dict_view_new(Task* task, TypeObject* type, Value dict);

} // namespace pyc
