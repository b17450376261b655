/// The text of an uncaught exception: chained exceptions, groups, notes, syntax errors, as CPython 3.14's
/// traceback.py prints them.
///
/// First a tree of nodes is made of what will be printed, so that an exception that is reachable in several
/// ways appears once (in the order in which traceback.py visits them); then it is printed from the root.

#include <cstdlib>

#include "interp/stdlib_names.h"
#include "interp/traceback.h"
#include "interp/traceback_frames.h"
#include "object/attributes.h"
#include "object/call.h"
#include "object/errors.h"
#include "object/int.h"
#include "object/list.h"
#include "object/names.h"
#include "object/operators.h"
#include "object/tuple.h"

namespace pyc {

namespace {

constexpr size_t kMaxGroupWidth = 15;
constexpr unsigned kMaxGroupDepth = 10;

const char* const cause_message =
    "\nThe above exception was the direct cause of the following exception:\n\n";
const char* const context_message =
    "\nDuring handling of the above exception, another exception occurred:\n\n";

struct Node {
  ExceptionObject* exception;
  Node* cause = nullptr;
  Node* context = nullptr;
  bool is_group = false;
  Vector<Node*> exceptions;
};

/// Owns the nodes and keeps their exceptions alive.
class Tree {
public:
  explicit Tree(Task* task) : task_(task), alive_(list_new(task, nullptr, 0)) {}
  ~Tree() {
    for (Node* n : nodes_)
      delete_node(n);
  }
  Node* build(Value root) {
    if (alive_.is_null()) return nullptr;
    Node* top = make(root);
    Vector<Node*> queue;
    if (top) queue.push(top);
    while (!queue.empty())
      expand(queue.pop(), &queue);
    return top;
  }

private:
  static void delete_node(Node* n) {
    n->~Node();
    std::free(n);
  }

  Node* make(Value exception) {
    if (exception.is_null() || !is_exception(exception)) return nullptr;
    void* memory = std::malloc(sizeof(Node));
    if (!memory || !list_append(task_, alive_, exception)) {
      clear_error(task_);
      std::free(memory);
      return nullptr;
    }
    auto* n = new (memory) Node{.exception = exception.as<ExceptionObject>(), .exceptions = {}};
    nodes_.push(n);
    return n;
  }

  bool seen(Value exception) {
    for (Node* n : nodes_)
      if (Value::from_object(n->exception) == exception) return true;
    return false;
  }

  void expand(Node* n, Vector<Node*>* queue) {
    ExceptionObject* e = n->exception;
    if (!e->cause.is_null() && !seen(e->cause)) n->cause = make(e->cause);
    if (!n->cause && !e->suppress_context.is_true() && !e->context.is_null() && !seen(e->context))
      n->context = make(e->context);
    if (n->cause) queue->push(n->cause);
    if (n->context) queue->push(n->context);
    if (!is_instance(Value::from_object(e), types::BaseExceptionGroup)) return;
    n->is_group = true;
    Value list = e->fields[kGroupExceptions];
    if (list.is_null() || !is_tuple(list)) return;
    auto* tuple = list.as<TupleObject>();
    for (size_t i = 0; i < tuple->length; i++)
      if (Node* child = make(tuple->items[i])) n->exceptions.push(child);
    for (Node* child : n->exceptions)
      queue->push(child);
  }

  Task* task_;
  Value alive_;
  Vector<Node*> nodes_;
};

/// str(v), or a note that it failed.
void append_text(Task* task, Value v, const char* what, SourceText* out) {
  Value text = str(task, v);
  if (!text.is_null()) {
    append_str(out, text.as<StrObject>());
    return;
  }
  clear_error(task);
  append_ascii(out, "<");
  append_ascii(out, what);
  append_ascii(out, " str() failed>");
}

class Printer {
public:
  Printer(Task* task, SourceText* out) : task_(task), out_(out) {}

  void print(Node* n);
  void plain(ExceptionObject* e);

private:
  void print_one(Node* n);
  void print_group(Node* n);
  void print_group_member(Node* n, size_t index, size_t shown);
  void exception_only(ExceptionObject* e, SourceText* out);
  void type_name(ExceptionObject* e, SourceText* out);
  void message(ExceptionObject* e, SourceText* out);
  void hints(Value exception, SourceText* out);
  void notes(Value exception, SourceText* out);
  void note_lines(Value note, SourceText* out);
  void syntax_error(ExceptionObject* e, SourceText* out);
  void syntax_source(ExceptionObject* e, SourceText* out);

  void spaces(size_t n) {
    for (size_t i = 0; i < n; i++)
      out_->push(' ');
  }
  /// Writes lines with the margin of the groups around them.
  void emit(const SourceText& text, char margin = '|');
  void emit_ascii(const char* text, char margin = '|') {
    SourceText t;
    append_ascii(&t, text);
    emit(t, margin);
  }

  Task* task_;
  SourceText* out_;
  unsigned depth_ = 0;
  bool need_close_ = false;
};

void Printer::emit(const SourceText& text, char margin) {
  bool at_start = true;
  for (size_t i = 0; i < text.size(); i++) {
    if (at_start && depth_) {
      spaces(2 * depth_);
      out_->push(static_cast<unsigned char>(margin));
      out_->push(' ');
    }
    out_->push(text[i]);
    at_start = text[i] == '\n';
  }
}

void Printer::print(Node* n) {
  if (n->cause) {
    print(n->cause);
    emit_ascii(cause_message);
  } else if (n->context) {
    print(n->context);
    emit_ascii(context_message);
  }
  if (n->is_group && depth_ > kMaxGroupDepth) {
    emit_ascii("... (max_group_depth is 10)\n");
  } else if (n->is_group) {
    print_group(n);
  } else {
    print_one(n);
  }
}

void Printer::print_one(Node* n) {
  SourceText text;
  if (!n->exception->traceback.is_null()) {
    append_ascii(&text, "Traceback (most recent call last):\n");
    format_entries(task_, n->exception->traceback.as<TracebackObject>(), true, &text);
  }
  exception_only(n->exception, &text);
  emit(text);
}

void Printer::print_group(Node* n) {
  bool top = depth_ == 0;
  if (top) depth_++;
  if (!n->exception->traceback.is_null()) {
    emit_ascii("Exception Group Traceback (most recent call last):\n", top ? '+' : '|');
    SourceText frames;
    format_entries(task_, n->exception->traceback.as<TracebackObject>(), true, &frames);
    emit(frames);
  }
  SourceText text;
  exception_only(n->exception, &text);
  emit(text);
  size_t count = n->exceptions.size();
  size_t shown = count <= kMaxGroupWidth ? count : kMaxGroupWidth + 1;
  need_close_ = false;
  for (size_t i = 0; i < shown; i++)
    print_group_member(n, i, shown);
  if (top) depth_ = 0;
}

void Printer::print_group_member(Node* n, size_t index, size_t shown) {
  bool last = index + 1 == shown;
  bool truncated = index >= kMaxGroupWidth;
  if (last) need_close_ = true;
  spaces(2 * depth_);
  append_ascii(out_, index == 0 ? "+-" : "  ");
  append_ascii(out_, "+---------------- ");
  if (truncated) {
    append_ascii(out_, "...");
  } else {
    append_number(out_, index + 1);
  }
  append_ascii(out_, " ----------------\n");
  depth_++;
  if (truncated) {
    size_t remaining = n->exceptions.size() - kMaxGroupWidth;
    SourceText text;
    append_ascii(&text, "and ");
    append_number(&text, remaining);
    append_ascii(&text, remaining > 1 ? " more exceptions\n" : " more exception\n");
    emit(text);
  } else {
    print(n->exceptions[index]);
  }
  if (last && need_close_) {
    spaces(2 * depth_);
    append_ascii(out_, "+------------------------------------\n");
    need_close_ = false;
  }
  depth_--;
}

void Printer::type_name(ExceptionObject* e, SourceText* out) {
  Value name = type_full_name(task_, type_of(Value::from_object(e)), true);
  if (name.is_null()) {
    clear_error(task_);
    append_ascii(out, "<unknown>");
    return;
  }
  append_str(out, name.as<StrObject>());
}

/// What follows the message of errors about names.
void Printer::hints(Value exception, SourceText* out) {
  Value suggestion = suggestion_for(task_, exception);
  if (!suggestion.is_null()) {
    append_ascii(out, ". Did you mean: '");
    append_str(out, suggestion.as<StrObject>());
    append_ascii(out, "'?");
  }
  if (!is_instance(exception, types::NameError)) return;
  Value name = exception.as<ExceptionObject>()->fields[kNameErrorName];
  if (name.is_null() || !is_str(name) || !is_stdlib_module(name.as<StrObject>())) return;
  append_ascii(out, suggestion.is_null() ? ". Did you forget to import '" : " Or did you forget to import '");
  append_str(out, name.as<StrObject>());
  append_ascii(out, "'?");
}

void Printer::message(ExceptionObject* e, SourceText* out) {
  SourceText text;
  append_text(task_, Value::from_object(e), "exception", &text);
  hints(Value::from_object(e), &text);
  if (text.size() == 0) return;
  append_ascii(out, ": ");
  for (uint32_t c : text)
    out->push(c);
}

void Printer::exception_only(ExceptionObject* e, SourceText* out) {
  if (is_instance(Value::from_object(e), types::SyntaxError)) {
    syntax_error(e, out);
  } else {
    type_name(e, out);
    message(e, out);
    append_ascii(out, "\n");
  }
  notes(Value::from_object(e), out);
}

void Printer::plain(ExceptionObject* e) {
  if (!e->traceback.is_null()) {
    append_ascii(out_, "Traceback (most recent call last):\n");
    format_entries(task_, e->traceback.as<TracebackObject>(), false, out_);
  }
  type_name(e, out_);
  SourceText text;
  append_text(task_, Value::from_object(e), "exception", &text);
  if (text.size() != 0) append_ascii(out_, ": ");
  for (uint32_t c : text)
    out_->push(c);
  append_ascii(out_, "\n");
}

void Printer::note_lines(Value note, SourceText* out) {
  append_text(task_, note, "note", out);
  append_ascii(out, "\n");
}

void Printer::notes(Value exception, SourceText* out) {
  Value notes = get_attr_optional(task_, exception, names.notes);
  if (notes.is_null()) clear_error(task_);
  if (notes.is_null() || notes == kAbsent || notes.is_none()) return;
  if (is_tuple(notes) || is_list(notes)) {
    Value list = list_from_iterable(task_, notes);
    for (size_t i = 0; !list.is_null() && i < list_length(list); i++)
      note_lines(list_get(task_, list, i), out);
    clear_error(task_);
    return;
  }
  Value text = repr(task_, notes);
  if (text.is_null()) {
    clear_error(task_);
    append_ascii(out, "<__notes__ repr() failed>\n");
    return;
  }
  append_str(out, text.as<StrObject>());
  append_ascii(out, "\n");
}

int64_t int_field(const ExceptionObject* e, unsigned field, int64_t missing) {
  Value v = e->fields[field];
  int64_t n;
  return !v.is_null() && is_int(v) && int_to_i64(v, &n) ? n : missing;
}

void Printer::syntax_source(ExceptionObject* e, SourceText* out) {
  Value source = e->fields[kSyntaxText];
  if (source.is_null() || !is_str(source)) return;
  SourceText text;
  append_str(&text, source.as<StrObject>());
  auto full = static_cast<int64_t>(text.size());
  while (text.size() && text.back() == '\n')
    text.pop();
  int64_t spaces = 0;
  auto length = static_cast<int64_t>(text.size());
  while (spaces < length &&
         (text[static_cast<size_t>(spaces)] == ' ' || text[static_cast<size_t>(spaces)] == '\n' ||
          text[static_cast<size_t>(spaces)] == '\f'))
    spaces++;
  append_ascii(out, "    ");
  for (int64_t i = spaces; i < length; i++)
    out->push(text[static_cast<size_t>(i)]);
  append_ascii(out, "\n");
  int64_t offset = int_field(e, kSyntaxOffset, -1);
  if (offset < 0) return;
  int64_t end = length + 1;
  if (int_field(e, kSyntaxLine, -1) == int_field(e, kSyntaxEndLine, -1)) {
    end = int_field(e, kSyntaxEndOffset, 0);
    if (end == 0) end = offset;
  }
  if (full && offset > full) offset = length + 1;
  if (full && end > full) end = length + 1;
  if (offset >= end || end < 0) end = offset + 1;
  int64_t column = offset - 1 - spaces, end_column = end - 1 - spaces;
  if (column < 0) return;
  append_ascii(out, "    ");
  for (int64_t i = 0; i < column && spaces + i < length; i++) {
    uint32_t c = text[static_cast<size_t>(spaces + i)];
    out->push(is_source_space(c) ? c : ' ');
  }
  for (int64_t i = column; i < end_column; i++)
    out->push('^');
  append_ascii(out, "\n");
}

void Printer::syntax_error(ExceptionObject* e, SourceText* out) {
  Value file = e->fields[kSyntaxFilename];
  bool has_file = !file.is_null() && is_str(file);
  int64_t line = int_field(e, kSyntaxLine, -1);
  if (line >= 0) {
    append_ascii(out, "  File \"");
    if (has_file) {
      append_str(out, file.as<StrObject>());
    } else {
      append_ascii(out, "<string>");
    }
    append_ascii(out, "\", line ");
    append_number(out, static_cast<uint64_t>(line));
    append_ascii(out, "\n");
  }
  syntax_source(e, out);
  type_name(e, out);
  append_ascii(out, ": ");
  Value message = e->fields[kSyntaxMessage];
  if (message.is_null() || message.is_none()) {
    append_ascii(out, "<no detail available>");
  } else {
    append_text(task_, message, "exception", out);
  }
  if (line < 0 && has_file) {
    append_ascii(out, " (");
    append_str(out, file.as<StrObject>());
    append_ascii(out, ")");
  }
  append_ascii(out, "\n");
}

} // namespace

Value traceback_text(Task* task, Value exception) {
  SourceText text;
  {
    Tree tree(task);
    Node* root = tree.build(exception);
    if (!root) return has_error(task) ? kNull : Value(raise_memory_error(task));
    Printer(task, &text).print(root);
  }
  return str_from_chars(task, text.data(), text.size(), 4);
}

Value traceback_text_plain(Task* task, Value exception) {
  SourceText text;
  Printer(task, &text).plain(exception.as<ExceptionObject>());
  return str_from_chars(task, text.data(), text.size(), 4);
}

} // namespace pyc
