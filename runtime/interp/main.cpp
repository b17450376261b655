/// The entry of every executable that pyc builds.

#include "interp/coverage.h"
#include "interp/exits.h"
#include "interp/run.h"
#include "interp/traceback.h"
#include "object/module.h"
#include "sched/signals.h"
#include "sched/worker.h"

namespace pyc {

namespace {

struct Arguments {
  int count;
  char** values;
};

int run_program(Task* task, void* context) {
  auto* arguments = static_cast<Arguments*>(context);
  interp_start(task);
  int code = 1;
  if (runtime_start(task, arguments->count, arguments->values)) code = run_main(task);
  log_exit_counts();
  log_coverage();
  return code;
}

} // namespace

} // namespace pyc

int main(int argc, char** argv) {
  pyc::Arguments arguments{argc, argv};
  int code = pyc::run_main_task(pyc::run_program, &arguments);
  // A shell must see that the program was interrupted, and stop what it runs too.
  if (code == pyc::kKilledByInterrupt) pyc::die_of_interrupt();
  return code;
}
