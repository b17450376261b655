#pragma once
/// dict.keys(), values() and items().

#include "object/object.h"
#include "sched/task.h"

namespace pyc {

struct DictViewObject : Object {
  Value dict;
};

inline bool is_dict_view(Value v) {
  return has_kind(v, Kind::DictView);
}

} // namespace pyc
