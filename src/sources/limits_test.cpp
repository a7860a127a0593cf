#include <doctest/doctest.h>

#include <array>

#include <fmt/format.h>

#include "problem_of.hpp"
#include "project_file.hpp"
#include "sources/pages.hpp"
#include "sources/picture.hpp"
#include "sources/source.hpp"

// What files that are made to break a reader do to it: they are refused.

namespace {

std::string code_of(std::string_view bytes) {
    return problem_of([&] { sources::read("file", bytes); });
}

std::string formats_file(const std::string& name) {
    return spec::file_of("spec/formats/" + name);
}

/// A PDF of empty pages of one size.
std::string pdf_of(std::size_t pages, int width, int height) {
    std::string kids;
    for (std::size_t i = 0; i < pages; ++i) kids += fmt::format("{} 0 R ", i + 3);
    std::vector<std::string> objects{"<</Type/Catalog/Pages 2 0 R>>",
                                     fmt::format("<</Type/Pages/Count {}/Kids[{}]>>", pages, kids)};
    for (std::size_t i = 0; i < pages; ++i)
        objects.push_back(fmt::format("<</Type/Page/Parent 2 0 R/MediaBox[0 0 {} {}]>>", width, height));
    std::string pdf = "%PDF-1.4\n";
    std::string places = "0000000000 65535 f \n";
    for (std::size_t i = 0; i < objects.size(); ++i) {
        places += fmt::format("{:010} 00000 n \n", pdf.size());
        pdf += fmt::format("{} 0 obj{}endobj\n", i + 1, objects[i]);
    }
    const auto table = pdf.size();
    return pdf + fmt::format("xref\n0 {}\n{}trailer<</Size {}/Root 1 0 R>>\nstartxref\n{}\n%%EOF\n", objects.size() + 1,
                             places, objects.size() + 1, table);
}

/// The first bytes of a PNG that says it has so many points.
std::string png_of(std::uint32_t width, std::uint32_t height) {
    std::string png("\x89PNG\r\n\x1a\n\0\0\0\x0DIHDR", 16);
    for (const auto side : {width, height})
        for (const int shift : {24, 16, 8, 0}) png += static_cast<char>((side >> shift) & 0xFFU);
    return png + std::string("\x08\0\0\0\0", 5);
}

}  // namespace

TEST_CASE("a picture of 30,000 by 30,000 points is refused before it is unpacked") {
    CHECK(code_of(png_of(30'000, 30'000)) == "document.too_large");
    CHECK(code_of(png_of(0xFFFFFFFF, 0xFFFFFFFF)) == "document.too_large");
    CHECK(code_of(png_of(0, 7)) == "document.unreadable");
}

TEST_CASE("a picture that is cut off or damaged is unreadable") {
    CHECK(code_of(png_of(100, 100)) == "document.unreadable");
    CHECK(code_of("\xFF\xD8\xFF\xE0") == "document.unreadable");
    CHECK(code_of(formats_file("scan.jpg").substr(0, 200)) == "document.unreadable");
}

TEST_CASE("a PDF of 5,000 pages is refused as too long") {
    CHECK(code_of(pdf_of(5000, 595, 842)) == "document.too_many_pages");
    CHECK(code_of(pdf_of(300, 595, 842)) == "document.too_many_pages");
}

TEST_CASE("a PDF whose page is as large as a field is refused") {
    CHECK(code_of(pdf_of(1, 2'000'000, 2'000'000)) == "document.too_large");
}

TEST_CASE("a PDF that is cut off is unreadable or read as far as it goes, and nothing breaks") {
    const auto whole = formats_file("printed.pdf");
    for (const std::size_t part : {2U, 3U, 10U}) {
        const auto code = code_of(std::string_view(whole).substr(0, whole.size() / part));
        CHECK((code == "document.unreadable" || code == "document.empty" || code == "no problem"));
    }
}

TEST_CASE("a photograph that was taken sideways is turned upright") {
    // The note of a camera behind the first marker: orientation 6, turn to the right.
    const std::string note(
        "\xFF\xE1\0\x22"
        "Exif\0\0MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0",
        36);
    auto photograph = formats_file("scan.jpg");
    const auto upright = sources::picture_size(photograph);
    photograph.insert(2, note);
    const auto size = sources::picture_size(photograph);
    CHECK(size.turn == 90);
    CHECK(size.width == upright.width);
    const auto picture = sources::page_picture(photograph, 1);
    const auto painted = sources::picture_size(picture.bytes);
    CHECK(painted.width > painted.height);
    CHECK(painted.width <= sources::widest_picture);
}

TEST_CASE("files that take longer are left to who has the time") {
    CHECK_FALSE(sources::read_at_once("scan.jpg", formats_file("scan.jpg")));
    CHECK_FALSE(sources::read_at_once("long.txt", std::string(4U << 20U, 'a')));
    CHECK(sources::read_at_once("printed.pdf", formats_file("printed.pdf")));
}

TEST_CASE("the picture of a page is a JPEG of 1240 points at most") {
    for (const char* name : {"printed.pdf", "scan.jpg"}) {
        const auto picture = sources::page_picture(formats_file(name), 1);
        CHECK(picture.media_type == "image/jpeg");
        const auto size = sources::picture_size(picture.bytes);
        CHECK(size.width <= sources::widest_picture);
        CHECK(size.width > 1000);
    }
    const auto code_of_page = [](const char* name, std::size_t page) {
        return problem_of([&] { sources::page_picture(formats_file(name), page); });
    };
    CHECK(code_of_page("sentences.txt", 1) == "document.unreadable");
    CHECK(code_of_page("scan.jpg", 2) == "document.unreadable");
    CHECK(code_of_page("printed.pdf", 9) == "document.unreadable");
}
