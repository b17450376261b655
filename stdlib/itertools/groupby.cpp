/// groupby and the iterators over its groups.

#include "stdlib/itertools/itertools.h"

#include "object/tuple.h"

namespace pyc::itertools {

TypeObject* groupby_type;

namespace {

/// The source has been read up to `value`, whose key is `key`; both are NULL when they have been given. The
/// group that was handed out last has the key `target`.
struct GroupbyObject : Object {
  static constexpr size_t kValues = 6;
  Value source;
  Value function; ///< NULL: the item is its own key
  Value target;
  Value key;
  Value value;
  Value grouper; ///< the newest group: the only one that still gives items
};

struct GrouperObject : Object {
  static constexpr size_t kValues = 2;
  Value parent;
  Value target;
};

TypeObject* grouper_type;

Value groupby_new(Task* task, TypeObject* type, const Value* args, size_t nargs, Value kwnames) {
  static const char* const parameters[] = {"iterable", "key", nullptr};
  Value v[2];
  if (!bind_arguments(task, {"groupby", parameters, 1, 2}, args, nargs, kwnames, v)) return kNull;
  Value source = get_iter(task, v[0]);
  auto* it = source.is_null() ? nullptr : native_new<GroupbyObject>(task, type);
  if (!it) return kNull;
  it->source = source;
  if (!v[1].is_null() && !v[1].is_none()) it->function = v[1];
  return Value::from_object(it);
}

/// Reads one item. kAbsent at the end, NULL with an exception, else its key.
Value step(Task* task, GroupbyObject* it) {
  Value value = inner_next(task, it->source);
  if (value.is_null() || value == kAbsent) return value;
  Value key = it->function.is_null() ? value : call1(task, it->function, value);
  if (key.is_null()) return kNull;
  gc::store_field(task, it, &it->value, value);
  gc::store_field(task, it, &it->key, key);
  return key;
}

Value new_grouper(Task* task, Value parent, Value target) {
  auto* group = native_new<GrouperObject>(task, grouper_type);
  if (!group) return kNull;
  group->parent = parent;
  group->target = target;
  Value result = Value::from_object(group);
  gc::store_field(task, parent.object(), &parent.as<GroupbyObject>()->grouper, result);
  return result;
}

Value groupby_next(Task* task, Value self) {
  auto* it = self.as<GroupbyObject>();
  gc::store_field(task, it, &it->grouper, kNull);
  Value key;
  for (;;) {
    key = load_field(&it->key);
    Value target = load_field(&it->target);
    if (!key.is_null()) {
      bool same;
      if (target.is_null()) break;
      if (!equal(task, target, key, &same)) return kNull;
      if (!same) break;
    }
    Value read = step(task, it);
    if (read.is_null() || read == kAbsent) return read;
    if (!poll(task)) return kNull;
  }
  gc::store_field(task, it, &it->target, key);
  Value group = new_grouper(task, self, key);
  return group.is_null() ? kNull : tuple_of(task, key, group);
}

Value grouper_new(Task* task, TypeObject*, const Value* args, size_t nargs, Value kwnames) {
  if (!check_no_keywords(task, "_grouper", kwnames) || !check_positional(task, "_grouper", nargs, 2, 2))
    return kNull;
  if (!is_instance(args[0], groupby_type))
    return raise_type_error(task, "_grouper() argument 1 must be itertools.groupby, not %B", args[0]);
  return new_grouper(task, args[0], args[1]);
}

Value grouper_next(Task* task, Value self) {
  auto* group = self.as<GrouperObject>();
  auto* it = group->parent.as<GroupbyObject>();
  if (!(load_field(&it->grouper) == self)) return kAbsent;
  if (load_field(&it->value).is_null()) {
    Value read = step(task, it);
    if (read.is_null() || read == kAbsent) return read;
  }
  Value key = load_field(&it->key), value = load_field(&it->value);
  // Another thread has taken the item.
  if (key.is_null() || value.is_null()) return kAbsent;
  bool same;
  if (!equal(task, group->target, key, &same)) return kNull;
  if (!same) return kAbsent;
  gc::store_field(task, it, &it->value, kNull);
  gc::store_field(task, it, &it->key, kNull);
  return value;
}

const TypeSlots groupby_slots = {.new_ = groupby_new, .iter = iter_self, .next = groupby_next};
const TypeDefinition groupby_definition = {
    .doc = "Pairs of a key and an iterator over the consecutive items that "
           "have it.",
    .module = "itertools",
    .flags = kTypeBase,
    .native_size = sizeof(GroupbyObject),
    .slots = &groupby_slots,
    .trace = trace_native<GroupbyObject>,
};

const TypeSlots grouper_slots = {.new_ = grouper_new, .iter = iter_self, .next = grouper_next};
const TypeDefinition grouper_definition = {
    .module = "itertools",
    .native_size = sizeof(GrouperObject),
    .slots = &grouper_slots,
    .trace = trace_native<GrouperObject>,
};

} // namespace

bool add_groupby(Task* task, ModuleObject* module) {
  return add_class(task, module, &groupby_type, "groupby", groupby_definition) &&
         add_class(task, module, &grouper_type, "_grouper", grouper_definition);
}

} // namespace pyc::itertools
