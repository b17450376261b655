#pragma once
/// Code objects that are put together at run time, for what other implementations make with exec(): functions
/// that differ from class to class in their parameters and in the attributes they set.

#include "opcodes.inc"
#include "interp/code_image.h"
#include "interp/line_table.h"
#include "platform/vector.h"

namespace pyc {

/// What the function takes: names of all parameters, keyword-only ones last.
struct AssembledSignature {
  StrObject* name; ///< interned, as are all names here
  StrObject* qualname;
  StrObject* const* parameters;
  uint32_t count;
  uint32_t keyword_only;
};

/// Collects instructions. Parameters are registers 0…; further registers come from `new_registers`. Whatever
/// is collected lives in malloc memory: `finish` hands it to a code object, which is permanent.
class Assembler {
public:
  /// The `def` stands in `first_line`.
  Assembler(uint32_t parameter_count, uint32_t first_line)
      : registers_(parameter_count), first_line_(first_line), line_(first_line), previous_line_(first_line) {}

  uint16_t new_registers(uint32_t count) {
    registers_ += count;
    return static_cast<uint16_t>(registers_ - count);
  }
  /// Instructions from here on stand in this line.
  void line(uint32_t number);
  void load_constant(uint16_t to, Value constant);
  void load_null(uint16_t to);
  void move(uint16_t to, uint16_t from);
  void load_method(uint16_t to, uint16_t object, StrObject* name);
  void store_attribute(uint16_t object, StrObject* name, uint16_t from);
  void call(uint16_t to, uint16_t callee, uint16_t count);
  void is(uint16_t to, uint16_t left, uint16_t right);
  /// A forward jump that `land` completes.
  size_t jump_if_false(uint16_t test);
  void land(size_t jump);
  void return_value(uint16_t from);

  /// The code object, in a file that exists nowhere: `file` is what tracebacks show. Null with MemoryError.
  CodeBody* finish(Task* task, const AssembledSignature& signature, StrObject* file);

private:
  void put(uint32_t unit) { units_.push(static_cast<uint16_t>(unit)); }
  void put_opcode(Opcode opcode) { put(static_cast<uint32_t>(opcode)); }
  void put_wide(uint32_t value) {
    put(value & 0xFFFF);
    put(value >> 16);
  }
  uint32_t name_index(StrObject* name);
  void end_line();

  Vector<uint16_t> units_;
  Vector<Value> constants_; ///< roots while they stand here: the caller's stack or arguments hold them
  Vector<Value> names_;
  LineWriter lines_;
  uint32_t registers_;
  uint32_t caches_ = 0;
  uint32_t first_line_, line_, previous_line_;
  size_t line_start_ = 0;
};

} // namespace pyc
