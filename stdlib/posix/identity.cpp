/// Who the process is: users and groups, sessions and process groups.

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <grp.h>
#include <unistd.h>

#include "object/list.h"
#include "object/tuple.h"
#include "platform/vector.h"
#include "stdlib/posix/posix.h"

namespace pyc::posix {

namespace {

constexpr size_t kMostGroups = 65536;

/// set*uid and set*gid of `count` numbers.
template <auto function, bool (*read)(Task*, Value, uint32_t*), size_t count>
Value set_ids(Task* task, const Value* args, size_t, Value) {
  uint32_t ids[3];
  for (size_t i = 0; i < count; i++)
    if (!read(task, args[i], &ids[i])) return kNull;
  int result;
  if constexpr (count == 1)
    result = function(ids[0]);
  else if constexpr (count == 2)
    result = function(ids[0], ids[1]);
  else
    result = function(ids[0], ids[1], ids[2]);
  return none_or_error(task, result);
}

template <auto function> Value get_three(Task* task, const Value*, size_t, Value) {
  uint32_t real, effective, saved;
  if (function(&real, &effective, &saved) < 0) return none_or_error(task, -1);
  return tuple_of(task, id_result(task, real), id_result(task, effective), id_result(task, saved));
}

Value list_of_ids(Task* task, const gid_t* ids, size_t count) {
  Value list = list_new(task, nullptr, 0);
  for (size_t i = 0; i < count; i++)
    if (list.is_null() || !list_append(task, list, id_result(task, ids[i]))) return kNull;
  return list;
}

Value getgroups_function(Task* task, const Value*, size_t, Value) {
  Vector<gid_t> groups;
  groups.reserve(kMostGroups);
  int count = ::getgroups(static_cast<int>(kMostGroups), groups.data());
  return count < 0 ? none_or_error(task, -1) : list_of_ids(task, groups.data(), static_cast<size_t>(count));
}

Value setgroups_function(Task* task, const Value* args, size_t, Value) {
  Value given = args[0];
  if (!is_sequence(given)) return raise_type_error(task, "setgroups argument must be a sequence");
  int64_t count;
  if (!length(task, given, &count)) return kNull;
  if (static_cast<size_t>(count) > kMostGroups) return raise_value_error(task, "too many groups");
  Vector<gid_t> groups;
  for (int64_t i = 0; i < count; i++) {
    Value item = get_item(task, given, Value::from_small_int(i));
    if (item.is_null()) return kNull;
    if (!is_int_or_bool(item)) return raise_type_error(task, "groups must be integers");
    gid_t id;
    if (!read_gid(task, item, &id)) return kNull;
    groups.push(id);
  }
  return none_or_error(task, ::setgroups(groups.size(), groups.data()));
}

Value initgroups_function(Task* task, const Value* args, size_t, Value) {
  CText name;
  gid_t group;
  if (!name.read_path(task, args[0]) || !read_gid(task, args[1], &group)) return kNull;
  int result;
  {
    SafeRegion region(task);
    result = ::initgroups(name.text(), group);
  }
  return none_or_error(task, result);
}

Value getgrouplist_function(Task* task, const Value* args, size_t, Value) {
  CText user;
  gid_t group;
  if (!user.read_str(task, "getgrouplist", args[0]) || !read_gid(task, args[1], &group)) return kNull;
  Vector<gid_t> groups;
  groups.reserve(kMostGroups);
  int count = static_cast<int>(kMostGroups), result;
  {
    SafeRegion region(task);
    result = ::getgrouplist(user.text(), group, groups.data(), &count);
  }
  return result < 0 ? none_or_error(task, -1) : list_of_ids(task, groups.data(), static_cast<size_t>(count));
}

Value getlogin_function(Task* task, const Value*, size_t, Value) {
  char name[256];
  int error = ::getlogin_r(name, sizeof name);
  if (error == 0) return os_fsdecode(task, name);
  errno = error;
  return none_or_error(task, -1);
}

// ---------------------------------------------------------------- process groups

Value getpgid_function(Task* task, const Value* args, size_t nargs, Value kwnames) {
  BIND(1, "getpgid", 1, 1, "pid");
  int pid;
  return read_int(task, v[0], &pid) ? int_or_error(task, ::getpgid(pid)) : kNull;
}

Value getsid_function(Task* task, const Value* args, size_t, Value) {
  int pid;
  return read_int(task, args[0], &pid) ? int_or_error(task, ::getsid(pid)) : kNull;
}

Value setsid_function(Task* task, const Value*, size_t, Value) {
  return none_or_error(task, ::setsid());
}

Value setpgrp_function(Task* task, const Value*, size_t, Value) {
  return none_or_error(task, ::setpgid(0, 0));
}

Value setpgid_function(Task* task, const Value* args, size_t, Value) {
  int pid, group;
  if (!read_int(task, args[0], &pid) || !read_int(task, args[1], &group)) return kNull;
  return none_or_error(task, ::setpgid(pid, group));
}

Value kill_function(Task* task, const Value* args, size_t, Value) {
  int pid;
  int64_t signal;
  if (!read_int(task, args[0], &pid) || !size_argument(task, args[1], &signal)) return kNull;
  if (::kill(pid, static_cast<int>(signal)) < 0) return none_or_error(task, -1);
  return poll(task) ? kNone : kNull;
}

Value killpg_function(Task* task, const Value* args, size_t, Value) {
  int group, signal;
  if (!read_int(task, args[0], &group) || !read_int(task, args[1], &signal)) return kNull;
  if (::killpg(group, signal) < 0) return none_or_error(task, -1);
  return poll(task) ? kNone : kNull;
}

} // namespace

const MethodDef identity_functions[] = {
    {"setuid", set_ids<::setuid, read_uid, 1>, 1, 1, 0, "Set the current process's user id."},
    {"seteuid", set_ids<::seteuid, read_uid, 1>, 1, 1, 0, "Set the current process's effective user id."},
    {"setreuid", set_ids<::setreuid, read_uid, 2>, 2, 2, 0,
     "Set the current process's real and effective user ids."},
    {"setresuid", set_ids<::setresuid, read_uid, 3>, 3, 3, 0,
     "Set the current process's real, effective, and saved user ids."},
    {"setgid", set_ids<::setgid, read_gid, 1>, 1, 1, 0, "Set the current process's group id."},
    {"setegid", set_ids<::setegid, read_gid, 1>, 1, 1, 0, "Set the current process's effective group id."},
    {"setregid", set_ids<::setregid, read_gid, 2>, 2, 2, 0,
     "Set the current process's real and effective group ids."},
    {"setresgid", set_ids<::setresgid, read_gid, 3>, 3, 3, 0,
     "Set the current process's real, effective, and saved group ids."},
    {"getresuid", get_three<::getresuid>, 0, 0, 0,
     "Return a tuple of the current process's real, effective, and saved user ids."},
    {"getresgid", get_three<::getresgid>, 0, 0, 0,
     "Return a tuple of the current process's real, effective, and saved group ids."},
    {"getgroups", getgroups_function, 0, 0, 0, "Return list of supplemental group IDs for the process."},
    {"setgroups", setgroups_function, 1, 1, 0, "Set the groups of the current process to list."},
    {"initgroups", initgroups_function, 2, 2, 0, "Initialize the group access list."},
    {"getgrouplist", getgrouplist_function, 2, 2, 0, "Returns a list of groups to which a user belongs."},
    {"getlogin", getlogin_function, 0, 0, 0, "Return the actual login name."},
    {"getpgid", getpgid_function, 0, -1, kMethodKeywords,
     "Call the system call getpgid(), and return the result."},
    {"getsid", getsid_function, 1, 1, 0, "Call the system call getsid(pid) and return the result."},
    {"setsid", setsid_function, 0, 0, 0, "Call the system call setsid()."},
    {"setpgrp", setpgrp_function, 0, 0, 0, "Make the current process the leader of its process group."},
    {"setpgid", setpgid_function, 2, 2, 0, "Call the system call setpgid(pid, pgrp)."},
    {"kill", kill_function, 2, 2, 0, "Kill a process with a signal."},
    {"killpg", killpg_function, 2, 2, 0, "Kill a process group with a signal."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

} // namespace pyc::posix
