/// _TextIOBase: what text streams share.

#include "stdlib/_io/io.h"

namespace pyc {

namespace io {

namespace {

template <Text what> Value unsupported(Task* task, const Value*, size_t, Value) {
  return raise_unsupported_operation(task, what.characters);
}

Value get_none(Task*, Value) {
  return kNone;
}

const MethodDef methods[] = {
    {"detach", unsupported<"detach">, 0, 0, 0,
     "Separate the underlying buffer from the TextIOBase and return it."},
    {"read", unsupported<"read">, 0, -1, 0, "Read at most size characters from stream."},
    {"readline", unsupported<"readline">, 0, -1, 0, "Read until newline or EOF."},
    {"write", unsupported<"write">, 0, -1, 0, "Write string s to stream."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};
const GetSetDef getsets[] = {{"encoding", get_none, nullptr, "Encoding of the text stream."},
                             {"newlines", get_none, nullptr, "Line endings translated so far."},
                             {"errors", get_none, nullptr, "The error setting of the decoder or encoder."},
                             {nullptr, nullptr, nullptr, nullptr}};

} // namespace

} // namespace io

const TypeDefinition k_text_io_base_type = {.doc = "Base class for text I/O.",
                                            .module = "_io",
                                            .flags = kTypeBase | kTypeHasDict | kTypeHasWeakRefs,
                                            .native_size = sizeof(Object),
                                            .methods = io::methods,
                                            .getsets = io::getsets};

} // namespace pyc
