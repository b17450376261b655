#pragma once
/// Address space and pages. Sizes are in bytes and multiples of `page_size()`.

#include <cstddef>

namespace pyc::memory {

size_t page_size();
/// Bytes of physical memory that this process may use: the machine's, or its control group's limit if that is
/// lower.
size_t physical_memory();
/// Bytes of address space that this process may have (`ulimit -v`); the maximum when that is not limited.
size_t address_space_limit();
/// Inaccessible address space at a multiple of `alignment` (a power of two); null when there is none.
void* reserve(size_t bytes, size_t alignment);
/// Makes reserved space readable and writable, all zero. False when the system refuses.
bool commit(void* start, size_t bytes);
/// Gives the pages back; they stay accessible and read as zero afterwards.
void discard(void* start, size_t bytes);
/// Returns address space to the system.
void release(void* start, size_t bytes);

} // namespace pyc::memory
