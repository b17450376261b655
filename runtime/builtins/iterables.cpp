/// Built-in functions on iterables.

#include "builtins/functions.h"
#include "interp/awaitables.h"
#include "object/call.h"
#include "object/complex.h"
#include "object/errors.h"
#include "object/iterators.h"
#include "object/list.h"
#include "object/names.h"
#include "object/operators.h"
#include "object/tuple.h"

namespace pyc {

Value builtin_len(Task* task, const Value* args, size_t, Value) {
  int64_t n;
  return length(task, args[0], &n) ? int_from_i64(task, n) : kNull;
}

// ---------------------------------------------------------------- all, any

/// The search for the first item whose truth is `wanted`.
struct TruthSearch {
  bool wanted;
  bool found;
};

static bool search_truth(Task* task, void* raw, Value item) {
  auto* search = static_cast<TruthSearch*>(raw);
  bool b;
  if (!truth(task, item, &b)) return false;
  search->found = b == search->wanted;
  return !search->found;
}

static Value find_truth(Task* task, Value iterable, bool wanted) {
  TruthSearch search{wanted, false};
  bool finished = iterate(task, iterable, search_truth, &search);
  if (!finished && !search.found) return kNull;
  return Value::from_bool(search.found == wanted);
}

Value builtin_all(Task* task, const Value* args, size_t, Value) {
  return find_truth(task, args[0], false);
}
Value builtin_any(Task* task, const Value* args, size_t, Value) {
  return find_truth(task, args[0], true);
}

// ---------------------------------------------------------------- iter, next

Value builtin_iter(Task* task, const Value* args, size_t nargs, Value) {
  if (nargs == 1) return get_iter(task, args[0]);
  if (!is_callable(args[0])) return raise_type_error(task, "iter(v, w): v must be callable");
  return callable_iterator_new(task, args[0], args[1]);
}

Value builtin_next(Task* task, const Value* args, size_t nargs, Value) {
  if (!is_iterator(args[0])) return raise_type_error(task, "'%.200T' object is not an iterator", args[0]);
  if (type_of(args[0])->flags & kTypeHeap) {
    // By the method: its StopIteration has a value and a traceback that are the caller's.
    Value v = call_special(task, args[0], names.next);
    return v.is_null() && nargs > 1 && clear_if(task, types::StopIteration) ? args[1] : v;
  }
  Value v = iter_next(task, args[0]);
  if (!(v == kAbsent)) return v;
  return nargs > 1 ? args[1] : Value(raise_stop_iteration(task, iterator_result(task, args[0])));
}

Value builtin_aiter(Task* task, const Value* args, size_t, Value) {
  auto f = type_of(args[0])->slots.async_iter;
  if (!f) return raise_type_error(task, "'%.200T' object is not an async iterable", args[0]);
  Value v = f(task, args[0]);
  if (v.is_null() || type_of(v)->slots.async_next) return v;
  return raise_type_error(task, "aiter() returned not an async iterator of type '%.200T'", v);
}

Value builtin_anext(Task* task, const Value* args, size_t nargs, Value) {
  auto f = type_of(args[0])->slots.async_next;
  if (!f) return raise_type_error(task, "'%.200T' object is not an async iterator", args[0]);
  Value awaitable = f(task, args[0]);
  return awaitable.is_null() || nargs == 1 ? awaitable : anext_awaitable_new(task, awaitable, args[1]);
}

// ---------------------------------------------------------------- min, max

struct Extreme {
  const char* name;
  CompareOp op;
  Value key;  ///< NULL: none
  Value best; ///< NULL: no item yet
  Value best_key;
};

static bool consider(Task* task, void* raw, Value item) {
  auto* e = static_cast<Extreme*>(raw);
  Value key = e->key.is_null() ? item : call1(task, e->key, item);
  if (key.is_null()) return false;
  bool better = true;
  if (!e->best.is_null() && !compare_bool(task, e->op, key, e->best_key, &better)) return false;
  if (better) {
    e->best = item;
    e->best_key = key;
  }
  return true;
}

static Value extreme(Task* task, const Value* args, size_t nargs, Value kwnames, const char* name,
                     CompareOp op) {
  if (nargs == 0) return raise_type_error(task, "%s expected at least 1 argument, got 0", name);
  static const char* const parameters[] = {"key", "default", nullptr};
  Value v[2];
  if (!bind_arguments(task, {name, parameters, 0, 0}, args + nargs, 0, kwnames, v)) return kNull;
  Extreme e{name, op, v[0].is_none() ? kNull : v[0], kNull, kNull};
  if (nargs > 1) {
    if (!v[1].is_null())
      return raise_type_error(task, "Cannot specify a default for %s() with multiple positional arguments",
                              name);
    for (size_t i = 0; i < nargs; i++)
      if (!consider(task, &e, args[i])) return kNull;
    return e.best;
  }
  if (!iterate(task, args[0], consider, &e)) return kNull;
  if (!e.best.is_null()) return e.best;
  return v[1].is_null() ? Value(raise_value_error(task, "%s() iterable argument is empty", name)) : v[1];
}

Value builtin_max(Task* task, const Value* args, size_t nargs, Value kwnames) {
  return extreme(task, args, nargs, kwnames, "max", CompareOp::Greater);
}
Value builtin_min(Task* task, const Value* args, size_t nargs, Value kwnames) {
  return extreme(task, args, nargs, kwnames, "min", CompareOp::Less);
}

// ---------------------------------------------------------------- sorted, sum

Value builtin_sorted(Task* task, const Value* args, size_t nargs, Value kwnames) {
  if (nargs != 1) return raise_type_error(task, "sorted expected 1 argument, got %zu", nargs);
  static const char* const parameters[] = {"key", "reverse", nullptr};
  Value v[2];
  Value list = list_from_iterable(task, args[0]);
  if (list.is_null() || !bind_arguments(task, {"sort", parameters, 0, 0}, args + 1, 0, kwnames, v))
    return kNull;
  bool reverse = false;
  if (!v[1].is_null() && !truth(task, v[1], &reverse)) return kNull;
  return list_sort(task, list, v[0], reverse) ? list : kNull;
}

/// A sum of doubles with Neumaier's compensation, as CPython has had it since 3.12.
struct CompensatedSum {
  double sum = 0, compensation = 0;

  void add(double x) {
    double t = sum + x;
    compensation += __builtin_fabs(sum) >= __builtin_fabs(x) ? (sum - t) + x : (x - t) + sum;
    sum = t;
  }
  /// An infinite or nan sum has no meaningful compensation.
  double result() const {
    return __builtin_isfinite(compensation) && compensation != 0 ? sum + compensation : sum;
  }
};

/// A running sum. As in CPython it begins as an integer, goes on as a float or a complex number where it has
/// become one, and is any object from then on: no form comes back.
struct Sum {
  enum class Form : uint8_t { Integer, Float, Complex, Any };
  Value total; ///< in the form Any
  Form form = Form::Any;
  int64_t integer = 0;
  CompensatedSum real{}, imag{};
};

/// Takes `total` apart where it has one of the forms from `first` on.
static void take_apart(Sum* s, Sum::Form first) {
  int64_t integer;
  s->form = Sum::Form::Any;
  if (first <= Sum::Form::Integer && is_exact(s->total, BuiltinType::int_) &&
      int_to_i64(s->total, &integer)) {
    s->form = Sum::Form::Integer;
    s->integer = integer;
  } else if (first <= Sum::Form::Float && is_exact(s->total, BuiltinType::float_)) {
    s->form = Sum::Form::Float;
    s->real = {float_value(s->total)};
  } else if (first <= Sum::Form::Complex && is_exact(s->total, BuiltinType::complex)) {
    s->form = Sum::Form::Complex;
    s->real = {s->total.as<ComplexObject>()->real};
    s->imag = {s->total.as<ComplexObject>()->imag};
  }
}

/// The sum as one object; NULL with MemoryError.
static Value put_together(Task* task, const Sum* s) {
  switch (s->form) {
  case Sum::Form::Integer:
    return int_from_i64(task, s->integer);
  case Sum::Form::Float:
    return float_new(task, s->real.result());
  case Sum::Form::Complex:
    return complex_new(task, s->real.result(), s->imag.result());
  case Sum::Form::Any:
    break;
  }
  return s->total;
}

/// Whether the sum has taken the item in its form.
static bool add_in_form(Sum* s, Value item) {
  bool integer = is_int_or_bool(item);
  if (s->form == Sum::Form::Integer) {
    int64_t n, sum;
    bool exact = is_exact(item, BuiltinType::int_) || is_exact(item, BuiltinType::bool_);
    if (!exact || !int_to_i64(bool_to_int(item), &n) || __builtin_add_overflow(s->integer, n, &sum))
      return false;
    s->integer = sum;
    return true;
  }
  double d;
  bool complex = s->form == Sum::Form::Complex;
  if (complex && is_exact(item, BuiltinType::complex)) {
    s->real.add(item.as<ComplexObject>()->real);
    s->imag.add(item.as<ComplexObject>()->imag);
  } else if (complex ? is_float(item) : is_exact(item, BuiltinType::float_)) {
    s->real.add(float_value(item));
  } else if (integer && int_to_double(bool_to_int(item), &d)) {
    s->real.add(d);
  } else {
    return false;
  }
  return true;
}

static bool add_item(Task* task, void* raw, Value item) {
  auto* s = static_cast<Sum*>(raw);
  Sum::Form form = s->form;
  if (form != Sum::Form::Any && add_in_form(s, item)) return true;
  s->total = put_together(task, s);
  if (!s->total.is_null()) s->total = binary_op(task, BinaryOp::Add, s->total, item);
  if (form != Sum::Form::Any && !s->total.is_null())
    take_apart(s, static_cast<Sum::Form>(static_cast<uint8_t>(form) + 1));
  return !s->total.is_null();
}

Value builtin_sum(Task* task, const Value* args, size_t nargs, Value kwnames) {
  static const char* const parameters[] = {"", "start", nullptr};
  Value v[2];
  if (!bind_arguments(task, {"sum", parameters, 1, 2}, args, nargs, kwnames, v)) return kNull;
  Value start = v[1].is_null() ? Value::from_small_int(0) : v[1];
  Value iterator = get_iter(task, v[0]);
  if (iterator.is_null()) return kNull;
  if (is_str(start)) return raise_type_error(task, "sum() can't sum strings [use ''.join(seq) instead]");
  if (has_kind(start, Kind::Bytes))
    return raise_type_error(task, "sum() can't sum bytes [use b''.join(seq) instead]");
  if (has_kind(start, Kind::ByteArray))
    return raise_type_error(task, "sum() can't sum bytearray [use b''.join(seq) instead]");
  Sum s{.total = start};
  take_apart(&s, Sum::Form::Integer);
  // A list or tuple is gone through as it is: faster than its iterator.
  bool plain = is_exact(v[0], BuiltinType::list) || is_exact(v[0], BuiltinType::tuple);
  bool done = plain ? iterate(task, v[0], add_item, &s) : iterate_rest(task, iterator, add_item, &s);
  if (!done) return kNull;
  return put_together(task, &s);
}

} // namespace pyc
