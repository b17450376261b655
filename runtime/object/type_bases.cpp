/// Assignment to `__bases__`: another method resolution order for a class and everything derived from it.

#include <cstdlib>

#include "gc/gc.h"
#include "object/attributes.h"
#include "object/namespace.h"
#include "object/errors.h"
#include "object/slots.h"
#include "object/tuple.h"
#include "object/type_methods.h"
#include "platform/vector.h"

namespace pyc {

namespace {

/// A class with what it had before.
struct Former {
  TypeObject* type;
  Value mro;
};

bool check_items(Task* task, TypeObject* type, Value bases) {
  if (!is_tuple(bases))
    return raise_type_error(task, "can only assign tuple to %N.__bases__, not %T", type, bases);
  auto* tuple = bases.as<TupleObject>();
  if (tuple->length == 0)
    return raise_type_error(task, "can only assign non-empty tuple to %N.__bases__, not ()", type);
  for (size_t i = 0; i < tuple->length; i++) {
    if (!is_type(tuple->items[i]))
      return raise_type_error(task, "%N.__bases__ must be tuple of classes, not '%T'", type, tuple->items[i]);
    if (is_subtype(tuple->items[i].as<TypeObject>(), type))
      return raise_type_error(task, "a __bases__ item causes an inheritance cycle");
  }
  return true;
}

/// Whether CPython's cycle collector knows the instances, which decides how they are freed there: those of
/// heap classes and containers.
bool is_tracked_type(const TypeObject* type) {
  for (const TypeObject* plain : {types::object, types::int_, types::bool_, types::float_, types::complex,
                                  types::str, types::bytes, types::bytearray, types::range})
    if (type == plain) return false;
  return true;
}

/// Instances exist and keep their layout: the base that decides it may be replaced by a like one only.
bool check_layout(Task* task, const TypeObject* old_base, const TypeObject* new_base) {
  constexpr uint32_t kParts = kTypeHasDict | kTypeHasWeakRefs;
  bool same = type_solid_base(old_base) == type_solid_base(new_base) &&
              (old_base->flags & kParts) == (new_base->flags & kParts);
  if (is_tracked_type(old_base) != is_tracked_type(new_base))
    return raise_type_error(task, "__bases__ assignment: '%N' deallocator differs from '%N'", new_base,
                            old_base);
  if (same) return true;
  return raise_type_error(task, "__bases__ assignment: '%N' object layout differs from '%N'", new_base,
                          old_base);
}

/// New orders for the class and, after it, those derived from it.
bool set_orders(Task* task, TypeObject* type, Vector<Former>* former) {
  former->push({type, type->mro});
  if (!type_set_mro(task, type)) return false;
  for (TypeLink* link = type->subclasses; link; link = link->next)
    if (!set_orders(task, link->type, former)) return false;
  return true;
}

void unlink(TypeObject* type, Value bases) {
  auto* tuple = bases.as<TupleObject>();
  for (size_t i = 0; i < tuple->length; i++) {
    TypeLink** at = &tuple->items[i].as<TypeObject>()->subclasses;
    while (*at && (*at)->type != type)
      at = &(*at)->next;
    // Others may be walking the list: what is taken out of it stays as it is.
    if (*at) *at = (*at)->next;
  }
}

/// What is inherited besides attributes.
void inherit_again(TypeObject* type, uint32_t own) {
  auto* bases = type->bases.as<TupleObject>();
  uint32_t flags = type->flags & ~kTypeInheritedFlags;
  for (size_t i = 0; i < bases->length; i++)
    flags |= bases->items[i].as<TypeObject>()->flags & kTypeInheritedFlags;
  type->flags = flags | own;
  slots_of_heap_type(type);
  for (TypeLink* link = type->subclasses; link; link = link->next)
    inherit_again(link->type, link->type->flags & (kTypeHasDict | kTypeHasWeakRefs));
}

} // namespace

bool type_set_bases(Task* task, TypeObject* type, Value bases) {
  if (!check_items(task, type, bases)) return false;
  TypeObject* base = type_best_base(task, bases);
  if (!base || !check_layout(task, type->base, base)) return false;
  TypeObject* old_base = type->base;
  Value old_bases = type->bases;
  Vector<Former> former;
  type->base = base;
  gc::store_field(task, type, &type->bases, bases);
  if (!set_orders(task, type, &former)) {
    type->base = old_base;
    gc::store_field(task, type, &type->bases, old_bases);
    for (const Former& each : former)
      gc::store_field(task, each.type, &each.type->mro, each.mro);
    return false;
  }
  unlink(type, old_bases);
  type_link_subclass(type);
  // The lookups below must not find what was remembered of the old order.
  invalidate_caches(task);
  inherit_again(type, type->flags & (kTypeHasDict | kTypeHasWeakRefs));
  invalidate_caches(task);
  return true;
}

} // namespace pyc
