/// types.SimpleNamespace.

#include "stdlib/_types/simple_namespace.h"

#include "object/attributes.h"
#include "object/call.h"
#include "object/containers.h"
#include "object/dict.h"
#include "object/errors.h"
#include "object/native_type.h"
#include "object/operators.h"
#include "object/tuple.h"

namespace pyc {

namespace {

TypeObject* namespace_type;

DictObject* attributes_of(Task* task, Value v) {
  Value dict = instance_dict(task, v.object());
  return dict.is_null() ? nullptr : dict.as<DictObject>();
}

bool set_attribute(Task* task, Value self, Value name, Value value) {
  StrObject* text = intern(task, name);
  return text && instance_set(task, self.object(), text, value);
}

bool init_namespace(Task* task, Value self, const Value* args, size_t nargs, Value kwnames) {
  if (!check_positional(task, type_short_name(type_of(self)), nargs, 0, 1)) return false;
  if (nargs == 1) {
    DictObject* given = dict_new(task);
    if (!given || call_method(task, dict_value(given), intern_cstring("update"), args, 1).is_null())
      return false;
    size_t position = 0;
    Value key, value;
    while (dict_next(given, &position, &key, &value)) {
      if (!is_str(key)) return raise_type_error(task, "keywords must be strings");
      if (!set_attribute(task, self, key, value)) return false;
    }
  }
  if (kwnames.is_null()) return true;
  auto* keywords = kwnames.as<TupleObject>();
  for (size_t i = 0; i < keywords->length; i++)
    if (!set_attribute(task, self, keywords->items[i], args[nargs + i])) return false;
  return true;
}

Value repr_namespace(Task* task, Value self) {
  bool plain = type_of(self) == namespace_type;
  ReprGuard guard(task, self);
  if (!guard) return kNull;
  if (guard.repeated)
    return format_message(task, "%s(...)", plain ? "namespace" : type_short_name(type_of(self)));
  DictObject* dict = attributes_of(task, self);
  DictObject* copy = dict ? dict_copy(task, dict) : nullptr;
  if (!copy) return kNull;
  StrBuilder out(task);
  out.add_cstring(plain ? "namespace" : type_short_name(type_of(self)));
  out.add_char('(');
  size_t position = 0;
  Value key, value;
  bool first = true;
  while (dict_next(copy, &position, &key, &value)) {
    if (!is_str(key) || key.as<StrObject>()->length() == 0) continue;
    Value text = format_message(task, first ? "%V=%R" : ", %V=%R", key, value);
    if (text.is_null()) return kNull;
    out.add(text.as<StrObject>());
    first = false;
  }
  out.add_char(')');
  return out.finish();
}

Value compare_namespaces(Task* task, Value a, Value b, CompareOp op) {
  if (!is_instance(a, namespace_type) || !is_instance(b, namespace_type)) return kNotImplemented;
  DictObject* x = attributes_of(task, a);
  DictObject* y = x ? attributes_of(task, b) : nullptr;
  return y ? compare(task, op, dict_value(x), dict_value(y)) : kNull;
}

Value get_dict(Task* task, Value self) {
  return instance_dict(task, self.object());
}

Value reduce(Task* task, const Value* args, size_t, Value) {
  DictObject* dict = attributes_of(task, args[0]);
  return dict ? tuple_of(task, type_value(type_of(args[0])), tuple_empty(), dict_value(dict)) : kNull;
}

Value replace(Task* task, const Value* args, size_t nargs, Value kwnames) {
  if (nargs != 1)
    return raise_type_error(task, "__replace__() takes no positional arguments");
  DictObject* dict = attributes_of(task, args[0]);
  Value made = dict ? call0(task, type_value(type_of(args[0]))) : kNull;
  if (made.is_null()) return kNull;
  DictObject* target = attributes_of(task, made);
  if (!target || !dict_update(task, target, dict_value(dict))) return kNull;
  auto* keywords = kwnames.is_null() ? nullptr : kwnames.as<TupleObject>();
  for (size_t i = 0; keywords && i < keywords->length; i++)
    if (!set_attribute(task, made, keywords->items[i], args[nargs + i])) return kNull;
  return made;
}

constexpr TypeSlots slots = [] {
  TypeSlots s{};
  s.init = init_namespace;
  s.repr = repr_namespace;
  s.compare = compare_namespaces;
  return s;
}();
const MethodDef methods[] = {
    {"__reduce__", reduce, 0, 0, 0, "Return state information for pickling"},
    {"__replace__", replace, 0, -1, kMethodKeywords,
     "Return a copy of the namespace object with new values for the specified attributes."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};
const MemberDef members[] = {computed_member("__dict__", get_dict), {nullptr, 0, 0, nullptr}};
const TypeDefinition definition = {.doc = "A simple attribute-based namespace.",
                                   .module = "types",
                                   .flags = kTypeBase | kTypeHasDict,
                                   .native_size = sizeof(Object),
                                   .methods = methods,
                                   .members = members,
                                   .slots = &slots};

} // namespace

TypeObject* simple_namespace_type() {
  if (!namespace_type)
    namespace_type = native_type_new("SimpleNamespace", types::object, Kind::Instance, definition);
  return namespace_type;
}

} // namespace pyc
