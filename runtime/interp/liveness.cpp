/// Liveness of registers: backward over the instructions until nothing changes (Aho, Lam, Sethi, Ullman:
/// Compilers, 9.2.5). A register is live at an instruction when some way from there reads it before writing
/// it; the instruction's own operands count as read until it has ended.

#include "interp/liveness.h"

#include "interp/handler.h"
#include "platform/vector.h"

namespace pyc {

namespace {

class Liveness {
public:
  explicit Liveness(const CodeBody* code) : code_(code), words_((code->register_count + 63) / 64) {
    for (uint32_t i = 0; i < code->unit_count * words_; i++)
      live_.push(0);
    for (uint32_t pc = 0; pc < code->unit_count; pc += kOpcodeUnits[code->units[pc]])
      starts_.push(pc);
    for (bool changed = true; changed;) {
      changed = false;
      for (size_t i = starts_.size(); i-- > 0;)
        changed |= visit(starts_[i]);
    }
  }

  bool is_live(uint32_t pc, uint32_t number) const {
    return live_[pc * words_ + number / 64] >> number % 64 & 1;
  }

private:
  uint64_t* at(uint32_t pc) { return &live_[pc * words_]; }

  /// Recomputes what is live before the instruction at `pc`; whether that has grown.
  bool visit(uint32_t pc) {
    set_.truncate(0);
    for (uint32_t i = 0; i < words_; i++)
      set_.push(0);
    uint16_t opcode = code_->units[pc];
    uint32_t next = pc + kOpcodeUnits[opcode];
    if (!(kOpcodeEffects[opcode] & kEffectEnds) && next < code_->unit_count) join(next);
    each_operand(pc, [&](OperandKind kind, const uint16_t* unit) {
      if (kind == OperandKind::Target) join(pc + wide_operand(unit));
    });
    each_operand(pc, [&](OperandKind kind, const uint16_t* unit) { write(pc, kind, unit); });
    // What a handler reads is live before the instruction, which may raise before it writes.
    if (const ExceptionEntry* entry = find_handler(code_, pc)) join_handler(entry);
    each_operand(pc, [&](OperandKind kind, const uint16_t* unit) { read(pc, kind, unit); });
    uint64_t* known = at(pc);
    bool grown = false;
    for (uint32_t i = 0; i < words_; i++) {
      grown |= (set_[i] & ~known[i]) != 0;
      known[i] |= set_[i];
    }
    return grown;
  }

  template <class F> void each_operand(uint32_t pc, F visit_operand) {
    uint16_t opcode = code_->units[pc];
    for (unsigned i = kOperandStart[opcode]; i < kOperandStart[opcode + 1]; i++)
      visit_operand(kOperands[i].kind, code_->units + pc + kOperands[i].unit);
  }

  void join(uint32_t pc) {
    const uint64_t* other = at(pc);
    for (uint32_t i = 0; i < words_; i++)
      set_[i] |= other[i];
  }

  void join_handler(const ExceptionEntry* entry) {
    const uint64_t* other = at(entry->handler);
    for (uint32_t i = 0; i < words_; i++) {
      uint64_t receives = entry->target / 64 == i ? uint64_t{1} << entry->target % 64 : 0;
      set_[i] |= other[i] & ~receives;
    }
  }

  void set(uint32_t number) {
    if (number < code_->register_count) set_[number / 64] |= uint64_t{1} << number % 64;
  }
  void clear(uint32_t number) {
    if (number < code_->register_count) set_[number / 64] &= ~(uint64_t{1} << number % 64);
  }

  /// Length of the run of registers that the instruction's count gives.
  uint32_t run_length(uint32_t pc) {
    uint16_t opcode = code_->units[pc];
    uint32_t count = 0;
    each_operand(pc, [&](OperandKind kind, const uint16_t* unit) {
      if (kind == OperandKind::Count) count = *unit;
    });
    return count * kRunStride[opcode] + kRunExtra[opcode];
  }

  void write(uint32_t pc, OperandKind kind, const uint16_t* unit) {
    if (kind == OperandKind::Dst || kind == OperandKind::Dst2) clear(*unit);
    if (kind == OperandKind::Dst2) clear(*unit + 1u);
    if (kind != OperandKind::Dsts) return;
    for (uint32_t i = 0, length = run_length(pc); i < length; i++)
      clear(*unit + i);
  }

  void read(uint32_t pc, OperandKind kind, const uint16_t* unit) {
    switch (kind) {
    case OperandKind::Src:
    case OperandKind::OptionalSrc:
    case OperandKind::Raw:
    case OperandKind::Cell:
      return set(*unit);
    case OperandKind::Base:
      for (uint32_t i = 0, length = run_length(pc); i < length; i++)
        set(*unit + i);
      return;
    default:
      return;
    }
  }

  const CodeBody* code_;
  uint32_t words_;
  Vector<uint64_t> live_, set_;
  Vector<uint32_t> starts_;
};

bool is_variable(const CodeBody* code, uint32_t number) {
  if (number < code->local_count || number < code->parameter_count || number == 0) return true;
  for (uint32_t i = 0; i < code->cell_count; i++)
    if (code->cells[i].target == number) return true;
  for (uint32_t i = 0; i < code->free_count; i++)
    if (code->frees[i].target == number) return true;
  return false;
}

void clear_dead(InterpFrame* frame) {
  const CodeBody* code = frame->code;
  // One bit for each register at each unit: of enormous bodies nobody waits for what is left.
  constexpr uint64_t kMostBits = 1u << 28;
  if (uint64_t{code->unit_count} * code->register_count > kMostBits) return;
  Liveness liveness(code);
  auto pc = static_cast<uint32_t>(frame->pc - code->units);
  for (uint32_t i = 0; i < code->register_count; i++)
    if (!is_variable(code, i) && !liveness.is_live(pc, i)) frame->registers[i] = kNull;
}

} // namespace

void clear_dead_registers(Task* task) {
  for (FrameCursor cursor(task->top); cursor; cursor.next())
    if (InterpFrame* frame = interp_frame_of(cursor.record())) clear_dead(frame);
}

} // namespace pyc
