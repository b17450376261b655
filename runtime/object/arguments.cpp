/// Binding of arguments: Python functions' parameters, and the parameter lists of built-ins. The messages are
/// CPython's.

#include "object/call.h"
#include "object/code.h"
#include "object/dict.h"
#include "object/errors.h"
#include "object/suggestions.h"
#include "object/tuple.h"

namespace pyc {

static size_t keyword_count(Value kwnames) {
  return kwnames.is_null() ? 0 : kwnames.as<TupleObject>()->length;
}

unsigned parameter_count(const CodeObject* code) {
  return code->arg_count + code->kw_only_count + !!(code->flags & kCodeVarArgs) +
         !!(code->flags & kCodeVarKeywords);
}

static StrObject* qualname(FunctionObject* f) {
  return f->qualname.as<StrObject>();
}

// ---------------------------------------------------------------- errors of Python functions

/// "'a'", "'a' and 'b'", "'a', 'b', and 'c'"
static Value join_names(Task* task, StrObject* const* list, size_t count) {
  StrBuilder out(task);
  for (size_t i = 0; i < count; i++) {
    if (i > 0) out.add_cstring(count == 2 ? " and " : i + 1 == count ? ", and " : ", ");
    out.add_char('\'');
    out.add(list[i]);
    out.add_char('\'');
  }
  return out.finish();
}

/// `bound` holds the parameters so far; those of [from, to) that are NULL are missing.
static Raised raise_missing(Task* task, FunctionObject* f, const Value* bound, unsigned from, unsigned to,
                            const char* kind) {
  auto** missing = static_cast<StrObject**>(__builtin_alloca((to - from) * sizeof(StrObject*)));
  size_t count = 0;
  for (unsigned i = from; i < to; i++)
    if (bound[i].is_null()) missing[count++] = f->code->local_names[i];
  Value text = join_names(task, missing, count);
  if (text.is_null()) return {};
  return raise_type_error(task, "%S() missing %zu required %s argument%s: %V", qualname(f), count, kind,
                          count == 1 ? "" : "s", text);
}

static Raised raise_too_many(Task* task, FunctionObject* f, size_t given, const Value* bound) {
  CodeObject* code = f->code;
  unsigned keyword_given = 0;
  for (unsigned i = code->arg_count; i < code->arg_count + code->kw_only_count; i++)
    keyword_given += !bound[i].is_null();
  size_t defaults = f->defaults.is_null() ? 0 : f->defaults.as<TupleObject>()->length;
  char range[64];
  if (defaults)
    std::snprintf(range, sizeof range, "from %zd to %u",
                  static_cast<ssize_t>(code->arg_count) - static_cast<ssize_t>(defaults), code->arg_count);
  else
    std::snprintf(range, sizeof range, "%u", code->arg_count);
  bool plural = defaults ? true : code->arg_count != 1;
  char keyword_text[96] = "";
  if (keyword_given)
    std::snprintf(keyword_text, sizeof keyword_text,
                  " positional argument%s (and %u keyword-only argument%s)", given == 1 ? "" : "s",
                  keyword_given, keyword_given == 1 ? "" : "s");
  return raise_type_error(task, "%S() takes %s positional argument%s but %zu%s %s given", qualname(f), range,
                          plural ? "s" : "", given, keyword_text,
                          given == 1 && !keyword_given ? "was" : "were");
}

static bool same_name(Value given, StrObject* name) {
  auto* s = given.as<StrObject>();
  return s == name || str_equal(s, name);
}

/// Positional-only parameters whose names were given as keywords; false when there are none.
static bool raise_positional_only(Task* task, FunctionObject* f, Value kwnames) {
  CodeObject* code = f->code;
  StrBuilder names_of(task);
  for (unsigned p = 0; p < code->pos_only_count; p++) {
    for (size_t k = 0; k < keyword_count(kwnames); k++) {
      if (!same_name(kwnames.as<TupleObject>()->items[k], code->local_names[p])) continue;
      if (names_of.length()) names_of.add_ascii(", ", 2);
      names_of.add(code->local_names[p]);
    }
  }
  if (names_of.length() == 0) return false;
  Value text = names_of.finish();
  if (!text.is_null())
    raise_type_error(task, "%S() got some positional-only arguments passed as keyword arguments: '%V'",
                     qualname(f), text);
  return true;
}

static Raised raise_unexpected(Task* task, FunctionObject* f, Value kwnames, Value keyword) {
  CodeObject* code = f->code;
  if (raise_positional_only(task, f, kwnames)) return {};
  unsigned first = code->pos_only_count, end = code->arg_count + code->kw_only_count;
  StrObject* similar = suggest(keyword.as<StrObject>(), code->local_names + first, end - first);
  if (similar)
    return raise_type_error(task, "%S() got an unexpected keyword argument '%V'. Did you mean '%S'?",
                            qualname(f), keyword, similar);
  return raise_type_error(task, "%S() got an unexpected keyword argument '%V'", qualname(f), keyword);
}

// ---------------------------------------------------------------- Python functions

/// Index of the parameter that a keyword names, or -1.
static int find_parameter(CodeObject* code, Value keyword) {
  unsigned end = code->arg_count + code->kw_only_count;
  for (unsigned i = code->pos_only_count; i < end; i++)
    if (keyword.as<StrObject>() == code->local_names[i]) return static_cast<int>(i);
  for (unsigned i = code->pos_only_count; i < end; i++)
    if (str_equal(keyword.as<StrObject>(), code->local_names[i])) return static_cast<int>(i);
  return -1;
}

static bool bind_keywords(Task* task, FunctionObject* f, const Value* values, Value kwnames,
                          DictObject* extra, Value* parameters) {
  auto* given = kwnames.as<TupleObject>();
  for (size_t k = 0; k < given->length; k++) {
    Value keyword = given->items[k];
    if (!is_str(keyword)) return raise_type_error(task, "%S() keywords must be strings", qualname(f));
    int i = find_parameter(f->code, keyword);
    if (i < 0) {
      if (!extra) return raise_unexpected(task, f, kwnames, keyword);
      if (!dict_set(task, extra, keyword, values[k])) return false;
      continue;
    }
    if (!parameters[i].is_null())
      return raise_type_error(task, "%S() got multiple values for argument '%V'", qualname(f), keyword);
    parameters[i] = values[k];
  }
  return true;
}

static bool bind_defaults(Task* task, FunctionObject* f, size_t given, Value* parameters) {
  CodeObject* code = f->code;
  auto* defaults = f->defaults.is_null() ? nullptr : f->defaults.as<TupleObject>();
  if (given < code->arg_count) {
    // `__defaults__` may have been set to more values than there are parameters: the last ones count.
    size_t length = defaults ? defaults->length : 0;
    size_t spare = length > code->arg_count ? length - code->arg_count : 0;
    auto with_default = static_cast<unsigned>(length - spare);
    unsigned required = code->arg_count - with_default;
    for (size_t i = given; i < required; i++)
      if (parameters[i].is_null()) return raise_missing(task, f, parameters, 0, required, "positional");
    for (unsigned i = required; i < code->arg_count; i++)
      if (parameters[i].is_null()) parameters[i] = defaults->items[spare + i - required];
  }
  unsigned end = code->arg_count + code->kw_only_count;
  for (unsigned i = code->arg_count; i < end; i++) {
    if (!parameters[i].is_null() || f->keyword_defaults.is_null()) continue;
    Value v = dict_get_name(task, f->keyword_defaults.as<DictObject>(), code->local_names[i]);
    if (!(v == kAbsent)) parameters[i] = v;
  }
  for (unsigned i = code->arg_count; i < end; i++)
    if (parameters[i].is_null())
      return raise_missing(task, f, parameters, code->arg_count, end, "keyword-only");
  return true;
}

bool bind_parameters(Task* task, FunctionObject* f, const Value* args, size_t nargs, Value kwnames,
                     Value* parameters) {
  CodeObject* code = f->code;
  unsigned total = parameter_count(code), next = code->arg_count + code->kw_only_count;
  for (unsigned i = 0; i < total; i++)
    parameters[i] = kNull;
  size_t positional = nargs < code->arg_count ? nargs : code->arg_count;
  for (size_t i = 0; i < positional; i++)
    parameters[i] = args[i];
  if (code->flags & kCodeVarArgs) {
    parameters[next] = tuple_new(task, args + positional, nargs - positional);
    if (parameters[next++].is_null()) return false;
  }
  DictObject* extra = nullptr;
  if (code->flags & kCodeVarKeywords) {
    extra = dict_new(task);
    if (!extra) return false;
    parameters[next] = dict_value(extra);
  }
  if (keyword_count(kwnames) && !bind_keywords(task, f, args + nargs, kwnames, extra, parameters))
    return false;
  if (nargs > code->arg_count && !(code->flags & kCodeVarArgs))
    return raise_too_many(task, f, nargs, parameters);
  return bind_defaults(task, f, nargs, parameters);
}

static Value run(Task* task, FunctionObject* f, const Value* parameters) {
  if (f->native && f->native->bound) return f->native->bound(task, Value::from_object(f), parameters);
  return run_function(task, f, parameters);
}

Value call_function(Task* task, FunctionObject* f, const Value* args, size_t nargs, Value kwnames) {
  CodeObject* code = f->code;
  constexpr uint32_t variable = kCodeVarArgs | kCodeVarKeywords;
  bool simple = nargs == code->arg_count && code->kw_only_count == 0 && !(code->flags & variable);
  if (simple && keyword_count(kwnames) == 0) [[likely]]
    return run(task, f, args);
  auto* parameters = static_cast<Value*>(__builtin_alloca((parameter_count(code) + 1) * sizeof(Value)));
  if (!bind_parameters(task, f, args, nargs, kwnames, parameters)) return kNull;
  return run(task, f, parameters);
}

// ---------------------------------------------------------------- built-ins

Value call_class_body(Task* task, FunctionObject* f, Value name_space) {
  return run(task, f, &name_space);
}

bool check_no_keywords(Task* task, const char* function, Value kwnames) {
  return keyword_count(kwnames) == 0 || raise_type_error(task, "%s() takes no keyword arguments", function);
}

bool check_positional(Task* task, const char* function, size_t nargs, size_t min, size_t max) {
  if (nargs >= min && nargs <= max) return true;
  bool few = nargs < min;
  size_t limit = few ? min : max;
  const char* bound = min == max ? "" : few ? "at least " : "at most ";
  const char* plural = limit == 1 ? "" : "s";
  return raise_type_error(task, "%s expected %s%zu argument%s, got %zu", function, bound, limit, plural,
                          nargs);
}

bool check_str_argument(Task* task, const char* function, const char* name, Value v) {
  return is_str(v) || raise_type_error(task, "%s() argument '%s' must be str, not %B", function, name, v);
}

Value keyword_argument(const Value* args, size_t nargs, Value kwnames, const char* name) {
  for (size_t i = 0; i < keyword_count(kwnames); i++)
    if (str_equal_ascii(kwnames.as<TupleObject>()->items[i].as<StrObject>(), name)) return args[nargs + i];
  return kNull;
}

static Raised raise_unknown_keyword(Task* task, const ParameterList& list, size_t nargs, StrObject* name) {
  for (size_t i = 0; i < nargs; i++)
    if (str_equal_ascii(name, list.names[i]) && *list.names[i])
      return raise_type_error(task, "argument for %s() given by name ('%S') and position (%zu)",
                              list.function, name, i + 1);
  StrObject* candidates[32];
  size_t n = 0;
  for (size_t i = 0; list.names[i] && n < 32; i++)
    if (*list.names[i]) candidates[n++] = intern_cstring(list.names[i]);
  if (StrObject* similar = suggest(name, candidates, n))
    return raise_type_error(task, "%s() got an unexpected keyword argument '%S'. Did you mean '%S'?",
                            list.function, name, similar);
  return raise_type_error(task, "%s() got an unexpected keyword argument '%S'", list.function, name);
}

bool bind_arguments(Task* task, const ParameterList& list, const Value* args, size_t nargs, Value kwnames,
                    Value* out) {
  size_t count = 0, keyword_only_from = list.positional;
  while (list.names[count])
    count++;
  size_t given = nargs + keyword_count(kwnames);
  if (given > count)
    return raise_type_error(task, "%s() takes at most %zu %sargument%s (%zu given)", list.function, count,
                            nargs == 0 ? "keyword " : "", count == 1 ? "" : "s", given);
  if (nargs > keyword_only_from && keyword_only_from == 0)
    return raise_type_error(task, "%s() takes no positional arguments", list.function);
  if (nargs > keyword_only_from)
    return raise_type_error(task, "%s() takes %s %zu positional argument%s (%zu given)", list.function,
                            list.required < keyword_only_from ? "at most" : "exactly", keyword_only_from,
                            keyword_only_from == 1 ? "" : "s", nargs);
  for (size_t i = 0; i < count; i++)
    out[i] = i < nargs ? args[i] : kNull;
  StrObject* unknown = nullptr;
  for (size_t k = 0; k < keyword_count(kwnames); k++) {
    auto* name = kwnames.as<TupleObject>()->items[k].as<StrObject>();
    size_t i = 0;
    while (i < count && !(*list.names[i] && str_equal_ascii(name, list.names[i])))
      i++;
    if (i < nargs || i == count) {
      // A name given twice is told before one that nobody knows.
      if (!unknown || i < nargs) unknown = name;
    } else {
      out[i] = args[nargs + k];
    }
  }
  for (size_t i = 0; i < list.required; i++) {
    if (!out[i].is_null()) continue;
    if (*list.names[i])
      return raise_type_error(task, "%s() missing required argument '%s' (pos %zu)", list.function,
                              list.names[i], i + 1);
    return raise_type_error(task, "%s() takes %s %zu positional argument%s (%zu given)", list.function,
                            list.required < list.positional ? "at least" : "exactly", size_t{list.required},
                            list.required == 1 ? "" : "s", nargs);
  }
  // As in CPython, what is missing is told first.
  return !unknown || bool(raise_unknown_keyword(task, list, nargs, unknown));
}

} // namespace pyc
