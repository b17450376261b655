/// BufferedRandom: reads and writes through one buffer.

#include "stdlib/_io/buffered.h"

namespace pyc {

namespace io {

namespace {

bool init_slot(Task* task, Value self, const Value* args, size_t nargs, Value kwnames) {
  Value raw;
  int64_t size;
  if (!buffered_arguments(task, "BufferedRandom", args, nargs, kwnames, &raw, &size)) return false;
  Buffered* b = buffered_of(self);
  b->initialized = b->detached = false;
  return check_ability(task, raw, Ability::Seekable) && check_ability(task, raw, Ability::Readable) &&
         check_ability(task, raw, Ability::Writable) && buffered_start(task, b, raw, size, true, true);
}

const MethodDef methods[] = {
    {"read", buffered_read_method, 0, 1, 0, "Read and return up to n bytes."},
    {"read1", buffered_read1_method, 0, 1, 0, "Read and return up to n bytes with at most one read."},
    {"readinto", buffered_readinto_method, 1, 1, 0, nullptr},
    {"readinto1", buffered_readinto1_method, 1, 1, 0, nullptr},
    {"readline", buffered_readline_method, 0, 1, 0, "Read and return a line."},
    {"peek", buffered_peek_method, 0, 1, 0, "Return what is buffered, without advancing."},
    {"write", buffered_write_method, 1, 1, 0, "Write buffer b to the IO stream."},
    {"seek", buffered_seek_method, 1, 2, 0, nullptr},
    {"tell", buffered_tell_method, 0, 0, 0, nullptr},
    {"truncate", buffered_truncate_method, 0, 1, 0, nullptr},
    {"flush", buffered_flush_method, 0, 0, 0, nullptr},
    {"close", buffered_close_method, 0, 0, 0, nullptr},
    {"detach", buffered_detach_method, 0, 0, 0, nullptr},
    {"seekable", buffered_seekable_method, 0, 0, 0, nullptr},
    {"readable", buffered_readable_method, 0, 0, 0, nullptr},
    {"writable", buffered_writable_method, 0, 0, 0, nullptr},
    {"fileno", buffered_fileno_method, 0, 0, 0, nullptr},
    {"isatty", buffered_isatty_method, 0, 0, 0, nullptr},
    {"_dealloc_warn", buffered_dealloc_warn_method, 1, 1, 0, nullptr},
    {"__getstate__", refuse_pickle, 0, 0, 0, nullptr},
    {"__reduce__", refuse_pickle, 0, 0, 0, nullptr},
    {"__reduce_ex__", refuse_pickle, 1, 1, 0, nullptr},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

constexpr TypeSlots make_slots() {
  TypeSlots s{};
  s.new_ = buffered_new;
  s.init = init_slot;
  s.repr = buffered_repr;
  s.next = buffered_next;
  return s;
}
const TypeSlots slots = make_slots();

} // namespace

} // namespace io

const TypeDefinition k_binary_random_type = {.doc = "A buffered interface to random access streams.",
                                             .module = "_io",
                                             .flags = kTypeBase | kTypeHasDict | kTypeHasWeakRefs,
                                             .native_size = sizeof(io::Buffered),
                                             .methods = io::methods,
                                             .getsets = io::buffered_getsets,
                                             .slots = &io::slots,
                                             .trace = io::trace_buffered};

} // namespace pyc
