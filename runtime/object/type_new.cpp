/// Making classes: metaclass, bases, method resolution order (C3), `__slots__`, layout and shape,
/// `__set_name__`, `__init_subclass__`.

#include <cstdlib>
#include <cstring>

#include "object/attributes.h"
#include "object/call.h"
#include "object/dict.h"
#include "object/errors.h"
#include "object/exception_types.h"
#include "object/list.h"
#include "object/module.h"
#include "object/names.h"
#include "object/object_methods.h"
#include "object/operators.h"
#include "object/slots.h"
#include "object/tuple.h"
#include "object/type_methods.h"
#include "platform/fatal.h"
#include "platform/vector.h"

namespace pyc {

// ---------------------------------------------------------------- metaclass and bases

TypeObject* type_calculate_metaclass(Task* task, TypeObject* start, Value bases) {
  TypeObject* winner = start;
  auto* tuple = bases.as<TupleObject>();
  for (size_t i = 0; i < tuple->length; i++) {
    TypeObject* own = type_of(tuple->items[i]);
    if (is_subtype(winner, own)) continue;
    if (is_subtype(own, winner)) {
      winner = own;
      continue;
    }
    return raise_type_error(task,
                            "metaclass conflict: the metaclass of a derived class must be a (non-strict) "
                            "subclass of the metaclasses of all its bases");
  }
  return winner;
}

const TypeObject* type_solid_base(const TypeObject* t) {
  while (t->base && t->base->layout == t->layout && t->base->native_size == t->native_size &&
         t->base->reserved_slots == t->reserved_slots)
    t = t->base;
  return t;
}

TypeObject* type_best_base(Task* task, Value bases) {
  auto* tuple = bases.as<TupleObject>();
  const TypeObject* winner = nullptr;
  TypeObject* base = nullptr;
  for (size_t i = 0; i < tuple->length; i++) {
    if (!is_type(tuple->items[i])) return raise_type_error(task, "bases must be types");
    auto* each = tuple->items[i].as<TypeObject>();
    if (!(each->flags & kTypeBase))
      return raise_type_error(task, "type '%.100N' is not an acceptable base type", each);
    const TypeObject* candidate = type_solid_base(each);
    if (!winner || (candidate != winner && is_subtype(candidate, winner))) {
      winner = candidate;
      base = each;
    } else if (!is_subtype(winner, candidate)) {
      return raise_type_error(task, "multiple bases have instance lay-out conflict");
    }
  }
  return base;
}

static bool check_bases(Task* task, Value bases) {
  auto* tuple = bases.as<TupleObject>();
  for (size_t i = 0; i < tuple->length; i++) {
    if (is_type(tuple->items[i])) continue;
    Value entries = get_attr_optional(task, tuple->items[i], names.mro_entries);
    if (entries.is_null()) return false;
    if (!(entries == kAbsent))
      return raise_type_error(task, "type() doesn't support MRO entry resolution; use types.new_class()");
  }
  return true;
}

// ---------------------------------------------------------------- C3

/// One of the lists that are merged: the MRO of a base, or the list of bases.
struct MroList {
  TupleObject* items;
  size_t head;
};

static bool in_a_tail(const Vector<MroList>& lists, Value candidate) {
  for (const MroList& list : lists)
    for (size_t i = list.head + 1; i < list.items->length; i++)
      if (list.items->items[i] == candidate) return true;
  return false;
}

static Raised raise_mro(Task* task, const Vector<MroList>& lists) {
  StrBuilder text(task);
  Vector<Value> seen;
  for (const MroList& list : lists) {
    if (list.head >= list.items->length) continue;
    Value v = list.items->items[list.head];
    bool again = false;
    for (Value each : seen)
      again |= each == v;
    if (again) continue;
    if (!seen.empty()) text.add_ascii(", ", 2);
    seen.push(v);
    text.add(v.as<TypeObject>()->name.as<StrObject>());
  }
  Value bases = text.finish();
  if (bases.is_null()) return {};
  return raise_type_error(task, "Cannot create a consistent method resolution order (MRO) for bases %V",
                          bases);
}

/// The tuple of the classes after `type` itself; NULL with TypeError.
static Value merge(Task* task, TypeObject* type, Vector<MroList>& lists) {
  Vector<Value> result;
  result.push(type_value(type));
  for (;;) {
    bool all_empty = true, found = false;
    for (size_t l = 0; l < lists.size() && !found; l++) {
      if (lists[l].head >= lists[l].items->length) continue;
      all_empty = false;
      Value candidate = lists[l].items->items[lists[l].head];
      if (in_a_tail(lists, candidate)) continue;
      result.push(candidate);
      for (MroList& list : lists)
        if (list.head < list.items->length && list.items->items[list.head] == candidate) list.head++;
      found = true;
    }
    if (all_empty) return tuple_new(task, result.data(), result.size());
    if (!found) return raise_mro(task, lists);
  }
}

Value type_compute_mro(Task* task, TypeObject* type) {
  auto* bases = type->bases.as<TupleObject>();
  for (size_t i = 0; i < bases->length; i++)
    for (size_t j = i + 1; j < bases->length; j++)
      if (bases->items[i] == bases->items[j])
        return raise_type_error(task, "duplicate base class %.400N", bases->items[i].as<TypeObject>());
  Vector<MroList> lists;
  for (size_t i = 0; i < bases->length; i++)
    lists.push({bases->items[i].as<TypeObject>()->mro.as<TupleObject>(), 0});
  lists.push({bases, 0});
  return merge(task, type, lists);
}

bool type_set_mro(Task* task, TypeObject* type) {
  Value self = type_value(type), mro;
  TypeObject* meta = type_of(self);
  Value method = type_lookup(meta, names.mro);
  bool own = meta != types::type && !(method == type_lookup(types::type, names.mro));
  if (own) {
    Value result = call_special(task, self, names.mro);
    mro = result.is_null() ? kNull : tuple_from_iterable(task, result);
    for (size_t i = 0; !mro.is_null() && i < mro.as<TupleObject>()->length; i++)
      if (!is_type(mro.as<TupleObject>()->items[i]))
        return raise_type_error(task, "mro() returned a non-class ('%.500T')",
                                mro.as<TupleObject>()->items[i]);
  } else {
    mro = type_compute_mro(task, type);
  }
  if (mro.is_null()) return false;
  gc::store_field(task, type, &type->mro, mro);
  return true;
}

// ---------------------------------------------------------------- __slots__

/// What the namespace's `__slots__` ask for.
struct SlotPlan {
  bool given = false;
  bool dict = true;
  bool weakref = true;
  Value members = kNull; ///< list of str: the names, mangled and sorted
};

static bool is_identifier(Task* task, Value name, bool* out) {
  Value v = call_method(task, name, intern_cstring("isidentifier"));
  return !v.is_null() && truth(task, v, out);
}

/// `__x` in class C is `_C__x`.
static Value mangle(Task* task, Value name, Value class_name) {
  auto *s = name.as<StrObject>(), *c = class_name.as<StrObject>();
  size_t n = s->length();
  bool private_name = n > 2 && str_char(s, 0) == '_' && str_char(s, 1) == '_' &&
                      !(str_char(s, n - 1) == '_' && str_char(s, n - 2) == '_');
  size_t skip = 0;
  while (skip < c->length() && str_char(c, skip) == '_')
    skip++;
  if (!private_name || skip == c->length()) return name;
  StrBuilder out(task);
  out.add_char('_');
  out.add_range(c, skip, c->length());
  out.add(s);
  return out.finish();
}

static bool add_member(Task* task, SlotPlan* plan, TypeObject* base, DictObject* name_space, Value class_name,
                       Value name) {
  if (!is_str(name)) return raise_type_error(task, "__slots__ items must be strings, not '%.200T'", name);
  bool ok;
  if (!is_identifier(task, name, &ok)) return false;
  if (!ok) return raise_type_error(task, "__slots__ must be identifiers");
  auto* s = name.as<StrObject>();
  if (str_equal_ascii(s, "__dict__")) {
    if (base->flags & kTypeHasDict || plan->dict)
      return raise_type_error(task, "__dict__ slot disallowed: we already got one");
    return plan->dict = true;
  }
  if (str_equal_ascii(s, "__weakref__")) {
    if (base->flags & kTypeHasWeakRefs || plan->weakref)
      return raise_type_error(task, "__weakref__ slot disallowed: we already got one");
    return plan->weakref = true;
  }
  Value mangled = mangle(task, name, class_name);
  if (mangled.is_null()) return false;
  Value present = dict_get(task, name_space, mangled);
  if (present.is_null()) return false;
  // These two are class attributes whatever the slots say.
  bool special = str_equal_ascii(s, "__qualname__") || str_equal_ascii(s, "__classcell__");
  if (!(present == kAbsent) && !special)
    return raise_value_error(task, "%R in __slots__ conflicts with class variable", name);
  return list_append(task, plan->members, mangled);
}

static bool plan_slots(Task* task, SlotPlan* plan, TypeObject* base, DictObject* name_space,
                       Value class_name) {
  Value slots = dict_get_name(task, name_space, names.slots);
  // Attributes of classes live in their tables, whatever their metaclass; those of modules and wrappers in a
  // dict of their own.
  if (base->flags & kTypeTypeSubclass) plan->dict = plan->weakref = false;
  if (base->layout == Kind::Module || base->layout == Kind::StaticMethod || base->layout == Kind::ClassMethod)
    plan->dict = false;
  if (slots == kAbsent) return true;
  plan->given = true;
  plan->dict = plan->weakref = false;
  plan->members = list_new(task, nullptr, 0);
  if (plan->members.is_null()) return false;
  Value items = is_str(slots) ? tuple_of(task, slots) : tuple_from_iterable(task, slots);
  if (items.is_null()) return false;
  auto* tuple = items.as<TupleObject>();
  // Strings are of variable size here only.
  if (tuple->length > 0 && base->native_size == 0 && base->layout != Kind::Str)
    return raise_type_error(task, "nonempty __slots__ not supported for subtype of '%N'", base);
  for (size_t i = 0; i < tuple->length; i++)
    if (!add_member(task, plan, base, name_space, class_name, tuple->items[i])) return false;
  return list_sort(task, plan->members, kNull, false);
}

static Value member_new(Task* task, TypeObject* type, StrObject* name, uint32_t slot) {
  auto* d = gc::allocate<MemberDescriptorObject>(task, Kind::MemberDescriptor,
                                                 builtin_shape(BuiltinType::member_descriptor));
  if (!d) return kNull;
  d->owner = type;
  d->name = name;
  d->slot = slot;
  return Value::from_object(d);
}

// ---------------------------------------------------------------- namespace

static void define(Task* task, TypeObject* type, StrObject* name, Value value) {
  BindingObject* b = binding_table_add(type->table, name);
  gc::store_field(task, b, &b->value, value);
}

/// Instances of Python classes, unlike those of built-in ones, may lose their dict for a new one.
static bool set_own_dict(Task* task, Value self, Value value) {
  return instance_set_dict(task, self.object(), value);
}
/// `__dict__` and `__weakref__` of classes that add them.
static const GetSetDef dict_def = {"__dict__", get_instance_dict, set_own_dict,
                                   "dictionary for instance variables"};
static bool take_first(void* context, Object* reference) {
  *static_cast<Object**>(context) = reference;
  return false;
}
static Value get_weakref(Task*, Value self) {
  Object* newest = nullptr;
  gc::each_weakref(self.object(), take_first, &newest);
  return newest ? Value::from_object(newest) : kNone;
}
static const GetSetDef weakref_def = {"__weakref__", get_weakref, nullptr,
                                      "list of weak references to the object"};

static bool define_getset(Task* task, TypeObject* type, const GetSetDef* def) {
  auto* d = gc::allocate<GetSetDescriptorObject>(task, Kind::GetSetDescriptor,
                                                 builtin_shape(BuiltinType::getset_descriptor));
  if (!d) return false;
  d->def = def;
  d->owner = type;
  d->name = intern_cstring(def->name);
  define(task, type, d->name, Value::from_object(d));
  return true;
}

static Value wrap_function(Task* task, TypeObject* wrapper, Value f) {
  return has_kind(f, Kind::Function) ? call1(task, type_value(wrapper), f) : f;
}

/// Every entry of the namespace becomes a class attribute; some names get a wrapper or do not appear.
static bool fill_table(Task* task, TypeObject* type, DictObject* name_space) {
  size_t position = 0;
  Value key, value;
  while (dict_next(name_space, &position, &key, &value)) {
    // Other keys are only visible in the namespace that __prepare__ made.
    if (!is_str(key)) continue;
    StrObject* name = intern(task, key);
    if (!name) return false;
    if (name == names.qualname || name == names.classcell || name == names.classdictcell) continue;
    if (name == names.new_) value = wrap_function(task, types::staticmethod, value);
    if (name == names.init_subclass || name == names.class_getitem)
      value = wrap_function(task, types::classmethod, value);
    if (value.is_null()) return false;
    define(task, type, name, value);
  }
  return true;
}

static bool set_cells(Task* task, TypeObject* type, DictObject* name_space) {
  Value cell = dict_get_name(task, name_space, names.classcell);
  if (!(cell == kAbsent)) {
    if (!has_kind(cell, Kind::Cell))
      return raise_type_error(task, "__classcell__ must be a nonlocal cell, not '%.200T'", cell);
    gc::store_field(task, cell.object(), &cell.as<CellObject>()->value, type_value(type));
  }
  cell = dict_get_name(task, name_space, names.classdictcell);
  if (cell == kAbsent) return true;
  if (!has_kind(cell, Kind::Cell))
    return raise_type_error(task, "__classdictcell__ must be a nonlocal cell, not '%.200T'", cell);
  DictObject* dict = type_dict(task, type);
  if (!dict) return false;
  gc::store_field(task, cell.object(), &cell.as<CellObject>()->value, dict_value(dict));
  return true;
}

static bool set_names(Task* task, TypeObject* type, Value name, DictObject* name_space) {
  type->name = name;
  Value qualname = dict_get_name(task, name_space, names.qualname);
  if (!(qualname == kAbsent) && !is_str(qualname))
    return raise_type_error(task, "type __qualname__ must be a str, not %T", qualname);
  type->qualname = qualname == kAbsent ? name : qualname;
  size_t length;
  type->utf8_name = str_to_utf8(name.as<StrObject>(), &length);
  if (!type->utf8_name) return raise_memory_error(task);
  if (std::strlen(type->utf8_name) != length)
    return raise_value_error(task, "type name must not contain null characters");
  return true;
}

static bool set_defaults(Task* task, TypeObject* type, DictObject* name_space) {
  if (dict_get_name(task, name_space, names.module) == kAbsent) {
    DictObject* globals = current_globals(task);
    Value module = globals ? dict_get_name(task, globals, names.name) : kAbsent;
    if (!(module == kAbsent)) define(task, type, names.module, module);
  }
  if (dict_get_name(task, name_space, names.doc) == kAbsent) define(task, type, names.doc, kNone);
  // As in CPython: equality without a hash makes instances unhashable.
  if (!(dict_get_name(task, name_space, names.eq) == kAbsent) &&
      dict_get_name(task, name_space, names.hash) == kAbsent)
    define(task, type, names.hash, kNone);
  return true;
}

// ---------------------------------------------------------------- layout

/// Attributes that instances get in the object itself: those that the class's methods assign, and the bases'.
static unsigned expected_attributes(Task* task, TypeObject* type, DictObject* name_space) {
  const Shape* base = shape_at(type->base->root_shape);
  unsigned inherited =
      base->inline_count > type->base->reserved_slots ? base->inline_count - type->base->reserved_slots : 0;
  Value assigned = dict_get_name(task, name_space, names.static_attributes);
  unsigned own = is_tuple(assigned) ? static_cast<unsigned>(assigned.as<TupleObject>()->length) : 4;
  unsigned total = inherited + own;
  return total < 2 ? 2 : total > 48 ? 48 : total;
}

static bool set_layout(Task* task, TypeObject* type, const SlotPlan& plan, DictObject* name_space) {
  TypeObject* base = type->base;
  type->layout = base->layout;
  type->native_size = base->native_size;
  size_t members = plan.members.is_null() ? 0 : list_length(plan.members);
  type->reserved_slots = static_cast<uint16_t>(base->reserved_slots + members);
  if (type->reserved_slots > kMaxSlots) return raise_unsupported(task, "more than 128 names in __slots__");
  bool has_dict = type->flags & kTypeHasDict;
  bool has_part = has_dict || type->reserved_slots > 0;
  uint8_t flags = has_part ? kShapeHasSlots : 0;
  if (has_dict) flags |= kShapeAllowsDict;
  unsigned inline_count = type->reserved_slots + (has_dict ? expected_attributes(task, type, name_space) : 0);
  Shape* root =
      shape_new_root(type, type->layout, type->native_size, inline_count, type->reserved_slots, flags);
  if (!root) return raise_memory_error(task);
  type->root_shape = shape_id(root);
  for (size_t i = 0; i < members; i++) {
    StrObject* name = intern(task, list_get(task, plan.members, i));
    Value d = name ? member_new(task, type, name, static_cast<uint32_t>(base->reserved_slots + i)) : kNull;
    if (d.is_null()) return false;
    define(task, type, name, d);
  }
  return true;
}

static void set_flags(TypeObject* type, const SlotPlan& plan) {
  auto* bases = type->bases.as<TupleObject>();
  type->flags = kTypeHeap | kTypeBase | kTypeReady;
  for (size_t i = 0; i < bases->length; i++)
    type->flags |= bases->items[i].as<TypeObject>()->flags & kTypeInheritedFlags;
  if (plan.dict) type->flags |= kTypeHasDict;
  if (plan.weakref) type->flags |= kTypeHasWeakRefs;
}

void type_link_subclass(TypeObject* type) {
  auto* bases = type->bases.as<TupleObject>();
  for (size_t i = 0; i < bases->length; i++) {
    auto* base = bases->items[i].as<TypeObject>();
    auto* link = static_cast<TypeLink*>(std::malloc(sizeof(TypeLink)));
    if (!link) fatal("out of memory for a class");
    *link = {type, base->subclasses};
    base->subclasses = link;
  }
}

// ---------------------------------------------------------------- hooks

static bool call_set_names(Task* task, TypeObject* type, DictObject* name_space) {
  DictObject* copy = dict_copy(task, name_space);
  if (!copy) return false;
  size_t position = 0;
  Value key, value;
  while (dict_next(copy, &position, &key, &value)) {
    if (type_lookup(type_of(value), names.set_name).is_null()) continue;
    Value args[] = {type_value(type), key};
    if (!call_special(task, value, names.set_name, args, 2).is_null()) continue;
    Value error = take_error(task);
    Value note = format_message(task, "Error calling __set_name__ on '%T' instance %R in '%V'", value, key,
                                type->name);
    if (note.is_null() || call_method(task, error, names.add_note, &note, 1).is_null()) return false;
    return reraise_value(task, error);
  }
  return true;
}

static bool call_init_subclass(Task* task, TypeObject* type, const Value* values, Value kwnames) {
  MethodPair pair = super_load_method(task, type, type_value(type), names.init_subclass);
  Value f = bound_method_or_attribute(task, pair);
  return !f.is_null() && !call(task, f, values, 0, kwnames).is_null();
}

// ---------------------------------------------------------------- all together

static TypeObject* allocate_type(TypeObject* metaclass) {
  auto* type = reinterpret_cast<TypeObject*>(gc::allocate_permanent(sizeof(TypeObject), Kind::Type, 0));
  if (!type) fatal("out of memory for a class");
  Shape* own = shape_new_root(metaclass, Kind::Type, sizeof(TypeObject), 0, 0, kShapeOwned);
  if (!own) fatal("too many classes");
  type->shape = shape_id(own);
  type->table = binding_table_new();
  return type;
}

Value type_new(Task* task, TypeObject* metaclass, Value name, Value bases, Value name_space,
               const Value* keyword_values, Value kwnames) {
  if (!check_bases(task, bases)) return kNull;
  if (bases.as<TupleObject>()->length == 0) bases = tuple_of(task, type_value(types::object));
  TypeObject* base = bases.is_null() ? nullptr : type_best_base(task, bases);
  DictObject* dict = base ? dict_copy(task, name_space.as<DictObject>()) : nullptr;
  if (!dict) return kNull;
  SlotPlan plan;
  if (!plan_slots(task, &plan, base, dict, name)) return kNull;
  TypeObject* type = allocate_type(metaclass);
  type->base = base;
  type->bases = bases;
  set_flags(type, plan);
  if (!set_names(task, type, name, dict) || !fill_table(task, type, dict) ||
      !set_defaults(task, type, dict) || !type_set_mro(task, type) || !set_layout(task, type, plan, dict))
    return kNull;
  if (plan.dict && !(base->flags & kTypeHasDict) && !define_getset(task, type, &dict_def)) return kNull;
  if (plan.weakref && !(base->flags & kTypeHasWeakRefs) && !define_getset(task, type, &weakref_def))
    return kNull;
  slots_of_heap_type(type);
  if (!set_cells(task, type, dict)) return kNull;
  type_link_subclass(type);
  if (!call_set_names(task, type, dict) || !call_init_subclass(task, type, keyword_values, kwnames))
    return kNull;
  return type_value(type);
}

// ---------------------------------------------------------------- changing attributes

/// How caches use an attribute: plain values and functions are read through the binding, so that one may
/// replace another of the same sort.
enum class Sort { Absent, Plain, Method, Other };
static Sort sort_of(Value v) {
  if (v.is_null()) return Sort::Absent;
  TypeObject* t = type_of(v);
  if (t->flags & kTypeMethod) return Sort::Method;
  return t->slots.get || t->slots.set ? Sort::Other : Sort::Plain;
}

static bool is_observed(const TypeObject* type) {
  if (std::atomic_ref<bool>(const_cast<bool&>(type->observed)).load(std::memory_order_relaxed)) return true;
  for (TypeLink* link = type->subclasses; link; link = link->next)
    if (is_observed(link->type)) return true;
  return false;
}

bool type_set(Task* task, TypeObject* type, StrObject* name, Value value) {
  BindingObject* b = binding_table_find(type_table(type), name);
  Value old = b ? binding_value(b) : kNull;
  if (value.is_null() && old.is_null())
    return raise_attribute_error(task, type_value(type), name, "type object '%.50N' has no attribute '%S'",
                                 type, name);
  if (name == names.abstractmethods && !update_abstract(task, type, value)) return false;
  if (!b) b = binding_table_add(type->table, name);
  if (old.is_null()) binding_table_move_last(type->table, b);
  Sort before = sort_of(old), after = sort_of(value);
  binding_store(task, b, value);
  if (before != after || before == Sort::Other)
    if (is_observed(type)) invalidate_caches(task);
  if (!type->dict.is_null()) {
    auto* dict = type->dict.as<DictObject>();
    bool removed;
    if (value.is_null() ? !dict_remove(task, dict, Value::from_object(name), &removed)
                        : old.is_null() && !dict_set_raw(task, dict, name, Value::from_object(b)))
      return false;
  }
  update_slots(task, type, name);
  return true;
}

} // namespace pyc
