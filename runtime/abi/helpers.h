#pragma once
// Generated from compiler/frontend/opcodes/table.ts by compiler/llvm/generateHelpers.ts; do not edit.
/// One function an instruction, for native code: its head in compiler/llvm/helpers.ts says how signatures follow from operands.

#include "sched/task.h"

namespace pyc {

extern "C" {
/// to = an object that the compiler needs whatever the names say; see CommonObject.
Value pyc_LoadCommon(Task* task, uint32_t which);
/// to = globals()[name], else the built-in; NameError.
Value pyc_LoadGlobal(Task* task, Value callee, Value name, uint64_t* cache);
/// globals()[name] = from.
int32_t pyc_StoreGlobal(Task* task, Value callee, Value name, Value from, uint64_t* cache);
/// del globals()[name]; NameError.
int32_t pyc_DeleteGlobal(Task* task, Value callee, Value name);
/// Class and exec bodies: namespace[name], else global, else built-in; NameError.
Value pyc_LoadName(Task* task, Value callee, Value namespace_, Value name, uint64_t* cache);
/// namespace[name] = from.
int32_t pyc_StoreName(Task* task, Value namespace_, Value name, Value from);
/// del namespace[name]; NameError.
int32_t pyc_DeleteName(Task* task, Value namespace_, Value name);
/// namespace[name], else the cell's content; NameError.
Value pyc_LoadNameOrCell(Task* task, Value callee, Value namespace_, Value cell, Value name);
/// Annotation scopes of a class: namespace[name], else global, else built-in; NameError.
Value pyc_LoadNameOrGlobal(Task* task, Value callee, Value namespace_, Value name);
/// UnboundLocalError when the register is NULL.
int32_t pyc_CheckBound(Task* task, Value register_, Value name);
/// register = a new cell that holds initial (which may be NULL).
Value pyc_MakeCell(Task* task, Value initial);
/// to = the running function's closure cell number index.
Value pyc_LoadFree(Task* task, Value callee, uint32_t index);
/// to = the cell's content; when empty UnboundLocalError, or NameError if free = 1.
Value pyc_LoadCell(Task* task, Value cell, Value name, uint32_t free);
/// Sets the cell's content; NULL empties it.
void pyc_StoreCell(Task* task, Value cell, Value from);
/// to = object.name.
Value pyc_LoadAttr(Task* task, Value object, Value name, uint64_t* cache);
/// (to, to+1) = (function, object) when object.name is an unbound plain method, else (object.name, NULL).
int32_t pyc_LoadMethod(Task* task, Value object, Value name, uint64_t* cache, Value* results);
/// to = super(class, self).name, where super is whatever the name `super` holds.
Value pyc_LoadSuperAttr(Task* task, Value callee, Value super, Value class_, Value self, Value name);
/// As LoadMethod for super(class, self).name.
int32_t pyc_LoadSuperMethod(Task* task, Value callee, Value super, Value class_, Value self, Value name, Value* results);
/// As LoadMethod for a special method looked up on the type; see SpecialMethod. TypeError when it has none.
int32_t pyc_LoadSpecial(Task* task, Value object, uint32_t which, Value* results);
/// object.name = from.
int32_t pyc_StoreAttr(Task* task, Value object, Value name, Value from, uint64_t* cache);
/// del object.name.
int32_t pyc_DeleteAttr(Task* task, Value object, Value name);
/// to = object[index].
Value pyc_LoadItem(Task* task, Value object, Value index, uint64_t* cache);
/// object[index] = from.
int32_t pyc_StoreItem(Task* task, Value object, Value index, Value from, uint64_t* cache);
/// del object[index].
int32_t pyc_DeleteItem(Task* task, Value object, Value index);
/// to = slice(start, stop, step).
Value pyc_BuildSlice(Task* task, Value start, Value stop, Value step);
/// to = left + right.
Value pyc_Add(Task* task, Value left, Value right, uint64_t* cache);
/// to = left - right.
Value pyc_Subtract(Task* task, Value left, Value right, uint64_t* cache);
/// to = left * right.
Value pyc_Multiply(Task* task, Value left, Value right, uint64_t* cache);
/// to = left / right.
Value pyc_TrueDivide(Task* task, Value left, Value right, uint64_t* cache);
/// to = left // right.
Value pyc_FloorDivide(Task* task, Value left, Value right, uint64_t* cache);
/// to = left % right.
Value pyc_Remainder(Task* task, Value left, Value right, uint64_t* cache);
/// to = left ** right.
Value pyc_Power(Task* task, Value left, Value right, uint64_t* cache);
/// to = left @ right.
Value pyc_MatrixMultiply(Task* task, Value left, Value right, uint64_t* cache);
/// to = left << right.
Value pyc_LeftShift(Task* task, Value left, Value right, uint64_t* cache);
/// to = left >> right.
Value pyc_RightShift(Task* task, Value left, Value right, uint64_t* cache);
/// to = left & right.
Value pyc_And(Task* task, Value left, Value right, uint64_t* cache);
/// to = left | right.
Value pyc_Or(Task* task, Value left, Value right, uint64_t* cache);
/// to = left ^ right.
Value pyc_Xor(Task* task, Value left, Value right, uint64_t* cache);
/// to = left += right.
Value pyc_InPlaceAdd(Task* task, Value left, Value right, uint64_t* cache);
/// to = left -= right.
Value pyc_InPlaceSubtract(Task* task, Value left, Value right, uint64_t* cache);
/// to = left *= right.
Value pyc_InPlaceMultiply(Task* task, Value left, Value right, uint64_t* cache);
/// to = left /= right.
Value pyc_InPlaceTrueDivide(Task* task, Value left, Value right, uint64_t* cache);
/// to = left //= right.
Value pyc_InPlaceFloorDivide(Task* task, Value left, Value right, uint64_t* cache);
/// to = left %= right.
Value pyc_InPlaceRemainder(Task* task, Value left, Value right, uint64_t* cache);
/// to = left **= right.
Value pyc_InPlacePower(Task* task, Value left, Value right, uint64_t* cache);
/// to = left @= right.
Value pyc_InPlaceMatrixMultiply(Task* task, Value left, Value right, uint64_t* cache);
/// to = left <<= right.
Value pyc_InPlaceLeftShift(Task* task, Value left, Value right, uint64_t* cache);
/// to = left >>= right.
Value pyc_InPlaceRightShift(Task* task, Value left, Value right, uint64_t* cache);
/// to = left &= right.
Value pyc_InPlaceAnd(Task* task, Value left, Value right, uint64_t* cache);
/// to = left |= right.
Value pyc_InPlaceOr(Task* task, Value left, Value right, uint64_t* cache);
/// to = left ^= right.
Value pyc_InPlaceXor(Task* task, Value left, Value right, uint64_t* cache);
/// to = -operand.
Value pyc_Negative(Task* task, Value operand);
/// to = +operand.
Value pyc_Positive(Task* task, Value operand);
/// to = ~operand.
Value pyc_Invert(Task* task, Value operand);
/// to = not operand.
Value pyc_Not(Task* task, Value operand);
/// to = left < right.
Value pyc_Less(Task* task, Value left, Value right, uint64_t* cache);
/// to = left <= right.
Value pyc_LessEqual(Task* task, Value left, Value right, uint64_t* cache);
/// to = left == right.
Value pyc_Equal(Task* task, Value left, Value right, uint64_t* cache);
/// to = left != right.
Value pyc_NotEqual(Task* task, Value left, Value right, uint64_t* cache);
/// to = left > right.
Value pyc_Greater(Task* task, Value left, Value right, uint64_t* cache);
/// to = left >= right.
Value pyc_GreaterEqual(Task* task, Value left, Value right, uint64_t* cache);
/// to = left is right.
Value pyc_Is(Task* task, Value left, Value right);
/// to = left is not right.
Value pyc_IsNot(Task* task, Value left, Value right);
/// to = item in container.
Value pyc_In(Task* task, Value item, Value container);
/// to = item not in container.
Value pyc_NotIn(Task* task, Value item, Value container);
/// to = callee(self?, arguments…); count excludes callee and self.
Value pyc_Call(Task* task, const Value* callee, uint32_t count, uint64_t* cache);
/// As Call; the last len(names) arguments are keywords.
Value pyc_CallKeywords(Task* task, const Value* callee, uint32_t count, Value names, uint64_t* cache);
/// to = callee(*arguments, **keywords): any iterable (TypeError naming the callee when it is none), and a dict or none.
Value pyc_CallSpread(Task* task, Value callee, Value arguments, Value keywords);
/// to = (items…).
Value pyc_BuildTuple(Task* task, const Value* items, uint32_t count);
/// to = [items…].
Value pyc_BuildList(Task* task, const Value* items, uint32_t count);
/// to = {items…}.
Value pyc_BuildSet(Task* task, const Value* items, uint32_t count);
/// to = {key: value, …}, inserted in order.
Value pyc_BuildDict(Task* task, const Value* items, uint32_t count);
/// to = the concatenation of str items.
Value pyc_BuildString(Task* task, const Value* items, uint32_t count);
/// Appends; the list is the compiler's own, not yet shared.
int32_t pyc_ListAppend(Task* task, Value list, Value item);
/// list.extend(items), with the messages of `[*x]`.
int32_t pyc_ListExtend(Task* task, Value list, Value items);
/// to = tuple(list).
Value pyc_ListToTuple(Task* task, Value list);
/// set.add(item).
int32_t pyc_SetAdd(Task* task, Value set, Value item);
/// set.update(items).
int32_t pyc_SetUpdate(Task* task, Value set, Value items);
/// dict[key] = value.
int32_t pyc_DictSet(Task* task, Value dict, Value key, Value value);
/// dict.update(other), with the messages of `{**x}`.
int32_t pyc_DictUpdate(Task* task, Value dict, Value other);
/// Keyword arguments: update, but a key present twice or not a str is the call's TypeError.
int32_t pyc_DictMerge(Task* task, Value dict, Value other, Value callee);
/// f-string conversion: 1 str, 2 repr, 3 ascii.
Value pyc_Convert(Task* task, Value value, uint32_t which);
/// to = format(value, spec or '').
Value pyc_Format(Task* task, Value value, Value spec);
/// to = an Interpolation; conversion as in Convert, 0 none.
Value pyc_BuildInterpolation(Task* task, Value value, Value text, uint32_t conversion, Value spec);
/// to = a Template from two tuples.
Value pyc_BuildTemplate(Task* task, Value strings, Value interpolations);
/// to = iter(iterable).
Value pyc_GetIter(Task* task, Value iterable);
/// to = next(iterator); at the end jumps forward and leaves `to` alone.
Value pyc_ForIter(Task* task, Value iterator);
/// Exactly count items into registers to…
int32_t pyc_Unpack(Task* task, uint32_t count, Value iterable, Value* results);
/// before items, a list of the rest, after items; count is before + 1 + after.
int32_t pyc_UnpackRest(Task* task, uint32_t before, uint32_t after, Value iterable, Value* results);
/// to = a function: tuple, dict, tuple of cells, function; each or none.
Value pyc_MakeFunction(Task* task, Value callee, Value code, Value defaults, Value keywordDefaults, Value closure, Value annotate);
/// to = builtins.__build_class__.
Value pyc_LoadBuildClass(Task* task, Value callee);
/// Rare operations; see IntrinsicFunction.
Value pyc_Intrinsic(Task* task, Value callee, uint32_t which, Value first, Value second);
/// raise exception from cause; without exception re-raises the handled one.
int32_t pyc_Raise(Task* task, Value exception, Value cause);
/// Raises an exception again, traceback unchanged.
int32_t pyc_Reraise(Task* task, Value exception);
/// saved = the handled exception or NULL; exception becomes the handled one.
Value pyc_EnterHandler(Task* task, Value exception);
/// Restores what EnterHandler saved.
void pyc_LeaveHandler(Task* task, Value saved);
/// to = whether `except type` catches it; TypeError for what is no exception class.
Value pyc_MatchException(Task* task, Value exception, Value type);
/// except*: (rest or None, matching part or None); the exception is None when nothing is left.
int32_t pyc_MatchGroup(Task* task, Value exception, Value type, Value* results);
/// to = exit(self?, type, exception, traceback).
Value pyc_CallExit(Task* task, Value exit, Value self, Value exception);
/// StopIteration: to = its value; anything else is raised again.
Value pyc_CleanupThrow(Task* task, Value exception);
/// to = the iterator for `yield from`.
Value pyc_GetYieldFromIter(Task* task, Value iterable);
/// to = iterator.send(value); when it returns, to = its value and a forward jump.
int32_t pyc_Send(Task* task, Value iterator, Value value, Value* results);
/// to = the iterator of `await value`; which: 0 await, 1 __aenter__, 2 __aexit__.
Value pyc_GetAwaitable(Task* task, Value value, uint32_t which);
/// to = type(iterable).__aiter__(iterable).
Value pyc_GetAsyncIter(Task* task, Value iterable);
/// to = the awaitable's iterator of __anext__.
Value pyc_GetAsyncNext(Task* task, Value iterator);
/// Swallows StopAsyncIteration; anything else is raised again.
int32_t pyc_EndAsyncFor(Task* task, Value exception);
/// Marks a value that an async generator yields.
Value pyc_AsyncWrap(Task* task, Value value);
/// to = __import__(name, globals(), …, fromlist, level).
Value pyc_ImportName(Task* task, Value callee, Value name, Value fromlist, uint32_t level);
/// to = module.name, else sys.modules; ImportError.
Value pyc_ImportFrom(Task* task, Value module, Value name);
/// from module import *, into the namespace or the globals.
int32_t pyc_ImportStar(Task* task, Value callee, Value namespace_, Value module);
/// to = whether the subject is a mapping.
Value pyc_MatchMapping(Task* task, Value subject);
/// to = whether the subject is a sequence that patterns unpack.
Value pyc_MatchSequence(Task* task, Value subject);
/// to = a tuple of the values for the keys, or None.
Value pyc_MatchKeys(Task* task, Value subject, Value keys);
/// to = a tuple of the attributes, or None.
Value pyc_MatchClass(Task* task, Value subject, Value class_, uint32_t positional, Value names);
/// to = len(subject).
Value pyc_GetLength(Task* task, Value subject);
}

} // namespace pyc
