/// The collector's table of kinds, and its start.

#include "gc/heap.h"
#include "gc/poison.h"
#include "platform/memory.h"
#include "platform/switches.h"

namespace pyc::gc {

Heap heap;
Options options;
bool every_allocation_slow = PYC_ASAN;

static KindInfo kinds[kKindCount];

void register_kind(Kind kind, const KindInfo& info) {
  PYC_CHECK(info.size != nullptr);
  kinds[static_cast<unsigned>(kind)] = info;
}

const KindInfo& kind_info(Kind kind) {
  return kinds[static_cast<unsigned>(kind)];
}

/// Address space for blocks: as much as the system grants, since only what is used gets memory; a quarter
/// where address space itself is limited.
static void reserve_blocks() {
  constexpr size_t kWanted = size_t{1} << 36, kLeast = size_t{1} << 24;
  for (size_t bytes = kWanted; bytes >= kLeast; bytes /= 2) {
    if (bytes > memory::address_space_limit() / 4) continue;
    auto* base = static_cast<char*>(memory::reserve(bytes, kBlock));
    auto* lines = base ? static_cast<uint8_t*>(memory::reserve(bytes / kLine, kPage)) : nullptr;
    auto* starts = lines ? static_cast<uint64_t*>(memory::reserve(bytes / kGranule / 8, kPage)) : nullptr;
    if (starts) {
      heap.base = base, heap.reserved = bytes, heap.lines = lines, heap.starts = starts;
      return;
    }
    if (lines) memory::release(lines, bytes / kLine);
    if (base) memory::release(base, bytes);
  }
  fatal("no address space for the heap");
}

void initialize() {
  options.stress = switches.gc_stress;
  options.verify = switches.gc_verify;
  if (options.stress) every_allocation_slow = true;
  heap.limit = switches.memory_limit;
  // What is left is for malloc, stacks and tables, whose shortage would be fatal.
  size_t space = memory::address_space_limit();
  if (heap.limit == 0 && space != SIZE_MAX) heap.limit = space / 8 * 3;
  reserve_blocks();
  initialize_large();
}

size_t heap_bytes() {
  return heap.live + heap.allocated.load(std::memory_order_relaxed);
}

} // namespace pyc::gc
