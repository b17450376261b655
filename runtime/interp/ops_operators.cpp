/// Handlers: operators and comparisons.

#include "abi/helpers.h"
#include "interp/handler.h"
#include "object/operators.h"

namespace pyc {

#define PYC_BINARY_HANDLER(name)                                                                             \
  OP(name) {                                                                                                 \
    SAVE_PC();                                                                                               \
    RESULT(binary_fast<BinaryOp::name>(task, REG(left), REG(right)));                                        \
  }

// In-place operators differ from the others for mutable objects only, never for the immediates that the fast
// paths decide.
#define PYC_IN_PLACE_HANDLER(name)                                                                           \
  OP(InPlace##name) {                                                                                        \
    SAVE_PC();                                                                                               \
    RESULT(pyc_InPlace##name(task, REG(left), REG(right), nullptr));                                         \
  }

#define PYC_COMPARE_HANDLER(name)                                                                            \
  OP(name) {                                                                                                 \
    SAVE_PC();                                                                                               \
    RESULT(compare_fast<CompareOp::name>(task, REG(left), REG(right)));                                      \
  }

#define PYC_EACH_BINARY(X)                                                                                   \
  X(Add)                                                                                                     \
  X(Subtract)                                                                                                \
  X(Multiply)                                                                                                \
  X(TrueDivide)                                                                                              \
  X(FloorDivide) X(Remainder) X(Power) X(MatrixMultiply) X(LeftShift) X(RightShift) X(And) X(Or) X(Xor)
PYC_EACH_BINARY(PYC_BINARY_HANDLER)
PYC_EACH_BINARY(PYC_IN_PLACE_HANDLER)

PYC_COMPARE_HANDLER(Less)
PYC_COMPARE_HANDLER(LessEqual)
PYC_COMPARE_HANDLER(Equal)
PYC_COMPARE_HANDLER(NotEqual)
PYC_COMPARE_HANDLER(Greater)
PYC_COMPARE_HANDLER(GreaterEqual)

#define PYC_UNARY_HANDLER(name)                                                                              \
  OP(name) {                                                                                                 \
    SAVE_PC();                                                                                               \
    RESULT(pyc_##name(task, REG(operand)));                                                                  \
  }
PYC_UNARY_HANDLER(Negative)
PYC_UNARY_HANDLER(Positive)
PYC_UNARY_HANDLER(Invert)
PYC_UNARY_HANDLER(Not)

OP(Is) {
  REG(to) = pyc_Is(task, REG(left), REG(right));
  NEXT();
}
OP(IsNot) {
  REG(to) = pyc_IsNot(task, REG(left), REG(right));
  NEXT();
}
OP(In) {
  SAVE_PC();
  RESULT(pyc_In(task, REG(item), REG(container)));
}
OP(NotIn) {
  SAVE_PC();
  RESULT(pyc_NotIn(task, REG(item), REG(container)));
}
} // namespace pyc
