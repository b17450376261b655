/// Handlers: global names, namespaces, cells.

#include "abi/helpers.h"
#include "interp/handler.h"
#include "gc/gc.h"
#include "object/namespace.h"
#include "object/tuple.h"

namespace pyc {

#define GLOBALS FRAME->function->globals.as<DictObject>()
#define CALLEE Value::from_object(FRAME->function)

OP(LoadGlobal) {
  SAVE_PC();
  if (IMM(cache) == kNoCache) [[unlikely]]
    RESULT(pyc_LoadGlobal(task, CALLEE, NAME(name), nullptr));
  RESULT(load_global(task, GLOBALS, NAME_STR(name), &FRAME->caches[IMM(cache)]));
}
OP(StoreGlobal) {
  SAVE_PC();
  if (IMM(cache) == kNoCache) [[unlikely]]
    STATUS(pyc_StoreGlobal(task, CALLEE, NAME(name), REG(from), nullptr) >= 0);
  STATUS(store_global(task, GLOBALS, NAME_STR(name), REG(from), &FRAME->caches[IMM(cache)]));
}
OP(DeleteGlobal) {
  SAVE_PC();
  STATUS(delete_global(task, GLOBALS, NAME_STR(name)));
}
OP(LoadName) {
  SAVE_PC();
  uint64_t* cache = IMM(cache) == kNoCache ? nullptr : &FRAME->caches[IMM(cache)];
  RESULT(pyc_LoadName(task, CALLEE, REG(namespace), NAME(name), cache));
}
OP(StoreName) {
  SAVE_PC();
  STATUS(pyc_StoreName(task, REG(namespace), NAME(name), REG(from)) >= 0);
}
OP(DeleteName) {
  SAVE_PC();
  STATUS(pyc_DeleteName(task, REG(namespace), NAME(name)) >= 0);
}
OP(LoadNameOrCell) {
  SAVE_PC();
  RESULT(pyc_LoadNameOrCell(task, CALLEE, REG(namespace), REG(cell), NAME(name)));
}
OP(LoadNameOrGlobal) {
  SAVE_PC();
  RESULT(pyc_LoadNameOrGlobal(task, CALLEE, REG(namespace), NAME(name)));
}
OP(CheckBound) {
  if (!REG(register).is_null()) [[likely]]
    NEXT();
  STATUS(pyc_CheckBound(task, kNull, NAME(name)) >= 0);
}
OP(MakeCell) {
  Value cell = cell_new(task, REG(initial));
  if (cell.is_null()) [[unlikely]]
    FAIL();
  REG(register) = cell;
  NEXT();
}
OP(LoadFree) {
  REG(to) = FRAME->function->closure.as<TupleObject>()->items[IMM(index)];
  NEXT();
}
OP(LoadCell) {
  Value v = load_field(&REG(cell).as<CellObject>()->value);
  if (!v.is_null()) [[likely]] {
    REG(to) = v;
    NEXT();
  }
  RESULT(pyc_LoadCell(task, REG(cell), NAME(name), IMM(free)));
}
OP(StoreCell) {
  auto* cell = REG(cell).as<CellObject>();
  gc::store_field(task, cell, &cell->value, REG(from));
  NEXT();
}
} // namespace pyc
