#include "interp/code_twin.h"

#include <cstdlib>
#include <cstring>

#include "gc/gc.h"
#include "interp/handler.h"
#include "object/errors.h"
#include "platform/mutex.h"
#include "platform/vector.h"

namespace pyc {

namespace {

/// Copies of an image's code objects, by number; null until made.
struct Twins {
  const CodeImage* image;
  CodeBody** codes;
};
Vector<Twins> all_twins;
Mutex twins_lock;

CodeBody** twins_of(const CodeImage* image) {
  for (const Twins& each : all_twins)
    if (each.image == image) return each.codes;
  auto** codes = static_cast<CodeBody**>(std::calloc(image->code_count + 1, sizeof(CodeBody*)));
  if (codes) all_twins.push({image, codes});
  return codes;
}

/// The instructions without caches.
uint16_t* uncached_units(const CodeBody* code) {
  auto* units = static_cast<uint16_t*>(std::malloc(code->unit_count * sizeof(uint16_t)));
  if (!units) return nullptr;
  std::memcpy(units, code->units, code->unit_count * sizeof(uint16_t));
  for (uint32_t pc = 0; pc < code->unit_count; pc += kOpcodeUnits[code->units[pc]]) {
    uint16_t opcode = code->units[pc];
    for (unsigned i = kOperandStart[opcode]; i < kOperandStart[opcode + 1]; i++)
      if (kOperands[i].kind == OperandKind::Cache) units[pc + kOperands[i].unit] = kNoCache;
  }
  return units;
}

CodeBody* copy_without_caches(Task* task, const CodeBody* code) {
  uint16_t* units = uncached_units(code);
  Object* made = units
                     ? gc::allocate_permanent(sizeof(CodeBody), Kind::Code, builtin_shape(BuiltinType::code))
                     : nullptr;
  if (!made) {
    std::free(units);
    return raise_memory_error(task);
  }
  auto* twin = static_cast<CodeBody*>(made);
  std::memcpy(reinterpret_cast<char*>(twin) + sizeof(Object),
              reinterpret_cast<const char*>(code) + sizeof(Object), sizeof(CodeBody) - sizeof(Object));
  twin->units = units;
  twin->native = nullptr;
  return twin;
}

bool is_home(const CodeImage* image, Value globals) {
  const ModuleDescriptor* module = image->module;
  return module && module->module_slot && *module->module_slot == globals;
}

} // namespace

CodeObject* code_for_globals(Task* task, CodeObject* object, Value globals) {
  auto* code = static_cast<CodeBody*>(object);
  if (is_home(code->image, globals)) return code;
  MutexGuard guard(twins_lock);
  CodeBody** codes = twins_of(code->image);
  if (!codes) return raise_memory_error(task);
  // A copy that code.replace has made shares its original's number, not its twin.
  CodeBody* known = codes[code->index];
  bool is_original = code->index < code->image->code_count && code->image->codes[code->index] == code;
  if (is_original && known) return known;
  CodeBody* twin = copy_without_caches(task, code);
  if (twin && is_original) codes[code->index] = twin;
  return twin;
}

} // namespace pyc
