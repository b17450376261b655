#pragma once
/// Events that audit hooks (sys.addaudithook) are told of.

#include "object/object.h"
#include "sched/task.h"

namespace pyc {

/// Calls the hooks with the event's name and the tuple of its arguments. False with what a hook raised.
bool audit_event(Task* task, Value event, Value arguments);
/// An event with one argument or (NULL) none; costs nothing while there is no hook.
bool audit_event(Task* task, const char* event, Value argument = kNull);

} // namespace pyc
