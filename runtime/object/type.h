#pragma once
/// Classes. A TypeObject carries C++ function pointers for the special methods (`slots`), as CPython's do; a
/// Python class gets `slot_*` functions that look the dunder method up.
///
/// Attributes of a class live in `table` as Bindings (object/namespace.h). A built-in class's table is filled
/// from its static definition when it is first looked at. `__dict__` is a dict with the same Bindings, made
/// on demand.

#include "object/builtin_types.h"
#include "object/namespace.h"
#include "object/object.h"
#include "object/shape.h"
#include "object/str.h"
#include "sched/task.h"

namespace pyc {

struct DictObject;
struct TypeObject;

/// Arguments of a call: `nargs` positional ones, then one value for each name in the tuple `kwnames` (NULL:
/// none). Of a method the first positional one is self.
using NativeFunction = Value (*)(Task* task, const Value* args, size_t nargs, Value kwnames);

enum MethodFlag : uint8_t {
  kMethodKeywords =
      1, ///< the function parses keywords itself (bind_arguments, object/call.h); else they are a TypeError
  kMethodClass = 2,       ///< classmethod: args[0] is the class
  kMethodStatic = 4,      ///< staticmethod: no self
  kMethodNoSelfCheck = 8, ///< args[0] may be anything
};

/// One method or function of a built-in type or module. Tables of these are constant data and end with an
/// entry without a name. `min_args` and `max_args` count positional arguments without self; max_args -1 is no
/// limit. The caller checks them, and that self has the right type.
struct MethodDef {
  const char* name;
  NativeFunction function;
  int8_t min_args;
  int8_t max_args;
  uint8_t flags;
  const char* doc;
};

/// A computed attribute. `set` is null for a read-only one; it gets NULL to delete.
struct GetSetDef {
  const char* name;
  Value (*get)(Task* task, Value self);
  bool (*set)(Task* task, Value self, Value value);
  const char* doc;
};

enum MemberFlag : uint8_t {
  kMemberReadOnly = 1,
  kMemberRequired = 2, ///< AttributeError while NULL; else None
  kMemberDouble = 4,   ///< a double instead of a Value; read-only
};
/// A Value field of the native part at a byte offset.
struct MemberDef {
  const char* name;
  uint16_t offset;
  uint8_t flags;
  const char* doc;
  /// Of a member that is no field: what reads and writes it. Without `set` it is read-only.
  Value (*get)(Task*, Value self) = nullptr;
  bool (*set)(Task*, Value self, Value value) = nullptr;
};
/// What CPython has as a member and a class here computes.
constexpr MemberDef computed_member(const char* name, Value (*get)(Task*, Value),
                                    bool (*set)(Task*, Value, Value) = nullptr, const char* doc = nullptr) {
  return {name, 0, static_cast<uint8_t>(set ? 0 : kMemberReadOnly), doc, get, set};
}

/// Order of the binary opcodes.
enum class BinaryOp : uint8_t {
  Add,
  Subtract,
  Multiply,
  TrueDivide,
  FloorDivide,
  Remainder,
  Power,
  MatrixMultiply,
  LeftShift,
  RightShift,
  And,
  Or,
  Xor
};
inline constexpr unsigned kBinaryOpCount = 13;
enum class UnaryOp : uint8_t { Negative, Positive, Invert };
/// Order of the comparison opcodes.
enum class CompareOp : uint8_t { Less, LessEqual, Equal, NotEqual, Greater, GreaterEqual };

/// Null entries: the type does not have the operation. Functions returning Value give NULL on error, those
/// returning bool false. A binary function is called with the operands in source order whichever side it
/// belongs to, and gives NotImplemented for operands it does not know.
struct TypeSlots {
  Value (*new_)(Task*, TypeObject* type, const Value* args, size_t nargs, Value kwnames);
  bool (*init)(Task*, Value self, const Value* args, size_t nargs, Value kwnames);
  Value (*call)(Task*, Value self, const Value* args, size_t nargs, Value kwnames);
  Value (*repr)(Task*, Value self);
  Value (*str)(Task*, Value self);
  bool (*hash)(Task*, Value self, int64_t* out);
  Value (*compare)(Task*, Value a, Value b, CompareOp op);
  Value (*get_attribute)(Task*, Value self, StrObject* name);
  bool (*set_attribute)(Task*, Value self, StrObject* name, Value value); ///< value NULL deletes
  Value (*get)(Task*, Value self, Value instance,
               Value owner); ///< instance NULL: through the class; owner may be NULL
  bool (*set)(Task*, Value self, Value instance, Value value); ///< value NULL deletes
  Value (*iter)(Task*, Value self);
  Value (*next)(Task*, Value self); ///< kAbsent at the end
  bool (*length)(Task*, Value self, int64_t* out);
  bool (*contains)(Task*, Value self, Value item, bool* out);
  Value (*get_item)(Task*, Value self, Value key);
  bool (*set_item)(Task*, Value self, Value key, Value value); ///< value NULL deletes
  bool (*truth)(Task*, Value self, bool* out);
  Value (*binary[kBinaryOpCount])(Task*, Value a, Value b);
  Value (*in_place[kBinaryOpCount])(Task*, Value a, Value b);
  Value (*unary[3])(Task*, Value a);
  Value (*divmod)(Task*, Value a, Value b);
  Value (*power_mod)(Task*, Value base, Value exponent, Value modulus);
  Value (*absolute)(Task*, Value a);
  Value (*int_)(Task*, Value a);
  Value (*float_)(Task*, Value a);
  Value (*index)(Task*, Value a);
  Value (*await)(Task*, Value self);
  Value (*async_iter)(Task*, Value self);
  Value (*async_next)(Task*, Value self);
  /// `+`, `*` and their in-place forms of sequences: tried after `binary`, as CPython does.
  Value (*concat)(Task*, Value a, Value b);
  Value (*repeat)(Task*, Value self, int64_t count);
  Value (*in_place_concat)(Task*, Value a, Value b);
  Value (*in_place_repeat)(Task*, Value self, int64_t count);
  bool (*finalize)(Task*, Value self); ///< __del__
  /// The buffer protocol (object/buffer.h): fills `out`, owner included; false with an exception.
  bool (*get_buffer)(Task*, Value self, int flags, struct Buffer* out);
  void (*release_buffer)(Task*, Value self, struct Buffer* buffer);
};

enum TypeFlag : uint32_t {
  kTypeHeap = 1,    ///< made at run time: attributes can be set
  kTypeBase = 2,    ///< may be subclassed
  kTypeHasDict = 4, ///< instances accept any attribute
  kTypeHasWeakRefs = 8,
  kTypeAbstract = 16,  ///< __abstractmethods__ is not empty
  kTypeException = 32, ///< derives from BaseException
  kTypeSequencePattern = 64,
  kTypeMappingPattern = 128,
  kTypeMatchSelf = 256,     ///< C(x) in a pattern binds the subject itself
  kTypeDisallowNew = 512,   ///< cannot create 'x' instances
  kTypeVariableSize = 1024, ///< no non-empty __slots__
  kTypeReady = 2048,
  kTypeMethod = 4096, ///< instances are unbound methods: LoadMethod need not bind them
  // Kinds that isinstance tests need fast.
  kTypeIntSubclass = 1 << 16,
  kTypeStrSubclass = 1 << 17,
  kTypeTupleSubclass = 1 << 18,
  kTypeListSubclass = 1 << 19,
  kTypeDictSubclass = 1 << 20,
  kTypeTypeSubclass = 1 << 21,
  kTypeBytesSubclass = 1 << 22,
};
inline constexpr uint32_t kTypeInheritedFlags = kTypeHasDict | kTypeHasWeakRefs | kTypeException |
                                                kTypeSequencePattern | kTypeMappingPattern | kTypeMatchSelf |
                                                kTypeVariableSize | 0xFFFF0000u;

/// What one file says of its built-in type: constant data. Missing slots are inherited.
struct TypeDefinition {
  const char* doc = nullptr;
  const char* module = "builtins";
  uint32_t flags = 0;       ///< of TypeFlag: Base, HasDict, patterns, DisallowNew, …
  uint32_t native_size = 8; ///< sizeof the C++ struct; 0: variable (set_variable_size)
  const MethodDef* methods = nullptr;
  const GetSetDef* getsets = nullptr;
  const MemberDef* members = nullptr;
  const TypeSlots* slots = nullptr;
  /// Kind::Opaque only: visits the Values of the native part.
  void (*trace)(Object* object, gc::Visitor& visitor) = nullptr;
};

struct TypeObject : Object {
  const TypeDefinition* definition; ///< null for classes made at run time
  TypeSlots slots;                  ///< complete: own and inherited
  uint32_t flags;
  uint32_t root_shape;     ///< of new instances
  uint32_t dict_shape;     ///< of instances in dictionary mode; 0 when they take no attributes
  uint32_t native_size;    ///< 0: variable
  Kind layout;             ///< kind of instances
  bool observed;           ///< a cache or compiled code relies on a lookup through this class
  uint16_t reserved_slots; ///< slots of `__slots__`, inherited ones included
  TypeObject* base;        ///< the base that decides the layout; null for object
  const char* utf8_name;   ///< as messages name the class; malloc memory or static
  Value name;              ///< str
  Value qualname;
  Value bases;                 ///< tuple
  Value mro;                   ///< tuple
  BindingTable* table;         ///< the namespace; null until first needed (built-ins)
  Value dict;                  ///< attached DictObject that mirrors `table`, NULL until asked for
  struct TypeLink* subclasses; ///< newest first
  struct WideName* wide_names; ///< attributes whose new slots are not double any more; shape.cpp
};

/// Classes are never freed, so the list of subclasses is plain memory.
struct TypeLink {
  TypeObject* type;
  TypeLink* next;
};

/// All built-in classes, indexed by id. Permanent; the class objects never move and are never freed.
extern TypeObject builtin_types[kBuiltinTypeCount];

namespace types {
#define PYC_TYPE(id, name, base, kind)                                                                       \
  inline TypeObject* const id = &builtin_types[static_cast<uint32_t>(BuiltinType::id)];
#include "object/types.def"
#undef PYC_TYPE
#define PYC_EXCEPTION(name, base, fields)                                                                    \
  inline TypeObject* const name = &builtin_types[static_cast<uint32_t>(BuiltinType::name)];
#include "object/exceptions.def"
#undef PYC_EXCEPTION
} // namespace types

// Each type's file defines `const TypeDefinition k_<id>_type`.
#define PYC_TYPE(id, name, base, kind) extern const TypeDefinition k_##id##_type;
#include "object/types.def"
#undef PYC_TYPE

/// Shape ids of None, False/True, NotImplemented, Ellipsis by (bits >> 3).
inline constexpr uint32_t kSpecialShapes[8] = {builtin_shape(BuiltinType::none),
                                               0,
                                               builtin_shape(BuiltinType::bool_),
                                               builtin_shape(BuiltinType::bool_),
                                               builtin_shape(BuiltinType::not_implemented),
                                               builtin_shape(BuiltinType::ellipsis),
                                               0,
                                               0};

/// The shape id that inline caches compare: of immediates that of their type. `v` must not be NULL.
inline uint32_t shape_id_of(Value v) {
  if (v.is_object()) return v.object()->shape_acquire();
  if (v.is_small_int()) return builtin_shape(BuiltinType::int_);
  if (v.is_immediate_double()) return builtin_shape(BuiltinType::float_);
  return kSpecialShapes[(v.bits >> 3) & 7];
}

/// type(v). `v` must not be NULL.
inline TypeObject* type_of(Value v) {
  return shape_at(shape_id_of(v))->type;
}

inline bool is_exact(Value v, BuiltinType t) {
  return shape_id_of(v) == builtin_shape(t);
}
inline bool is_type(Value v) {
  return has_kind(v, Kind::Type);
}
inline Value type_value(TypeObject* t) {
  return Value::from_object(t);
}

/// issubclass without hooks: `base` is in the MRO of `t`.
bool is_subtype(const TypeObject* t, const TypeObject* base);
/// isinstance without hooks.
inline bool is_instance(Value v, const TypeObject* t) {
  TypeObject* own = type_of(v);
  return own == t || is_subtype(own, t);
}

/// The attribute's binding by MRO, through the global method cache; null when there is none. No descriptor is
/// invoked. Marks the class observed.
BindingObject* type_lookup_binding(TypeObject* t, StrObject* name);
/// The attribute's value by MRO; NULL when there is none, without an exception. `name` must be interned.
Value type_lookup(TypeObject* t, StrObject* name);
/// The same for one class's own attributes.
BindingObject* type_find_own(TypeObject* t, StrObject* name);
/// The bindings of its own attributes.
BindingTable* type_table(TypeObject* t);
/// `__dict__`: an attached dict with the same bindings.
DictObject* type_dict(Task* task, TypeObject* t);

/// Sets (NULL: deletes) a class attribute with everything that depends on it: caches, slots, subclasses.
/// `name` interned. AttributeError when absent on deletion.
bool type_set(Task* task, TypeObject* t, StrObject* name, Value value);

/// type(name, bases, namespace, **keywords) with `metaclass` already decided: layout, MRO, slots,
/// __set_name__, __init_subclass__.
Value type_new(Task* task, TypeObject* metaclass, Value name, Value bases, Value name_space,
               const Value* keyword_values, Value kwnames);
/// The most derived metaclass of `start` and those of `bases`; null with TypeError.
TypeObject* type_calculate_metaclass(Task* task, TypeObject* start, Value bases);

/// An instance with every slot empty; native part zero. For types of fixed native size.
Object* instance_new(Task* task, TypeObject* t);
/// Bytes of the slot part of new instances, for kinds that allocate themselves: allocate native bytes + this,
/// with shape t->root_shape.
inline size_t instance_part_bytes(const TypeObject* t) {
  const Shape* s = shape_at(t->root_shape);
  return s->flags & kShapeHasSlots ? 8 + 8 * size_t{s->inline_count} : 0;
}

/// "dict", "pkg.mod.C": as error messages name a class (tp_name: static types carry their module only when it
/// is not builtins).
const char* type_name_utf8(const TypeObject* t);
/// The name without its module.
const char* type_short_name(const TypeObject* t);
/// Fully qualified as tracebacks print it: "mod.C", module left out for builtins and __main__.
Value type_full_name(Task* task, const TypeObject* t, bool skip_main);

void trace_type(Object* o, gc::Visitor& visitor);
void register_type_kind();

/// Fills the table of built-in classes. Cheap: no heap object is made.
void types_start();

} // namespace pyc
