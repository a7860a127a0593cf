# Every library comes from Debian 12; docs/decisions says why each is here.
find_package(Threads REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(fmt REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(Boost 1.81 REQUIRED COMPONENTS json)
pkg_check_modules(lalanh_libs REQUIRED IMPORTED_TARGET
  sqlite3 libpq libsodium libutf8proc libzip pugixml gumbo zlib libbrotlienc libqrencode libical)
pkg_check_modules(lalanh_mail REQUIRED gmime-3.0 libcurl xlsxwriter)
pkg_check_modules(lalanh_icecast REQUIRED shout)
pkg_check_modules(lalanh_lemon REQUIRED IMPORTED_TARGET lemon)

add_library(lalanh_dependencies INTERFACE)
target_link_libraries(lalanh_dependencies INTERFACE
  PkgConfig::lalanh_libs Boost::headers Boost::json OpenSSL::SSL OpenSSL::Crypto fmt::fmt Threads::Threads ${lalanh_mail_LINK_LIBRARIES} ${lalanh_icecast_LINK_LIBRARIES} ${lalanh_lemon_LINK_LIBRARIES})

add_library(lalanh_options INTERFACE)
target_compile_options(lalanh_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-missing-field-initializers -ffile-prefix-map=${CMAKE_SOURCE_DIR}/=)
option(LALANH_WARNINGS_ARE_ERRORS "Refuse warnings (dev and CI)" OFF)
if(LALANH_WARNINGS_ARE_ERRORS)
  target_compile_options(lalanh_options INTERFACE -Werror)
endif()
if(LALANH_SANITIZE)
  target_compile_options(lalanh_options INTERFACE -fsanitize=${LALANH_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(lalanh_options INTERFACE -fsanitize=${LALANH_SANITIZE})
endif()
if(CMAKE_CXX_COMPILER_ID MATCHES Clang)
  target_link_options(lalanh_options INTERFACE -fuse-ld=lld)
endif()
