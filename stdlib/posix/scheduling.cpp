/// Priorities, the scheduler, namespaces, and what is to happen around fork.

#include <cerrno>
#include <climits>
#include <sched.h>
#include <sys/resource.h>
#include <unistd.h>

#include "gc/gc.h"
#include "object/float.h"
#include "object/list.h"
#include "object/set.h"
#include "object/struct_sequence.h"
#include "object/tuple.h"
#include "platform/vector.h"
#include "stdlib/posix/posix.h"

namespace pyc::posix {

namespace {

Value nice_function(Task* task, const Value* args, size_t, Value) {
  int increment;
  if (!read_int(task, args[0], &increment)) return kNull;
  errno = 0;
  int value = ::nice(increment);
  return value == -1 && errno ? none_or_error(task, -1) : Value::from_small_int(value);
}

Value getpriority_function(Task* task, const Value* args, size_t nargs, Value kwnames) {
  BIND(2, "getpriority", 2, 2, "which", "who");
  int which, who;
  if (!read_int(task, v[0], &which) || !read_int(task, v[1], &who)) return kNull;
  errno = 0;
  int value = ::getpriority(static_cast<__priority_which_t>(which), static_cast<id_t>(who));
  return value == -1 && errno ? none_or_error(task, -1) : Value::from_small_int(value);
}

Value setpriority_function(Task* task, const Value* args, size_t nargs, Value kwnames) {
  BIND(3, "setpriority", 3, 3, "which", "who", "priority");
  int which, who, priority;
  if (!read_int(task, v[0], &which) || !read_int(task, v[1], &who) || !read_int(task, v[2], &priority))
    return kNull;
  return none_or_error(
      task, ::setpriority(static_cast<__priority_which_t>(which), static_cast<id_t>(who), priority));
}

// ---------------------------------------------------------------- policies

Value make_sched_param(Task* task, TypeObject* type, const Value* args, size_t nargs, Value kwnames);

const char* const param_fields[] = {"sched_priority", nullptr};
const StructSequence param_description = {
    "sched_param",   "posix", "What a scheduler wants to know of a process: its priority.",
    param_fields,    1,       false,
    make_sched_param};

/// Takes the priority itself where other named tuples take a sequence.
Value make_sched_param(Task* task, TypeObject* type, const Value* args, size_t nargs, Value kwnames) {
  BIND(1, "sched_param", 1, 1, "sched_priority");
  return struct_sequence_new(task, type, v, 1);
}

bool read_param(Task* task, Value v, sched_param* out) {
  TypeObject* type = struct_sequence_type(task, &param_description);
  if (!type) return false;
  if (type_of(v) != type) return raise_type_error(task, "must have a sched_param object");
  int64_t priority;
  if (!read_long(task, v.as<TupleObject>()->items[0], &priority)) return false;
  if (priority > INT_MAX || priority < INT_MIN)
    return raise_overflow_error(task, "sched_priority out of range");
  out->sched_priority = static_cast<int>(priority);
  return true;
}

template <int (*function)(int)>
Value priority_limit(Task* task, const Value* args, size_t nargs, Value kwnames) {
  const char* name =
      function == ::sched_get_priority_max ? "sched_get_priority_max" : "sched_get_priority_min";
  BIND(1, name, 1, 1, "policy");
  int policy;
  return read_int(task, v[0], &policy) ? int_or_error(task, function(policy)) : kNull;
}

Value sched_getscheduler_function(Task* task, const Value* args, size_t, Value) {
  int pid;
  return read_int(task, args[0], &pid) ? int_or_error(task, ::sched_getscheduler(pid)) : kNull;
}

Value sched_setscheduler_function(Task* task, const Value* args, size_t, Value) {
  int pid, policy;
  sched_param param{};
  if (!read_int(task, args[0], &pid) || !read_int(task, args[1], &policy) ||
      !read_param(task, args[2], &param))
    return kNull;
  return none_or_error(task, ::sched_setscheduler(pid, policy, &param));
}

Value sched_getparam_function(Task* task, const Value* args, size_t, Value) {
  int pid;
  sched_param param{};
  if (!read_int(task, args[0], &pid)) return kNull;
  if (::sched_getparam(pid, &param) < 0) return none_or_error(task, -1);
  TypeObject* type = struct_sequence_type(task, &param_description);
  Value priority = Value::from_small_int(param.sched_priority);
  return type ? struct_sequence_new(task, type, &priority, 1) : kNull;
}

Value sched_setparam_function(Task* task, const Value* args, size_t, Value) {
  int pid;
  sched_param param{};
  if (!read_int(task, args[0], &pid) || !read_param(task, args[1], &param)) return kNull;
  return none_or_error(task, ::sched_setparam(pid, &param));
}

Value sched_rr_get_interval_function(Task* task, const Value* args, size_t, Value) {
  int pid;
  timespec interval;
  if (!read_int(task, args[0], &pid)) return kNull;
  if (::sched_rr_get_interval(pid, &interval) < 0) return none_or_error(task, -1);
  return float_new(task, static_cast<double>(interval.tv_sec) + 1e-9 * static_cast<double>(interval.tv_nsec));
}

Value sched_yield_function(Task* task, const Value*, size_t, Value) {
  return none_or_error(task, os_call(task, [] { return ::sched_yield(); }));
}

// ---------------------------------------------------------------- processors

/// A set of processors that grows with their numbers.
struct CpuMask {
  Vector<unsigned long> words;
  static constexpr size_t kBits = sizeof(unsigned long) * CHAR_BIT;

  void resize(size_t count) {
    while (words.size() < count)
      words.push(0);
  }
  size_t bytes() const { return words.size() * sizeof(unsigned long); }
  cpu_set_t* system() { return reinterpret_cast<cpu_set_t*>(words.data()); }
  void add(size_t cpu) {
    resize(cpu / kBits + 1);
    words[cpu / kBits] |= 1UL << (cpu % kBits);
  }
};

bool add_cpu(Task* task, void* context, Value item) {
  if (!is_int_or_bool(item))
    return raise_type_error(task, "expected an iterator of ints, but iterator yielded %R",
                            type_value(type_of(item)));
  int64_t cpu;
  if (!read_long(task, item, &cpu)) return false;
  if (cpu < 0) return raise_value_error(task, "negative CPU number");
  if (cpu > INT_MAX - 1) return raise_overflow_error(task, "CPU number too large");
  static_cast<CpuMask*>(context)->add(static_cast<size_t>(cpu));
  return true;
}

Value sched_setaffinity_function(Task* task, const Value* args, size_t, Value) {
  int pid;
  CpuMask mask;
  mask.resize(CPU_SETSIZE / CpuMask::kBits);
  if (!read_int(task, args[0], &pid) || !iterate(task, args[1], add_cpu, &mask)) return kNull;
  return none_or_error(task, ::sched_setaffinity(pid, mask.bytes(), mask.system()));
}

Value sched_getaffinity_function(Task* task, const Value* args, size_t, Value) {
  int pid;
  CpuMask mask;
  mask.resize(CPU_SETSIZE / CpuMask::kBits);
  if (!read_int(task, args[0], &pid)) return kNull;
  // EINVAL: the system knows more processors than the mask has bits.
  while (::sched_getaffinity(pid, mask.bytes(), mask.system()) < 0) {
    if (errno != EINVAL || mask.words.size() > INT_MAX / CpuMask::kBits) return none_or_error(task, -1);
    mask.resize(mask.words.size() * 2);
  }
  Value list = list_new(task, nullptr, 0);
  for (size_t i = 0; i < mask.words.size() * CpuMask::kBits; i++)
    if (mask.words[i / CpuMask::kBits] >> (i % CpuMask::kBits) & 1)
      if (list.is_null() || !list_append(task, list, Value::from_small_int(static_cast<int64_t>(i))))
        return kNull;
  return list.is_null() ? kNull : call1(task, type_value(types::set), list);
}

// ---------------------------------------------------------------- namespaces

Value unshare_function(Task* task, const Value* args, size_t nargs, Value kwnames) {
  BIND(1, "unshare", 1, 1, "flags");
  int flags;
  if (!read_int(task, v[0], &flags)) return kNull;
  return none_or_error(task, os_call(task, [&] { return ::unshare(flags); }));
}

Value setns_function(Task* task, const Value* args, size_t nargs, Value kwnames) {
  BIND(2, "setns", 1, 2, "fd", "nstype");
  int fd, kind;
  if (!read_descriptor(task, v[0], &fd) || !read_int(task, v[1], 0, &kind)) return kNull;
  return none_or_error(task, os_call(task, [&] { return ::setns(fd, kind); }));
}

// ---------------------------------------------------------------- fork

/// What register_at_fork took: a list, NULL before the first. There is no fork that would call them, but they
/// live for ever, as in CPython.
Value fork_hooks = kNull;

Value register_at_fork(Task* task, const Value* args, size_t nargs, Value kwnames) {
  BIND(3, "register_at_fork", 0, 0, "before", "after_in_child", "after_in_parent");
  if (v[0].is_null() && v[1].is_null() && v[2].is_null())
    return raise_type_error(task, "At least one argument is required.");
  for (int i = 0; i < 3; i++)
    if (!v[i].is_null() && !is_callable(v[i]))
      return raise_type_error(task, "'%s' must be callable, not %T", names[i], v[i]);
  for (Value hook : v)
    if (!hook.is_null() && !list_append(task, fork_hooks, hook)) return kNull;
  return kNone;
}

} // namespace

bool add_scheduling_types(Task* task, ModuleObject* module) {
  TypeObject* type = struct_sequence_type(task, &param_description);
  // A module that is imported again keeps what the first one was given.
  if (fork_hooks.is_null()) {
    gc::add_root(&fork_hooks);
    fork_hooks = list_new(task, nullptr, 0);
  }
  return type && !fork_hooks.is_null() && module_set(task, module, "sched_param", type_value(type));
}

const MethodDef scheduling_functions[] = {
    {"nice", nice_function, 1, 1, 0, "Add increment to the priority of process and return the new priority."},
    {"getpriority", getpriority_function, 0, -1, kMethodKeywords, "Return program scheduling priority."},
    {"setpriority", setpriority_function, 0, -1, kMethodKeywords, "Set program scheduling priority."},
    {"sched_get_priority_max", priority_limit<::sched_get_priority_max>, 0, -1, kMethodKeywords,
     "Get the maximum scheduling priority for policy."},
    {"sched_get_priority_min", priority_limit<::sched_get_priority_min>, 0, -1, kMethodKeywords,
     "Get the minimum scheduling priority for policy."},
    {"sched_getscheduler", sched_getscheduler_function, 1, 1, 0,
     "Get the scheduling policy for the process identified by pid."},
    {"sched_setscheduler", sched_setscheduler_function, 3, 3, 0,
     "Set the scheduling policy for the process identified by pid."},
    {"sched_getparam", sched_getparam_function, 1, 1, 0,
     "Returns scheduling parameters for the process identified by pid."},
    {"sched_setparam", sched_setparam_function, 2, 2, 0,
     "Set scheduling parameters for the process identified by pid."},
    {"sched_rr_get_interval", sched_rr_get_interval_function, 1, 1, 0,
     "Return the round-robin quantum for the process identified by pid, in seconds."},
    {"sched_yield", sched_yield_function, 0, 0, 0, "Voluntarily relinquish the CPU."},
    {"sched_setaffinity", sched_setaffinity_function, 2, 2, 0,
     "Set the CPU affinity of the process identified by pid to mask."},
    {"sched_getaffinity", sched_getaffinity_function, 1, 1, 0,
     "Return the affinity of the process identified by pid (or the current process if zero)."},
    {"unshare", unshare_function, 0, -1, kMethodKeywords,
     "Disassociate parts of a process (or thread) execution context."},
    {"setns", setns_function, 0, -1, kMethodKeywords, "Move the calling thread into different namespaces."},
    {"register_at_fork", register_at_fork, 0, -1, kMethodKeywords,
     "Register callables to be called when forking a new process."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

} // namespace pyc::posix
