/// The built-ins that CPython's module site adds: exit and quit, the texts about the implementation, help.

#include "builtins/site.h"

#include "builtins/functions.h"
#include "object/attributes.h"
#include "object/call.h"
#include "object/errors.h"
#include "object/exception_types.h"
#include "object/list.h"
#include "object/names.h"
#include "object/native_type.h"
#include "object/str_methods.h"
#include "object/tuple.h"
#include "stdlib/sys/sys.h"

namespace pyc {

const char* const copyright_text = "Copyright (c) the authors of pyc.\n"
                                   "Licensed under the Apache License, Version 2.0.";

namespace {

Value instance_text(Task* task, Value self, const char* name) {
  return get_attr(task, self, intern_cstring(name));
}

bool set_text(Task* task, Value self, const char* name, Value text) {
  return !text.is_null() && instance_set(task, self.object(), intern_cstring(name), text);
}

const GetSetDef getsets[] = {{"__dict__", get_instance_dict, set_instance_dict, nullptr},
                             {nullptr, nullptr, nullptr, nullptr}};

/// The parameters of one of the methods, which are functions of Python's in CPython: their TypeErrors count
/// self. At most two, of which the first `required` have no default.
struct Parameters {
  const char* function;
  const char* names[2];
  size_t required;
  size_t count;
};

Raised raise_too_many(Task* task, const Parameters& p, size_t given) {
  if (p.required < p.count)
    return raise_type_error(task, "%s() takes from %zu to %zu positional arguments but %zu were given",
                            p.function, p.required + 1, p.count + 1, given + 1);
  return raise_type_error(task, "%s() takes %zu positional argument%s but %zu were given", p.function,
                          p.count + 1, p.count == 0 ? "" : "s", given + 1);
}

Raised raise_missing(Task* task, const Parameters& p, const Value* out) {
  if (p.required == 2 && out[0].is_null() && out[1].is_null())
    return raise_type_error(task, "%s() missing 2 required positional arguments: '%s' and '%s'", p.function,
                            p.names[0], p.names[1]);
  return raise_type_error(task, "%s() missing 1 required positional argument: '%s'", p.function,
                          p.names[out[0].is_null() ? 0 : 1]);
}

/// One keyword argument. False with TypeError.
bool bind_keyword(Task* task, const Parameters& p, Value name, Value value, Value* out) {
  for (size_t i = 0; i < p.count; i++) {
    if (!str_equal_ascii(name.as<StrObject>(), p.names[i])) continue;
    if (!out[i].is_null())
      return raise_type_error(task, "%s() got multiple values for argument '%V'", p.function, name);
    out[i] = value;
    return true;
  }
  return raise_type_error(task, "%s() got an unexpected keyword argument '%V'", p.function, name);
}

bool bind(Task* task, const Parameters& p, const Value* args, size_t nargs, Value kwnames, Value* out) {
  for (size_t i = 0; i < p.count; i++)
    out[i] = i < nargs ? args[i] : kNull;
  auto* keywords = kwnames.is_null() ? nullptr : kwnames.as<TupleObject>();
  for (size_t i = 0; keywords && i < keywords->length; i++)
    if (!bind_keyword(task, p, keywords->items[i], args[nargs + i], out)) return false;
  if (nargs > p.count) return raise_too_many(task, p, nargs);
  for (size_t i = 0; i < p.required; i++)
    if (out[i].is_null()) return raise_missing(task, p, out);
  return true;
}

// ---------------------------------------------------------------- exit, quit

bool init_quitter(Task* task, Value self, const Value* args, size_t nargs, Value kwnames) {
  Value v[2];
  return bind(task, {"Quitter.__init__", {"name", "eof"}, 2, 2}, args, nargs, kwnames, v) &&
         set_text(task, self, "name", v[0]) && set_text(task, self, "eof", v[1]);
}

Value repr_quitter(Task* task, Value self) {
  Value name = instance_text(task, self, "name");
  Value eof = name.is_null() ? kNull : instance_text(task, self, "eof");
  return eof.is_null() ? kNull : format_message(task, "Use %V() or %V to exit", name, eof);
}

/// Closes sys.stdin first, as a shell around the program may ask it whether it is still there.
Value call_quitter(Task* task, Value, const Value* args, size_t nargs, Value kwnames) {
  Value code;
  if (!bind(task, {"Quitter.__call__", {"code"}, 0, 1}, args, nargs, kwnames, &code)) return kNull;
  if (code.is_null()) code = kNone;
  Value in = sys_get(task, names.stdin_);
  if (!in.is_null() && call_method(task, in, names.close).is_null()) clear_error(task);
  Value e = exception_new_args(task, types::SystemExit, &code, 1);
  return e.is_null() ? kNull : Value(raise_value(task, e));
}

constexpr TypeSlots quitter_slots = [] {
  TypeSlots s{};
  s.init = init_quitter;
  s.repr = repr_quitter;
  s.call = call_quitter;
  return s;
}();
constexpr TypeDefinition quitter_definition = {.module = "_sitebuiltins",
                                               .flags = kTypeBase | kTypeHasDict | kTypeHasWeakRefs,
                                               .native_size = sizeof(Object),
                                               .getsets = getsets,
                                               .slots = &quitter_slots};

// ---------------------------------------------------------------- copyright, credits, license

constexpr size_t kPageLines = 23;

bool init_printer(Task* task, Value self, const Value* args, size_t nargs, Value kwnames) {
  Value v[2];
  return bind(task, {"_Printer.__init__", {"name", "data"}, 2, 2}, args, nargs, kwnames, v) &&
         set_text(task, self, "_Printer__name", v[0]) && set_text(task, self, "_Printer__data", v[1]);
}

/// The list of a text's lines.
Value lines_of(Task* task, Value self) {
  Value args[] = {instance_text(task, self, "_Printer__data"), str_from_char(task, '\n')};
  if (args[0].is_null() || args[1].is_null()) return kNull;
  return call_method(task, args[0], intern_cstring("split"), args + 1, 1);
}

Value repr_printer(Task* task, Value self) {
  Value lines = lines_of(task, self);
  if (lines.is_null()) return kNull;
  if (list_length(lines) <= kPageLines) return instance_text(task, self, "_Printer__data");
  Value name = instance_text(task, self, "_Printer__name");
  return name.is_null() ? kNull : format_message(task, "Type %V() to see the full %V text", name, name);
}

/// Asks until the answer is one of the two. False: no more, or an exception.
bool wants_more(Task* task) {
  Value prompt = str_from_cstring(task, "Hit Return for more, or q (and Return) to quit: ");
  for (;;) {
    Value key = prompt.is_null() ? kNull : builtin_input(task, &prompt, 1, kNull);
    if (key.is_null() || str_equal_ascii(key.as<StrObject>(), "q")) return false;
    if (key.as<StrObject>()->length() == 0) return true;
  }
}

/// Prints the text, a page at a time.
Value call_printer(Task* task, Value self, const Value* args, size_t nargs, Value kwnames) {
  if (!bind(task, {"_Printer.__call__", {}, 0, 0}, args, nargs, kwnames, nullptr)) return kNull;
  Value lines = lines_of(task, self);
  if (lines.is_null()) return kNull;
  for (size_t i = 0; i < list_length(lines); i++) {
    if (i > 0 && i % kPageLines == 0 && !wants_more(task)) return has_error(task) ? kNull : kNone;
    Value line = list_get(task, lines, i);
    if (builtin_print(task, &line, 1, kNull).is_null()) return kNull;
  }
  return kNone;
}

constexpr TypeSlots printer_slots = [] {
  TypeSlots s{};
  s.init = init_printer;
  s.repr = repr_printer;
  s.call = call_printer;
  return s;
}();
constexpr TypeDefinition printer_definition = {
    .doc = "interactive prompt objects for printing the license text, a list of\n"
           "contributors and the copyright notice.",
    .module = "_sitebuiltins",
    .flags = kTypeBase | kTypeHasDict | kTypeHasWeakRefs,
    .native_size = sizeof(Object),
    .getsets = getsets,
    .slots = &printer_slots};

// ---------------------------------------------------------------- help

Value repr_helper(Task* task, Value) {
  return str_from_cstring(task, "Type help() for interactive help, or help(object) for help about object.");
}

Value call_helper(Task* task, Value, const Value* args, size_t nargs, Value kwnames) {
  if (!is_linked("pydoc")) return raise_unsupported(task, "help() in a program without the module pydoc");
  Value pydoc = import_module(task, Value::from_object(intern_cstring("pydoc")));
  Value help = pydoc.is_null() ? kNull : get_attr(task, pydoc, intern_cstring("help"));
  return help.is_null() ? kNull : call(task, help, args, nargs, kwnames);
}

constexpr TypeSlots helper_slots = [] {
  TypeSlots s{};
  s.repr = repr_helper;
  s.call = call_helper;
  return s;
}();
constexpr TypeDefinition helper_definition = {.doc = "Define the builtin 'help'.",
                                              .module = "_sitebuiltins",
                                              .flags = kTypeBase | kTypeHasDict | kTypeHasWeakRefs,
                                              .native_size = sizeof(Object),
                                              .getsets = getsets,
                                              .slots = &helper_slots};

bool add(Task* task, ModuleObject* builtins, TypeObject* type, const char* name, const char* field,
         const char* text) {
  bool quitter = type->slots.call == call_quitter;
  Object* made = instance_new(task, type);
  Value self = made ? Value::from_object(made) : kNull;
  return made &&
         set_text(task, self, quitter ? "name" : "_Printer__name",
                  Value::from_object(intern_cstring(name))) &&
         set_text(task, self, field, str_from_cstring(task, text)) && module_set(task, builtins, name, self);
}

} // namespace

bool add_site_builtins(Task* task, ModuleObject* builtins) {
  auto make = [](const char* name, const TypeDefinition& definition) {
    return native_type_new(name, types::object, Kind::Instance, definition);
  };
  TypeObject* quitter = make("Quitter", quitter_definition);
  TypeObject* printer = make("_Printer", printer_definition);
  Object* help = instance_new(task, make("_Helper", helper_definition));
  static const char eof[] = "Ctrl-D (i.e. EOF)";
  static const char data[] = "_Printer__data";
  return help && module_set(task, builtins, "help", Value::from_object(help)) &&
         add(task, builtins, quitter, "exit", "eof", eof) &&
         add(task, builtins, quitter, "quit", "eof", eof) &&
         add(task, builtins, printer, "copyright", data, copyright_text) &&
         add(task, builtins, printer, "credits", data,
             "Thanks to all who design, document and develop Python, the language that pyc compiles.\n"
             "See www.python.org for more information.") &&
         add(task, builtins, printer, "license", data,
             "pyc: https://www.apache.org/licenses/LICENSE-2.0\n"
             "Python's standard library: https://docs.python.org/3/license.html");
}

} // namespace pyc
