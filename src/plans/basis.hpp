#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <boost/describe/enum.hpp>

#include "plans/plan.hpp"

/// How a basis is told from every other document of its number: by its day and its issuer.
namespace plans {

/// What speaks against a link that was found; a person decides.
enum class BasisDoubt {
    other_day,     ///< the paper names another day of the same year
    other_issuer,  ///< it names another issuer
    only_number,   ///< nothing but the number says that it is this one
    several,       ///< more than one document fits
    circle         ///< that document rests on this plan
};
BOOST_DESCRIBE_ENUM(BasisDoubt, other_day, other_issuer, only_number, several, circle)

/// "Số 045/KH-UBND" and "45 /KH-UBND" are one number; empty for what is known by a name instead, as laws are.
std::string number_key(std::string_view number);

/// What stands on the paper around a basis.
struct PrintedBasis {
    std::string words;   ///< "Kế hoạch số 45/KH-UBND ngày 09/6/2021 của Ủy ban nhân dân huyện về …"
    std::string issuer;  ///< "Ủy ban nhân dân huyện"; empty when it is not said
};
PrintedBasis printed_basis(std::string_view text, sources::Span number);

/// A document that bears the number of a basis.
struct Candidate {
    PlanId id;
    std::optional<base::Day> dated;
    std::string issuer;
    bool same_desk = false;  ///< it lies where the plan that names it lies
    bool above = false;      ///< its body stands in an area around that of the plan, or in the same
};

/// The basis as the paper says it.
struct WantedBasis {
    std::optional<base::Day> dated;
    std::string issuer;
};

enum class Likeness { none, doubtful, sure };
struct Verdict {
    Likeness likeness = Likeness::none;
    std::optional<BasisDoubt> doubt;
};
Verdict compare_basis(const WantedBasis& wanted, const Candidate& candidate);

/// The one that is meant, or the best of those that may be, with its doubt.
struct FoundBasis {
    std::optional<PlanId> plan;
    std::optional<BasisDoubt> doubt;
};
FoundBasis choose_basis(const WantedBasis& wanted, const std::vector<Candidate>& candidates);

}  // namespace plans
