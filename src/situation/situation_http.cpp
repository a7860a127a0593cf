#include "situation/situation_http.hpp"

#include "accounts/permission.hpp"
#include "situation/situation.hpp"

namespace situation {
namespace {

using base::Permission;
using http::Call;

NoteQuery query_of(const Call& call) {
    return {.area = call.id<areas::AreaId>("id"),
            .topic = call.text("topic"),
            .after = call.text("after"),
            .limit = call.limit()};
}

}  // namespace

void add_routes(http::Router& router, const store::MasterKey& master) {
    router.get("/api/situation-topics", http::signed_in(), "What notes of the people's situation are about", [](Call&) {
        return http::Page<Topic>{topics(), std::nullopt};
    });
    router
        .post("/api/situation-notes", http::allow(Permission::households_write),
              "Write down how people are, good or hard, or a good deed: about a place, never about a household",
              [&master](Call& call, const NewNote& wanted) {
                  const auto note = write_down(call.tx, master, call.who, wanted, call.happened());
                  return http::Created<Note>{"/api/areas/" + base::to_string(note.area.id) + "/situation-notes", note};
              })
        .works_without_network();
    router
        .remove("/api/situation-notes/{situation_note}", http::allow(Permission::households_write),
                "Take a note back that was pressed by mistake",
                [](Call& call) { take_back(call.tx, call.who, call.id<NoteId>("situation_note")); })
        .works_without_network();
    router.post("/api/situation-notes/{situation_note}/strike", http::allow(Permission::households_write),
                "Erase the words of a note that say too much about somebody; it still counts",
                [](Call& call) { strike_words(call.tx, call.who, call.id<NoteId>("situation_note")); });
    router.get("/api/areas/{id}/situation-notes", http::allow(Permission::households_read),
               "Notes of a hamlet or commune, the newest first, all or of one topic",
               [&master](Call& call) { return notes(call.tx, master, call.who, query_of(call)); });
    router.get("/api/areas/{id}/situation", http::allow(Permission::plans_read),
               "How often each topic was told of, good and hard", [](Call& call) {
                   return http::Page<TopicCount>{counts(call.tx, call.who, call.id<areas::AreaId>("id")), std::nullopt};
               });
}

}  // namespace situation
