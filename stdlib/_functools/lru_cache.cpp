/// _lru_cache_wrapper: a function that remembers its results.
///
/// Without a limit the results are in a dict. With one, the dict leads to links of a ring in the order of
/// their last use: a hit moves its link to the end, a full cache gives up the first one. The ring is changed
/// under the header lock of the cache, the dict under its own, and no lock is held over a call, so two
/// threads that miss the same key both call the function, as in CPython; the first result stays.

#include "stdlib/_functools/functools.h"

#include "object/attributes.h"
#include "object/dict.h"
#include "object/exception_types.h"
#include "object/names.h"
#include "object/tuple.h"
#include "sched/lock.h"

namespace pyc::functools {

namespace {

struct LinkObject : Object {
  static constexpr size_t kValues = 4;
  Value previous; ///< link; NULL: not in the ring any more
  Value next;
  Value key;
  Value result;
};

struct CacheObject : Object {
  static constexpr size_t kValues = 4;
  Value function;
  Value results;   ///< DictObject: keys to links, or to results when there is no limit
  Value info_type; ///< what cache_info() calls
  Value ring;      ///< the link between the last and the first one; NULL without a limit
  int64_t limit;   ///< maxsize; -1: none
  int64_t hits, misses;
  bool typed;
};

TypeObject *cache_type, *link_type;

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

// ---------------------------------------------------------------- the ring

LinkObject* as_link(Value v) {
  return v.as<LinkObject>();
}

void set_previous(Task* task, Value link, Value previous) {
  gc::store_field(task, link.object(), &as_link(link)->previous, previous);
}
void set_next(Task* task, Value link, Value next) {
  gc::store_field(task, link.object(), &as_link(link)->next, next);
}

Value new_link(Task* task, Value key, Value result) {
  auto* link = native_new<LinkObject>(task, link_type);
  if (!link) return kNull;
  link->key = key;
  link->result = result;
  return Value::from_object(link);
}

/// The cache's lock is held.
void unlink_nogc(Task* task, Value link) {
  set_next(task, as_link(link)->previous, as_link(link)->next);
  set_previous(task, as_link(link)->next, as_link(link)->previous);
  set_previous(task, link, kNull);
}

/// Makes a link the last one. The cache's lock is held.
void append_nogc(Task* task, CacheObject* cache, Value link) {
  Value last = as_link(cache->ring)->previous;
  set_previous(task, link, last);
  set_next(task, link, cache->ring);
  set_next(task, last, link);
  set_previous(task, cache->ring, link);
}

/// Another thread may have given the link up: then it stays outside.
void move_to_end(Task* task, CacheObject* cache, Value link) {
  HeaderLock lock(task, cache);
  if (as_link(link)->previous.is_null() || as_link(link)->next == cache->ring) return;
  unlink_nogc(task, link);
  append_nogc(task, cache, link);
}

/// The link that was used least lately, taken out of the ring; NULL when there is none.
Value take_first(Task* task, CacheObject* cache) {
  HeaderLock lock(task, cache);
  Value first = as_link(cache->ring)->next;
  if (first == cache->ring) return kNull;
  unlink_nogc(task, first);
  return first;
}

void append(Task* task, CacheObject* cache, Value link) {
  HeaderLock lock(task, cache);
  append_nogc(task, cache, link);
}

void empty_ring(Task* task, CacheObject* cache) {
  if (cache->ring.is_null()) return;
  HeaderLock lock(task, cache);
  set_previous(task, cache->ring, cache->ring);
  set_next(task, cache->ring, cache->ring);
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
  Value ring = limit < 0 ? kNull : new_link(task, kNull, kNull);
  if (!results || (limit >= 0 && ring.is_null())) return kNull;
  auto* cache = native_new<CacheObject>(task, type);
  if (!cache) return kNull;
  cache->ring = ring;
  cache->function = v[0];
  cache->results = dict_value(results);
  cache->info_type = v[3];
  cache->limit = limit;
  cache->typed = typed;
  empty_ring(task, cache);
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
  Value link = new_link(task, key, result);
  Value present = link.is_null() ? kNull : dict_set_default(task, results, key, link);
  if (present.is_null()) return false;
  if (!(present == link)) return true;
  while (dict_length(results) > static_cast<uint64_t>(cache->limit)) {
    Value oldest = take_first(task, cache);
    bool removed;
    if (oldest.is_null()) break;
    if (!dict_remove(task, results, as_link(oldest)->key, &removed)) return false;
  }
  append(task, cache, link);
  return true;
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
  Value found = dict_get(task, results_of(cache), key);
  if (found.is_null()) return kNull;
  if (!(found == kAbsent)) {
    count(task, &cache->hits);
    if (cache->limit < 0) return found;
    move_to_end(task, cache, found);
    return as_link(found)->result;
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
  empty_ring(task, cache);
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
const TypeDefinition link_definition = {
    .module = "functools",
    .flags = kTypeDisallowNew,
    .native_size = sizeof(LinkObject),
    .trace = trace_native<LinkObject>,
};

} // namespace

bool add_lru_cache(Task* task, ModuleObject* module) {
  if (keyword_mark.is_null()) {
    Object* mark = gc::allocate_permanent(sizeof(Object), Kind::Instance, builtin_shape(BuiltinType::object));
    if (!mark) return raise_memory_error(task);
    keyword_mark = Value::from_object(mark);
  }
  define_type(&link_type, "_lru_list_elem", link_definition);
  define_type(&cache_type, "_lru_cache_wrapper", definition);
  return module_set(task, module, "_lru_cache_wrapper", type_value(cache_type));
}

} // namespace pyc::functools
