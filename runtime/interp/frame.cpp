#include "interp/frame.h"

namespace pyc {

CodeBody* record_code(const FrameRecord* record, uint32_t* pc) {
  if (InterpFrame* frame = interp_frame_of(record)) {
    *pc = static_cast<uint32_t>(frame->pc - frame->code->units);
    return frame->code;
  }
  auto* location = reinterpret_cast<const LocationEntry*>(record->location);
  CodeImage* image = location ? image_of_location(location, nullptr) : nullptr;
  if (!image) return nullptr;
  *pc = location->pc;
  return image->codes[location->code];
}

} // namespace pyc
