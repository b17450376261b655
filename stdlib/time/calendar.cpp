/// time: moments as calendars have them.

#include <cerrno>
#include <climits>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <utility>

#include "gc/gc.h"
#include "object/attributes.h"
#include "object/call.h"
#include "object/codecs.h"
#include "object/errors.h"
#include "object/float.h"
#include "object/int.h"
#include "object/operators.h"
#include "object/os_path.h"
#include "object/str.h"
#include "object/struct_sequence.h"
#include "object/tuple.h"
#include "stdlib/time/time.h"

namespace pyc::time {

namespace {

constexpr unsigned kItems = 9, kFields = 11;
const char* const field_names[] = {"tm_year", "tm_mon",  "tm_mday",  "tm_hour", "tm_min",    "tm_sec",
                                   "tm_wday", "tm_yday", "tm_isdst", "tm_zone", "tm_gmtoff", nullptr};
const StructSequence time_description = {
    "struct_time", "time",
    "A moment as a calendar has it: what gmtime() and localtime() give, and asctime(), mktime() and "
    "strftime() take.",
    field_names, kItems};

constexpr const char* kOutOfRange = "timestamp out of range for platform time_t";

bool universal_time(Task* task, time_t moment, tm* out) {
  errno = 0;
  return gmtime_r(&moment, out) || os_failed(task, kNull, kNull);
}

Value small(int64_t n) {
  return Value::from_small_int(n);
}

Value struct_time(Task* task, const tm& t) {
  Value zone = str_from_utf8(task, t.tm_zone, std::strlen(t.tm_zone));
  if (zone.is_null()) return kNull;
  Value values[kFields] = {small(int64_t{t.tm_year} + 1900),
                           small(t.tm_mon + 1),
                           small(t.tm_mday),
                           small(t.tm_hour),
                           small(t.tm_min),
                           small(t.tm_sec),
                           small((t.tm_wday + 6) % 7),
                           small(t.tm_yday + 1),
                           small(t.tm_isdst),
                           zone,
                           small(int64_t{t.tm_gmtoff})};
  TypeObject* type = struct_sequence_type(task, &time_description);
  return type ? struct_sequence_new(task, type, values, kFields) : kNull;
}

/// The text of ctime() and asctime().
Value calendar_text(Task* task, const tm& t) {
  static const char* const days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static const char* const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  char text[80];
  std::snprintf(text, sizeof text, "%s %s%3d %.2d:%.2d:%.2d %lld", days[t.tm_wday], months[t.tm_mon],
                t.tm_mday, t.tm_hour, t.tm_min, t.tm_sec, 1900LL + t.tm_year);
  return str_from_cstring(task, text);
}

/// Name and offset of the zone, which only a struct_time has.
bool read_zone(Task* task, Value v, Parts* out) {
  Value zone = get_attr(task, v, intern_cstring("tm_zone"));
  if (zone.is_null()) return false;
  if (is_str(zone)) {
    if (!check_c_string(task, zone)) return false;
    size_t length;
    out->zone = str_to_utf8(zone.as<StrObject>(), &length);
    if (!out->zone) return raise_memory_error(task);
    out->tm_zone = out->zone;
  }
  Value offset = get_attr(task, v, intern_cstring("tm_gmtoff"));
  if (offset.is_null()) return false;
  int64_t seconds = 0;
  if (!offset.is_none() && !index_i64(task, offset, types::OverflowError, &seconds)) return false;
  out->tm_gmtoff = seconds;
  return true;
}

/// The count of arguments, in the words of CPython's parser of formats.
bool check_count(Task* task, const char* function, size_t nargs) {
  if (nargs <= 1) return true;
  return raise_type_error(task, "%s() takes at most 1 argument (%zu given)", function, nargs);
}

Value gmtime(Task* task, const Value* args, size_t nargs, Value) {
  if (!check_count(task, "gmtime", nargs)) return kNull;
  time_t moment;
  tm parts;
  if (!read_moment(task, nargs ? args[0] : kNull, &moment) || !universal_time(task, moment, &parts))
    return kNull;
  return struct_time(task, parts);
}

Value localtime(Task* task, const Value* args, size_t nargs, Value) {
  if (!check_count(task, "localtime", nargs)) return kNull;
  time_t moment;
  tm parts;
  if (!read_moment(task, nargs ? args[0] : kNull, &moment) || !local_time(task, moment, &parts)) return kNull;
  return struct_time(task, parts);
}

Value ctime(Task* task, const Value* args, size_t nargs, Value) {
  if (!check_count(task, "ctime", nargs)) return kNull;
  time_t moment;
  tm parts;
  if (!read_moment(task, nargs ? args[0] : kNull, &moment) || !local_time(task, moment, &parts)) return kNull;
  return calendar_text(task, parts);
}

Value asctime(Task* task, const Value* args, size_t nargs, Value) {
  Parts parts;
  if (nargs == 0) {
    if (!local_time(task, std::time(nullptr), &parts)) return kNull;
  } else if (!read_tuple(task, "asctime", args[0], &parts) || !check_ranges(task, &parts)) {
    return kNull;
  }
  return calendar_text(task, parts);
}

Value mktime(Task* task, const Value* args, size_t, Value) {
  Parts parts;
  if (!read_tuple(task, "mktime", args[0], &parts)) return kNull;
  // -1 is a moment, too: the day of the week says whether it was computed.
  parts.tm_wday = -1;
  time_t moment = std::mktime(&parts);
  if (moment == -1 && parts.tm_wday == -1) return raise_overflow_error(task, "mktime argument out of range");
  return float_new(task, static_cast<double>(moment));
}

struct Zone {
  char name[10];
  long west; ///< seconds
};

bool zone_at(Task* task, time_t moment, Zone* out) {
  tm parts;
  if (!local_time(task, moment, &parts)) return false;
  std::snprintf(out->name, sizeof out->name, "%s", parts.tm_zone ? parts.tm_zone : "   ");
  out->west = -parts.tm_gmtoff;
  return true;
}

/// timezone, altzone, daylight and tzname: what holds in January and in July, the one further west first.
bool add_zone(Task* task, ModuleObject* module) {
  constexpr time_t kYear = (365 * 24 + 6) * 3600;
  time_t january = std::time(nullptr) / kYear * kYear;
  Zone standard, other;
  if (!zone_at(task, january, &standard) || !zone_at(task, january + kYear / 2, &other)) return false;
  if (standard.west < other.west) std::swap(standard, other);
  Value names[] = {os_fsdecode(task, standard.name), os_fsdecode(task, other.name)};
  if (names[0].is_null() || names[1].is_null()) return false;
  return module_set(task, module, "timezone", small(standard.west)) &&
         module_set(task, module, "altzone", small(other.west)) &&
         module_set(task, module, "daylight", small(standard.west != other.west)) &&
         module_set(task, module, "tzname", tuple_new(task, names, 2));
}

/// The module that was made last, a root: tzset() may be called when nothing else refers to it.
Value time_module_value = kNull;

Value set_zone(Task* task, const Value*, size_t, Value) {
  tzset();
  return add_zone(task, time_module_value.as<ModuleObject>()) ? kNone : kNull;
}

Value strptime(Task* task, const Value*, size_t, Value) {
  return raise_unsupported(task, "time.strptime()");
}

} // namespace

bool read_number(Task* task, Value v, int* out) {
  Value n = index(task, v);
  if (n.is_null()) return false;
  int64_t wide;
  if (!int_to_i64(n, &wide)) return raise_overflow_error(task, "Python int too large to convert to C long");
  if (wide > INT_MAX) return raise_overflow_error(task, "signed integer is greater than maximum");
  if (wide < INT_MIN) return raise_overflow_error(task, "signed integer is less than minimum");
  *out = static_cast<int>(wide);
  return true;
}

bool read_moment(Task* task, Value v, time_t* out) {
  if (v.is_null() || v.is_none()) {
    *out = std::time(nullptr);
    return true;
  }
  if (is_float(v)) {
    double d = std::floor(float_value(v));
    if (std::isnan(d)) return raise_value_error(task, "Invalid value NaN (not a number)");
    if (!(d >= -0x1p63 && d < 0x1p63)) return raise_overflow_error(task, "%s", kOutOfRange);
    *out = static_cast<time_t>(d);
    return true;
  }
  Value n = index(task, v);
  if (n.is_null()) return false;
  int64_t wide;
  if (!int_to_i64(n, &wide)) return raise_overflow_error(task, "%s", kOutOfRange);
  *out = wide;
  return true;
}

bool local_time(Task* task, time_t moment, tm* out) {
  errno = 0;
  return localtime_r(&moment, out) || os_failed(task, kNull, kNull);
}

bool read_tuple(Task* task, const char* function, Value v, Parts* out) {
  if (!is_tuple(v)) return raise_type_error(task, "Tuple or struct_time argument required");
  auto* tuple = v.as<TupleObject>();
  if (tuple->length != kItems) return raise_type_error(task, "%s(): illegal time tuple argument", function);
  int n[kItems];
  for (unsigned i = 0; i < kItems; i++)
    if (!read_number(task, tuple->items[i], &n[i])) return false;
  if (n[0] < INT_MIN + 1900) return raise_overflow_error(task, "year out of range");
  auto before = [](int value) { return static_cast<int>(int64_t{value} - 1); };
  out->tm_year = n[0] - 1900;
  out->tm_mon = before(n[1]);
  out->tm_mday = n[2];
  out->tm_hour = n[3];
  out->tm_min = n[4];
  out->tm_sec = n[5];
  out->tm_wday = static_cast<int>((int64_t{n[6]} + 1) % 7);
  out->tm_yday = before(n[7]);
  out->tm_isdst = n[8];
  TypeObject* type = struct_sequence_type(task, &time_description);
  return type && (type_of(v) != type || read_zone(task, v, out));
}

bool check_ranges(Task* task, tm* parts) {
  struct Limit {
    int tm::* field;
    int least, most;
    const char* name;
  };
  static constexpr Limit limits[] = {
      {&tm::tm_mon, 0, 11, "month"},         {&tm::tm_mday, 1, 31, "day of month"},
      {&tm::tm_hour, 0, 23, "hour"},         {&tm::tm_min, 0, 59, "minute"},
      {&tm::tm_sec, 0, 61, "seconds"},       {&tm::tm_wday, 0, 6, "day of week"},
      {&tm::tm_yday, 0, 365, "day of year"},
  };
  if (parts->tm_mon == -1) parts->tm_mon = 0;
  if (parts->tm_mday == 0) parts->tm_mday = 1;
  if (parts->tm_yday == -1) parts->tm_yday = 0;
  for (const Limit& limit : limits) {
    int value = parts->*limit.field;
    if (value < limit.least || value > limit.most)
      return raise_value_error(task, "%s out of range", limit.name);
  }
  return true;
}

const MethodDef calendar_functions[] = {
    {"asctime", asctime, 0, 1, 0, "A time tuple, or now, as text of 24 characters."},
    {"ctime", ctime, 0, -1, 0, "Seconds since the epoch as text of 24 characters, in local time."},
    {"gmtime", gmtime, 0, -1, 0, "Seconds since the epoch as a time tuple in UTC."},
    {"localtime", localtime, 0, -1, 0, "Seconds since the epoch as a time tuple in local time."},
    {"mktime", mktime, 1, 1, 0, "A time tuple in local time as seconds since the epoch."},
    {"strftime", format_time, 0, -1, 0, "A time tuple, or now, as text in the given format."},
    {"strptime", strptime, 1, 2, 0, "The time tuple that a text in the given format stands for."},
    {"tzset", set_zone, 0, 0, 0, "Take the local time zone from the environment variable TZ anew."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

bool add_calendar(Task* task, ModuleObject* module) {
  if (time_module_value.is_null()) gc::add_root(&time_module_value);
  time_module_value = Value::from_object(module);
  tzset();
  TypeObject* type = struct_sequence_type(task, &time_description);
  return type && module_set(task, module, "struct_time", type_value(type)) &&
         module_set(task, module, "_STRUCT_TM_ITEMS", small(kFields)) && add_zone(task, module);
}

} // namespace pyc::time
