/** The front end inside an executable: a broken promise of the dialect is a fault of pyc. */
#include "frontend/integers.h"
#include "platform/fatal.h"

namespace pyc::frontend {

void panic(const char* what) {
  fatal("front end: %s", what);
}

} // namespace pyc::frontend
