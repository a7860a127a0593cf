# Most of the time of a first build goes into reading the same headers again and again. Where nothing was compiled before, they are read once;
# where a compiler cache holds what other checkouts compiled, precompiled headers would only stand in its way.
option(LALANH_PRECOMPILE "Read the headers that most files include once" OFF)

function(precompile target)
  if(LALANH_PRECOMPILE)
    target_precompile_headers(${target} PRIVATE <algorithm> <array> <charconv> <cstdint> <functional> <map> <memory> <optional> <set> <span>
      <string> <string_view> <tuple> <unordered_map> <utility> <vector> <boost/describe.hpp> <boost/json.hpp> <boost/mp11.hpp> <fmt/format.h>
      "${PROJECT_SOURCE_DIR}/src/base/json.hpp" "${PROJECT_SOURCE_DIR}/src/store/database.hpp" ${ARGN})
  endif()
endfunction()
