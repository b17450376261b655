/// Raising: from formatted messages, with context, and the `raise` statement.

#include "object/errors.h"

#include <cerrno>
#include <cstdarg>
#include <cstring>

#include "gc/gc.h"
#include "object/call.h"
#include "object/exception.h"
#include "object/names.h"
#include "object/operators.h"
#include "object/tuple.h"

namespace pyc {

/// Breaks a cycle that `exception` as the newest link would close in the chain of contexts.
static void break_context_cycle(Task* task, ExceptionObject* exception, ExceptionObject* context) {
  // A second pointer at half speed finds cycles that were there before.
  ExceptionObject* slow = context;
  bool advance = false;
  for (ExceptionObject* o = context;;) {
    auto* next = o->context.is_null() ? nullptr : o->context.as<ExceptionObject>();
    if (!next) return;
    if (next == exception) {
      gc::store_field(task, o, &o->context, kNull);
      return;
    }
    o = next;
    if (o == slow) return;
    if (advance) slow = slow->context.as<ExceptionObject>();
    advance = !advance;
  }
}

Raised raise_value(Task* task, Value exception) {
  Value handled = handled_exception(task);
  if (!handled.is_null() && !(handled == exception)) {
    auto* e = exception.as<ExceptionObject>();
    break_context_cycle(task, e, handled.as<ExceptionObject>());
    gc::store_field(task, e, &e->context, handled);
  }
  task->exc = exception;
  return {};
}

static Raised raise_message(Task* task, TypeObject* type, const char* format, va_list arguments) {
  Value message = format_message_va(task, format, arguments);
  if (message.is_null()) return {};
  Value e = exception_new_args(task, type, &message, 1);
  return e.is_null() ? Raised{} : raise_value(task, e);
}

#define RAISE_WITH(type)                                                                                     \
  va_list arguments;                                                                                         \
  va_start(arguments, format);                                                                               \
  raise_message(task, type, format, arguments);                                                              \
  va_end(arguments);                                                                                         \
  return {}

Raised raise_format(Task* task, TypeObject* type, const char* format, ...) {
  RAISE_WITH(type);
}
Raised raise_type_error(Task* task, const char* format, ...) {
  RAISE_WITH(types::TypeError);
}
Raised raise_value_error(Task* task, const char* format, ...) {
  RAISE_WITH(types::ValueError);
}
Raised raise_index_error(Task* task, const char* format, ...) {
  RAISE_WITH(types::IndexError);
}
Raised raise_runtime_error(Task* task, const char* format, ...) {
  RAISE_WITH(types::RuntimeError);
}
Raised raise_overflow_error(Task* task, const char* format, ...) {
  RAISE_WITH(types::OverflowError);
}
Raised raise_zero_division_error(Task* task, const char* format, ...) {
  RAISE_WITH(types::ZeroDivisionError);
}
Raised raise_system_error(Task* task, const char* format, ...) {
  RAISE_WITH(types::SystemError);
}

static void set_field(Task* task, unsigned field, Value value) {
  auto* e = task->exc.as<ExceptionObject>();
  gc::store_field(task, e, &e->fields[field], value);
}

Raised raise_attribute_error(Task* task, Value object, StrObject* name, const char* format, ...) {
  va_list arguments;
  va_start(arguments, format);
  raise_message(task, types::AttributeError, format, arguments);
  va_end(arguments);
  if (error_is(task, types::AttributeError)) {
    set_field(task, kAttributeErrorName, Value::from_object(name));
    set_field(task, kAttributeErrorObject, object);
  }
  return {};
}

void complete_attribute_error(Task* task, Value object, StrObject* name) {
  if (!error_is(task, types::AttributeError)) return;
  auto* error = task->exc.as<ExceptionObject>();
  auto is_unset = [error](size_t field) {
    return error->fields[field].is_null() || error->fields[field].is_none();
  };
  if (!is_unset(kAttributeErrorName) || !is_unset(kAttributeErrorObject)) return;
  set_field(task, kAttributeErrorName, Value::from_object(name));
  set_field(task, kAttributeErrorObject, object);
}

Raised raise_name_error(Task* task, StrObject* name, const char* format, ...) {
  va_list arguments;
  va_start(arguments, format);
  raise_message(task, types::NameError, format, arguments);
  va_end(arguments);
  if (error_is(task, types::NameError)) set_field(task, kNameErrorName, Value::from_object(name));
  return {};
}

Raised raise_import_error(Task* task, TypeObject* type, Value module_name, Value path, const char* format,
                          ...) {
  va_list arguments;
  va_start(arguments, format);
  raise_message(task, type, format, arguments);
  va_end(arguments);
  if (error_is(task, types::ImportError)) {
    set_field(task, kImportErrorName, module_name);
    set_field(task, kImportErrorPath, path);
  }
  return {};
}

Raised raise_overflow_error_errno(Task* task, int error) {
  Value text = str_from_cstring(task, std::strerror(error));
  if (text.is_null()) return {};
  Value args[] = {Value::from_small_int(error), text};
  Value e = exception_new_args(task, types::OverflowError, args, 2);
  return e.is_null() ? Raised{} : raise_value(task, e);
}

Raised raise_unsupported(Task* task, const char* what) {
  return raise_format(task, types::NotImplementedError, "pyc does not support %s yet", what);
}

Raised raise_key_error(Task* task, Value key) {
  Value e = exception_new_args(task, types::KeyError, &key, 1);
  return e.is_null() ? Raised{} : raise_value(task, e);
}

Raised raise_stop_iteration(Task* task, Value value) {
  // `StopIteration()` and not `StopIteration(None)`, as CPython raises it.
  Value e =
      exception_new_args(task, types::StopIteration, &value, value.is_none() || value.is_null() ? 0 : 1);
  return e.is_null() ? Raised{} : raise_value(task, e);
}

Raised raise_os_error(Task* task, int error, Value filename, Value filename2) {
  Value text = str_from_cstring(task, std::strerror(error));
  if (text.is_null()) return {};
  Value args[] = {Value::from_small_int(error), text, filename, kNone, filename2};
  size_t nargs = filename.is_null() ? 2 : filename2.is_null() ? 3 : 5;
  Value e = exception_new_args(task, types::OSError, args, nargs);
  return e.is_null() ? Raised{} : raise_value(task, e);
}

// Shared, so it takes no context, and what an earlier raise left in it goes.
Raised raise_memory_error(Task* task) {
  Value error = memory_error_instance();
  auto* e = error.as<ExceptionObject>();
  for (Value* field : {&e->traceback, &e->context, &e->cause})
    gc::store_field(task, e, field, kNull);
  return reraise_value(task, error);
}

Raised raise_recursion_error(Task* task, const char* where) {
  return raise_format(task, types::RecursionError, "maximum recursion depth exceeded%s", where);
}

/// An instance from what `raise` and `from` accept. A class that gives an exception of another class is
/// called once more, with that exception as its argument.
static Value instantiate(Task* task, Value exception) {
  Value e = call0(task, exception);
  if (!e.is_null() && is_exception(e) && !is_instance(e, exception.as<TypeObject>()))
    e = call1(task, exception, e);
  if (e.is_null() || is_exception(e)) return e;
  return raise_type_error(task, "calling %R should have returned an instance of BaseException, not %R",
                          exception, type_value(type_of(e)));
}

Raised raise_exception(Task* task, Value exception, Value cause) {
  Value e = exception;
  if (is_exception_class(exception)) {
    e = instantiate(task, exception);
    if (e.is_null()) return {};
  } else if (!is_exception(exception)) {
    return raise_type_error(task, "exceptions must derive from BaseException");
  }
  if (!cause.is_null()) {
    if (is_exception_class(cause)) {
      cause = instantiate(task, cause);
      if (cause.is_null()) return {};
    } else if (cause.is_none()) {
      cause = kNull;
    } else if (!is_exception(cause)) {
      return raise_type_error(task, "exception causes must derive from BaseException");
    }
    auto* object = e.as<ExceptionObject>();
    gc::store_field(task, object, &object->cause, cause);
    gc::store_field(task, object, &object->suppress_context, kTrue);
  }
  return raise_value(task, e);
}

Raised raise_handled(Task* task) {
  Value handled = handled_exception(task);
  if (handled.is_null()) return raise_runtime_error(task, "No active exception to reraise");
  return reraise_value(task, handled);
}

bool clear_if(Task* task, const TypeObject* type) {
  if (!error_is(task, type)) return false;
  clear_error(task);
  return true;
}

static const char* const kNoExceptionClass =
    "catching classes that do not inherit from BaseException is not allowed";

bool exception_matches(Task* task, Value exception, Value type, bool* out) {
  *out = false;
  if (is_tuple(type)) {
    auto* tuple = type.as<TupleObject>();
    for (size_t i = 0; i < tuple->length; i++)
      if (!is_exception_class(tuple->items[i])) return raise_type_error(task, "%s", kNoExceptionClass);
    for (size_t i = 0; i < tuple->length && !*out; i++)
      *out = is_instance(exception, tuple->items[i].as<TypeObject>());
    return true;
  }
  if (!is_exception_class(type)) return raise_type_error(task, "%s", kNoExceptionClass);
  *out = is_instance(exception, type.as<TypeObject>());
  return true;
}

Value exception_new(Task* task, TypeObject* type, Value argument) {
  return call(task, type_value(type), &argument, argument.is_null() ? 0 : 1, kNull);
}

} // namespace pyc
