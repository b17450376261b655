#pragma once
/// Code objects as the rest of the runtime sees them. interp/ makes them from a code image and may extend the
/// struct behind `CodeObject`'s fields.

#include "object/object.h"
#include "object/str.h"

namespace pyc {

/// co_flags (compiler/frontend/emit/FORMAT.md).
enum CodeFlag : uint32_t {
  kCodeOptimised = 1,
  kCodeNewLocals = 2,
  kCodeVarArgs = 4,
  kCodeVarKeywords = 8,
  kCodeNested = 0x10,
  kCodeGenerator = 0x20,
  kCodeCoroutine = 0x80,
  kCodeIterableCoroutine = 0x100,
  kCodeAsyncGenerator = 0x200,
  kCodeSuspends = kCodeGenerator | kCodeCoroutine | kCodeAsyncGenerator, ///< calls make a generator
  kCodeClassBody = 0x400,
  kCodeModuleBody = 0x800,
  kCodeNamespaceRegister = 0x1000,
  kCodeRegistersInMemory = 0x2000,
  kCodeHasLoop = 0x4000,
  kCodeAnnotationScope = 0x8000,
  kCodeHasDocstring = 0x4000000,
  kCodeMethod = 0x8000000,
};

struct CodeImage;  // interp/code_image.h
struct NativeCode; // abi/native.h

struct CodeObject : Object {
  CodeImage* image;
  uint32_t index; ///< code object number in the image
  uint32_t flags;
  uint32_t arg_count; ///< positional parameters, positional-only ones included
  uint32_t pos_only_count;
  uint32_t kw_only_count;
  uint32_t register_count;
  uint32_t local_count;
  uint32_t first_line;
  StrObject* name; ///< interned
  StrObject* qualname;
  StrObject* const* local_names; ///< local_count interned names, parameters first: positional, keyword-only,
                                 ///< *args, **kwargs
};

/// The docstring, or None. interp/ materialises the constant.
Value code_docstring(Task* task, CodeObject* code);
/// The code object's free variables' names, for error messages and co_freevars.
Value code_free_names(Task* task, CodeObject* code);
size_t code_free_count(const CodeObject* code);
/// Its native code, or null.
const NativeCode* code_native(const CodeObject* code);

} // namespace pyc
