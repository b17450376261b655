#pragma once
/// The records that object files of compiled modules contain and the runtime reads. Everything here is emitted by compiler/llvm as constant data (relocations
/// only for addresses), identically for both architectures.

#include "object/value.h"
#include "sched/task.h"

namespace pyc {

struct GeneratorObject;
struct InterpFrame;

/// Ways out of native code. One frame of a side exit: which registers to fill from what. Encoded as 32-bit words.
///   exit table: word 0 exit count n, words 1…n offsets (in words) of the exits.
///   exit:  reason (abi/exit_reasons.def), frame count, virtual object count, then the virtual objects, then the frames innermost first.
///   virtual object: class binding index or shape source, field count, then a recovery for each field.
///   frame: code index in the module, pc, flags, register count k, then k pairs (register, recovery).
/// flags: bit 0, the instruction at pc was a call that has returned: its result is in `Task::ret` and goes to register `result` (bits 16–31) before pc, which is the next instruction.
/// recovery: kind in the low 4 bits, index above.
enum class Recovery : uint32_t {
  Value,     ///< live value number i
  RawInt,    ///< live value number i is a raw 64-bit integer; may need a bigint
  RawDouble, ///< live value number i is the bits of a double
  RawBool,   ///< live value number i is 0 or 1
  Constant,  ///< constant i of the frame's code object
  SmallInt,  ///< the index itself, signed 28 bits
  Null,      ///< unbound
  Virtual,   ///< virtual object number i of this exit: one object however often it is named
};

/// Where a call in native code stands: for tracebacks.
struct LocationEntry {
  const struct NativeCode* code;
  uint32_t pc;
  uint32_t inlined_into;  ///< index of the LocationEntry of the caller when the frame is inlined, else 0xFFFFFFFF
};

/// Native code of one code object. Null entries are absent; the runtime then interprets.
struct NativeCode {
  /// `Value f(Task*, Value callee, Value a0, …)` with every parameter given, in register order, `*args` and `**kwargs` as tuple and dict.
  void* direct;
  /// `Value g(Task*, Value callee, const Value* registers)`: the same from an array of bound parameters; the runtime's argument binder fills it.
  Value (*bound)(Task* task, Value callee, const Value* parameters);
  /// Generators and coroutines: runs from the frame's pc to the next suspension. Returns what is yielded or returned; NULL with exc set. The frame's state says which.
  Value (*resume)(Task* task, GeneratorObject* generator, Value sent);
  /// On-stack replacement: enters at a loop header (or after a side exit) with the frame's registers; runs the function to its end.
  Value (*resume_at)(Task* task, InterpFrame* frame, uint32_t pc);
  const uint32_t* exits;
  const LocationEntry* locations;
  uint32_t location_count;
  uint32_t code_index;
  /// 1 while the assumptions of the optimised code hold.
  std::atomic<uint64_t>* valid;
};

/// What one compiled module links into the executable: `pyc_module_<n>`, listed in `pyc_modules`.
struct ModuleDescriptor {
  const char* name;         ///< dotted module name, UTF-8; "__main__" for the program
  const char* file;         ///< as tracebacks show it
  const uint8_t* image;     ///< the code image (compiler/frontend/emit/FORMAT.md)
  size_t image_size;
  const NativeCode* native; ///< one record a code object, or null: bytecode only
  uint64_t* caches;         ///< inline-cache words of native code
  size_t cache_count;
  const uint8_t* source;    ///< the source text, raw deflate, or null
  size_t source_size;       ///< compressed bytes
  size_t source_length;     ///< bytes
  uint32_t flags;           ///< 1: a package (__init__)
  Value* module_slot;       ///< where the runtime keeps the module's globals dict for native code
};

/// Emitted by the link step: every module of the program, the main module first.
extern "C" const ModuleDescriptor* const pyc_modules[];
extern "C" const size_t pyc_module_count;

} // namespace pyc
