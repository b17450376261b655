#pragma once
/// Signals of the process.

namespace pyc {

/// SIGINT becomes KeyboardInterrupt in the main task, SIGPIPE is ignored (writes give EPIPE), and a fault at
/// a bad address is reported as a fault of the runtime, code 70.
void install_signal_handlers();

/// Ends the process by SIGINT, as if nobody had caught it.
void die_of_interrupt();

} // namespace pyc
