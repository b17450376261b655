/// Roots: registered values and visitors, permanent objects and tasks precisely; stacks conservatively.

#include <bit>
#include <initializer_list>

#include "gc/heap.h"
#include "gc/poison.h"
#include "sched/worker.h"

namespace pyc::gc {

static Mutex roots_mutex;
static Vector<Value*> value_roots;
static Vector<void (*)(Visitor&)> root_visitors;

void add_root(Value* root) {
  MutexGuard guard(roots_mutex);
  value_roots.push(root);
}

void add_root_visitor(void (*visit)(Visitor&)) {
  MutexGuard guard(roots_mutex);
  root_visitors.push(visit);
}

static void visit_task(Task* task, Visitor& visitor) {
  visitor.visit(&task->exc);
  visitor.visit(&task->ret);
  visitor.visit(&task->thread_object);
  visitor.visit(&task->async_first_iteration);
  visitor.visit(&task->async_finalizer);
  for (HandledState* state = task->handled; state; state = state->outer)
    visitor.visit(&state->handled);
}

static void trace_object(Object* object, void* visitor) {
  if (auto* trace = kind_info(object->kind).trace) trace(object, *static_cast<Visitor*>(visitor));
}

void visit_precise_roots(Visitor& visitor) {
  for (Value* root : value_roots)
    visitor.visit(root);
  for (auto* visit : root_visitors)
    visit(visitor);
  for (Task* task = all_tasks; task; task = task->next)
    visit_task(task, visitor);
  visit_pending(visitor);
  each_permanent(trace_object, &visitor);
}

/// Enters the objects of the fresh run that starts at `line` into `starts`. Gaps, which are zero, are
/// skipped.
PYC_READS_ANY_MEMORY static void walk_run(size_t line) {
  size_t end_line = line + 1;
  size_t block_end = (line / kLinesPerBlock + 1) * kLinesPerBlock;
  while (end_line < block_end && heap.lines[end_line] == kLineFresh)
    end_line++;
  heap.lines[line] = kLineFreshWalked;
  char* end = line_start(end_line);
  for (char* p = line_start(line); p < end;) {
    if (*reinterpret_cast<uint64_t*>(p) == 0) {
      p += kGranule;
      continue;
    }
    auto* object = reinterpret_cast<Object*>(p);
    size_t size = size_of(object);
    if (size == 0 || size > static_cast<size_t>(end - p))
      fatal("heap: object of kind %d at %p has size %zu, which exceeds its run",
            static_cast<int>(object->kind), static_cast<void*>(p), size);
    set_start_bit(granule_of(p));
    p += size;
  }
}

static Object* find_in_block(const void* p) {
  size_t line = line_of(p);
  uint8_t state = heap.lines[line];
  if (state == kLineFree) return nullptr;
  if (state != kLineLive) {
    while (heap.lines[line] == kLineFresh)
      line--;
    if (heap.lines[line] == kLineFreshStart) walk_run(line);
  }
  size_t granule = granule_of(p);
  size_t first_word = granule / kGranulesPerBlock * kWordsPerBlock;
  size_t word = granule / 64;
  uint64_t bits = heap.starts[word] & (~uint64_t{0} >> (63 - granule % 64));
  while (bits == 0) {
    if (word == first_word) return nullptr;
    bits = heap.starts[--word];
  }
  size_t found = word * 64 + 63 - static_cast<size_t>(std::countl_zero(bits));
  auto* object = reinterpret_cast<Object*>(heap.base + found * kGranule);
  return static_cast<const char*>(p) < reinterpret_cast<char*>(object) + size_of(object) ? object : nullptr;
}

Object* find_object(const void* p) {
  return in_blocks(p) ? find_in_block(p) : find_large(p);
}

PYC_READS_ANY_MEMORY static void scan_stack(Task* task, Vector<Object*>& out) {
  auto low = (reinterpret_cast<uintptr_t>(task->saved_stack) + 7) & ~uintptr_t{7};
  auto high = reinterpret_cast<uintptr_t>(task->stack_base);
  for (; low + 8 <= high; low += 8) {
    uintptr_t word = *reinterpret_cast<uintptr_t*>(low);
    // A pointer one past the end of an object may be the start of the next: both live.
    for (uintptr_t p : {word, word - 1}) {
      Object* object = find_object(reinterpret_cast<void*>(p));
      if (object && (out.empty() || out.back() != object)) out.push(object);
    }
  }
}

void find_stack_roots(Vector<Object*>& out) {
  prepare_find_large();
  for (Task* task = all_tasks; task; task = task->next)
    scan_stack(task, out);
}

} // namespace pyc::gc
