#pragma once
/// Changing stacks (switch_<arch>.S).

#include <cstdint>
#include <cstring>

namespace pyc {

extern "C" {
/// Calls `function(argument)` on another stack and returns its result. `stack_top` is a multiple of 16.
int pyc_call_on_stack(void* stack_top, int (*function)(void*), void* argument);
/// Saves this stack in `*save` and continues the one saved as `to`; returns when somebody switches back.
void pyc_switch(void** save, void* to);
void pyc_switch_entry();
}

/// Prepares a fresh stack, so that the first switch to the result calls `function(argument)`, which must not
/// return.
inline void* switch_prepare(void* stack_top, void (*function)(void*), void* argument) {
#if defined(__x86_64__)
  // r15 r14 r13 r12 rbx rbp, the return address, and one word that keeps the entry's frame aligned.
  void* frame[] = {nullptr,
                   nullptr,
                   argument,
                   reinterpret_cast<void*>(function),
                   nullptr,
                   nullptr,
                   reinterpret_cast<void*>(&pyc_switch_entry),
                   nullptr};
#elif defined(__aarch64__)
  // x19 x20 … x28, x29, x30, d8 … d15.
  void* frame[20] = {reinterpret_cast<void*>(function), argument};
  frame[11] = reinterpret_cast<void*>(&pyc_switch_entry);
#else
#error "no context switch for this architecture"
#endif
  char* saved = static_cast<char*>(stack_top) - sizeof frame;
  std::memcpy(saved, frame, sizeof frame);
  return saved;
}

} // namespace pyc
