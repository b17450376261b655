# Character properties for str: generated/unicode_tables.inc.

set(PYC_UNICODE ${CMAKE_BINARY_DIR}/generated/unicode_tables.inc)
file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/generated)
add_custom_command(
  OUTPUT ${PYC_UNICODE}
  COMMAND ${PYC_ROOT}/node_modules/.bin/tsx ${PYC_ROOT}/runtime/cmake/generateUnicode.ts ${PYC_UNICODE}
  DEPENDS ${PYC_ROOT}/runtime/cmake/generateUnicode.ts
  WORKING_DIRECTORY ${PYC_ROOT}
  COMMENT "Generating unicode_tables.inc"
  VERBATIM)
