#pragma once
/// What the files of _collections share.

#include "stdlib/native.h"

namespace pyc::collections {

extern TypeObject *ordered_dict_type, *default_dict_type;

// Each makes its classes and puts them into the module. False with an exception.
bool add_deque(Task* task, ModuleObject* module);
bool add_ordered_dict(Task* task, ModuleObject* module);
bool add_default_dict(Task* task, ModuleObject* module);
bool add_tuple_getter(Task* task, ModuleObject* module);

/// _tuple_constructor(pattern, qualname, parameters).
Value tuple_constructor(Task* task, const Value* args, size_t nargs, Value kwnames);

/// keys, values and items of OrderedDict, its iterators, and __reversed__.
Value ordered_dict_iterator(Task* task, Value self);
Value ordered_dict_keys(Task* task, const Value* args, size_t nargs, Value kwnames);
Value ordered_dict_values(Task* task, const Value* args, size_t nargs, Value kwnames);
Value ordered_dict_items(Task* task, const Value* args, size_t nargs, Value kwnames);
Value ordered_dict_reversed(Task* task, const Value* args, size_t nargs, Value kwnames);
void ordered_dict_views_start();

} // namespace pyc::collections
