#pragma once
/// Named tuples of the runtime: os.stat_result, os.terminal_size. The first fields are the items of the
/// tuple; further ones are attributes only.

#include "object/type.h"

namespace pyc {

struct StructSequence {
  const char* name; ///< without its module
  const char* module;
  const char* doc;
  /// Names of all fields, items first; "" for an item that has no name. Ends with nullptr.
  const char* const* fields;
  unsigned items;
  bool no_new = false; ///< the class cannot be called
  /// Makes an instance from the arguments of a call; null: from a sequence, and a dict of further fields.
  Value (*construct)(Task* task, TypeObject* type, const Value* args, size_t nargs, Value kwnames) = nullptr;
};

/// The class; permanent, made at the first call for a description. Null with MemoryError.
TypeObject* struct_sequence_type(Task* task, const StructSequence* description);
/// An instance from the values of all fields; NULL ones are None.
Value struct_sequence_new(Task* task, TypeObject* type, const Value* values, size_t count);

} // namespace pyc
