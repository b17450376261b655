/// Finalisers and weak references. Both tables are looked at once a collection, when everything that the
/// roots reach is marked.

#include "gc/heap.h"
#include "sched/safepoint.h"

namespace pyc::gc {

namespace {

struct WeakEntry {
  Object* target;
  Object* weakref;
  uint32_t next; ///< the target's entry before this one, plus 1; 0: none
};

Vector<Object*> finalizable;
Vector<WeakEntry> weak_entries;
/// Open addressing by target: the number of its newest entry plus 1, 0 for a free place. A power of two, at
/// most half full; made again after each collection, which takes entries away.
Vector<uint32_t> weak_index;
/// What waits for run_finalizers: roots until then.
Vector<Object*> dying;
Vector<Object*> cleared_weakrefs;
WeakReferenceHooks weak_hooks{nullptr, nullptr};
void (*default_finalizer)(Task*, Object*) = nullptr;
/// The task that runs finalisers: a second one, or a poll inside a finaliser, leaves them to it.
std::atomic<Task*> finalizing{nullptr};

size_t weak_place(const Object* target) {
  size_t mask = weak_index.size() - 1;
  size_t place = (reinterpret_cast<uintptr_t>(target) >> 4) * 0x9E3779B97F4A7C15u >> 20 & mask;
  while (weak_index[place] && weak_entries[weak_index[place] - 1].target != target)
    place = (place + 1) & mask;
  return place;
}

void index_entry(uint32_t entry) {
  size_t place = weak_place(weak_entries[entry].target);
  weak_entries[entry].next = weak_index[place];
  weak_index[place] = entry + 1;
}

/// Makes the index for all entries, with room for as many again.
void index_weak_entries() {
  size_t size = 16;
  while (size < weak_entries.size() * 4)
    size *= 2;
  weak_index.truncate(0);
  for (size_t i = 0; i < size; i++)
    weak_index.push(0);
  for (uint32_t i = 0; i < weak_entries.size(); i++)
    index_entry(i);
}

void clear_weakrefs() {
  if (weak_entries.empty()) return;
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
  index_weak_entries();
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

void each_finalizable(void (*visit)(void* context, Object* object), void* context) {
  MutexGuard guard(heap.mutex);
  for (Object* object : finalizable)
    visit(context, object);
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
  weak_entries.push({target, weakref, 0});
  if (weak_entries.size() * 2 > weak_index.size())
    index_weak_entries();
  else
    index_entry(static_cast<uint32_t>(weak_entries.size() - 1));
}

void each_weakref(Object* target, bool (*visit)(void* context, Object* weakref), void* context) {
  if (!(target->flags & kFlagWeakRefs)) return;
  MutexGuard guard(heap.mutex);
  if (weak_index.empty()) return;
  for (uint32_t i = weak_index[weak_place(target)]; i; i = weak_entries[i - 1].next)
    if (!visit(context, weak_entries[i - 1].weakref)) return;
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
