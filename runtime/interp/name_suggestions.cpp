/// Which names CPython considers for "Did you mean", by kind of error.

#include "interp/code_image.h"
#include "interp/traceback.h"
#include "object/attributes.h"
#include "object/call.h"
#include "object/dict.h"
#include "object/errors.h"
#include "object/exception.h"
#include "object/list.h"
#include "object/module.h"
#include "object/names.h"
#include "object/suggestions.h"
#include "platform/vector.h"

namespace pyc {

namespace {

Value nearest(Task* task, Value candidates, const StrObject* wrong) {
  // The names stay alive in the list.
  Vector<StrObject*> known;
  for (size_t i = 0; i < list_length(candidates); i++) {
    Value v = list_get(task, candidates, i);
    if (is_str(v)) known.push(v.as<StrObject>());
  }
  StrObject* found = suggest(wrong, known.data(), known.size());
  PYC_KEEP(candidates.object());
  return found ? Value::from_object(found) : kNull;
}

/// dir(object) as a list; NULL with or without an exception when it cannot be made.
Value directory(Task* task, Value object) {
  Value dir = builtin_of(task, "dir");
  if (dir.is_null() || dir == kAbsent) return kNull;
  Value names = call1(task, dir, object);
  return names.is_null() ? kNull : list_from_iterable(task, names);
}

Value without_underscored(Task* task, Value names) {
  Value kept = list_new(task, nullptr, 0);
  for (size_t i = 0; !kept.is_null() && i < list_length(names); i++) {
    Value v = list_get(task, names, i);
    if (!is_str(v) || (v.as<StrObject>()->length() && str_char(v.as<StrObject>(), 0) == '_')) continue;
    if (!list_append(task, kept, v)) return kNull;
  }
  return kept;
}

TracebackObject* last_entry(const ExceptionObject* e) {
  auto* entry = e->traceback.as<TracebackObject>();
  while (entry && entry->next)
    entry = entry->next;
  return entry;
}

/// Names of the variables of an entry's frame: those kept with it, else all that its code has.
bool add_locals(Task* task, Value names, TracebackObject* entry) {
  if (!entry->locals.is_null()) return list_extend(task, names, entry->locals);
  auto* code = entry->code.as<CodeBody>();
  for (uint32_t i = 0; i < code->local_count; i++)
    if (!list_append(task, names, Value::from_object(code->local_names[i]))) return false;
  for (uint32_t i = 0; i < code->free_count; i++) {
    StrObject* name = image_name(task, code->image, code->frees[i].name);
    if (!name || !list_append(task, names, Value::from_object(name))) return false;
  }
  return true;
}

/// "self.name" when the method's self has the attribute.
Value self_attribute(Task* task, TracebackObject* entry, Value wrong) {
  if (entry->locals.is_null() || !is_dict(entry->locals)) return kNull;
  Value self = dict_get_name(task, entry->locals.as<DictObject>(), intern_cstring("self"));
  if (self.is_null() || self == kAbsent) return kNull;
  Value v = get_attr_optional(task, self, intern(task, wrong));
  return v.is_null() || v == kAbsent ? kNull : format_message(task, "self.%V", wrong);
}

Value name_suggestion(Task* task, ExceptionObject* e, Value wrong) {
  TracebackObject* entry = last_entry(e);
  if (!entry) return kNull;
  Value attribute = self_attribute(task, entry, wrong);
  if (!attribute.is_null()) return attribute;
  clear_error(task);
  Value names = list_new(task, nullptr, 0);
  if (names.is_null() || !add_locals(task, names, entry)) return kNull;
  if (!entry->function.is_null()) {
    auto* function = entry->function.as<FunctionObject>();
    if (!list_extend(task, names, function->globals)) return kNull;
  }
  if (!list_extend(task, names, dict_value(builtins_dict()))) return kNull;
  return nearest(task, names, wrong.as<StrObject>());
}

Value attribute_suggestion(Task* task, Value object, Value wrong) {
  if (object.is_null()) return kNull;
  Value names = directory(task, object);
  if (names.is_null()) return kNull;
  auto* text = wrong.as<StrObject>();
  bool underscored = text->length() && str_char(text, 0) == '_';
  if (!underscored) names = without_underscored(task, names);
  return names.is_null() ? kNull : nearest(task, names, text);
}

Value import_suggestion(Task* task, ExceptionObject* e, Value wrong) {
  Value name = e->fields[kImportErrorName];
  if (name.is_null() || !is_str(name)) return kNull;
  Value module = dict_get(task, sys_modules(), name);
  return module.is_null() || module == kAbsent ? kNull : attribute_suggestion(task, module, wrong);
}

bool is_text(Value v) {
  return !v.is_null() && is_str(v);
}

} // namespace

Value suggestion_for(Task* task, Value exception) {
  auto* e = exception.as<ExceptionObject>();
  Value result = kNull;
  if (is_instance(exception, types::ImportError)) {
    if (is_text(e->fields[kImportErrorNameFrom]))
      result = import_suggestion(task, e, e->fields[kImportErrorNameFrom]);
  } else if (is_instance(exception, types::AttributeError)) {
    if (is_text(e->fields[kAttributeErrorName]))
      result = attribute_suggestion(task, e->fields[kAttributeErrorObject], e->fields[kAttributeErrorName]);
  } else if (is_instance(exception, types::NameError)) {
    if (is_text(e->fields[kNameErrorName])) result = name_suggestion(task, e, e->fields[kNameErrorName]);
  }
  clear_error(task);
  return result;
}

} // namespace pyc
