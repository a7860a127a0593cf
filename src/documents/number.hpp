#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/who.hpp"
#include "documents/document.hpp"
#include "store/database.hpp"

/// Numbers of outgoing documents, and the register that they make. The state counts by kind and year, from 01 on 1
/// January; the Party by kind and term of its committee. A number is given once, without a gap and for ever: a paper
/// that was written outside may keep one, and one that is cancelled stays with its reason.
namespace documents {

using NumberId = base::Id<struct NumberTag>;

/// A line of the register: the fields of appendix VI of the decree.
struct NumberLine {
    NumberId id;
    std::int64_t number = 0;
    std::string kind;
    std::string series;
    std::string notation;
    base::Day dated;
    std::string subject;
    std::string recipients;
    std::string signer;
    std::string urgency;
    std::optional<base::Uuid> outgoing;  ///< empty: of a paper written outside
    bool is_cancelled = false;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(NumberLine, (),
                      (id, number, kind, series, notation, dated, subject, recipients, signer, urgency, outgoing,
                       is_cancelled, reason))

/// The next number of a series of a body, gapless and never twice. Papers that came are counted in one of their own.
inline constexpr std::string_view arrivals_series = "đến";
std::int64_t next_number(store::Transaction& tx, const base::Uuid& body, std::string_view kind,
                         const std::string& series);

/// Gives a document of a body its number and the day of today. Whoever calls it has asked who may. Problem:
/// number.term_missing, for the Party without the first day of the term.
void take_number(store::Transaction& tx, const base::Who& who, const base::Uuid& body,
                 const std::optional<base::Uuid>& outgoing, Document& document);

/// A number for a paper that is written outside. Problems: account.outside_area, number.subject_missing,
/// outgoing.kind_unknown, number.term_missing.
struct OutsidePaper {
    std::string kind;  ///< "Quyết định"; empty for a letter
    std::string subject;
    std::string recipients;
    std::string signer;
};
BOOST_DESCRIBE_STRUCT(OutsidePaper, (), (kind, subject, recipients, signer))
NumberLine keep_number(store::Transaction& tx, const base::Who& who, const OutsidePaper& paper);

/// Marks the number as cancelled; harmless to repeat. Problems: account.outside_area, number.not_found,
/// number.of_a_document (that is cancelled itself), outgoing.reason_missing.
NumberLine cancel_number(store::Transaction& tx, const base::Who& who, NumberId id, const std::string& reason);
void cancel_number_of(store::Transaction& tx, const base::Uuid& outgoing, const std::string& reason);

struct NumberQuery {
    std::string words;               ///< of number, subject and recipients, without accents
    std::string series;              ///< empty: all
    std::string kind;                ///< the letters of a kind of document ("KH"); empty: all
    std::optional<base::Day> from;   ///< dated on this day or later
    std::optional<base::Day> until;  ///< dated on this day or before
    std::optional<NumberId> before;
    std::size_t limit = 50;
};
/// The register of the caller's body, the last number first.
std::vector<NumberLine> numbers(store::Transaction& tx, const base::Who& who, const NumberQuery& query);

}  // namespace documents
