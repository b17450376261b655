/// _dataclasses: the one method of data classes that differs in its parameters from class to class. CPython's
/// module writes its text and gives it to exec(); here its few instructions are put together directly.

#include "interp/assembler.h"
#include "object/call.h"
#include "object/code.h"
#include "object/dict.h"
#include "object/errors.h"
#include "object/module.h"
#include "object/names.h"
#include "object/tuple.h"

namespace pyc {

namespace {

/// One field that `__init__` sets.
struct Step {
  StrObject* name;
  Value parameter;   ///< register number, or None
  Value value;       ///< the default or its factory, when there is no parameter or the marker was passed
  bool from_factory; ///< `value` is to be called
};

/// The arguments of make_init that concern the body.
struct Plan {
  Value marker;         ///< default of parameters whose field has a factory
  Value set_attribute;  ///< object.__setattr__ for frozen classes, else None
  Value post_registers; ///< arguments of `__post_init__`, or None
};

class InitBuilder {
public:
  InitBuilder(uint32_t parameters, uint32_t first_line, const Plan& plan)
      : code_(parameters, first_line), plan_(plan), value_(code_.new_registers(1)),
        test_(code_.new_registers(1)),
        run_(code_.new_registers(static_cast<uint32_t>(5 + post_count(plan)))) {}

  Assembler& code() { return code_; }

  void set_field(const Step& step) {
    uint16_t from = load(step);
    if (plan_.set_attribute.is_none()) return code_.store_attribute(kSelf, step.name, from);
    code_.load_constant(run_, plan_.set_attribute);
    code_.load_null(next(1));
    code_.move(next(2), kSelf);
    code_.load_constant(next(3), Value::from_object(step.name));
    code_.move(next(4), from);
    code_.call(test_, run_, 3);
  }

  void call_post_init() {
    auto* registers = plan_.post_registers.as<TupleObject>();
    code_.load_method(run_, kSelf, intern_cstring("__post_init__"));
    for (size_t i = 0; i < registers->length; i++)
      code_.move(next(static_cast<unsigned>(2 + i)), register_of(registers->items[i]));
    code_.call(test_, run_, static_cast<uint16_t>(registers->length));
  }

  void end() {
    code_.load_constant(value_, kNone);
    code_.return_value(value_);
  }

private:
  static constexpr uint16_t kSelf = 0;

  static size_t post_count(const Plan& plan) {
    return plan.post_registers.is_none() ? 0 : plan.post_registers.as<TupleObject>()->length;
  }
  static uint16_t register_of(Value v) { return static_cast<uint16_t>(v.small_int()); }
  uint16_t next(unsigned i) const { return static_cast<uint16_t>(run_ + i); }

  void call_factory(Value factory) {
    code_.load_constant(run_, factory);
    code_.load_null(next(1));
    code_.call(value_, run_, 0);
  }

  /// The register that holds a field's value.
  uint16_t load(const Step& step) {
    if (step.parameter.is_none()) {
      if (step.from_factory)
        call_factory(step.value);
      else
        code_.load_constant(value_, step.value);
      return value_;
    }
    uint16_t parameter = register_of(step.parameter);
    if (!step.from_factory) return parameter;
    code_.move(value_, parameter);
    code_.load_constant(test_, plan_.marker);
    code_.is(test_, parameter, test_);
    size_t jump = code_.jump_if_false(test_);
    call_factory(step.value);
    code_.land(jump);
    return value_;
  }

  Assembler code_;
  Plan plan_;
  uint16_t value_, test_, run_;
};

/// The names of a tuple, interned.
bool to_names(Task* task, Value tuple, Vector<StrObject*>* out) {
  auto* given = tuple.as<TupleObject>();
  for (size_t i = 0; i < given->length; i++) {
    StrObject* name = is_str(given->items[i]) ? intern(task, given->items[i]) : nullptr;
    if (!name) return raise_type_error(task, "make_init() takes names of parameters");
    out->push(name);
  }
  return true;
}

bool to_step(Task* task, Value v, size_t parameters, Step* out) {
  auto* parts = is_tuple(v) ? v.as<TupleObject>() : nullptr;
  bool fits =
      parts && parts->length == 4 && is_str(parts->items[0]) &&
      (parts->items[1].is_none() || (parts->items[1].is_small_int() && parts->items[1].small_int() > 0 &&
                                     parts->items[1].small_int() < static_cast<int64_t>(parameters)));
  if (!fits) return raise_type_error(task, "make_init() takes steps");
  *out = {intern(task, parts->items[0]), parts->items[1], parts->items[2], parts->items[3] == kTrue};
  return out->name != nullptr;
}

/// make_init(globals, qualname, parameters, keyword_only, defaults, keyword_defaults, first_line, steps,
/// marker, set_attribute, post_init): a function `__init__`. Each step is a line of the body: (name, register
/// or None, value or factory, whether it is a factory).
Value make_init(Task* task, const Value* args, size_t, Value) {
  if (!is_dict(args[0]) || !is_str(args[1]) || !is_tuple(args[2]) || !is_tuple(args[7]) ||
      !args[3].is_small_int() || !args[6].is_small_int())
    return raise_type_error(task, "make_init() takes what dataclasses gives it");
  Vector<StrObject*> parameters;
  StrObject* qualname = intern(task, args[1]);
  StrObject* file = intern_cstring("<string>");
  if (!qualname || !to_names(task, args[2], &parameters)) return kNull;
  auto count = static_cast<uint32_t>(parameters.size());
  auto first_line = static_cast<uint32_t>(args[6].small_int());
  InitBuilder builder(count, first_line, {args[8], args[9], args[10]});
  auto* steps = args[7].as<TupleObject>();
  uint32_t line = first_line + 1;
  for (size_t i = 0; i < steps->length; i++) {
    Step step;
    if (!to_step(task, steps->items[i], count, &step)) return kNull;
    builder.code().line(line++);
    builder.set_field(step);
  }
  if (!args[10].is_none()) {
    builder.code().line(line);
    builder.call_post_init();
  }
  builder.end();
  AssembledSignature signature{names.init, qualname, parameters.data(), count,
                               static_cast<uint32_t>(args[3].small_int())};
  CodeBody* code = builder.code().finish(task, signature, file);
  if (!code) return kNull;
  Value defaults = args[4].is_none() ? kNull : args[4],
        keyword_defaults = args[5].is_none() ? kNull : args[5];
  return function_new(task, code, nullptr, args[0], defaults, keyword_defaults, kNull, kNull);
}

const MethodDef functions[] = {
    {"make_init", make_init, 11, 11, 0, "The method __init__ of a data class."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

} // namespace

extern const NativeModule _dataclasses_module = {"_dataclasses", "The method __init__ of data classes.",
                                                 functions, nullptr};

} // namespace pyc
