/// Handlers: attributes, items, slices.

#include "abi/helpers.h"
#include "interp/handler.h"
#include "object/attributes.h"
#include "object/operators.h"

namespace pyc {

#define CALLEE Value::from_object(FRAME->function)

/// Ends a handler whose result is a MethodPair for registers to, to + 1.
#define PAIR(expression)                                                                                     \
  do {                                                                                                       \
    MethodPair pair_ = (expression);                                                                         \
    if (pair_.callee.is_null()) [[unlikely]]                                                                 \
      FAIL();                                                                                                \
    (&REG(to))[0] = pair_.callee;                                                                            \
    (&REG(to))[1] = pair_.self;                                                                              \
    NEXT();                                                                                                  \
  } while (0)

OP(LoadAttr) {
  SAVE_PC();
  if (IMM(cache) == kNoCache) [[unlikely]]
    RESULT(get_attr(task, REG(object), NAME_STR(name)));
  RESULT(load_attr(task, REG(object), NAME_STR(name), &FRAME->caches[IMM(cache)]));
}
OP(LoadMethod) {
  SAVE_PC();
  if (IMM(cache) == kNoCache) [[unlikely]]
    STATUS(pyc_LoadMethod(task, REG(object), NAME(name), nullptr, &REG(to)) >= 0);
  PAIR(load_method(task, REG(object), NAME_STR(name), &FRAME->caches[IMM(cache)]));
}
OP(LoadSuperAttr) {
  SAVE_PC();
  RESULT(load_super_attr(task, REG(super), REG(class), REG(self), NAME_STR(name)));
}
OP(LoadSuperMethod) {
  SAVE_PC();
  PAIR(load_super_method(task, REG(super), REG(class), REG(self), NAME_STR(name)));
}
OP(LoadSpecial) {
  SAVE_PC();
  PAIR(load_special(task, REG(object), IMM(which)));
}
OP(StoreAttr) {
  SAVE_PC();
  if (IMM(cache) == kNoCache) [[unlikely]]
    STATUS(set_attr(task, REG(object), NAME_STR(name), REG(from)));
  STATUS(store_attr(task, REG(object), NAME_STR(name), REG(from), &FRAME->caches[IMM(cache)]));
}
OP(DeleteAttr) {
  SAVE_PC();
  STATUS(delete_attr(task, REG(object), NAME_STR(name)));
}
OP(LoadItem) {
  SAVE_PC();
  RESULT(pyc_LoadItem(task, REG(object), REG(index), nullptr));
}
OP(StoreItem) {
  SAVE_PC();
  STATUS(pyc_StoreItem(task, REG(object), REG(index), REG(from), nullptr) >= 0);
}
OP(DeleteItem) {
  SAVE_PC();
  STATUS(delete_item(task, REG(object), REG(index)));
}
OP(BuildSlice) {
  RESULT(pyc_BuildSlice(task, REG(start), REG(stop), REG(step)));
}
} // namespace pyc
