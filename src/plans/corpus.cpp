#include "plans/corpus.hpp"

#include <map>

#include <fmt/format.h>

#include "base/text.hpp"

namespace plans {
namespace {

std::string day(const std::optional<base::Day>& value) {
    return value ? base::to_string(*value) : "...";
}

std::string deadline_meaning(const DeadlineValue& deadline) {
    switch (deadline.kind) {
        case reader::DeadlineKind::by_date:
            return "by-date " + day(deadline.date) + (deadline.exclusive ? " exclusive" : "");
        case reader::DeadlineKind::range:
            return "range " + day(deadline.from) + " " + day(deadline.until);
        case reader::DeadlineKind::relative:
            return "relative";
        case reader::DeadlineKind::undated:
            return "undated";
        case reader::DeadlineKind::recurring:
            break;
    }
    const auto& times = deadline.times_per_day;
    return deadline.rule + (times && times->size() == 2 ? fmt::format(" times {}-{}", times->at(0), times->at(1)) : "");
}

std::string report_meaning(const ReportValue& report) {
    return std::string(base::trim(report.every + " | " + report.to + " | " + report.channel));
}

/// A corpus is named after what it holds; kinds that have none yet begin one under their own name.
const std::map<ItemKind, std::string> names = {
    {ItemKind::type, "types"},       {ItemKind::issuer, "issuers"},    {ItemKind::number, "numbers"},
    {ItemKind::date, "issue_dates"}, {ItemKind::place, "places"},      {ItemKind::title, "titles"},
    {ItemKind::signer, "signers"},   {ItemKind::basis, "bases"},       {ItemKind::recipient, "recipients"},
    {ItemKind::section, "headings"}, {ItemKind::assignment, "bodies"}, {ItemKind::deadline, "dates"},
    {ItemKind::report, "reports"},   {ItemKind::urgency, "urgencies"}, {ItemKind::reference, "references"},
};

}  // namespace

std::string meaning_of(ItemKind kind, const base::Json& value) {
    switch (kind) {
        case ItemKind::deadline:
            return deadline_meaning(base::from_json<DeadlineValue>(value));
        case ItemKind::report:
            return report_meaning(base::from_json<ReportValue>(value));
        case ItemKind::assignment:
            return base::from_json<AssignmentValue>(value).body;
        case ItemKind::basis: {
            const auto basis = base::from_json<BasisValue>(value);
            return basis.number + " " + day(basis.date);
        }
        case ItemKind::date:
            return day(base::from_json<DateValue>(value).date);
        case ItemKind::signer: {
            const auto signer = base::from_json<SignerValue>(value);
            return signer.role + " | " + signer.name;
        }
        case ItemKind::section: {
            const auto section = base::from_json<SectionValue>(value);
            return section.id + " | " + section.heading;
        }
        case ItemKind::reference: {
            const auto reference = base::from_json<ReferenceValue>(value);
            return reference.clause + " | " + reference.document;
        }
        default:
            return base::from_json<TextValue>(value).text;
    }
}

std::string joined_meaning(const std::vector<std::string>& meanings) {
    std::string joined;
    for (const auto& meaning : meanings) joined += (joined.empty() ? "" : " + ") + meaning;
    return joined.empty() ? "nothing" : joined;
}

std::string corpus_name(ItemKind kind, const std::string& meaning) {
    const bool recurs = kind == ItemKind::deadline && meaning.find("RRULE:") != std::string::npos;
    const auto known = names.find(kind);
    const std::string name = recurs ? "recurrences" : known == names.end() ? "others" : known->second;
    return name + (meaning == "nothing" ? ".negative" : ".corpus");
}

std::string phrase_of(ItemKind kind, const base::Json& value) {
    const auto& said = value.as_object();
    for (const auto* name : {"text", "number", "body", "heading", "name", "clause"})
        if (const auto* words = said.if_contains(name)) return std::string(words->as_string());
    return kind == ItemKind::report ? base::from_json<ReportValue>(value).from : std::string();
}

}  // namespace plans
