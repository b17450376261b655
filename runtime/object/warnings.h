#pragma once
/// Warnings that the runtime itself issues.

#include "object/value.h"

namespace pyc {

struct Task;
struct TypeObject;

/// Issues a warning at the innermost Python frame: `message` (a str, or NULL with an exception) of a class
/// derived from Warning. Goes through the module `_warnings` where the program has it; elsewhere nothing can
/// have changed the filters, and CPython's default ones are applied here. False with the exception that a
/// filter makes of it, or that showing it raised.
bool warn(Task* task, TypeObject* category, Value message);

/// A DeprecationWarning with this text.
bool warn_deprecated(Task* task, const char* message);

/// A conversion method returned an instance of a subclass of `what` ("int"), as `message` begins to say.
bool warn_of_subclass(Task* task, Value message, const char* what);

} // namespace pyc
