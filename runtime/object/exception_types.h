#pragma once
/// What the files of exception classes share.

#include "object/exception.h"

namespace pyc {

extern const TypeDefinition base_exception_type;
/// The definition of a built-in exception class: that of its own or of the nearest base that has one.
const TypeDefinition* exception_definition(BuiltinType type);

Value exception_allocate(Task* task, TypeObject* type, const Value* args, size_t nargs);
bool exception_set_args(Task* task, Value self, const Value* args, size_t nargs);
bool base_init(Task* task, Value self, const Value* args, size_t nargs, Value kwnames);
Value base_str(Task* task, Value self);
extern const TypeDefinition base_exception_group_type;
extern const TypeDefinition exception_group_type;

inline void set_exception_field(Task* task, Value self, unsigned field, Value value) {
  auto* e = self.as<ExceptionObject>();
  gc::store_field(task, e, &e->fields[field], value);
}
inline Value exception_field(Value self, unsigned field) {
  Value v = self.as<ExceptionObject>()->fields[field];
  return v.is_null() ? kNone : v;
}

/// The result of __reduce__: (type, args), or with a state that is not None (type, args, state).
Value exception_reduced(Task* task, Value self, Value args, Value state);
/// Attributes of its own, as a dict that is the exception's, or None.
Value exception_state(Task* task, Value self);

/// __dict__ of instances of built-in classes, for getset tables.
Value get_instance_dict(Task* task, Value self);
bool set_instance_dict(Task* task, Value self, Value value);

/// Makes what needs no task: called by startup.
void exceptions_start();

} // namespace pyc
