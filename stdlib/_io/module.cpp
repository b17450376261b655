/// _io: what the library's io.py is made of. Files on descriptors are the runtime's own classes.

#include "builtins/file.h"
#include "object/dict.h"
#include "object/int.h"
#include "stdlib/_io/io.h"

namespace pyc {

namespace io {

namespace {

constexpr int64_t kDefaultBufferSize = 128 * 1024;

Value open_code(Task* task, const Value* args, size_t nargs, Value kwnames) {
  static const char* const names[] = {"path", nullptr};
  Value bound[1];
  if (!bind_arguments(task, {"open_code", names, 1, 1}, args, nargs, kwnames, bound)) return kNull;
  if (!is_str(bound[0]))
    return raise_type_error(task, "open_code() argument 'path' must be str, not %T", bound[0]);
  Value forwarded[] = {bound[0], str_from_cstring(task, "rb")};
  return forwarded[1].is_null() ? kNull : builtin_open(task, forwarded, 2, kNull);
}

Value text_encoding(Task* task, const Value* args, size_t nargs, Value) {
  return nargs == 0 || args[0].is_none() ? str_from_cstring(task, "locale") : args[0];
}

/// The classes that the module has already, under their names.
bool add_files(Task* task, ModuleObject* module) {
  const struct {
    const char* name;
    TypeObject* type;
  } files[] = {{"FileIO", types::raw_file},
               {"BufferedReader", types::binary_reader},
               {"BufferedWriter", types::binary_writer},
               {"BufferedRandom", types::binary_random},
               {"TextIOWrapper", types::text_file},
               {"BlockingIOError", types::BlockingIOError}};
  for (const auto& file : files)
    if (!module_set(task, module, file.name, type_value(file.type))) return false;
  return true;
}

// Classes that are only streams over other streams: missing as yet, and they say so.
template <int which> Value missing(Task* task, TypeObject*, const Value*, size_t, Value) {
  return raise_unsupported(task, which == 0 ? "io.BufferedRWPair" : "io.IncrementalNewlineDecoder");
}
template <int which>
constexpr TypeSlots missing_slots = [] {
  TypeSlots s{};
  s.new_ = missing<which>;
  return s;
}();
template <int which>
const TypeDefinition missing_definition = {.module = "_io",
                                           .flags = kTypeBase | kTypeHasDict,
                                           .native_size = sizeof(Object),
                                           .slots = &missing_slots<which>};

bool init(Task* task, ModuleObject* module) {
  if (!add_bases(task, module) || !add_files(task, module) || !add_bytes_io(task, module) ||
      !add_string_io(task, module))
    return false;
  TypeObject* pair = native_type_new("BufferedRWPair", buffered_base, Kind::Opaque, missing_definition<0>);
  TypeObject* newlines =
      native_type_new("IncrementalNewlineDecoder", types::object, Kind::Opaque, missing_definition<1>);
  Value unsupported = unsupported_operation_type(task);
  Value open = dict_get_name(task, builtins_dict(), intern_cstring("open"));
  return open != kAbsent && module_set(task, module, "open", open) && !unsupported.is_null() &&
         module_set(task, module, "BufferedRWPair", type_value(pair)) &&
         module_set(task, module, "IncrementalNewlineDecoder", type_value(newlines)) &&
         module_set(task, module, "UnsupportedOperation", unsupported) &&
         module_set(task, module, "DEFAULT_BUFFER_SIZE", Value::from_small_int(kDefaultBufferSize));
}

const MethodDef functions[] = {
    {"open_code", open_code, 0, -1, kMethodKeywords,
     "Opens the provided file with the intent to import the contents."},
    {"text_encoding", text_encoding, 0, 2, 0, "A helper function to choose the text encoding."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

} // namespace

} // namespace io

extern const NativeModule _io_module = {
    "_io", "The io module provides the Python interfaces to stream handling.", io::functions, io::init};

} // namespace pyc
