/// The class statement: bases, metaclass, namespace, body, class.

#include "object/build_class.h"

#include "object/attributes.h"
#include "object/dict.h"
#include "object/errors.h"
#include "object/list.h"
#include "object/names.h"
#include "object/operators.h"
#include "object/tuple.h"

namespace pyc {

/// PEP 560: bases that are no classes may stand for others. The same tuple when there are none.
static Value resolve_bases(Task* task, Value bases) {
  auto* tuple = bases.as<TupleObject>();
  Value list = kNull;
  for (size_t i = 0; i < tuple->length; i++) {
    Value base = tuple->items[i];
    Value method = is_type(base) ? kAbsent : get_attr_optional(task, base, names.mro_entries);
    if (method.is_null()) return kNull;
    if (method == kAbsent) {
      if (!list.is_null() && !list_append(task, list, base)) return kNull;
      continue;
    }
    Value entries = call1(task, method, bases);
    if (entries.is_null()) return kNull;
    if (!is_tuple(entries)) return raise_type_error(task, "__mro_entries__ must return a tuple");
    if (list.is_null()) list = list_new(task, tuple->items, i);
    if (list.is_null() || !list_extend(task, list, entries)) return kNull;
  }
  return list.is_null() ? bases : list_to_tuple(task, list);
}

/// The call's keywords without `metaclass`: names and values side by side.
struct Keywords {
  Value names_tuple = kNull; ///< tuple or NULL
  TupleObject* values = nullptr;
  Value metaclass = kNull;
};

static bool split_keywords(Task* task, const Value* values, Value kwnames, Keywords* out) {
  if (kwnames.is_null()) return true;
  auto* given = kwnames.as<TupleObject>();
  out->metaclass = keyword_argument(values, 0, kwnames, "metaclass");
  size_t count = given->length - !out->metaclass.is_null();
  if (count == 0) return true;
  TupleObject* kept = tuple_allocate(task, count);
  out->values = kept ? tuple_allocate(task, count) : nullptr;
  if (!out->values) return false;
  size_t n = 0;
  for (size_t i = 0; i < given->length; i++) {
    if (str_equal_ascii(given->items[i].as<StrObject>(), "metaclass")) continue;
    kept->items[n] = given->items[i];
    out->values->items[n++] = values[i];
  }
  out->names_tuple = Value::from_object(kept);
  return true;
}

/// The metaclass: given, or that of the first base, then the most derived one.
static Value choose_metaclass(Task* task, Value given, Value bases) {
  Value meta = given;
  if (meta.is_null()) {
    auto* tuple = bases.as<TupleObject>();
    meta = tuple->length ? type_value(type_of(tuple->items[0])) : type_value(types::type);
  }
  if (!is_type(meta)) return meta;
  TypeObject* winner = type_calculate_metaclass(task, meta.as<TypeObject>(), bases);
  return winner ? type_value(winner) : kNull;
}

/// Calls `callee(name, x, **keywords)`.
static Value call_with(Task* task, Value callee, Value name, Value bases, Value third,
                       const Keywords& keywords) {
  size_t extra = keywords.values ? keywords.values->length : 0, n = 0;
  TupleObject* args = tuple_allocate(task, 3 + extra);
  if (!args) return kNull;
  args->items[n++] = name;
  args->items[n++] = bases;
  if (!third.is_null()) args->items[n++] = third;
  for (size_t i = 0; i < extra; i++)
    args->items[n + i] = keywords.values->items[i];
  return call(task, callee, args->items, n, keywords.names_tuple);
}

static Value prepare_namespace(Task* task, Value meta, Value name, Value bases, const Keywords& keywords) {
  Value method = get_attr_optional(task, meta, names.prepare);
  if (method.is_null()) return kNull;
  if (method == kAbsent) {
    DictObject* dict = dict_new(task);
    return dict ? dict_value(dict) : kNull;
  }
  Value ns = call_with(task, method, name, bases, kNull, keywords);
  if (ns.is_null() || type_of(ns)->slots.get_item) return ns;
  return raise_type_error(task, "%s.__prepare__() must return a mapping, not %.200T",
                          is_type(meta) ? type_name_utf8(meta.as<TypeObject>()) : "<metaclass>", ns);
}

/// The body leaves the class cell in `cell`: it must hold the class that the metaclass has made.
static bool check_cell(Task* task, Value cell, Value cls, Value name) {
  if (!has_kind(cell, Kind::Cell) || !is_type(cls)) return true;
  Value content = cell.as<CellObject>()->value;
  if (content.is_null())
    return raise_runtime_error(task,
                               "__class__ not set defining %R as %R. Was __classcell__ propagated to "
                               "type.__new__?",
                               name, cls);
  if (content == cls) return true;
  return raise_type_error(task, "__class__ set to %R defining %R as %R", content, name, cls);
}

Value build_class(Task* task, const Value* args, size_t nargs, Value kwnames) {
  if (nargs < 2) return raise_type_error(task, "__build_class__: not enough arguments");
  if (!has_kind(args[0], Kind::Function))
    return raise_type_error(task, "__build_class__: func must be a function");
  if (!is_str(args[1])) return raise_type_error(task, "__build_class__: name is not a string");
  Value name = args[1];
  Value original = tuple_new(task, args + 2, nargs - 2);
  Value bases = original.is_null() ? kNull : resolve_bases(task, original);
  Keywords keywords;
  if (bases.is_null() || !split_keywords(task, args + nargs, kwnames, &keywords)) return kNull;
  Value meta = choose_metaclass(task, keywords.metaclass, bases);
  if (meta.is_null()) return kNull;
  Value ns = prepare_namespace(task, meta, name, bases, keywords);
  if (ns.is_null()) return kNull;
  // A class body takes its namespace as its only parameter and gives the class cell, or None.
  Value cell = call_class_body(task, args[0].as<FunctionObject>(), ns);
  if (cell.is_null()) return kNull;
  if (!(bases == original) && !set_item(task, ns, Value::from_object(names.orig_bases), original))
    return kNull;
  Value cls = call_with(task, meta, name, bases, ns, keywords);
  return cls.is_null() || !check_cell(task, cell, cls, name) ? kNull : cls;
}

} // namespace pyc
