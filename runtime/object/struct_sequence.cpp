/// Named tuples of the runtime. The items are those of the tuple; the values of further fields are a tuple in
/// the one slot behind them.

#include "object/struct_sequence.h"

#include <cstdlib>
#include <cstring>
#include <utility>

#include "gc/gc.h"
#include "object/call.h"
#include "object/dict.h"
#include "object/errors.h"
#include "object/list.h"
#include "object/names.h"
#include "object/native_type.h"
#include "object/operators.h"
#include "object/slots.h"
#include "object/tuple.h"
#include "platform/fatal.h"

namespace pyc {

namespace {

/// The most fields that any of them has (stat_result: 19).
constexpr size_t kMaxFields = 24;

struct Layout {
  const StructSequence* description;
  TypeObject* type;
  TypeDefinition definition;
  MemberDef members[kMaxFields + 1];
  unsigned total; ///< fields, unnamed ones included
  unsigned unnamed;
  Layout* next;
};
Layout* layouts;

const Layout* layout_of(TypeObject* type) {
  for (TypeObject* t = type; t; t = t->base)
    for (const Layout* layout = layouts; layout; layout = layout->next)
      if (layout->type == t) return layout;
  return nullptr;
}

Value* hidden_fields(Object* o) {
  return &slot_part(o, shape_of(o))->slots[0];
}

/// The value of field `i`.
Value field_value(Value self, const Layout* layout, unsigned i) {
  if (i < layout->description->items) return self.as<TupleObject>()->items[i];
  Value hidden = load_field(hidden_fields(self.object()));
  return hidden.is_null() ? kNone : hidden.as<TupleObject>()->items[i - layout->description->items];
}

template <size_t i> Value get_field(Task*, Value self) {
  return field_value(self, layout_of(type_of(self)), i);
}

template <size_t... i> constexpr auto make_getters(std::index_sequence<i...>) {
  struct Getters {
    Value (*at[sizeof...(i)])(Task*, Value);
  };
  return Getters{{get_field<i>...}};
}
constexpr auto getters = make_getters(std::make_index_sequence<kMaxFields>{});

/// stat_result and the like: an item without a name gives its value to the attribute that stands in for it,
/// the next attribute without a value of its own.
void fill_from_unnamed(const Layout* layout, Value* values) {
  const StructSequence* d = layout->description;
  unsigned hidden = d->items;
  for (unsigned i = 0; i < d->items; i++) {
    if (*d->fields[i] || hidden >= layout->total) continue;
    if (values[hidden].is_null()) values[hidden] = values[i];
    hidden++;
  }
}

Value make(Task* task, TypeObject* type, const Layout* layout, Value* values) {
  unsigned items = layout->description->items;
  fill_from_unnamed(layout, values);
  for (unsigned i = 0; i < layout->total; i++)
    if (values[i].is_null()) values[i] = kNone;
  Value hidden =
      layout->total > items ? tuple_new(task, values + items, layout->total - items) : tuple_empty();
  TupleObject* tuple = hidden.is_null() ? nullptr : tuple_allocate_of_type(task, type, items);
  if (!tuple) return kNull;
  for (unsigned i = 0; i < items; i++)
    store_field_nobarrier(&tuple->items[i], values[i]);
  store_field_nobarrier(hidden_fields(tuple), hidden);
  return Value::from_object(tuple);
}

Value new_slot(Task* task, TypeObject* type, const Value* args, size_t nargs, Value kwnames) {
  const Layout* layout = layout_of(type);
  const StructSequence* d = layout->description;
  if (d->construct) return d->construct(task, type, args, nargs, kwnames);
  static const char* const names[] = {"sequence", "dict", nullptr};
  Value bound[2];
  if (!bind_arguments(task, {"structseq", names, 1, 2}, args, nargs, kwnames, bound)) return kNull;
  if (!type_of(bound[0])->slots.iter && !type_of(bound[0])->slots.get_item)
    return raise_type_error(task, "constructor requires a sequence");
  Value given = tuple_from_iterable(task, bound[0]);
  if (given.is_null()) return kNull;
  size_t count = given.as<TupleObject>()->length;
  bool exact = layout->total == d->items;
  const char* rule = exact ? "" : count < d->items ? "an at least " : "an at most ";
  if (count < d->items || count > layout->total)
    return raise_type_error(task, "%s() takes %s%s%u-sequence (%zu-sequence given)", type->utf8_name,
                            exact ? "a " : "", rule, count < d->items ? d->items : layout->total, count);
  Value values[kMaxFields] = {};
  for (size_t i = 0; i < count; i++)
    values[i] = given.as<TupleObject>()->items[i];
  if (!bound[1].is_null() && !is_dict(bound[1]))
    return raise_type_error(task, "%s() takes a dict as second arg, if any", type->utf8_name);
  for (unsigned i = static_cast<unsigned>(count); !bound[1].is_null() && i < layout->total; i++) {
    Value v = dict_get_name(task, bound[1].as<DictObject>(), intern_cstring(d->fields[i]));
    if (v != kAbsent) values[i] = v;
  }
  return make(task, type, layout, values);
}

/// Names in the order of the fields that have one.
const char* nth_name(const StructSequence* d, unsigned n) {
  for (const char* const* field = d->fields; *field; field++)
    if (**field && n-- == 0) return *field;
  return "";
}

Value repr_slot(Task* task, Value self) {
  const Layout* layout = layout_of(type_of(self));
  StrBuilder out(task);
  out.add_cstring(layout->type->utf8_name);
  out.add_char('(');
  for (unsigned i = 0; i < layout->description->items; i++) {
    if (i > 0) out.add_cstring(", ");
    out.add_cstring(nth_name(layout->description, i));
    out.add_char('=');
    Value text = repr(task, self.as<TupleObject>()->items[i]);
    if (text.is_null()) return kNull;
    out.add(text.as<StrObject>());
  }
  out.add_char(')');
  return out.finish();
}

Value reduce(Task* task, const Value* args, size_t, Value) {
  const Layout* layout = layout_of(type_of(args[0]));
  unsigned items = layout->description->items;
  Value tuple = tuple_new(task, args[0].as<TupleObject>()->items, items);
  DictObject* dict = tuple.is_null() ? nullptr : dict_new(task);
  for (unsigned i = items; dict && i < layout->total; i++)
    if (!dict_set_name(task, dict, intern_cstring(layout->description->fields[i]),
                       field_value(args[0], layout, i)))
      return kNull;
  Value arguments = dict ? tuple_of(task, tuple, dict_value(dict)) : kNull;
  return arguments.is_null() ? kNull : tuple_of(task, type_value(type_of(args[0])), arguments);
}

/// The field of that name, or null.
Value* find_field(const Layout* layout, Value* values, const StrObject* name) {
  for (unsigned i = 0; i < layout->total; i++)
    if (str_equal_ascii(name, layout->description->fields[i])) return &values[i];
  return nullptr;
}

Value replace(Task* task, const Value* args, size_t nargs, Value kwnames) {
  if (nargs > 1) return raise_type_error(task, "__replace__() takes no positional arguments");
  TypeObject* type = type_of(args[0]);
  const Layout* layout = layout_of(type);
  if (layout->unnamed)
    return raise_type_error(task, "__replace__() is not supported for %.500s because it has unnamed field(s)",
                            type->utf8_name);
  Value values[kMaxFields] = {};
  for (unsigned i = 0; i < layout->total; i++)
    values[i] = field_value(args[0], layout, i);
  Value unknown = list_new(task, nullptr, 0);
  size_t keywords = kwnames.is_null() ? 0 : kwnames.as<TupleObject>()->length;
  for (size_t i = 0; !unknown.is_null() && i < keywords; i++) {
    Value name = kwnames.as<TupleObject>()->items[i];
    if (Value* field = find_field(layout, values, name.as<StrObject>()))
      *field = args[nargs + i];
    else if (!list_append(task, unknown, name))
      return kNull;
  }
  if (unknown.is_null()) return kNull;
  if (list_length(unknown)) return raise_type_error(task, "Got unexpected field name(s): %R", unknown);
  return make(task, type, layout, values);
}

const MethodDef methods[] = {
    {"__reduce__", reduce, 0, 0, 0, nullptr},
    {"__replace__", replace, 0, -1, kMethodKeywords,
     "Return a copy of the structure with new values for the specified fields."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

constexpr TypeSlots make_slots() {
  TypeSlots s{};
  s.new_ = new_slot;
  s.repr = repr_slot;
  return s;
}
const TypeSlots slots = make_slots();

void describe(Layout* layout, const StructSequence* d) {
  layout->description = d;
  unsigned named = 0;
  for (; d->fields[layout->total]; layout->total++) {
    if (layout->total >= kMaxFields) fatal("too many fields of a named tuple");
    const char* name = d->fields[layout->total];
    if (*name)
      layout->members[named++] = computed_member(name, getters.at[layout->total]);
    else
      layout->unnamed++;
  }
  layout->definition.doc = d->doc;
  layout->definition.module = d->module;
  layout->definition.flags = d->no_new ? kTypeDisallowNew : 0;
  layout->definition.native_size = 0;
  layout->definition.methods = methods;
  layout->definition.members = layout->members;
  layout->definition.slots = &slots;
}

bool set_numbers(Task* task, Layout* layout) {
  const StructSequence* d = layout->description;
  auto set = [&](const char* name, unsigned n) {
    return type_set(task, layout->type, intern_cstring(name), Value::from_small_int(n));
  };
  Value names[kMaxFields];
  unsigned shown = 0;
  for (unsigned i = 0; i < d->items; i++)
    if (*d->fields[i]) names[shown++] = Value::from_object(intern_cstring(d->fields[i]));
  Value match = tuple_new(task, names, shown);
  Value module = Value::from_object(intern_cstring(d->module));
  return !match.is_null() && type_set(task, layout->type, pyc::names.module, module) &&
         set("n_fields", layout->total) && set("n_sequence_fields", d->items) &&
         set("n_unnamed_fields", layout->unnamed) &&
         type_set(task, layout->type, intern_cstring("__match_args__"), match);
}

} // namespace

TypeObject* struct_sequence_type(Task* task, const StructSequence* description) {
  for (Layout* layout = layouts; layout; layout = layout->next)
    if (layout->description == description) return layout->type;
  auto* layout = static_cast<Layout*>(std::calloc(1, sizeof(Layout)));
  if (!layout) return raise_memory_error(task);
  describe(layout, description);
  layout->type = native_type_new(description->name, types::tuple, Kind::Tuple, layout->definition);
  // One slot behind the items, for the fields that are no items; no dict.
  Shape* root = shape_new_root(layout->type, Kind::Tuple, 0, 1, 1, kShapeHasSlots);
  if (!root) fatal("too many classes");
  layout->type->root_shape = shape_id(root);
  layout->next = layouts;
  layouts = layout;
  return set_numbers(task, layout) ? layout->type : nullptr;
}

Value struct_sequence_new(Task* task, TypeObject* type, const Value* values, size_t count) {
  Value all[kMaxFields] = {};
  for (size_t i = 0; i < count; i++)
    all[i] = values[i];
  return make(task, type, layout_of(type), all);
}

} // namespace pyc
