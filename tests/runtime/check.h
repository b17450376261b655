#pragma once
/// Assertions and registration of the runtime's C++ unit tests: `TEST(name) { CHECK(...); }`. A failed check
/// prints and fails the test; the test goes on.

#include <cstdint>
#include <cstdio>

#include "sched/task.h"

namespace pyc::test {

struct TestCase {
  const char* name;
  void (*run)();
  TestCase* next;
  TestCase(const char* name, void (*run)());
};

/// The main task, on whose stack the tests run.
Task* task();

void fail(const char* file, int line, const char* expression);

} // namespace pyc::test

#define TEST(name)                                                                                           \
  static void test_##name();                                                                                 \
  static ::pyc::test::TestCase case_##name(#name, test_##name);                                              \
  static void test_##name()

#define CHECK(expression) ((expression) ? (void)0 : ::pyc::test::fail(__FILE__, __LINE__, #expression))
