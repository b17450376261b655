/// _io: what the library's io.py is made of.

#include "object/dict.h"
#include "stdlib/_io/io.h"

namespace pyc {

namespace io {

namespace {

/// The classes that the runtime has anyway, under their names.
bool add_classes(Task* task, ModuleObject* module) {
  static TypeObject* const classes[] = {types::io_base,       types::raw_io_base,   types::buffered_io_base,
                                        types::text_io_base,  types::raw_file,      types::binary_reader,
                                        types::binary_writer, types::binary_random, types::text_file};
  for (TypeObject* type : classes)
    if (!module_set(task, module, type_short_name(type), type_value(type))) return false;
  return module_set(task, module, "BlockingIOError", type_value(types::BlockingIOError));
}

bool init(Task* task, ModuleObject* module) {
  if (!add_classes(task, module) || !add_bytes_io(task, module) || !add_string_io(task, module) ||
      !add_newline_decoder(task, module) || !add_buffered_pair(task, module))
    return false;
  Value unsupported = unsupported_operation_type(task);
  Value open = dict_get_name(task, builtins_dict(), intern_cstring("open"));
  return open != kAbsent && module_set(task, module, "open", open) && !unsupported.is_null() &&
         module_set(task, module, "UnsupportedOperation", unsupported) &&
         module_set(task, module, "DEFAULT_BUFFER_SIZE", Value::from_small_int(kDefaultBuffer));
}

} // namespace

} // namespace io

extern const NativeModule _io_module = {
    "_io", "The io module provides the Python interfaces to stream handling.", io::functions, io::init};

} // namespace pyc
