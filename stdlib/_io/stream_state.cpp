/// What __getstate__ and __setstate__ of the streams in memory share.

#include "object/dict.h"
#include "object/names.h"
#include "stdlib/_io/io.h"

namespace pyc::io {

Value own_attributes(Task* task, Value self) {
  bool none = self.object()->shape_relaxed() == type_of(self)->root_shape &&
              !(self.object()->flags & (kFlagDictMode | kFlagAttached));
  if (none) return kNone;
  Value dict = get_attr(task, self, names.dict);
  return dict.is_null() ? kNull : call_method(task, dict, names.copy);
}

bool state_position(Task* task, Value v, const char* which, int64_t* out) {
  if (!is_int_or_bool(v))
    return raise_type_error(task, "%s item of state must be an integer, got %.200T", which, v);
  if (!index_i64(task, v, types::OverflowError, out)) return false;
  return *out >= 0 || raise_value_error(task, "position value cannot be negative");
}

bool restore_attributes(Task* task, Value self, Value attributes, const char* which) {
  if (attributes.is_none()) return true;
  if (!has_kind(attributes, Kind::Dict))
    return raise_type_error(task, "%s item of state should be a dict, got a %.200T", which, attributes);
  Value dict = get_attr(task, self, names.dict);
  return !dict.is_null() && !call_method(task, dict, names.update, &attributes, 1).is_null();
}

} // namespace pyc::io
