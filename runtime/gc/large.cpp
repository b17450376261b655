/// The large-object space. Objects below kHugeObject take a run of pages in a reserved region, found by next
/// fit among the free extents that the last sweep left, then at the region's end; `page_owner` leads from any
/// page to the first page of its object. Huge objects have mappings of their own with address space behind
/// them, so that a list that grows by appending is copied rarely and never needs twice its memory.

#include <algorithm>
#include <cstring>

#include "gc/heap.h"
#include "gc/poison.h"
#include "platform/memory.h"

namespace pyc::gc {

namespace {

struct Extent {
  uint32_t first;
  uint32_t count;
};

/// A mapping has at least this factor of its first size as address space.
constexpr size_t kHugeReserve = 4;
/// Shorter runs of free pages are not worth a call of the system that takes them back.
constexpr uint32_t kDiscardPages = 64;
/// What `page_owner` says of free pages: they have been used, or the system has them back and gives zeros.
constexpr uint32_t kDirty = 0;
constexpr uint32_t kClean = ~uint32_t{0};

char* region = nullptr;
size_t region_pages = 0;
size_t committed_pages = 0;
uint32_t frontier = 0;          ///< pages below have been used
uint32_t* page_owner = nullptr; ///< first page of the object + 1; kDirty or kClean: free
Vector<Extent> extents;
size_t next_extent = 0;
uint32_t too_large = ~uint32_t{0}; ///< requests of this many pages have found no extent since the last sweep
Vector<LargeHeader*> large_objects;
Vector<LargeHeader*> huge_objects; ///< sorted by address during a collection

char* page_start(uint32_t page) {
  return region + size_t{page} * kPage;
}

bool commit_pages(size_t pages) {
  while (committed_pages < pages) {
    constexpr size_t kPagesPerChunk = kChunk / kPage;
    // The table grows by whole pages of the system for each chunk of the region: 8 KiB for 8 MiB, so 16
    // chunks at once.
    size_t kStep = kPagesPerChunk * 16 < region_pages ? kPagesPerChunk * 16 : region_pages;
    if (committed_pages + kStep > region_pages) return false;
    if (!memory::commit(page_start(static_cast<uint32_t>(committed_pages)), kStep * kPage) ||
        !memory::commit(page_owner + committed_pages, kStep * sizeof(uint32_t)))
      return false;
    committed_pages += kStep;
  }
  return true;
}

bool is_free(uint32_t page) {
  return page_owner[page] == kDirty || page_owner[page] == kClean;
}

/// First page of `count` free ones, or the maximum.
uint32_t find_extent(uint32_t count) {
  if (count >= too_large) return ~uint32_t{0};
  for (size_t tried = 0; tried < extents.size(); tried++) {
    if (next_extent >= extents.size()) next_extent = 0;
    Extent& extent = extents[next_extent];
    if (extent.count >= count) {
      uint32_t first = extent.first;
      extent.first += count;
      extent.count -= count;
      return first;
    }
    next_extent++;
  }
  too_large = count;
  return ~uint32_t{0};
}

LargeHeader* take_pages(uint32_t count) {
  uint32_t first = find_extent(count);
  size_t bytes = size_t{count} * kPage;
  if (first != ~uint32_t{0}) {
    unpoison(page_start(first), bytes);
    for (uint32_t page = first; page < first + count; page++)
      if (page_owner[page] == kDirty) std::memset(page_start(page), 0, kPage);
  } else {
    if (!commit_pages(size_t{frontier} + count)) return nullptr;
    first = frontier;
    frontier += count;
    unpoison(page_start(first), bytes);
  }
  for (uint32_t i = 0; i < count; i++)
    page_owner[first + i] = first + 1;
  auto* header = reinterpret_cast<LargeHeader*>(page_start(first));
  header->bytes = header->reserved = bytes;
  return header;
}

LargeHeader* map_huge(size_t bytes) {
  bytes = round_up(bytes, memory::page_size());
  bool is_scarce = memory::address_space_limit() != SIZE_MAX || bytes > SIZE_MAX / (2 * kHugeReserve);
  size_t reserved = is_scarce ? bytes : bytes * kHugeReserve;
  void* start = memory::reserve(reserved, kPage);
  if (!start) {
    reserved = bytes;
    start = memory::reserve(reserved, kPage);
  }
  if (!start) return nullptr;
  if (!memory::commit(start, bytes)) {
    memory::release(start, reserved);
    return nullptr;
  }
  auto* header = static_cast<LargeHeader*>(start);
  header->bytes = bytes;
  header->reserved = reserved;
  header->huge = true;
  return header;
}

void free_large(LargeHeader* header) {
  heap.taken.fetch_sub(header->bytes, std::memory_order_relaxed);
  if (header->huge) {
    memory::release(header, header->reserved);
    return;
  }
  auto first =
      static_cast<uint32_t>((reinterpret_cast<char*>(header) - region) / static_cast<ptrdiff_t>(kPage));
  size_t bytes = header->bytes;
  std::fill_n(page_owner + first, bytes / kPage, kDirty);
  if (options.stress) std::fill_n(reinterpret_cast<uint64_t*>(header), bytes / 8, kPoison);
  poison(header, bytes);
}

void discard_pages(uint32_t first, uint32_t count) {
  memory::discard(page_start(first), size_t{count} * kPage);
  std::fill_n(page_owner + first, count, kClean);
}

/// The free pages below the frontier, as extents. As many as the next cycle may need stay at hand, the lowest
/// ones, which it takes first; of the others long runs go back to the system.
void rebuild_extents() {
  extents.clear();
  next_extent = 0;
  too_large = ~uint32_t{0};
  size_t at_hand = heap.budget / kPage;
  for (uint32_t page = 0; page < frontier;) {
    if (!is_free(page)) {
      page += static_cast<uint32_t>(reinterpret_cast<LargeHeader*>(page_start(page))->bytes / kPage);
      continue;
    }
    uint32_t first = page, dirty = 0;
    while (page < frontier && is_free(page))
      dirty += page_owner[page++] == kDirty;
    if (dirty <= at_hand)
      at_hand -= dirty;
    else if (dirty >= kDiscardPages)
      discard_pages(first, page - first);
    extents.push({first, page - first});
  }
}

} // namespace

void initialize_large() {
  constexpr size_t kWanted = size_t{1} << 36, kLeast = size_t{1} << 24;
  for (size_t bytes = kWanted; bytes >= kLeast; bytes /= 2) {
    if (bytes > memory::address_space_limit() / 8) continue;
    region = static_cast<char*>(memory::reserve(bytes, kChunk));
    if (!region) continue;
    region_pages = bytes / kPage;
    page_owner = static_cast<uint32_t*>(memory::reserve(region_pages * sizeof(uint32_t), kPage));
    if (page_owner) return;
    memory::release(region, bytes);
  }
  fatal("no address space for large objects");
}

Object* take_large(size_t bytes) {
  if (bytes > heap.reserved * 16) return nullptr;
  bytes += sizeof(LargeHeader);
  MutexGuard guard(heap.mutex);
  LargeHeader* header =
      bytes >= kHugeObject ? map_huge(bytes) : take_pages(static_cast<uint32_t>((bytes + kPage - 1) / kPage));
  if (!header) return nullptr;
  large_objects.push(header);
  heap.taken.fetch_add(header->bytes, std::memory_order_relaxed);
  heap.allocated.fetch_add(header->bytes, std::memory_order_relaxed);
  return header->object();
}

bool grow_huge(Object* object, size_t new_bytes) {
  LargeHeader* header = large_header(object);
  size_t wanted = new_bytes + sizeof(LargeHeader);
  if (wanted <= header->bytes) return true;
  if (!header->huge || wanted > header->reserved) return false;
  wanted = round_up(wanted, memory::page_size());
  size_t more = wanted - header->bytes;
  if (over_limit(more) || !memory::commit(reinterpret_cast<char*>(header) + header->bytes, more))
    return false;
  header->bytes = wanted;
  heap.taken.fetch_add(more, std::memory_order_relaxed);
  heap.allocated.fetch_add(more, std::memory_order_relaxed);
  return true;
}

void prepare_find_large() {
  huge_objects.clear();
  for (LargeHeader* header : large_objects)
    if (header->huge) huge_objects.push(header);
  std::sort(huge_objects.begin(), huge_objects.end());
}

Object* find_large(const void* p) {
  auto* address = static_cast<const char*>(p);
  LargeHeader* header = nullptr;
  auto offset = static_cast<size_t>(address - region);
  if (offset < size_t{frontier} * kPage) {
    uint32_t owner = page_owner[offset / kPage];
    if (owner != kDirty && owner != kClean) header = reinterpret_cast<LargeHeader*>(page_start(owner - 1));
  } else {
    auto* after =
        std::upper_bound(huge_objects.begin(), huge_objects.end(), p,
                         [](const void* a, const LargeHeader* b) { return a < static_cast<const void*>(b); });
    if (after != huge_objects.begin()) header = after[-1];
  }
  if (!header) return nullptr;
  auto* start = reinterpret_cast<char*>(header->object());
  return address >= start && address < reinterpret_cast<char*>(header) + header->bytes ? header->object()
                                                                                       : nullptr;
}

void clear_large_marks() {
  for (LargeHeader* header : large_objects)
    header->marked = false;
}

void sweep_large() {
  size_t kept = 0;
  for (LargeHeader* header : large_objects) {
    if (header->marked) {
      large_objects[kept++] = header;
    } else {
      free_large(header);
    }
  }
  large_objects.truncate(kept);
  rebuild_extents();
}

void each_large(void (*visit)(LargeHeader*, void*), void* context) {
  for (LargeHeader* header : large_objects)
    visit(header, context);
}

} // namespace pyc::gc
