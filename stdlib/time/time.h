#pragma once
/// What the files of the module time share.

#include <cstdlib>
#include <ctime>

#include "object/module.h"
#include "object/type.h"

namespace pyc::time {

extern const MethodDef calendar_functions[];

/// The class struct_time, the time zone's names and offsets.
bool add_calendar(Task* task, ModuleObject* module);

/// time.strftime.
Value format_time(Task* task, const Value* args, size_t nargs, Value kwnames);

/// An argument that CPython reads as a C int: TypeError, OverflowError.
bool read_number(Task* task, Value v, int* out);
/// The moment that an argument names: whole seconds since the epoch, rounded down; now for NULL and None.
/// TypeError, ValueError for NaN, OverflowError.
bool read_moment(Task* task, Value v, time_t* out);
/// The parts of a moment as C has them: the year from 1900 on, months and days of the year from 0 on.
struct Parts : tm {
  Parts() : tm() {}
  ~Parts() { std::free(zone); }
  Parts(const Parts&) = delete;
  Parts& operator=(const Parts&) = delete;
  char* zone = nullptr; ///< what tm_zone points to when a tuple brought it
};

/// A tuple of nine numbers. `function` is for TypeErrors.
bool read_tuple(Task* task, const char* function, Value v, Parts* out);
/// ValueError for a number that no calendar has. Absent months and days become the first.
bool check_ranges(Task* task, tm* parts);

/// The local calendar's view of a moment. OSError.
bool local_time(Task* task, time_t moment, tm* out);

} // namespace pyc::time
