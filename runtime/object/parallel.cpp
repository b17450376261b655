#include "object/parallel.h"

#include "object/containers.h"
#include "object/reduce.h"
#include "object/tuple.h"

namespace pyc {

Value parallel_iterators(Task* task, const Value* args, size_t nargs) {
  TupleObject* iterators = tuple_allocate(task, nargs);
  if (!iterators) return kNull;
  for (size_t i = 0; i < nargs; i++) {
    Value iterator = get_iter(task, args[i]);
    if (iterator.is_null()) return kNull;
    gc::store_field(task, iterators, &iterators->items[i], iterator);
  }
  return Value::from_object(iterators);
}

/// (class, (other, iterators…)), and True behind it where they must end together.
static Value reduce_method(Task* task, const Value* args, size_t, Value) {
  auto* it = args[0].as<IteratorObject>();
  Value iterators = load_field(&it->source), other = load_field(&it->other);
  auto* all = iterators.as<TupleObject>();
  size_t before = other.is_null() ? 0 : 1;
  TupleObject* arguments = tuple_allocate(task, before + all->length);
  if (!arguments) return kNull;
  if (before) gc::store_field(task, arguments, &arguments->items[0], other);
  for (size_t i = 0; i < all->length; i++)
    gc::store_field(task, arguments, &arguments->items[before + i], all->items[i]);
  Value class_ = type_value(type_of(args[0])), parts = Value::from_object(arguments);
  return it->index ? tuple_of(task, class_, parts, kTrue) : tuple_of(task, class_, parts);
}

/// Whether the iterators must end together.
static Value set_state_method(Task* task, const Value* args, size_t, Value) {
  bool strict;
  if (!truth(task, args[1], &strict)) return kNull;
  args[0].as<IteratorObject>()->index = strict;
  return kNone;
}

const MethodDef k_parallel_methods[] = {
    {"__reduce__", reduce_method, 0, 0, 0, kReduceDoc},
    {"__setstate__", set_state_method, 1, 1, 0, kSetStateDoc},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

/// " 1" or "s 1-3": the arguments before number `i`.
static Value raise_uneven(Task* task, const char* function, size_t i, const char* relation) {
  const char* plural = i == 1 ? " " : "s 1-";
  return raise_value_error(task, "%s() argument %zu is %s than argument%s%zu", function, i + 1, relation,
                           plural, i);
}

/// Iterator number `ended` is at its end: with `strict` all others must be. -1 with ValueError, or 0.
static int check_ends(Task* task, TupleObject* iterators, size_t ended, const char* function) {
  if (ended > 0) {
    raise_uneven(task, function, ended, "shorter");
    return -1;
  }
  for (size_t i = 1; i < iterators->length; i++) {
    Value item = iter_next(task, iterators->items[i]);
    if (item.is_null()) return -1;
    if (item == kAbsent) continue;
    raise_uneven(task, function, i, "longer");
    return -1;
  }
  return 0;
}

int parallel_next(Task* task, Value iterators, Object* owner, Value* out, bool strict, const char* function) {
  auto* tuple = iterators.as<TupleObject>();
  for (size_t i = 0; i < tuple->length; i++) {
    Value item = iter_next(task, tuple->items[i]);
    if (item.is_null()) return -1;
    if (item == kAbsent) return strict ? check_ends(task, tuple, i, function) : 0;
    if (owner) {
      gc::store_field(task, owner, &out[i], item);
    } else {
      out[i] = item;
    }
  }
  return 1;
}

bool parallel_strict(Task* task, const Value* args, size_t nargs, Value kwnames, const char* function,
                     bool* out) {
  *out = false;
  if (kwnames.is_null()) return true;
  auto* keywords = kwnames.as<TupleObject>();
  for (size_t i = 0; i < keywords->length; i++) {
    auto* name = keywords->items[i].as<StrObject>();
    if (keywords->length > 1)
      return raise_type_error(task, "%s() takes at most 1 keyword argument (%zd given)", function,
                              static_cast<ssize_t>(keywords->length));
    if (!str_equal_ascii(name, "strict"))
      return raise_type_error(task, "%s() got an unexpected keyword argument '%S'", function, name);
    if (!truth(task, args[nargs + i], out)) return false;
  }
  return true;
}

} // namespace pyc
