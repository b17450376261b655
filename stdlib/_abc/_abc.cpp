/// _abc: what abc.ABCMeta stands on. Each abstract base class has a record of the classes registered with it
/// and of earlier answers. Classes live for ever here, so the sets hold them directly.

#include <atomic>

#include "gc/gc.h"
#include "object/attributes.h"
#include "object/call.h"
#include "object/dict.h"
#include "object/errors.h"
#include "object/native_type.h"
#include "object/operators.h"
#include "object/set.h"
#include "object/tuple.h"

namespace pyc {

namespace {

struct AbcData : Object {
  Value registry; ///< sets, NULL until something is in them
  Value cache;    ///< classes known to be subclasses
  Value negative; ///< classes known to be none, while `version` is the counter's value
  uint64_t version;
};

TypeObject* data_type;
/// Counts registrations: each may turn a negative answer into a positive one.
std::atomic<uint64_t> invalidations{0};

void trace_data(Object* o, gc::Visitor& visitor) {
  visitor.visit_range(&static_cast<AbcData*>(o)->registry, 3);
}

const TypeDefinition data_definition = {.doc = "Internal state held by ABC machinery.",
                                        .module = "_abc",
                                        .flags = kTypeDisallowNew,
                                        .native_size = sizeof(AbcData),
                                        .trace = trace_data};

StrObject* name(const char* text) {
  return intern_cstring(text);
}

AbcData* data_of(Task* task, Value cls) {
  Value v = get_attr(task, cls, name("_abc_impl"));
  if (v.is_null()) return nullptr;
  if (type_of(v) != data_type) return raise_type_error(task, "_abc_impl is set to a wrong type");
  return v.as<AbcData>();
}

bool add(Task* task, AbcData* data, Value* set, Value cls) {
  Value present = load_field(set);
  if (present.is_null()) {
    present = set_new(task);
    if (present.is_null()) return false;
    gc::store_field(task, data, set, present);
  }
  return set_add(task, present, cls);
}

bool has(Task* task, const Value* set, Value cls, bool* out) {
  Value present = load_field(set);
  *out = false;
  return present.is_null() || set_contains(task, present, cls, out);
}

// ---------------------------------------------------------------- abstract methods

/// Adds `key` to the set when the value says that it is abstract.
bool add_if_abstract(Task* task, Value set, Value key, Value value) {
  Value mark = get_attr_optional(task, value, name("__isabstractmethod__"));
  bool is_abstract = false;
  if (mark.is_null() || (!(mark == kAbsent) && !truth(task, mark, &is_abstract))) return false;
  return !is_abstract || set_add(task, set, key);
}

struct Inherited {
  Value cls;
  Value set;
};

bool add_inherited(Task* task, void* context, Value key) {
  auto* inherited = static_cast<Inherited*>(context);
  if (!is_str(key)) return true;
  StrObject* text = intern(task, key);
  Value value = text ? get_attr_optional(task, inherited->cls, text) : kNull;
  if (value.is_null()) return false;
  return value == kAbsent || add_if_abstract(task, inherited->set, key, value);
}

bool compute_abstract_methods(Task* task, Value cls) {
  Value set = set_new(task);
  DictObject* dict = set.is_null() ? nullptr : type_dict(task, cls.as<TypeObject>());
  DictObject* copy = dict ? dict_copy(task, dict) : nullptr;
  if (!copy) return false;
  size_t position = 0;
  Value key, value;
  while (dict_next(copy, &position, &key, &value))
    if (!add_if_abstract(task, set, key, value)) return false;
  auto* bases = cls.as<TypeObject>()->bases.as<TupleObject>();
  for (size_t i = 0; i < bases->length; i++) {
    Value names_of_base = get_attr_optional(task, bases->items[i], name("__abstractmethods__"));
    if (names_of_base.is_null()) return false;
    Inherited inherited{cls, set};
    if (!(names_of_base == kAbsent) && !iterate(task, names_of_base, add_inherited, &inherited)) return false;
  }
  Value frozen = set_from_iterable(task, types::frozenset, set);
  return !frozen.is_null() && set_attr(task, cls, name("__abstractmethods__"), frozen);
}

/// `__abc_tpflags__` of a class body: CPython's bits for sequence and mapping patterns.
bool take_pattern_flags(Task* task, Value cls) {
  auto* type = cls.as<TypeObject>();
  BindingObject* own = type_find_own(type, name("__abc_tpflags__"));
  Value flags = own ? binding_value(own) : kNull;
  if (!flags.is_small_int()) return true;
  constexpr int64_t kSequence = 1 << 5, kMapping = 1 << 6;
  if (flags.small_int() & kSequence) type->flags |= kTypeSequencePattern;
  if (flags.small_int() & kMapping) type->flags |= kTypeMappingPattern;
  return type_set(task, type, name("__abc_tpflags__"), kNull);
}

Value abc_init(Task* task, const Value* args, size_t, Value) {
  if (!is_type(args[0])) return raise_type_error(task, "_abc_init() argument must be a class");
  if (!compute_abstract_methods(task, args[0])) return kNull;
  auto* data = static_cast<AbcData*>(instance_new(task, data_type));
  if (!data) return kNull;
  data->version = invalidations.load();
  if (!set_attr(task, args[0], name("_abc_impl"), Value::from_object(data))) return kNull;
  return take_pattern_flags(task, args[0]) ? kNone : kNull;
}

// ---------------------------------------------------------------- registration

/// Built-in classes stay what they are: strings are registered as sequences and match no sequence pattern.
void set_pattern_flags(TypeObject* type, uint32_t flags) {
  constexpr uint32_t kPatterns = kTypeSequencePattern | kTypeMappingPattern;
  if (!(type->flags & kTypeHeap) || (type->flags & kPatterns) == flags) return;
  type->flags = (type->flags & ~kPatterns) | flags;
  for (TypeLink* link = type->subclasses; link; link = link->next)
    set_pattern_flags(link->type, flags);
}

Value abc_register(Task* task, const Value* args, size_t, Value) {
  Value self = args[0], subclass = args[1];
  if (!is_type(subclass)) return raise_type_error(task, "Can only register classes");
  bool is_subclass;
  if (!issubclass(task, subclass, self, &is_subclass)) return kNull;
  if (is_subclass) return subclass;
  if (!issubclass(task, self, subclass, &is_subclass)) return kNull;
  if (is_subclass) return raise_runtime_error(task, "Refusing to create an inheritance cycle");
  AbcData* data = data_of(task, self);
  if (!data || !add(task, data, &data->registry, subclass)) return kNull;
  invalidations.fetch_add(1);
  uint32_t flags = self.as<TypeObject>()->flags & (kTypeSequencePattern | kTypeMappingPattern);
  if (flags) set_pattern_flags(subclass.as<TypeObject>(), flags);
  return subclass;
}

// ---------------------------------------------------------------- tests

StrObject* class_name() {
  return name("__class__");
}

Value ask(Task* task, Value self, Value cls) {
  return call_method(task, self, name("__subclasscheck__"), &cls, 1);
}

Value instance_check(Task* task, const Value* args, size_t, Value) {
  Value self = args[0];
  AbcData* data = data_of(task, self);
  Value cls = data ? get_attr(task, args[1], class_name()) : kNull;
  bool known;
  if (cls.is_null() || !has(task, &data->cache, cls, &known)) return kNull;
  if (known) return kTrue;
  Value type = type_value(type_of(args[1]));
  if (type == cls) {
    if (data->version == invalidations.load()) {
      if (!has(task, &data->negative, cls, &known)) return kNull;
      if (known) return kFalse;
    }
    return ask(task, self, cls);
  }
  Value result = ask(task, self, cls);
  bool yes;
  if (result.is_null() || !truth(task, result, &yes)) return kNull;
  return yes ? result : ask(task, self, type);
}

enum class Answer { Error, No, Yes, Unknown };

Answer ask_hook(Task* task, Value self, Value subclass) {
  Value ok = call_method(task, self, name("__subclasshook__"), &subclass, 1);
  if (ok.is_null()) return Answer::Error;
  if (ok == kTrue) return Answer::Yes;
  if (ok == kFalse) return Answer::No;
  if (ok == kNotImplemented) return Answer::Unknown;
  raise_format(task, types::AssertionError,
               "__subclasshook__ must return either False, True, or NotImplemented");
  return Answer::Error;
}

struct AnyBase {
  Value subclass;
  bool found;
};

bool is_below(Task* task, void* context, Value base) {
  auto* any = static_cast<AnyBase*>(context);
  return any->found || issubclass(task, any->subclass, base, &any->found);
}

/// Below a registered class, or below a subclass of `self`.
Answer ask_others(Task* task, Value self, AbcData* data, Value subclass) {
  AnyBase any{subclass, false};
  Value registry = load_field(&data->registry);
  if (!registry.is_null()) {
    Value copy = tuple_from_iterable(task, registry);
    if (copy.is_null() || !iterate(task, copy, is_below, &any)) return Answer::Error;
  }
  if (any.found) return Answer::Yes;
  Value subclasses = call_method(task, self, name("__subclasses__"));
  if (subclasses.is_null() || !iterate(task, subclasses, is_below, &any)) return Answer::Error;
  return any.found ? Answer::Yes : Answer::No;
}

Value subclass_check(Task* task, const Value* args, size_t, Value) {
  Value self = args[0], subclass = args[1];
  if (!is_type(subclass)) return raise_type_error(task, "issubclass() arg 1 must be a class");
  AbcData* data = data_of(task, self);
  bool known;
  if (!data || !has(task, &data->cache, subclass, &known)) return kNull;
  if (known) return kTrue;
  if (data->version < invalidations.load()) {
    gc::store_field(task, data, &data->negative, kNull);
    data->version = invalidations.load();
  } else {
    if (!has(task, &data->negative, subclass, &known)) return kNull;
    if (known) return kFalse;
  }
  Answer answer = ask_hook(task, self, subclass);
  if (answer == Answer::Unknown && is_subtype(subclass.as<TypeObject>(), self.as<TypeObject>()))
    answer = Answer::Yes;
  if (answer == Answer::Unknown) answer = ask_others(task, self, data, subclass);
  if (answer == Answer::Error) return kNull;
  bool yes = answer == Answer::Yes;
  if (!add(task, data, yes ? &data->cache : &data->negative, subclass)) return kNull;
  return Value::from_bool(yes);
}

// ---------------------------------------------------------------- debugging

Value get_cache_token(Task*, const Value*, size_t, Value) {
  return Value::from_small_int(static_cast<int64_t>(invalidations.load()));
}

Value copy_of(Task* task, const Value* set) {
  Value present = load_field(set);
  return present.is_null() ? set_new(task) : set_copy(task, present, BuiltinType::set);
}

Value get_dump(Task* task, const Value* args, size_t, Value) {
  AbcData* data = data_of(task, args[0]);
  if (!data) return kNull;
  Value items[] = {copy_of(task, &data->registry), copy_of(task, &data->cache),
                   copy_of(task, &data->negative),
                   Value::from_small_int(static_cast<int64_t>(data->version))};
  for (Value item : items)
    if (item.is_null()) return kNull;
  return tuple_new(task, items, 4);
}

Value reset_registry(Task* task, const Value* args, size_t, Value) {
  AbcData* data = data_of(task, args[0]);
  if (!data) return kNull;
  gc::store_field(task, data, &data->registry, kNull);
  return kNone;
}

Value reset_caches(Task* task, const Value* args, size_t, Value) {
  AbcData* data = data_of(task, args[0]);
  if (!data) return kNull;
  gc::store_field(task, data, &data->cache, kNull);
  gc::store_field(task, data, &data->negative, kNull);
  return kNone;
}

const MethodDef functions[] = {
    {"_abc_init", abc_init, 1, 1, 0, "Internal ABC helper for class set-up."},
    {"_abc_instancecheck", instance_check, 2, 2, 0, "Internal ABC helper for instance checks."},
    {"_abc_register", abc_register, 2, 2, 0, "Internal ABC helper for subclasss registration."},
    {"_abc_subclasscheck", subclass_check, 2, 2, 0, "Internal ABC helper for subclasss checks."},
    {"_get_dump", get_dump, 1, 1, 0, "Internal ABC helper for cache and registry debugging."},
    {"_reset_caches", reset_caches, 1, 1, 0, "Internal ABC helper to reset both caches of a given class."},
    {"_reset_registry", reset_registry, 1, 1, 0, "Internal ABC helper to reset registry of a given class."},
    {"get_cache_token", get_cache_token, 0, 0, 0, "Returns the current ABC cache token."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

bool init(Task*, ModuleObject*) {
  data_type = native_type_new("_abc_data", types::object, Kind::Opaque, data_definition);
  return true;
}

} // namespace

extern const NativeModule _abc_module = {"_abc", "Module contains faster C implementation of abc.ABCMeta",
                                         functions, init};

} // namespace pyc
