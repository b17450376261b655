/// gc/: what lives stays, what dies goes, in every space, with random graphs against a model.

#include <cstring>
#include <initializer_list>
#include <sys/wait.h>
#include <unistd.h>

#include "gc/heap.h"
#include "gc/reserve.h"
#include "object/errors.h"
#include "platform/random.h"
#include "runtime/check.h"
#include "runtime/node.h"
#include "sched/safepoint.h"

namespace pyc::test {

using namespace pyc::gc;

/// A list of `length` nodes with numbers 0, 1, …; each has two fields, the first is the next node.
__attribute__((noinline)) static Node* make_chain(size_t length) {
  Node* head = nullptr;
  for (size_t i = length; i-- > 0;) {
    Node* node = new_node(task(), 2, i);
    if (head) set_field(task(), node, 0, head);
    head = node;
  }
  return head;
}

static bool chain_is_intact(Node* head, size_t length) {
  for (size_t i = 0; i < length; i++, head = head->at(0))
    if (!head || head->kind != kNodeKind || head->count != 2 || head->number != i) return false;
  return head == nullptr;
}

TEST(gc_keeps_what_is_reachable) {
  register_nodes();
  Node* chain = make_chain(20000);
  for (int i = 0; i < 3; i++) {
    collect(task());
    make_chain(5000);
    CHECK(chain_is_intact(chain, 20000));
  }
}

TEST(gc_frees_what_is_not) {
  register_nodes();
  make_chain(1000);
  clear_stack();
  collect(task());
  size_t before = heap_bytes();
  for (int i = 0; i < 20; i++)
    make_chain(20000);
  clear_stack();
  collect(task());
  // One chain may be kept by a stale word on the stack.
  CHECK(heap_bytes() < before + 2 * 20000 * 48);
}

__attribute__((noinline)) static char* derived_pointer(size_t offset) {
  Node* node = new_node(task(), 13, 77);
  return reinterpret_cast<char*>(node) + offset;
}

TEST(gc_derived_pointers_keep_objects) {
  register_nodes();
  // 24 + 13 * 8 = 128 bytes: one past the end is the next object's start.
  for (size_t offset : {size_t{0}, size_t{1}, size_t{60}, size_t{127}, size_t{128}}) {
    char* derived = derived_pointer(offset);
    clear_stack();
    for (int i = 0; i < 3; i++) {
      collect(task());
      make_chain(100);
    }
    auto* node = reinterpret_cast<Node*>(derived - offset);
    CHECK(node->kind == kNodeKind && node->number == 77 && node->count == 13);
  }
}

/// A tree: each node has `width` children, `depth` levels deep.
__attribute__((noinline)) static Node* make_tree(size_t depth, size_t width) {
  Node* node = new_node(task(), width, depth);
  for (size_t i = 0; depth > 0 && i < width; i++)
    set_field(task(), node, i, make_tree(depth - 1, width));
  return node;
}

static bool tree_is_intact(Node* node, size_t depth, size_t width) {
  if (!node || node->kind != kNodeKind || node->count != width || node->number != depth) return false;
  for (size_t i = 0; depth > 0 && i < width; i++)
    if (!tree_is_intact(node->at(i), depth - 1, width)) return false;
  return true;
}

TEST(gc_marks_without_memory_for_its_stack) {
  register_nodes();
  Node* tree = make_tree(4, 9);
  Node* wide = make_tree(1, 5000);
  for (size_t limit : {size_t{1}, size_t{7}, size_t{100}}) {
    limit_mark_stack(limit);
    collect(task());
    make_chain(20000);
    CHECK(tree_is_intact(tree, 4, 9) && tree_is_intact(wide, 1, 5000));
  }
  limit_mark_stack(SIZE_MAX);
  collect(task());
}

/// Uses up what a limit below the heap's size leaves: the rest of the current blocks.
__attribute__((noinline)) static Node* fill_heap() {
  Node* chain = nullptr;
  while (Node* node = new_node(task(), 2, 0)) {
    if (chain) set_field(task(), node, 0, chain);
    chain = node;
  }
  return chain;
}

TEST(gc_reserve_serves_what_cannot_fail) {
  register_nodes();
  size_t limit = heap.limit;
  heap.limit = 1;
  Node* chain = fill_heap();
  CHECK(chain && has_error(task()));
  clear_error(task());
  // The collections that the failure asked for may have freed what earlier tests left: that is used up, too.
  Node* more[3] = {fill_heap(), fill_heap(), fill_heap()};
  CHECK(has_error(task()));
  clear_error(task());
  CHECK(!new_node(task(), 2, 1) && has_error(task()));
  clear_error(task());
  Node* from_reserve[100];
  {
    ReserveScope reserve(task());
    for (size_t i = 0; i < 100; i++)
      CHECK((from_reserve[i] = new_node(task(), 2, i)));
  }
  CHECK(!has_error(task()));
  // The error comes at the next poll, and only once.
  CHECK(!poll(task()) && has_error(task()));
  clear_error(task());
  CHECK(poll(task()));
  collect(task());
  for (size_t i = 0; i < 100; i++)
    CHECK(from_reserve[i]->number == i);
  heap.limit = limit;
  CHECK(new_node(task(), 2, 1) != nullptr);
  PYC_KEEP(chain);
  PYC_KEEP(more);
}

TEST(gc_large_objects) {
  register_nodes();
  for (size_t count : {size_t{1100}, size_t{20'000}, size_t{300'000}}) {
    Node* large = new_node(task(), count, 5);
    // A small one may still fit the current block.
    CHECK(count < 4096 || (large->gc & kGcLarge));
    set_field(task(), large, count - 1, make_chain(10));
    set_field(task(), large, 0, new_node(task(), count, 6));
    collect(task());
    CHECK(chain_is_intact(large->at(count - 1), 10));
    CHECK(large->at(0)->number == 6 && large->at(0)->count == count);
    for (size_t i = 1; i < count - 1; i++)
      CHECK(large->fields[i].is_null());
    CHECK(find_object(&large->fields[count / 2]) == large);
  }
  clear_stack();
  collect(task());
}

TEST(gc_large_memory_is_returned) {
  register_nodes();
  collect(task());
  size_t before = heap.taken.load();
  for (int i = 0; i < 50; i++)
    new_node(task(), 200'000, 1);
  clear_stack();
  collect(task());
  CHECK(heap.taken.load() < before + 3 * 200'000 * 8);
}

TEST(gc_grows_in_place) {
  register_nodes();
  auto* small = new_node(task(), 4, 1);
  if (grow_in_place(task(), small, 24 + 32, 24 + 80)) {
    for (size_t i = 4; i < 10; i++)
      CHECK(small->fields[i].is_null());
    small->count = 10;
  }
  Node* huge = new_node(task(), 200'000, 9);
  set_field(task(), huge, 199'999, make_chain(3));
  CHECK(grow_in_place(task(), huge, 24 + 200'000 * 8, 24 + 300'000 * 8));
  huge->count = 300'000;
  CHECK(huge->fields[299'999].is_null());
  collect(task());
  CHECK(chain_is_intact(huge->at(199'999), 3));
  CHECK(!grow_in_place(task(), huge, 24 + 300'000 * 8, size_t{1} << 40));
}

TEST(gc_shrinks) {
  register_nodes();
  Node* node = new_node(task(), 20, 3);
  std::memset(static_cast<void*>(node->fields), 0xff, 20 * 8);
  shrink(node, 24 + 20 * 8, 24 + 2 * 8);
  node->count = 2;
  node->fields[0] = node->fields[1] = kNull;
  Node* next = new_node(task(), 2, 4);
  collect(task());
  CHECK(node->number == 3 && next->number == 4);
}

TEST(gc_memory_limit_raises) {
  register_nodes();
  clear_stack();
  collect(task());
  size_t limit = heap.limit;
  heap.limit = heap.taken.load() + 8 * 1024 * 1024;
  CHECK(new_node(task(), 4'000'000, 1) == nullptr && !task()->exc.is_null());
  task()->exc = kNull;
  Node* chain = nullptr;
  for (size_t i = 0; i < 1'000'000; i++) {
    Node* node = new_node(task(), 2, i);
    if (!node) break;
    if (chain) set_field(task(), node, 0, chain);
    chain = node;
  }
  CHECK(!task()->exc.is_null());
  task()->exc = kNull;
  heap.limit = limit;
  CHECK(new_node(task(), 2, 1) != nullptr);
}

__attribute__((noinline)) static void make_finalizable(Value* keep) {
  for (uint64_t i = 0; i < 10; i++) {
    Node* node = new_node(task(), 1, i);
    set_field(task(), node, 0, new_node(task(), 1, 100 + i));
    register_finalizer(task(), node);
    if (i == 0) *keep = Value::from_object(node);
  }
}

TEST(gc_finalizers_run_once) {
  register_nodes();
  static Value kept = kNull;
  add_root(&kept);
  make_finalizable(&kept);
  clear_stack();
  finalized_nodes = 0;
  collect(task());
  // The stack may still hold one or two.
  CHECK(finalized_nodes >= 7 && finalized_nodes <= 9);
  collect(task());
  CHECK(finalized_nodes <= 9);
  kept = kNull;
  make_chain(10);
  clear_stack();
  collect(task());
  collect(task());
  CHECK(finalized_nodes >= 8 && finalized_nodes <= 10);
}

static int cleared = 0, called_back = 0;

__attribute__((noinline)) static void make_weak(Node* holder) {
  for (size_t i = 0; i < 10; i++) {
    Node* target = new_node(task(), 1, i);
    Node* weak = new_node(task(), 1, 1000 + i);
    register_weakref(task(), target, weak);
    set_field(task(), holder, i, weak);
    if (i == 0) set_field(task(), holder, 10, target);
  }
}

TEST(gc_weak_references) {
  register_nodes();
  set_weakref_hooks({[](Object*) { cleared++; }, [](Task*, Object*) { called_back++; }});
  Node* holder = new_node(task(), 11, 0);
  make_weak(holder);
  make_chain(10);
  clear_stack();
  collect(task());
  CHECK(cleared >= 7 && cleared <= 9 && called_back == cleared);
  CHECK(holder->at(10)->number == 0);
}

/// Random stores into, and reads of, a set of rooted nodes, mirrored in plain memory.
TEST(gc_random_graph_matches_model) {
  register_nodes();
  constexpr size_t kSlots = 64, kFields = 6;
  static uint64_t model[kSlots][kFields];
  std::memset(model, 0, sizeof model);
  uint64_t state = 12345, serial = 0;
  Node* table = new_node(task(), kSlots, 0);
  for (size_t i = 0; i < kSlots; i++)
    set_field(task(), table, i, new_node(task(), kFields, i));
  for (int step = 0; step < 200'000; step++) {
    uint64_t r = next_random(state);
    size_t slot = r % kSlots, field = (r >> 8) % kFields;
    Node* node = table->at(slot);
    Node* leaf = node->at(field);
    if ((leaf ? leaf->number : 0) != model[slot][field]) {
      CHECK(!"leaf differs from the model");
      return;
    }
    if ((r >> 16) % 4 == 0) {
      // A new owner with the old one's leaves.
      Node* fresh = new_node(task(), kFields, slot);
      for (size_t i = 0; i < kFields; i++)
        set_field(task(), fresh, i, node->at(i));
      set_field(task(), table, slot, fresh);
    } else {
      size_t size = (r >> 20) % 40 == 0 ? (r >> 30) % 3000 : (r >> 30) % 20;
      Node* fresh = new_node(task(), size, ++serial);
      set_field(task(), node, field, fresh);
      model[slot][field] = serial;
    }
    if (step % 20'000 == 0) collect(task());
  }
}

// A child of a fork under TSan cannot start threads or die quietly; the other configurations run these.
#if !__has_feature(thread_sanitizer)
/// Runs `body` in a child and says whether it ended with a fault of the runtime.
static bool is_fatal(void (*body)()) {
  pid_t child = fork();
  if (child == 0) {
    close(STDERR_FILENO);
    body();
    _exit(0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 70;
}

TEST(gc_verify_finds_a_missing_barrier) {
  register_nodes();
  auto with = [] {
    options.verify = true;
    Node* old = new_node(task(), 2, 1);
    collect(task());
    set_field(task(), old, 0, new_node(task(), 2, 2));
    collect(task());
  };
  auto without = [] {
    options.verify = true;
    Node* old = new_node(task(), 2, 1);
    collect(task());
    store_field_nobarrier(&old->fields[0], Value::from_object(new_node(task(), 2, 2)));
    collect(task());
  };
  CHECK(!is_fatal(with));
  CHECK(is_fatal(without));
}

TEST(gc_verify_finds_an_interior_field) {
  register_nodes();
  CHECK(is_fatal([] {
    options.verify = true;
    Node* node = new_node(task(), 2, 1);
    Node* target = new_node(task(), 8, 2);
    // The bytes there look like an object.
    *reinterpret_cast<Object*>(&target->fields[1]) = {1, 0, 0, 0, kNodeKind};
    node->fields[0] = Value::from_object(target);
    node->fields[1] = Value::from_bits(reinterpret_cast<uint64_t>(&target->fields[1]));
    collect(task());
    PYC_KEEP(node);
  }));
}

TEST(gc_verify_finds_a_wild_field) {
  register_nodes();
  CHECK(is_fatal([] {
    options.verify = true;
    Node* node = new_node(task(), 2, 1);
    Node* target = new_node(task(), 8, 2);
    node->fields[0] = Value::from_bits(reinterpret_cast<uint64_t>(target) + 16);
    collect(task());
    PYC_KEEP(node);
  }));
}
#endif

TEST(gc_stress_and_verify) {
  register_nodes();
  bool slow = every_allocation_slow;
  every_allocation_slow = true;
  retire(task());
  options = {7, true};
  Node* chain = make_chain(300);
  for (int i = 0; i < 20; i++) {
    make_chain(20);
    Node* node = chain;
    for (int j = 0; j < i; j++)
      node = node->at(0);
    set_field(task(), node, 1, make_chain(5));
  }
  CHECK(chain_is_intact(chain, 300));
  for (Node* node = chain; node; node = node->at(0))
    if (node->at(1)) CHECK(chain_is_intact(node->at(1), 5));
  options = {};
  every_allocation_slow = slow;
  retire(task());
}

TEST(gc_permanent_objects_are_roots) {
  register_nodes();
  auto* permanent = static_cast<Node*>(allocate_permanent(sizeof(Node) + 16, kNodeKind, 1));
  permanent->count = 2;
  set_field(task(), permanent, 1, make_chain(50));
  clear_stack();
  collect(task());
  make_chain(1000);
  CHECK(chain_is_intact(permanent->at(1), 50));
}

} // namespace pyc::test
