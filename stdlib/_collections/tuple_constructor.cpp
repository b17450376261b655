/// _tuple_constructor: `__new__` of named tuples, for the override of collections.namedtuple.

#include "stdlib/_collections/collections.h"

#include "interp/synthetic.h"
#include "object/code.h"
#include "object/names.h"
#include "object/tuple.h"
#include "platform/vector.h"

namespace pyc::collections {

/// What tuple.__new__(cls, (field, …)) does. Classes that it refuses get its words.
static Value construct(Task* task, Value callee, const Value* parameters) {
  size_t count = callee.as<FunctionObject>()->code->arg_count - 1;
  if (is_type(parameters[0]) && is_subtype(parameters[0].as<TypeObject>(), types::tuple)) {
    TupleObject* made = tuple_allocate_of_type(task, parameters[0].as<TypeObject>(), count);
    if (!made) return kNull;
    for (size_t i = 0; i < count; i++)
      gc::store_field(task, made, &made->items[i], parameters[i + 1]);
    return Value::from_object(made);
  }
  Value fields = tuple_new(task, parameters + 1, count);
  Value make = type_lookup(types::tuple, names.new_);
  return fields.is_null() ? kNull : call2(task, make, parameters[0], fields);
}

/// _tuple_constructor(pattern, qualname, parameters): a function `__new__` whose first parameter is the class
/// and whose others, by these names, are the items of the tuple that it makes. `pattern` is a Python function
/// that lends its globals and its place in the source.
Value tuple_constructor(Task* task, const Value* args, size_t, Value) {
  if (!has_kind(args[0], Kind::Function) || !is_str(args[1]) || !is_tuple(args[2]))
    return raise_type_error(task, "_tuple_constructor() takes a function, a str and a tuple");
  StrObject* qualname = intern(task, args[1]);
  auto* given = args[2].as<TupleObject>();
  Vector<StrObject*> parameters;
  for (size_t i = 0; i < given->length; i++) {
    StrObject* name = is_str(given->items[i]) ? intern(task, given->items[i]) : nullptr;
    if (!name) return raise_type_error(task, "_tuple_constructor() takes names of parameters");
    parameters.push(name);
  }
  if (!qualname || parameters.empty())
    return raise_value_error(task, "_tuple_constructor() needs parameters");
  return synthetic_function_new(task, args[0].as<FunctionObject>(), names.new_, qualname, parameters.data(),
                                static_cast<uint32_t>(parameters.size()), construct);
}

} // namespace pyc::collections
