/// Runs the unit tests whose names contain one of the arguments (all without arguments), in order of
/// registration. Exit code 1 when one fails.

#include "runtime/check.h"

#include <cstring>

#include "runtime/objects.h"
#include "sched/worker.h"

namespace pyc::test {

static TestCase* first = nullptr;
static TestCase** last = &first;
static int failures = 0;

TestCase::TestCase(const char* name, void (*run)()) : name(name), run(run), next(nullptr) {
  *last = this;
  last = &next;
}

Task* task() {
  return main_task;
}

void fail(const char* file, int line, const char* expression) {
  failures++;
  std::fprintf(stderr, "%s:%d: failed: %s\n", file, line, expression);
}

static bool selected(const char* name, int argc, char** argv) {
  if (argc < 2) return true;
  for (int i = 1; i < argc; i++)
    if (std::strstr(name, argv[i])) return true;
  return false;
}

struct Arguments {
  int argc;
  char** argv;
};

static int run_all(Task*, void* data) {
  auto [argc, argv] = *static_cast<Arguments*>(data);
  start_objects();
  int failed = 0, count = 0;
  for (TestCase* test = first; test; test = test->next) {
    if (!selected(test->name, argc, argv)) continue;
    int before = failures;
    test->run();
    count++;
    if (failures != before) failed++;
    std::printf("%s %s\n", failures == before ? "ok" : "FAILED", test->name);
  }
  std::printf("%d tests, %d failed\n", count, failed);
  return count == 0 || failed ? 1 : 0;
}

} // namespace pyc::test

int main(int argc, char** argv) {
  pyc::test::Arguments arguments{argc, argv};
  return pyc::run_main_task(pyc::test::run_all, &arguments);
}
