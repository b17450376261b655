/** `pyc-frontend dump-tokens FILE…`: the translated front end on the command line, to compare it with its
 * original. */
#include "frontend/tool/batch.h"
#include "frontend.h"

using namespace pyc::frontend;

int main(int argc, char** argv) {
  static const tool::NamedCommand commands[] = {{"dump-tokens", api::tokensOf}};
  return tool::batch(argc, argv, commands, sizeof commands / sizeof commands[0]);
}
