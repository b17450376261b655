/// IncrementalNewlineDecoder, and what it is made of.

#include <cstring>

#include "object/tuple.h"
#include "stdlib/_io/io.h"
#include "stdlib/_io/newlines.h"

namespace pyc::io {

namespace {

/// One character per line end, for the general case.
Value translate_text(Task* task, NewlineState* state, Value text) {
  auto* s = text.as<StrObject>();
  StrBuilder out(task);
  size_t n = s->length(), copied = 0;
  const char* data = str_data(s);
  unsigned width = s->width();
  for (size_t i = 0; i < n; i++) {
    uint32_t c = char_at(data, width, i);
    if (c == '\n') {
      state->seen |= kSeenLf;
    } else if (c == '\r') {
      bool pair = i + 1 < n && char_at(data, width, i + 1) == '\n';
      state->seen |= pair ? kSeenCrLf : kSeenCr;
      if (state->translate) {
        out.add_range(s, copied, i);
        out.add_char('\n');
        copied = i + (pair ? 2 : 1);
      }
      i += pair;
    }
  }
  if (!state->translate) return text;
  out.add_range(s, copied, n);
  return out.finish();
}

} // namespace

Value newline_decode(Task* task, NewlineState* state, Value text, bool final) {
  if (state->pending_return && (final || text.as<StrObject>()->length() > 0)) {
    text = str_concat(task, str_from_char(task, '\r'), text);
    if (text.is_null()) return kNull;
    state->pending_return = false;
  }
  size_t n = text.as<StrObject>()->length();
  // A "\r" at the end is kept back even when nothing is translated, so that "\r\n" is never cut.
  if (!final && n > 0 && str_char(text.as<StrObject>(), n - 1) == '\r') {
    text = str_substring(task, text, 0, --n);
    if (text.is_null()) return kNull;
    state->pending_return = true;
  }
  auto* s = text.as<StrObject>();
  if (s->width() == 1 && !std::memchr(str_data(s), '\r', n)) {
    if (!(state->seen & kSeenLf) && std::memchr(str_data(s), '\n', n)) state->seen |= kSeenLf;
    return text;
  }
  return translate_text(task, state, text);
}

Value newlines_value(Task* task, uint8_t seen) {
  static const char* const texts[] = {"\r", "\n", "\r\n"};
  Value items[3];
  size_t count = 0;
  for (unsigned i = 0; i < 3; i++)
    if (seen & (1u << i)) items[count++] = Value::from_object(intern_cstring(texts[i]));
  return count == 0 ? kNone : count == 1 ? items[0] : tuple_new(task, items, count);
}

bool check_decoded(Task* task, Value text) {
  return is_str(text) ||
         bool(raise_type_error(task, "decoder should return a string result, not '%.200T'", text));
}

namespace {

struct NewlineDecoder : Object {
  Value decoder; ///< None: text comes in as text; NULL until __init__
  Value errors;
  NewlineState state;
};

NewlineDecoder* decoder_of(Value v) {
  return v.as<NewlineDecoder>();
}

bool check_ready(Task* task, Value self) {
  return !decoder_of(self)->decoder.is_null() ||
         bool(raise_value_error(task, "IncrementalNewlineDecoder.__init__() not called"));
}

Value decode_method(Task* task, const Value* args, size_t nargs, Value kwnames) {
  static const char* const names[] = {"input", "final", nullptr};
  Value bound[2];
  bool final = false;
  if (!bind_arguments(task, {"decode", names, 1, 2}, args + 1, nargs - 1, kwnames, bound) ||
      (!bound[1].is_null() && !truth(task, bound[1], &final)) || !check_ready(task, args[0]))
    return kNull;
  NewlineDecoder* self = decoder_of(args[0]);
  Value text = bound[0];
  if (!self->decoder.is_none()) text = invoke<"decode">(task, self->decoder, text, Value::from_bool(final));
  if (text.is_null() || !check_decoded(task, text)) return kNull;
  return newline_decode(task, &self->state, text, final);
}

/// The two parts of a decoder's state: any object, and 64 bits.
bool unpack_state(Task* task, Value state, const char* what, Value* buffer, uint64_t* flags) {
  auto* tuple = state.as<TupleObject>();
  if (tuple->length != 2) return raise_type_error(task, "%s", what);
  *buffer = tuple->items[0];
  Value number = tuple->items[1];
  if (!is_int_or_bool(number)) return raise_type_error(task, "%s", what);
  // As C does with integers that are too large: their lowest bits.
  Value low = int_and(task, bool_to_int(number), int_from_u64(task, UINT64_MAX));
  return !low.is_null() && int_to_u64(low, flags);
}

Value getstate_method(Task* task, const Value* args, size_t, Value) {
  if (!check_ready(task, args[0])) return kNull;
  NewlineDecoder* self = decoder_of(args[0]);
  Value buffer = bytes_empty();
  uint64_t flags = 0;
  if (!self->decoder.is_none()) {
    Value state = invoke<"getstate">(task, self->decoder);
    if (state.is_null()) return kNull;
    if (!is_tuple(state)) return raise_type_error(task, "illegal decoder state");
    if (!unpack_state(task, state, "illegal decoder state", &buffer, &flags)) return kNull;
  }
  Value number = int_from_u64(task, flags << 1 | self->state.pending_return);
  return number.is_null() ? kNull : tuple_of(task, buffer, number);
}

Value setstate_method(Task* task, const Value* args, size_t, Value) {
  if (!check_ready(task, args[0])) return kNull;
  NewlineDecoder* self = decoder_of(args[0]);
  Value buffer;
  uint64_t flags;
  if (!is_tuple(args[1])) return raise_type_error(task, "state argument must be a tuple");
  if (!unpack_state(task, args[1], "setstate(): illegal state argument", &buffer, &flags)) return kNull;
  self->state.pending_return = flags & 1;
  if (self->decoder.is_none()) return kNone;
  Value number = int_from_u64(task, flags >> 1);
  Value state = number.is_null() ? kNull : tuple_of(task, buffer, number);
  return state.is_null() ? kNull : invoke<"setstate">(task, self->decoder, state);
}

Value reset_method(Task* task, const Value* args, size_t, Value) {
  if (!check_ready(task, args[0])) return kNull;
  NewlineDecoder* self = decoder_of(args[0]);
  self->state.seen = 0;
  self->state.pending_return = false;
  return self->decoder.is_none() ? kNone : invoke<"reset">(task, self->decoder);
}

Value get_newlines(Task* task, Value self) {
  return check_ready(task, self) ? newlines_value(task, decoder_of(self)->state.seen) : kNull;
}

Value new_slot(Task* task, TypeObject* type, const Value*, size_t, Value) {
  return Value::from_object(instance_new(task, type));
}

bool init_slot(Task* task, Value self, const Value* args, size_t nargs, Value kwnames) {
  static const char* const names[] = {"decoder", "translate", "errors", nullptr};
  Value bound[3];
  bool translate;
  if (!bind_arguments(task, {"IncrementalNewlineDecoder", names, 2, 3}, args, nargs, kwnames, bound) ||
      !truth(task, bound[1], &translate))
    return false;
  NewlineDecoder* decoder = decoder_of(self);
  Value errors = bound[2].is_null() ? Value::from_object(name<"strict">()) : bound[2];
  gc::store_field(task, decoder, &decoder->decoder, bound[0]);
  gc::store_field(task, decoder, &decoder->errors, errors);
  decoder->state = {translate, false, 0};
  return true;
}

void trace(Object* o, gc::Visitor& visitor) {
  visitor.visit_range(&static_cast<NewlineDecoder*>(o)->decoder, 2);
}

const MethodDef methods[] = {
    {"decode", decode_method, 0, -1, kMethodKeywords, nullptr},
    {"getstate", getstate_method, 0, 0, 0, nullptr},
    {"setstate", setstate_method, 1, 1, 0, nullptr},
    {"reset", reset_method, 0, 0, 0, nullptr},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};
const GetSetDef getsets[] = {{"newlines", get_newlines, nullptr, nullptr},
                             {nullptr, nullptr, nullptr, nullptr}};

constexpr TypeSlots make_slots() {
  TypeSlots s{};
  s.new_ = new_slot;
  s.init = init_slot;
  return s;
}
const TypeSlots slots = make_slots();

const TypeDefinition definition = {.doc = "Codec used when reading a file in universal newlines mode.",
                                   .module = "_io",
                                   .flags = kTypeBase,
                                   .native_size = sizeof(NewlineDecoder),
                                   .methods = methods,
                                   .getsets = getsets,
                                   .slots = &slots,
                                   .trace = trace};

} // namespace

bool add_newline_decoder(Task* task, ModuleObject* module) {
  static TypeObject* type;
  if (!type) type = native_type_new("IncrementalNewlineDecoder", types::object, Kind::Opaque, definition);
  return module_set(task, module, "IncrementalNewlineDecoder", type_value(type));
}

} // namespace pyc::io
