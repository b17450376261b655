#pragma once
/// The built-in error handlers as functions of an exception, and surrogates in the UTF encodings.

#include "object/errors.h"
#include "object/type.h"

namespace pyc {

/// "strict" → the function codecs.strict_errors; null for other names.
const MethodDef* builtin_error_handler(const StrObject* name);

/// NotImplementedError of an executable without the names of characters (object/unicode_names.h).
Raised raise_no_character_names(Task* task);

/// How an encoding writes one surrogate; bytes 0: it cannot.
struct SurrogateUnits {
  unsigned bytes;
  bool big_endian;
};
/// By the encoding's name, as `surrogatepass` reads it.
SurrogateUnits surrogate_units(const char* encoding);
/// The character at `from`, whatever it is; 0 for three bytes that are no surrogate in UTF-8.
uint32_t surrogate_load(const unsigned char* from, SurrogateUnits units);
void surrogate_store(unsigned char* to, uint32_t c, SurrogateUnits units);

} // namespace pyc
