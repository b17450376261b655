#pragma once
/// A test object: `count` values, and a number that the collector must not touch.

#include "gc/gc.h"

namespace pyc::test {

/// A kind that the runtime has no objects of: the classes of t-strings are written in Python.
inline constexpr Kind kNodeKind = Kind::Template;

struct Node : Object {
  uint64_t count;
  uint64_t number;
  Value fields[];

  Node* at(size_t index) const { return load_field(&fields[index]).as<Node>(); }
};

/// How many nodes with kFlagFinalizer have been finalised.
extern int finalized_nodes;

/// To be called before the first node of a test.
void register_nodes();
Node* new_node(Task* task, uint64_t count, uint64_t number);
void set_field(Task* task, Node* node, size_t index, Node* target);

/// Fills the part of the stack below the caller with zeros, so that no stale pointers keep objects alive.
void clear_stack();

} // namespace pyc::test
