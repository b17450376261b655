# Compiler flags, as the interface target `pyc_flags`.

find_program(PYC_CCACHE ccache)
if(PYC_CCACHE)
  # Paths below the root are hashed relative to it, so that several checkouts share one cache.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${PYC_ROOT} CCACHE_NOHASHDIR=1 ${PYC_CCACHE})
endif()

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
set(CMAKE_CXX_FLAGS_DEBUG "-O1 -g")

add_library(pyc_flags INTERFACE)
target_include_directories(pyc_flags INTERFACE ${CMAKE_CURRENT_SOURCE_DIR} ${CMAKE_BINARY_DIR}/generated)
target_compile_options(pyc_flags INTERFACE
  $<$<COMPILE_LANGUAGE:CXX>:-fno-exceptions -fno-rtti -fno-threadsafe-statics -Wall -Wextra -Werror>
  # Tables of slots name what a type has; the rest is null on purpose.
  $<$<COMPILE_LANGUAGE:CXX>:-Wno-missing-designated-field-initializers>
  # Objects derive from their header, singly: offsets are what they seem.
  $<$<COMPILE_LANGUAGE:CXX>:-Wno-invalid-offsetof>
  # The heap's memory changes its type with every allocation, and objects are reached through their header's type.
  $<$<COMPILE_LANGUAGE:CXX>:-fno-strict-aliasing>
  # Links into position-independent and fixed executables alike; nothing is exported from either.
  -fPIE -fvisibility=hidden -ffunction-sections -fdata-sections
  # No path of this machine in the binary.
  -ffile-prefix-map=${PYC_ROOT}=.)
target_link_libraries(pyc_flags INTERFACE m pthread)

if(PYC_SANITIZE STREQUAL "")
  # Nothing unwinds through the runtime: errors are results. Debuggers read .debug_frame.
  target_compile_options(pyc_flags INTERFACE -fno-unwind-tables -fno-asynchronous-unwind-tables)
elseif(PYC_SANITIZE STREQUAL "address")
  # Conservative stack scans need locals on the real stack, so no detection of use after return. `vptr` needs RTTI; `function` would
  # reject the generic signatures that native methods are called through.
  set(sanitize -fsanitize=address,undefined -fno-sanitize=vptr,function -fno-sanitize-recover=undefined
    -fsanitize-address-use-after-return=never -fno-omit-frame-pointer)
elseif(PYC_SANITIZE STREQUAL "thread")
  set(sanitize -fsanitize=thread -fno-omit-frame-pointer)
else()
  message(FATAL_ERROR "PYC_SANITIZE=${PYC_SANITIZE}: expected address or thread")
endif()
if(sanitize)
  target_compile_options(pyc_flags INTERFACE ${sanitize})
  target_link_options(pyc_flags INTERFACE ${sanitize})
endif()
