#pragma once

#include <optional>
#include <string>
#include <vector>

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include "base/who.hpp"
#include "plans/item.hpp"
#include "store/database.hpp"

/// The register of incoming documents: papers that came from outside. The clerk registers, a leader writes on the paper
/// what is to be done and by whom (bút phê), and whoever was told says how it was settled.
namespace documents {

using ArrivalId = base::Id<struct ArrivalTag>;

/// What the clerk reads off the paper: the fields of appendix VI of the decree.
struct Paper {
    std::string issuer;
    std::string notation;  ///< number and signs
    std::optional<base::Day> dated;
    std::string kind;
    std::string subject;
    std::string urgency;
    std::int64_t pages = 1;
    bool operator==(const Paper&) const = default;
};
BOOST_DESCRIBE_STRUCT(Paper, (), (issuer, notation, dated, kind, subject, urgency, pages))

struct Arrival {
    ArrivalId id;
    std::int64_t number = 0;
    base::Day arrived_on;
    Paper paper;
    std::string note;
    std::string noted_by;
    std::optional<base::Uuid> assignee;
    std::string assignee_name;
    std::optional<base::Day> due;
    std::string outcome;
    bool is_settled = false;
    std::optional<std::string> file_name;  ///< of the file beside it (arrival_file.hpp)
    std::optional<plans::PlanId> plan;     ///< what came through the system (waiting_paper.hpp)
};
BOOST_DESCRIBE_STRUCT(Arrival, (),
                      (id, number, arrived_on, paper, note, noted_by, assignee, assignee_name, due, outcome, is_settled,
                       file_name, plan))

/// Whether a paper of the same issuer and number may be registered once more.
enum class Twin { refused, wanted };

/// Gives a paper its number of arrival, today. Problems: account.outside_area, arrival.incomplete (no issuer or no
/// subject), arrival.registered_already.
Arrival register_paper(store::Transaction& tx, const base::Who& who, const Paper& paper, Twin twin = Twin::refused);

/// Problem: arrival.not_found, also for whoever does not work for the body.
Arrival get(store::Transaction& tx, const base::Who& who, ArrivalId id);

/// What was misread. Problems: arrival.incomplete, arrival.changed_meanwhile when it is neither `from` nor `to`.
Arrival correct(store::Transaction& tx, const base::Who& who, ArrivalId id, const Paper& from, const Paper& to);

/// What the leader writes on the paper; may be written anew until it is settled. Problems: outgoing.needs_leader,
/// arrival.note_empty, arrival.settled, delegation.not_of_the_body.
struct Annotation {
    std::string note;
    std::optional<base::Uuid> assignee;  ///< an account of the body
    std::optional<base::Day> due;
};
BOOST_DESCRIBE_STRUCT(Annotation, (), (note, assignee, due))
Arrival annotate(store::Transaction& tx, const base::Who& who, ArrivalId id, const Annotation& annotation);

/// Says how it was dealt with; an empty outcome takes that back. Whoever was told does it, or a leader. Problem:
/// arrival.not_yours.
Arrival settle(store::Transaction& tx, const base::Who& who, ArrivalId id, const std::string& outcome);

/// How far a paper is: nobody has written on it, somebody deals with it, it is overdue, it is settled.
enum class ArrivalStage { unnoted, noted, overdue, settled };
BOOST_DESCRIBE_ENUM(ArrivalStage, unnoted, noted, overdue, settled)

struct ArrivalQuery {
    std::string words;   ///< of issuer, number and subject, without accents
    std::string series;  ///< a year; empty: all
    std::optional<ArrivalStage> stage;
    bool is_own = false;             ///< those that the caller was told to deal with
    std::optional<base::Day> from;   ///< came on this day or later
    std::optional<base::Day> until;  ///< came on this day or before
    std::optional<ArrivalId> before;
    std::size_t limit = 50;
};
/// The register of the caller's body, the last that came first.
std::vector<Arrival> arrivals(store::Transaction& tx, const base::Who& who, const ArrivalQuery& query);

}  // namespace documents
