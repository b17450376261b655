/// Handing out blocks and runs of free lines.

#include <cstring>

#include "gc/heap.h"
#include "gc/poison.h"
#include "platform/memory.h"

namespace pyc::gc {

/// Below this much the machine's limit is not worth computing.
static constexpr size_t kLimitFloor = 64 * 1024 * 1024;

bool over_limit(size_t bytes) {
  size_t wanted = heap.taken.load(std::memory_order_relaxed) + bytes;
  if (heap.limit == 0) {
    if (wanted < kLimitFloor) return false;
    heap.limit = memory::physical_memory() / 10 * 9;
  }
  return wanted > heap.limit;
}

/// Makes the next chunk of blocks accessible, with its part of the tables.
static bool commit_chunk() {
  size_t first = heap.committed_blocks;
  if ((first + kBlocksPerChunk) * kBlock > heap.reserved) return false;
  if (!memory::commit(heap.base + first * kBlock, kChunk) ||
      !memory::commit(heap.lines + first * kLinesPerBlock, kChunk / kLine) ||
      !memory::commit(heap.starts + first * kWordsPerBlock, kChunk / kGranule / 8))
    return false;
  for (size_t i = 0; i < kBlocksPerChunk; i++)
    heap.blocks.push(BlockState::Untouched);
  heap.committed_blocks += kBlocksPerChunk;
  return true;
}

/// Makes sure that a block is there, beside the reserve's unless it is for that.
static bool have_block(BlockUse use) {
  int64_t needed = use == BlockUse::Reserve ? 1 : 1 + kReserveBlocks;
  for (;;) {
    int64_t untouched = int64_t{heap.committed_blocks} - int64_t{heap.used_blocks};
    if (static_cast<int64_t>(heap.free_blocks.size()) + (untouched > 0 ? untouched : 0) >= needed)
      return true;
    if (!commit_chunk()) return false;
  }
}

uint32_t take_free_block(BlockUse use) {
  MutexGuard guard(heap.mutex);
  if (use == BlockUse::Normal && over_limit(kBlock)) return 0;
  if (!have_block(use)) return 0;
  uint32_t block = heap.free_blocks.empty() ? heap.used_blocks++ : heap.free_blocks.pop();
  // An untouched block stays so until take_run has seen that it needs no zeroing.
  if (heap.blocks[block] != BlockState::Untouched) heap.blocks[block] = BlockState::Taken;
  heap.taken.fetch_add(kBlock, std::memory_order_relaxed);
  return block;
}

uint32_t take_recyclable_block() {
  MutexGuard guard(heap.mutex);
  if (heap.recyclable_blocks.empty()) return 0;
  uint32_t block = heap.recyclable_blocks.pop();
  heap.blocks[block] = BlockState::Taken;
  return block;
}

AllocationBuffer take_run(uint32_t block, uint32_t& line) {
  uint8_t* lines = heap.lines + size_t{block} * kLinesPerBlock;
  uint32_t first = line;
  while (first < kLinesPerBlock && lines[first] != kLineFree)
    first++;
  uint32_t end = first;
  while (end < kLinesPerBlock && lines[end] == kLineFree)
    end++;
  line = end;
  if (first == end) return {nullptr, nullptr};
  std::memset(lines + first, kLineFresh, end - first);
  lines[first] = kLineFreshStart;
  char* start = block_start(block) + first * kLine;
  size_t bytes = (end - first) * kLine;
  // Only the owner of a taken block looks at its state.
  if (heap.blocks[block] == BlockState::Untouched) {
    heap.blocks[block] = BlockState::Taken;
  } else {
    unpoison(start, bytes);
    std::memset(start, 0, bytes);
  }
  poison(start, bytes);
  heap.allocated.fetch_add(bytes, std::memory_order_relaxed);
  return {start, start + bytes};
}

} // namespace pyc::gc
