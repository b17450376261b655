#pragma once
/// What the files of the class str share.

#include "object/str.h"
#include "object/type.h"

namespace pyc {

/// The method table of str; assembled in str_methods.cpp from the functions below.
extern const MethodDef str_methods[];

/// bytes.decode(encoding, errors); NULLs take the defaults. codecs.cpp.
/// `function` is whose arguments messages name.
Value bytes_decode(Task* task, Value bytes_like, Value encoding, Value errors,
                   const char* function = "decode");
/// str.encode(encoding, errors).
Value str_encode(Task* task, Value text, Value encoding, Value errors, const char* function = "encode");

/// A method's optional [start, end) arguments, clamped as slices are. False on error.
bool text_range(Task* task, size_t length, const Value* args, size_t nargs, size_t first, size_t* from,
                size_t* to);

/// The argument of expandtabs(tabsize=8).
bool tab_size_argument(Task* task, const Value* args, size_t nargs, Value kwnames, int32_t* size);

using StrMethod = Value(Task* task, const Value* args, size_t nargs, Value kwnames);
// str_methods_search.cpp
StrMethod str_find_method, str_rfind_method, str_index_method, str_rindex_method, str_count_method,
    str_startswith, str_endswith, str_replace;
// str_methods_split.cpp
StrMethod str_split, str_rsplit, str_splitlines, str_partition, str_rpartition, str_join;
// str_methods_trim.cpp
StrMethod str_strip, str_lstrip, str_rstrip, str_removeprefix, str_removesuffix, str_center, str_ljust,
    str_rjust, str_zfill, str_expandtabs;
// str_methods_case.cpp
StrMethod str_lower, str_upper, str_title, str_capitalize, str_swapcase, str_casefold, str_isalpha,
    str_isalnum, str_isdecimal, str_isdigit, str_isnumeric, str_isspace, str_islower, str_isupper,
    str_istitle, str_isascii, str_isidentifier, str_isprintable, str_translate, str_maketrans;

} // namespace pyc
