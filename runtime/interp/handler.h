#pragma once
/// What the files of instruction handlers (ops_*.cpp) share.
///
/// Direct threading: each handler ends with a tail call of the next instruction's. With `preserve_none` the
/// four parameters live in registers that ordinary C functions preserve, so calls out of a handler spill
/// nothing. A handler returns only at the frame's end: the frame's result, or NULL with an exception set.
///
///   task       the running task
///   registers  the frame's registers; the InterpFrame lies right in front of them
///   pc         the instruction being executed
///   table      handlers by opcode

#include "opcodes.inc"
#include "interp/frame.h"

namespace pyc {

struct HandlerTable;

#if defined(__has_attribute) && __has_attribute(preserve_none)
#define PYC_HANDLER_CALL __attribute__((preserve_none))
#else
#define PYC_HANDLER_CALL
#endif

#define PYC_HANDLER_PARAMETERS                                                                               \
  [[maybe_unused]] Task *task, [[maybe_unused]] Value *registers, [[maybe_unused]] const uint16_t *pc,       \
      [[maybe_unused]] const HandlerTable *table

using Handler = Value(PYC_HANDLER_CALL*)(Task*, Value*, const uint16_t*, const HandlerTable*);

struct HandlerTable {
  Handler entries[kOpcodeCount];
};

extern const HandlerTable plain_handlers;
/// The table that frames start with: the plain one, or interp/coverage.cpp's. Set before the first frame
/// runs.
extern const HandlerTable* active_handlers;

#define PYC_DECLARE_HANDLER(name, units, effects) PYC_HANDLER_CALL Value op_##name(PYC_HANDLER_PARAMETERS);
PYC_OPCODES(PYC_DECLARE_HANDLER)
#undef PYC_DECLARE_HANDLER

/// Where handlers go when an exception is set: the traceback gets an entry, then the frame's handler runs or
/// the frame ends.
PYC_HANDLER_CALL Value unwind(PYC_HANDLER_PARAMETERS);
/// The same without a traceback entry, for exceptions that are raised again.
PYC_HANDLER_CALL Value unwind_recorded(PYC_HANDLER_PARAMETERS);

inline constexpr uint16_t kNoRegister = 0xFFFF;
inline constexpr uint16_t kNoCache = 0xFFFF;

inline uint32_t wide_operand(const uint16_t* at) {
  return at[0] | static_cast<uint32_t>(at[1]) << 16;
}
inline Value optional_register(const Value* registers, uint16_t number) {
  return number == kNoRegister ? kNull : registers[number];
}

/// Defines the handler of an instruction; inside its body the offsets of its operands have their plain names.
#define OP(name)                                                                                             \
  struct Handler##name : operand::name {                                                                     \
    PYC_HANDLER_CALL static Value run(PYC_HANDLER_PARAMETERS);                                               \
  };                                                                                                         \
  PYC_HANDLER_CALL Value op_##name(PYC_HANDLER_PARAMETERS) {                                                 \
    [[clang::musttail]] return Handler##name::run(task, registers, pc, table);                               \
  }                                                                                                          \
  PYC_HANDLER_CALL __attribute__((always_inline)) inline Value Handler##name::run(PYC_HANDLER_PARAMETERS)

/// Operands of the instruction: a register, an immediate, an index of 32 bits.
#define REG(field) registers[pc[field##_]]
#define OPTIONAL_REG(field) optional_register(registers, pc[field##_])
#define IMM(field) pc[field##_]
#define WIDE(field) wide_operand(pc + field##_)
#define FRAME frame_of(registers)
#define NAME(field) FRAME->names[WIDE(field)]
#define NAME_STR(field) NAME(field).as<StrObject>()

/// The instruction may run Python: the frame says where it stands.
#define SAVE_PC() (FRAME->pc = pc)

#define DISPATCH() [[clang::musttail]] return table->entries[*pc](task, registers, pc, table)
#define NEXT()                                                                                               \
  do {                                                                                                       \
    pc += units;                                                                                             \
    DISPATCH();                                                                                              \
  } while (0)
#define JUMP(field)                                                                                          \
  do {                                                                                                       \
    pc += static_cast<int32_t>(WIDE(field));                                                                 \
    DISPATCH();                                                                                              \
  } while (0)
#define FAIL() [[clang::musttail]] return unwind(task, registers, pc, table)
#define FAIL_RECORDED() [[clang::musttail]] return unwind_recorded(task, registers, pc, table)

/// Ends a handler with a result for register `to`; NULL is an exception.
#define RESULT(expression)                                                                                   \
  do {                                                                                                       \
    Value result_ = (expression);                                                                            \
    if (result_.is_null()) [[unlikely]]                                                                      \
      FAIL();                                                                                                \
    REG(to) = result_;                                                                                       \
    NEXT();                                                                                                  \
  } while (0)
/// Ends a handler without a result; false is an exception.
#define STATUS(expression)                                                                                   \
  do {                                                                                                       \
    if (!(expression)) [[unlikely]]                                                                          \
      FAIL();                                                                                                \
    NEXT();                                                                                                  \
  } while (0)

} // namespace pyc
