#include "interp/traceback.h"

#include "gc/gc.h"
#include "interp/frame.h"
#include "object/dict.h"
#include "object/errors.h"
#include "object/tuple.h"

namespace pyc {

namespace {

bool is_hidden(const CodeObject* code) {
  return static_cast<const CodeBody*>(code)->image->hidden;
}

TracebackObject* add_entry(Task* task, FunctionObject* function, CodeObject* code, uint32_t pc) {
  // The collector may run here, and the exception is only in the task: it visits task->exc.
  auto* entry = gc::allocate<TracebackObject>(task, Kind::Traceback, builtin_shape(BuiltinType::traceback));
  if (!entry) return nullptr;
  auto* exception = task->exc.as<ExceptionObject>();
  entry->next = exception->traceback.as<TracebackObject>();
  entry->function = Value::from_object(function);
  entry->code = Value::from_object(code);
  entry->pc = pc;
  gc::store_field(task, exception, &exception->traceback, Value::from_object(entry));
  return entry;
}

/// Sets a variable in the dict unless it is unbound.
bool add_local(Task* task, DictObject* dict, StrObject* name, Value v) {
  return v.is_null() || !name || dict_set_name(task, dict, name, v);
}

/// Sets the variable whose cell that is; nothing before the cell is made.
bool add_cell(Task* task, DictObject* dict, const CodeBody* code, const NamedRegister& variable, Value cell) {
  if (!has_kind(cell, Kind::Cell)) return true;
  StrObject* name = image_name(task, code->image, variable.name);
  return add_local(task, dict, name, load_field(&cell.as<CellObject>()->value));
}

/// Own cells are in registers; those of enclosing functions in the closure, whether or not the body has
/// copied them yet.
bool add_cells(Task* task, DictObject* dict, const FunctionObject* function, const CodeBody* code,
               const Value* registers) {
  for (uint32_t i = 0; i < code->cell_count; i++)
    if (!add_cell(task, dict, code, code->cells[i], registers[code->cells[i].target])) return false;
  for (uint32_t i = 0; i < code->free_count; i++)
    if (!add_cell(task, dict, code, code->frees[i], function->closure.as<TupleObject>()->items[i]))
      return false;
  return true;
}

bool is_cell_register(const CodeBody* code, uint32_t number) {
  for (uint32_t i = 0; i < code->cell_count; i++)
    if (code->cells[i].target == number) return true;
  return false;
}

bool is_live(const ComprehensionVariable& variable, uint32_t pc) {
  return pc >= variable.start && pc < variable.end;
}

/// Whether the pc is inside an inlined comprehension.
bool is_comprehending(const CodeBody* code, uint32_t pc) {
  for (uint32_t i = 0; i < code->comprehension_count; i++)
    if (is_live(code->comprehension_variables[i], pc)) return true;
  return false;
}

/// The variables of the comprehensions around the pc in place of others of their names; an unbound one hides
/// these, too.
bool add_comprehension_variables(Task* task, DictObject* dict, const CodeBody* code, uint32_t pc,
                                 const Value* registers) {
  for (uint32_t i = 0; i < code->comprehension_count; i++) {
    const ComprehensionVariable& variable = code->comprehension_variables[i];
    if (!is_live(variable, pc)) continue;
    StrObject* name = image_name(task, code->image, variable.name);
    if (!name) return false;
    Value v = registers[variable.target];
    if (variable.is_cell && has_kind(v, Kind::Cell)) v = load_field(&v.as<CellObject>()->value);
    bool hidden;
    bool done = v.is_null() ? dict_remove(task, dict, Value::from_object(name), &hidden)
                            : dict_set_name(task, dict, name, v);
    if (!done) return false;
  }
  return true;
}

} // namespace

void traceback_add(Task* task, FunctionObject* function, CodeObject* code, uint32_t pc) {
  if (is_hidden(code)) return;
  Value exception = task->exc;
  if (!add_entry(task, function, code, pc)) task->exc = exception;
}

void traceback_add_frame(Task* task, InterpFrame* frame) {
  if (is_hidden(frame->code)) return;
  Value exception = task->exc;
  bool first = exception.as<ExceptionObject>()->traceback.is_null();
  auto pc = static_cast<uint32_t>(frame->pc - frame->code->units);
  TracebackObject* entry = add_entry(task, frame->function, frame->code, pc);
  if (!entry) {
    task->exc = exception;
    return;
  }
  if (!first || !is_instance(exception, types::NameError)) return;
  task->exc = kNull;
  // The exception leaves the comprehensions that it was raised in, and with them their variables.
  Value locals = register_locals(task, frame->function, frame->code, kNoIndex, frame->registers);
  if (!locals.is_null()) gc::store_field(task, entry, &entry->locals, locals);
  task->exc = exception;
}

Value frame_locals(Task* task, InterpFrame* frame) {
  auto pc = static_cast<uint32_t>(frame->pc - frame->code->units);
  return register_locals(task, frame->function, frame->code, pc, frame->registers);
}

Value register_locals(Task* task, const FunctionObject* function, CodeBody* code, uint32_t pc,
                      const Value* registers) {
  bool comprehends = is_comprehending(code, pc);
  bool has_namespace = code->flags & (kCodeModuleBody | kCodeClassBody | kCodeNamespaceRegister);
  if (has_namespace && !comprehends) return code->flags & kCodeModuleBody ? function->globals : registers[0];
  DictObject* dict = dict_new(task);
  if (!dict) return kNull;
  // As before PEP 709: inside a comprehension its own variables are all that a module or class lets it see.
  if (has_namespace)
    return add_comprehension_variables(task, dict, code, pc, registers) ? dict_value(dict) : kNull;
  for (uint32_t i = 0; i < code->local_count; i++)
    if (!is_cell_register(code, i) && !add_local(task, dict, code->local_names[i], registers[i]))
      return kNull;
  if (!add_cells(task, dict, function, code, registers)) return kNull;
  if (comprehends && !add_comprehension_variables(task, dict, code, pc, registers)) return kNull;
  return dict_value(dict);
}

uint32_t traceback_line(TracebackObject* entry) {
  if (entry->line == 0)
    entry->line =
        static_cast<uint32_t>(code_location(static_cast<CodeBody*>(entry->code.object()), entry->pc).line);
  return entry->line;
}

} // namespace pyc
