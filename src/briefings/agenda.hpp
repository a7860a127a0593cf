#pragma once

#include <optional>
#include <string>
#include <vector>

#include "briefings/meeting.hpp"

/// The agenda of a meeting. It fills itself from what stands open between the body that holds the briefing and those
/// that take part, and people add to it. An open task stands under one heading only, the gravest.
namespace briefings {

enum class AgendaKind { decisions, late, unanswered, silent, due_soon, reports, own };
BOOST_DESCRIBE_ENUM(AgendaKind, decisions, late, unanswered, silent, due_soon, reports, own)

struct AgendaItem {
    std::string key;  ///< the kind of one that fills itself, the id of one put in by hand
    AgendaKind kind = AgendaKind::own;
    std::string title;  ///< of one put in by hand
    std::int64_t figure = 0;
    std::string note;
};
BOOST_DESCRIBE_STRUCT(AgendaItem, (), (key, kind, title, figure, note))

/// What stands behind the figure of an item: a task, or a report that is owed.
struct AgendaRow {
    base::Uuid id;
    plans::BodyName body;
    std::string title;
    std::optional<base::Day> due;
    std::optional<base::Instant> last_at;  ///< the last word about it
};
BOOST_DESCRIBE_STRUCT(AgendaRow, (), (id, body, title, due, last_at))

/// Of a meeting whose minutes are closed, as it stood then.
std::vector<AgendaItem> agenda(store::Transaction& tx, const Briefing& briefing, const Meeting& meeting);
/// Today's rows behind an item, by due day; none for one that was put in by hand.
std::vector<AgendaRow> agenda_rows(store::Transaction& tx, const Briefing& briefing, const Meeting& meeting,
                                   const std::string& key, std::size_t limit);

/// Problems of the verbs: those of meeting.hpp, and meeting.cancelled.

/// Problem: agenda.title_empty.
AgendaItem put_on_agenda(store::Transaction& tx, const base::Who& who, BriefingId id, base::Day day,
                         const std::string& title);
/// Problem: agenda.item_not_found; what fills itself cannot be taken off.
void take_off_agenda(store::Transaction& tx, const base::Who& who, BriefingId id, base::Day day,
                     const std::string& key);
/// The keys in the wanted order; what is not named follows as it stood. Problem: agenda.item_not_found.
void order_agenda(store::Transaction& tx, const base::Who& who, BriefingId id, base::Day day,
                  const std::vector<std::string>& keys);
/// What was said under an item. Problems: agenda.item_not_found, agenda.note_changed when it is neither `from` nor
/// `to`.
void note(store::Transaction& tx, const base::Who& who, BriefingId id, base::Day day, const std::string& key,
          const std::string& from, const std::string& to);

/// Keeps the figures as they are now, when the minutes are closed.
void keep_figures(store::Transaction& tx, MeetingId meeting, const std::vector<AgendaItem>& items);

}  // namespace briefings
