/// weakref.ref.

#include "object/weakref.h"

#include "gc/gc.h"
#include "object/call.h"
#include "object/errors.h"
#include "object/generic_alias.h"
#include "object/names.h"
#include "object/attributes.h"
#include "object/operators.h"

namespace pyc {

static WeakRefObject* reference(Value v) {
  return v.as<WeakRefObject>();
}

Value weakref_target(Value v) {
  Object* target = std::atomic_ref<Object*>(reference(v)->target).load(std::memory_order_relaxed);
  return target ? Value::from_object(target) : kNull;
}

struct Search {
  TypeObject* type;
  Object* found;
};

/// The one reference of a class without a callback.
static bool is_shared(void* context, Object* candidate) {
  auto* search = static_cast<Search*>(context);
  auto* r = static_cast<WeakRefObject*>(candidate);
  if (!r->callback.is_null() || type_of(Value::from_object(r)) != search->type) return true;
  search->found = candidate;
  return false;
}

/// Leaves a granule free before the next object. A pointer to an object's beginning is also one past the end
/// of the object before it, which the conservative scan keeps alive for it: a reference that is made right
/// after its target would keep the target.
static void leave_gap(Task* task) {
  AllocationBuffer& buffer = task->alloc;
  if (static_cast<size_t>(buffer.limit - buffer.cursor) > gc::kGranule) buffer.cursor += gc::kGranule;
}

Value weakref_new(Task* task, TypeObject* type, Value target, Value callback) {
  if (callback.is_none()) callback = kNull;
  if (!target.is_object() || !(type_of(target)->flags & kTypeHasWeakRefs))
    return raise_type_error(task, "cannot create weak reference to '%T' object", target);
  bool shared = callback.is_null() && type->definition != nullptr;
  if (shared) {
    Search search{type, nullptr};
    gc::each_weakref(target.object(), is_shared, &search);
    if (search.found) return Value::from_object(search.found);
  }
  leave_gap(task);
  auto* r = static_cast<WeakRefObject*>(instance_new(task, type));
  if (!r) return kNull;
  r->callback = callback;
  r->target = target.object();
  gc::register_weakref(task, target.object(), r);
  return Value::from_object(r);
}

static Value new_ref(Task* task, TypeObject* type, const Value* args, size_t nargs, Value kwnames) {
  if (type == types::weakref && !check_no_keywords(task, "ref", kwnames)) return kNull;
  if (!check_positional(task, "__new__", nargs, 1, 2)) return kNull;
  return weakref_new(task, type, args[0], nargs > 1 ? args[1] : kNull);
}

/// What it refers to is settled by then; subclasses may have other parameters.
static bool init_ref(Task* task, Value, const Value*, size_t nargs, Value kwnames) {
  return check_no_keywords(task, "ref", kwnames) && check_positional(task, "__init__", nargs, 1, 2);
}

static Value call_ref(Task* task, Value self, const Value*, size_t nargs, Value kwnames) {
  if (!check_no_keywords(task, "weakref.ReferenceType", kwnames)) return kNull;
  if (nargs) return raise_type_error(task, "weakref.ReferenceType expected 0 arguments, got %zu", nargs);
  Value target = weakref_target(self);
  return target.is_null() ? kNone : target;
}

static Value repr_ref(Task* task, Value self) {
  auto address = static_cast<int64_t>(self.bits);
  Value target = weakref_target(self);
  if (target.is_null()) return format_message(task, "<weakref at 0x%lx; dead>", address);
  Value name = get_attr_optional(task, target, names.name);
  if (name.is_null()) return kNull;
  auto at = static_cast<int64_t>(target.bits);
  if (!is_str(name)) return format_message(task, "<weakref at 0x%lx; to '%T' at 0x%lx>", address, target, at);
  return format_message(task, "<weakref at 0x%lx; to '%T' at 0x%lx (%V)>", address, target, at, name);
}

static bool hash_ref(Task* task, Value self, int64_t* out) {
  WeakRefObject* r = reference(self);
  if (!r->has_hash) {
    Value target = weakref_target(self);
    if (target.is_null()) return raise_type_error(task, "weak object has gone away");
    if (!hash(task, target, &r->hash)) return false;
    r->has_hash = 1;
  }
  *out = r->hash;
  return true;
}

/// References are equal when their live targets are; dead ones only to themselves.
static Value compare_ref(Task* task, Value a, Value b, CompareOp op) {
  bool is_equality = op == CompareOp::Equal || op == CompareOp::NotEqual;
  if (!is_equality || !is_instance(b, types::weakref)) return kNotImplemented;
  Value x = weakref_target(a), y = weakref_target(b);
  if (!x.is_null() && !y.is_null()) return compare(task, op, x, y);
  return Value::from_bool((a == b) == (op == CompareOp::Equal));
}

static Value get_callback(Task*, Value self) {
  Value callback = load_field(&reference(self)->callback);
  return callback.is_null() ? kNone : callback;
}

static const MemberDef members[] = {computed_member("__callback__", get_callback), {nullptr, 0, 0, nullptr}};
static const MethodDef methods[] = {PYC_CLASS_GETITEM, {nullptr, nullptr, 0, 0, 0, nullptr}};
static constexpr TypeSlots slots = [] {
  TypeSlots s{};
  s.new_ = new_ref;
  s.init = init_ref;
  s.call = call_ref;
  s.repr = repr_ref;
  s.hash = hash_ref;
  s.compare = compare_ref;
  return s;
}();
extern const TypeDefinition k_weakref_type = {.module = "weakref",
                                              .flags = kTypeBase,
                                              .native_size = sizeof(WeakRefObject),
                                              .methods = methods,
                                              .members = members,
                                              .slots = &slots};

// ---------------------------------------------------------------- collector

static size_t weakref_size(const Object* o) {
  return sizeof(WeakRefObject) + slot_part_bytes(o);
}
static void trace_weakref(Object* o, gc::Visitor& visitor) {
  visitor.visit(&static_cast<WeakRefObject*>(o)->callback);
  trace_slot_part(o, visitor);
}

static void clear_nogc(Object* o) {
  std::atomic_ref<Object*>(static_cast<WeakRefObject*>(o)->target).store(nullptr, std::memory_order_relaxed);
}

static void run_callback(Task* task, Object* o) {
  auto* r = static_cast<WeakRefObject*>(o);
  Value callback = load_field(&r->callback);
  if (callback.is_null()) return;
  gc::store_field(task, r, &r->callback, kNull);
  if (call1(task, callback, Value::from_object(r)).is_null())
    write_unraisable(task, "Exception ignored while calling weakref callback", callback);
}

void register_weakref_kind() {
  gc::register_kind(Kind::WeakRef, {"weak reference", weakref_size, trace_weakref, nullptr});
  gc::set_weakref_hooks({clear_nogc, run_callback});
}

} // namespace pyc
