#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace base {

/// A file that was built into the binary; its bytes live as long as the program.
struct EmbeddedFile {
    std::string_view path;  ///< below the embedded folder, with forward slashes
    std::string_view bytes;
};

std::vector<EmbeddedFile> embedded_migrations();
std::vector<EmbeddedFile> embedded_texts();       ///< problems.json of every folder
std::vector<EmbeddedFile> embedded_vocabulary();  ///< word lists and rule tables of every folder
std::vector<EmbeddedFile> embedded_pages();       ///< whole pages that stand outside the web application
std::vector<EmbeddedFile> embedded_demonstration();
std::vector<EmbeddedFile> embedded_web();  ///< the built web application; empty when it was not built

}  // namespace base
