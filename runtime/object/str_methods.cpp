/// The method table of str.

#include "object/str_methods.h"

#include "object/call.h"
#include "object/errors.h"
#include "object/format.h"
#include "object/tuple.h"

namespace pyc {

namespace {

Value format_method(Task* task, const Value* args, size_t nargs, Value kwnames) {
  return str_format(task, args[0], args + 1, nargs - 1, kwnames);
}

Value format_map_method(Task* task, const Value* args, size_t, Value) {
  return str_format_map(task, args[0], args[1]);
}

Value dunder_format(Task* task, const Value* args, size_t, Value) {
  if (!is_str(args[1])) return raise_type_error(task, "__format__() argument must be str, not %B", args[1]);
  return format_str(task, args[0], args[1]);
}

Value encode_method(Task* task, const Value* args, size_t nargs, Value kwnames) {
  static const char* const names[] = {"encoding", "errors", nullptr};
  static const ParameterList list = {"encode", names, 0, 2};
  Value bound[2];
  if (!bind_arguments(task, list, args + 1, nargs - 1, kwnames, bound)) return kNull;
  return str_encode(task, args[0], bound[0], bound[1]);
}

Value getnewargs(Task* task, const Value* args, size_t, Value) {
  auto* s = args[0].as<StrObject>();
  Value copy = str_from_chars(task, str_data(s), s->length(), s->width());
  return copy.is_null() ? kNull : tuple_new(task, &copy, 1);
}

} // namespace

const MethodDef str_methods[] = {
    {"encode", encode_method, 0, -1, kMethodKeywords,
     "Encode the string using the codec registered for encoding."},
    {"replace", str_replace, 0, -1, kMethodKeywords,
     "Return a copy with all occurrences of substring old replaced by new."},
    {"split", str_split, 0, -1, kMethodKeywords,
     "Return a list of the substrings in the string, using sep as the separator string."},
    {"rsplit", str_rsplit, 0, -1, kMethodKeywords,
     "Return a list of the substrings in the string, splitting from the end."},
    {"join", str_join, 1, 1, 0, "Concatenate any number of strings."},
    {"capitalize", str_capitalize, 0, 0, 0, "Return a capitalized version of the string."},
    {"casefold", str_casefold, 0, 0, 0, "Return a version of the string suitable for caseless comparisons."},
    {"title", str_title, 0, 0, 0, "Return a version of the string where each word is titlecased."},
    {"center", str_center, 1, 2, 0, "Return a centered string of length width."},
    {"count", str_count_method, 1, 3, 0, "Return the number of non-overlapping occurrences of a substring."},
    {"expandtabs", str_expandtabs, 0, -1, kMethodKeywords,
     "Return a copy where all tab characters are expanded using spaces."},
    {"find", str_find_method, 1, 3, 0, "Return the lowest index where a substring is found, or -1."},
    {"partition", str_partition, 1, 1, 0, "Partition the string into three parts using the given separator."},
    {"index", str_index_method, 1, 3, 0, "Return the lowest index where a substring is found."},
    {"ljust", str_ljust, 1, 2, 0, "Return a left-justified string of length width."},
    {"lower", str_lower, 0, 0, 0, "Return a copy of the string converted to lowercase."},
    {"lstrip", str_lstrip, 0, 1, 0, "Return a copy of the string with leading whitespace removed."},
    {"rfind", str_rfind_method, 1, 3, 0, "Return the highest index where a substring is found, or -1."},
    {"rindex", str_rindex_method, 1, 3, 0, "Return the highest index where a substring is found."},
    {"rjust", str_rjust, 1, 2, 0, "Return a right-justified string of length width."},
    {"rstrip", str_rstrip, 0, 1, 0, "Return a copy of the string with trailing whitespace removed."},
    {"rpartition", str_rpartition, 1, 1, 0, "Partition the string into three parts, searching from the end."},
    {"splitlines", str_splitlines, 0, -1, kMethodKeywords,
     "Return a list of the lines in the string, breaking at line boundaries."},
    {"strip", str_strip, 0, 1, 0,
     "Return a copy of the string with leading and trailing whitespace removed."},
    {"swapcase", str_swapcase, 0, 0, 0,
     "Convert uppercase characters to lowercase and lowercase characters to uppercase."},
    {"translate", str_translate, 1, 1, 0,
     "Replace each character in the string using the given translation table."},
    {"upper", str_upper, 0, 0, 0, "Return a copy of the string converted to uppercase."},
    {"startswith", str_startswith, 1, 3, 0, "Return True if the string starts with the specified prefix."},
    {"endswith", str_endswith, 1, 3, 0, "Return True if the string ends with the specified suffix."},
    {"removeprefix", str_removeprefix, 1, 1, 0,
     "Return a str with the given prefix string removed if present."},
    {"removesuffix", str_removesuffix, 1, 1, 0,
     "Return a str with the given suffix string removed if present."},
    {"isascii", str_isascii, 0, 0, 0, "Return True if all characters in the string are ASCII."},
    {"islower", str_islower, 0, 0, 0, "Return True if the string is a lowercase string."},
    {"isupper", str_isupper, 0, 0, 0, "Return True if the string is an uppercase string."},
    {"istitle", str_istitle, 0, 0, 0, "Return True if the string is a title-cased string."},
    {"isspace", str_isspace, 0, 0, 0, "Return True if the string is a whitespace string."},
    {"isdecimal", str_isdecimal, 0, 0, 0, "Return True if the string is a decimal string."},
    {"isdigit", str_isdigit, 0, 0, 0, "Return True if the string is a digit string."},
    {"isnumeric", str_isnumeric, 0, 0, 0, "Return True if the string is a numeric string."},
    {"isalpha", str_isalpha, 0, 0, 0, "Return True if the string is an alphabetic string."},
    {"isalnum", str_isalnum, 0, 0, 0, "Return True if the string is an alpha-numeric string."},
    {"isidentifier", str_isidentifier, 0, 0, 0, "Return True if the string is a valid Python identifier."},
    {"isprintable", str_isprintable, 0, 0, 0, "Return True if all characters in the string are printable."},
    {"zfill", str_zfill, 1, 1, 0, "Pad a numeric string with zeros on the left."},
    {"format", format_method, 0, -1, kMethodKeywords, "Return a formatted version of the string."},
    {"format_map", format_map_method, 1, 1, 0,
     "Return a formatted version of the string, using substitutions from mapping."},
    {"__format__", dunder_format, 1, 1, 0,
     "Return a formatted version of the string as described by format_spec."},
    {"maketrans", str_maketrans, 1, 3, kMethodStatic,
     "Return a translation table usable for str.translate()."},
    {"__getnewargs__", getnewargs, 0, 0, 0, nullptr},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

} // namespace pyc
