/** `pyc-frontend dump-tokens|dump-ast FILE…`: the translated front end on the command line, to compare it
 * with its original. */
#include "frontend/tool/batch.h"
#include "frontend.h"

using namespace pyc::frontend;

static CodePoints* dump_ast(Context& cx, Array<u8>* bytes, String file_name) {
  return api::dumpSource(cx, bytes, file_name, parser_parser::ParseMode::Module);
}

int main(int argc, char** argv) {
  static const tool::NamedCommand commands[] = {{"dump-tokens", api::tokensOf}, {"dump-ast", dump_ast}};
  return tool::batch(argc, argv, commands, sizeof commands / sizeof commands[0]);
}
