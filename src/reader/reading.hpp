#pragma once

#include <boost/describe/enum.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/time.hpp"
#include "sources/source.hpp"

/// What was understood of a document. Reading never fails: it gives what it found, each value with the place in the
/// source that says it and the name of the rule that saw it, and its doubts; a person confirms.
namespace reader {

using sources::Source;
using sources::Span;

template <class T>
struct Found {
    T value{};
    Span span;
    std::string rule;
};

struct Signer {
    std::string role;  ///< the lines of the block joined with " / "
    std::string name;
};

struct Basis {
    std::string number;  ///< "81/KH-UBND", or the name of a law
    std::optional<base::Day> date;
};

struct Section {
    std::string id;                         ///< "II.2.1"; a number that repeats under its parent gets "#2"
    std::string heading;                    ///< empty when the number opens running text
    Span body;                              ///< the whole item with what stands below it
    std::optional<std::string> table_in{};  ///< of a row of a plain table: the section where it stands
};

/// A body given work in a section. `ordered`: "Giao …"; otherwise it is asked ("Đề nghị …") and may decline.
struct Assignment {
    std::string section;
    std::string body;
    bool ordered = true;
    std::vector<std::string> cooperators;
    std::vector<Found<std::string>> duties;  ///< the sentences of its work, as printed
};

enum class DeadlineKind { by_date, recurring, range, relative, undated };
BOOST_DESCRIBE_ENUM(DeadlineKind, by_date, recurring, range, relative, undated)

struct Deadline {
    std::string section;
    DeadlineKind kind = DeadlineKind::by_date;
    std::optional<base::Day> date;  ///< as printed; "trước ngày 15/6" gives 15/6 with `exclusive`
    bool exclusive = false;
    std::optional<base::Day> from;
    std::optional<base::Day> until;
    std::string rule;  ///< RFC 5545, "RRULE:FREQ=WEEKLY;BYDAY=MO,WE,FR;BYHOUR=9"
    std::optional<std::pair<int, int>> times_per_day;
    std::string text;  ///< the phrase itself
};

struct ReportDuty {
    std::string from;
    std::string to;
    std::string every;    ///< daily, weekly, monthly, quarterly, 6-monthly, yearly, once, after each round, ad hoc,
                          ///< periodic, unspecified
    std::string channel;  ///< an e-mail address or "qua …"; empty when not said
    std::string section;
};

/// A clause that the text points to: "điểm 2, Chỉ thị 12-CT/TU", "mục II Kế hoạch này".
struct Reference {
    std::string section;    ///< where it stands
    std::string document;   ///< number or name of the other document; empty for this one
    std::string clause;     ///< as printed: "điểm a, khoản 3, Điều 5"
    std::string target;     ///< id of the section of this document that is meant, when it has one
    bool in_bases = false;  ///< the other document is one of the bases
};

enum class DoubtKind { missing, ambiguous, inconsistent };

/// Something a person should look at: no date printed, two readings of one phrase, a truncated name.
struct Doubt {
    DoubtKind kind = DoubtKind::missing;
    std::string about;  ///< the field or section
    std::string code;   ///< a text key
    Span span;
};

struct Reading {
    std::optional<Found<std::string>> type;
    std::optional<Found<std::string>> issuer;
    std::optional<Found<std::string>> number;
    std::optional<Found<base::Day>> date;
    std::optional<Found<std::string>> place;
    std::optional<Found<std::string>> title;
    std::optional<Found<std::string>> urgency;  ///< "khẩn", "thượng khẩn", "hỏa tốc"
    std::optional<Found<Signer>> signer;
    std::vector<Found<Basis>> bases;
    std::vector<Found<std::string>> recipients;
    std::vector<Found<Section>> sections;
    std::vector<Found<Assignment>> assignments;
    std::vector<Found<Deadline>> deadlines;
    std::vector<Found<ReportDuty>> reports;
    std::vector<Found<Reference>> references;
    std::vector<Doubt> doubts;
};

Reading read_plan(const Source& source);

}  // namespace reader
