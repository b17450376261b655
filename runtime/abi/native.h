#pragma once
/// The records that object files of compiled modules contain and the runtime reads. Everything here is
/// emitted by compiler/llvm as constant data (relocations only for addresses), identically for both
/// architectures.

#include "object/value.h"
#include "sched/task.h"

namespace pyc {

struct GeneratorObject;
struct InterpFrame;

/// Ways out of native code: a constant table of 32-bit words for each native function.
///   table: word 0 exit count n, words 1…n the offsets (in words) of the exits.
///   exit:  reason (abi/exit_reasons.def), frame count, virtual object count v, v offsets of the virtual
///          objects (in words from the exit's start), then the frames, innermost first.
///   virtual object: code index in the module, recovery of its class, attribute count k, then k pairs (name
///          index in that code, recovery), in the order in which they are set.
///          Or an iterator over a range: 0xFFFFFFFF, recoveries of its next value and of the stop, the step
///          (1 or -1).
///   frame: code index in the module, pc, flags, recovery of the function object, register count k, then k
///          pairs (register, recovery).
/// Registers that are not named are NULL.
/// Frame flags: bit 0: this is not the innermost frame; pc is the instruction after the call under way, and
/// the inner frame's result goes to the register in bits 16–31 (0xFFFF: nowhere, as that of an `__init__`). A
/// recovery is one word: the kind (abi/recoveries.def) in the low 4 bits, the index (signed where that makes
/// sense) above.
enum class Recovery : uint32_t {
#define PYC_RECOVERY(name, meaning) name,
#include "abi/recoveries.def"
#undef PYC_RECOVERY
};

/// Where a call in native code stands: for tracebacks. FrameRecord::location of a native frame is the address
/// of one. Position-independent: no relocations at start.
struct LocationEntry {
  int32_t code; ///< byte distance from this entry to the NativeCode record of its code object
  uint32_t pc;
  int32_t caller; ///< the frame is inlined: distance in entries to the call in its caller; else 0

  /// The call that this frame is inlined at; null for the native function's own frame.
  const LocationEntry* outer() const { return caller ? this + caller : nullptr; }
  /// How many calls it is inlined through.
  uint32_t depth() const {
    uint32_t n = 0;
    for (const LocationEntry* at = outer(); at; at = at->outer())
      n++;
    return n;
  }

  const struct NativeCode* native() const;
};

enum NativeFlag : uint32_t {
  kNativePositional = 1, ///< `bound` may be called with the positional arguments of a call when there are
                         ///< exactly parameter_count
};

/// Native code of one code object. Null entries are absent; the runtime then interprets.
/// `names`, `constants` and `caches` are writable arrays of the object file. The runtime fills names
/// (interned) and constants when it makes the code object, before any of its native code can run, and treats
/// both as roots; the interpreter may use the same arrays.
struct NativeCode {
  /// `Value f(Task*, Value callee, Value a0, …)` with every parameter given, in register order, `*args` and
  /// `**kwargs` as tuple and dict. A class body's only parameter is its namespace. Null for generators and
  /// coroutines: the runtime makes their object.
  void* direct;
  /// `Value g(Task*, Value callee, const Value* parameters)`: the same from an array of bound parameters; the
  /// runtime's argument binder fills it.
  Value (*bound)(Task* task, Value callee, const Value* parameters);
  /// Generators and coroutines: runs from where the frame stopped (pyc_generator_pc) to the next suspension.
  /// `sent` is NULL with `task->exc` set when an exception is thrown in. Returns what is yielded (after
  /// pyc_generator_suspend) or returned; NULL with exc set.
  Value (*resume)(Task* task, GeneratorObject* generator, Value sent);
  /// On-stack replacement: enters at a loop header (the target of a JumpBack) with the frame's registers;
  /// runs the function to its end.
  Value (*resume_at)(Task* task, InterpFrame* frame, uint32_t pc);
  const uint32_t* exits;
  const uint32_t* generator_exits; ///< of `resume`
  const uint32_t* loop_exits;      ///< of `resume_at`
  const LocationEntry* locations;
  uint32_t location_count;
  uint32_t code_index;
  uint32_t parameter_count;
  uint32_t flags; ///< of NativeFlag
  /// Not 0 while the assumptions of the typed code hold. Side exits count it down, so that guards that keep
  /// failing end in the generic code for good; null: there is no typed code.
  std::atomic<uint64_t>* valid;
  Value* constants;
  Value* names;
  uint64_t* caches;
  const struct ModuleDescriptor* module;
};

inline const NativeCode* LocationEntry::native() const {
  return reinterpret_cast<const NativeCode*>(reinterpret_cast<const char*>(this) + code);
}

/// What one compiled module links into the executable: `pyc_module_<n>`, listed in `pyc_modules`.
struct ModuleDescriptor {
  const char* name;     ///< dotted module name, UTF-8; "__main__" for the program
  const char* file;     ///< as tracebacks show it
  const uint8_t* image; ///< the code image (compiler/frontend/emit/FORMAT.md)
  size_t image_size;
  const NativeCode* native; ///< one record a code object (all of its entries null: bytecode only), or null
  uint64_t* caches;         ///< inline-cache words of all of the module's native code
  size_t cache_count;
  const uint8_t* source; ///< the source text, raw deflate, or null
  size_t source_size;    ///< compressed bytes
  size_t source_length;  ///< bytes
  uint32_t flags;        ///< of ModuleFlag
  Value* module_slot;    ///< where the runtime keeps the module's globals dict for native code
  const char* spec_name; ///< `__spec__.name` of a main module that was named with -m, or null
};

enum ModuleFlag : uint32_t {
  kModulePackage = 1,
  kModuleNamespace = 2, ///< a folder without __init__.py: nothing runs
};

/// Emitted by the link step: every module of the program, the main module first.
extern "C" const ModuleDescriptor* const pyc_modules[];
extern "C" const size_t pyc_module_count;

} // namespace pyc
