#include "reports/period.hpp"

#include <array>

namespace reports {
namespace {

struct Rhythm {
    std::string_view every;
    int months;
};

constexpr std::array rhythms{Rhythm{"monthly", 1}, Rhythm{"quarterly", 3}, Rhythm{"6-monthly", 6},
                             Rhythm{"yearly", 12}};

Period months_around(base::Day day, int months) {
    using namespace std::chrono;
    const auto date = base::parts_of(day);
    const auto first = (static_cast<int>(static_cast<unsigned>(date.month())) - 1) / months * months + 1;
    const auto from = date.year() / first / 1;
    const auto next = from + std::chrono::months(months);
    return {base::Day{sys_days(from)}, base::Day{sys_days(next)} - 1};
}

}  // namespace

std::optional<Period> period_of(base::Day day, std::string_view every) {
    if (every == "daily") return Period{day, day};
    if (every == "weekly") {
        const auto monday = day - static_cast<int>(std::chrono::weekday(day.days).iso_encoding() - 1);
        return Period{monday, monday + 6};
    }
    for (const auto& rhythm : rhythms)
        if (rhythm.every == every) return months_around(day, rhythm.months);
    return std::nullopt;
}

}  // namespace reports
