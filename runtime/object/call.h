#pragma once
/// Calls, functions and the binding of arguments.
///
/// Everything here may run arbitrary Python. Arguments are `nargs` positional values, then one for each name
/// of the tuple `kwnames` (NULL: none); the array belongs to the caller, lives on a stack or in a frame that
/// the collector scans, and is not changed.

#include "abi/native.h"
#include "object/object.h"
#include "object/type.h"
#include "sched/task.h"

namespace pyc {

struct CodeObject;

struct FunctionObject : Object {
  CodeObject* code;
  const NativeCode* native; ///< null: bytecode only
  Value globals;            ///< DictObject: the module's namespace
  Value builtins;           ///< DictObject
  Value name;
  Value qualname;
  Value module;           ///< str, any object, or NULL for None
  Value doc;              ///< NULL: the code object's, not materialised yet
  Value defaults;         ///< tuple or NULL
  Value keyword_defaults; ///< dict or NULL
  Value closure;          ///< tuple of cells or NULL
  Value annotate;         ///< function or NULL
  Value annotations;      ///< dict or NULL
  Value type_params;      ///< tuple or NULL
  Value dict;             ///< attributes, NULL until there is one
};

struct CellObject : Object {
  Value value; ///< NULL: empty
};

struct BoundMethodObject : Object {
  Value function;
  Value self;
};

/// A built-in function, or a built-in method bound to `self`.
struct BuiltinObject : Object {
  const MethodDef* def;
  Value self;        ///< NULL for functions of modules
  Value module;      ///< str, or NULL
  TypeObject* owner; ///< class that defines a method, else null
};

/// A method of a built-in class, unbound. Also slot wrappers (`list.__len__`): `def` is then made from the
/// table of special methods.
struct MethodDescriptorObject : Object {
  const MethodDef* def;
  TypeObject* owner;
  StrObject* name;
  const struct SlotDef* slot; ///< for wrapper_descriptor
};

/// What `__new__` of built-in classes is: object.__new__(cls, …) and the like; its self is the class that
/// defines it.
Value builtin_new_method(Task* task, const Value* args, size_t nargs, Value kwnames);

inline bool arity_fits(const MethodDef* def, size_t given) {
  return given >= static_cast<size_t>(def->min_args) &&
         (def->max_args < 0 || given <= static_cast<size_t>(def->max_args));
}

/// The function that a call without keywords ends in when it takes the arguments where they are: of built-in
/// functions, and of methods of the receiver's own class. Null: call() has more to do.
inline NativeFunction direct_target(Value callee, const Value* args, size_t nargs) {
  const MethodDef* def = nullptr;
  size_t given = nargs;
  if (is_exact(callee, BuiltinType::builtin)) {
    auto* f = callee.as<BuiltinObject>();
    if (!f->self.is_null() && !(f->def->flags & kMethodStatic)) return nullptr;
    def = f->def;
  } else if (is_exact(callee, BuiltinType::method_descriptor)) {
    auto* d = callee.as<MethodDescriptorObject>();
    if (d->def->flags & kMethodClass || nargs == 0 || type_of(args[0]) != d->owner) return nullptr;
    def = d->def;
    given--;
  } else {
    return nullptr;
  }
  if (def->function == builtin_new_method) return nullptr;
  return def->flags & kMethodKeywords || arity_fits(def, given) ? def->function : nullptr;
}

struct GetSetDescriptorObject : Object {
  const GetSetDef* def;
  TypeObject* owner;
  StrObject* name;
};

/// A field of the native part (def) or a slot of `__slots__` (def null).
struct MemberDescriptorObject : Object {
  const MemberDef* def;
  TypeObject* owner;
  StrObject* name;
  uint32_t slot;
};

/// staticmethod and classmethod.
struct MethodWrapperObject : Object {
  Value callable;
  Value dict;
};

struct PropertyObject : Object {
  Value getter, setter, deleter; ///< NULL: none
  Value doc, name;               ///< NULL: none
};

struct SuperObject : Object {
  TypeObject* start;
  Value self; ///< NULL: unbound
  TypeObject* self_type;
};

/// callee(*args, **keywords).
Value call(Task* task, Value callee, const Value* args, size_t nargs, Value kwnames);
inline Value call0(Task* task, Value callee) {
  return call(task, callee, nullptr, 0, kNull);
}
inline Value call1(Task* task, Value callee, Value a) {
  return call(task, callee, &a, 1, kNull);
}
inline Value call2(Task* task, Value callee, Value a, Value b) {
  Value args[] = {a, b};
  return call(task, callee, args, 2, kNull);
}
inline Value call3(Task* task, Value callee, Value a, Value b, Value c) {
  Value args[] = {a, b, c};
  return call(task, callee, args, 3, kNull);
}
/// callee(*arguments, **keywords): a tuple or list, and a dict or NULL.
Value call_spread(Task* task, Value callee, Value arguments, Value keywords);
/// object.name(args…).
Value call_method(Task* task, Value object, StrObject* name, const Value* args = nullptr, size_t nargs = 0);
/// The special method `name` of type(object), called with args; kAbsent without an exception when the type
/// has none.
Value call_special(Task* task, Value object, StrObject* name, const Value* args = nullptr, size_t nargs = 0);
/// type(object).name as LoadSpecial looks it up: {function, self} or {bound, NULL}; {kAbsent, NULL} when
/// there is none, {NULL, NULL} on error.
struct MethodPair {
  Value callee;
  Value self;
};
MethodPair lookup_special(Task* task, Value object, StrObject* name);
bool is_callable(Value v);

/// Calls a Python function: binds the arguments, then native code or the interpreter. CPython's TypeErrors.
Value call_function(Task* task, FunctionObject* function, const Value* args, size_t nargs, Value kwnames);
/// Fills `parameters` (one for each parameter: positional, keyword-only, *args, **kwargs) from a call's
/// arguments. False with TypeError.
bool bind_parameters(Task* task, FunctionObject* function, const Value* args, size_t nargs, Value kwnames,
                     Value* parameters);
/// Runs a class body with its namespace in register 0.
Value call_class_body(Task* task, FunctionObject* function, Value name_space);
/// Number of parameters, `*args` and `**kwargs` included.
unsigned parameter_count(const CodeObject* code);

// Provided by interp/: runs the function's bytecode to its end, or makes its generator, coroutine or async
// generator. `parameters` as bind_parameters filled it.
Value run_function(Task* task, FunctionObject* function, const Value* parameters);

/// MakeFunction. Optional parts are NULL.
Value function_new(Task* task, CodeObject* code, const NativeCode* native, Value globals, Value defaults,
                   Value keyword_defaults, Value closure, Value annotate);
Value cell_new(Task* task, Value initial);
Value bound_method_new(Task* task, Value function, Value self);
/// A slot wrapper bound to an object: `[].__len__`.
Value bound_method_new_wrapper(Task* task, Value descriptor, Value self);
/// Whether a class method of a built-in class can be bound to `cls`. False with TypeError.
bool check_class_argument(Task* task, const MethodDescriptorObject* d, Value cls);
/// Calls a method descriptor or slot wrapper; args[0] is self.
Value call_method_descriptor(Task* task, Value callee, const Value* args, size_t nargs, Value kwnames);
/// type.__call__.
Value type_call(Task* task, Value self, const Value* args, size_t nargs, Value kwnames);
/// `def` must live for ever. self NULL: a function of `module`.
Value builtin_new(Task* task, const MethodDef* def, Value self, Value module, TypeObject* owner);

/// Keyword-capable built-ins describe their parameters once: names in order, NULL-terminated.
struct ParameterList {
  const char* function;     ///< as messages name it, without "()"
  const char* const* names; ///< positional-only ones are "" ; ends with nullptr
  uint8_t required;         ///< the first n must be given
  uint8_t positional;       ///< the first n may be positional; the others are keyword-only
};
/// Fills `out` (one Value a parameter, NULL when absent). False with CPython's TypeError.
bool bind_arguments(Task* task, const ParameterList& list, const Value* args, size_t nargs, Value kwnames,
                    Value* out);
/// TypeErrors of functions without keywords: "f() takes no keyword arguments".
bool check_no_keywords(Task* task, const char* function, Value kwnames);
/// "f expected at least 1 argument, got 0" and the like, as PyArg_UnpackTuple words it.
bool check_positional(Task* task, const char* function, size_t nargs, size_t min, size_t max);

/// "f() argument 'name' must be str, not int".
bool check_str_argument(Task* task, const char* function, const char* name, Value v);

/// Looks up a keyword's value among a call's arguments; NULL when absent.
Value keyword_argument(const Value* args, size_t nargs, Value kwnames, const char* name);

void register_function_kinds();

} // namespace pyc
