#include "interp/synthetic.h"

#include <cstdlib>
#include <cstring>

#include "gc/gc.h"
#include "interp/code_image.h"
#include "object/errors.h"

namespace pyc {

/// What the code object needs for ever beside itself: code objects are never freed.
struct SyntheticParts {
  NativeCode native;
  StrObject* names[];
};

Value synthetic_function_new(Task* task, FunctionObject* pattern, StrObject* name, StrObject* qualname,
                             StrObject* const* parameters, uint32_t count,
                             Value (*body)(Task* task, Value callee, const Value* parameters)) {
  auto* like = static_cast<CodeBody*>(pattern->code);
  auto* parts =
      static_cast<SyntheticParts*>(std::calloc(1, sizeof(SyntheticParts) + count * sizeof(StrObject*)));
  auto* code = static_cast<CodeBody*>(
      gc::allocate_permanent(sizeof(CodeBody), Kind::Code, builtin_shape(BuiltinType::code)));
  if (!parts || !code) {
    std::free(parts);
    return raise_memory_error(task);
  }
  std::memcpy(parts->names, parameters, count * sizeof(StrObject*));
  parts->native.bound = body;
  parts->native.parameter_count = count;
  parts->native.code_index = like->index;
  parts->native.module = like->image->module;
  // The header stays; the bytecode is the pattern's and never runs.
  std::memcpy(reinterpret_cast<char*>(code) + sizeof(Object), reinterpret_cast<char*>(like) + sizeof(Object),
              sizeof(CodeBody) - sizeof(Object));
  code->flags = kCodeOptimised | kCodeNewLocals;
  code->arg_count = count;
  code->pos_only_count = code->kw_only_count = 0;
  code->local_count = code->register_count = count;
  code->local_names = parts->names;
  code->name = name;
  code->qualname = qualname;
  code->native = &parts->native;
  code->cell_count = code->free_count = code->comprehension_count = 0;
  code->exception_count = 0;
  code->doc_constant = kNoIndex;
  code->plain_arity = code->parameter_count = count;
  return function_new(task, code, code->native, pattern->globals, kNull, kNull, kNull, kNull);
}

} // namespace pyc
