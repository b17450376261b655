/// Built-in classes whose ids are fixed and whose objects come with later issues: they exist by name, and
/// making one says what is missing.

#include "object/errors.h"
#include "object/type.h"

namespace pyc {

static Value not_yet(Task* task, TypeObject* type, const Value*, size_t, Value) {
  return raise_unsupported(task, type_name_utf8(type));
}

static constexpr TypeSlots slots = [] {
  TypeSlots s{};
  s.new_ = not_yet;
  return s;
}();

#define PENDING(id, where) extern const TypeDefinition k_##id##_type = {.module = where, .slots = &slots}
PENDING(struct_sequence, "builtins");

} // namespace pyc
