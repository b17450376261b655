#pragma once
/// The built-in functions, by file. All are native functions of MethodDef tables.

#include "object/type.h"

namespace pyc {

#define PYC_BUILTIN(name) Value builtin_##name(Task* task, const Value* args, size_t nargs, Value kwnames);
// objects.cpp
PYC_BUILTIN(callable)
PYC_BUILTIN(delattr)
PYC_BUILTIN(dir)
PYC_BUILTIN(getattr)
PYC_BUILTIN(hasattr)
PYC_BUILTIN(hash)
PYC_BUILTIN(id)
PYC_BUILTIN(isinstance)
PYC_BUILTIN(issubclass)
PYC_BUILTIN(setattr)
PYC_BUILTIN(vars)
PYC_BUILTIN(globals)
PYC_BUILTIN(locals)
PYC_BUILTIN(import)
PYC_BUILTIN(compile)
PYC_BUILTIN(eval)
PYC_BUILTIN(exec)
PYC_BUILTIN(breakpoint)
// numbers.cpp
PYC_BUILTIN(abs)
PYC_BUILTIN(bin)
PYC_BUILTIN(chr)
PYC_BUILTIN(divmod)
PYC_BUILTIN(hex)
PYC_BUILTIN(oct)
PYC_BUILTIN(ord)
PYC_BUILTIN(pow)
PYC_BUILTIN(round)
// text.cpp
PYC_BUILTIN(ascii)
PYC_BUILTIN(format)
PYC_BUILTIN(repr)
// iterables.cpp
PYC_BUILTIN(aiter)
PYC_BUILTIN(all)
PYC_BUILTIN(anext)
PYC_BUILTIN(any)
PYC_BUILTIN(iter)
PYC_BUILTIN(len)
PYC_BUILTIN(max)
PYC_BUILTIN(min)
PYC_BUILTIN(next)
PYC_BUILTIN(sorted)
PYC_BUILTIN(sum)
// print.cpp
PYC_BUILTIN(input)
PYC_BUILTIN(print)
// open.cpp
PYC_BUILTIN(open)
#undef PYC_BUILTIN

} // namespace pyc
