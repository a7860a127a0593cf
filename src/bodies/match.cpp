#include "bodies/match.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.hpp"
#include "bodies/addressee_phrase.hpp"
#include "bodies/group.hpp"
#include "bodies/kind.hpp"
#include "bodies/usual_name.hpp"

namespace bodies {
namespace {

constexpr const char* name_rule = "tên của cơ quan";
constexpr const char* level_rule = "các đơn vị hành chính";

/// The kinds that a rule names, itself or by group.
std::vector<std::string> kinds_of(const AddresseeRule& rule) {
    auto kinds = rule.kinds;
    for (const auto& kind : all_kinds())
        for (const auto& group : rule.groups)
            if (std::find(kind.groups.begin(), kind.groups.end(), group) != kind.groups.end())
                kinds.push_back(kind.kind);
    return kinds;
}

bool is_of(const std::string& kind, std::string_view group) {
    const auto& groups = kind_named(kind).groups;
    return std::find(groups.begin(), groups.end(), group) != groups.end();
}

/// "Các xã" without a body is the issuer's own kind there; of a department or a group of the state it is the people's
/// committee.
std::vector<std::string> kinds_by_level(const Speaker& speaker, const std::set<std::string>& area_kinds) {
    for (const auto& kind : area_kinds)
        if (speaker.level_of_kind.at(kind) == areas::hamlet_level) return {"hamlet"};
    // An office over provinces has no like in them; the body that it belongs to has.
    const bool is_office = speaker.body.kind == "regional_office" && speaker.body.parent;
    const auto& own = kind_named(is_office ? get(speaker.tx, *speaker.body.parent).kind : speaker.body.kind);
    return {own.side == "state" || own.side == "armed" || own.side == "health" ? "people_committee" : own.kind};
}

/// "Thành phố" is a province's and a district's name; beside "tỉnh" it is the one, beside "quận" the other.
std::set<std::string> kinds_said(const Speaker& speaker, const Mention& mention) {
    const auto level_of = [&](const std::string& kind) { return speaker.level_of_kind.at(kind); };
    std::set<int> sure;
    std::set<std::string> kinds;
    for (const auto& called : mention.area_words) {
        std::set<int> levels;
        for (const auto& kind : called) levels.insert(level_of(kind));
        if (levels.size() == 1) sure.insert(levels.begin(), levels.end());
        kinds.insert(called.begin(), called.end());
    }
    // Alone, "Thành ủy" is the one of the issuer's own city.
    if (sure.empty() && kinds.contains(speaker.area.kind)) sure.insert(speaker.area.level);
    if (!sure.empty()) std::erase_if(kinds, [&](const auto& kind) { return !sure.contains(level_of(kind)); });
    return kinds;
}

/// Units of a level: all below the issuer, or the one it lies in.
std::vector<areas::Area> areas_of_kinds(const Speaker& speaker, const std::set<std::string>& kinds) {
    std::vector<areas::Area> found;
    std::set<int> levels;
    for (const auto& kind : kinds) levels.insert(speaker.level_of_kind.at(kind));
    for (const int level : levels) {
        if (level > speaker.area.level)
            for (auto& area : areas::descendants(speaker.tx, speaker.area.id, level, speaker.on))
                if (kinds.contains(area.kind)) found.push_back(std::move(area));
        if (level == speaker.area.level && kinds.contains(speaker.area.kind)) found.push_back(speaker.area);
        for (const auto& area : speaker.above)
            if (area.level == level && kinds.contains(area.kind)) found.push_back(area);
    }
    // A ward's plan that speaks of "xã" means its own level all the same.
    if (found.empty() && levels.contains(speaker.area.level)) found.push_back(speaker.area);
    return found;
}

bool has_name(store::Transaction& tx, const Body& body, const std::vector<std::string>& names) {
    if (names.empty()) return true;
    for (const auto& row : tx.run("SELECT name_key FROM body_name WHERE body = $1", {body.id})) {
        const auto key = " " + row.text("name_key") + " ";
        if (std::any_of(names.begin(), names.end(),
                        [&](const auto& name) { return key.find(" " + name + " ") != std::string::npos; }))
            return true;
    }
    return false;
}

std::vector<Body> bodies_at(const Speaker& speaker, const areas::Area& place, const std::vector<std::string>& kinds,
                            const std::vector<std::string>& names) {
    std::vector<Body> found;
    std::vector<std::string> local;
    for (const auto& kind : kinds)
        if (is_of(kind, "local") || is_of(kind, "hamlet")) local.push_back(kind);
    for (auto& body : in_area(speaker.tx, place.id, speaker.on))
        if (std::find(kinds.begin(), kinds.end(), body.kind) != kinds.end() && has_name(speaker.tx, body, names))
            found.push_back(std::move(body));
    for (auto& body : within(speaker.tx, place.id, local, speaker.on))
        if (body.area != place.id && has_name(speaker.tx, body, names)) found.push_back(std::move(body));
    return found;
}

/// Departments of the issuer itself, when it has any, rather than those of every body beside it.
void keep_own_units(const Speaker& speaker, std::vector<Body>& found) {
    const auto is_own = [&](const Body& body) { return body.parent == speaker.body.id; };
    if (std::none_of(found.begin(), found.end(), is_own)) return;
    std::erase_if(found, [&](const Body& body) { return is_of(body.kind, "unit") && !is_own(body); });
}

/// What one mention means.
struct Meant {
    std::vector<Body> bodies;
    std::vector<Missing> missing;
    std::size_t places = 0;  ///< how many units it was expanded over
};

/// The places of a mention; none: where the issuer stands.
std::vector<areas::Area> places_of(const Speaker& speaker, const Mention& mention,
                                   const std::set<std::string>& area_kinds) {
    auto places = mention.places;
    std::set<base::Uuid> seen;
    for (const auto& place : places) seen.insert(place.id.uuid);
    const auto add = [&](areas::Area place) {
        if (seen.insert(place.id.uuid).second) places.push_back(std::move(place));
    };
    const auto& scope = mention.scope.empty() ? speaker.own_scope : mention.scope;
    for (const auto& province : scope)
        if (area_kinds.contains(province.kind)) add(province);
    if (!area_kinds.empty() && (scope.empty() || places.empty()))
        for (auto& area : areas_of_kinds(speaker, area_kinds)) add(std::move(area));
    return places;
}

/// The one body of a kind that a unit has, and that nobody has entered; only below the issuer, where it may see to it.
void note_missing(const Speaker& speaker, const areas::Area& place, const std::vector<std::string>& kinds,
                  Meant& meant) {
    if (kinds.size() != 1 || !has_usual_name(kind_named(kinds.front()))) return;
    const auto is_scope = [&](const areas::Area& province) { return province.id == place.id; };
    if (!areas::is_within(place.path, speaker.area.path) &&
        std::none_of(speaker.own_scope.begin(), speaker.own_scope.end(), is_scope))
        return;
    meant.missing.push_back({kinds.front(), place.id, usual_name(kind_named(kinds.front()), place)});
}

/// The bodies of these kinds in each of the places, and where there is none.
void look(const Speaker& speaker, const std::vector<areas::Area>& places, const std::vector<std::string>& kinds,
          const std::vector<std::string>& names, Meant& meant) {
    const bool is_local = std::any_of(kinds.begin(), kinds.end(),
                                      [](const auto& kind) { return is_of(kind, "local") || is_of(kind, "hamlet"); });
    const bool is_below = std::all_of(places.begin(), places.end(), [&](const areas::Area& place) {
        return areas::is_within(place.path, speaker.area.path);
    });
    // Ten thousand communes are asked for at once.
    const bool at_once = places.size() > 1 && is_below && !is_local && names.empty();
    std::map<base::Uuid, std::vector<Body>> by_area;
    if (at_once)
        for (auto& body : within(speaker.tx, speaker.area.id, kinds, speaker.on))
            by_area[body.area.uuid].push_back(std::move(body));
    for (const auto& place : places) {
        auto found = at_once ? std::move(by_area[place.id.uuid]) : bodies_at(speaker, place, kinds, names);
        if (found.empty() && names.empty()) note_missing(speaker, place, kinds, meant);
        for (auto& body : found) meant.bodies.push_back(std::move(body));
    }
}

/// "Mặt trận và các tổ chức thành viên": those that the body beside the issuer is made of.
void add_members(const Speaker& speaker, const AddresseeRule& rule, Meant& meant) {
    for (const auto& kind : rule.members_of)
        for (const auto& body : in_area(speaker.tx, speaker.area.id, speaker.on))
            if (body.kind == kind)
                for (auto& member : member_bodies(speaker.tx, body.id, speaker.on))
                    meant.bodies.push_back(std::move(member.body));
}

Meant meant_by(const Speaker& speaker, const Mention& mention) {
    Meant meant;
    for (const auto& id : mention.named) meant.bodies.push_back(get(speaker.tx, id));
    meant.places = meant.bodies.size();
    if (!meant.bodies.empty()) return meant;

    const auto area_kinds = kinds_said(speaker, mention);
    const auto said = places_of(speaker, mention, area_kinds);
    const auto places = said.empty() && area_kinds.empty() ? std::vector{speaker.area} : said;
    const auto names = mention.field ? mention.field->names : std::vector<std::string>{};
    if (mention.rule != nullptr) look(speaker, places, kinds_of(*mention.rule), names, meant);
    if (mention.field != nullptr && meant.bodies.empty()) look(speaker, places, kinds_of(*mention.field), names, meant);
    if (mention.rule == nullptr && mention.field == nullptr)
        look(speaker, places, kinds_by_level(speaker, area_kinds), {}, meant);
    if (mention.rule != nullptr) add_members(speaker, *mention.rule, meant);
    keep_own_units(speaker, meant.bodies);
    // "Công an" alone need not be the police of this very unit; only what was said of a place is missed there.
    if (said.empty()) meant.missing.clear();
    meant.places = places.size();
    return meant;
}

std::string rule_name(const Mention& mention) {
    if (!mention.named.empty()) return name_rule;
    if (mention.field != nullptr) return mention.field->rule;
    return mention.rule != nullptr ? mention.rule->rule : level_rule;
}

/// A whole phrase that is the name or an alias of bodies in the issuer's line: those of its own area before others.
std::vector<Body> bodies_called(const Speaker& speaker, const std::string& folded) {
    std::vector<Body> own;
    std::vector<Body> others;
    for (const auto& row : speaker.tx.run(R"(SELECT b.id, a.path
                                               FROM body_name n JOIN body b ON b.id = n.body JOIN area a ON a.id = b.area
                                              WHERE n.name_key = $1 AND b.valid_from <= $2 AND (b.valid_until IS NULL OR b.valid_until >= $2)
                                              ORDER BY a.path, b.id)",
                                          {folded, speaker.on})) {
        const auto& path = row.text("path");
        if (path == speaker.area.path)
            own.push_back(get(speaker.tx, row.id<BodyTag>("id")));
        else if (areas::is_within(path, speaker.area.path) || areas::is_within(speaker.area.path, path))
            others.push_back(get(speaker.tx, row.id<BodyTag>("id")));
    }
    return own.empty() ? others : own;
}

}  // namespace

Addressing read_addressee(store::Transaction& tx, BodyId from, std::string_view phrase) {
    const auto speaker = speaker_of(tx, from);
    const auto folded = base::fold(phrase);
    Addressing addressing;
    for (const auto& body : bodies_called(speaker, folded))
        addressing.matches.push_back({body.id, body.name, name_rule, true});
    if (!addressing.matches.empty()) return addressing;

    const auto said = read_phrase(speaker, phrase);
    addressing.unknown = said.unknown;
    // "Bà con gần xa" names nobody, although "xa" could be read as a level.
    if (said.unknown.size() > said.understood) return addressing;
    std::set<base::Uuid> seen;
    bool certain = said.unknown.empty();
    for (const auto& mention : said.mentions) {
        auto meant = meant_by(speaker, mention);
        const bool is_empty = meant.bodies.empty() && meant.missing.empty();
        if (is_empty) addressing.unknown.push_back(mention.said);
        certain = certain && !is_empty && (!mention.stated || *mention.stated + mention.places.size() == meant.places);
        for (const auto& body : meant.bodies)
            if (seen.insert(body.id.uuid).second)
                addressing.matches.push_back({body.id, body.name, rule_name(mention), true});
        for (auto& missing : meant.missing)
            if (std::find(addressing.missing.begin(), addressing.missing.end(), missing) == addressing.missing.end())
                addressing.missing.push_back(std::move(missing));
    }
    for (auto& match : addressing.matches) match.certain = certain;
    return addressing;
}

std::vector<Match> match(store::Transaction& tx, BodyId from, std::string_view phrase) {
    return read_addressee(tx, from, phrase).matches;
}

}  // namespace bodies
