#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "base/json.hpp"
#include "docx_archive.hpp"
#include "project_file.hpp"
#include "reader/read_json.hpp"
#include "reader/reading.hpp"

// A plan is read the same, whatever file it comes in.

namespace {

const std::filesystem::path project = spec::project_folder();

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
    const auto source = sources::read("plan", bytes);
    auto reading = base::parse_json(reader::plan_json(source, reader::read_plan(source))).as_object();
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
    for (const auto& entry : std::filesystem::directory_iterator(project / "spec" / "plans")) {
        if (entry.path().extension() == ".json" || entry.path().extension() == ".docx") continue;
        CAPTURE(entry.path().filename().string());
        const auto text = spec::file_of(entry.path());
        CHECK(values_of(as_docx(text)) == values_of(text));
    }
}

TEST_CASE("a scan keeps its two columns and its page, and says which words are unsure") {
    const auto source = sources::read("scan.jpg", spec::file_of("spec/formats/scan.jpg"));
    CHECK(source.page_lines == std::vector<std::uint32_t>{0});
    const auto reading = reader::read_plan(source);
    REQUIRE(reading.number);
    CHECK(reading.number->value == "45/KH-UBND");
    REQUIRE(reading.signer);
    CHECK(reading.signer->value.name == "Nguyễn Văn An");
    for (const auto& span : source.unsure) CHECK((span.from < span.to && span.to <= source.text.size()));
}
