#pragma once
/// Raising, testing and clearing exceptions. An exception is under way while `task->exc` is not NULL.

#include "object/object.h"
#include "object/type.h"
#include "sched/task.h"

namespace pyc {

/// What the raise functions return: converts to the failure value of any function (NULL, false, nullptr).
struct Raised {
  constexpr operator Value() const { return kNull; }
  constexpr operator bool() const { return false; }
  template <class T> constexpr operator T*() const { return nullptr; }
};

// Formats: %s C string (UTF-8), %c character (ASCII), %d int, %u unsigned, %ld/%lu 64 bits, %zd/%zu sizes, %x
// hexadecimal, %% percent; and for Python: %T type name of a Value, %B the same with None for NoneType, %Q
// with its module, %N name of a TypeObject*, %S StrObject*, %V str() of a Value, %R repr() of a Value, %A
// ascii() of a Value. A precision limits the characters:
// %.200s. str() and repr() may run Python; an exception in them replaces the one being raised.

Raised raise_format(Task* task, TypeObject* type, const char* format, ...);
Raised raise_type_error(Task* task, const char* format, ...);
Raised raise_value_error(Task* task, const char* format, ...);
Raised raise_index_error(Task* task, const char* format, ...);
Raised raise_attribute_error(Task* task, Value object, StrObject* name, const char* format,
                             ...); ///< with name and obj set
/// Gives an AttributeError under way that does not say so itself the attribute that was looked for.
void complete_attribute_error(Task* task, Value object, StrObject* name);
Raised raise_name_error(Task* task, StrObject* name, const char* format, ...);
Raised raise_runtime_error(Task* task, const char* format, ...);
Raised raise_overflow_error(Task* task, const char* format, ...);
Raised raise_zero_division_error(Task* task, const char* format, ...);
/// OverflowError(errno, strerror text), as the C library's range errors.
Raised raise_overflow_error_errno(Task* task, int error);
Raised raise_system_error(Task* task, const char* format, ...);
/// For what pyc does not support yet: NotImplementedError that names the feature and the issue it comes with.
Raised raise_unsupported(Task* task, const char* what);
Raised raise_key_error(Task* task, Value key);
Raised raise_stop_iteration(Task* task, Value value);
/// The OSError subclass for `error`, with strerror text; file names may be NULL.
Raised raise_os_error(Task* task, int error, Value filename = kNull, Value filename2 = kNull);
Raised raise_import_error(Task* task, TypeObject* type, Value module_name, Value path, const char* format,
                          ...);
/// MemoryError without allocating.
Raised raise_memory_error(Task* task);
Raised raise_recursion_error(Task* task, const char* where);

/// `raise exception from cause` (either a class or an instance; cause NULL: no `from` clause). TypeErrors as
/// CPython's.
Raised raise_exception(Task* task, Value exception, Value cause);
/// `raise` without operands: the handled exception, or RuntimeError.
Raised raise_handled(Task* task);
/// Sets an exception object as under way: context from the handled one (cycles broken), no traceback entry.
Raised raise_value(Task* task, Value exception);
/// Sets it without touching its context: for Reraise and for exceptions that travel between frames.
inline Raised reraise_value(Task* task, Value exception) {
  task->exc = exception;
  return {};
}
/// An instance of `type` with one argument (NULL: none), as the class would make it, subclasses of Python
/// included.
Value exception_new(Task* task, TypeObject* type, Value argument);
/// With ready-made arguments, for built-in classes: no Python runs.
Value exception_new_args(Task* task, TypeObject* type, const Value* args, size_t nargs);

inline bool has_error(const Task* task) {
  return !task->exc.is_null();
}
inline void clear_error(Task* task) {
  task->exc = kNull;
}
/// Takes the exception under way out of the task.
inline Value take_error(Task* task) {
  Value e = task->exc;
  task->exc = kNull;
  return e;
}
/// Whether the exception under way is an instance of `type`.
inline bool error_is(const Task* task, const TypeObject* type) {
  return has_error(task) && is_instance(task->exc, type);
}
/// Clears the exception under way when it is an instance of `type`, and says whether it did.
bool clear_if(Task* task, const TypeObject* type);

/// `except type`: class or tuple of classes. False with TypeError for anything else.
bool exception_matches(Task* task, Value exception, Value type, bool* out);
/// except*: splits off the part that matches. rest and match are None or a group. False on error.
bool exception_group_match(Task* task, Value exception, Value type, Value* rest, Value* match);
Value prepare_reraise_star(Task* task, Value original, Value list);

/// The handled exception (sys.exception()), NULL when there is none.
inline Value handled_exception(const Task* task) {
  for (HandledState* state = task->handled; state; state = state->outer)
    if (!state->handled.is_null()) return state->handled.is_none() ? kNull : state->handled;
  return kNull;
}
/// EnterHandler: makes `exception` the handled one and returns what was (NULL for none); LeaveHandler gives
/// that back.
inline Value enter_handler(Task* task, Value exception) {
  Value saved = task->handled->handled;
  task->handled->handled = exception;
  return saved;
}
inline void leave_handler(Task* task, Value saved) {
  task->handled->handled = saved;
}

/// Calls `write` with the text of a formatted message; formats as above. NULL with an exception on error.
Value format_message(Task* task, const char* format, ...);
Value format_message_va(Task* task, const char* format, __builtin_va_list arguments);

/// Prints an exception that cannot propagate ("Exception ignored in …") to stderr and clears it.
void write_unraisable(Task* task, const char* message, Value object);

} // namespace pyc
