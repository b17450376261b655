#pragma once
/// What native code assumes of the plain classes of its module (compiler/analysis/classes.ts), as words that
/// hold while everything assumed does.
///
/// The compiler describes a class in constant words; the runtime tests the whole description when code first
/// meets the class or an instance of it, and fills the class's words. They lie among the module's inline
/// caches, so whatever could change an answer (namespace.h) clears them at a stopped world. Code that has
/// seen one word not 0 may rely on all of them up to the next safepoint.
///
///   description: word 0 code index of `__init__`, 1 number n of attributes, 2 number m of methods, 3 bit i:
///   no
///     in-place form of BinaryOp i; then n attributes: name index in `__init__`'s code << 1 | 1 for an
///     unboxed double; then m code indexes of functions that the class itself defines under their own names,
///     `__init__` first.
///   class words: 0 the class; 1 bytes of an instance; 2 … 2 + n the shapes of instances with the first 0 … n
///     attributes; then m functions. No roots: the class's bindings keep the functions alive.
///
/// Attribute i of such an instance is slot i, in the object itself.

#include "abi/native.h"
#include "object/shape.h"
#include "object/type.h"

namespace pyc {

inline constexpr size_t kClassWord = 0;
inline constexpr size_t kBytesWord = 1;
inline constexpr size_t kShapeWords = 2;

inline uint64_t class_word(const uint64_t* words, size_t index) {
  return std::atomic_ref<uint64_t>(const_cast<uint64_t&>(words[index])).load(std::memory_order_acquire);
}

inline Value* instance_slot(Object* o, size_t slot) {
  auto* part = reinterpret_cast<SlotPart*>(reinterpret_cast<char*>(o) + sizeof(Object));
  return &part->slots[slot];
}

extern "C" {
// Slow paths of the prelude. `callee` is any function of the module.

/// Whether the value is a class that fits the description; fills the words when they are empty.
bool pyc_is_class_slow(Value v, Value callee, uint64_t* words, const uint32_t* description);
/// Whether the value is an instance of such a class with its first `count` attributes.
bool pyc_has_shape_slow(Value v, Value callee, uint64_t* words, const uint32_t* description, uint32_t count);
/// Adds an attribute as a store by name does: a second thread may have been faster. Negative: MemoryError.
int32_t pyc_slot_add_slow(Task* task, Value object, uint64_t shape, Value value);
/// An instance of `type` with its first `count` attributes, which `values` holds (doubles raw), whatever has
/// become of the class. The program ends when there is no memory: the object was one of the source's, made
/// long before.
Value pyc_object_make_slow(Task* task, Value type, Value callee, const uint32_t* description,
                           const uint64_t* values, uint32_t count);
}

} // namespace pyc
