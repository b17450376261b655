/// enumerate: `source` is the iterator, `index` the next number; from 2^62 on `other` holds it as an int.

#include "object/generic_alias.h"
#include "object/call.h"
#include "object/containers.h"
#include "object/int.h"
#include "object/reduce.h"
#include "object/tuple.h"

namespace pyc {

namespace {

/// The arguments iterable and start by position or name; CPython's wording, which is that of calls of the
/// class itself.
bool parse(Task* task, const Value* args, size_t nargs, Value kwnames, Value* out) {
  size_t named = kwnames.is_null() ? 0 : kwnames.as<TupleObject>()->length;
  if (nargs + named > 2 && nargs > 0)
    return raise_type_error(task, "enumerate() takes at most 2 arguments (%zd given)",
                            static_cast<ssize_t>(nargs + named));
  for (size_t i = 0; i < nargs; i++)
    out[i] = args[i];
  for (size_t i = 0; i < named && named <= 2; i++) {
    auto* name = kwnames.as<TupleObject>()->items[i].as<StrObject>();
    int position = str_equal_ascii(name, "iterable") ? 0 : str_equal_ascii(name, "start") ? 1 : -1;
    if (position < 0 || !out[position].is_null())
      return raise_type_error(task, "'%S' is an invalid keyword argument for enumerate()", name);
    out[position] = args[nargs + i];
  }
  if (!out[0].is_null()) return true;
  // Alone, `start` is what CPython did not expect.
  if (named == 1 && nargs == 0)
    return raise_type_error(task, "'start' is an invalid keyword argument for enumerate()");
  return raise_type_error(task, "enumerate() missing required argument 'iterable'");
}

Value new_slot(Task* task, TypeObject* type, const Value* args, size_t nargs, Value kwnames) {
  Value given[2] = {kNull, kNull};
  static const char* const names[] = {"iterable", "start", nullptr};
  bool ok = type == types::enumerate
                ? parse(task, args, nargs, kwnames, given)
                : bind_arguments(task, {"enumerate", names, 1, 2}, args, nargs, kwnames, given);
  if (!ok) return kNull;
  Value start = given[1].is_null() ? Value::from_small_int(0) : index(task, given[1]);
  Value source = start.is_null() ? kNull : get_iter(task, given[0]);
  if (source.is_null()) return kNull;
  IteratorObject* it = iterator_new_of_type(task, type);
  if (!it) return kNull;
  it->source = source;
  if (start.is_small_int()) {
    it->index = start.small_int();
  } else {
    it->other = start;
  }
  return Value::from_object(it);
}

/// The next number, counted on.
Value take_number(Task* task, IteratorObject* it) {
  Value big = load_field(&it->other);
  if (big.is_null() && iterator_index(it) < kSmallIntMax)
    return Value::from_small_int(iterator_advance(it, 1));
  Value number = big.is_null() ? Value::from_small_int(iterator_index(it)) : big;
  Value next = int_add(task, number, Value::from_small_int(1));
  if (next.is_null()) return kNull;
  gc::store_field(task, it, &it->other, next);
  return number;
}

Value next_slot(Task* task, Value self) {
  auto* it = self.as<IteratorObject>();
  Value item = iter_next(task, load_field(&it->source));
  if (item.is_null() || item == kAbsent) return item;
  Value number = take_number(task, it);
  return number.is_null() ? kNull : tuple_of(task, number, item);
}

Value reduce_method(Task* task, const Value* args, size_t, Value) {
  auto* it = args[0].as<IteratorObject>();
  Value big = load_field(&it->other);
  Value number = big.is_null() ? Value::from_small_int(iterator_index(it)) : big;
  Value parts = tuple_of(task, load_field(&it->source), number);
  return parts.is_null() ? kNull : tuple_of(task, type_value(type_of(args[0])), parts);
}

const MethodDef methods[] = {
    PYC_CLASS_GETITEM,
    {"__reduce__", reduce_method, 0, 0, 0, kReduceDoc},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

const TypeSlots slots = {.new_ = new_slot, .iter = iter_self, .next = next_slot};

} // namespace

const TypeDefinition k_enumerate_type = {
    .doc =
        "Return an enumerate object.\n\n  iterable\n    an object supporting iteration\n\nThe enumerate "
        "object yields "
        "pairs containing a count (from start, which\ndefaults to zero) and a value yielded by the iterable "
        "argument.\n\nenumerate is useful for obtaining an indexed list:\n    (0, seq[0]), (1, seq[1]), (2, "
        "seq[2]), "
        "...",
    .flags = kTypeBase,
    .native_size = sizeof(IteratorObject),
    .methods = methods,
    .slots = &slots,
};

} // namespace pyc
