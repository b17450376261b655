/// PYC_GC_VERIFY: invariants of the heap, checked at the stopped world. A violation is fatal and names the
/// object.

#include <bit>

#include "gc/heap.h"
#include "sched/worker.h"

namespace pyc::gc {

namespace {

const char* name_of(const Object* object) {
  auto kind = static_cast<unsigned>(object->kind);
  const char* name = kind < kKindCount ? kind_info(object->kind).name : nullptr;
  return name ? name : "unregistered kind";
}

/// Every object in `starts`, and every large one.
template <class Visit> void each_object(Visit visit) {
  size_t words = size_t{heap.used_blocks} * kWordsPerBlock;
  for (size_t word = kWordsPerBlock; word < words; word++) {
    for (uint64_t bits = heap.starts[word]; bits; bits &= bits - 1) {
      size_t granule = word * 64 + static_cast<size_t>(std::countr_zero(bits));
      visit(reinterpret_cast<Object*>(heap.base + granule * kGranule));
    }
  }
  each_large([](LargeHeader* header, void* visit) { (*static_cast<Visit*>(visit))(header->object()); },
             &visit);
}

} // namespace

void verify_header(const Object* object) {
  auto kind = static_cast<unsigned>(object->kind);
  if (kind == 0 || kind >= kKindCount || !kind_info(object->kind).size)
    fatal("gc verify: object %p has kind %u", static_cast<const void*>(object), kind);
  if (object->gc & kGcLarge) return;
  size_t room = kBlock - static_cast<size_t>(reinterpret_cast<const char*>(object) - heap.base) % kBlock;
  if (size_of(object) > room || size_of(object) < sizeof(Object))
    fatal("gc verify: %s at %p has size %zu", name_of(object), static_cast<const void*>(object),
          size_of(object));
}

namespace {

/// An old object that is not in the log points to old objects only: what minor collections will rely on.
class OldFieldVisitor final : public Visitor {
public:
  Object* owner = nullptr;
  void visit(Value* field) override {
    if (!field->is_object()) return;
    Object* target = field->object();
    if (is_outside(target) || (target->gc & kGcMark)) return;
    fatal("gc verify: store without barrier: old %s at %p, offset %td, points to young %s at %p",
          name_of(owner), static_cast<void*>(owner),
          reinterpret_cast<char*>(field) - reinterpret_cast<char*>(owner), name_of(target),
          static_cast<void*>(target));
  }
};

/// Every field of a marked object leads to the start of a marked object.
class MarkedFieldVisitor final : public Visitor {
public:
  Object* owner = nullptr;
  void visit(Value* field) override {
    if (!field->is_object()) return;
    Object* target = field->object();
    if (is_outside(target) ? (target->gc & kGcPinned) != 0 : is_marked(target)) return;
    fatal("gc verify: %s at %p, offset %td, points to %p, which is no live object", name_of(owner),
          static_cast<void*>(owner), reinterpret_cast<char*>(field) - reinterpret_cast<char*>(owner),
          static_cast<void*>(target));
  }
};

/// Objects in the log, sorted away from `each_object`: their flag says that they are logged.
void check_log() {
  for (Task* task = all_tasks; task; task = task->next)
    for (Object* object : task->worker->barrier_log)
      if (object->gc & kGcUnlogged)
        fatal("gc verify: %s at %p is in the log and marked unlogged", name_of(object),
              static_cast<void*>(object));
}

} // namespace

void verify_barrier_log() {
  check_log();
  OldFieldVisitor visitor;
  each_object([&](Object* object) {
    if ((object->gc & (kGcMark | kGcUnlogged)) != (kGcMark | kGcUnlogged)) return;
    verify_header(object);
    visitor.owner = object;
    if (auto* trace = kind_info(object->kind).trace) trace(object, visitor);
  });
}

void verify_marked() {
  MarkedFieldVisitor visitor;
  char* previous_end = heap.base;
  each_object([&](Object* object) {
    if (!is_marked(object)) return;
    verify_header(object);
    // In blocks the visit goes by address.
    if (in_blocks(object)) {
      if (reinterpret_cast<char*>(object) < previous_end)
        fatal("gc verify: %s at %p lies inside another object", name_of(object), static_cast<void*>(object));
      previous_end = reinterpret_cast<char*>(object) + size_of(object);
    }
    visitor.owner = object;
    if (auto* trace = kind_info(object->kind).trace) trace(object, visitor);
  });
}

} // namespace pyc::gc
