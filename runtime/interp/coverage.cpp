#include "interp/coverage.h"

#include <atomic>
#include <cstdio>
#include <cstring>

#include "interp/exits.h"
#include "interp/handler.h"
#include "platform/switches.h"

extern "C" {
/// Code from `pyc build --coverage` sets the byte of each instruction that it has executed.
std::atomic<uint8_t> pyc_native_coverage[pyc::kOpcodeCount];
}

namespace pyc {

namespace {

constexpr const char* opcode_names[] = {
#define PYC_OPCODE_NAME(name, units, effects) #name,
    PYC_OPCODES(PYC_OPCODE_NAME)
#undef PYC_OPCODE_NAME
};

constexpr const char* recovery_names[] = {
#define PYC_RECOVERY(name, meaning) #name,
#include "abi/recoveries.def"
#undef PYC_RECOVERY
};
constexpr unsigned kRecoveryCount = sizeof recovery_names / sizeof *recovery_names;

std::atomic<uint8_t> interpreted[kOpcodeCount];
std::atomic<uint8_t> recovered[kRecoveryCount];
std::atomic<uint8_t> inlined_frame;

void set(std::atomic<uint8_t>& mark) {
  mark.store(1, std::memory_order_relaxed);
}

/// Every entry of the recording table: marks the instruction, then runs its handler.
PYC_HANDLER_CALL Value record_instruction(PYC_HANDLER_PARAMETERS) {
  set(interpreted[*pc]);
  [[clang::musttail]] return plain_handlers.entries[*pc](task, registers, pc, table);
}

constexpr HandlerTable recording_handlers = {{
#define PYC_RECORDING_ENTRY(name, units, effects) record_instruction,
    PYC_OPCODES(PYC_RECORDING_ENTRY)
#undef PYC_RECORDING_ENTRY
}};

/// Names of one set, several to a line of the log.
class SetWriter {
public:
  explicit SetWriter(const char* title) : title_(title) {}
  ~SetWriter() { flush(); }

  void add(const char* name) {
    size_t size = std::strlen(name);
    if (length_ + 1 + size >= sizeof line_) flush();
    line_[length_++] = ' ';
    std::memcpy(line_ + length_, name, size);
    length_ += size;
  }

private:
  void flush() {
    if (length_) log_line(LogChannel::Coverage, "%s:%.*s", title_, static_cast<int>(length_), line_);
    length_ = 0;
  }

  const char* title_;
  size_t length_ = 0;
  char line_[400]; ///< below log_line's limit
};

void write_set(const char* title, const std::atomic<uint8_t>* marks, const char* const* names,
               unsigned count) {
  SetWriter writer(title);
  for (unsigned i = 0; i < count; i++)
    if (marks[i].load(std::memory_order_relaxed)) writer.add(names[i]);
}

} // namespace

void start_coverage() {
  if (log_enabled(LogChannel::Coverage)) active_handlers = &recording_handlers;
}

void cover_recovery(Recovery kind) {
  auto number = static_cast<unsigned>(kind);
  if (number < kRecoveryCount) set(recovered[number]);
}

void cover_inlined_frame() {
  set(inlined_frame);
}

void log_coverage() {
  if (!log_enabled(LogChannel::Coverage)) return;
  write_set("interpreter", interpreted, opcode_names, kOpcodeCount);
  write_set("native", pyc_native_coverage, opcode_names, kOpcodeCount);
  write_set("recovery", recovered, recovery_names, kRecoveryCount);
  SetWriter exits("exit");
  for (unsigned i = 0; i < static_cast<unsigned>(ExitReason::count); i++)
    if (exit_count(static_cast<ExitReason>(i))) exits.add(exit_reason_name(static_cast<ExitReason>(i)));
  SetWriter frames("frame");
  if (inlined_frame.load(std::memory_order_relaxed)) frames.add("inlined");
}

} // namespace pyc
