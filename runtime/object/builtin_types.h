#pragma once
/// The fixed ids of built-in types and of their instances' shapes.

#include <cstdint>

namespace pyc {

enum class BuiltinType : uint32_t {
#define PYC_TYPE(id, name, base, kind) id,
#include "object/types.def"
#undef PYC_TYPE
#define PYC_EXCEPTION(name, base, fields) name,
#include "object/exceptions.def"
#undef PYC_EXCEPTION
  count
};

inline constexpr uint32_t kBuiltinTypeCount = static_cast<uint32_t>(BuiltinType::count);

/// The shape of exact instances of a built-in type.
constexpr uint32_t builtin_shape(BuiltinType t) {
  return 1 + static_cast<uint32_t>(t);
}
/// The shape of the built-in class object itself.
constexpr uint32_t builtin_class_shape(BuiltinType t) {
  return 1 + kBuiltinTypeCount + static_cast<uint32_t>(t);
}

/// Exact instances of types.def never have a slot part; those of exceptions do.
inline constexpr uint32_t kFirstSlotShape = builtin_shape(BuiltinType::BaseException);

} // namespace pyc
