#include "interp/frame_object.h"

#include "gc/gc.h"
#include "interp/generator.h"
#include "interp/traceback.h"
#include "object/dict.h"
#include "object/errors.h"
#include "object/list.h"
#include "object/module.h"
#include "object/operators.h"
#include "object/tuple.h"
#include "object/type.h"

namespace pyc {

namespace {

size_t frame_size(const Object*) {
  return sizeof(FrameObject);
}
void trace_frame(Object* object, gc::Visitor& visitor) {
  auto* f = static_cast<FrameObject*>(object);
  visitor.visit_range(&f->code, 7);
}
size_t traceback_size(const Object*) {
  return sizeof(TracebackObject);
}
void trace_traceback(Object* object, gc::Visitor& visitor) {
  auto* t = static_cast<TracebackObject*>(object);
  visitor.visit_pointer(&t->next);
  visitor.visit(&t->frame);
  visitor.visit(&t->function);
  visitor.visit(&t->locals);
  visitor.visit(&t->code);
}

Value globals_at(const FrameCursor& at) {
  if (InterpFrame* frame = interp_frame_of(at.record())) return frame->function->globals;
  const LocationEntry* location = at.location();
  if (!location) return kNull;
  const ModuleDescriptor* module = location->native()->module;
  return module->module_slot ? *module->module_slot : kNull;
}

Value frame_new(Task* task, CodeBody* code, uint32_t pc, Value function, Value globals, Value locals) {
  auto* f = gc::allocate<FrameObject>(task, Kind::Frame, builtin_shape(BuiltinType::frame));
  if (!f) return kNull;
  f->code = Value::from_object(code);
  f->function = function;
  f->globals = globals;
  f->locals = locals;
  f->pc = pc;
  return Value::from_object(f);
}

uint32_t pc_of(const InterpFrame* frame) {
  return static_cast<uint32_t>(frame->pc - frame->code->units);
}

/// The code that runs at a place in the chain of calls; null when nothing is known of it.
CodeBody* running_code(const FrameCursor& at) {
  if (InterpFrame* frame = interp_frame_of(at.record())) return frame->code;
  return at.location() ? location_code(at.location()) : nullptr;
}

/// The frame there, of a body of `generator` or of a function; kAbsent for one that nothing is known of.
Value frame_at(Task* task, const FrameCursor& at, GeneratorObject* generator) {
  CodeBody* code = running_code(at);
  if (!code) return kAbsent;
  InterpFrame* frame = interp_frame_of(at.record());
  if (frame && !frame->frame_object.is_null()) return frame->frame_object;
  Value made =
      frame ? frame_new(task, code, pc_of(frame), Value::from_object(frame->function), globals_at(at), kNull)
            : frame_new(task, code, at.location()->pc, kNull, globals_at(at), kNull);
  if (made.is_null()) return kNull;
  if (generator) made.as<FrameObject>()->generator = Value::from_object(generator);
  if (frame) frame->frame_object = made;
  return made;
}

/// The running frame that a frame object stands for, or null.
InterpFrame* running_frame(Task* task, const FrameObject* f) {
  for (const FrameRecord* record = task->top; record; record = record->previous) {
    InterpFrame* frame = interp_frame_of(record);
    if (frame && frame->frame_object.is_object() && frame->frame_object.object() == f) return frame;
  }
  return nullptr;
}

/// Where a frame stands now.
uint32_t current_pc(Task* task, const FrameObject* f) {
  InterpFrame* frame = running_frame(task, f);
  return frame ? pc_of(frame) : f->pc;
}

/// `f_lasti`: bytes from the code's beginning, as if an instruction unit had two.
int64_t last_instruction(uint32_t pc) {
  return pc == kBeforeStart ? 0 : pc * int64_t{2};
}

Value none_if_null(Value v) {
  return v.is_null() ? kNone : v;
}

/// The frame of a body that runs in this task, in either tier; None when it runs in another.
Value running_frame_of(Task* task, GeneratorObject* g) {
  RunningGenerators generators(task);
  for (FrameCursor at(task->top); at; at.next())
    if (generators.take(running_code(at)) == g) return frame_at(task, at, g);
  return kNone;
}

} // namespace

Value generator_frame(Task* task, GeneratorObject* g) {
  GeneratorState state = g->state.load(std::memory_order_acquire);
  if (state == GeneratorState::Finished) return kNone;
  if (state == GeneratorState::Running) return running_frame_of(task, g);
  uint32_t pc = g->position ? g->position - 1 : kBeforeStart;
  Value locals = register_locals(task, g->function, g->code, pc, g->registers);
  if (locals.is_null()) return kNull;
  Value frame = frame_new(task, g->code, pc, Value::from_object(g->function), g->function->globals, locals);
  if (!frame.is_null()) frame.as<FrameObject>()->generator = Value::from_object(g);
  return frame;
}

void register_frame_kinds() {
  gc::register_kind(Kind::Frame, {"frame", frame_size, trace_frame, nullptr});
  gc::register_kind(Kind::Traceback, {"traceback", traceback_size, trace_traceback, nullptr});
}

Value frame_object(Task* task, uint32_t depth) {
  RunningGenerators generators(task);
  FrameCursor at(task->top);
  for (; at && depth; at.next(), depth--)
    generators.take(running_code(at));
  if (!at) return raise_value_error(task, "call stack is not deep enough");
  Value first = kNull;
  FrameObject* inner = nullptr;
  // The whole chain at once: native frames will have changed when f_back is read.
  for (; at; at.next()) {
    Value f = frame_at(task, at, generators.take(running_code(at)));
    if (f.is_null()) return kNull;
    if (f == kAbsent) continue;
    if (inner) gc::store_field(task, inner, &inner->back, f);
    if (first.is_null()) first = f;
    inner = f.as<FrameObject>();
  }
  return first.is_null() ? Value(raise_value_error(task, "call stack is not deep enough")) : first;
}

void frame_ended(Task* task, InterpFrame* frame) {
  auto* f = frame->frame_object.as<FrameObject>();
  f->pc = pc_of(frame);
  Value pending = task->exc;
  task->exc = kNull;
  Value locals = register_locals(task, frame->function, frame->code, kNoIndex, frame->registers);
  task->exc = pending;
  if (!locals.is_null()) gc::store_field(task, f, &f->locals, locals);
}

DictObject* current_globals(Task* task) {
  Value globals = task->top ? globals_at(FrameCursor(task->top)) : kNull;
  return globals.as<DictObject>();
}

Value current_locals(Task* task) {
  InterpFrame* frame = task->top ? interp_frame_of(task->top) : nullptr;
  if (frame) return frame_locals(task, frame);
  uint32_t pc;
  CodeBody* code = task->top ? record_code(task->top, &pc) : nullptr;
  if (code && (code->flags & kCodeModuleBody)) return globals_at(FrameCursor(task->top));
  return raise_unsupported(task, "the local variables of a compiled function");
}

bool current_super(Task* task, Value* type, Value* self) {
  InterpFrame* frame = task->top ? interp_frame_of(task->top) : nullptr;
  uint32_t pc;
  CodeBody* code = frame ? frame->code : task->top ? record_code(task->top, &pc) : nullptr;
  if (!code || code->arg_count == 0) return raise_runtime_error(task, "super(): no arguments");
  // Functions that mention `super` run in frames; another name of it finds no cell in a native one.
  if (!frame) return raise_runtime_error(task, "super(): __class__ cell not found");
  *self = frame->registers[0];
  if (has_kind(*self, Kind::Cell)) *self = load_field(&self->as<CellObject>()->value);
  if (self->is_null()) return raise_runtime_error(task, "super(): arg[0] deleted");
  for (uint32_t i = 0; i < code->free_count; i++) {
    StrObject* name = image_name(task, code->image, code->frees[i].name);
    if (!name || !str_equal_ascii(name, "__class__")) continue;
    Value cell = frame->function->closure.as<TupleObject>()->items[i];
    *type = load_field(&cell.as<CellObject>()->value);
    if (type->is_null()) return raise_runtime_error(task, "super(): empty __class__ cell");
    return true;
  }
  return raise_runtime_error(task, "super(): __class__ cell not found");
}

namespace {

// --- frame ---

FrameObject* frame_of_value(Value v) {
  return v.as<FrameObject>();
}
Value frame_code(Task*, Value self) {
  return frame_of_value(self)->code;
}
Value frame_line(Task* task, Value self) {
  auto* f = frame_of_value(self);
  return Value::from_small_int(code_location(f->code.as<CodeBody>(), current_pc(task, f)).line);
}
/// What a debugger does to go on elsewhere; there is none.
bool frame_set_line(Task* task, Value, Value value) {
  if (value.is_null()) return raise_format(task, types::AttributeError, "cannot delete attribute");
  bool number = is_exact(value, BuiltinType::int_);
  return raise_value_error(task, number ? "f_lineno can only be set in a trace function"
                                        : "lineno must be an integer");
}
Value frame_lasti(Task* task, Value self) {
  return Value::from_small_int(last_instruction(current_pc(task, frame_of_value(self))));
}
Value frame_globals(Task*, Value self) {
  return none_if_null(frame_of_value(self)->globals);
}
Value frame_builtins(Task*, Value) {
  return dict_value(builtins_dict());
}
Value frame_get_locals(Task* task, Value self) {
  auto* f = frame_of_value(self);
  if (InterpFrame* frame = running_frame(task, f)) return frame_locals(task, frame);
  if (!f->locals.is_null()) return f->locals;
  DictObject* empty = dict_new(task);
  return empty ? dict_value(empty) : kNull;
}
Value frame_back(Task*, Value self) {
  return none_if_null(frame_of_value(self)->back);
}
Value frame_repr(Task* task, Value self) {
  auto* f = frame_of_value(self);
  auto* code = f->code.as<CodeBody>();
  return format_message(task, "<frame at 0x%lx, file %R, line %d, code %S>",
                        static_cast<unsigned long>(self.bits), Value::from_object(code->image->file_name),
                        code_location(code, current_pc(task, f)).line, code->name);
}
/// A frame outlives its generator's body as a frame of its own.
Value frame_generator(Task*, Value self) {
  Value g = frame_of_value(self)->generator;
  if (g.is_null()) return kNone;
  bool finished = g.as<GeneratorObject>()->state.load(std::memory_order_acquire) == GeneratorState::Finished;
  return finished ? kNone : g;
}

// What a debugger keeps in a frame. Nothing is traced, so nothing reads it but the program.
Value frame_trace(Task*, Value self) {
  return none_if_null(frame_of_value(self)->trace);
}
bool frame_set_trace(Task* task, Value self, Value value) {
  gc::store_field(task, self.object(), &frame_of_value(self)->trace, value.is_none() ? kNull : value);
  return true;
}
Value frame_trace_lines(Task*, Value self) {
  return Value::from_bool(!frame_of_value(self)->no_trace_lines);
}
bool frame_set_trace_lines(Task* task, Value self, Value value) {
  if (value.is_null()) return raise_type_error(task, "can't delete numeric/char attribute");
  if (!value.is_bool()) return raise_type_error(task, "attribute value type must be bool");
  frame_of_value(self)->no_trace_lines = value == kFalse;
  return true;
}
Value frame_trace_opcodes(Task*, Value self) {
  return Value::from_bool(frame_of_value(self)->trace_opcodes);
}
bool frame_set_trace_opcodes(Task* task, Value self, Value value) {
  if (value.is_null() || !value.is_bool()) return raise_type_error(task, "attribute value type must be bool");
  frame_of_value(self)->trace_opcodes = value == kTrue;
  return true;
}

Value frame_clear(Task*, const Value*, size_t, Value) {
  return kNone;
}
const MethodDef frame_methods[] = {{"clear", frame_clear, 0, 0, 0, "Clear all references held by the frame."},
                                   {}};
const GetSetDef frame_getsets[] = {
    {"f_code", frame_code, nullptr, nullptr},
    {"f_lineno", frame_line, frame_set_line, nullptr},
    {"f_lasti", frame_lasti, nullptr, nullptr},
    {"f_globals", frame_globals, nullptr, nullptr},
    {"f_builtins", frame_builtins, nullptr, nullptr},
    {"f_locals", frame_get_locals, nullptr, nullptr},
    {"f_back", frame_back, nullptr, nullptr},
    {"f_generator", frame_generator, nullptr, nullptr},
    {"f_trace", frame_trace, frame_set_trace, nullptr},
    {"f_trace_opcodes", frame_trace_opcodes, frame_set_trace_opcodes, nullptr},
    {},
};
const MemberDef frame_members[] = {computed_member("f_trace_lines", frame_trace_lines, frame_set_trace_lines),
                                   {}};
constexpr TypeSlots make_frame_slots() {
  TypeSlots s{};
  s.repr = frame_repr;
  return s;
}
const TypeSlots frame_slots = make_frame_slots();

// --- traceback ---

TracebackObject* traceback_of(Value v) {
  return v.as<TracebackObject>();
}
Value traceback_frame(Task* task, Value self) {
  auto* t = traceback_of(self);
  if (!t->frame.is_null()) return t->frame;
  Value globals = t->function.is_null() ? kNull : t->function.as<FunctionObject>()->globals;
  Value f = frame_new(task, t->code.as<CodeBody>(), t->pc, t->function, globals, t->locals);
  if (!f.is_null()) gc::store_field(task, t, &t->frame, f);
  return f;
}
Value traceback_get_line(Task*, Value self) {
  return Value::from_small_int(traceback_line(traceback_of(self)));
}
Value traceback_lasti(Task*, Value self) {
  return Value::from_small_int(last_instruction(traceback_of(self)->pc));
}
Value traceback_next(Task*, Value self) {
  TracebackObject* next = traceback_of(self)->next;
  return next ? Value::from_object(next) : kNone;
}
bool traceback_set_next(Task* task, Value self, Value value) {
  if (value.is_null()) return raise_type_error(task, "can't delete tb_next attribute");
  if (!value.is_none() && !has_kind(value, Kind::Traceback))
    return raise_type_error(task, "expected traceback object, got '%T'", value);
  auto* t = traceback_of(self);
  for (auto* next = value.is_none() ? nullptr : traceback_of(value); next; next = next->next)
    if (next == t) return raise_value_error(task, "traceback loop detected");
  gc::barrier(task, t);
  t->next = value.is_none() ? nullptr : traceback_of(value);
  return true;
}
Value traceback_create(Task* task, TypeObject*, const Value* args, size_t nargs, Value kwnames) {
  static const char* const parameters[] = {"tb_next", "tb_frame", "tb_lasti", "tb_lineno", nullptr};
  Value v[4];
  if (!bind_arguments(task, {"traceback", parameters, 4, 4}, args, nargs, kwnames, v)) return kNull;
  if (!has_kind(v[1], Kind::Frame))
    return raise_type_error(task, "traceback() argument 'tb_frame' must be frame, not %B", v[1]);
  int32_t lasti, line;
  if (!int_argument(task, v[2], &lasti) || !int_argument(task, v[3], &line)) return kNull;
  if (!v[0].is_none() && !has_kind(v[0], Kind::Traceback))
    return raise_type_error(task, "expected traceback object or None, got '%T'", v[0]);
  auto* t = gc::allocate<TracebackObject>(task, Kind::Traceback, builtin_shape(BuiltinType::traceback));
  if (!t) return kNull;
  auto* f = frame_of_value(v[1]);
  t->next = v[0].is_none() ? nullptr : traceback_of(v[0]);
  t->frame = v[1];
  t->function = f->function;
  t->code = f->code;
  t->pc = lasti < 0 ? kBeforeStart : static_cast<uint32_t>(lasti) / 2;
  t->line = static_cast<uint32_t>(line);
  return Value::from_object(t);
}
constexpr TypeSlots make_traceback_slots() {
  TypeSlots s{};
  s.new_ = traceback_create;
  return s;
}
const TypeSlots traceback_slots = make_traceback_slots();
Value traceback_dir(Task* task, const Value*, size_t, Value) {
  Value list = list_new(task, nullptr, 0);
  for (const char* name : {"tb_frame", "tb_next", "tb_lasti", "tb_lineno"})
    if (list.is_null() || !list_append(task, list, Value::from_object(intern_cstring(name)))) return kNull;
  return list;
}
const MethodDef traceback_methods[] = {{"__dir__", traceback_dir, 0, 0, 0, nullptr}, {}};
const MemberDef traceback_members[] = {
    computed_member("tb_frame", traceback_frame), computed_member("tb_lasti", traceback_lasti), {}};
const GetSetDef traceback_getsets[] = {
    {"tb_lineno", traceback_get_line, nullptr, nullptr},
    {"tb_next", traceback_next, traceback_set_next, nullptr},
    {},
};

} // namespace

const TypeDefinition k_frame_type = {
    .flags = kTypeDisallowNew,
    .native_size = sizeof(FrameObject),
    .methods = frame_methods,
    .getsets = frame_getsets,
    .members = frame_members,
    .slots = &frame_slots,
};
const TypeDefinition k_traceback_type = {
    .native_size = sizeof(TracebackObject),
    .methods = traceback_methods,
    .getsets = traceback_getsets,
    .members = traceback_members,
    .slots = &traceback_slots,
};

} // namespace pyc
