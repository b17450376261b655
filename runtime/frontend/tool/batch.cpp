#include "frontend/tool/batch.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <pthread.h>
#include <string>
#include <vector>

namespace pyc::frontend {

void panic(const char* what) {
  std::fprintf(stderr, "pyc-frontend: internal error: %s\n", what);
  std::abort();
}

namespace tool {

/** As the runtime's main task has; sanitizers make frames large. `--stack` sets another. */
static size_t stack_size = size_t{1} << 30;

/** Inputs are hostile in fuzzing: one that takes more is an answer of its own. `--memory` sets another limit.
 */
static size_t memory_limit = size_t{4} << 30;

static void append_utf8(std::string& out, i32 point) {
  if (point >= 0xd800 && point < 0xe000) point = 0xfffd;
  if (point < 0x80) {
    out += static_cast<char>(point);
    return;
  }
  int more = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
  int lead = more == 1 ? 0xc0 : more == 2 ? 0xe0 : 0xf0;
  out += static_cast<char>(lead | (point >> (6 * more)));
  for (int shift = 6 * (more - 1); shift >= 0; shift -= 6)
    out += static_cast<char>(0x80 | ((point >> shift) & 0x3f));
}

static std::string utf8(const CodePoints* points) {
  std::string out;
  out.reserve(size_t(points->length));
  for (i32 i = 0; i < points->length; i++)
    append_utf8(out, points->data[i]);
  return out;
}

static std::string utf8(String text) {
  std::string out;
  for (i32 i = 0; i < text.length; i++) {
    i32 unit = text.data[i];
    bool pair = (unit & 0xfc00) == 0xd800 && i + 1 < text.length && (text.data[i + 1] & 0xfc00) == 0xdc00;
    if (pair) unit = 0x10000 + ((unit - 0xd800) << 10) + (text.data[++i] - 0xdc00);
    append_utf8(out, unit);
  }
  return out;
}

static std::string describe(const SyntaxFailure& failure) {
  std::string place = std::to_string(failure.line) + ":" + std::to_string(failure.column) + "-" +
                      std::to_string(failure.endLine) + ":" + std::to_string(failure.endColumn);
  return utf8(failure.type) + ": " + utf8(failure.message) + " (" + place + ")";
}

static void answer(const char* status, const std::string& name, const std::string& text) {
  std::printf("@ %s %zu %s\n", status, text.size(), name.c_str());
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::putchar('\n');
}

/** Answers for one source. Each answer is flushed, so that a crash shows which source it was. */
static void process(Command command, const std::string& name, const std::string& bytes) {
  Context cx(memory_limit);
  CodePoints* result = nullptr;
  // The file's name stays out of messages: answers are compared between machines.
  bool ok = run(cx, [&] {
    auto* input = Array<u8>::make(cx);
    for (char c : bytes)
      input->push(cx, static_cast<u8>(c));
    result = command(cx, input, String{});
  });
  if (ok)
    answer("ok", name, utf8(result));
  else if (cx.failure != nullptr)
    answer("failed", name, describe(*cx.failure));
  else
    answer("memory", name, "");
  std::fflush(stdout);
}

static bool read_file(const std::string& name, std::string& bytes) {
  std::ifstream file(name, std::ios::binary);
  if (!file) {
    std::fprintf(stderr, "pyc-frontend: cannot read %s\n", name.c_str());
    return false;
  }
  bytes.assign(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  return true;
}

/** Many sources in one file, each as `<bytes>\n<bytes>`; their names are their numbers. */
static bool process_pack(Command command, const std::string& name) {
  std::string pack;
  if (!read_file(name, pack)) return false;
  size_t at = 0;
  for (size_t number = 0; at < pack.size(); number++) {
    size_t line = pack.find('\n', at);
    size_t size = std::strtoul(pack.c_str() + at, nullptr, 10);
    if (line == std::string::npos || size > pack.size() - line - 1) {
      std::fprintf(stderr, "pyc-frontend: %s ends inside a source\n", name.c_str());
      return false;
    }
    process(command, std::to_string(number), pack.substr(line + 1, size));
    at = line + 1 + size;
  }
  return true;
}

struct Job {
  Command command;
  std::vector<std::string> files;
  std::vector<std::string> packs;
  bool ok = true;
};

static void* work(void* argument) {
  auto* job = static_cast<Job*>(argument);
  for (const std::string& name : job->packs)
    job->ok = process_pack(job->command, name) && job->ok;
  std::string bytes;
  for (const std::string& name : job->files) {
    bool readable = read_file(name, bytes);
    if (readable) process(job->command, name, bytes);
    job->ok = readable && job->ok;
  }
  return nullptr;
}

static Command find_command(const char* name, const NamedCommand* commands, int count) {
  for (int i = 0; i < count; i++)
    if (std::string(commands[i].name) == name) return commands[i].run;
  return nullptr;
}

int batch(int argc, char** argv, const NamedCommand* commands, int count) {
  Job job{argc > 1 ? find_command(argv[1], commands, count) : nullptr, {}, {}};
  for (int i = 2; i < argc; i++) {
    std::string option = i + 1 < argc ? argv[i] : "";
    if (option == "--pack")
      job.packs.push_back(argv[++i]);
    else if (option == "--memory")
      memory_limit = std::strtoul(argv[++i], nullptr, 10) << 20;
    else if (option == "--stack")
      stack_size = std::strtoul(argv[++i], nullptr, 10) << 10;
    else
      job.files.push_back(argv[i]);
  }
  if (job.command == nullptr || (job.files.empty() && job.packs.empty())) {
    std::fprintf(stderr, "usage: %s COMMAND [--pack FILE] [FILE…]; commands:", argv[0]);
    for (int i = 0; i < count; i++)
      std::fprintf(stderr, " %s", commands[i].name);
    std::fprintf(stderr, "\n");
    return 2;
  }
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, stack_size);
  pthread_t thread;
  if (pthread_create(&thread, &attributes, work, &job) != 0) return 2;
  pthread_join(thread, nullptr);
  return job.ok ? 0 : 2;
}

} // namespace tool
} // namespace pyc::frontend
