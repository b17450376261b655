# Properties and names of characters: generated/unicode_tables.inc and generated/unicode_names.inc.

file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/generated)
set(scripts generateUnicode generateUnicodeNames)
set(PYC_UNICODE ${CMAKE_BINARY_DIR}/generated/unicode_tables.inc ${CMAKE_BINARY_DIR}/generated/unicode_names.inc)
foreach(script output IN ZIP_LISTS scripts PYC_UNICODE)
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${PYC_ROOT}/node_modules/.bin/tsx ${PYC_ROOT}/runtime/cmake/${script}.ts ${output}
    DEPENDS ${PYC_ROOT}/runtime/cmake/${script}.ts ${PYC_ROOT}/runtime/cmake/tables.ts
    WORKING_DIRECTORY ${PYC_ROOT}
    COMMENT "${script}.ts"
    VERBATIM)
endforeach()
