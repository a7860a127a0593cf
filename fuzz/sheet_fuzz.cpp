#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/sheet_columns.hpp"
#include "base/text.hpp"
#include "sources/xlsx_sheets.hpp"

// Up to three parts of a workbook, apart by U+000C: a sheet, the shared strings and the styles. Whatever XML they hold,
// rows come out. The same bytes are read as a text with cells, and a heading is looked for. Seeds: fuzz/seeds/sheet
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view all(reinterpret_cast<const char*>(data), size);
    auto rest = all;
    const auto next = [&rest] {
        const auto end = rest.find('\f');
        const auto part = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
        pugi::xml_document xml;
        xml.load_buffer(part.data(), part.size(), pugi::parse_default | pugi::parse_ws_pcdata);
        return xml;
    };
    const auto sheet = next();
    const auto strings = next();
    const auto styles = next();
    const auto cells = sources::workbook_cells(strings.first_child(), styles.first_child());
    const auto packed = sources::packed_rows(sheet.first_child(), cells);
    if (base::is_text(all) && !base::is_text(packed)) std::abort();

    const std::vector<base::ColumnWords> known{{"name", {"ten"}}, {"phone", {"dien thoai"}}, {"area", {"xa"}}};
    const auto rows = base::csv_rows(all, base::BlankRows::kept);
    if (const auto heading = base::find_heading(rows, known); heading && heading->first_row > rows.size()) std::abort();
    return 0;
}
