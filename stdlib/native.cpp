#include "stdlib/native.h"

namespace pyc {

bool ssize_argument(Task* task, Value v, int64_t* out) {
  if (v.is_small_int()) [[likely]] {
    *out = v.small_int();
    return true;
  }
  Value number = index(task, v);
  if (number.is_null()) return false;
  if (index_i64(task, number, types::OverflowError, out)) return true;
  if (!clear_if(task, types::OverflowError)) return false;
  return raise_overflow_error(task, "Python int too large to convert to C ssize_t");
}

bool check_no_keywords_for(Task* task, TypeObject* type, const TypeObject* base, const char* name,
                           Value kwnames) {
  bool own_init = type != base && type->slots.init != base->slots.init;
  return own_init || check_no_keywords(task, name, kwnames);
}

} // namespace pyc
