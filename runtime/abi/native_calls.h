#pragma once
/// What native code calls beside the helpers of abi/helpers.h. "Prelude" functions are defined inline in
/// abi/prelude.cpp, whose bitcode is linked into each compiled module; the others are ordinary functions of
/// the runtime. docs: DESIGN.md §§6–8.

#include "abi/native.h"

namespace pyc {

extern "C" {

// --- ordinary functions of the runtime
// -------------------------------------------------------------------------------

/// Slow path of the poll on a native back edge; the prologue's is pyc_stack_check_slow (sched/safepoint.h).
/// 0: go on. Negative: an exception is set. Positive: native code must be left through its exit, because
/// tracing or another tier takes over.
int32_t pyc_poll_slow(Task* task);
/// The depth counter reached its limit: sets RecursionError and returns false, or returns true when the limit
/// has been raised.
bool pyc_depth_slow(Task* task);

/// An exception leaves a native function: adds its frames (the location and what it is inlined into) to the
/// traceback of `task->exc`. `location` is null where no frame is to be added: the exception is raised again.
void pyc_unwind(Task* task, Value callee, const LocationEntry* location);
/// An exception is caught by a handler in the frame at inline depth `depth` (0: the native function's own):
/// adds the frames from the location's out to that one, and takes the exception out of `task->exc`.
Value pyc_catch(Task* task, Value callee, const LocationEntry* location, uint32_t depth);

/// For a `raise` without an exception: the caller's location (null in the function's own frame) when it
/// raised the handled exception again, whose traceback has the frame; else `location`.
const LocationEntry* pyc_reraise_location(Task* task, const LocationEntry* location);

/// Side exits. `live` holds the live values that the exit's table entry numbers. Each rebuilds the
/// interpreter frames, and runs them to the end. The result of the outermost frame; NULL with an exception
/// set, whose traceback already has the frames.
Value pyc_side_exit(Task* task, Value callee, const NativeCode* code, uint32_t exit, const uint64_t* live);
/// The same for a typed function: 0 and *out is a raw integer (or the bits of a double); 1 an exception is
/// set; 2 the result is boxed in `task->ret`.
int32_t pyc_side_exit_int(Task* task, Value callee, const NativeCode* code, uint32_t exit,
                          const uint64_t* live, int64_t* out);
int32_t pyc_side_exit_float(Task* task, Value callee, const NativeCode* code, uint32_t exit,
                            const uint64_t* live, double* out);
/// Refills the generator's own frame and goes on to the next suspension, under the protocol of
/// NativeCode::resume. Uses NativeCode::generator_exits.
Value pyc_side_exit_generator(Task* task, GeneratorObject* generator, const NativeCode* code, uint32_t exit,
                              const uint64_t* live);
/// Refills the frame that a loop entry was given, and runs it to the end. Uses NativeCode::loop_exits.
Value pyc_side_exit_frame(Task* task, InterpFrame* frame, const NativeCode* code, uint32_t exit,
                          const uint64_t* live);
/// Out of a function that keeps its registers in memory: goes on in that frame, which the caller closes
/// afterwards.
Value pyc_side_exit_kept(Task* task, InterpFrame* frame, const NativeCode* code, uint32_t exit,
                         const uint64_t* live);

/// bool(value) for what the prelude does not decide at once: 1, 0, or -1 with an exception set.
int32_t pyc_truth_slow(Task* task, Value value);
/// A float object for a double that is not immediate; a bigint for an integer beyond 63 bits.
Value pyc_box_float_slow(Task* task, double d);
Value pyc_box_int_slow(Task* task, int64_t n);

} // extern "C"

} // namespace pyc
