#include "gc/walk.h"

#include <bit>

#include "gc/heap.h"
#include "sched/safepoint.h"

namespace pyc::gc {

bool is_language_object(const Object* object) {
  switch (object->kind) {
  case Kind::Free:
  case Kind::StrBuffer:
  case Kind::RawStore:
  case Kind::ValueStore:
  case Kind::DictStore:
  case Kind::SetStore:
  case Kind::Binding:
  case Kind::AsyncValue:
  case Kind::Segment:
  case Kind::ManagedBuffer:
    return false;
  default:
    return true;
  }
}

namespace {

struct Walk {
  void (*visit)(void* context, Object* object);
  void* context;
};

void visit_language_object(const Walk& walk, Object* object) {
  if (is_language_object(object)) walk.visit(walk.context, object);
}

class ReferentVisitor final : public Visitor {
public:
  ReferentVisitor(void (*visit)(void*, Value), void* context) : visit_(visit), context_(context) {}

  void visit(Value* field) override {
    Value v = *field;
    if (v.is_null() || v == kAbsent) return;
    if (!v.is_object() || is_language_object(v.object())) return visit_(context_, v);
    // Inner parts belong to one object, so this ends.
    if (auto* trace = kind_info(v.object()->kind).trace) trace(v.object(), *this);
  }

private:
  void (*visit_)(void*, Value);
  void* context_;
};

} // namespace

void each_survivor(Task* task, void (*visit)(void* context, Object* object), void* context) {
  WorldStop stop(task);
  Walk walk{visit, context};
  size_t words = size_t{heap.used_blocks} * kWordsPerBlock;
  for (size_t word = kWordsPerBlock; word < words; word++)
    for (uint64_t bits = heap.starts[word]; bits; bits &= bits - 1) {
      size_t granule = word * 64 + static_cast<size_t>(std::countr_zero(bits));
      visit_language_object(walk, reinterpret_cast<Object*>(heap.base + granule * kGranule));
    }
  each_large([](LargeHeader* header,
                void* raw) { visit_language_object(*static_cast<Walk*>(raw), header->object()); },
             &walk);
}

void each_referent(Object* object, void (*visit)(void* context, Value referent), void* context) {
  ReferentVisitor visitor(visit, context);
  if (auto* trace = kind_info(object->kind).trace) trace(object, visitor);
}

} // namespace pyc::gc
