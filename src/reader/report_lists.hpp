#pragma once

#include <string>

#include "reader/duties.hpp"

/// A sentence that says to whom and leads to a list of reports: what stands in the list goes there.
namespace reader {

class ReportList {
public:
    ReportList(const Document& document, Reading& into) : document_(document), into_(into) {}

    /// The paragraph belongs to such a list.
    bool is_open() const { return !to_.empty(); }

    /// Looks at a paragraph whose own reports begin at `before`. "Báo cáo gửi về Phòng A:" and below it "- Báo cáo
    /// tháng: ngày 22 hằng tháng": the list goes to Phòng A, and what opened it is no report of its own. So do the
    /// items behind "Báo cáo quý: gửi về Phòng A trước ngày 10".
    void end_block(std::size_t block, int item, std::size_t before);

private:
    bool opens_regime(Span report) const;
    bool only_names_periods(std::size_t before) const;
    void drop_opener();
    void fill(const std::string& to, std::size_t before);

    static constexpr auto none = static_cast<std::size_t>(-1);

    const Document& document_;
    Reading& into_;
    std::string to_{};           ///< who receives the reports of the list
    std::size_t opener_ = none;  ///< the first report of the sentence that opened it
    std::size_t opened_ = 1;     ///< how many there are
    bool periods_only_ = false;  ///< they only name their periods
    int opener_item_ = in_opening;
    std::string
        regime_to_{};  ///< the same for all items below one that says "thực hiện chế độ báo cáo với ... như sau:"
    int regime_item_ = in_opening;
};

/// "1. Các xã gửi báo cáo về Phòng A, cụ thể:" - a heading, and yet it says to whom. Empty when it does not.
std::string receiver_in(const Document& document, Range range);

}  // namespace reader
