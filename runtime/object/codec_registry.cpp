/// The registry of codecs: search functions, and the package `encodings`, which adds its own when the program
/// has it.

#include "gc/gc.h"
#include "object/attributes.h"
#include "object/bytes.h"
#include "object/call.h"
#include "object/codecs.h"
#include "object/dict.h"
#include "object/errors.h"
#include "object/exception_types.h"
#include "object/list.h"
#include "object/module.h"
#include "object/operators.h"
#include "object/tuple.h"

namespace pyc {

namespace {

Value search_path = kNull; ///< list of functions
Value cache = kNull;       ///< dict: normalised name → tuple
bool searching_encodings = false;

bool start(Task* task) {
  if (!search_path.is_null()) return true;
  Value list = list_new(task, nullptr, 0);
  DictObject* dict = list.is_null() ? nullptr : dict_new(task);
  if (!dict) return false;
  search_path = list;
  cache = dict_value(dict);
  gc::add_root(&search_path);
  gc::add_root(&cache);
  return true;
}

/// Imports `encodings`, whose body registers the library's search function. A program that does not have the
/// package goes on without.
bool import_encodings(Task* task) {
  if (searching_encodings) return true;
  searching_encodings = true;
  static StrObject* const name = intern_cstring("encodings");
  if (!import_module(task, Value::from_object(name)).is_null()) return true;
  return clear_if(task, types::ModuleNotFoundError);
}

/// Lower case, runs of other characters than letters, digits and points as one '_'.
Value normalise(Task* task, Value name) {
  auto* s = name.as<StrObject>();
  StrBuilder out(task);
  bool separated = false;
  for (size_t i = 0; i < s->length(); i++) {
    uint32_t c = str_char(s, i);
    bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '.';
    if (!kept) {
      separated = true;
      continue;
    }
    if (separated && out.length() > 0) out.add_char('_');
    separated = false;
    out.add_char(c >= 'A' && c <= 'Z' ? c + 32 : c);
  }
  return out.finish();
}

bool is_codec_info(Value v) {
  return is_tuple(v) && v.as<TupleObject>()->length == 4;
}

/// Adds "decoding with 'x' codec failed" to the exception under way.
void note_failure(Task* task, Value encoding, bool decoding) {
  Value error = take_error(task);
  Value note =
      format_message(task, "%s with '%V' codec failed", decoding ? "decoding" : "encoding", encoding);
  static StrObject* const name = intern_cstring("add_note");
  if (note.is_null() || call_method(task, error, name, &note, 1).is_null()) clear_error(task);
  reraise_value(task, error);
}

Value call_codec(Task* task, Value info, Value object, Value encoding, Value errors, bool decoding) {
  Value function = info.as<TupleObject>()->items[decoding ? 1 : 0];
  Value args[] = {object, errors};
  Value result = call(task, function, args, errors.is_null() ? 1 : 2, kNull);
  if (result.is_null()) {
    note_failure(task, encoding, decoding);
    return kNull;
  }
  if (!is_tuple(result) || result.as<TupleObject>()->length != 2)
    return raise_type_error(task, "%s must return a tuple (object, integer)",
                            decoding ? "decoder" : "encoder");
  return result.as<TupleObject>()->items[0];
}

} // namespace

bool codec_register(Task* task, Value function) {
  if (!is_callable(function)) return raise_type_error(task, "argument must be callable");
  return start(task) && list_append(task, search_path, function);
}

bool codec_unregister(Task* task, Value function) {
  if (!start(task)) return false;
  for (size_t i = 0; i < list_length(search_path); i++)
    if (list_get(task, search_path, i) == function) {
      dict_clear(task, cache.as<DictObject>());
      return list_replace(task, search_path, i, i + 1, nullptr, 0);
    }
  return true;
}

Value codec_lookup(Task* task, Value name) {
  if (!start(task)) return kNull;
  Value key = normalise(task, name);
  Value found = key.is_null() ? kNull : dict_get(task, cache.as<DictObject>(), key);
  if (found.is_null() || found != kAbsent) return found;
  if (!import_encodings(task)) return kNull;
  for (size_t i = 0; i < list_length(search_path); i++) {
    Value function = list_get(task, search_path, i);
    if (function == kAbsent) break;
    Value info = call1(task, function, key);
    if (info.is_null()) return kNull;
    if (info.is_none()) continue;
    if (!is_codec_info(info)) return raise_type_error(task, "codec search functions must return 4-tuples");
    return dict_set(task, cache.as<DictObject>(), key, info) ? info : kNull;
  }
  return raise_format(task, types::LookupError, "unknown encoding: %S", name.as<StrObject>());
}

bool codec_check_text(Task* task, Value info, Value encoding, const char* alternative) {
  static StrObject* const attribute = intern_cstring("_is_text_encoding");
  if (is_exact(info, BuiltinType::tuple)) return true;
  Value is_text = get_attr_optional(task, info, attribute);
  bool text = true;
  if (is_text.is_null() || (is_text != kAbsent && !truth(task, is_text, &text))) return false;
  if (text) return true;
  if (!alternative) return raise_format(task, types::LookupError, "'%V' is not a text encoding", encoding);
  return raise_format(task, types::LookupError,
                      "'%V' is not a text encoding; use %s to handle arbitrary codecs", encoding,
                      alternative);
}

Value codec_call(Task* task, Value object, Value encoding, Value errors, bool decoding) {
  Value info = codec_lookup(task, encoding);
  return info.is_null() ? kNull : call_codec(task, info, object, encoding, errors, decoding);
}

Value codec_call_text(Task* task, Value object, Value encoding, Value errors, bool decoding) {
  Value info = codec_lookup(task, encoding);
  if (info.is_null() ||
      !codec_check_text(task, info, encoding, decoding ? "codecs.decode()" : "codecs.encode()"))
    return kNull;
  Value result = call_codec(task, info, object, encoding, errors, decoding);
  if (result.is_null()) return kNull;
  if (decoding ? is_str(result) : is_bytes(result)) return result;
  if (!decoding && is_bytearray(result)) {
    auto* array = result.as<ByteArrayObject>();
    return bytes_new(task, array->store ? array->store->data : "", array->length);
  }
  return raise_type_error(task,
                          decoding
                              ? "'%V' decoder returned '%T' instead of 'str'; use codecs.decode() to decode "
                                "to arbitrary types"
                              : "'%V' encoder returned '%T' instead of 'bytes'; use codecs.encode() to "
                                "encode to arbitrary types",
                          encoding, result);
}

} // namespace pyc
