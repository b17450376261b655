#include "platform/random.h"

#include <sys/random.h>

#include "platform/fatal.h"

namespace pyc {

void random_bytes(void* buffer, size_t bytes) {
  auto* next = static_cast<char*>(buffer);
  while (bytes > 0) {
    ssize_t got = getrandom(next, bytes, 0);
    if (got <= 0) fatal("the system's random generator failed");
    next += got;
    bytes -= static_cast<size_t>(got);
  }
}

} // namespace pyc
