# SPDX-License-Identifier: GPL-3.0-or-later
# What every target shares: language level, warnings, sanitizers, instruction set.

option(FOVEA_BUILD_TESTS "Build the tests" ON)
option(FOVEA_BUILD_GUI "Build widgets and the program" ON)
option(FOVEA_BUILD_BENCH "Build the measurements in tests/bench" OFF)
option(FOVEA_BUILD_FUZZ "Link the fuzz targets with libFuzzer (clang)" OFF)
option(FOVEA_PRECOMPILE "Compile the headers that nearly every file of a room includes once, ahead of it" OFF)
option(FOVEA_UNITY "Compile the files of core several at once: for builds in which nobody edits" OFF)
option(FOVEA_WERROR "Treat warnings as errors" OFF)
set(FOVEA_SANITIZE "" CACHE STRING "Sanitizers, as in -fsanitize=… (address,undefined or thread)")
set(FOVEA_CPU "auto" CACHE STRING
  "Instruction set: auto (the best that this machine has), baseline, x86-64-v3, x86-64-v4; all: one program for every CPU")
set_property(CACHE FOVEA_CPU PROPERTY STRINGS auto baseline x86-64-v3 x86-64-v4 all)

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)

find_program(FOVEA_CCACHE ccache)
if(FOVEA_CCACHE)
  # Precompiled headers are known by their contents, not by the time at which they were made. What a file depends on is
  # told by its own compilation; a first one need not run the preprocessor for it.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros CCACHE_DEPEND=1
    ${FOVEA_CCACHE})
endif()
find_program(FOVEA_MOLD mold)

# The levels of the x86-64 psABI and not native: -mtune=native costs Eigen's product a quarter to a third.
# FOVEA_ISA is what everything is built for; but with FOVEA_CPU=all, core is a shared library, built for each
# of FOVEA_LEVELS besides, and the loader takes the best that the machine has.
set(FOVEA_ISA "baseline")
set(FOVEA_LEVELS "")
if(FOVEA_CPU STREQUAL "all")
  if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|amd64|AMD64")
    set(FOVEA_LEVELS x86-64-v3 x86-64-v4)
  endif()
elseif(FOVEA_CPU MATCHES "^x86-64-v[34]$")
  set(FOVEA_ISA "${FOVEA_CPU}")
elseif(FOVEA_CPU STREQUAL "auto" AND EXISTS /proc/cpuinfo)
  file(READ /proc/cpuinfo cpuinfo LIMIT 20000)
  if(cpuinfo MATCHES " avx2 " AND cpuinfo MATCHES " fma " AND cpuinfo MATCHES " bmi2 ")
    set(FOVEA_ISA "x86-64-v3")
    if(cpuinfo MATCHES " avx512f " AND cpuinfo MATCHES " avx512bw " AND cpuinfo MATCHES " avx512cd " AND
       cpuinfo MATCHES " avx512dq " AND cpuinfo MATCHES " avx512vl ")
      set(FOVEA_ISA "x86-64-v4")
    endif()
  endif()
elseif(NOT FOVEA_CPU MATCHES "^(auto|baseline)$")
  message(FATAL_ERROR "FOVEA_CPU is auto, baseline, x86-64-v3, x86-64-v4 or all, not ${FOVEA_CPU}.")
endif()
message(STATUS "Fovea: instruction set ${FOVEA_ISA} ${FOVEA_LEVELS}")

add_library(fovea_options INTERFACE)
if(NOT FOVEA_ISA STREQUAL "baseline")
  target_compile_options(fovea_options INTERFACE -march=${FOVEA_ISA})
endif()
target_compile_definitions(fovea_options INTERFACE EIGEN_DONT_PARALLELIZE EIGEN_MPL2_ONLY)
target_compile_options(fovea_options INTERFACE -Wall -Wextra -Wpedantic -Wnon-virtual-dtor -Woverloaded-virtual
  -Wno-missing-field-initializers)
if(NOT FOVEA_UNITY)  # where a name that hides another file's would be reported
  target_compile_options(fovea_options INTERFACE -Wshadow)
endif()
target_compile_options(fovea_options INTERFACE -fno-math-errno)
if(FOVEA_WERROR)
  target_compile_options(fovea_options INTERFACE -Werror)
  # An empty optional that is read, or an index past a vector's end, stops the test that does it.
  target_compile_definitions(fovea_options INTERFACE _GLIBCXX_ASSERTIONS)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # Its own AVX-512 headers, inlined through Eigen, are reported to read unset values (_mm512_undefined_ps and its
  # like are uninitialised on purpose). Builds for AVX2 keep these warnings as errors.
  if(FOVEA_ISA STREQUAL "x86-64-v4" OR FOVEA_LEVELS)
    target_compile_options(fovea_options INTERFACE -Wno-uninitialized -Wno-maybe-uninitialized)
  endif()
  # With -O3 it reports overlaps and unset values inside std::string and std::variant that aren't there.
  if(NOT FOVEA_WERROR)
    target_compile_options(fovea_options INTERFACE -Wno-restrict -Wno-maybe-uninitialized)
  endif()
endif()
if(FOVEA_SANITIZE)
  target_compile_options(fovea_options INTERFACE -fsanitize=${FOVEA_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(fovea_options INTERFACE -fsanitize=${FOVEA_SANITIZE})
  # Between their checks the compiler loses sight of what is set where; builds without sanitizers look for it.
  target_compile_options(fovea_options INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
  if(FOVEA_SANITIZE MATCHES "address,undefined")
    # What the address sanitizer finds as well, or what needs virtual bases; a fifth of the time that core takes to compile.
    target_compile_options(fovea_options INTERFACE -fno-sanitize=null,vptr,object-size)
  endif()
endif()
if(FOVEA_MOLD)
  target_link_options(fovea_options INTERFACE -fuse-ld=mold)
endif()
target_include_directories(fovea_options INTERFACE ${CMAKE_SOURCE_DIR})

# Every source below the calling folder, but for the given subfolders.
function(fovea_sources result)
  file(GLOB_RECURSE found CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp ${CMAKE_CURRENT_SOURCE_DIR}/*.h)
  foreach(excluded ${ARGN})
    list(FILTER found EXCLUDE REGEX "^${CMAKE_CURRENT_SOURCE_DIR}/${excluded}")
  endforeach()
  set(${result} ${found} PARENT_SCOPE)
endfunction()

# What nearly every file includes is parsed once for each target. Files still include what they use: the release
# build has no precompiled headers.
set(FOVEA_COMMON_HEADERS <algorithm> <array> <cmath> <cstdint> <functional> <map> <memory> <optional> <span> <string>
  <variant> <vector> <fmt/format.h> <nlohmann/json.hpp>)
function(fovea_precompile target)
  if(FOVEA_PRECOMPILE)
    target_precompile_headers(${target} PRIVATE ${ARGN})
    target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
  endif()
endfunction()

# For what is compiled to be run once, in CI, and spends no time that counts: windows, and tests of them. What the compiler
# warns of only when it optimises is seen in the preset dev.
function(fovea_run_once target)
  if(FOVEA_UNITY AND NOT FOVEA_SANITIZE)
    target_compile_options(${target} PRIVATE -O0 -g0)
  endif()
endfunction()

# Headers and templates are done once for sixteen files. What these files
# keep to themselves must have different names, then; that an Impl holds such things, or that a name hides
# another file's, is no fault.
function(fovea_unity target)
  if(FOVEA_UNITY)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 16)
    target_compile_options(${target} PRIVATE -Wno-subobject-linkage)
  endif()
endfunction()
