#include "interp/frame.h"

namespace pyc {

CodeBody* record_code(const FrameRecord* record, uint32_t* pc) {
  if (InterpFrame* frame = interp_frame_of(record)) {
    *pc = static_cast<uint32_t>(frame->pc - frame->code->units);
    return frame->code;
  }
  auto* location = reinterpret_cast<const LocationEntry*>(record->location);
  if (!location) return nullptr;
  *pc = location->pc;
  return location_code(location);
}

} // namespace pyc
