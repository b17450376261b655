/// Finalisers and weak references. Both tables are looked at once a collection, when everything that the
/// roots reach is marked.

#include "gc/heap.h"
#include "sched/safepoint.h"

namespace pyc::gc {

namespace {

struct WeakEntry {
  Object* target;
  Object* weakref;
};

Vector<Object*> finalizable;
Vector<WeakEntry> weak_entries;
/// What waits for run_finalizers: roots until then.
Vector<Object*> dying;
Vector<Object*> cleared_weakrefs;
WeakReferenceHooks weak_hooks{nullptr, nullptr};
void (*default_finalizer)(Task*, Object*) = nullptr;
/// The task that runs finalisers: a second one, or a poll inside a finaliser, leaves them to it.
std::atomic<Task*> finalizing{nullptr};

void clear_weakrefs() {
  size_t kept = 0;
  for (WeakEntry entry : weak_entries) {
    bool target_lives = is_marked(entry.target), reference_lives = is_marked(entry.weakref);
    if (target_lives && reference_lives) {
      weak_entries[kept++] = entry;
    } else if (reference_lives) {
      weak_hooks.clear_nogc(entry.weakref);
      if (weak_hooks.callback) cleared_weakrefs.push(entry.weakref);
    }
  }
  weak_entries.truncate(kept);
}

void find_dying() {
  size_t kept = 0, first = dying.size();
  for (Object* object : finalizable) {
    if (is_marked(object)) {
      finalizable[kept++] = object;
    } else {
      dying.push(object);
    }
  }
  finalizable.truncate(kept);
  for (size_t i = first; i < dying.size(); i++)
    mark_object(dying[i]);
  mark_drain();
}

/// The next entry of a table that other tasks may use too, or null.
Object* pop(Vector<Object*>& table) {
  MutexGuard guard(heap.mutex);
  return table.empty() ? nullptr : table.pop();
}

} // namespace

void register_finalizer(Task*, Object* object) {
  object->flags |= kFlagFinalizer;
  MutexGuard guard(heap.mutex);
  finalizable.push(object);
}

void set_default_finalizer(void (*finalize)(Task*, Object*)) {
  default_finalizer = finalize;
}

void set_weakref_hooks(const WeakReferenceHooks& hooks) {
  weak_hooks = hooks;
}

void register_weakref(Task*, Object* target, Object* weakref) {
  target->flags |= kFlagWeakRefs;
  MutexGuard guard(heap.mutex);
  weak_entries.push({target, weakref});
}

bool process_dead() {
  clear_weakrefs();
  find_dying();
  return !dying.empty() || !cleared_weakrefs.empty();
}

void visit_pending(Visitor& visitor) {
  for (Object*& object : dying)
    visitor.visit_pointer(&object);
  for (Object*& object : cleared_weakrefs)
    visitor.visit_pointer(&object);
}

void run_finalizers(Task* task) {
  Task* nobody = nullptr;
  if (!finalizing.compare_exchange_strong(nobody, task)) return;
  // A poll may come between a typed call's return and the use of `ret`.
  Value exc = task->exc, ret = task->ret;
  task->exc = task->ret = kNull;
  while (Object* weakref = pop(cleared_weakrefs))
    weak_hooks.callback(task, weakref);
  while (Object* object = pop(dying)) {
    object->flags &= static_cast<uint8_t>(~kFlagFinalizer);
    auto* finalize = kind_info(object->kind).finalize;
    if (!finalize) finalize = default_finalizer;
    if (finalize) finalize(task, object);
  }
  task->exc = exc;
  task->ret = ret;
  finalizing.store(nullptr);
}

} // namespace pyc::gc
