#include "interp/assembler.h"

#include <cstdlib>
#include <cstring>

#include "gc/gc.h"
#include "object/errors.h"
#include "object/namespace.h"

namespace pyc {

/// Writes the entry of the instructions since `line`: whole lines, without columns (FORMAT.md, "Line table").
void Assembler::end_line() {
  if (units_.size() == line_start_) return;
  lines_.number(static_cast<uint32_t>(units_.size() - line_start_));
  lines_.zigzag(static_cast<int32_t>(line_ - previous_line_));
  for (int i = 0; i < 3; i++)
    lines_.number(0);
  previous_line_ = line_;
  line_start_ = units_.size();
}

void Assembler::line(uint32_t number) {
  end_line();
  line_ = number;
}

uint32_t Assembler::name_index(StrObject* name) {
  for (uint32_t i = 0; i < names_.size(); i++)
    if (names_[i].object() == name) return i;
  names_.push(Value::from_object(name));
  return static_cast<uint32_t>(names_.size() - 1);
}

void Assembler::load_constant(uint16_t to, Value constant) {
  put_opcode(Opcode::LoadConst);
  put(to);
  put_wide(static_cast<uint32_t>(constants_.size()));
  constants_.push(constant);
}

void Assembler::load_null(uint16_t to) {
  put_opcode(Opcode::LoadNull);
  put(to);
}

void Assembler::move(uint16_t to, uint16_t from) {
  put_opcode(Opcode::Move);
  put(to);
  put(from);
}

void Assembler::load_method(uint16_t to, uint16_t object, StrObject* name) {
  put_opcode(Opcode::LoadMethod);
  put(to);
  put(object);
  put_wide(name_index(name));
  put(caches_++);
}

void Assembler::store_attribute(uint16_t object, StrObject* name, uint16_t from) {
  put_opcode(Opcode::StoreAttr);
  put(object);
  put_wide(name_index(name));
  put(from);
  put(caches_++);
}

void Assembler::call(uint16_t to, uint16_t callee, uint16_t count) {
  put_opcode(Opcode::Call);
  put(to);
  put(callee);
  put(count);
  put(caches_++);
}

void Assembler::is(uint16_t to, uint16_t left, uint16_t right) {
  put_opcode(Opcode::Is);
  put(to);
  put(left);
  put(right);
}

size_t Assembler::jump_if_false(uint16_t test) {
  size_t start = units_.size();
  put_opcode(Opcode::JumpIfFalse);
  put(test);
  put_wide(0);
  return start;
}

void Assembler::land(size_t jump) {
  auto distance = static_cast<uint32_t>(units_.size() - jump);
  units_[jump + operand::JumpIfFalse::to_] = static_cast<uint16_t>(distance & 0xFFFF);
  units_[jump + operand::JumpIfFalse::to_ + 1] = static_cast<uint16_t>(distance >> 16);
}

void Assembler::return_value(uint16_t from) {
  put_opcode(Opcode::Return);
  put(from);
}

/// A copy that lives for ever.
template <class T> static T* keep(const T* items, size_t count) {
  auto* copy = static_cast<T*>(std::calloc(count ? count : 1, sizeof(T)));
  if (copy && count) std::memcpy(static_cast<void*>(copy), items, count * sizeof(T));
  return copy;
}

CodeBody* Assembler::finish(Task* task, const AssembledSignature& signature, StrObject* file) {
  end_line();
  auto* code = static_cast<CodeBody*>(
      gc::allocate_permanent(sizeof(CodeBody), Kind::Code, builtin_shape(BuiltinType::code)));
  auto* caches = static_cast<uint64_t*>(std::calloc(caches_ + 1, sizeof(uint64_t)));
  if (!code || !caches) {
    std::free(caches);
    return raise_memory_error(task);
  }
  code->flags = kCodeOptimised | kCodeNewLocals;
  code->arg_count = signature.count - signature.keyword_only;
  code->kw_only_count = signature.keyword_only;
  code->register_count = registers_;
  code->local_count = signature.count;
  code->first_line = first_line_;
  code->name = signature.name;
  code->qualname = signature.qualname;
  code->units = keep(units_.data(), units_.size());
  code->unit_count = static_cast<uint32_t>(units_.size());
  code->constants = keep(constants_.data(), constants_.size());
  code->constant_count = static_cast<uint32_t>(constants_.size());
  code->names = keep(names_.data(), names_.size());
  code->name_count = static_cast<uint32_t>(names_.size());
  code->caches = caches;
  code->cache_count = caches_;
  code->local_names = keep(signature.parameters, signature.count);
  code->lines = keep(lines_.bytes().data(), lines_.bytes().size());
  code->line_size = static_cast<uint32_t>(lines_.bytes().size());
  code->parent = code->doc_constant = kNoIndex;
  code->parameter_count = signature.count;
  code->plain_arity = signature.keyword_only ? kNoIndex : signature.count;
  if (!code->units || !code->constants || !code->names || !code->local_names || !code->lines)
    return raise_memory_error(task);
  code_image_for(code, file);
  register_caches(caches, caches_);
  return code;
}

} // namespace pyc
