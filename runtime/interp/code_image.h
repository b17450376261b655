#pragma once
/// Code images (compiler/frontend/emit/FORMAT.md) read in place, and the code objects made from them.
///
/// A CodeImage is made once for each image and lives for ever, as do its code objects: functions, caches and
/// compiled code keep addresses of them. Strings, constants and nested code objects are materialised at first
/// use; code that has native code gets all of its constants and names at once, since native code reads the
/// arrays without a test.

#include "abi/native.h"
#include "interp/line_table.h"
#include "object/code.h"

namespace pyc {

/// Kinds of constants, as FORMAT.md numbers them.
enum class ConstantKind : uint32_t {
  None,
  False,
  True,
  Ellipsis,
  SmallInt,
  Int,
  Float,
  Imaginary,
  Str,
  Bytes,
  Tuple,
  FrozenSet,
  Code,
  Complex,
};

/// One row of an exception table; pcs are 16-bit units.
struct ExceptionEntry {
  uint32_t start;
  uint32_t end;
  uint32_t handler;
  uint32_t target;
};

/// A register and the string that names its variable.
struct NamedRegister {
  uint32_t target;
  uint32_t name;
};

/// A variable of an inlined comprehension: while start <= pc < end, the name stands for this register.
struct ComprehensionVariable {
  uint32_t target;
  uint32_t name; ///< string
  uint32_t is_cell;
  uint32_t start;
  uint32_t end;
};

struct ConstantEntry {
  ConstantKind kind;
  uint32_t payload;
};

struct CodeImage {
  const uint8_t* bytes;
  const uint32_t* string_offsets;
  const uint32_t* code_table;
  const uint32_t* tuple_table;
  uint32_t string_count;
  uint32_t code_count;
  Value* strings;                 ///< NULL until made; roots
  struct CodeBody** codes;        ///< null until made
  const ModuleDescriptor* module; ///< null for images made at run time
  StrObject* file_name;
  StrObject* module_name;
  CodeImage* next; ///< list of all images
  bool hidden;     ///< stands for C code of CPython, which leaves no entries in tracebacks
};

/// What the interpreter keeps behind the public part of a code object.
struct CodeBody : CodeObject {
  const uint16_t* units;
  Value* constants; ///< NULL until made
  Value* names;     ///< interned
  uint64_t* caches;
  const ExceptionEntry* exceptions;
  const ConstantEntry* constant_table;
  const NativeCode* native; ///< null: bytecode only
  const uint8_t* lines;
  const NamedRegister* cells;
  const NamedRegister* frees;
  const ComprehensionVariable* comprehension_variables; ///< an inner comprehension's after the outer one's
  uint32_t unit_count;
  uint32_t constant_count;
  uint32_t name_count;
  uint32_t cache_count;
  uint32_t exception_count;
  uint32_t line_size;
  uint32_t cell_count;
  uint32_t free_count;
  uint32_t comprehension_count;
  uint32_t doc_constant; ///< 0xFFFFFFFF: none
  uint32_t parent;       ///< code index, 0xFFFFFFFF: none
  /// Number of arguments with which a call needs no binding: all parameters positional, no generator. Else
  /// 0xFFFFFFFF.
  uint32_t plain_arity;
  uint32_t parameter_count; ///< `*args` and `**kwargs` included
};

inline constexpr uint32_t kNoIndex = 0xFFFFFFFF;

/// Makes the record of an image, which stays where it is. `module` is null for an image made at run time.
/// Null with SystemError for something that is no image of this version.
CodeImage* code_image_open(Task* task, const uint8_t* bytes, size_t size, const ModuleDescriptor* module);

/// The image that was opened last; its `next` leads to all others.
CodeImage* first_image();

/// Code object number `index`. Null with MemoryError.
CodeBody* code_at(Task* task, CodeImage* image, uint32_t index);

/// Gives a code object that was made at run time an image of its own, in a file that exists nowhere.
CodeImage* code_image_for(CodeBody* code, StrObject* file_name);
/// The image as if its code objects came from another file, without its source.
CodeImage* code_image_renamed(const CodeImage* image, StrObject* file_name);

/// String number `index` of the image; the same object each time. Strings that look like names are interned.
Value image_string(Task* task, CodeImage* image, uint32_t index);
StrObject* image_name(Task* task, CodeImage* image, uint32_t index);

Value constant_slow(Task* task, CodeBody* code, uint32_t index);
/// Constant number `index` of a code object; NULL with an exception only when memory runs out.
inline Value constant_at(Task* task, CodeBody* code, uint32_t index) {
  Value v = load_field(&code->constants[index]);
  return v.is_null() ? constant_slow(task, code, index) : v;
}

/// Where an instruction stands in the source. Lines count from 1, columns are UTF-8 bytes from 0; line 0 is
/// "no line", column -1 unknown.
struct SourceLocation {
  int32_t line;
  int32_t end_line;
  int32_t column;
  int32_t end_column;
};
SourceLocation code_location(const CodeBody* code, uint32_t pc);

/// Instructions [start, end) that stand at one place.
struct LocationRange {
  uint32_t start;
  uint32_t end;
  SourceLocation location;
};
/// Reads a code object's line table from its beginning, one range after the other.
class LocationWalk {
public:
  explicit LocationWalk(const CodeBody* code);
  bool next(LocationRange* out);

private:
  LineReader reader_;
  int32_t line_;
  uint32_t pc_ = 0;
};

/// The pc of a generator that has not started: its location is the line of the `def` (or of its first
/// decorator), without columns.
inline constexpr uint32_t kBeforeStart = UINT32_MAX;

/// The innermost entry of the exception table that covers `pc`, or null.
const ExceptionEntry* find_handler(const CodeBody* code, uint32_t pc);

/// The image of a module that has been opened, else null.
CodeImage* image_of_module(const ModuleDescriptor* module);
/// The code object of a native location; null before its module's image has been opened.
CodeBody* location_code(const LocationEntry* location);

void register_code_kind();

} // namespace pyc
