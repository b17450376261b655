# Modules of the standard library that are written in C++. They are part of the runtime's archive; `stdlib/…` is an include path.
file(GLOB PYC_STDLIB CONFIGURE_DEPENDS ${PYC_ROOT}/stdlib/*.cpp ${PYC_ROOT}/stdlib/*/*.cpp)
target_sources(pycrt PRIVATE ${PYC_STDLIB})
target_include_directories(pycrt PUBLIC ${PYC_ROOT})
