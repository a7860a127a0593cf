#pragma once

#include "needs/need.hpp"

/// What a hotline portal such as 1022 hands over once a day: a table (CSV) or JSON. Each row is taken in or refused
/// alone, and a file that comes again brings nothing twice.
namespace needs {

struct PortalRow {
    std::string ref;  ///< its number in the portal
    std::string name;
    std::string phone;
    std::string address;
    std::string words;
    std::string kind;    ///< as the portal says; empty: understood from the words
    std::string hamlet;  ///< a name, looked for in the commune
};

/// Problems: need_file.unreadable, need_file.no_words (no column for what is asked), need_file.too_many.
std::vector<PortalRow> read_portal_file(std::string_view bytes);

/// What became of a row that was not simply taken in.
struct PortalFinding {
    std::int64_t row = 0;  ///< the first is 1
    std::string ref;
    std::string problem;  ///< a code; empty: it looks like another need, and waits for a person
    std::string message;
};
BOOST_DESCRIBE_STRUCT(PortalFinding, (), (row, ref, problem, message))

struct PortalResult {
    std::int64_t taken = 0;
    std::int64_t repeated = 0;  ///< had come before
    std::int64_t refused = 0;
    std::vector<PortalFinding> findings;
};
BOOST_DESCRIBE_STRUCT(PortalResult, (), (taken, repeated, refused, findings))

/// Into a commune; `codes` has one for each row. Problems: account.outside_area, area.not_found, need.area_too_wide.
PortalResult take_in(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                     areas::AreaId commune, const std::vector<PortalRow>& rows, const std::vector<std::string>& codes);

}  // namespace needs
