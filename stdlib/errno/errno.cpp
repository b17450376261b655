/// errno: the numbers of the system's errors.

#include <cerrno>

#include "object/dict.h"
#include "object/int.h"
#include "object/module.h"
#include "object/str.h"

namespace pyc {

namespace {

const struct {
  const char* name;
  int number;
} codes[] = {
#define E(name) {#name, name}
    E(ENODEV),          E(ENOCSI),        E(EHOSTUNREACH),
    E(ENOMSG),          E(EUCLEAN),       E(EL2NSYNC),
    E(EL2HLT),          E(ENODATA),       E(ENOTBLK),
    E(ENOSYS),          E(EPIPE),         E(EINVAL),
    E(EOVERFLOW),       E(EADV),          E(EINTR),
    E(EUSERS),          E(ENOTEMPTY),     E(ENOBUFS),
    E(EPROTO),          E(EREMCHG),       E(EREMOTE),
    E(ENAVAIL),         E(ECHILD),        E(ELOOP),
    E(EXDEV),           E(E2BIG),         E(ESRCH),
    E(EMSGSIZE),        E(EAFNOSUPPORT),  E(EBADR),
    E(EHOSTDOWN),       E(EPFNOSUPPORT),  E(ENOPROTOOPT),
    E(EBUSY),           E(EWOULDBLOCK),   E(EAGAIN),
    E(EBADFD),          E(EDOTDOT),       E(EISCONN),
    E(ENOTCONN),        E(ESHUTDOWN),     E(ENONET),
    E(EBADF),           E(EMULTIHOP),     E(EIO),
    E(EUNATCH),         E(EPROTOTYPE),    E(ENOSPC),
    E(ENOEXEC),         E(EALREADY),      E(ENETDOWN),
    E(ENOTNAM),         E(EACCES),        E(ELNRNG),
    E(EILSEQ),          E(ENOTDIR),       E(ENOTUNIQ),
    E(EPERM),           E(EDOM),          E(EXFULL),
    E(ECONNREFUSED),    E(EISDIR),        E(EPROTONOSUPPORT),
    E(EROFS),           E(EADDRNOTAVAIL), E(EIDRM),
    E(ECOMM),           E(ESRMNT),        E(EREMOTEIO),
    E(EL3RST),          E(EBADMSG),       E(ENFILE),
    E(ELIBMAX),         E(ESPIPE),        E(ENOLINK),
    E(ENETRESET),       E(ETIMEDOUT),     E(ENOENT),
    E(EEXIST),          E(EDQUOT),        E(ENOSTR),
    E(EBADSLT),         E(EBADRQC),       E(ELIBACC),
    E(EFAULT),          E(EFBIG),         E(EDEADLK),
    E(EDEADLOCK),       E(ELIBBAD),       E(ELIBEXEC),
    E(ECONNRESET),      E(ELIBSCN),       E(ENOANO),
    E(EISNAM),          E(ECHRNG),        E(ENOLCK),
    E(ETIME),           E(EPFNOSUPPORT),  E(ERESTART),
    E(EMFILE),          E(ERANGE),        E(ENETUNREACH),
    E(ESTALE),          E(EOPNOTSUPP),    E(ENOTSUP),
    E(ENOMEDIUM),       E(EMEDIUMTYPE),   E(ECANCELED),
    E(ENOKEY),          E(EKEYEXPIRED),   E(EKEYREVOKED),
    E(EKEYREJECTED),    E(EOWNERDEAD),    E(ENOTRECOVERABLE),
    E(ERFKILL),         E(EHWPOISON),     E(ECONNABORTED),
    E(EADDRINUSE),      E(EDESTADDRREQ),  E(EINPROGRESS),
    E(ELIBMAX),         E(EMLINK),        E(ENAMETOOLONG),
    E(ENOMEM),          E(ENOPKG),        E(ENOSR),
    E(ENOTSOCK),        E(ENOTTY),        E(ENXIO),
    E(ESOCKTNOSUPPORT), E(ESTRPIPE),      E(ETOOMANYREFS),
    E(ETXTBSY),         E(EBADE),         E(EBFONT),
    E(EL3HLT),
#undef E
};

bool init(Task* task, ModuleObject* module) {
  DictObject* names = dict_new(task);
  if (!names) return false;
  for (const auto& code : codes) {
    Value number = Value::from_small_int(code.number), name = Value::from_object(intern_cstring(code.name));
    // Of two names of one number the later one is shown.
    if (!module_set(task, module, code.name, number) || !dict_set(task, names, number, name)) return false;
  }
  return module_set(task, module, "errorcode", dict_value(names));
}

const MethodDef functions[] = {{nullptr, nullptr, 0, 0, 0, nullptr}};

} // namespace

extern const NativeModule errno_module = {
    "errno", "This module makes available standard errno system symbols.", functions, init};

} // namespace pyc
