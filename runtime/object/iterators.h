#pragma once
/// C++ iterators. All have one layout, whatever they iterate; what the fields mean is said in the iterator's
/// file.

#include "object/builtin_types.h"
#include "object/object.h"
#include "sched/task.h"

namespace pyc {

struct TypeObject;

struct IteratorObject : Object {
  Value source;  ///< NULL once exhausted
  Value other;   ///< a function, a second operand; NULL where unused
  int64_t index; ///< position; not traced
  int64_t limit; ///< not traced
  int64_t step;  ///< not traced
};

/// An iterator of an exact built-in type at `index`.
Value iterator_new(Task* task, BuiltinType type, Value source, int64_t index);
/// One of a possibly derived class.
IteratorObject* iterator_new_of_type(Task* task, TypeObject* type);

inline int64_t iterator_index(const IteratorObject* iterator) {
  return std::atomic_ref<int64_t>(const_cast<int64_t&>(iterator->index)).load(std::memory_order_relaxed);
}
inline void iterator_set_index(IteratorObject* iterator, int64_t index) {
  std::atomic_ref<int64_t>(iterator->index).store(index, std::memory_order_relaxed);
}
/// Takes position `index` and moves by `step`.
inline int64_t iterator_advance(IteratorObject* iterator, int64_t step) {
  int64_t index = iterator_index(iterator);
  iterator_set_index(iterator, index + step);
  return index;
}
/// The end, now and for ever.
Value iterator_finish(Task* task, IteratorObject* iterator);

/// iter(callable, sentinel).
Value callable_iterator_new(Task* task, Value callable, Value sentinel);
/// reversed(sequence), for what has no __reversed__ of its own: __len__ and __getitem__.
Value sequence_iterator_new(Task* task, Value sequence);

} // namespace pyc
