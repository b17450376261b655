#include "object/containers.h"

#include "object/int.h"

namespace pyc {

ReprGuard::ReprGuard(Task* task, Value object)
    : recursion_(task, " while getting the repr of an object"), task_(task), object_(object),
      outer_(task->reprs) {
  for (ReprGuard* guard = outer_; guard; guard = guard->outer_)
    if (guard->object_ == object) repeated = true;
  task->reprs = this;
}

ReprGuard::~ReprGuard() {
  task_->reprs = outer_;
}

bool add_repr(Task* task, StrBuilder& out, Value item) {
  Value text = repr(task, item);
  if (text.is_null()) return false;
  out.add(text.as<StrObject>());
  return true;
}

bool sequence_index(Task* task, Value key, int64_t length, const char* type, const char* out_of_range,
                    size_t* out) {
  int64_t i;
  if (key.is_small_int()) {
    i = key.small_int();
  } else {
    if (!type_of(key)->slots.index)
      return raise_type_error(task, "%s indices must be integers or slices, not %T", type, key);
    if (!index_i64(task, key, types::IndexError, &i)) return false;
  }
  if (i < 0) i += length;
  if (i < 0 || i >= length) return raise_index_error(task, "%s", out_of_range);
  *out = static_cast<size_t>(i);
  return true;
}

bool search_bound(Task* task, Value v, int64_t length, int64_t* out) {
  if (!type_of(v)->slots.index)
    return raise_type_error(task, "slice indices must be integers or have an __index__ method");
  if (!index_i64(task, v, nullptr, out)) return false;
  if (*out < 0) *out += length;
  if (*out < 0) *out = 0;
  return true;
}

bool hash_of(Task* task, Value v, int64_t* out) {
  if (v.is_small_int()) {
    *out = int_hash(v);
    return true;
  }
  if (is_exact(v, BuiltinType::str)) {
    *out = str_hash(v.as<StrObject>());
    return true;
  }
  return hash(task, v, out);
}

Value iter_self(Task*, Value self) {
  return self;
}

} // namespace pyc
