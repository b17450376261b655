/// The slow path of allocation, growing and shrinking in place, and permanent objects.

#include <cstring>

#include "gc/heap.h"
#include "gc/poison.h"
#include "gc/reserve.h"
#include "platform/memory.h"
#include "object/errors.h"
#include "sched/safepoint.h"
#include "sched/worker.h"

namespace pyc::gc {

static AllocationBuffer& buffer_of(Task* task) {
  return every_allocation_slow ? task->worker->allocation.hidden : task->alloc;
}

static char* bump(AllocationBuffer& buffer, size_t bytes) {
  if (static_cast<size_t>(buffer.limit - buffer.cursor) < bytes) return nullptr;
  char* start = buffer.cursor;
  buffer.cursor += bytes;
  return start;
}

/// The next run of free lines for small objects: of the current block, of a block with holes, of a free
/// block.
static bool refill(Task* task) {
  AllocationState& state = task->worker->allocation;
  AllocationBuffer& buffer = buffer_of(task);
  for (;;) {
    if (state.block) {
      AllocationBuffer run = take_run(state.block, state.line);
      if (run.cursor) {
        buffer = run;
        return true;
      }
    }
    state.block = take_recyclable_block();
    if (!state.block) state.block = take_free_block();
    state.line = 0;
    if (!state.block) {
      buffer = {nullptr, nullptr};
      return false;
    }
  }
}

/// An object larger than a line that does not fit the current run takes a place in a free block, so that the
/// run is not wasted (Immix's overflow allocation).
static char* take_overflow(Task* task, size_t bytes, BlockUse use = BlockUse::Normal) {
  AllocationBuffer& overflow = task->worker->allocation.overflow;
  if (char* start = bump(overflow, bytes)) return start;
  uint32_t block = take_free_block(use);
  if (!block) return nullptr;
  uint32_t line = 0;
  overflow = take_run(block, line);
  return bump(overflow, bytes);
}

static char* take(Task* task, size_t bytes) {
  if (char* start = bump(buffer_of(task), bytes)) return start;
  if (bytes > kLine) return take_overflow(task, bytes);
  return refill(task) ? bump(buffer_of(task), bytes) : nullptr;
}

static Object* set_header(Object* object, Kind kind, uint32_t shape, uint8_t gc) {
  object->shape = shape;
  object->gc = gc;
  object->lock = 0;
  object->flags = 0;
  object->kind = kind;
  return object;
}

/// Collections that this allocation owes: a request from elsewhere, stress, the budget.
static void collect_if_due(Task* task) {
  safepoint(task);
  if (options.stress && ++task->worker->allocation.count % options.stress == 0) {
    collect_for_allocation(task, true);
  } else if (heap.allocated.load(std::memory_order_relaxed) >= heap.budget) {
    collect_for_allocation(task, false);
  }
}

/// With memory short: for what cannot fail (gc/reserve.h), from the reserve.
static char* take_reserve(Task* task, size_t bytes) {
  if (!may_use_reserve(task)) return nullptr;
  char* start = take_overflow(task, bytes, BlockUse::Reserve);
  if (start) request(task, kRequestMemoryError);
  return start;
}

/// With the limit or the system's memory reached, a collection may help, unless the request alone is beyond
/// the limit.
static bool worth_collecting(size_t bytes) {
  return heap.limit == 0 || bytes <= heap.limit;
}

/// MemoryError; one that was due because of the reserve has come with it.
static Object* raise_no_memory(Task* task) {
  task->requests.fetch_and(~kRequestMemoryError);
  raise_memory_error(task);
  return nullptr;
}

static Object* allocate_large(Task* task, size_t bytes, Kind kind, uint32_t shape) {
  Object* object = over_limit(bytes) ? nullptr : take_large(bytes);
  if (!object && worth_collecting(bytes)) {
    collect_for_allocation(task, true);
    object = over_limit(bytes) ? nullptr : take_large(bytes);
  }
  if (!object) {
    return raise_no_memory(task);
  }
  return set_header(object, kind, shape, kGcLarge);
}

Object* allocate_slow(Task* task, size_t bytes, Kind kind, uint32_t shape) {
  collect_if_due(task);
  if (bytes > kLargeObject) return allocate_large(task, bytes, kind, shape);
  char* start = take(task, bytes);
  if (!start) {
    collect_for_allocation(task, true);
    start = take(task, bytes);
  }
  if (!start) start = take_reserve(task, bytes);
  if (!start) {
    return raise_no_memory(task);
  }
  unpoison(start, bytes);
  return set_header(reinterpret_cast<Object*>(start), kind, shape, 0);
}

void retire(Task* task) {
  // The unused part of a fresh run is zero, which walks skip; the next sweep frees its lines.
  task->alloc = {nullptr, nullptr};
  AllocationState& state = task->worker->allocation;
  state.hidden = state.overflow = {nullptr, nullptr};
  state.block = state.line = 0;
}

void shrink(Object* object, size_t old_bytes, size_t new_bytes) {
  char* tail = reinterpret_cast<char*>(object) + round_up(new_bytes, kGranule);
  char* end = reinterpret_cast<char*>(object) + round_up(old_bytes, kGranule);
  if (tail >= end) return;
  std::memset(tail, 0, static_cast<size_t>(end - tail));
  if (in_blocks(object)) poison(tail, static_cast<size_t>(end - tail));
}

bool grow_in_place(Task* task, Object* object, size_t old_bytes, size_t new_bytes) {
  if (object->gc & kGcLarge) return grow_huge(object, new_bytes);
  size_t old_rounded = round_up(old_bytes, kGranule), new_rounded = round_up(new_bytes, kGranule);
  AllocationBuffer& buffer = buffer_of(task);
  char* end = reinterpret_cast<char*>(object) + old_rounded;
  if (new_rounded > kLargeObject || end != buffer.cursor) return false;
  if (!bump(buffer, new_rounded - old_rounded)) return false;
  unpoison(end, new_rounded - old_rounded);
  return true;
}

// The scopes in which the reserve may be used: few, and looked at when memory is short alone.

static ReserveScope* reserve_scopes = nullptr;

ReserveScope::ReserveScope(Task* task) : task_(task) {
  MutexGuard guard(heap.mutex);
  next_ = reserve_scopes;
  reserve_scopes = this;
}

ReserveScope::~ReserveScope() {
  MutexGuard guard(heap.mutex);
  ReserveScope** link = &reserve_scopes;
  while (*link != this)
    link = &(*link)->next_;
  *link = next_;
}

bool may_use_reserve(Task* task) {
  MutexGuard guard(heap.mutex);
  for (ReserveScope* scope = reserve_scopes; scope; scope = scope->next_)
    if (scope->task_ == task) return true;
  return false;
}

bool within_limit(size_t bytes) {
  return bytes < SIZE_MAX / 2 && !over_limit(bytes);
}

void reserve_exhausted() {
  fatal("out of memory: the reserve is used up");
}

// Permanent objects: bumped out of chunks that are never given back.

static Mutex permanent_mutex;
static Vector<Object*> permanent_objects;
static AllocationBuffer permanent_buffer;
static constexpr size_t kPermanentChunk = 128 * 1024;

Object* allocate_permanent(size_t bytes, Kind kind, uint32_t shape) {
  bytes = round_up(bytes, kGranule);
  MutexGuard guard(permanent_mutex);
  char* start = bump(permanent_buffer, bytes);
  if (!start) {
    size_t chunk = bytes > kPermanentChunk / 4 ? round_up(bytes, kPage) : kPermanentChunk;
    chunk = round_up(chunk, memory::page_size());
    auto* memory = static_cast<char*>(memory::reserve(chunk, kPage));
    if (!memory || !memory::commit(memory, chunk)) return nullptr;
    AllocationBuffer fresh{memory, memory + chunk};
    start = bump(fresh, bytes);
    if (chunk == kPermanentChunk) permanent_buffer = fresh;
  }
  Object* object = set_header(reinterpret_cast<Object*>(start), kind, shape, kGcPinned);
  permanent_objects.push(object);
  return object;
}

void each_permanent(void (*visit)(Object*, void*), void* context) {
  for (Object* object : permanent_objects)
    visit(object, context);
}

} // namespace pyc::gc
