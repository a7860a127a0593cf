#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "http/message.hpp"

/// Long answers in pieces.
namespace exchange {

constexpr std::size_t rows_in_a_piece = 500;

inline http::Response as_file(std::string type, const std::string& file) {
    http::Response response{200, std::move(type), {}, {}, {}};
    response.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + file + "\"");
    return response;
}

/// What stands before, each row by `line` (which may give nothing), what stands behind.
template <class Row, class Line>
http::Response in_pieces(http::Response response, std::string before, std::vector<Row> rows, Line line,
                         std::string behind) {
    struct Rest {
        std::vector<Row> rows;
        std::size_t next = 0;
        bool begun = false;
        bool ended = false;
    };
    const auto rest = std::make_shared<Rest>(Rest{std::move(rows)});
    response.stream = [rest, line, before = std::move(before), behind = std::move(behind)] {
        std::string piece;
        if (!std::exchange(rest->begun, true)) piece = before;
        // An empty piece would end the answer, and rows may give nothing.
        while (rest->next < rest->rows.size() && (piece.empty() || rest->next % rows_in_a_piece != 0)) {
            piece += line(rest->rows[rest->next], rest->next);
            ++rest->next;
        }
        if (rest->next == rest->rows.size() && !std::exchange(rest->ended, true)) piece += behind;
        return piece;
    };
    return response;
}

}  // namespace exchange
