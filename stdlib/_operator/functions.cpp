/// The operators of the language as functions.

#include "stdlib/_operator/functions.h"

#include "abi/helpers.h"
#include "object/buffer.h"
#include "object/dict.h"

namespace pyc::operator_module {

namespace {

template <BinaryOp op> Value binary(Task* task, const Value* args, size_t, Value) {
  return binary_op(task, op, args[0], args[1]);
}
template <BinaryOp op> Value in_place(Task* task, const Value* args, size_t, Value) {
  return in_place_op(task, op, args[0], args[1]);
}
template <UnaryOp op> Value unary(Task* task, const Value* args, size_t, Value) {
  return unary_op(task, op, args[0]);
}
template <CompareOp op> Value compare_function(Task* task, const Value* args, size_t, Value) {
  return compare(task, op, args[0], args[1]);
}

Value abs_function(Task* task, const Value* args, size_t, Value) {
  return absolute(task, args[0]);
}
Value index_function(Task* task, const Value* args, size_t, Value) {
  return index(task, args[0]);
}

Value truth_function(Task* task, const Value* args, size_t, Value) {
  bool b;
  return truth(task, args[0], &b) ? Value::from_bool(b) : kNull;
}
Value not_function(Task* task, const Value* args, size_t, Value) {
  bool b;
  return truth(task, args[0], &b) ? Value::from_bool(!b) : kNull;
}
Value is_function(Task* task, const Value* args, size_t, Value) {
  return pyc_Is(task, args[0], args[1]);
}
Value is_not_function(Task* task, const Value* args, size_t, Value) {
  return pyc_IsNot(task, args[0], args[1]);
}
Value is_none_function(Task*, const Value* args, size_t, Value) {
  return Value::from_bool(args[0].is_none());
}
Value is_not_none_function(Task*, const Value* args, size_t, Value) {
  return Value::from_bool(!args[0].is_none());
}

// ---------------------------------------------------------------- sequences

/// `+` of sequences only. `slot` is the one that the left operand's class has for it, `op` what classes in
/// Python have instead.
Value join(Task* task, Value a, Value b, Value (*slot)(Task*, Value, Value), bool changes) {
  if (slot) return slot(task, a, b);
  if (!is_sequence(a) || !is_sequence(b))
    return raise_type_error(task, "'%.200T' object can't be concatenated", a);
  return changes ? in_place_op(task, BinaryOp::Add, a, b) : binary_op(task, BinaryOp::Add, a, b);
}

Value concat(Task* task, const Value* args, size_t, Value) {
  return join(task, args[0], args[1], type_of(args[0])->slots.concat, false);
}
Value iconcat(Task* task, const Value* args, size_t, Value) {
  const TypeSlots& slots = type_of(args[0])->slots;
  return join(task, args[0], args[1], slots.in_place_concat ? slots.in_place_concat : slots.concat, true);
}

Value contains_function(Task* task, const Value* args, size_t, Value) {
  bool found;
  return contains(task, args[0], args[1], &found) ? Value::from_bool(found) : kNull;
}

struct Search {
  Value wanted;
  int64_t count; ///< of equal items
  int64_t position;
  bool first_only;
};

bool visit_item(Task* task, void* raw, Value item) {
  auto* search = static_cast<Search*>(raw);
  if (search->first_only && search->count) return true;
  bool same;
  if (!equal(task, item, search->wanted, &same)) return false;
  search->count += same;
  search->position += !same;
  return true;
}

/// Walks over an iterable. An iterator that stops at the first hit is left where it is.
bool search_in(Task* task, Value iterable, Search* search) {
  Value iterator = get_iter(task, iterable);
  if (iterator.is_null()) {
    if (!clear_if(task, types::TypeError)) return false;
    return raise_type_error(task, "argument of type '%.200T' is not iterable", iterable);
  }
  for (;;) {
    Value item = iter_next(task, iterator);
    if (item == kAbsent) return true;
    if (item.is_null() || !visit_item(task, search, item) || !poll(task)) return false;
    if (search->first_only && search->count) return true;
  }
}

Value count_of(Task* task, const Value* args, size_t, Value) {
  Search search{args[1], 0, 0, false};
  return search_in(task, args[0], &search) ? Value::from_small_int(search.count) : kNull;
}

Value index_of(Task* task, const Value* args, size_t, Value) {
  Search search{args[1], 0, 0, true};
  if (!search_in(task, args[0], &search)) return kNull;
  if (search.count) return Value::from_small_int(search.position);
  return raise_value_error(task, "sequence.index(x): x not in sequence");
}

Value get_item_function(Task* task, const Value* args, size_t, Value) {
  return get_item(task, args[0], args[1]);
}
Value set_item_function(Task* task, const Value* args, size_t, Value) {
  return none_or_null(set_item(task, args[0], args[1], args[2]));
}
Value delete_item_function(Task* task, const Value* args, size_t, Value) {
  return none_or_null(delete_item(task, args[0], args[1]));
}

Value length_hint_function(Task* task, const Value* args, size_t nargs, Value) {
  int64_t fallback = 0, hint;
  if (nargs > 1 && !ssize_argument(task, args[1], &fallback)) return kNull;
  return length_hint(task, args[0], fallback, &hint) ? int_from_i64(task, hint) : kNull;
}

// ---------------------------------------------------------------- others

Value call_function(Task* task, const Value* args, size_t nargs, Value kwnames) {
  if (!check_positional(task, "call", nargs, 1, SIZE_MAX)) return kNull;
  return call(task, args[0], args + 1, nargs - 1, kwnames);
}

/// The time depends on the length of `b` alone, not on where the first difference is.
bool same_bytes(const uint8_t* a, size_t a_length, const uint8_t* b, size_t b_length) {
  const volatile uint8_t* left = a_length == b_length ? a : b;
  const volatile uint8_t* right = b;
  uint8_t difference = a_length != b_length;
  for (size_t i = 0; i < b_length; i++)
    difference |= left[i] ^ right[i];
  return difference == 0;
}

bool is_ascii(const StrObject* s) {
  if (s->width() != 1) return false;
  for (size_t i = 0; i < s->length(); i++)
    if (str_char(s, i) >= 0x80) return false;
  return true;
}

const uint8_t* bytes_of(const void* data) {
  return static_cast<const uint8_t*>(data);
}

Value compare_digest(Task* task, const Value* args, size_t, Value) {
  if (is_str(args[0]) && is_str(args[1])) {
    auto *a = args[0].as<StrObject>(), *b = args[1].as<StrObject>();
    if (!is_ascii(a) || !is_ascii(b))
      return raise_type_error(task, "comparing strings with non-ASCII characters is not supported");
    return Value::from_bool(
        same_bytes(bytes_of(str_data(a)), a->length(), bytes_of(str_data(b)), b->length()));
  }
  if (!has_buffer(args[0]) && !has_buffer(args[1]))
    return raise_type_error(task,
                            "unsupported operand types(s) or combination of types: '%.100T' and '%.100T'",
                            args[0], args[1]);
  BytesLike a, b;
  if (!a.get(task, args[0]) || !b.get(task, args[1])) return kNull;
  return Value::from_bool(same_bytes(bytes_of(a.data()), a.length(), bytes_of(b.data()), b.length()));
}

} // namespace

#define BINARY(name, op, sign) {name, binary<BinaryOp::op>, 2, 2, 0, "Same as a " sign " b."}
#define IN_PLACE(name, op, sign) {name, in_place<BinaryOp::op>, 2, 2, 0, "Same as a " sign "= b."}
#define COMPARE(name, op, sign) {name, compare_function<CompareOp::op>, 2, 2, 0, "Same as a " sign " b."}

const MethodDef functions[] = {
    BINARY("add", Add, "+"),
    BINARY("sub", Subtract, "-"),
    BINARY("mul", Multiply, "*"),
    BINARY("matmul", MatrixMultiply, "@"),
    BINARY("truediv", TrueDivide, "/"),
    BINARY("floordiv", FloorDivide, "//"),
    BINARY("mod", Remainder, "%"),
    BINARY("pow", Power, "**"),
    BINARY("lshift", LeftShift, "<<"),
    BINARY("rshift", RightShift, ">>"),
    BINARY("and_", And, "&"),
    BINARY("or_", Or, "|"),
    BINARY("xor", Xor, "^"),
    IN_PLACE("iadd", Add, "+"),
    IN_PLACE("isub", Subtract, "-"),
    IN_PLACE("imul", Multiply, "*"),
    IN_PLACE("imatmul", MatrixMultiply, "@"),
    IN_PLACE("itruediv", TrueDivide, "/"),
    IN_PLACE("ifloordiv", FloorDivide, "//"),
    IN_PLACE("imod", Remainder, "%"),
    IN_PLACE("ipow", Power, "**"),
    IN_PLACE("ilshift", LeftShift, "<<"),
    IN_PLACE("irshift", RightShift, ">>"),
    IN_PLACE("iand", And, "&"),
    IN_PLACE("ior", Or, "|"),
    IN_PLACE("ixor", Xor, "^"),
    COMPARE("lt", Less, "<"),
    COMPARE("le", LessEqual, "<="),
    COMPARE("eq", Equal, "=="),
    COMPARE("ne", NotEqual, "!="),
    COMPARE("gt", Greater, ">"),
    COMPARE("ge", GreaterEqual, ">="),
    {"neg", unary<UnaryOp::Negative>, 1, 1, 0, "Same as -a."},
    {"pos", unary<UnaryOp::Positive>, 1, 1, 0, "Same as +a."},
    {"inv", unary<UnaryOp::Invert>, 1, 1, 0, "Same as ~a."},
    {"invert", unary<UnaryOp::Invert>, 1, 1, 0, "Same as ~a."},
    {"abs", abs_function, 1, 1, 0, "Same as abs(a)."},
    {"index", index_function, 1, 1, 0, "Same as a.__index__()."},
    {"truth", truth_function, 1, 1, 0, "Whether a is true."},
    {"not_", not_function, 1, 1, 0, "Same as not a."},
    {"is_", is_function, 2, 2, 0, "Same as a is b."},
    {"is_not", is_not_function, 2, 2, 0, "Same as a is not b."},
    {"is_none", is_none_function, 1, 1, 0, "Same as a is None."},
    {"is_not_none", is_not_none_function, 1, 1, 0, "Same as a is not None."},
    {"concat", concat, 2, 2, 0, "Same as a + b, for sequences."},
    {"iconcat", iconcat, 2, 2, 0, "Same as a += b, for sequences."},
    {"contains", contains_function, 2, 2, 0, "Same as b in a."},
    {"countOf", count_of, 2, 2, 0, "How many items of a equal b."},
    {"indexOf", index_of, 2, 2, 0, "Position of the first item of a that equals b."},
    {"getitem", get_item_function, 2, 2, 0, "Same as a[b]."},
    {"setitem", set_item_function, 3, 3, 0, "Same as a[b] = c."},
    {"delitem", delete_item_function, 2, 2, 0, "Same as del a[b]."},
    {"length_hint", length_hint_function, 1, 2, 0, "An estimate of the number of items of obj."},
    {"call", call_function, 1, -1, kMethodKeywords, "Same as obj(*args, **kwargs)."},
    {"_compare_digest", compare_digest, 2, 2, 0,
     "Equality in a time that does not tell where a and b differ."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

} // namespace pyc::operator_module

namespace pyc {

extern const NativeModule _operator_module = {"_operator", "The operators of the language as functions.",
                                              operator_module::functions, operator_module::add_getters};

} // namespace pyc
