/// Slots of instances: unboxed doubles, generalising to a fresh slot, deletion, dictionary mode.

#include "object/attributes.h"
#include "object/call.h"
#include "object/dict.h"
#include "object/float.h"
#include "object/shape.h"
#include "object/str.h"
#include "object/tuple.h"
#include "object/type.h"
#include "runtime/check.h"
#include "runtime/node.h"

using namespace pyc;
using namespace pyc::test;

namespace {

Value make_class(Task* t) {
  DictObject* name_space = dict_new(t);
  dict_set_name(t, name_space, intern_cstring("__module__"), str_from_cstring(t, "tests"));
  return type_new(t, types::type, str_from_cstring(t, "Slotted"), tuple_empty(),
                  Value::from_object(name_space), nullptr, kNull);
}

const Shape* shape_of_value(Value v) {
  return shape_of(v.object());
}

Property property(Value v, const char* name) {
  return shape_find(shape_of_value(v), intern_cstring(name));
}

bool set(Task* t, Value v, const char* name, Value value) {
  return set_attr(t, v, intern_cstring(name), value);
}

double number(Task* t, Value v, const char* name) {
  return float_value(get_attr(t, v, intern_cstring(name)));
}

} // namespace

TEST(slots_hold_unboxed_doubles_until_something_else_is_stored) {
  Task* t = task();
  Value type = make_class(t);
  Value first = call0(t, type);
  CHECK(set(t, first, "x", float_new(t, 1.5)));
  CHECK(set(t, first, "y", Value::from_small_int(7)));
  CHECK(property(first, "x").representation == Representation::Double);
  CHECK(property(first, "y").representation == Representation::Value);
  CHECK(shape_of_value(first)->double_mask == 1);
  // Doubles outside the immediate windows are the same bits in the slot.
  CHECK(set(t, first, "x", float_new(t, 1e300)));
  CHECK(property(first, "x").slot == 0);
  CHECK(number(t, first, "x") == 1e300);

  // An int goes to a fresh slot; the old one is not used again.
  CHECK(set(t, first, "x", Value::from_small_int(3)));
  CHECK(property(first, "x").representation == Representation::Value);
  CHECK(property(first, "x").slot == 2);
  CHECK(shape_of_value(first)->slot_count == 3);
  CHECK(get_attr(t, first, intern_cstring("x")) == Value::from_small_int(3));
  gc::collect(t);
  CHECK(get_attr(t, first, intern_cstring("y")) == Value::from_small_int(7));

  // What has been generalised once starts as a slot for objects in new instances.
  Value second = call0(t, type);
  CHECK(set(t, second, "x", float_new(t, 2.5)));
  CHECK(property(second, "x").representation == Representation::Value);
  CHECK(number(t, second, "x") == 2.5);
}

TEST(slots_of_doubles_survive_deletion_and_dictionary_mode) {
  Task* t = task();
  Value type = make_class(t);
  Value object = call0(t, type);
  const char* names[] = {"a", "b", "c", "d", "e", "f"};
  for (int i = 0; i < 6; i++)
    CHECK(set(t, object, names[i], float_new(t, i + 0.25)));
  for (int i = 0; i < 6; i++)
    CHECK(property(object, names[i]).representation == Representation::Double);
  CHECK(delete_attr(t, object, intern_cstring("b")));
  CHECK(!property(object, "b").found);
  CHECK(property(object, "c").slot == 2);
  CHECK(set(t, object, "b", float_new(t, 9.0)));
  CHECK(property(object, "b").slot == 6);

  Value dict = get_attr(t, object, intern_cstring("__dict__"));
  CHECK(!dict.is_null());
  CHECK(shape_of_value(object)->flags & kShapeDictionary);
  gc::collect(t);
  CHECK(number(t, object, "b") == 9.0);
  for (int i = 2; i < 6; i++)
    CHECK(number(t, object, names[i]) == i + 0.25);
  CHECK(float_value(dict_get_name(t, dict.as<DictObject>(), intern_cstring("f"))) == 5.25);
}

TEST(slots_of_widened_names_never_hold_doubles) {
  Task* t = task();
  Value type = make_class(t);
  shape_widen(type.as<TypeObject>(), intern_cstring("x"));
  Value object = call0(t, type);
  CHECK(set(t, object, "x", float_new(t, 1.5)));
  CHECK(property(object, "x").representation == Representation::Value);
  CHECK(number(t, object, "x") == 1.5);
}
