/// Numbers that sys keeps: limits, the switch interval; and settings that cannot be changed.

#include <atomic>

#include "object/call.h"
#include "object/errors.h"
#include "object/float.h"
#include "object/int.h"
#include "object/operators.h"
#include "object/str.h"
#include "stdlib/sys/parts.h"

namespace pyc {

namespace {

Value get_recursion_limit(Task* task, const Value*, size_t, Value) {
  return Value::from_small_int(task->depth_limit);
}

Value set_recursion_limit(Task* task, const Value* args, size_t, Value) {
  int32_t limit;
  if (!int_argument(task, args[0], &limit)) return kNull;
  if (limit < 1) return raise_value_error(task, "recursion limit must be greater or equal than 1");
  if (limit < task->depth)
    return raise_format(
        task, types::RecursionError,
        "cannot set the recursion limit to %d at the recursion depth %d: the limit is too low", limit,
        task->depth);
  task->depth_limit = limit;
  return kNone;
}

Value get_int_max_str_digits(Task*, const Value*, size_t, Value) {
  return Value::from_small_int(int_max_str_digits.load(std::memory_order_relaxed));
}

Value set_int_max_str_digits(Task* task, const Value* args, size_t, Value) {
  constexpr int kThreshold = 640;
  int32_t digits;
  if (!int_argument(task, args[0], &digits)) return kNull;
  if (digits != 0 && digits < kThreshold)
    return raise_value_error(task, "maxdigits must be >= %d or 0 for unlimited", kThreshold);
  int_max_str_digits.store(static_cast<uint32_t>(digits), std::memory_order_relaxed);
  return kNone;
}

constexpr double kMicroseconds = 1e6;
/// In microseconds. There is no lock whose holders take turns: the number is kept for those who ask.
std::atomic<uint64_t> switch_interval{5000};

Value get_switch_interval(Task* task, const Value*, size_t, Value) {
  return float_new(task, 1e-6 * static_cast<double>(switch_interval.load(std::memory_order_relaxed)));
}

Value set_switch_interval(Task* task, const Value* args, size_t, Value) {
  constexpr double kMost = 9.0e18;
  const TypeSlots& slots = type_of(args[0])->slots;
  if (!slots.float_ && !slots.index) return raise_type_error(task, "must be real number, not %.50T", args[0]);
  Value number = number_float(task, args[0]);
  if (number.is_null()) return kNull;
  double seconds = float_value(number);
  if (seconds <= 0) return raise_value_error(task, "switch interval must be strictly positive");
  double microseconds = kMicroseconds * seconds;
  bool fits = microseconds < kMost;
  // No number at all counts as 0, as where the conversion to an integer saturates.
  switch_interval.store(static_cast<uint64_t>(fits                    ? microseconds
                                              : microseconds >= kMost ? kMost
                                                                      : 0),
                        std::memory_order_relaxed);
  return kNone;
}

Value is_gil_enabled(Task*, const Value*, size_t, Value) {
  return kFalse;
}

Value get_default_encoding(Task* task, const Value*, size_t, Value) {
  return str_from_cstring(task, "utf-8");
}

Value get_file_system_errors(Task* task, const Value*, size_t, Value) {
  return str_from_cstring(task, "surrogateescape");
}

/// -1: nobody has set a number of processors.
Value get_cpu_count_config(Task*, const Value*, size_t, Value) {
  return Value::from_small_int(-1);
}

} // namespace

const MethodDef setting_functions[] = {
    {"getdefaultencoding", get_default_encoding, 0, 0, 0,
     "Return the current default encoding used by the Unicode implementation."},
    {"getfilesystemencoding", get_default_encoding, 0, 0, 0,
     "Return the encoding used to convert Unicode filenames to OS filenames."},
    {"getfilesystemencodeerrors", get_file_system_errors, 0, 0, 0,
     "Return the error mode used for Unicode to OS filename conversion."},
    {"get_int_max_str_digits", get_int_max_str_digits, 0, 0, 0,
     "Return the maximum string digits limit for non-binary int<->str conversions."},
    {"getrecursionlimit", get_recursion_limit, 0, 0, 0, "Return the current value of the recursion limit."},
    {"getswitchinterval", get_switch_interval, 0, 0, 0,
     "Return the current thread switch interval; see sys.setswitchinterval()."},
    {"_get_cpu_count_config", get_cpu_count_config, 0, 0, 0,
     "Private function for getting PyConfig.cpu_count"},
    {"_is_gil_enabled", is_gil_enabled, 0, 0, 0,
     "Return True if the GIL is currently enabled and False otherwise."},
    {"set_int_max_str_digits", set_int_max_str_digits, 1, 1, 0,
     "Set the maximum string digits limit for non-binary int<->str conversions."},
    {"setrecursionlimit", set_recursion_limit, 1, 1, 0,
     "Set the maximum depth of the Python interpreter stack to n."},
    {"setswitchinterval", set_switch_interval, 1, 1, 0,
     "Set the ideal thread switching delay: kept and given back, as threads do not take turns."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

} // namespace pyc
