#pragma once
/// Inside gc/: the spaces of the heap and their tables.
///
/// Blocks of 32 KiB come from one reserved region. Two side tables describe it: one byte a line (LineState)
/// and one bit a granule (`starts`). Between collections `starts` holds the objects that survived the last
/// one; objects made since lie in *fresh* runs of lines, which are walked from object to object, and entered
/// into `starts`, only when a conservative pointer leads into one. A collection first resolves all
/// conservative pointers, then clears both tables and sets them anew while it marks: a bit in `starts` is the
/// mark.
///
/// Objects above kLargeObject lie behind a LargeHeader, on pages of the page region, or, from kHugeObject on,
/// in a mapping of their own with address space to grow into.

#include "gc/gc.h"
#include "platform/mutex.h"
#include "platform/vector.h"

namespace pyc::gc {

inline constexpr size_t kLinesPerBlock = kBlock / kLine;
inline constexpr size_t kGranulesPerBlock = kBlock / kGranule;
inline constexpr size_t kWordsPerBlock = kGranulesPerBlock / 64;
/// Blocks are made accessible in chunks of this size; its share of each side table is a multiple of any page
/// size in use.
inline constexpr size_t kChunk = 8 * 1024 * 1024;
inline constexpr size_t kBlocksPerChunk = kChunk / kBlock;
/// The first collection comes after this much allocation, and no later one after less: small programs never
/// collect. It is most of what others need at their peak; the process itself takes three MiB.
inline constexpr size_t kBudgetFloor = 5 * 1024 * 1024;
inline constexpr size_t kPage = 4096;
inline constexpr size_t kHugeObject = 1024 * 1024;
/// What freed memory is filled with under PYC_GC_STRESS: as a Value an object pointer that no address space
/// contains.
inline constexpr uint64_t kPoison = 0xdbdbdbdbdbdbdbd8u;

enum LineState : uint8_t {
  kLineFree,
  kLineLive,        ///< holds an object that survived the last collection
  kLineFresh,       ///< handed out since
  kLineFreshStart,  ///< first line of a run that was handed out
  kLineFreshWalked, ///< the same; the run's objects are in `starts`
};

enum class BlockState : uint8_t { Untouched, Free, Recyclable, Taken, Full };

struct Heap {
  char* base = nullptr;
  size_t reserved = 0;
  uint32_t committed_blocks = 0;
  uint32_t used_blocks = 1; ///< blocks below have been handed out at some time; number 0 never is
  uint8_t* lines = nullptr;
  uint64_t* starts = nullptr;
  Vector<BlockState> blocks;
  Vector<uint32_t> free_blocks;
  Vector<uint32_t> recyclable_blocks;
  std::atomic<size_t> allocated{0}; ///< bytes handed out since the last collection
  std::atomic<size_t> taken{0};     ///< bytes of blocks and large objects in use: what the limit holds for
  size_t live = 0;                  ///< bytes that survived the last collection
  size_t budget = kBudgetFloor;
  size_t limit = 0;               ///< 0 until computed
  std::atomic<uint64_t> epoch{0}; ///< collections so far
  Mutex mutex;                    ///< block lists, large objects, tables of finalisers and weak references
};

extern Heap heap;

/// Every allocation takes the slow path: PYC_GC_STRESS, or ASan, whose shadow the inline path does not keep.
extern bool every_allocation_slow;

inline bool in_blocks(const void* p) {
  return static_cast<size_t>(static_cast<const char*>(p) - heap.base) < heap.used_blocks * kBlock;
}
inline size_t granule_of(const void* p) {
  return static_cast<size_t>(static_cast<const char*>(p) - heap.base) / kGranule;
}
inline size_t line_of(const void* p) {
  return static_cast<size_t>(static_cast<const char*>(p) - heap.base) / kLine;
}
inline char* line_start(size_t line) {
  return heap.base + line * kLine;
}
inline char* block_start(uint32_t block) {
  return heap.base + size_t{block} * kBlock;
}

inline bool start_bit(size_t granule) {
  return heap.starts[granule / 64] >> (granule % 64) & 1;
}
/// True when the bit was clear.
inline bool set_start_bit(size_t granule) {
  uint64_t bit = uint64_t{1} << (granule % 64);
  uint64_t& word = heap.starts[granule / 64];
  if (word & bit) return false;
  word |= bit;
  return true;
}

inline size_t round_up(size_t bytes, size_t unit) {
  return (bytes + unit - 1) & ~(unit - 1);
}
inline size_t size_of(const Object* object) {
  return round_up(kind_info(object->kind).size(object), kGranule);
}

// blocks.cpp
/// Who takes a block: the last kReserveBlocks, and those over the limit, are for what cannot fail
/// (gc/reserve.h).
enum class BlockUse : uint8_t { Normal, Reserve };
inline constexpr int64_t kReserveBlocks = 8;
/// A block with no object in it, or 0.
uint32_t take_free_block(BlockUse use = BlockUse::Normal);
/// A block with free lines, or 0.
uint32_t take_recyclable_block();
/// Marks the next free run of lines of `block` at or after `line` as fresh and zeroes it. An empty buffer
/// when there is none; `line` moves behind the run.
AllocationBuffer take_run(uint32_t block, uint32_t& line);
/// True when `bytes` more would go over the memory limit.
bool over_limit(size_t bytes);

// Large objects: large.cpp
struct LargeHeader {
  size_t bytes;    ///< accessible, this header included
  size_t reserved; ///< address space: more than `bytes` for huge ones
  bool marked;
  bool huge;
  uint64_t padding[5];

  Object* object() { return reinterpret_cast<Object*>(this + 1); }
};
static_assert(sizeof(LargeHeader) == 64);
inline LargeHeader* large_header(Object* object) {
  return reinterpret_cast<LargeHeader*>(object) - 1;
}

void initialize_large();
/// Zeroed; null when the system or the address space gives no more.
Object* take_large(size_t bytes);
bool grow_huge(Object* object, size_t new_bytes);
/// The large object whose memory contains `p`, or null. Only while the world is stopped.
Object* find_large(const void* p);
/// Before the first find_large of a collection.
void prepare_find_large();
void clear_large_marks();
void sweep_large();
void each_large(void (*visit)(LargeHeader*, void*), void* context);

// Roots: roots.cpp
/// The object that contains `p`, or null: any space. Only before the tables are cleared.
Object* find_object(const void* p);
/// The objects that conservative pointers of all stacks lead to.
void find_stack_roots(Vector<Object*>& out);
void visit_precise_roots(Visitor& visitor);
void each_permanent(void (*visit)(Object*, void*), void* context);

// Marking: mark.cpp
bool is_marked(Object* object);
/// Permanent, static: not in the collected heap.
inline bool is_outside(const Object* object) {
  return !in_blocks(object) && !(object->gc & kGcLarge);
}
void clear_marks();
void mark_object(Object* object);
/// For tests: the mark stack has no more entries than that, as if memory were short.
void limit_mark_stack(size_t entries);
Visitor& mark_visitor();
/// Until everything reachable is marked.
void mark_drain();

// Sweeping: sweep.cpp
void sweep();

// Finalisers, weak references: finalize.cpp
/// Clears weak references to the dead, then keeps alive what waits for its finaliser. Returns true when
/// something waits for run_finalizers.
bool process_dead();
void visit_pending(Visitor& visitor);

// Checks: verify.cpp
/// The object's header and size are possible ones.
void verify_header(const Object* object);
void verify_barrier_log();
void verify_marked();

} // namespace pyc::gc
