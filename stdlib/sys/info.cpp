/// sys.float_info, int_info, hash_info and thread_info: what numbers and threads are made of.

#include <cfloat>
#include <unistd.h>

#include "object/call.h"
#include "object/float.h"
#include "object/int.h"
#include "object/str.h"
#include "object/struct_sequence.h"
#include "stdlib/sys/parts.h"

namespace pyc {

namespace {

const char* const float_fields[] = {"max", "max_exp",  "max_10_exp", "min",   "min_exp", "min_10_exp",
                                    "dig", "mant_dig", "epsilon",    "radix", "rounds",  nullptr};
const StructSequence float_description = {
    "float_info", "sys", "A named tuple holding information about the float type.", float_fields, 11};

const char* const int_fields[] = {"bits_per_digit", "sizeof_digit", "default_max_str_digits",
                                  "str_digits_check_threshold", nullptr};
const StructSequence int_description = {
    "int_info", "sys",
    "A named tuple that holds information about Python's internal representation of integers.", int_fields,
    4};

const char* const hash_fields[] = {"width",     "modulus",   "inf",       "nan",    "imag",
                                   "algorithm", "hash_bits", "seed_bits", "cutoff", nullptr};
const StructSequence hash_description = {
    "hash_info", "sys", "A named tuple providing parameters used for computing hashes.", hash_fields, 9};

const char* const thread_fields[] = {"name", "lock", "version", nullptr};
const StructSequence thread_description = {
    "thread_info", "sys", "A named tuple holding information about the thread implementation.", thread_fields,
    3};

Value small(int64_t n) {
  return Value::from_small_int(n);
}

bool set(Task* task, ModuleObject* m, const StructSequence* description, const Value* values, size_t count) {
  return module_set(task, m, description->name, sys_tuple(task, description, values, count));
}

bool set_thread_info(Task* task, ModuleObject* m) {
  constexpr size_t kMost = 64;
  char version[kMost] = "";
#ifdef _CS_GNU_LIBPTHREAD_VERSION
  if (::confstr(_CS_GNU_LIBPTHREAD_VERSION, version, sizeof version) > sizeof version) *version = 0;
#endif
  const Value values[] = {str_from_cstring(task, "pthread"), str_from_cstring(task, "semaphore"),
                          *version ? str_from_cstring(task, version) : kNone};
  return set(task, m, &thread_description, values, 3);
}

} // namespace

Value sys_tuple(Task* task, const StructSequence* description, const Value* values, size_t count) {
  for (size_t i = 0; i < count; i++)
    if (values[i].is_null()) return kNull;
  TypeObject* type = struct_sequence_type(task, description);
  return type ? struct_sequence_new(task, type, values, count) : kNull;
}

bool set_numeric_info(Task* task, ModuleObject* m) {
  const Value floats[] = {float_new(task, DBL_MAX),
                          small(DBL_MAX_EXP),
                          small(DBL_MAX_10_EXP),
                          float_new(task, DBL_MIN),
                          small(DBL_MIN_EXP),
                          small(DBL_MIN_10_EXP),
                          small(DBL_DIG),
                          small(DBL_MANT_DIG),
                          float_new(task, DBL_EPSILON),
                          small(FLT_RADIX),
                          small(1)};
  // As CPython's, whose digits programs may count with; bigints have others here.
  const Value ints[] = {small(30), small(4), small(4300), small(640)};
  const Value hashes[] = {small(64),      small((int64_t{1} << 61) - 1),       small(314159), small(0),
                          small(1000003), str_from_cstring(task, "siphash13"), small(64),     small(128),
                          small(0)};
  return set(task, m, &float_description, floats, 11) && set(task, m, &int_description, ints, 4) &&
         set(task, m, &hash_description, hashes, 9) && set_thread_info(task, m);
}

} // namespace pyc
