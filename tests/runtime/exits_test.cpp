/// Side exits with several frames and with virtual objects, from tables made by hand over the code image that
/// tests/runtime/exitsFixture.ts writes: PYC_EXITS_FIXTURE names its folder. Without it these tests have
/// nothing to do; tests/runtime/runtime.test.ts gives it.

#include <bit>
#include <cstdlib>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

#include "abi/native_calls.h"
#include "gc/heap.h"
#include "interp/code_image.h"
#include "interp/exits.h"
#include "interp/run.h"
#include "interp/traceback.h"
#include "object/attributes.h"
#include "object/dict.h"
#include "object/errors.h"
#include "object/exception.h"
#include "object/float.h"
#include "object/int.h"
#include "object/module.h"
#include "object/tuple.h"
#include "runtime/check.h"
#include "runtime/node.h"
#include "sched/safepoint.h"

namespace pyc::test {

namespace {

struct Fact {
  char name[40];
  uint32_t value;
};

/// The module of the fixture, and what its writer found out about its code objects.
struct Fixture {
  ModuleDescriptor module{};
  Value globals = kNull;
  std::vector<uint8_t> image;
  std::vector<Fact> facts;

  uint32_t fact(const char* name) const {
    for (const Fact& fact : facts)
      if (std::strcmp(fact.name, name) == 0) return fact.value;
    fail(__FILE__, __LINE__, name);
    return 0;
  }

  Value global(const char* name) const {
    return dict_get_name(task(), globals.as<DictObject>(), intern_cstring(name));
  }
};

bool read_fixture(Fixture* fixture, const std::string& folder) {
  FILE* image = std::fopen((folder + "/image").c_str(), "rb");
  FILE* facts = std::fopen((folder + "/facts").c_str(), "r");
  if (!image || !facts) return false;
  for (int c; (c = std::fgetc(image)) != EOF;)
    fixture->image.push_back(static_cast<uint8_t>(c));
  for (Fact fact; std::fscanf(facts, "%39s %u", fact.name, &fact.value) == 2;)
    fixture->facts.push_back(fact);
  std::fclose(image);
  std::fclose(facts);
  return true;
}

/// The module, run once; null without a fixture.
Fixture* fixture() {
  static Fixture* made = nullptr;
  const char* folder = std::getenv("PYC_EXITS_FIXTURE");
  if (made || !folder) return made;
  made = new Fixture;
  CHECK(read_fixture(made, folder));
  interp_start(task());
  made->module.name = "fixture";
  made->module.file = "fixture.py";
  made->module.image = made->image.data();
  made->module.image_size = made->image.size();
  DictObject* globals = dict_new(task());
  made->globals = dict_value(globals);
  gc::add_root(&made->globals);
  CHECK(!run_module(task(), &made->module, globals).is_null());
  return made;
}

uint32_t recovery(Recovery kind, int32_t index = 0) {
  return static_cast<uint32_t>(index) << 4 | static_cast<uint32_t>(kind);
}

using Registers = std::vector<std::pair<uint32_t, uint32_t>>;

/// A table with one exit.
class Table {
public:
  /// One more frame, around those before: where it goes on, the register for what the inner one gives, its
  /// function object's recovery.
  void frame(const char* code, uint32_t pc, uint32_t result, uint32_t function, const Registers& registers) {
    uint32_t flags = frame_count_++ == 0 ? 0 : 1 | result << 16;
    auto count = static_cast<uint32_t>(registers.size());
    frames_.insert(frames_.end(), {fixture()->fact(code), pc, flags, function, count});
    for (auto [number, value] : registers)
      frames_.insert(frames_.end(), {number, value});
  }

  /// A virtual Pair.
  void pair(uint32_t type, uint32_t a, uint32_t b) {
    Fixture* f = fixture();
    virtuals_.push_back({f->fact("Pair.__init__"), type, 2, f->fact("name.a"), a, f->fact("name.b"), b});
  }

  /// Leaves native code of `callee` through the exit.
  Value leave(Value callee, const std::vector<uint64_t>& live) {
    auto virtual_count = static_cast<uint32_t>(virtuals_.size());
    std::vector<uint32_t> words{1, 2, static_cast<uint32_t>(ExitReason::OtherCallee), frame_count_,
                                virtual_count};
    uint32_t offset = 3 + virtual_count + static_cast<uint32_t>(frames_.size());
    for (const auto& made : virtuals_) {
      words.push_back(offset);
      offset += static_cast<uint32_t>(made.size());
    }
    words.insert(words.end(), frames_.begin(), frames_.end());
    for (const auto& made : virtuals_)
      words.insert(words.end(), made.begin(), made.end());
    NativeCode native{};
    native.exits = words.data();
    return pyc_side_exit(task(), callee, &native, 0, live.data());
  }

private:
  uint32_t frame_count_ = 0;
  std::vector<uint32_t> frames_;
  std::vector<std::vector<uint32_t>> virtuals_;
};

Value item(Value tuple, size_t index) {
  return tuple.as<TupleObject>()->items[index];
}

Value attribute(Value object, const char* name) {
  return get_attr(task(), object, intern_cstring(name));
}

bool is_int(Value v, int64_t expected) {
  int64_t n = 0;
  return int_to_i64(v, &n) && n == expected;
}

/// `outer(number)` called `middle`, which called `inner`, all inlined: the exit is at the start of the
/// addition in `inner`, where `number` is recovered by `number`. `pair` is one virtual object in all three.
Table chain(uint32_t number) {
  Fixture* f = fixture();
  Table table;
  uint32_t pair = recovery(Recovery::Virtual, 0);
  table.frame("inner", f->fact("inner.start"), 0, recovery(Recovery::Value, 0), {{0, number}, {1, pair}});
  table.frame("middle", f->fact("middle.after"), f->fact("middle.result"), recovery(Recovery::Value, 1),
              {{0, number}, {1, pair}});
  table.frame("outer", f->fact("outer.after"), f->fact("outer.result"), recovery(Recovery::Callee),
              {{0, number}, {f->fact("outer.pair"), pair}});
  table.pair(recovery(Recovery::Value, 2), recovery(Recovery::RawInt, 3), recovery(Recovery::RawDouble, 4));
  return table;
}

constexpr int64_t kBig = (int64_t{1} << 62) + 5;

std::vector<uint64_t> chain_values(Value number) {
  Fixture* f = fixture();
  return {f->global("inner").bits,     f->global("middle").bits,      f->global("Pair").bits,
          static_cast<uint64_t>(kBig), std::bit_cast<uint64_t>(0.25), number.bits};
}

} // namespace

TEST(exits_run_their_frames_from_the_innermost_one_out) {
  if (!fixture()) return;
  Table table = chain(recovery(Recovery::RawInt, 3));
  // outer gives (middle's, pair), middle (inner's, pair), inner (number + 1, pair).
  Value result = table.leave(fixture()->global("outer"), chain_values(kNone));
  CHECK(!result.is_null() && !has_error(task()));
  Value from_middle = item(result, 0), from_inner = item(from_middle, 0);
  CHECK(is_int(item(from_inner, 0), kBig + 1));
}

TEST(exits_make_a_virtual_object_once_for_all_frames) {
  if (!fixture()) return;
  Table table = chain(recovery(Recovery::SmallInt, 41));
  Value result = table.leave(fixture()->global("outer"), chain_values(kNone));
  Value from_middle = item(result, 0), from_inner = item(from_middle, 0);
  Value pair = item(result, 1);
  CHECK(is_int(item(from_inner, 0), 42));
  CHECK(item(from_inner, 1) == pair && item(from_middle, 1) == pair);
  CHECK(is_int(attribute(pair, "a"), kBig));
  CHECK(float_value(attribute(pair, "b")) == 0.25);
}

TEST(exits_make_virtual_objects_that_refer_to_each_other) {
  if (!fixture()) return;
  Fixture* f = fixture();
  Table table;
  table.frame("inner", f->fact("inner.start"), 0, recovery(Recovery::Callee),
              {{0, recovery(Recovery::SmallInt, -3)}, {1, recovery(Recovery::Virtual, 1)}});
  table.pair(recovery(Recovery::Value, 0), recovery(Recovery::Virtual, 1), recovery(Recovery::Virtual, 0));
  table.pair(recovery(Recovery::Value, 0), recovery(Recovery::Virtual, 0), recovery(Recovery::RawBool, 1));
  Value result = table.leave(f->global("inner"), {f->global("Pair").bits, 1});
  Value second = item(result, 1), first = attribute(second, "a");
  CHECK(attribute(first, "a") == second && attribute(first, "b") == first);
  CHECK(attribute(second, "b") == kTrue);
  CHECK(is_int(item(result, 0), -2));
}

TEST(exits_let_the_handlers_of_outer_frames_see_the_exception) {
  if (!fixture()) return;
  // A str plus 1 fails in inner; middle handles TypeError.
  Table table = chain(recovery(Recovery::Value, 5));
  Value text = str_from_cstring(task(), "text");
  Value result = table.leave(fixture()->global("outer"), chain_values(text));
  CHECK(!result.is_null() && !has_error(task()));
  Value from_middle = item(result, 0);
  CHECK(item(from_middle, 1) == item(result, 1));
  // The traceback that middle kept: middle's entry, then inner's.
  auto* entry = item(from_middle, 0).as<ExceptionObject>()->traceback.as<TracebackObject>();
  CHECK(entry && entry->code.as<CodeObject>()->index == fixture()->fact("middle"));
  CHECK(entry && entry->next && entry->next->code.as<CodeObject>()->index == fixture()->fact("inner"));
}

/// Nodes until nothing is left of the current blocks.
__attribute__((noinline)) static Node* use_up_memory() {
  Node* chain = nullptr;
  while (Node* node = new_node(task(), 1, 0)) {
    if (chain) set_field(task(), node, 0, chain);
    chain = node;
  }
  clear_error(task());
  return chain;
}

TEST(exits_rebuild_their_frames_when_memory_is_short) {
  if (!fixture()) return;
  Fixture* f = fixture();
  register_nodes();
  Table table;
  table.frame("scale", f->fact("scale.start"), 0, recovery(Recovery::Callee),
              {{0, recovery(Recovery::RawInt, 0)}, {1, recovery(Recovery::Virtual, 0)}});
  table.pair(recovery(Recovery::Value, 1), recovery(Recovery::RawInt, 0), recovery(Recovery::RawDouble, 2));
  size_t limit = gc::heap.limit;
  gc::heap.limit = 1;
  Node* chain = use_up_memory();
  // scale catches the MemoryError that its loop raises, and gives the virtual object.
  std::vector<uint64_t> live{static_cast<uint64_t>(kBig), f->global("Pair").bits,
                             std::bit_cast<uint64_t>(1e300)};
  Value result = table.leave(f->global("scale"), live);
  gc::heap.limit = limit;
  PYC_KEEP(chain);
  CHECK(!result.is_null() && !has_error(task()));
  CHECK(is_int(attribute(result, "a"), kBig) && float_value(attribute(result, "b")) == 1e300);
  CHECK(poll(task()));
}

} // namespace pyc::test
