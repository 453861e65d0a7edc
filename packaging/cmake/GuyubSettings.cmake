# Compiler settings that hold for every target of the project.
option(GUYUB_TESTS "Build the tests" ON)
option(GUYUB_FUZZ "Build the libFuzzer targets (needs clang)" OFF)
option(GUYUB_BENCH "Build the benchmark programs of tests/bench" OFF)
option(GUYUB_COVERAGE "Instrument for gcov" OFF)
set(GUYUB_SANITIZE "" CACHE STRING "Sanitizers, for example address,undefined")

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
set(CMAKE_AUTOMOC ON)
set(CMAKE_AUTORCC ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

find_program(GUYUB_CCACHE ccache)
if(GUYUB_CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${GUYUB_CCACHE})
endif()

find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Widgets Network Sql Svg PrintSupport DBus LinguistTools Test)
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(tl-expected REQUIRED)
pkg_check_modules(Sodium REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(Sqlite REQUIRED IMPORTED_TARGET sqlite3)
pkg_check_modules(Zstd REQUIRED IMPORTED_TARGET libzstd)
pkg_check_modules(QrEncode REQUIRED IMPORTED_TARGET libqrencode)
pkg_check_modules(ZXing REQUIRED IMPORTED_TARGET zxing)

add_library(guyub_settings INTERFACE)
add_library(Guyub::Settings ALIAS guyub_settings)
target_include_directories(guyub_settings INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_definitions(guyub_settings INTERFACE
    QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS QT_NO_FOREACH QT_DISABLE_DEPRECATED_BEFORE=0x060400
    GUYUB_VERSION="${PROJECT_VERSION}")
target_compile_options(guyub_settings INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual
    # Once it optimises, GCC 12 finds these in empty std::optional and in std::vector::insert; ASan looks for the real ones.
    $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized> $<$<CXX_COMPILER_ID:GNU>:-Wno-stringop-overflow>
    -Werror -fstack-protector-strong -fno-omit-frame-pointer)
# Looked up once and then read-only; a call looked up late also leaves registers, keys among them, on the stack.
target_link_options(guyub_settings INTERFACE -Wl,-z,relro,-z,now)
if(GUYUB_SANITIZE)
    target_compile_options(guyub_settings INTERFACE -fsanitize=${GUYUB_SANITIZE} -fno-sanitize-recover=all)
    target_link_options(guyub_settings INTERFACE -fsanitize=${GUYUB_SANITIZE})
endif()
if(GUYUB_FUZZ)
    target_compile_options(guyub_settings INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(GUYUB_COVERAGE)
    target_compile_options(guyub_settings INTERFACE --coverage)
    target_link_options(guyub_settings INTERFACE --coverage)
endif()
# One heavy unit at a time: Boost.Beast with TLS takes a gigabyte and half a minute.
set_property(GLOBAL PROPERTY JOB_POOLS guyub_heavy=1)
