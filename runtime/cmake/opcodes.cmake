# The opcode table of compiler/frontend/opcodes as C++: generated/opcodes.inc.

set(PYC_OPCODES ${CMAKE_BINARY_DIR}/generated/opcodes.inc)
set(generator ${PYC_ROOT}/compiler/frontend/opcodes)
file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/generated)
add_custom_command(
  OUTPUT ${PYC_OPCODES}
  COMMAND ${PYC_ROOT}/node_modules/.bin/tsx ${generator}/generate.ts --cpp ${PYC_OPCODES}
  DEPENDS ${generator}/generate.ts ${generator}/table.ts
  WORKING_DIRECTORY ${PYC_ROOT}
  COMMENT "Generating opcodes.inc"
  VERBATIM)
