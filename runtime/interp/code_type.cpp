/// Code objects as Python sees them.

#include <bit>
#include <cstring>

#include "interp/code_replace.h"
#include "interp/frame_object.h"
#include "object/errors.h"
#include "object/list.h"
#include "object/operators.h"
#include "object/tuple.h"
#include "object/type.h"

namespace pyc {

namespace {

CodeBody* code_of(Value v) {
  return v.as<CodeBody>();
}
Value code_name(Task*, Value self) {
  return Value::from_object(code_of(self)->name);
}
Value code_qualname(Task*, Value self) {
  return Value::from_object(code_of(self)->qualname);
}
Value code_filename(Task*, Value self) {
  return Value::from_object(code_of(self)->image->file_name);
}
template <auto field> Value code_number(Task*, Value self) {
  return Value::from_small_int(code_of(self)->*field);
}
/// Parameters and the variables that no inner function shares: a variable in a cell is listed with the cells.
bool is_plain_variable(const CodeBody* code, uint32_t number) {
  if (number < code->parameter_count) return true;
  for (uint32_t i = 0; i < code->cell_count; i++)
    if (code->cells[i].target == number) return false;
  return true;
}
/// Appends a name unless it is there.
bool add_name(Task* task, Value names, StrObject* name) {
  if (!name) return false;
  for (size_t i = 0; i < list_length(names); i++)
    if (list_get(task, names, i).object() == name) return true;
  return list_append(task, names, Value::from_object(name));
}
/// The names of inlined comprehensions' variables: all of them, or those in cells.
bool add_comprehension_names(Task* task, Value names, const CodeBody* code, bool only_cells) {
  for (uint32_t i = 0; i < code->comprehension_count; i++) {
    const ComprehensionVariable& variable = code->comprehension_variables[i];
    if (only_cells && !variable.is_cell) continue;
    if (!add_name(task, names, image_name(task, code->image, variable.name))) return false;
  }
  return true;
}
/// Those of comprehensions come last, where CPython has a variable where it is first used.
Value variable_names(Task* task, const CodeBody* code) {
  Value list = list_new(task, nullptr, 0);
  for (uint32_t i = 0; !list.is_null() && i < code->local_count; i++)
    if (is_plain_variable(code, i) && !list_append(task, list, Value::from_object(code->local_names[i])))
      return kNull;
  return list.is_null() || !add_comprehension_names(task, list, code, false) ? kNull : list;
}
Value code_varnames(Task* task, Value self) {
  Value names = variable_names(task, code_of(self));
  return names.is_null() ? kNull : list_to_tuple(task, names);
}
Value code_nlocals(Task* task, Value self) {
  Value names = variable_names(task, code_of(self));
  return names.is_null() ? kNull : Value::from_small_int(static_cast<int64_t>(list_length(names)));
}
Value code_names(Task* task, Value self) {
  return tuple_new(task, code_of(self)->names, code_of(self)->name_count);
}
Value code_freevars(Task* task, Value self) {
  return code_free_names(task, code_of(self));
}
Value code_cellvars(Task* task, Value self) {
  auto* code = code_of(self);
  Value list = list_new(task, nullptr, 0);
  for (uint32_t i = 0; !list.is_null() && i < code->cell_count; i++) {
    StrObject* name = image_name(task, code->image, code->cells[i].name);
    if (!name || !list_append(task, list, Value::from_object(name))) return kNull;
  }
  if (list.is_null() || !add_comprehension_names(task, list, code, true)) return kNull;
  return list_to_tuple(task, list);
}
Value code_consts(Task* task, Value self) {
  auto* code = code_of(self);
  for (uint32_t i = 0; i < code->constant_count; i++)
    if (constant_at(task, code, i).is_null()) return kNull;
  return tuple_new(task, code->constants, code->constant_count);
}
Value code_repr(Task* task, Value self) {
  auto* code = code_of(self);
  return format_message(task, "<code object %S at 0x%lx, file \"%S\", line %u>", code->name,
                        static_cast<unsigned long>(self.bits), code->image->file_name, code->first_line);
}

// ---------------------------------------------------------------- places in the source

Value number_or_none(int32_t n, bool known) {
  return known ? Value::from_small_int(n) : kNone;
}

/// An iterator over (line, end line, column, end column) of each instruction unit; what is unknown is None.
Value code_positions(Task* task, const Value* args, size_t, Value) {
  auto* code = code_of(args[0]);
  Value list = list_new(task, nullptr, 0);
  if (list.is_null()) return kNull;
  LocationWalk walk(code);
  for (LocationRange range; walk.next(&range);) {
    const SourceLocation& at = range.location;
    bool lines = at.line != 0, columns = lines && at.column >= 0;
    Value position = tuple_of(task, number_or_none(at.line, lines), number_or_none(at.end_line, lines),
                              number_or_none(at.column, columns), number_or_none(at.end_column, columns));
    if (position.is_null()) return kNull;
    for (uint32_t pc = range.start; pc < range.end; pc++)
      if (!list_append(task, list, position)) return kNull;
  }
  return get_iter(task, list);
}

/// An iterator over (start, end, line): stretches of instructions of one line, in the units of `f_lasti`.
Value code_lines(Task* task, const Value* args, size_t, Value) {
  auto* code = code_of(args[0]);
  Value list = list_new(task, nullptr, 0);
  if (list.is_null()) return kNull;
  LocationWalk walk(code);
  LocationRange stretch, next;
  for (bool more = walk.next(&stretch); more; stretch = next) {
    while ((more = walk.next(&next)) && next.location.line == stretch.location.line)
      stretch.end = next.end;
    Value line = number_or_none(stretch.location.line, stretch.location.line != 0);
    Value entry = tuple_of(task, Value::from_small_int(stretch.start * int64_t{2}),
                           Value::from_small_int(stretch.end * int64_t{2}), line);
    if (entry.is_null() || !list_append(task, list, entry)) return kNull;
  }
  return get_iter(task, list);
}

// ---------------------------------------------------------------- comparison

/// What makes two code objects the same code: name, place and instructions, which copies share.
struct Identity {
  explicit Identity(const CodeBody* code)
      : words{reinterpret_cast<uint64_t>(code->name), reinterpret_cast<uint64_t>(code->units),
              uint64_t{code->first_line} << 32 | code->flags,
              uint64_t{code->arg_count} << 32 | code->pos_only_count, code->kw_only_count} {}
  uint64_t words[5];
};

Value code_compare(Task*, Value a, Value b, CompareOp op) {
  bool is_equality = op == CompareOp::Equal || op == CompareOp::NotEqual;
  if (!is_equality || !has_kind(b, Kind::Code)) return kNotImplemented;
  Identity x(code_of(a)), y(code_of(b));
  bool same = std::memcmp(x.words, y.words, sizeof x.words) == 0;
  return Value::from_bool(same == (op == CompareOp::Equal));
}

bool code_hash(Task*, Value self, int64_t* out) {
  uint64_t h = 0;
  for (uint64_t word : Identity(code_of(self)).words)
    h = (std::rotl(h, 23) ^ word) * 0x9e3779b97f4a7c15;
  *out = static_cast<int64_t>(h >> 1);
  return true;
}

// ---------------------------------------------------------------- the class

const MethodDef code_methods[] = {
    {"co_lines", code_lines, 0, 0, 0, nullptr},
    {"co_positions", code_positions, 0, 0, 0, nullptr},
    {"replace", code_replace, 0, -1, kMethodKeywords,
     "Return a copy of the code object with new values for the specified fields."},
    {"__replace__", code_replace, 0, -1, kMethodKeywords, "The same as replace()."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};
const GetSetDef code_getsets[] = {
    {"co_varnames", code_varnames, nullptr, nullptr},
    {"co_freevars", code_freevars, nullptr, nullptr},
    {"co_cellvars", code_cellvars, nullptr, nullptr},
    {},
};
const MemberDef code_members[] = {
    computed_member("co_argcount", code_number<&CodeObject::arg_count>),
    computed_member("co_consts", code_consts),
    computed_member("co_filename", code_filename),
    computed_member("co_firstlineno", code_number<&CodeObject::first_line>),
    computed_member("co_flags", code_number<&CodeObject::flags>),
    computed_member("co_kwonlyargcount", code_number<&CodeObject::kw_only_count>),
    computed_member("co_name", code_name),
    computed_member("co_names", code_names),
    computed_member("co_nlocals", code_nlocals),
    computed_member("co_posonlyargcount", code_number<&CodeObject::pos_only_count>),
    computed_member("co_qualname", code_qualname),
    {}};
constexpr TypeSlots make_code_slots() {
  TypeSlots s{};
  s.repr = code_repr;
  s.hash = code_hash;
  s.compare = code_compare;
  return s;
}
const TypeSlots code_slots = make_code_slots();

} // namespace

const TypeDefinition k_code_type = {
    .flags = kTypeDisallowNew | kTypeHasWeakRefs,
    .native_size = sizeof(CodeBody),
    .methods = code_methods,
    .getsets = code_getsets,
    .members = code_members,
    .slots = &code_slots,
};

} // namespace pyc
