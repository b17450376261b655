/// Dispatch of calls by the callee's kind, built-in functions and their arity checks, classes as callables.

#include "object/call.h"

#include "object/attributes.h"
#include "object/code.h"
#include "object/dict.h"
#include "object/errors.h"
#include "object/list.h"
#include "object/names.h"
#include "object/operators.h"
#include "object/slots.h"
#include "object/tuple.h"
#include "sched/stack.h"

namespace pyc {

static size_t keyword_count(Value kwnames) {
  return kwnames.is_null() ? 0 : kwnames.as<TupleObject>()->length;
}

/// Longer argument lists live in the heap: `f(*million)` on a small stack.
static constexpr size_t kStackArguments = 1024;
static Value* heap_arguments(Task* task, size_t count) {
  TupleObject* t = tuple_allocate(task, count);
  return t ? t->items : nullptr;
}

/// Room for a call's arguments with one more in front; small calls only touch the stack.
#define WITH_SELF(name, first)                                                                               \
  size_t name##_total = nargs + keyword_count(kwnames);                                                      \
  auto* name = name##_total > kStackArguments                                                                \
                   ? heap_arguments(task, name##_total + 1)                                                  \
                   : static_cast<Value*>(__builtin_alloca((name##_total + 1) * sizeof(Value)));              \
  if (!name) return kNull;                                                                                   \
  name[0] = first;                                                                                           \
  for (size_t i = 0; i < name##_total; i++)                                                                  \
  name[i + 1] = args[i]

// ---------------------------------------------------------------- built-in functions

/// "list.append()", "len()", "math.sqrt()": as messages name a built-in.
Value builtin_display_name(Task* task, const MethodDef* def, Value self, Value module, TypeObject* owner) {
  if (!self.is_null() && owner) {
    TypeObject* named = is_type(self) ? self.as<TypeObject>() : type_of(self);
    return format_message(task, "%V.%s()", named->qualname, def->name);
  }
  if (owner) return format_message(task, "%V.%s()", owner->qualname, def->name);
  if (is_str(module) && !str_equal_ascii(module.as<StrObject>(), "builtins"))
    return format_message(task, "%V.%s()", module, def->name);
  return format_message(task, "%s()", def->name);
}

/// The arity errors of a built-in; `given` leaves self out.
static Raised raise_arity(Task* task, const MethodDef* def, Value display, size_t given) {
  if (display.is_null()) return {};
  if (def->max_args == 0) return raise_type_error(task, "%V takes no arguments (%zu given)", display, given);
  if (def->min_args == 1 && def->max_args == 1)
    return raise_type_error(task, "%V takes exactly one argument (%zu given)", display, given);
  check_positional(task, def->name, given, static_cast<size_t>(def->min_args),
                   def->max_args < 0 ? SIZE_MAX : static_cast<size_t>(def->max_args));
  return {};
}

/// Calls `def` with args that include self if `has_self`.
static inline Value call_def(Task* task, const MethodDef* def, Value self, Value module, TypeObject* owner,
                             const Value* args, size_t nargs, Value kwnames, bool has_self) {
  size_t given = nargs - has_self;
  // A method of classes is bound to its class before it is called, and so has that name in CPython.
  auto display_name = [&] {
    Value named = self.is_null() && has_self && is_type(args[0]) ? args[0] : self;
    return builtin_display_name(task, def, named, module, owner);
  };
  if (!(def->flags & kMethodKeywords)) {
    if (keyword_count(kwnames) > 0) [[unlikely]] {
      Value display = display_name();
      return display.is_null() ? kNull
                               : Value(raise_type_error(task, "%V takes no keyword arguments", display));
    }
    if (!arity_fits(def, given)) [[unlikely]]
      return raise_arity(task, def, display_name(), given);
  }
  return def->function(task, args, nargs, kwnames);
}

static Value call_builtin(Task* task, Value callee, const Value* args, size_t nargs, Value kwnames) {
  auto* f = callee.as<BuiltinObject>();
  if (f->self.is_null() || f->def->flags & kMethodStatic) {
    if (f->def->function != builtin_new_method)
      return call_def(task, f->def, f->self, f->module, f->owner, args, nargs, kwnames, false);
  }
  WITH_SELF(all, f->self);
  return call_def(task, f->def, f->self, f->module, f->owner, all, nargs + 1, kwnames, true);
}

static bool check_self(Task* task, MethodDescriptorObject* d, const Value* args, size_t nargs,
                       const char* name) {
  if (nargs == 0)
    return is_exact(Value::from_object(d), BuiltinType::wrapper_descriptor)
               ? raise_type_error(task, "descriptor '%s' of '%.100N' object needs an argument", name,
                                  d->owner)
               : raise_type_error(task, "unbound method %V.%s() needs an argument", d->owner->qualname, name);
  if (is_instance(args[0], d->owner)) return true;
  if (is_exact(Value::from_object(d), BuiltinType::wrapper_descriptor))
    return raise_type_error(task, "descriptor '%s' requires a '%.100N' object but received a '%.100T'", name,
                            d->owner, args[0]);
  return raise_type_error(task, "descriptor '%s' for '%.100N' objects doesn't apply to a '%.100T' object",
                          name, d->owner, args[0]);
}

Value call_method_descriptor(Task* task, Value callee, const Value* args, size_t nargs, Value kwnames) {
  auto* d = callee.as<MethodDescriptorObject>();
  if (d->slot) {
    if (!check_self(task, d, args, nargs, d->slot->name)) return kNull;
    return d->slot->wrapper(task, d->slot, get_slot(d->owner->slots, d->slot->offset), args, nargs, kwnames);
  }
  const MethodDef* def = d->def;
  if (def->flags & kMethodClass) {
    if (nargs == 0)
      return raise_type_error(task, "descriptor '%s' of '%.100N' object needs an argument", def->name,
                              d->owner);
    if (!check_class_argument(task, d, args[0])) return kNull;
  } else if (nargs == 0 || (type_of(args[0]) != d->owner && !is_subtype(type_of(args[0]), d->owner))) {
    if (!check_self(task, d, args, nargs, def->name)) return kNull;
  }
  return call_def(task, def, kNull, kNull, d->owner, args, nargs, kwnames, true);
}

/// `__new__` of a built-in class called from Python: args[0] is the class that defines it, args[1] the class
/// to make.
Value builtin_new_method(Task* task, const Value* args, size_t nargs, Value kwnames) {
  auto* definer = args[0].as<TypeObject>();
  if (nargs < 2) return raise_type_error(task, "%N.__new__(): not enough arguments", definer);
  if (!is_type(args[1]))
    return raise_type_error(task, "%N.__new__(X): X is not a type object (%T)", definer, args[1]);
  auto* type = args[1].as<TypeObject>();
  if (!is_subtype(type, definer))
    return raise_type_error(task, "%N.__new__(%N): %N is not a subtype of %N", definer, type, type, definer);
  // The nearest built-in class decides the layout: its __new__ is the one that may be called.
  TypeObject* nearest = type;
  while (nearest->flags & kTypeHeap)
    nearest = nearest->base;
  if (nearest->slots.new_ && nearest->slots.new_ != definer->slots.new_)
    return raise_type_error(task, "%N.__new__(%N) is not safe, use %N.__new__()", definer, type, nearest);
  return definer->slots.new_(task, type, args + 2, nargs - 2, kwnames);
}

// ---------------------------------------------------------------- classes

Value type_call(Task* task, Value self, const Value* args, size_t nargs, Value kwnames) {
  auto* type = self.as<TypeObject>();
  if (type == types::type) {
    if (nargs == 1 && keyword_count(kwnames) == 0) return type_value(type_of(args[0]));
    if (nargs != 3) return raise_type_error(task, "type() takes 1 or 3 arguments");
  }
  if (!type->slots.new_) return raise_type_error(task, "cannot create '%N' instances", type);
  Value made = type->slots.new_(task, type, args, nargs, kwnames);
  if (made.is_null() || !is_instance(made, type)) return made;
  auto init = type_of(made)->slots.init;
  if (init && !init(task, made, args, nargs, kwnames)) return kNull;
  return made;
}

// ---------------------------------------------------------------- any callee

static Value call_bound_method(Task* task, Value callee, const Value* args, size_t nargs, Value kwnames) {
  auto* method = callee.as<BoundMethodObject>();
  WITH_SELF(all, method->self);
  return call(task, method->function, all, nargs + 1, kwnames);
}

Value call(Task* task, Value callee, const Value* args, size_t nargs, Value kwnames) {
  if (callee.is_object()) [[likely]] {
    switch (callee.object()->kind) {
    case Kind::Function:
      return call_function(task, callee.as<FunctionObject>(), args, nargs, kwnames);
    case Kind::Builtin:
      if (is_exact(callee, BuiltinType::builtin)) return call_builtin(task, callee, args, nargs, kwnames);
      break;
    case Kind::BoundMethod:
      return call_bound_method(task, callee, args, nargs, kwnames);
    case Kind::MethodDescriptor:
      if (!is_exact(callee, BuiltinType::classmethod_descriptor))
        return call_method_descriptor(task, callee, args, nargs, kwnames);
      break;
    default:
      break;
    }
  }
  auto slot = type_of(callee)->slots.call;
  if (!slot) return raise_type_error(task, "'%.200T' object is not callable", callee);
  RecursionGuard guard(task, " while calling a Python object");
  if (!guard) return kNull;
  return slot(task, callee, args, nargs, kwnames);
}

bool is_callable(Value v) {
  return type_of(v)->slots.call != nullptr;
}

Value call_spread(Task* task, Value callee, Value arguments, Value keywords) {
  Value tuple = is_list(arguments) ? list_to_tuple(task, arguments) : arguments;
  if (tuple.is_null()) return kNull;
  auto* positional = tuple.as<TupleObject>();
  auto* dict = keywords.is_null() ? nullptr : keywords.as<DictObject>();
  size_t count = dict ? dict_length(dict) : 0;
  if (count == 0) return call(task, callee, positional->items, positional->length, kNull);
  // In the heap, since the number is the program's: a tuple that holds both kinds of arguments.
  TupleObject* all = tuple_allocate(task, positional->length + count);
  TupleObject* kwnames = all ? tuple_allocate(task, count) : nullptr;
  if (!kwnames) return kNull;
  for (size_t i = 0; i < positional->length; i++)
    all->items[i] = positional->items[i];
  size_t position = 0, n = 0;
  Value key, value;
  while (n < count && dict_next(dict, &position, &key, &value)) {
    if (!is_str(key)) return raise_type_error(task, "keywords must be strings");
    kwnames->items[n] = key;
    all->items[positional->length + n++] = value;
  }
  return call(task, callee, all->items, positional->length, Value::from_object(kwnames));
}

Value call_method(Task* task, Value object, StrObject* name, const Value* args, size_t nargs) {
  Value f = type_lookup(type_of(object), name);
  auto get_attribute = type_of(object)->slots.get_attribute;
  bool plain = get_attribute == generic_get_attribute && !f.is_null() && type_of(f)->flags & kTypeMethod &&
               (!object.is_object() || instance_get(task, object.object(), name).is_null());
  if (!plain) {
    if (has_error(task)) return kNull;
    f = get_attr(task, object, name);
    return f.is_null() ? kNull : call(task, f, args, nargs, kNull);
  }
  Value kwnames = kNull;
  WITH_SELF(all, object);
  return call(task, f, all, nargs + 1, kwnames);
}

} // namespace pyc
