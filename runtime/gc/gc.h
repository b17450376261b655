#pragma once
/// The collector's interface. Conservative stacks and registers, precise heap, non-moving mark-region
/// (Immix); see HACKING.md for what callers owe it.

#include "object/object.h"
#include "sched/task.h"

namespace pyc::gc {

/// Smallest distance between two objects, and the unit of sizes. 128-byte lines and 32 KiB blocks are made of
/// granules.
inline constexpr size_t kGranule = 16;
inline constexpr size_t kLine = 128;
inline constexpr size_t kBlock = 32 * 1024;
/// Objects above this many bytes go to the large-object space. A buffer of 8 KiB and its header are below.
inline constexpr size_t kLargeObject = 8 * 1024 + 256;

/// Visits the fields of an object during marking and verification.
class Visitor {
public:
  virtual void visit(Value* field) = 0;
  virtual void visit_range(Value* fields, size_t count) {
    for (size_t i = 0; i < count; i++)
      visit(&fields[i]);
  }
  /// A field that holds a plain object pointer, which may be null.
  template <class T> void visit_pointer(T** field) { visit(reinterpret_cast<Value*>(field)); }

protected:
  ~Visitor() = default;
};

/// What the collector knows of a kind. `trace` is null for leaves. `size` gives the bytes of an object of
/// this kind (the rounding up to granules is the collector's). An object's size is complete before the first
/// safepoint after its allocation and never changes afterwards, except through `shrink` and `grow_in_place`:
/// the collector walks memory from object to object.
struct KindInfo {
  const char* name;
  size_t (*size)(const Object*);
  void (*trace)(Object*, Visitor&);
  /// Runs after a collection, outside every lock, for objects with kFlagFinalizer that died. Null for kinds
  /// without one.
  void (*finalize)(Task*, Object*);
};

/// Each kind's file registers it once, before the first allocation of that kind.
void register_kind(Kind kind, const KindInfo& info);
const KindInfo& kind_info(Kind kind);

/// Slow path of `allocate`: refills the buffer, collects, or takes the large-object space. Raises MemoryError
/// and returns null when there is no memory.
Object* allocate_slow(Task* task, size_t bytes, Kind kind, uint32_t shape);

/// A new object: header set, every byte behind it zero. May collect. `bytes` includes the header. Null with
/// MemoryError raised when there is no memory. The object is complete for the collector at once (zero fields
/// are NULL); it is published by whoever stores it into shared memory.
inline Object* allocate(Task* task, size_t bytes, Kind kind, uint32_t shape) {
  size_t rounded = (bytes + (kGranule - 1)) & ~(kGranule - 1);
  char* start = task->alloc.cursor;
  // The buffer's free lines are zeroed when the buffer is filled, so that this path only sets the header. The
  // subtraction cannot overflow: cursor <= limit.
  if (static_cast<size_t>(task->alloc.limit - start) < rounded) [[unlikely]]
    return allocate_slow(task, rounded, kind, shape);
  task->alloc.cursor = start + rounded;
  auto* object = reinterpret_cast<Object*>(start);
  object->shape = shape;
  object->gc = 0;
  object->lock = 0;
  object->flags = 0;
  object->kind = kind;
  return object;
}

template <class T> T* allocate(Task* task, Kind kind, uint32_t shape, size_t extra_bytes = 0) {
  return reinterpret_cast<T*>(allocate(task, sizeof(T) + extra_bytes, kind, shape));
}

/// A permanent object outside the collected heap, zeroed, never freed; it is a root. For built-in types,
/// interned names, constants. Needs no task; null when out of memory.
Object* allocate_permanent(size_t bytes, Kind kind, uint32_t shape);

void barrier_slow(Task* task, Object* owner);

/// Before every store of a Value into a heap object: no poll, allocation or call may lie between this and the
/// store.
inline void barrier(Task* task, Object* owner) {
  // Threads may log one object at the same time: a duplicate in the log is harmless.
  if (std::atomic_ref<uint8_t>(owner->gc).load(std::memory_order_relaxed) & kGcUnlogged) [[unlikely]]
    barrier_slow(task, owner);
}

/// Barrier and store in one: what all C++ code uses for fields of heap objects that are already published.
inline void store_field(Task* task, Object* owner, Value* field, Value v) {
  barrier(task, owner);
  publish_field(field, v);
}

/// Gives back the end of an object that nobody else knows yet: it shrinks from `old_bytes` to `new_bytes`.
/// The caller then makes the object say its new size.
void shrink(Object* object, size_t old_bytes, size_t new_bytes);

/// Extends an object at its place, if the memory behind it is free, from `old_bytes` to `new_bytes`; the new
/// bytes are zero. The caller then makes the object say its new size, before any safepoint. False when it
/// cannot: allocate and copy. Growing lists and buffers do not need two stores at once this way.
bool grow_in_place(Task* task, Object* object, size_t old_bytes, size_t new_bytes);

/// Registers a global root for ever.
void add_root(Value* root);
/// Registers a function that visits a subsystem's roots at each collection.
void add_root_visitor(void (*visit)(Visitor&));

/// Collects everything now. Stops the world; finalisers run before it returns.
void collect(Task* task);

/// What allocations call: finalisers wait for the next poll. Without `always` it does nothing when another
/// task has just collected.
void collect_for_allocation(Task* task, bool always);

/// Bytes in use after the last collection plus those allocated since.
size_t heap_bytes();

/// Sets kFlagFinalizer: when the object has died, its kind's `finalize` runs once, after which the object may
/// die for good.
void register_finalizer(Task* task, Object* object);
/// What finalises objects whose kind has no `finalize`: `__del__` of their class.
void set_default_finalizer(void (*finalize)(Task*, Object*));

/// Shows `visit` the objects that have a finaliser and live, or may, in the order of their registration.
/// `visit` must not allocate; it keeps the objects alive by itself (a root visitor).
void each_finalizable(void (*visit)(void* context, Object* object), void* context);

/// Weak references: a table from objects to their weak reference objects, which keep their target hidden from
/// `trace`. For each one whose target died, `clear_nogc` runs at the stopped world, before finalisers, and
/// must forget the target; later, at a poll, `callback` runs if the weak reference itself lives.
struct WeakReferenceHooks {
  void (*clear_nogc)(Object* weakref);
  void (*callback)(Task*, Object* weakref);
};
void set_weakref_hooks(const WeakReferenceHooks& hooks);
void register_weakref(Task* task, Object* target, Object* weakref);
/// The weak references to `target` that have not been cleared, newest first, until `visit` gives false.
/// `visit` must not allocate. One that nothing refers to any more may still be there: it becomes reachable by
/// being visited.
void each_weakref(Object* target, bool (*visit)(void* context, Object* weakref), void* context);

/// Runs what waits of finalisers and callbacks; `poll` calls it. Exceptions in them are reported as
/// unraisable by the hooks themselves.
void run_finalizers(Task* task);

/// Called once, before the first allocation.
void initialize();

/// Forgets the allocation state of a task that ends, or that the collector has stopped. The world is stopped.
void retire(Task* task);

/// What a worker keeps for the collector, behind the buffer of the running task.
struct AllocationState {
  AllocationBuffer
      hidden; ///< the buffer under PYC_GC_STRESS and ASan, where every allocation takes the slow path
  AllocationBuffer
      overflow;       ///< free block for objects larger than a line that do not fit the current run of lines
  uint32_t block = 0; ///< block that `hidden` or the task's buffer is in; 0 none
  uint32_t line = 0;  ///< where to look for the next free line of it
  uint64_t count = 0; ///< allocations, for PYC_GC_STRESS
};

/// PYC_GC_STRESS (0 off, N: collect at each Nth allocation) and PYC_GC_VERIFY, read once at start.
struct Options {
  uint64_t stress = 0;
  bool verify = false;
};
extern Options options;

} // namespace pyc::gc
