/// itertools: iterators over iterators.

#include "stdlib/itertools/itertools.h"

namespace pyc {

static bool init(Task* task, ModuleObject* module) {
  using namespace itertools;
  return add_infinite(task, module) && add_sequences(task, module) && add_filters(task, module) &&
         add_zip_longest(task, module) && add_combinatorics(task, module) && add_groupby(task, module) &&
         add_tee(task, module);
}

static const MethodDef functions[] = {
    {"tee", itertools::tee, 1, 2, 0, "Split an iterable into n independent iterators, returned as a tuple."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

extern const NativeModule itertools_module = {
    "itertools", "Fast iterators over other iterators: endless ones, combining ones, combinatoric ones.",
    functions, init};

} // namespace pyc
