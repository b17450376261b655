#include "runtime/node.h"

#include <cstring>

namespace pyc::test {

int finalized_nodes = 0;

static size_t node_size(const Object* object) {
  return sizeof(Node) + static_cast<const Node*>(object)->count * sizeof(Value);
}

static void trace_node(Object* object, gc::Visitor& visitor) {
  auto* node = static_cast<Node*>(object);
  visitor.visit_range(node->fields, node->count);
}

static void finalize_node(Task*, Object*) {
  finalized_nodes++;
}

void register_nodes() {
  gc::register_kind(kNodeKind, {"test node", node_size, trace_node, finalize_node});
}

Node* new_node(Task* task, uint64_t count, uint64_t number) {
  auto* node = gc::allocate<Node>(task, kNodeKind, 1, count * sizeof(Value));
  if (!node) return nullptr;
  node->count = count;
  node->number = number;
  return node;
}

void set_field(Task* task, Node* node, size_t index, Node* target) {
  gc::store_field(task, node, &node->fields[index], Value::from_object(target));
}

__attribute__((noinline)) void clear_stack() {
  char room[16 * 1024];
  std::memset(room, 0, sizeof room);
  PYC_KEEP(room);
  asm volatile("" ::: "memory");
}

} // namespace pyc::test
