/// Sweeping: lines that no marked object touches are free. Blocks without a live line return to the free
/// list, and to the system when many are idle.

#include <algorithm>
#include <cstring>

#include "gc/heap.h"
#include "gc/poison.h"
#include "platform/memory.h"

namespace pyc::gc {

namespace {

/// Free blocks kept for the next cycle beyond what its budget will take.
constexpr size_t kSpareBlocks = 64;

size_t count_live_lines(uint32_t block) {
  const uint8_t* lines = heap.lines + size_t{block} * kLinesPerBlock;
  // Eight lines at a time: each byte is 0 or 1, and the product's highest byte is their sum.
  static_assert(kLineFree == 0 && kLineLive == 1 && kLinesPerBlock % 8 == 0);
  size_t live = 0;
  for (size_t i = 0; i < kLinesPerBlock; i += 8) {
    uint64_t eight;
    std::memcpy(&eight, lines + i, 8);
    live += eight * 0x0101010101010101u >> 56;
  }
  return live;
}

void poison_free_lines(uint32_t block) {
  const uint8_t* lines = heap.lines + size_t{block} * kLinesPerBlock;
  for (size_t i = 0; i < kLinesPerBlock; i++) {
    if (lines[i] != kLineFree) continue;
    char* start = block_start(block) + i * kLine;
    if (is_poisoned(start, kLine)) continue;
    unpoison(start, kLine);
    std::fill_n(reinterpret_cast<uint64_t*>(start), kLine / 8, kPoison);
    poison(start, kLine);
  }
}

/// The block's part in the lists for the next cycle. Returns the bytes of its live lines.
size_t sweep_block(uint32_t block) {
  // Not handed out since the last sweep: still free, and poisoned where that is wanted.
  if (heap.blocks[block] == BlockState::Untouched || heap.blocks[block] == BlockState::Free) {
    heap.free_blocks.push(block);
    return 0;
  }
  size_t live = count_live_lines(block);
  if (live < kLinesPerBlock && (options.stress || PYC_ASAN)) poison_free_lines(block);
  if (live == 0) {
    heap.blocks[block] = BlockState::Free;
    heap.free_blocks.push(block);
  } else if (live < kLinesPerBlock) {
    heap.blocks[block] = BlockState::Recyclable;
    heap.recyclable_blocks.push(block);
  } else {
    heap.blocks[block] = BlockState::Full;
  }
  return live * kLine;
}

/// Gives the memory of free blocks back that the next cycle will not need.
void discard_spare_blocks() {
  size_t keep = heap.budget / kBlock + kSpareBlocks;
  if (heap.free_blocks.size() <= keep) return;
  // The list is popped from its end: those at its start wait longest.
  size_t spare = heap.free_blocks.size() - keep;
  for (size_t i = 0; i < spare; i++) {
    uint32_t block = heap.free_blocks[i];
    if (heap.blocks[block] != BlockState::Free) continue;
    memory::discard(block_start(block), kBlock);
    heap.blocks[block] = BlockState::Untouched;
  }
}

} // namespace

void sweep() {
  heap.free_blocks.clear();
  heap.recyclable_blocks.clear();
  size_t live = 0;
  // From high to low addresses, so that popping hands out low ones first and the heap stays dense.
  for (uint32_t block = heap.used_blocks; block-- > 1;)
    live += sweep_block(block);
  size_t large = 0;
  sweep_large();
  each_large([](LargeHeader* header, void* sum) { *static_cast<size_t*>(sum) += header->bytes; }, &large);
  heap.taken.store((heap.used_blocks - 1 - heap.free_blocks.size()) * kBlock + large,
                   std::memory_order_relaxed);
  heap.live = live + large;
  heap.allocated.store(0, std::memory_order_relaxed);
  // Three quarters more than what lives: the heap stays below 1.75 times that.
  heap.budget = std::max(kBudgetFloor, heap.live / 4 * 3);
  discard_spare_blocks();
}

} // namespace pyc::gc
