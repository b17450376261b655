# The translated front end, `libpycfrontend.a`, for executables that may call eval, exec or compile. Not part of `all`: nothing that
# runs without it waits for its translation. One compilation unit, so that the optimiser sees all of it.

set(frontend ${PYC_ROOT}/compiler/frontend)
set(translated ${CMAKE_BINARY_DIR}/generated/frontend)
file(GLOB_RECURSE PYC_FRONTEND_SOURCES CONFIGURE_DEPENDS ${frontend}/*.ts)
file(GLOB PYC_TRANSLATOR CONFIGURE_DEPENDS ${PYC_ROOT}/compiler/translate/*.ts)
add_custom_command(
  OUTPUT ${translated}/all.cc
  COMMAND ${PYC_ROOT}/node_modules/.bin/tsx ${PYC_ROOT}/compiler/translate/write.ts ${translated}
  DEPENDS ${PYC_FRONTEND_SOURCES} ${PYC_TRANSLATOR}
  WORKING_DIRECTORY ${PYC_ROOT}
  COMMENT "Translating the front end"
  VERBATIM)

file(GLOB PYC_FRONTEND_TWINS CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/frontend/*.cpp)
add_library(pycfrontend STATIC EXCLUDE_FROM_ALL ${translated}/all.cc ${PYC_FRONTEND_TWINS})
set_source_files_properties(${translated}/all.cc PROPERTIES COMPILE_OPTIONS
  "-Wno-unused-variable;-Wno-unused-but-set-variable;-Wno-unused-parameter;-Wno-parentheses-equality")
target_include_directories(pycfrontend PUBLIC ${translated})
target_link_libraries(pycfrontend PUBLIC pyc_flags)
