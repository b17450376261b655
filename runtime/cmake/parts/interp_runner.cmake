# pyc-interp: runs code images in the interpreter (tests/support/interp_runner.cpp).
add_executable(pyc-interp EXCLUDE_FROM_ALL ${PYC_ROOT}/tests/support/interp_runner.cpp)
target_link_libraries(pyc-interp PRIVATE pycrt)
target_link_options(pyc-interp PRIVATE -fuse-ld=lld -Wl,--gc-sections ${PYC_WANTED})
