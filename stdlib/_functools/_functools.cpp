/// _functools: the native half of functools.

#include "stdlib/_functools/functools.h"

#include "object/tuple.h"

namespace pyc {

namespace {

struct Fold {
  Value function;
  Value total; ///< NULL before the first item
};

bool fold_item(Task* task, void* raw, Value item) {
  auto* fold = static_cast<Fold*>(raw);
  fold->total = fold->total.is_null() ? item : call2(task, fold->function, fold->total, item);
  return !fold->total.is_null();
}

Value reduce(Task* task, const Value* args, size_t nargs, Value kwnames) {
  static const char* const parameters[] = {"", "", "initial", nullptr};
  Value v[3];
  size_t keywords = kwnames.is_null() ? 0 : kwnames.as<TupleObject>()->length;
  if (nargs < 2 && nargs + keywords <= 3)
    return raise_type_error(task, "reduce() takes at least 2 positional arguments (%zu given)", nargs);
  if (!bind_arguments(task, {"reduce", parameters, 2, 3}, args, nargs, kwnames, v)) return kNull;
  Value iterator = get_iter(task, v[1]);
  if (iterator.is_null()) {
    if (!clear_if(task, types::TypeError)) return kNull;
    return raise_type_error(task, "reduce() arg 2 must support iteration");
  }
  Fold fold{v[0], v[2]};
  if (!iterate(task, iterator, fold_item, &fold)) return kNull;
  if (!fold.total.is_null()) return fold.total;
  return raise_type_error(task, "reduce() of empty iterable with no initial value");
}

const MethodDef functions[] = {
    {"cmp_to_key", functools::cmp_to_key, 0, -1, kMethodKeywords,
     "Make a key function of a function that compares two values."},
    {"reduce", reduce, 0, -1, kMethodKeywords,
     "Combine the items of an iterable from left to right by a function of two arguments."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

bool init(Task* task, ModuleObject* module) {
  return functools::add_partial(task, module) && functools::add_lru_cache(task, module) &&
         functools::add_cmp_to_key(task, module);
}

} // namespace

extern const NativeModule _functools_module = {"_functools", "Tools that operate on functions.", functions,
                                               init};

} // namespace pyc
