#include "platform/memory.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

namespace pyc::memory {

size_t page_size() {
  static const size_t size = static_cast<size_t>(sysconf(_SC_PAGESIZE));
  return size;
}

/// The number in a file of the control group file system; the maximum when there is none.
static size_t control_group_limit() {
  int file = open("/sys/fs/cgroup/memory.max", O_RDONLY | O_CLOEXEC);
  if (file < 0) return SIZE_MAX;
  char text[32] = {};
  ssize_t length = read(file, text, sizeof text - 1);
  close(file);
  if (length <= 0 || text[0] < '0' || text[0] > '9') return SIZE_MAX;
  return std::strtoull(text, nullptr, 10);
}

size_t physical_memory() {
  size_t machine = static_cast<size_t>(sysconf(_SC_PHYS_PAGES)) * page_size();
  size_t group = control_group_limit();
  return group < machine ? group : machine;
}

size_t address_space_limit() {
  static const size_t limit = [] {
    rlimit found;
    bool is_limited = getrlimit(RLIMIT_AS, &found) == 0 && found.rlim_cur != RLIM_INFINITY;
    return is_limited ? static_cast<size_t>(found.rlim_cur) : SIZE_MAX;
  }();
  return limit;
}

void* reserve(size_t bytes, size_t alignment) {
  size_t slack = alignment > page_size() ? alignment : 0;
  void* start = mmap(nullptr, bytes + slack, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (start == MAP_FAILED) return nullptr;
  if (slack == 0) return start;
  auto address = reinterpret_cast<uintptr_t>(start);
  uintptr_t aligned = (address + alignment - 1) & ~(alignment - 1);
  if (aligned > address) munmap(start, aligned - address);
  size_t tail = address + bytes + slack - (aligned + bytes);
  if (tail > 0) munmap(reinterpret_cast<void*>(aligned + bytes), tail);
  return reinterpret_cast<void*>(aligned);
}

bool commit(void* start, size_t bytes) {
  return mprotect(start, bytes, PROT_READ | PROT_WRITE) == 0;
}

void discard(void* start, size_t bytes) {
  madvise(start, bytes, MADV_DONTNEED);
}

void release(void* start, size_t bytes) {
  munmap(start, bytes);
}

} // namespace pyc::memory
