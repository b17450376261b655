/**
 * What a run of the translated front end carries with it: its memory and its way out. Every translated
 * function takes it as the first parameter. It is explicit, not thread-local, because a green thread may
 * continue on another OS thread.
 */
#pragma once

#include <csetjmp>
#include <new>

#include "arena.h"
#include "integers.h"

namespace pyc::frontend {

struct SyntaxFailure;

/**
 * The stack that a run may take in an optimised build: whoever calls the front end provides it. The nesting
 * limits of parser and emitter keep it below that; a test holds them to it.
 */
inline constexpr size_t stack_needed = size_t{1} << 20;

/** One run. Results live in `arena` and die with the context. */
struct Context {
  Arena arena;
  /** Why the run left through `fail`; null while it has not. A failure without memory for its text is
   * `out_of_memory`. */
  SyntaxFailure* failure = nullptr;
  bool out_of_memory = false;
  /** Whether `exit` leads anywhere: only while `run` is on the stack. */
  bool running = false;
  std::jmp_buf exit;

  explicit Context(size_t limit = SIZE_MAX) : arena(limit) {}

  /** Memory for `size` bytes; leaves the run when there is none. */
  void* allocate(size_t size) {
    void* block = arena.allocate(size);
    if (block == nullptr) exhausted();
    return block;
  }

  template <class T> T* make() { return new (allocate(sizeof(T))) T(); }

  [[noreturn]] void leave() {
    if (!running) panic("left a run that is over");
    std::longjmp(exit, 1);
  }

  [[noreturn, gnu::noinline]] void exhausted() {
    out_of_memory = true;
    leave();
  }
};

/**
 * Runs `body` (which calls translated functions with `context`); false when it left through `fail` or ran out
 * of memory. `body` must own nothing with a destructor, since leaving is a longjmp.
 */
template <class Body> [[gnu::noinline]] bool run(Context& context, Body&& body) {
  context.running = true;
  bool left = true;
  if (setjmp(context.exit) == 0) {
    body();
    left = false;
  }
  context.running = false;
  return !left;
}

} // namespace pyc::frontend
