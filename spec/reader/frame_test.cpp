#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/text.hpp"
#include "base/time.hpp"
#include "project_file.hpp"
#include "reader/reading.hpp"

// What stands above and below the text, in the forms in which offices and conversions print it.

namespace {

using reader::Reading;

struct Frame {
    std::string meaning;
    std::string text;
    int line = 0;
};

std::vector<Frame> frames_of(const std::string& name) {
    std::vector<Frame> frames;
    int number = 0;
    for (const auto& line : spec::lines_of("spec/reader/" + name)) {
        ++number;
        if (line.starts_with("= "))
            frames.push_back({std::string(base::trim(line.substr(2))), "", number});
        else if (!frames.empty())
            frames.back().text += line + "\n";
    }
    REQUIRE_FALSE(frames.empty());
    return frames;
}

std::string value(const std::optional<reader::Found<std::string>>& found) {
    return found ? found->value : std::string();
}

std::string header_of(const Reading& reading) {
    const auto date = reading.date ? base::to_string(reading.date->value) : std::string();
    return std::string(base::trim(value(reading.type) + " | " + value(reading.issuer) + " | " + value(reading.number) +
                                  " | " + date + " | " + value(reading.place) + " | " + value(reading.title) + " | " +
                                  value(reading.urgency)));
}

std::string closing_of(const Reading& reading) {
    std::string recipients;
    for (const auto& found : reading.recipients) recipients += (recipients.empty() ? "" : "; ") + found.value;
    const auto signer = reading.signer ? reading.signer->value : reader::Signer{};
    return std::string(base::trim(signer.role + " | " + signer.name + " | " + recipients));
}

}  // namespace

TEST_CASE("every printed form of a header says the same") {
    for (const auto& frame : frames_of("headers.corpus")) {
        INFO("headers.corpus:" << frame.line);
        const auto text =
            frame.text + "\nCăn cứ tình hình thực tế của địa phương;\n\nI. VIỆC LÀM\n\n1. Trạm y tế lập danh sách.\n";
        CHECK(header_of(reader::read_plan(sources::read("header.txt", text))) == frame.meaning);
    }
}

TEST_CASE("every printed form of the block below the text gives signer and recipients") {
    for (const auto& frame : frames_of("closings.corpus")) {
        INFO("closings.corpus:" << frame.line);
        const auto text =
            "KẾ HOẠCH\nThử\n\nI. VIỆC LÀM\n\n1. Trạm y tế lập danh sách.\n\n2. Các thôn dọn rác./.\n\n" + frame.text;
        CHECK(closing_of(reader::read_plan(sources::read("closing.txt", text))) == frame.meaning);
    }
}
