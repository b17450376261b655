/// The proof's test of threads: two OS threads change one class and one instance at the same time, by every
/// path of attribute access, while the world is stopped for collections. Names, types and values must always
/// fit together; nothing may be torn or lost for good.

#include <cstdio>
#include <initializer_list>
#include <pthread.h>

#include "gc/heap.h"
#include "object/attributes.h"
#include "object/call.h"
#include "object/dict.h"
#include "object/list.h"
#include "object/tuple.h"
#include "platform/random.h"
#include "runtime/check.h"
#include "sched/safepoint.h"
#include "sched/worker.h"

namespace pyc::test {

namespace {

constexpr size_t kNames = 12;
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
constexpr int kSteps = 3'000;
#else
constexpr int kSteps = 20'000;
#endif

/// With PYC_GC_STRESS each step collects, so there are fewer: runtime.test.ts runs this file so.
int steps(int usual) {
  constexpr int kStressed = 2;
  return gc::options.stress ? usual / kStressed : usual;
}

struct Shared {
  Value type;
  Value instance;
  Value list;
  Value dict;
  StrObject* names[kNames];
  std::atomic<int> running;
  std::atomic<uint64_t> caches[kNames];
};

Shared shared;

Value raw(int64_t n) {
  return Value::from_small_int(n);
}

/// What threads store under name `i`: a tuple (i, anything), a float, or an int that is `i` modulo kNames.
Value make_value(Task* t, size_t i, uint64_t random) {
  switch (random % 4) {
  case 0:
    return tuple_of(t, raw(static_cast<int64_t>(i)), list_new(t, nullptr, 0));
  case 1:
    return Value::from_immediate_double(static_cast<double>(i) + 0.5);
  default:
    return raw(static_cast<int64_t>(i + kNames * (random % 1000)));
  }
}

bool fits(size_t i, Value v) {
  if (v.is_small_int()) return v.small_int() % static_cast<int64_t>(kNames) == static_cast<int64_t>(i);
  if (v.is_immediate_double()) return v.immediate_double() == static_cast<double>(i) + 0.5;
  if (!is_tuple(v)) return false;
  auto* tuple = v.as<TupleObject>();
  return tuple->length == 2 && tuple->items[0] == raw(static_cast<int64_t>(i)) && is_list(tuple->items[1]);
}

/// One store, load or deletion of an attribute of the instance or the class.
bool attribute_step(Task* t, uint64_t random) {
  size_t i = (random >> 8) % kNames;
  Value object = random & 1 ? shared.instance : shared.type;
  StrObject* name = shared.names[i];
  auto* cache = reinterpret_cast<uint64_t*>(&shared.caches[i]);
  switch ((random >> 4) % 8) {
  case 0:
    if (!delete_attr(t, object, name)) clear_error(t);
    return true;
  case 1:
  case 2:
  case 3:
    return set_attr(t, object, name, make_value(t, i, random >> 20));
  default: {
    Value v = (random >> 16) % 2 ? get_attr(t, object, name) : load_attr(t, object, name, cache);
    if (!v.is_null()) return fits(i, v);
    bool absent = error_is(t, types::AttributeError);
    clear_error(t);
    return absent;
  }
  }
}

/// Appends to, reads and shortens the shared list; sets and removes keys of the shared dict.
bool container_step(Task* t, uint64_t random) {
  size_t i = (random >> 8) % kNames;
  Value key = raw(static_cast<int64_t>(i));
  bool removed;
  switch ((random >> 4) % 6) {
  case 0:
    return list_append(t, shared.list, make_value(t, 3, random >> 20));
  case 1:
    return list_length(shared.list) < 100 || list_replace(t, shared.list, 10, SIZE_MAX, nullptr, 0);
  case 2: {
    Value item = list_get(t, shared.list, (random >> 12) % 120);
    return item == kAbsent || fits(3, item);
  }
  case 3:
    return dict_set(t, shared.dict.as<DictObject>(), key, make_value(t, i, random >> 20));
  case 4:
    return dict_remove(t, shared.dict.as<DictObject>(), key, &removed);
  default: {
    Value v = dict_get(t, shared.dict.as<DictObject>(), key);
    return v == kAbsent || (!v.is_null() && fits(i, v));
  }
  }
}

void mutate(Task* t, uint64_t seed, int steps) {
  for (int step = 0; step < steps; step++) {
    uint64_t random = next_random(seed);
    bool ok = random >> 63 ? container_step(t, random) : attribute_step(t, random);
    if (!ok || has_error(t)) return CHECK(!"a shared object holds what nobody stored");
    if (!poll(t)) return CHECK(!"a poll raised");
  }
}

void* mutator(void*) {
  int base;
  Task* t = attach_thread(&base);
  mutate(t, 4711, steps(kSteps));
  detach_thread(t);
  shared.running.store(0);
  return nullptr;
}

bool make_shared(Task* t) {
  for (Value* root : {&shared.type, &shared.instance, &shared.list, &shared.dict})
    gc::add_root(root);
  DictObject* name_space = dict_new(t);
  if (!name_space ||
      !dict_set_name(t, name_space, intern_cstring("__module__"), str_from_cstring(t, "tests")))
    return false;
  shared.type = type_new(t, types::type, str_from_cstring(t, "Shared"), tuple_empty(),
                         Value::from_object(name_space), nullptr, kNull);
  if (shared.type.is_null()) return false;
  shared.instance = call0(t, shared.type);
  shared.list = list_new(t, nullptr, 0);
  DictObject* dict = dict_new(t);
  shared.dict = Value::from_object(dict);
  for (size_t i = 0; i < kNames; i++) {
    char text[16];
    std::snprintf(text, sizeof text, "name%zu", i);
    shared.names[i] = intern_cstring(text);
  }
  register_caches(reinterpret_cast<uint64_t*>(shared.caches), kNames);
  return !shared.instance.is_null() && !shared.list.is_null() && dict;
}

} // namespace

TEST(threads_mutate_one_class_and_one_instance) {
  Task* t = task();
  CHECK(make_shared(t));
  if (has_error(t)) return;
  bool verify = gc::options.verify;
  gc::options.verify = true;
  shared.running = 1;
  pthread_t thread;
  CHECK(pthread_create(&thread, nullptr, mutator, nullptr) == 0);
  for (uint64_t round = 1; shared.running.load(); round++) {
    mutate(t, round, steps(200));
    gc::collect(t);
  }
  {
    SafeRegion region(t);
    pthread_join(thread, nullptr);
  }
  // Both threads are done: what one stores, it finds.
  for (size_t i = 0; i < kNames; i++) {
    CHECK(set_attr(t, shared.instance, shared.names[i], raw(static_cast<int64_t>(i))));
    CHECK(get_attr(t, shared.instance, shared.names[i]) == raw(static_cast<int64_t>(i)));
  }
  gc::options.verify = verify;
}

} // namespace pyc::test
