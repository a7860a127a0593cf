#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "base/json.hpp"
#include "docx_archive.hpp"
#include "plans/read_json.hpp"
#include "plans/reading.hpp"
#include "project_file.hpp"

// A plan is read the same, whatever file it comes in.

namespace {

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) out += c == '&' ? "&amp;" : c == '<' ? "&lt;" : std::string(1, c);
    return out;
}

/// Every line as a paragraph.
std::string as_docx(std::string_view text) {
    std::string body;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        body += spec::paragraph(escaped(text.substr(at, end - at)));
        at = end + 1;
    }
    return spec::docx_of({{"document.xml", spec::document(body)}});
}

/// The values of a reading without the places where they stand.
std::string values_of(const std::string& bytes) {
    const auto source = plans::read_source("plan", bytes);
    auto reading = base::parse_json(plans::plan_json(source, plans::read_plan(source))).as_object();
    std::string values;
    for (const char* key :
         {"type", "issuer", "number", "date", "place", "title", "signer", "bases", "recipients", "sections"})
        values += key + (": " + base::write_json(reading.at(key))) + "\n";
    for (const auto& deadline : reading.at("deadlines").as_array())
        values +=
            base::write_json(deadline.as_object().at("section")) + base::write_json(deadline.as_object().at("kind"));
    return values;
}

}  // namespace

TEST_CASE("our own plans are read the same as text and as Word documents") {
    for (const auto& entry :
         std::filesystem::directory_iterator(std::filesystem::path(LALANH_SOURCE_DIR) / "spec" / "plans")) {
        if (entry.path().extension() == ".json" || entry.path().extension() == ".docx") continue;
        CAPTURE(entry.path().filename().string());
        const auto text = spec::file_of(entry.path());
        CHECK(values_of(as_docx(text)) == values_of(text));
    }
}
