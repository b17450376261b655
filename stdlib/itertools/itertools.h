#pragma once
/// What the files of itertools share. Every iterator is a class of Kind::Opaque; an iterator that is at its
/// end forgets what it iterated.
///
/// Threads may advance one iterator at the same time: each field is loaded and stored whole, positions are
/// checked against what they index, and what several fields say together changes under the header lock.

#include "stdlib/native.h"

namespace pyc::itertools {

/// Classes that other files of the module need.
extern TypeObject *tee_type, *groupby_type;

// Each makes its classes and puts them into the module. False with an exception.
bool add_infinite(Task* task, ModuleObject* module);  ///< count, cycle, repeat
bool add_sequences(Task* task, ModuleObject* module); ///< chain, islice, pairwise, batched, accumulate
bool add_filters(Task* task, ModuleObject* module); ///< takewhile, dropwhile, filterfalse, compress, starmap
bool add_zip_longest(Task* task, ModuleObject* module);   ///< zip_longest
bool add_combinatorics(Task* task, ModuleObject* module); ///< product, permutations, combinations, …
bool add_groupby(Task* task, ModuleObject* module);       ///< groupby, _grouper
bool add_tee(Task* task, ModuleObject* module);           ///< _tee, _tee_dataobject

/// tee(iterable, n=2).
Value tee(Task* task, const Value* args, size_t nargs, Value kwnames);

/// A class that lives in `*type` under its name in the module.
inline bool add_class(Task* task, ModuleObject* module, TypeObject** type, const char* name,
                      const TypeDefinition& definition) {
  define_type(type, name, definition);
  return module_set(task, module, name, type_value(*type));
}

/// Marks the end: `field` held what the iterator still needed.
inline Value finish(Task* task, Object* iterator, Value* field) {
  gc::store_field(task, iterator, field, kNull);
  return kAbsent;
}

inline int64_t load_number(const int64_t* number) {
  return std::atomic_ref<int64_t>(const_cast<int64_t&>(*number)).load(std::memory_order_relaxed);
}
inline void store_number(int64_t* number, int64_t n) {
  std::atomic_ref<int64_t>(*number).store(n, std::memory_order_relaxed);
}

} // namespace pyc::itertools
