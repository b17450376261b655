#pragma once
/// What a run exercised, for `npm run test:stress`: opcodes in each tier, exit reasons, recovery kinds. The
/// channel `coverage` of PYC_LOG prints the sets at the program's end.
///
/// Nothing of it costs anything when it is off. The interpreter records through a handler table of its own;
/// native code records where `pyc build --coverage` made it do so; side exits are cold.

#include "abi/native.h"

namespace pyc {

/// Switches the interpreter to recording when the channel is on; before the first frame runs.
void start_coverage();

/// A recovery of this kind was read while a frame was rebuilt.
void cover_recovery(Recovery kind);
/// A frame of an inlined function was rebuilt.
void cover_inlined_frame();

/// One line or more a set, as "[coverage] SET: NAME NAME …".
void log_coverage();

} // namespace pyc
