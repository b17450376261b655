#pragma once
/// What the native modules share: objects of their classes, and arguments.
///
/// The struct of a class of Kind::Opaque derives from Object, begins with `kValues` Values, and ends with raw
/// data; `trace_native<T>` is its definition's `trace`.

#include "gc/gc.h"
#include "object/call.h"
#include "object/containers.h"
#include "object/errors.h"
#include "object/native_type.h"
#include "object/operators.h"
#include "sched/safepoint.h"
#include "sched/stack.h"

namespace pyc {

/// `trace` of a definition whose objects are a T.
template <class T> void trace_native(Object* o, gc::Visitor& visitor) {
  visitor.visit_range(reinterpret_cast<Value*>(o + 1), T::kValues);
}

/// A new instance of `type` or of a class derived from it; fields are zero. Null with MemoryError.
template <class T> T* native_new(Task* task, TypeObject* type) {
  return static_cast<T*>(instance_new(task, type));
}

/// Makes a class once in the life of the process: a module that is imported again keeps its classes.
inline void define_type(TypeObject** type, const char* name, const TypeDefinition& definition,
                        TypeObject* base = types::object, Kind kind = Kind::Opaque) {
  if (!*type) *type = native_type_new(name, base, kind, definition);
}

/// Whether there is room on the stack for one more level of C++ recursion that follows user data without
/// running Python code: iterators inside iterators. RecursionError otherwise; the recursion limit counts
/// Python calls only, as in CPython.
inline bool stack_left(Task* task) {
  return reinterpret_cast<uintptr_t>(__builtin_frame_address(0)) >= task->real_stack_limit ||
         raise_recursion(task, "");
}

/// next(iterator) for iterators that advance another one. kAbsent at the end.
inline Value inner_next(Task* task, Value iterator) {
  return stack_left(task) ? iter_next(task, iterator) : kNull;
}

/// An argument that is a C ssize_t in CPython: TypeError for what is no integer, OverflowError beyond 64
/// bits.
bool ssize_argument(Task* task, Value v, int64_t* out);

/// Classes that take positional arguments only ignore keywords for derived classes with an `__init__` of
/// their own. TypeError.
bool check_no_keywords_for(Task* task, TypeObject* type, const TypeObject* base, const char* name,
                           Value kwnames);

} // namespace pyc
