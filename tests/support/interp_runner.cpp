/// pyc-interp IMAGE SOURCE [ARGUMENT…]: runs the code image of one module in the interpreter, without LLVM
/// and without a link step. For tests and for work on the runtime; tests/support/interpreter.ts makes the
/// image.

#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "abi/native.h"
#include "interp/exits.h"
#include "interp/run.h"
#include "object/module.h"
#include "sched/worker.h"

namespace pyc {

namespace {

ModuleDescriptor program;
Value program_globals;

struct Bytes {
  uint8_t* data;
  size_t size;
};

Bytes read_file(const char* path) {
  FILE* file = std::fopen(path, "rb");
  if (!file) {
    std::fprintf(stderr, "pyc-interp: cannot read %s\n", path);
    std::exit(2);
  }
  std::fseek(file, 0, SEEK_END);
  auto size = static_cast<size_t>(std::ftell(file));
  std::rewind(file);
  auto* data = static_cast<uint8_t*>(std::malloc(size + 8));
  if (!data || std::fread(data, 1, size, file) != size) std::exit(2);
  std::fclose(file);
  return {data, size};
}

/// Sources in descriptors are compressed; stored blocks are the simplest form of that.
Bytes store(Bytes text) {
  constexpr size_t kBlock = 65535;
  size_t blocks = text.size / kBlock + 1;
  auto* out = static_cast<uint8_t*>(std::malloc(text.size + 5 * blocks));
  size_t at = 0;
  for (size_t i = 0; i < blocks; i++) {
    size_t length = i + 1 == blocks ? text.size % kBlock : kBlock;
    out[at++] = i + 1 == blocks;
    uint16_t words[2] = {static_cast<uint16_t>(length), static_cast<uint16_t>(~length)};
    std::memcpy(out + at, words, 4);
    std::memcpy(out + at + 4, text.data + i * kBlock, length);
    at += 4 + length;
  }
  return {out, at};
}

struct Arguments {
  int count;
  char** values;
};

int run_program(Task* task, void* context) {
  auto* arguments = static_cast<Arguments*>(context);
  interp_start(task);
  int code = 1;
  if (runtime_start(task, arguments->count, arguments->values)) code = run_main(task);
  log_exit_counts();
  return code;
}

void load(const char* image_path, const char* source_path) {
  Bytes image = read_file(image_path);
  Bytes text = read_file(source_path);
  Bytes source = store(text);
  program.name = "__main__";
  program.file = source_path;
  program.image = image.data;
  program.image_size = image.size;
  program.source = source.data;
  program.source_size = source.size;
  program.source_length = text.size;
  program.module_slot = &program_globals;
}

} // namespace

extern "C" const ModuleDescriptor* const pyc_modules[] = {&program};
extern "C" const size_t pyc_module_count = 1;

} // namespace pyc

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "usage: pyc-interp IMAGE SOURCE [ARGUMENT...]\n");
    return 2;
  }
  pyc::load(argv[1], argv[2]);
  pyc::Arguments arguments{argc - 2, argv + 2};
  return pyc::run_main_task(pyc::run_program, &arguments);
}
