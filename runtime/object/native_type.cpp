/// Classes of native modules, and the kind of their instances.

#include "object/native_type.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "gc/gc.h"
#include "object/slots.h"
#include "object/tuple.h"
#include "platform/fatal.h"

namespace pyc {

static Value permanent_tuple_of_bases(TypeObject* from) {
  size_t length = 0;
  for (TypeObject* each = from; each; each = each->base)
    length++;
  auto* tuple = static_cast<TupleObject*>(gc::allocate_permanent(
      sizeof(TupleObject) + length * sizeof(Value), Kind::Tuple, builtin_shape(BuiltinType::tuple)));
  if (!tuple) fatal("out of memory for a class");
  tuple->length = length;
  size_t i = 0;
  for (TypeObject* each = from; each; each = each->base)
    tuple->items[i++] = type_value(each);
  return Value::from_object(tuple);
}

static const char* qualified_name(const char* module, const char* name) {
  if (std::strcmp(module, "builtins") == 0) return name;
  size_t bytes = std::strlen(module) + std::strlen(name) + 2;
  char* text = static_cast<char*>(std::malloc(bytes));
  if (!text) fatal("out of memory for a class");
  std::snprintf(text, bytes, "%s.%s", module, name);
  return text;
}

static TypeObject* allocate_native_type() {
  Shape* own = shape_new_root(types::type, Kind::Type, sizeof(TypeObject), 0, 0, kShapeOwned);
  auto* type =
      own ? static_cast<TypeObject*>(gc::allocate_permanent(sizeof(TypeObject), Kind::Type, shape_id(own)))
          : nullptr;
  auto* link = static_cast<TypeLink*>(std::malloc(sizeof(TypeLink)));
  if (!type || !link) fatal("out of memory for a class");
  *link = {type, nullptr};
  type->subclasses = link; // Borrowed by link_to_base: a new class has none of its own.
  return type;
}

static void link_to_base(TypeObject* type) {
  TypeLink* link = type->subclasses;
  type->subclasses = nullptr;
  link->next = type->base->subclasses;
  type->base->subclasses = link;
}

static void set_instance_shape(TypeObject* type) {
  uint8_t flags = type->flags & kTypeHasDict ? kShapeHasSlots | kShapeAllowsDict : 0;
  Shape* root = shape_new_root(type, type->layout, type->native_size, 0, 0, flags);
  if (!root) fatal("too many classes");
  type->root_shape = shape_id(root);
}

TypeObject* native_type_new(const char* name, TypeObject* base, Kind kind, const TypeDefinition& definition) {
  TypeObject* type = allocate_native_type();
  type->definition = &definition;
  type->layout = kind;
  type->native_size = definition.native_size;
  type->base = base;
  type->flags = definition.flags | kTypeReady | (base->flags & kTypeInheritedFlags);
  type->utf8_name = qualified_name(definition.module, name);
  type->name = type->qualname = Value::from_object(intern_cstring(name));
  if (definition.slots) type->slots = *definition.slots;
  inherit_slots(type->slots, base->slots);
  if (type->flags & kTypeDisallowNew) type->slots.new_ = nullptr;
  set_instance_shape(type);
  type->mro = permanent_tuple_of_bases(type);
  type->bases = permanent_tuple_of_bases(base);
  // Of a class with one base only that one is listed.
  type->bases.as<TupleObject>()->length = 1;
  link_to_base(type);
  return type;
}

TypeObject* module_add_type(Task* task, ModuleObject* module, const char* name,
                            const TypeDefinition& definition) {
  TypeObject* type = native_type_new(name, types::object, Kind::Opaque, definition);
  return module_set(task, module, name, type_value(type)) ? type : nullptr;
}

// ---------------------------------------------------------------- Kind::Opaque

static size_t opaque_size(const Object* o) {
  return shape_of(o)->type->native_size + slot_part_bytes(o);
}

static void trace_opaque(Object* o, gc::Visitor& visitor) {
  for (TypeObject* each = shape_of(o)->type; each; each = each->base)
    if (each->definition && each->definition->trace) {
      each->definition->trace(o, visitor);
      break;
    }
  trace_slot_part(o, visitor);
}

void register_opaque_kind() {
  gc::register_kind(Kind::Opaque, {"opaque", opaque_size, trace_opaque, nullptr});
}

} // namespace pyc
