#pragma once

#include <optional>
#include <string>

#include "exchange/dhis2.hpp"
#include "reports/imported.hpp"
#include "weekly_numbers.hpp"

namespace spec {

/// A weekly report whose number of cases is brought from outside, beside one that the units type themselves.
struct BroughtFigures : WeeklyNumbers {
    static constexpr const char* week = "2021W23";
    const reports::Period period{*base::parse_day("2021-06-07"), *base::parse_day("2021-06-13")};

    static reports::WantedIndicator brought(const std::string& code, reports::Method method = reports::Method::sum) {
        auto wanted = asked(code, method);
        wanted.source = reports::Origin::imported;
        return wanted;
    }

    /// The report of the week that a body owes, as Lan sees it.
    reports::Filled report_of(const char* name) {
        const auto lan = who("lan");
        return db().read([&](store::Transaction& tx) {
            for (const auto& one : reports::reporters(tx, kind, period))
                if (one.body.id == body(name)) return reports::filled(tx, reports::find(tx, one.report));
            throw std::logic_error("nothing is owed");
        });
    }

    const reports::FormLine line_of(const char* name, std::size_t at = 0) { return report_of(name).lines.at(at); }

    reports::IndicatorId indicator(const std::string& code) {
        return db().read([&](store::Transaction& tx) {
            for (const auto& one : reports::form_on(tx, kind, period.until).indicators)
                if (one.code == code) return one.id;
            throw std::logic_error("not in the form");
        });
    }
};

}  // namespace spec
