#pragma once
/// Looking at the heap from object to object, for the module gc. The collector's own kinds (stores, bindings,
/// segments) are seen through.

#include "gc/gc.h"

namespace pyc::gc {

/// Whether objects of the kind are values of the language.
bool is_language_object(const Object* object);

/// The objects that survived the last collection, at a stopped world: `visit` must not allocate.
void each_survivor(Task* task, void (*visit)(void* context, Object* object), void* context);

/// What an object refers to directly: `visit` must not allocate.
void each_referent(Object* object, void (*visit)(void* context, Value referent), void* context);

} // namespace pyc::gc
