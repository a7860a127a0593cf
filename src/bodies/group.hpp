#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bodies/office.hpp"

/// Bodies made of people or of other bodies: working groups and teams (founding decision, head, members), clusters (cụm
/// thi đua), fronts with their member organisations, and regional offices that stand over provinces.
namespace bodies {

struct Member {
    Person person;
    std::string role;  ///< as the decision words it: "Tổ phó"
    Rank rank = Rank::member;
    std::optional<base::Day> last_day;  ///< of one who leaves
};

struct WorkingGroup {
    Body body;
    std::optional<std::int64_t> stated_size;  ///< what the decision says: "11 đồng chí"
    std::optional<Person> head;               ///< assigns the members' tasks
    std::optional<BodyId> secretariat;        ///< bộ phận thường trực
    std::vector<Member> members;              ///< heads first

    /// The list holds another number of people than the decision states.
    bool has_size_mismatch() const { return stated_size && *stated_size != static_cast<std::int64_t>(members.size()); }
};

struct NewGroup {
    std::string name;
    std::optional<std::int64_t> stated_size;
    std::optional<std::string> founding;  ///< "Quyết định số 12/QĐ-UBND ngày 1/6/2021"
    std::optional<BodyId> secretariat;
};

/// Founds a working group of a body, in its area. Problems: those of open, and group.size_wrong.
BodyId found_group(store::Transaction& tx, const base::Who& who, BodyId of, const NewGroup& wanted);

/// Works for groups and for community teams. A head takes the place of the head before, also when a member rises to it.
/// Who joins in the same role on the day after leaving has never left. Problems: person.not_found,
/// group.already_member.
void join(store::Transaction& tx, const base::Who& who, BodyId group, PersonId person, std::string_view role, Rank rank,
          base::Day from);
/// Who leaves on the day before the first has never joined. Problem: group.not_member.
void leave(store::Transaction& tx, const base::Who& who, BodyId group, PersonId person, base::Day last_day);

std::vector<Member> members(store::Transaction& tx, BodyId group, base::Day on);
/// Problem: body.not_found.
WorkingGroup working_group(store::Transaction& tx, BodyId id, base::Day on);
std::vector<Body> groups_of(store::Transaction& tx, BodyId body, base::Day on);
/// The working groups whose work somebody hands out: as their head on this day, or for their standing secretariat.
std::vector<Body> groups_handed_out(store::Transaction& tx, const base::Who& who, base::Day on);

struct MemberBody {
    Body body;
    std::optional<base::Day> last_day;  ///< of one that leaves
};

/// A body joins a cluster or a front; a leader takes the place of the leader before, also when a member rises to it.
/// One that joins on the day after leaving has never left. Problems: body.not_found, body.own_member,
/// group.already_member.
void add_body(store::Transaction& tx, const base::Who& who, BodyId cluster, BodyId member, base::Day from,
              bool is_leader = false);
/// One that leaves on the day before the first has never joined. Problem: group.body_not_member.
void leave(store::Transaction& tx, const base::Who& who, BodyId cluster, BodyId member, base::Day last_day);
std::vector<MemberBody> member_bodies(store::Transaction& tx, BodyId cluster, base::Day on);
std::optional<BodyId> leading_body(store::Transaction& tx, BodyId cluster, base::Day on);

/// The provinces that a regional office stands over; replaces what was said before. Problems: body.not_found,
/// area.not_found.
void set_scope(store::Transaction& tx, const base::Who& who, BodyId office, const std::vector<areas::AreaId>& places);
std::vector<areas::Area> scope_of(store::Transaction& tx, BodyId office);

}  // namespace bodies
