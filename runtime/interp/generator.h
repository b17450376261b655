#pragma once
/// Generators, coroutines and async generators: a suspended frame in the heap.
///
/// The heap object holds the registers and the pc while it is suspended. To run, the interpreter copies the
/// registers into a frame on the stack and `Yield` copies them back; native code (NativeCode::resume) does
/// the same with its own variables. Either tier goes on where the other stopped. A resumption that ends
/// without a suspension leaves the state Running, from which `generator_resume` concludes that the body has
/// ended.

#include "interp/frame.h"
#include "sched/task.h"

namespace pyc {

enum class GeneratorState : uint8_t { Created, Suspended, Running, Finished };

struct GeneratorObject : Object {
  FunctionObject* function;
  CodeBody* code; ///< the function's when it was called
  Value name;
  Value qualname;
  Value result; ///< what the body returned, until somebody takes it; NULL
  Value extra;  ///< a coroutine's cr_origin; what finalizes an async generator (sys.set_asyncgen_hooks); NULL
  HandledState handled; ///< of the body; `outer` while it runs
  uint32_t position;    ///< 0 before the start, else 1 + pc of the Yield it stopped at
  uint32_t register_count;
  std::atomic<GeneratorState> state;
  bool running_async; ///< async generators: an asend, athrow or aclose is under way
  bool closed;        ///< async generators: aclose has begun or the body has ended
  bool hooked;        ///< async generators: the hook for the first iteration has had its turn
  uint32_t
      created_at; ///< of a coroutine before its start: pc of the call, in the code object that `result` is
  Value registers[];
};

inline bool is_generator(Value v) {
  return has_kind(v, Kind::Generator);
}

/// The generators whose bodies run in a task, innermost first: each has its HandledState in the task's chain.
class RunningGenerators {
public:
  explicit RunningGenerators(Task* task) : state_(task->handled), end_(&task->base_handled) {}

  /// The generator whose body a frame of `code` runs, null for a function's frame or an unknown one (null).
  /// To be asked for every frame, from the newest on.
  GeneratorObject* take(const CodeBody* code);

private:
  HandledState* state_;
  const HandledState* end_;
};

/// A generator, coroutine or async generator, as the code's flags say, before its first instruction.
Value generator_new(Task* task, FunctionObject* function, const Value* parameters);

/// What a resumption gave: a yielded value (`finished` false), the body's result (`finished`), or NULL with
/// an exception.
struct Resumption {
  Value value;
  bool finished;
};
/// Runs to the next suspension. `sent` NULL throws the exception under way into the body. ValueError when it
/// runs already; one that has finished gives None and finished, or raises what is thrown. A StopIteration
/// that leaves the body becomes a RuntimeError.
Resumption generator_resume(Task* task, GeneratorObject* generator, Value sent);

/// send(value), as the method does; kAbsent without an exception at the end, with the result in
/// `generator->result`.
Value generator_send(Task* task, GeneratorObject* generator, Value value);
/// throw(type or instance, value, traceback), one to three arguments, which travel unchanged to what the
/// generator delegates to. Results as generator_send.
Value generator_throw(Task* task, GeneratorObject* generator, const Value* args, size_t nargs);
/// gi_frame: a picture of the frame, or None when the body has ended.
Value generator_frame(Task* task, GeneratorObject* generator);
/// close(): None or what the body returned.
Value generator_close(Task* task, GeneratorObject* generator);
/// The iterator that a suspended generator delegates to (`yield from`, `await`); NULL for none.
Value generator_delegate(const GeneratorObject* generator);
/// Takes the result out and raises StopIteration with it: for callers of the methods.
Value generator_raise_stop(Task* task, GeneratorObject* generator);

/// Yield: saves the registers of the running frame.
void generator_suspend(Task* task, GeneratorObject* generator, const Value* registers, uint32_t pc);

/// One step of `yield from` or `await` (opcode Send). kAbsent at the end, with the result in `*result`.
Value delegate_send(Task* task, Value iterator, Value value, Value* result);

/// The exception that gen.throw(type, value, traceback) describes; NULL with TypeError.
Value throw_argument(Task* task, const Value* args, size_t nargs);

/// Whether there may be coroutines that have never been started: at the program's end they are worth a
/// collection, which warns of those that nothing refers to.
bool has_unstarted_coroutines();

void register_generator_kinds();

} // namespace pyc
