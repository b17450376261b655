/// The table of built-in classes, filled at start from constant data; instances; names of classes. Runs in
/// every process, so it makes nothing that is not needed at once.

#include <cstdlib>
#include <cstring>
#include <iterator>

#include "object/attributes.h"
#include "object/exception_types.h"
#include "object/names.h"
#include "object/slots.h"
#include "object/tuple.h"
#include "object/type.h"
#include "platform/fatal.h"

namespace pyc {

TypeObject builtin_types[kBuiltinTypeCount];

struct Entry {
  const char* name;
  BuiltinType base;
  Kind kind;
  const TypeDefinition* definition;
};

static const Entry entries[] = {
#define PYC_TYPE(id, name, base, kind) {name, BuiltinType::base, Kind::kind, &k_##id##_type},
#include "object/types.def"
#undef PYC_TYPE
#define PYC_EXCEPTION(name, base, fields) {#name, BuiltinType::base, Kind::Exception, nullptr},
#include "object/exceptions.def"
#undef PYC_EXCEPTION
};

static Value permanent_tuple(size_t length) {
  size_t bytes = sizeof(TupleObject) + length * sizeof(Value);
  auto* t = static_cast<TupleObject*>(
      gc::allocate_permanent(bytes, Kind::Tuple, builtin_shape(BuiltinType::tuple)));
  if (!t) fatal("out of memory for the built-in classes");
  t->length = length;
  return Value::from_object(t);
}

static uint32_t fast_flags(BuiltinType id) {
  switch (id) {
  case BuiltinType::int_:
    return kTypeIntSubclass;
  case BuiltinType::str:
    return kTypeStrSubclass;
  case BuiltinType::tuple:
    return kTypeTupleSubclass;
  case BuiltinType::list:
    return kTypeListSubclass;
  case BuiltinType::dict:
    return kTypeDictSubclass;
  case BuiltinType::type:
    return kTypeTypeSubclass;
  case BuiltinType::bytes:
    return kTypeBytesSubclass;
  case BuiltinType::function:
  case BuiltinType::method_descriptor:
  case BuiltinType::wrapper_descriptor:
    return kTypeMethod;
  default:
    return 0;
  }
}

static void set_shapes(TypeObject* t, BuiltinType id) {
  uint32_t instance = builtin_shape(id), own = builtin_class_shape(id);
  Shape* s = shape_at(instance);
  s->type = t;
  s->kind = t->layout;
  s->base_offset = static_cast<uint16_t>(t->native_size);
  if (t->flags & kTypeHasDict) s->flags = kShapeHasSlots | kShapeAllowsDict;
  t->root_shape = instance;
  t->shape = own;
  Shape* c = shape_at(own);
  c->type = types::type;
  c->kind = Kind::Type;
  c->base_offset = sizeof(TypeObject);
  c->flags = kShapeOwned;
}

/// ExceptionGroup is also an Exception: the only built-in class with two bases.
static void set_group_bases(TypeObject* t) {
  TypeObject* const order[] = {t, types::BaseExceptionGroup, types::Exception, types::BaseException,
                               types::object};
  t->mro = permanent_tuple(std::size(order));
  for (size_t i = 0; i < std::size(order); i++)
    t->mro.as<TupleObject>()->items[i] = type_value(order[i]);
  t->bases = permanent_tuple(2);
  t->bases.as<TupleObject>()->items[0] = type_value(types::BaseExceptionGroup);
  t->bases.as<TupleObject>()->items[1] = type_value(types::Exception);
}

static void set_bases(TypeObject* t) {
  if (t == types::ExceptionGroup) return set_group_bases(t);
  size_t depth = 0;
  for (TypeObject* each = t; each; each = each->base)
    depth++;
  t->mro = permanent_tuple(depth);
  size_t i = 0;
  for (TypeObject* each = t; each; each = each->base)
    t->mro.as<TupleObject>()->items[i++] = type_value(each);
  t->bases = permanent_tuple(t->base ? 1 : 0);
  if (t->base) t->bases.as<TupleObject>()->items[0] = type_value(t->base);
}

static const char* full_name(const Entry& entry) {
  const char* module = entry.definition->module;
  if (std::strcmp(module, "builtins") == 0) return entry.name;
  size_t bytes = std::strlen(module) + std::strlen(entry.name) + 2;
  char* text = static_cast<char*>(std::malloc(bytes));
  if (!text) fatal("out of memory for the built-in classes");
  std::snprintf(text, bytes, "%s.%s", module, entry.name);
  return text;
}

static void set_type(BuiltinType id, Entry entry) {
  TypeObject* t = &builtin_types[static_cast<size_t>(id)];
  if (!entry.definition) entry.definition = exception_definition(id);
  t->gc = kGcPinned;
  t->kind = Kind::Type;
  t->definition = entry.definition;
  t->layout = entry.kind;
  t->native_size = entry.definition->native_size;
  t->base = id == BuiltinType::object ? nullptr : &builtin_types[static_cast<size_t>(entry.base)];
  t->flags = entry.definition->flags | fast_flags(id) | kTypeReady;
  if (t->base) t->flags |= t->base->flags & kTypeInheritedFlags;
  if (entry.definition->native_size == 0) t->flags |= kTypeVariableSize;
  t->utf8_name = full_name(entry);
  t->name = t->qualname = Value::from_object(intern_cstring(entry.name));
  if (entry.definition->slots) t->slots = *entry.definition->slots;
  if (t->base) inherit_slots(t->slots, t->base->slots);
  // Only `object.__new__` itself is not inherited by built-ins that do not say so: their instances have a
  // layout of their own.
  if (t->flags & kTypeDisallowNew) t->slots.new_ = nullptr;
  set_shapes(t, id);
  set_bases(t);
}

static void visit_builtin_types(gc::Visitor& visitor) {
  for (TypeObject& t : builtin_types)
    trace_type(&t, visitor);
}

void types_start() {
  for (uint32_t i = 0; i < kBuiltinTypeCount; i++)
    set_type(static_cast<BuiltinType>(i), entries[i]);
  // Bases come first in the tables, so every base above was complete.
  for (uint32_t i = kBuiltinTypeCount; i-- > 1;) {
    auto* link = static_cast<TypeLink*>(std::malloc(sizeof(TypeLink)));
    if (!link) fatal("out of memory for the built-in classes");
    TypeObject* base = builtin_types[i].base;
    *link = {&builtin_types[i], base->subclasses};
    base->subclasses = link;
  }
  gc::add_root_visitor(visit_builtin_types);
}

const char* type_name_utf8(const TypeObject* t) {
  return t->utf8_name;
}

const char* type_short_name(const TypeObject* t) {
  const char* dot = std::strrchr(t->utf8_name, '.');
  return dot ? dot + 1 : t->utf8_name;
}

Object* instance_new(Task* task, TypeObject* t) {
  size_t bytes = t->native_size + instance_part_bytes(t);
  Object* o = gc::allocate(task, bytes, t->layout, t->root_shape);
  if (o && t->slots.finalize) gc::register_finalizer(task, o);
  return o;
}

void trace_type(Object* o, gc::Visitor& visitor) {
  auto* t = static_cast<TypeObject*>(o);
  visitor.visit_pointer(&t->base);
  visitor.visit(&t->name);
  visitor.visit(&t->qualname);
  visitor.visit(&t->bases);
  visitor.visit(&t->mro);
  visitor.visit(&t->dict);
}

static size_t type_size(const Object*) {
  return sizeof(TypeObject);
}

void register_type_kind() {
  gc::register_kind(Kind::Type, {"type", type_size, trace_type, nullptr});
}

} // namespace pyc
