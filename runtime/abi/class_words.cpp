#include "abi/class_words.h"

#include "gc/reserve.h"
#include "interp/code_image.h"
#include "object/attributes.h"
#include "object/call.h"
#include "object/float.h"
#include "object/names.h"
#include "object/slot_functions.h"
#include "platform/fatal.h"

namespace pyc {

namespace {

struct Description {
  const uint32_t* words;

  uint32_t init() const { return words[0]; }
  uint32_t attribute_count() const { return words[1]; }
  uint32_t method_count() const { return words[2]; }
  uint32_t absent_in_place() const { return words[3]; }
  uint32_t name_index(uint32_t i) const { return words[4 + i] >> 1; }
  Representation representation(uint32_t i) const {
    return words[4 + i] & 1 ? Representation::Double : Representation::Value;
  }
  uint32_t method(uint32_t i) const { return words[4 + attribute_count() + i]; }
};

void set_word(uint64_t* words, size_t index, uint64_t value) {
  std::atomic_ref<uint64_t>(words[index]).store(value, std::memory_order_release);
}

/// A code object that exists: its function has been made. Null otherwise.
const CodeBody* existing_code(const CodeImage* image, uint32_t index) {
  return std::atomic_ref<CodeBody*>(image->codes[index]).load(std::memory_order_acquire);
}

/// Construction allocates and runs `__init__`, attributes are looked up in the usual way, nobody is told when
/// an instance dies.
bool is_plain(const TypeObject* t, uint32_t absent_in_place) {
  constexpr uint32_t wanted = kTypeHeap | kTypeHasDict | kTypeReady;
  if ((t->flags & (wanted | kTypeAbstract)) != wanted) return false;
  if (type_of(type_value(const_cast<TypeObject*>(t))) != types::type || t->base != types::object)
    return false;
  if (t->layout != Kind::Instance || t->native_size != sizeof(Object) || t->reserved_slots != 0) return false;
  const TypeSlots& s = t->slots;
  if (s.new_ != types::object->slots.new_ || s.init != slot_init || s.finalize) return false;
  if (s.get_attribute != generic_get_attribute || s.set_attribute != generic_set_attribute) return false;
  for (unsigned op = 0; op < kBinaryOpCount; op++)
    if ((absent_in_place >> op & 1) && s.in_place[op]) return false;
  return true;
}

/// Fills the shape words. False when instances get other slots than the description says.
bool fill_shapes(uint64_t* shapes, TypeObject* type, Description d, const CodeBody* init) {
  Shape* s = shape_at(type->root_shape);
  if (s->base_offset != sizeof(Object)) return false;
  shapes[0] = shape_id(s);
  for (uint32_t i = 0; i < d.attribute_count(); i++) {
    StrObject* name = init->names[d.name_index(i)].as<StrObject>();
    Value attribute = type_lookup(type, name);
    if (!attribute.is_null() && type_of(attribute)->slots.set) return false;
    if (d.representation(i) == Representation::Value) shape_widen(type, name);
    s = shape_add(s, name, d.representation(i));
    if (!s || s->slot != i || s->slot >= s->inline_count || s->representation != d.representation(i))
      return false;
    shapes[i + 1] = shape_id(s);
  }
  return true;
}

bool fill_methods(uint64_t* methods, TypeObject* type, Description d, const CodeImage* image) {
  for (uint32_t i = 0; i < d.method_count(); i++) {
    const CodeBody* code = existing_code(image, d.method(i));
    BindingObject* binding = code ? type_lookup_binding(type, code->name) : nullptr;
    Value function = binding ? binding_value(binding) : kNull;
    if (!has_kind(function, Kind::Function) || function.as<FunctionObject>()->code != code) return false;
    if (!binding_assume_constant(binding)) return false;
    methods[i] = function.bits;
  }
  return true;
}

constexpr size_t kMaxWords = 128;

/// Tests the whole description and fills the words, the ones that guards read last.
bool fill(TypeObject* type, const CodeImage* image, uint64_t* words, Description d) {
  const CodeBody* init = existing_code(image, d.init());
  uint64_t found[kMaxWords];
  size_t shapes = d.attribute_count() + 1, count = kShapeWords + shapes + d.method_count();
  if (count > kMaxWords) fatal("class description with %zu words", count);
  if (!init || !is_plain(type, d.absent_in_place())) return false;
  if (!fill_methods(found + kShapeWords + shapes, type, d, image)) return false;
  if (!fill_shapes(found + kShapeWords, type, d, init)) return false;
  found[kClassWord] = type_value(type).bits;
  const Shape* root = shape_at(type->root_shape);
  found[kBytesWord] = sizeof(Object) + sizeof(SlotPart) + sizeof(Value) * root->inline_count;
  for (size_t i = count; i-- > 0;)
    set_word(words, i, found[i]);
  return true;
}

const CodeImage* image_of(Value callee) {
  return callee.as<FunctionObject>()->code->image;
}

} // namespace

extern "C" {

bool pyc_is_class_slow(Value v, Value callee, uint64_t* words, const uint32_t* description) {
  if (!has_kind(v, Kind::Type) || class_word(words, kClassWord) != 0) return false;
  return fill(v.as<TypeObject>(), image_of(callee), words, {description});
}

bool pyc_has_shape_slow(Value v, Value callee, uint64_t* words, const uint32_t* description, uint32_t count) {
  if (!v.is_object() || class_word(words, kClassWord) != 0) return false;
  TypeObject* type = type_of(v);
  if (!(type->flags & kTypeHeap) || !fill(type, image_of(callee), words, {description})) return false;
  return v.object()->shape_acquire() == class_word(words, kShapeWords + count);
}

int32_t pyc_slot_add_slow(Task* task, Value object, uint64_t shape, Value value) {
  return instance_set(task, object.object(), shape_at(static_cast<uint32_t>(shape))->name, value) ? 0 : -1;
}

/// An instance with its first attributes. Null with MemoryError.
static Value make_instance(Task* task, Value type, Value callee, const uint32_t* description,
                           const uint64_t* values, uint32_t count) {
  Description d{description};
  const CodeBody* init = existing_code(image_of(callee), d.init());
  Object* o = instance_new(task, type.as<TypeObject>());
  for (uint32_t i = 0; o && i < count; i++) {
    StrObject* name = init->names[d.name_index(i)].as<StrObject>();
    Value v{values[i]};
    if (d.representation(i) == Representation::Double) v = float_new(task, std::bit_cast<double>(values[i]));
    if (v.is_null() || !instance_set(task, o, name, v)) return kNull;
  }
  return Value::from_object(o);
}

Value pyc_object_make_slow(Task* task, Value type, Value callee, const uint32_t* description,
                           const uint64_t* values, uint32_t count) {
  return gc::make_surely(task, [=] { return make_instance(task, type, callee, description, values, count); });
}

} // extern "C"

} // namespace pyc
