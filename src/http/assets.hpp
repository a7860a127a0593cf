#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/embedded.hpp"
#include "http/answer.hpp"
#include "http/message.hpp"

namespace http {

/// The files of the web application, in memory, each as it is and compressed: as .br and .gz siblings the web build
/// left, or made here.
class Assets {
public:
    explicit Assets(const std::vector<base::EmbeddedFile>& files);

    /// The file at this path; index.html for every other path that looks like a page. Nothing for API paths and missing
    /// files.
    std::optional<Answer> find(const Request& request) const;

private:
    struct Variant {
        std::string fields;
        std::string etag;
        std::string made;        ///< bytes that were compressed here
        std::string_view given;  ///< bytes that were embedded
        std::string_view bytes() const { return given.data() ? given : std::string_view(made); }
    };
    struct File {
        Variant plain;
        std::optional<Variant> gzip;
        std::optional<Variant> brotli;
    };

    static Answer answer(const File& file, const Request& request);

    std::map<std::string, File, std::less<>> files_;
};

}  // namespace http
