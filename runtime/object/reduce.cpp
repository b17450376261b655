#include "object/reduce.h"

#include <algorithm>

#include "object/containers.h"
#include "object/errors.h"
#include "object/int.h"
#include "object/list.h"
#include "object/module.h"
#include "object/operators.h"
#include "object/tuple.h"

namespace pyc {

/// AttributeError where a program has deleted it.
static Value builtin_named(Task* task, const char* name) {
  Value found = builtin_of(task, name);
  if (!(found == kAbsent)) return found;
  return raise_format(task, types::AttributeError, "%s", name);
}

Value reduce_to_attribute(Task* task, Value object, Value name) {
  Value make = builtin_named(task, "getattr");
  Value arguments = make.is_null() || name.is_null() ? kNull : tuple_of(task, object, name);
  return arguments.is_null() ? kNull : tuple_of(task, make, arguments);
}

Value reduce_at(Task* task, const char* function, Value source, int64_t index, Value empty) {
  bool ended = source.is_null();
  Value make = builtin_named(task, function);
  if (make.is_null() || (ended && empty.is_null())) return kNull;
  Value first = ended ? empty : source;
  Value arguments = tuple_new(task, &first, 1);
  if (arguments.is_null()) return kNull;
  return ended ? tuple_of(task, make, arguments) : tuple_of(task, make, arguments, int_from_i64(task, index));
}

Value reduce_rest(Task* task, Value iterator) {
  auto* it = iterator.as<IteratorObject>();
  IteratorObject* copy = iterator_new_of_type(task, type_of(iterator));
  if (!copy) return kNull;
  copy->source = load_field(&it->source);
  copy->other = load_field(&it->other);
  copy->index = iterator_index(it);
  copy->limit = it->limit;
  copy->step = it->step;
  Value items = list_from_iterable(task, Value::from_object(copy));
  Value make = items.is_null() ? kNull : builtin_named(task, "iter");
  Value arguments = make.is_null() ? kNull : tuple_new(task, &items, 1);
  return arguments.is_null() ? kNull : tuple_of(task, make, arguments);
}

bool state_index(Task* task, Value state, int64_t low, int64_t high, int64_t* out) {
  if (!is_int_or_bool(state)) return raise_type_error(task, "an integer is required");
  if (!int_to_i64(bool_to_int(state), out))
    return raise_overflow_error(task, "Python int too large to convert to C ssize_t");
  *out = std::clamp(*out, low, std::max(low, high));
  return true;
}

} // namespace pyc
