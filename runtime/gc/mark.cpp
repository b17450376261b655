/// Marking with an explicit stack. An object is marked when it is first seen (its bit in `starts`, or the
/// flag of its LargeHeader) and pushed; between the stack and the trace lies a short queue whose entries have
/// been prefetched, which hides most of the cache misses of a shuffled heap. Long arrays are traced in
/// pieces, so that the stack stays short. A stack that finds no memory to grow, in the middle of a collection
/// that memory is short for, drops objects: they are marked, and one more walk over everything marked finds
/// what they refer to.

#include <cstdlib>
#include <cstring>

#include "gc/heap.h"

namespace pyc::gc {

namespace {

struct Piece {
  Value* next;
  Value* end;
};

constexpr size_t kQueue = 8;
constexpr size_t kPieceLength = 512;

class MarkStack {
public:
  bool empty() const { return size_ == 0; }
  Object* pop() { return data_[--size_]; }
  /// False when there is no memory for it.
  bool push(Object* object) {
    if (size_ == capacity_ && !grow()) return false;
    data_[size_++] = object;
    return true;
  }

  void limit(size_t entries) {
    limit_ = entries;
    if (capacity_ > entries) capacity_ = entries;
  }

private:
  bool grow() {
    size_t wanted = capacity_ * 2;
    if (wanted > limit_) return false;
    void* old = data_ == first_ ? nullptr : static_cast<void*>(data_);
    auto* grown = static_cast<Object**>(std::realloc(old, wanted * sizeof(Object*)));
    if (!grown) return false;
    if (!old) std::memcpy(static_cast<void*>(grown), static_cast<void*>(first_), size_ * sizeof(Object*));
    data_ = grown;
    capacity_ = wanted;
    return true;
  }
  static constexpr size_t kFirst = 1024;
  Object* first_[kFirst] = {};
  Object** data_ = first_;
  size_t size_ = 0, capacity_ = kFirst, limit_ = ~size_t{0};
};

MarkStack stack;
bool dropped = false; ///< an object was marked, but found no place on the stack
Vector<Piece> pieces;
Object* queue[kQueue];
size_t queue_head = 0, queue_length = 0;

void mark_value(Value v) {
  if (!v.is_object()) return;
  mark_object(v.object());
}

class MarkVisitor final : public Visitor {
public:
  void visit(Value* field) override { mark_value(*field); }
  void visit_range(Value* fields, size_t count) override {
    if (count > kPieceLength) {
      pieces.push({fields, fields + count});
      return;
    }
    for (size_t i = 0; i < count; i++)
      mark_value(fields[i]);
  }
};

MarkVisitor visitor;

/// Survivors are old: they are marked for ever, and their next change is logged.
void trace(Object* object) {
  if (options.verify) verify_header(object);
  object->gc |= kGcMark | kGcUnlogged;
  const KindInfo& info = kind_info(object->kind);
  if (!(object->gc & kGcLarge)) {
    size_t first = line_of(object), last = line_of(reinterpret_cast<char*>(object) + info.size(object) - 1);
    for (size_t line = first; line <= last; line++)
      heap.lines[line] = kLineLive;
  }
  if (info.trace) info.trace(object, visitor);
}

/// The oldest of the prefetched objects, after moving another one from the stack into the queue.
Object* next_object() {
  while (queue_length < kQueue && !stack.empty()) {
    Object* object = stack.pop();
    __builtin_prefetch(object);
    queue[(queue_head + queue_length++) % kQueue] = object;
  }
  if (queue_length == 0) return nullptr;
  Object* object = queue[queue_head];
  queue_head = (queue_head + 1) % kQueue;
  queue_length--;
  return object;
}

void drain_stack() {
  for (;;) {
    while (Object* object = next_object())
      trace(object);
    if (pieces.empty()) return;
    Piece piece = pieces.pop();
    Value* stop =
        piece.end - piece.next > static_cast<ptrdiff_t>(kPieceLength) ? piece.next + kPieceLength : piece.end;
    if (stop != piece.end) pieces.push({stop, piece.end});
    for (Value* field = piece.next; field < stop; field++)
      mark_value(*field);
  }
}

/// Traces everything marked once more, because objects were dropped.
void trace_marked() {
  size_t blocks = heap.used_blocks < heap.committed_blocks ? heap.used_blocks : heap.committed_blocks;
  for (size_t word = 0; word < blocks * kWordsPerBlock; word++) {
    for (uint64_t bits = heap.starts[word]; bits; bits &= bits - 1) {
      size_t granule = word * 64 + static_cast<size_t>(__builtin_ctzll(bits));
      trace(reinterpret_cast<Object*>(heap.base + granule * kGranule));
      drain_stack();
    }
  }
  each_large(
      [](LargeHeader* header, void*) {
        if (header->marked) trace(header->object());
        drain_stack();
      },
      nullptr);
}

} // namespace

void limit_mark_stack(size_t entries) {
  stack.limit(entries);
}

bool is_marked(Object* object) {
  if (in_blocks(object)) return start_bit(granule_of(object));
  return object->gc & kGcLarge ? large_header(object)->marked : true;
}

void clear_marks() {
  // Before the first block is handed out nothing is committed, though block 0 counts as used.
  size_t blocks = heap.used_blocks < heap.committed_blocks ? heap.used_blocks : heap.committed_blocks;
  __builtin_memset(heap.lines, kLineFree, blocks * kLinesPerBlock);
  __builtin_memset(heap.starts, 0, blocks * kWordsPerBlock * sizeof(uint64_t));
  clear_large_marks();
}

void mark_object(Object* object) {
  if (in_blocks(object)) {
    if (!set_start_bit(granule_of(object))) return;
  } else if (object->gc & kGcLarge) {
    LargeHeader* header = large_header(object);
    if (header->marked) return;
    header->marked = true;
  } else {
    return; // Permanent or static: a root of its own, or without fields.
  }
  if (!stack.push(object)) dropped = true;
}

Visitor& mark_visitor() {
  return visitor;
}

void mark_drain() {
  drain_stack();
  while (dropped) {
    dropped = false;
    trace_marked();
    drain_stack();
  }
}

} // namespace pyc::gc
