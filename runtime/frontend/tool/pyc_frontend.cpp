/** `pyc-frontend COMMAND FILE…`: the translated front end on the command line, to compare it with its
 * original. */
#include "frontend/tool/batch.h"
#include "frontend.h"

using namespace pyc::frontend;

static CodePoints* dump_ast(Context& cx, Array<u8>* bytes, String file_name) {
  return api::dumpSource(cx, bytes, file_name, parser_parser::ParseMode::Module);
}

static emit_code::CodeModule* compile(Context& cx, Array<u8>* bytes) {
  return api::compileModule(cx, bytes, literal(u"test.py"), literal(u"test"));
}

static CodePoints* dump_code(Context& cx, Array<u8>* bytes, String) {
  return string_to_code_points(cx, emit_disassemble::disassemble(cx, compile(cx, bytes)));
}

/** A code point for each byte of the code image. */
static CodePoints* dump_image(Context& cx, Array<u8>* bytes, String) {
  auto* image = emit_serialize::serializeModule(cx, compile(cx, bytes));
  auto* result = CodePoints::make(cx);
  for (i32 i = 0; i < image->length; i++)
    result->push(cx, image->at(i));
  return result;
}

int main(int argc, char** argv) {
  static const tool::NamedCommand commands[] = {{"dump-tokens", api::tokensOf},
                                                {"dump-ast", dump_ast},
                                                {"dump-code", dump_code},
                                                {"dump-image", dump_image}};
  return tool::batch(argc, argv, commands, sizeof commands / sizeof commands[0]);
}
