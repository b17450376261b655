/// BaseException: construction, text, attributes, notes; the collector's functions for every exception.
/// Classes with fields of their own are in exception_types.cpp.

#include "object/exception.h"

#include "object/attributes.h"
#include "object/call.h"
#include "object/dict.h"
#include "object/errors.h"
#include "object/exception_types.h"
#include "object/list.h"
#include "object/names.h"
#include "object/operators.h"
#include "object/tuple.h"

namespace pyc {

static ExceptionObject* self_of(Value v) {
  return v.as<ExceptionObject>();
}
static TupleObject* args_of(Value v) {
  return self_of(v)->args.as<TupleObject>();
}

// ---------------------------------------------------------------- construction

Value exception_allocate(Task* task, TypeObject* type, const Value* args, size_t nargs) {
  Value tuple = tuple_new(task, args, nargs);
  if (tuple.is_null()) return kNull;
  auto* e = static_cast<ExceptionObject*>(instance_new(task, type));
  if (!e) return kNull;
  e->args = tuple;
  e->suppress_context = kFalse;
  return Value::from_object(e);
}

static Value base_new(Task* task, TypeObject* type, const Value* args, size_t nargs, Value) {
  return exception_allocate(task, type, args, nargs);
}

bool exception_set_args(Task* task, Value self, const Value* args, size_t nargs) {
  Value tuple = tuple_new(task, args, nargs);
  if (tuple.is_null()) return false;
  gc::store_field(task, self.object(), &self_of(self)->args, tuple);
  return true;
}

bool base_init(Task* task, Value self, const Value* args, size_t nargs, Value kwnames) {
  if (!kwnames.is_null() && kwnames.as<TupleObject>()->length)
    return raise_type_error(task, "%.200T() takes no keyword arguments", self);
  // __new__ has stored the same arguments unless a subclass passes others on.
  TupleObject* old = args_of(self);
  bool same = old->length == nargs;
  for (size_t i = 0; same && i < nargs; i++)
    same = old->items[i] == args[i];
  return same || exception_set_args(task, self, args, nargs);
}

Value exception_new_args(Task* task, TypeObject* type, const Value* args, size_t nargs) {
  Value e = type->slots.new_(task, type, args, nargs, kNull);
  if (e.is_null()) return kNull;
  if (!type->slots.init(task, e, args, nargs, kNull)) return kNull;
  return e;
}

// ---------------------------------------------------------------- text

Value base_str(Task* task, Value self) {
  TupleObject* args = args_of(self);
  if (args->length == 0) return str_empty();
  if (args->length == 1) return str(task, args->items[0]);
  return str(task, self_of(self)->args);
}

Value exception_str(Task* task, Value exception) {
  return str(task, exception);
}

static Value base_repr(Task* task, Value self) {
  const char* name = type_short_name(type_of(self));
  TupleObject* args = args_of(self);
  if (args->length == 1) return format_message(task, "%s(%R)", name, args->items[0]);
  return format_message(task, "%s%R", name, self_of(self)->args);
}

// ---------------------------------------------------------------- attributes

static Value get_args(Task*, Value self) {
  return self_of(self)->args;
}
static bool set_args(Task* task, Value self, Value value) {
  if (value.is_null()) return raise_type_error(task, "args may not be deleted");
  Value tuple = tuple_from_iterable(task, value);
  if (tuple.is_null()) return false;
  gc::store_field(task, self.object(), &self_of(self)->args, tuple);
  return true;
}

static Value none_for_null(Value v) {
  return v.is_null() ? kNone : v;
}

static Value get_traceback(Task*, Value self) {
  return none_for_null(self_of(self)->traceback);
}
static bool set_traceback(Task* task, Value self, Value value) {
  if (value.is_null()) return raise_type_error(task, "__traceback__ may not be deleted");
  if (!value.is_none() && !has_kind(value, Kind::Traceback))
    return raise_type_error(task, "__traceback__ must be a traceback or None");
  gc::store_field(task, self.object(), &self_of(self)->traceback, value.is_none() ? kNull : value);
  return true;
}

static Value get_context(Task*, Value self) {
  return none_for_null(self_of(self)->context);
}
static bool set_context(Task* task, Value self, Value value) {
  if (value.is_null()) return raise_type_error(task, "__context__ may not be deleted");
  if (!value.is_none() && !is_exception(value))
    return raise_type_error(task, "exception context must be None or derive from BaseException");
  gc::store_field(task, self.object(), &self_of(self)->context, value.is_none() ? kNull : value);
  return true;
}

static Value get_cause(Task*, Value self) {
  return none_for_null(self_of(self)->cause);
}
static bool set_cause(Task* task, Value self, Value value) {
  if (value.is_null()) return raise_type_error(task, "__cause__ may not be deleted");
  if (!value.is_none() && !is_exception(value))
    return raise_type_error(task, "exception cause must be None or derive from BaseException");
  gc::store_field(task, self.object(), &self_of(self)->cause, value.is_none() ? kNull : value);
  gc::store_field(task, self.object(), &self_of(self)->suppress_context, kTrue);
  return true;
}

static Value get_suppress(Task*, Value self) {
  return self_of(self)->suppress_context;
}
static bool set_suppress(Task* task, Value self, Value value) {
  if (value.is_null()) return raise_type_error(task, "can't delete numeric/char attribute");
  if (!value.is_bool()) return raise_type_error(task, "attribute value type must be bool");
  gc::store_field(task, self.object(), &self_of(self)->suppress_context, value);
  return true;
}

Value get_instance_dict(Task* task, Value self) {
  return instance_dict(task, self.object());
}
bool set_instance_dict(Task* task, Value self, Value value) {
  if (value.is_null()) return raise_type_error(task, "cannot delete __dict__");
  return instance_set_dict(task, self.object(), value);
}

static const GetSetDef base_getsets[] = {
    {"args", get_args, set_args, nullptr},
    {"__traceback__", get_traceback, set_traceback, nullptr},
    {"__context__", get_context, set_context, "exception context"},
    {"__cause__", get_cause, set_cause, "exception cause"},
    {"__dict__", get_instance_dict, set_instance_dict, nullptr},
    {nullptr, nullptr, nullptr, nullptr},
};

static const MemberDef base_members[] = {computed_member("__suppress_context__", get_suppress, set_suppress),
                                         {nullptr, 0, 0, nullptr}};

// ---------------------------------------------------------------- methods

static Value with_traceback(Task* task, const Value* args, size_t, Value) {
  return set_traceback(task, args[0], args[1]) ? args[0] : kNull;
}

static Value add_note(Task* task, const Value* args, size_t, Value) {
  if (!is_str(args[1])) return raise_type_error(task, "add_note() argument must be str, not %B", args[1]);
  Value notes = get_attr_optional(task, args[0], names.notes);
  if (notes.is_null()) return kNull;
  if (notes == kAbsent) {
    notes = list_new(task, nullptr, 0);
    if (notes.is_null() || !set_attr(task, args[0], names.notes, notes)) return kNull;
  } else if (!is_list(notes)) {
    return raise_type_error(task, "Cannot add note: __notes__ is not a list");
  }
  return list_append(task, notes, args[1]) ? kNone : kNull;
}

static Value set_state(Task* task, const Value* args, size_t, Value) {
  if (args[1].is_none()) return kNone;
  if (!is_dict(args[1])) return raise_type_error(task, "state is not a dictionary");
  size_t position = 0;
  Value key, value;
  while (dict_next(args[1].as<DictObject>(), &position, &key, &value)) {
    StrObject* name = is_str(key) ? intern(task, key) : nullptr;
    if (!name)
      return has_error(task)
                 ? kNull
                 : Value(raise_type_error(task, "attribute name must be string, not '%.200T'", key));
    if (!set_attr(task, args[0], name, value)) return kNull;
  }
  return kNone;
}

Value exception_reduced(Task* task, Value self, Value args, Value state) {
  Value type = type_value(type_of(self));
  return state.is_none() ? tuple_of(task, type, args) : tuple_of(task, type, args, state);
}

Value exception_state(Task* task, Value self) {
  Value dict = instance_dict(task, self.object());
  if (dict.is_null()) return kNull;
  return dict_length(dict.as<DictObject>()) == 0 ? kNone : dict;
}

static Value reduce(Task* task, const Value* args, size_t, Value) {
  Value state = exception_state(task, args[0]);
  return state.is_null() ? kNull : exception_reduced(task, args[0], self_of(args[0])->args, state);
}

static const MethodDef base_methods[] = {
    {"__reduce__", reduce, 0, 0, 0, nullptr},
    {"__setstate__", set_state, 1, 1, 0, nullptr},
    {"with_traceback", with_traceback, 1, 1, 0, "Set self.__traceback__ to tb and return self."},
    {"add_note", add_note, 1, 1, 0, "Add a note to the exception"},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

static const TypeSlots base_slots = [] {
  TypeSlots s{};
  s.new_ = base_new;
  s.init = base_init;
  s.repr = base_repr;
  s.str = base_str;
  return s;
}();

const TypeDefinition base_exception_type = {
    .doc = "Common base class for all exceptions",
    .flags = kTypeBase | kTypeHasDict | kTypeException,
    .native_size = sizeof(ExceptionObject),
    .methods = base_methods,
    .getsets = base_getsets,
    .members = base_members,
    .slots = &base_slots,
};

// ---------------------------------------------------------------- the MemoryError that needs no memory; the
// collector

static ExceptionObject* memory_error;

Value memory_error_instance() {
  return Value::from_object(memory_error);
}

static size_t native_size(const Object* o) {
  return shape_of(o)->base_offset;
}

static size_t exception_size(const Object* o) {
  return native_size(o) + slot_part_bytes(o);
}

static void trace_exception(Object* o, gc::Visitor& visitor) {
  auto* first = reinterpret_cast<Value*>(o + 1);
  visitor.visit_range(first, (native_size(o) - sizeof(Object)) / sizeof(Value));
  trace_slot_part(o, visitor);
}

void register_exception_kinds() {
  gc::register_kind(Kind::Exception, {"exception", exception_size, trace_exception, nullptr});
}

void exceptions_start() {
  TypeObject* type = types::MemoryError;
  memory_error = static_cast<ExceptionObject*>(gc::allocate_permanent(
      type->native_size + instance_part_bytes(type), Kind::Exception, type->root_shape));
  memory_error->args = tuple_empty();
  memory_error->suppress_context = kFalse;
}

} // namespace pyc
