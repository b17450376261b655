/// code.replace(…): a copy shares the original's instructions, constants and caches, which live for ever.

#include "interp/code_replace.h"

#include <cstdlib>
#include <cstring>

#include "gc/gc.h"
#include "interp/code_image.h"
#include "interp/line_table.h"
#include "object/errors.h"
#include "object/operators.h"
#include "object/tuple.h"

namespace pyc {

namespace {

bool to_u32(Task* task, Value v, uint32_t* out) {
  int64_t n;
  if (!index_i64(task, v, types::OverflowError, &n)) return false;
  if (n < 0 || n > UINT32_MAX) return raise_value_error(task, "code: argument out of range");
  *out = static_cast<uint32_t>(n);
  return true;
}

bool to_name(Task* task, const char* keyword, Value v, StrObject** out) {
  if (!is_str(v)) return raise_type_error(task, "replace() argument '%s' must be str, not %B", keyword, v);
  *out = intern(task, v);
  return *out != nullptr;
}

/// Moves the code to another first line. Lines are kept as distances, but that of "no line" leads to 0.
bool move_to_line(Task* task, CodeBody* code, Value value) {
  uint32_t first;
  if (!to_u32(task, value, &first)) return false;
  LineReader reader(code->lines, code->line_size);
  LineWriter writer;
  auto previous = static_cast<int32_t>(code->first_line);
  int32_t distance = static_cast<int32_t>(first) - previous;
  while (!reader.at_end()) {
    writer.number(reader.number());
    int32_t step = reader.zigzag(), line = previous + step;
    writer.zigzag(line == 0 ? step - distance : step);
    for (int i = 0; i < 3; i++)
      writer.number(reader.number());
    if (line != 0) previous = line;
  }
  size_t size = writer.bytes().size();
  auto* lines = static_cast<uint8_t*>(std::malloc(size + 1));
  if (!lines) return raise_memory_error(task);
  std::memcpy(lines, writer.bytes().data(), size);
  code->lines = lines;
  code->line_size = static_cast<uint32_t>(size);
  code->first_line = first;
  code->native = nullptr;
  return true;
}

/// Whether code objects of CPython have such a field.
bool is_field(const StrObject* name) {
  static const char* const fields[] = {
      "co_argcount", "co_posonlyargcount", "co_kwonlyargcount", "co_nlocals",  "co_stacksize",
      "co_code",     "co_consts",          "co_names",          "co_varnames", "co_freevars",
      "co_cellvars", "co_linetable",       "co_exceptiontable"};
  for (const char* field : fields)
    if (str_equal_ascii(name, field)) return true;
  return false;
}

/// Changes the field that a keyword names.
bool change(Task* task, CodeBody* code, Value keyword, Value value) {
  auto* k = keyword.as<StrObject>();
  if (str_equal_ascii(k, "co_name")) return to_name(task, "co_name", value, &code->name);
  if (str_equal_ascii(k, "co_qualname")) return to_name(task, "co_qualname", value, &code->qualname);
  if (str_equal_ascii(k, "co_filename")) {
    StrObject* file;
    if (!to_name(task, "co_filename", value, &file)) return false;
    // Native code has its places in the source built in.
    code->native = nullptr;
    code->image = code_image_renamed(code->image, file);
    return true;
  }
  if (str_equal_ascii(k, "co_firstlineno")) return move_to_line(task, code, value);
  if (!str_equal_ascii(k, "co_flags")) {
    if (!is_field(k)) return raise_type_error(task, "replace() got an unexpected keyword argument '%S'", k);
    raise_format(task, types::NotImplementedError, "pyc does not support code.replace(%V=...)", keyword);
    return false;
  }
  // The flags that CPython shows; the others belong to the instructions.
  constexpr uint32_t kVisible = 0x3FF;
  uint32_t flags;
  if (!to_u32(task, value, &flags)) return false;
  code->flags = (code->flags & ~kVisible) | (flags & kVisible);
  return true;
}

} // namespace

Value code_replace(Task* task, const Value* args, size_t nargs, Value kwnames) {
  if (nargs != 1) return raise_type_error(task, "replace() takes no positional arguments");
  auto* original = static_cast<const CodeBody*>(args[0].object());
  Object* made = gc::allocate_permanent(sizeof(CodeBody), Kind::Code, builtin_shape(BuiltinType::code));
  if (!made) return raise_memory_error(task);
  std::memcpy(reinterpret_cast<char*>(made) + sizeof(Object),
              reinterpret_cast<const char*>(original) + sizeof(Object), sizeof(CodeBody) - sizeof(Object));
  auto* code = static_cast<CodeBody*>(made);
  auto* keywords = kwnames.is_null() ? nullptr : kwnames.as<TupleObject>();
  for (size_t i = 0; keywords && i < keywords->length; i++)
    if (!change(task, code, keywords->items[i], args[nargs + i])) return kNull;
  return Value::from_object(code);
}

} // namespace pyc
