/// _lru_cache_wrapper: a function that remembers its results.
///
/// The results are in a dict in the order of their last use: a hit moves its key to the end, a full cache
/// gives up the first. Each step by itself is atomic, and none holds a lock over a call, so two threads that
/// miss the same key both call the function, as in CPython; the first result stays.

#include "stdlib/_functools/functools.h"

#include "object/attributes.h"
#include "object/dict.h"
#include "object/exception_types.h"
#include "object/names.h"
#include "object/tuple.h"

namespace pyc::functools {

namespace {

struct CacheObject : Object {
  static constexpr size_t kValues = 3;
  Value function;
  Value results;   ///< DictObject
  Value info_type; ///< what cache_info() calls
  int64_t limit;   ///< maxsize; -1: none
  int64_t hits, misses;
  bool typed;
};

TypeObject* cache_type;

/// Between positional arguments and keywords in a key: nothing of the program equals it.
Value keyword_mark;

CacheObject* as_cache(Value v) {
  return v.as<CacheObject>();
}
DictObject* results_of(CacheObject* cache) {
  return cache->results.as<DictObject>();
}
void count(Task* task, int64_t* counter) {
  std::atomic_ref<int64_t> number(*counter);
  if (task->mt)
    number.fetch_add(1, std::memory_order_relaxed);
  else
    number.store(number.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
}

// ---------------------------------------------------------------- construction

bool parse_limit(Task* task, Value maxsize, int64_t* out) {
  *out = -1;
  if (maxsize.is_none()) return true;
  if (!type_of(maxsize)->slots.index) return raise_type_error(task, "maxsize should be integer or None");
  if (!index_i64(task, maxsize, types::OverflowError, out)) return false;
  if (*out < 0) *out = 0;
  return true;
}

Value cache_new(Task* task, TypeObject* type, const Value* args, size_t nargs, Value kwnames) {
  static const char* const parameters[] = {"user_function", "maxsize", "typed", "cache_info_type", nullptr};
  Value v[4];
  int64_t limit;
  bool typed;
  if (!bind_arguments(task, {"lru_cache", parameters, 4, 4}, args, nargs, kwnames, v)) return kNull;
  if (!is_callable(v[0])) return raise_type_error(task, "the first argument must be callable");
  if (!truth(task, v[2], &typed) || !parse_limit(task, v[1], &limit)) return kNull;
  DictObject* results = dict_new(task);
  auto* cache = results ? native_new<CacheObject>(task, type) : nullptr;
  if (!cache) return kNull;
  cache->function = v[0];
  cache->results = dict_value(results);
  cache->info_type = v[3];
  cache->limit = limit;
  cache->typed = typed;
  return Value::from_object(cache);
}

// ---------------------------------------------------------------- keys

/// One argument whose type cannot be mistaken for another's is its own key; else a tuple of the arguments,
/// the mark with names and values of keywords, and the classes of all values with `typed`.
Value make_key(Task* task, bool typed, const Value* args, size_t nargs, Value kwnames) {
  size_t keywords = kwnames.is_null() ? 0 : kwnames.as<TupleObject>()->length;
  if (!typed && keywords == 0 && nargs == 1 &&
      (is_exact(args[0], BuiltinType::int_) || is_exact(args[0], BuiltinType::str)))
    return args[0];
  size_t length = nargs + (keywords ? 1 + 2 * keywords : 0) + (typed ? nargs + keywords : 0);
  TupleObject* key = tuple_allocate(task, length);
  if (!key) return kNull;
  size_t n = 0;
  auto add = [&](Value v) { gc::store_field(task, key, &key->items[n++], v); };
  for (size_t i = 0; i < nargs; i++)
    add(args[i]);
  if (keywords) add(keyword_mark);
  for (size_t i = 0; i < keywords; i++) {
    add(kwnames.as<TupleObject>()->items[i]);
    add(args[nargs + i]);
  }
  for (size_t i = 0; typed && i < nargs + keywords; i++)
    add(type_value(type_of(args[i])));
  return Value::from_object(key);
}

// ---------------------------------------------------------------- calls

/// Stores a result that was not there. A recursive call may have stored it meanwhile: that one stays.
bool remember(Task* task, CacheObject* cache, Value key, Value result) {
  DictObject* results = results_of(cache);
  if (cache->limit < 0) return dict_set(task, results, key, result);
  Value present = dict_get(task, results, key);
  if (present.is_null()) return false;
  if (!(present == kAbsent)) return true;
  Value old_key, old_value;
  while (dict_length(results) >= static_cast<uint64_t>(cache->limit) &&
         dict_pop_first(task, results, &old_key, &old_value)) {
  }
  return dict_set(task, results, key, result);
}

Value cache_call(Task* task, Value self, const Value* args, size_t nargs, Value kwnames) {
  CacheObject* cache = as_cache(self);
  if (cache->limit == 0) {
    count(task, &cache->misses);
    return call(task, cache->function, args, nargs, kwnames);
  }
  Value key = make_key(task, cache->typed, args, nargs, kwnames);
  int64_t hash;
  // The TypeError of an argument that cannot be hashed is hash()'s, not that of dicts.
  if (key.is_null() || !hash_of(task, key, &hash)) return kNull;
  Value found = cache->limit < 0 ? dict_get(task, results_of(cache), key)
                                 : dict_move_to_end(task, results_of(cache), key, true);
  if (found.is_null()) return kNull;
  if (!(found == kAbsent)) {
    count(task, &cache->hits);
    return found;
  }
  count(task, &cache->misses);
  Value result = call(task, cache->function, args, nargs, kwnames);
  return !result.is_null() && remember(task, cache, key, result) ? result : kNull;
}

/// In a class it is a method, as functions are.
Value get_slot(Task* task, Value self, Value instance, Value) {
  if (instance.is_null() || instance.is_none()) return self;
  return bound_method_new(task, self, instance);
}

// ---------------------------------------------------------------- methods

Value cache_info(Task* task, const Value* args, size_t, Value) {
  CacheObject* cache = as_cache(args[0]);
  Value values[] = {int_from_i64(task, cache->hits), int_from_i64(task, cache->misses),
                    cache->limit < 0 ? kNone : int_from_i64(task, cache->limit),
                    Value::from_small_int(static_cast<int64_t>(dict_length(results_of(cache))))};
  return call(task, cache->info_type, values, 4, kNull);
}

Value cache_clear(Task* task, const Value* args, size_t, Value) {
  CacheObject* cache = as_cache(args[0]);
  std::atomic_ref<int64_t>(cache->hits).store(0, std::memory_order_relaxed);
  std::atomic_ref<int64_t>(cache->misses).store(0, std::memory_order_relaxed);
  dict_clear(task, results_of(cache));
  return kNone;
}

/// Pickled by name.
Value reduce(Task* task, const Value* args, size_t, Value) {
  return get_attr(task, args[0], names.qualname);
}

Value itself(Task*, const Value* args, size_t, Value) {
  return args[0];
}

const MethodDef methods[] = {
    {"__copy__", itself, 0, 0, 0, "The function itself."},
    {"__deepcopy__", itself, 1, 1, 0, "The function itself."},
    {"__reduce__", reduce, 0, 0, 0, "Return state information for pickling."},
    {"cache_clear", cache_clear, 0, 0, 0, "Clear the cache and cache statistics"},
    {"cache_info", cache_info, 0, 0, 0, "Report cache statistics"},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};
const GetSetDef getsets[] = {
    {"__dict__", get_instance_dict, set_instance_dict, nullptr},
    {nullptr, nullptr, nullptr, nullptr},
};
const TypeSlots slots = {.new_ = cache_new, .call = cache_call, .get = get_slot};
const TypeDefinition definition = {
    .doc = "A callable that remembers the results of a function for the arguments used last.",
    .module = "functools",
    .flags = kTypeBase | kTypeHasDict | kTypeHasWeakRefs | kTypeMethod,
    .native_size = sizeof(CacheObject),
    .methods = methods,
    .getsets = getsets,
    .slots = &slots,
    .trace = trace_native<CacheObject>,
};

} // namespace

bool add_lru_cache(Task* task, ModuleObject* module) {
  if (keyword_mark.is_null()) {
    Object* mark = gc::allocate_permanent(sizeof(Object), Kind::Instance, builtin_shape(BuiltinType::object));
    if (!mark) return raise_memory_error(task);
    keyword_mark = Value::from_object(mark);
  }
  define_type(&cache_type, "_lru_cache_wrapper", definition);
  return module_set(task, module, "_lru_cache_wrapper", type_value(cache_type));
}

} // namespace pyc::functools
