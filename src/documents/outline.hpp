#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// The body of a document as people type it, taken apart: a paragraph a line, "I.", "1.", "1.1.", "a)", "-" and "+" in
/// front, rows of a table between bars ("| Đơn vị | Số hộ |"), the first row of a table its head.
namespace documents {

/// How deep a paragraph stands, by the sign in front.
enum class Level { text, part, article, item, point, letter, dash, plus };

struct Paragraph {
    Level level = Level::text;
    std::string text;         ///< with the sign in front
    bool is_heading = false;  ///< what follows belongs below it
};

struct Table {
    std::vector<std::string> head;
    std::vector<std::vector<std::string>> rows;  ///< as long as the head
};

using Node = std::variant<Paragraph, Table>;

std::vector<Node> outline_of(std::string_view body);

/// The sign in front of the nth paragraph of a level: "III.", "12.", "đ)". Letters are those of the Vietnamese
/// alphabet, without f, j, w and z, which it does not have, and without the vowels with marks, which nobody counts by.
std::string sign_of(Level level, std::size_t number);

/// A row of a table as it is typed; bars inside of a cell become slashes.
std::string row_of(const std::vector<std::string>& cells);

}  // namespace documents
