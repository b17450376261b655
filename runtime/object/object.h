#pragma once
/// The header of every heap object, and the kinds.

#include <atomic>

#include "object/value.h"

namespace pyc {

enum class Kind : uint8_t {
#define PYC_KIND(name, doc) name,
#include "object/kinds.def"
#undef PYC_KIND
};

inline constexpr unsigned kKindCount = 0
#define PYC_KIND(name, doc) +1
#include "object/kinds.def"
#undef PYC_KIND
    ;

/// Bits of Object::gc. Written by the collector at a stopped world and by the write barrier.
enum GcBit : uint8_t {
  kGcMark = 1,     ///< has survived a collection (sticky); a collection marks in side tables
  kGcUnlogged = 2, ///< a store must log the object first; see gc/barrier.h
  kGcLarge = 4,    ///< lives in the large-object space
  kGcPinned = 8,   ///< permanent: never freed (static objects, interned names, built-in types)
};

/// Bits of Object::flags.
enum ObjectFlag : uint8_t {
  kFlagFinalizer = 1, ///< the class has __del__, or the kind a C++ finaliser; cleared when it has run
  kFlagWeakRefs = 2,  ///< entry in the weak-reference table
  kFlagDictMode = 4,  ///< instance: attributes live in a dict, one way
  kFlagAttached = 8,  ///< instance: a __dict__ object has been made and is attached
  kFlagHashed = 16,   ///< str, tuple, frozenset: the cached hash is valid
  kFlagInterned = 32, ///< str: the canonical one of its characters
  kFlagFrozen = 64,   ///< type: attributes cannot be set
};

/// 8 bytes. Once an object is published nobody stores the header as a whole: `shape` is an atomic word, the
/// others are accessed as bytes.
struct Object {
  uint32_t shape; ///< index into the shape table, never reused
  uint8_t gc;
  uint8_t lock;
  uint8_t flags;
  Kind kind;

  uint32_t shape_relaxed() const {
    return std::atomic_ref<uint32_t>(const_cast<uint32_t&>(shape)).load(std::memory_order_relaxed);
  }
  uint32_t shape_acquire() const {
    return std::atomic_ref<uint32_t>(const_cast<uint32_t&>(shape)).load(std::memory_order_acquire);
  }
};

static_assert(sizeof(Object) == 8);

inline bool has_kind(Value v, Kind kind) {
  return v.is_object() && v.object()->kind == kind;
}

/// How a pointer is loaded that is followed afterwards: the hardware orders an access after the load of its
/// address, which C++ cannot say but by acquire, and TSan does not know.
#if __has_feature(thread_sanitizer)
inline constexpr std::memory_order kDependency = std::memory_order_acquire;
#else
inline constexpr std::memory_order kDependency = std::memory_order_relaxed;
#endif

/// Loads and stores of fields that other threads may access: never torn. A store into an object that others
/// may see is a release (`publish_field`, which gc::store_field uses), so that whoever loads a new object
/// from there finds it complete; one into an object that nobody else knows yet needs no order.
inline Value load_field(const Value* field) {
  return Value{std::atomic_ref<uint64_t>(const_cast<uint64_t&>(field->bits)).load(kDependency)};
}
inline void store_field_nobarrier(Value* field, Value v) {
  std::atomic_ref<uint64_t>(field->bits).store(v.bits, std::memory_order_relaxed);
}
inline void publish_field(Value* field, Value v) {
  std::atomic_ref<uint64_t>(field->bits).store(v.bits, std::memory_order_release);
}

/// Keeps `object` alive up to here although only derived pointers are used before.
#define PYC_KEEP(object) asm volatile("" ::"r"(object))

} // namespace pyc
