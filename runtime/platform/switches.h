#pragma once
/// Environment switches (switches.def) and the log that PYC_LOG asks for.

#include <cstdint>

namespace pyc {

namespace switch_types {
using Count = uint64_t;
using Flag = bool;
using Text = const char*;
} // namespace switch_types

struct Switches {
#define PYC_SWITCH(field, name, type, fallback, doc) switch_types::type field = fallback;
#include "platform/switches.def"
#undef PYC_SWITCH
};

/// Filled by `read_switches`; constant afterwards.
extern Switches switches;

/// Reads the environment. A value that cannot be understood ends the process with a message that names the
/// switch, code 2.
void read_switches();

enum class LogChannel : uint8_t { Exits, Gc, Jit, Coverage };

/// True when PYC_LOG names the channel.
bool log_enabled(LogChannel channel);
/// Writes one line, with the channel's name in front, in one system call. Does nothing when the channel is
/// off.
void log_line(LogChannel channel, const char* format, ...) __attribute__((format(printf, 2, 3)));

} // namespace pyc
