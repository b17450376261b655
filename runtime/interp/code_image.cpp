#include "interp/code_image.h"
#include "interp/line_table.h"

#include <cmath>
#include <cstdlib>
#include <cstring>

#include "gc/gc.h"
#include "object/bytes.h"
#include "object/call.h"
#include "object/errors.h"
#include "object/float.h"
#include "object/int.h"
#include "object/namespace.h"
#include "object/tuple.h"
#include "platform/fatal.h"
#include "platform/mutex.h"

namespace pyc {

namespace {

// Words of the image's header and of a code object's record, as FORMAT.md numbers them.
enum HeaderWord {
  kMagic,
  kVersion,
  kSize,
  kStringCount,
  kStringTable,
  kCodeCount,
  kCodeTable,
  kFileName,
  kModuleName,
  kTupleWords,
  kTupleTable
};
enum CodeWord {
  kName,
  kQualname,
  kFlags,
  kArgCount,
  kPosOnlyCount,
  kKwOnlyCount,
  kRegisterCount,
  kLocalCount,
  kCacheCount,
  kFirstLine,
  kCodeOffset,
  kCodeUnits,
  kConstOffset,
  kConstCount,
  kNameOffset,
  kNameCount,
  kLocalNameOffset,
  kCellOffset,
  kCellCount,
  kFreeOffset,
  kFreeCount,
  kExceptionOffset,
  kExceptionCount,
  kLineOffset,
  kLineSize,
  kParent,
  kDocConst,
  kLoopCount,
  kComprehensionOffset,
  kComprehensionCount,
};
constexpr uint32_t kCodeWords = 32;
constexpr uint32_t kImageMagic = 0x49435950; // "PYCI"

CodeImage* all_images = nullptr;
// Guards the list of images and the making of code objects.
Mutex image_lock;

template <class T> T* table_of(size_t count) {
  auto* table = static_cast<T*>(std::calloc(count ? count : 1, sizeof(T)));
  if (!table) fatal("out of memory for a code object");
  return table;
}

void visit_images(gc::Visitor& visitor) {
  for (CodeImage* image = all_images; image; image = image->next) {
    visitor.visit_range(image->strings, image->string_count);
    visitor.visit_pointer(&image->file_name);
    visitor.visit_pointer(&image->module_name);
    for (uint32_t i = 0; i < image->code_count; i++)
      if (CodeBody* code = image->codes[i]) {
        visitor.visit_range(code->constants, code->constant_count);
        visitor.visit_range(code->names, code->name_count);
      }
  }
}

size_t code_size(const Object*) {
  return sizeof(CodeBody);
}
void trace_code(Object* object, gc::Visitor& visitor) {
  auto* code = static_cast<CodeBody*>(object);
  visitor.visit_pointer(&code->name);
  visitor.visit_pointer(&code->qualname);
}

bool looks_like_name(const char* text, size_t length) {
  for (size_t i = 0; i < length; i++) {
    auto c = static_cast<unsigned char>(text[i]);
    if (!((c | 32) >= 'a' && (c | 32) <= 'z') && !(c >= '0' && c <= '9') && c != '_') return false;
  }
  return true;
}

struct ImageString {
  uint32_t length;
  uint32_t kind;
  char data[];
};
const ImageString* string_record(const CodeImage* image, uint32_t index) {
  return reinterpret_cast<const ImageString*>(image->bytes + image->string_offsets[index]);
}

template <class T> const T* at(const CodeImage* image, uint32_t offset) {
  return reinterpret_cast<const T*>(image->bytes + offset);
}

/// Files of modules that CPython writes in C begin so (compiler/driver/finder.ts).
bool is_hidden(const ModuleDescriptor* module) {
  return module && std::strncmp(module->file, "<built-in>/", 11) == 0;
}

} // namespace

void register_code_kind() {
  gc::register_kind(Kind::Code, {"code", code_size, trace_code, nullptr});
  gc::add_root_visitor(visit_images);
}

namespace {

void add_image(CodeImage* image) {
  MutexGuard guard(image_lock);
  image->next = all_images;
  all_images = image;
}

} // namespace

CodeImage* first_image() {
  MutexGuard guard(image_lock);
  return all_images;
}

CodeImage* code_image_for(CodeBody* code, StrObject* file_name) {
  auto* image = table_of<CodeImage>(1);
  image->codes = table_of<CodeBody*>(1);
  image->codes[0] = code;
  image->code_count = 1;
  image->strings = table_of<Value>(1);
  image->file_name = file_name;
  image->module_name = str_empty().as<StrObject>();
  code->image = image;
  code->index = 0;
  add_image(image);
  return image;
}

CodeImage* code_image_renamed(const CodeImage* image, StrObject* file_name) {
  for (CodeImage* each = first_image(); each; each = each->next)
    if (each->strings == image->strings && each->file_name == file_name) return each;
  auto* copy = table_of<CodeImage>(1);
  *copy = *image;
  copy->file_name = file_name;
  copy->module = nullptr;
  copy->hidden = false;
  add_image(copy);
  return copy;
}

CodeImage* code_image_open(Task* task, const uint8_t* bytes, size_t size, const ModuleDescriptor* module) {
  auto* header = reinterpret_cast<const uint32_t*>(bytes);
  if (size < 64 || header[kMagic] != kImageMagic || header[kVersion] != 1 || header[kSize] > size)
    return raise_system_error(task, "not a code image of version 1");
  auto* image = table_of<CodeImage>(1);
  image->bytes = bytes;
  image->string_count = header[kStringCount];
  image->string_offsets = at<uint32_t>(image, header[kStringTable]);
  image->code_count = header[kCodeCount];
  image->code_table = at<uint32_t>(image, header[kCodeTable]);
  image->tuple_table = at<uint32_t>(image, header[kTupleTable]);
  image->strings = table_of<Value>(image->string_count);
  image->codes = table_of<CodeBody*>(image->code_count);
  image->module = module;
  image->hidden = is_hidden(module);
  add_image(image);
  Value file = module ? str_from_cstring(task, module->file) : image_string(task, image, header[kFileName]);
  if (file.is_null()) return nullptr;
  image->file_name = file.as<StrObject>();
  image->module_name = image_name(task, image, header[kModuleName]);
  if (!image->module_name) return nullptr;
  if (module && module->cache_count) register_caches(module->caches, module->cache_count);
  return image;
}

Value image_string(Task* task, CodeImage* image, uint32_t index) {
  Value known = load_field(&image->strings[index]);
  if (!known.is_null()) return known;
  const ImageString* record = string_record(image, index);
  Value made = str_from_chars(task, record->data, record->length, record->kind);
  if (made.is_null()) return kNull;
  if (record->kind == 1 && looks_like_name(record->data, record->length)) {
    StrObject* interned = intern(task, made);
    if (!interned) return kNull;
    made = Value::from_object(interned);
  }
  // Two threads may make it at the same time: the first one stays.
  uint64_t expected = 0;
  std::atomic_ref<uint64_t> slot(image->strings[index].bits);
  return slot.compare_exchange_strong(expected, made.bits) ? made : Value{expected};
}

StrObject* image_name(Task* task, CodeImage* image, uint32_t index) {
  if (index == kNoIndex) return str_empty().as<StrObject>();
  Value text = image_string(task, image, index);
  return text.is_null() ? nullptr : intern(task, text);
}

namespace {

const ImageString* constant_text(CodeBody* code, const ConstantEntry& entry) {
  return string_record(code->image, entry.payload);
}

Value make_int(Task* task, const ImageString* text) {
  Value v = int_parse(task, text->data, text->length, 0);
  // Base 0 refuses leading zeros only, which the emitter does not write; the limit on digits was the front
  // end's to check.
  PYC_CHECK(!v.is_null() || has_error(task));
  return v;
}

double parse_double(const ImageString* text) {
  double d = 0;
  PYC_CHECK(float_parse(text->data, text->length, &d));
  return d;
}

Value make_tuple(Task* task, CodeBody* code, uint32_t offset) {
  const uint32_t* words = code->image->tuple_table + offset;
  for (uint32_t i = 0; i < words[0]; i++)
    if (constant_at(task, code, words[1 + i]).is_null()) return kNull;
  if (words[0] == 0) return tuple_empty();
  TupleObject* tuple = tuple_allocate(task, words[0]);
  if (!tuple) return kNull;
  for (uint32_t i = 0; i < words[0]; i++)
    tuple->items[i] = code->constants[words[1 + i]];
  return Value::from_object(tuple);
}

Value make_complex(Task* task, double real, double imaginary) {
  return call2(task, type_value(types::complex), float_new(task, real), float_new(task, imaginary));
}

Value make_constant(Task* task, CodeBody* code, const ConstantEntry& entry) {
  switch (entry.kind) {
  case ConstantKind::None:
    return kNone;
  case ConstantKind::False:
    return kFalse;
  case ConstantKind::True:
    return kTrue;
  case ConstantKind::Ellipsis:
    return kEllipsis;
  case ConstantKind::SmallInt:
    return Value::from_small_int(static_cast<int32_t>(entry.payload));
  case ConstantKind::Int:
    return make_int(task, constant_text(code, entry));
  case ConstantKind::Float:
    return float_new(task, parse_double(constant_text(code, entry)));
  case ConstantKind::Imaginary: {
    // A negative one is a folded `-1j`, whose real part is -0.0.
    double imag = parse_double(constant_text(code, entry));
    return make_complex(task, std::signbit(imag) ? -0.0 : 0.0, imag);
  }
  case ConstantKind::Str:
    return image_string(task, code->image, entry.payload);
  case ConstantKind::Bytes:
    return bytes_new(task, constant_text(code, entry)->data, constant_text(code, entry)->length);
  case ConstantKind::Tuple:
    return make_tuple(task, code, entry.payload);
  case ConstantKind::FrozenSet: {
    Value items = make_tuple(task, code, entry.payload);
    return items.is_null() ? kNull : call1(task, type_value(types::frozenset), items);
  }
  case ConstantKind::Code:
    return Value::from_object(code_at(task, code->image, entry.payload));
  case ConstantKind::Complex: {
    const uint32_t* words = code->image->tuple_table + entry.payload;
    return make_complex(task, float_value(constant_at(task, code, words[1])),
                        float_value(constant_at(task, code, words[2])));
  }
  }
  return raise_system_error(task, "constant of unknown kind %u", static_cast<unsigned>(entry.kind));
}

} // namespace

Value constant_slow(Task* task, CodeBody* code, uint32_t index) {
  Value made = make_constant(task, code, code->constant_table[index]);
  if (made.is_null()) return kNull;
  uint64_t expected = 0;
  std::atomic_ref<uint64_t> slot(code->constants[index].bits);
  return slot.compare_exchange_strong(expected, made.bits) ? made : Value{expected};
}

namespace {

void fill_counts(CodeBody* code, const CodeImage* image, const uint32_t* words) {
  code->flags = words[kFlags];
  code->arg_count = words[kArgCount];
  code->pos_only_count = words[kPosOnlyCount];
  code->kw_only_count = words[kKwOnlyCount];
  code->register_count = words[kRegisterCount];
  code->local_count = words[kLocalCount];
  code->first_line = words[kFirstLine];
  code->units = at<uint16_t>(image, words[kCodeOffset]);
  code->unit_count = words[kCodeUnits];
  code->constant_table = at<ConstantEntry>(image, words[kConstOffset]);
  code->constant_count = words[kConstCount];
  code->name_count = words[kNameCount];
  code->cache_count = words[kCacheCount];
  code->exceptions = at<ExceptionEntry>(image, words[kExceptionOffset]);
  code->exception_count = words[kExceptionCount];
  code->lines = image->bytes + words[kLineOffset];
  code->line_size = words[kLineSize];
  code->cells = at<NamedRegister>(image, words[kCellOffset]);
  code->cell_count = words[kCellCount];
  code->frees = at<NamedRegister>(image, words[kFreeOffset]);
  code->free_count = words[kFreeCount];
  code->comprehension_variables = at<ComprehensionVariable>(image, words[kComprehensionOffset]);
  code->comprehension_count = words[kComprehensionCount];
  code->parent = words[kParent];
  code->doc_constant = words[kDocConst];
  unsigned rest = ((code->flags & kCodeVarArgs) != 0) + ((code->flags & kCodeVarKeywords) != 0);
  // The namespace of a class body, or of code compiled for exec, is its only parameter.
  bool has_namespace = code->flags & kCodeNamespaceRegister;
  code->parameter_count = code->arg_count + code->kw_only_count + rest + has_namespace;
  bool suspends = code->flags & kCodeSuspends;
  code->plain_arity = suspends || code->kw_only_count || rest || has_namespace ? kNoIndex : code->arg_count;
}

void make_arrays(CodeBody* code) {
  if (const NativeCode* native = code->native) {
    code->constants = native->constants;
    code->names = native->names;
    code->caches = native->caches;
  }
  if (!code->constants) code->constants = table_of<Value>(code->constant_count);
  if (!code->names) code->names = table_of<Value>(code->name_count);
  if (!code->caches && code->cache_count) {
    code->caches = table_of<uint64_t>(code->cache_count);
    register_caches(code->caches, code->cache_count);
  }
}

bool fill_names(Task* task, CodeBody* code, CodeImage* image, const uint32_t* words) {
  if (!(code->name = image_name(task, image, words[kName]))) return false;
  if (!(code->qualname = image_name(task, image, words[kQualname]))) return false;
  const auto* names = at<uint32_t>(image, words[kNameOffset]);
  for (uint32_t i = 0; i < code->name_count; i++) {
    StrObject* name = image_name(task, image, names[i]);
    if (!name) return false;
    code->names[i] = Value::from_object(name);
  }
  auto** locals = table_of<StrObject*>(code->local_count);
  code->local_names = locals;
  const auto* local_names = at<uint32_t>(image, words[kLocalNameOffset]);
  for (uint32_t i = 0; i < code->local_count; i++)
    if (!(locals[i] = image_name(task, image, local_names[i]))) return false;
  return true;
}

const NativeCode* native_of(const CodeImage* image, uint32_t index) {
  if (!image->module || !image->module->native) return nullptr;
  const NativeCode* native = &image->module->native[index];
  return native->bound || native->resume ? native : nullptr;
}

} // namespace

CodeBody* code_at(Task* task, CodeImage* image, uint32_t index) {
  std::atomic_ref<CodeBody*> slot(image->codes[index]);
  if (CodeBody* known = slot.load(std::memory_order_acquire)) return known;
  const uint32_t* words = image->code_table + size_t{index} * kCodeWords;
  auto* code = static_cast<CodeBody*>(
      gc::allocate_permanent(sizeof(CodeBody), Kind::Code, builtin_shape(BuiltinType::code)));
  if (!code) return raise_memory_error(task);
  code->image = image;
  code->index = index;
  fill_counts(code, image, words);
  code->native = native_of(image, index);
  make_arrays(code);
  if (!fill_names(task, code, image, words)) return nullptr;
  // Published before the constants are made: they may mention this object only through its index. A second
  // thread's copy is lost, which costs memory only.
  CodeBody* expected = nullptr;
  if (!slot.compare_exchange_strong(expected, code)) return expected;
  if (code->native)
    for (uint32_t i = 0; i < code->constant_count; i++)
      if (constant_at(task, code, i).is_null()) return nullptr;
  return code;
}

const ExceptionEntry* find_handler(const CodeBody* code, uint32_t pc) {
  for (uint32_t i = 0; i < code->exception_count; i++) {
    const ExceptionEntry& entry = code->exceptions[i];
    if (pc >= entry.start && pc < entry.end) return &entry;
  }
  return nullptr;
}

CodeImage* image_of_module(const ModuleDescriptor* module) {
  for (CodeImage* image = all_images; image; image = image->next)
    if (image->module == module) return image;
  return nullptr;
}

CodeBody* location_code(const LocationEntry* location) {
  const NativeCode* native = location->native();
  CodeImage* image = image_of_module(native->module);
  return image ? image->codes[native->code_index] : nullptr;
}

Value code_docstring(Task* task, CodeObject* code) {
  auto* body = static_cast<CodeBody*>(code);
  return body->doc_constant == kNoIndex ? kNone : constant_at(task, body, body->doc_constant);
}

size_t code_free_count(const CodeObject* code) {
  return static_cast<const CodeBody*>(code)->free_count;
}

const NativeCode* code_native(const CodeObject* code) {
  return static_cast<const CodeBody*>(code)->native;
}

Value code_free_names(Task* task, CodeObject* code) {
  auto* body = static_cast<CodeBody*>(code);
  TupleObject* tuple = tuple_allocate(task, body->free_count);
  if (!tuple) return kNull;
  for (uint32_t i = 0; i < body->free_count; i++) {
    StrObject* name = image_name(task, body->image, body->frees[i].name);
    if (!name) return kNull;
    gc::store_field(task, tuple, &tuple->items[i], Value::from_object(name));
  }
  return Value::from_object(tuple);
}

LocationWalk::LocationWalk(const CodeBody* code)
    : reader_(code->lines, code->line_size), line_(static_cast<int32_t>(code->first_line)) {}

bool LocationWalk::next(LocationRange* out) {
  if (reader_.at_end()) return false;
  uint32_t units = reader_.number();
  int32_t line = line_ + reader_.zigzag();
  SourceLocation location{line, line + static_cast<int32_t>(reader_.number()), 0, 0};
  location.column = static_cast<int32_t>(reader_.number()) - 1;
  location.end_column = static_cast<int32_t>(reader_.number()) - 1;
  *out = {pc_, pc_ + units, location};
  pc_ += units;
  if (line != 0) line_ = line;
  return true;
}

SourceLocation code_location(const CodeBody* code, uint32_t pc) {
  LocationWalk walk(code);
  for (LocationRange range; walk.next(&range);)
    if (pc < range.end) return range.location;
  return {static_cast<int32_t>(code->first_line), static_cast<int32_t>(code->first_line), -1, -1};
}

} // namespace pyc
