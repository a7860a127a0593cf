#include "bodies/match.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <unordered_map>

#include "base/text.hpp"
#include "bodies/addressee_vocabulary.hpp"
#include "bodies/group.hpp"
#include "bodies/kind.hpp"

namespace bodies {
namespace {

using Words = std::vector<std::string>;

constexpr const char* name_rule = "tên của cơ quan";
constexpr const char* level_rule = "các đơn vị hành chính";

/// Bodies said in one breath: what they are, perhaps narrowed to a field, and where.
struct Mention {
    const AddresseeRule* rule = nullptr;
    const AddresseeRule* field = nullptr;
    std::vector<areas::Area> places;
    std::set<std::string> area_kinds;
    std::optional<std::size_t> stated;  ///< "16 quận, 5 huyện" states 21
    std::vector<BodyId> named;
    std::string said;
};

/// What an issuer can speak of: its own area, those above and those directly below, and the bodies beside it.
struct Speaker {
    store::Transaction& tx;
    Body body;
    areas::Area area;
    std::vector<areas::Area> above;
    base::Day on;
    std::unordered_map<std::string, areas::Area> places;                 ///< by folded name
    std::unordered_map<std::string, std::vector<BodyId>> body_names;     ///< by folded name, of the own area
    std::unordered_map<std::string, std::set<std::string>> level_words;  ///< "thị trấn" to the kinds called so
    std::map<std::string, int> level_of_kind;
};

/// The words of a phrase as printed, in small letters: "quận", "quản" and "quân" are one folded word and three things.
Words printed_words(std::string_view phrase) {
    Words words;
    bool inside = false;
    const auto lower = base::to_lower(base::to_nfc(phrase));
    for (std::size_t at = 0; at < lower.size();) {
        std::size_t size = 1;
        while (at + size < lower.size() && (static_cast<unsigned char>(lower[at + size]) & 0xC0) == 0x80) ++size;
        const auto letter = lower.substr(at, size);
        at += size;
        if (base::fold(letter).empty()) {
            inside = false;
        } else if (inside) {
            words.back() += letter;
        } else {
            words.push_back(letter);
            inside = true;
        }
    }
    return words;
}

std::string join(const Words& words, std::size_t from, std::size_t count) {
    std::string joined;
    for (std::size_t at = from; at < from + count; ++at) joined += (at == from ? "" : " ") + words[at];
    return joined;
}

void learn_place(Speaker& speaker, const areas::Area& area, const std::string& kind_word) {
    const auto name = base::fold(area.name);
    speaker.places.emplace(name, area);
    if (!name.starts_with(kind_word + " ")) return;
    // A name of one word ("Thượng") is too easily a part of something else ("thường trực").
    auto bare = name.substr(kind_word.size() + 1);
    if (bare.find(' ') != std::string::npos) speaker.places.emplace(std::move(bare), area);
}

Speaker speaker_of(store::Transaction& tx, BodyId from) {
    auto body = get(tx, from);
    auto area = areas::get(tx, body.area);
    Speaker speaker{tx, std::move(body), area, areas::ancestors(tx, area), base::day_of(tx.now()), {}, {}, {}, {}};
    std::map<std::string, std::string> word_of_kind;
    for (const auto& kind : areas::kinds(tx)) {
        const auto word = base::fold(kind.vi);
        word_of_kind[kind.kind] = word;
        speaker.level_of_kind[kind.kind] = kind.level;
        if (kind.in_tree && kind.level > areas::country_level)
            speaker.level_words[base::to_lower(kind.vi)].insert(kind.kind);
    }
    learn_place(speaker, area, word_of_kind[area.kind]);
    for (const auto& place : speaker.above) learn_place(speaker, place, word_of_kind[place.kind]);
    for (const auto& place : areas::children(tx, area.id, speaker.on))
        learn_place(speaker, place, word_of_kind[place.kind]);
    for (const auto& row : tx.run(R"(SELECT n.name_key, n.body
                                       FROM body b JOIN body_name n ON n.body = b.id
                                      WHERE b.area = $1 AND b.valid_from <= $2 AND (b.valid_until IS NULL OR b.valid_until >= $2)
                                      ORDER BY b.id)",
                                  {area.id, speaker.on}))
        speaker.body_names[row.text("name_key")].push_back(row.id<BodyTag>("body"));
    return speaker;
}

/// Reads folded words from left to right, always the longest thing that is known.
struct PhraseReader {
    PhraseReader(const Speaker& its_speaker, std::string_view phrase)
        : speaker(its_speaker), printed(printed_words(phrase)) {
        for (const auto& word : printed) words.push_back(base::fold(word));
    }

    const Speaker& speaker;
    Words printed;
    Words words;  ///< the same, folded
    std::size_t at = 0;
    std::size_t understood = 0;  ///< words that say something; fillers do not
    std::vector<Mention> mentions;
    std::vector<std::string> unknown;
    std::size_t number = 0;
    bool follows_generic = false;

    void read();
    bool take(std::size_t count);
    void take_phrase(const Phrase& phrase, const std::string& said);
    Mention& mention(const std::string& said);
    Mention& last_or_new(const std::string& said) { return mentions.empty() ? mention(said) : mentions.back(); }
};

Mention& PhraseReader::mention(const std::string& said) {
    mentions.emplace_back().said = said;
    return mentions.back();
}

void PhraseReader::take_phrase(const Phrase& phrase, const std::string& said) {
    if (phrase.role == Phrase::Role::field && follows_generic && mentions.back().field == nullptr) {
        mentions.back().field = phrase.rule;
    } else if (phrase.role == Phrase::Role::field) {
        // Several words of one field ("địa chính xây dựng, giao thông") are one body.
        if (mentions.empty() || mentions.back().field != phrase.rule) mention(said).field = phrase.rule;
    } else if (phrase.role == Phrase::Role::bodies) {
        auto& next = mention(said);
        next.rule = phrase.rule;
        if (phrase.rule != nullptr)
            next.area_kinds.insert(phrase.rule->area_kinds.begin(), phrase.rule->area_kinds.end());
    }
    follows_generic = phrase.is_generic && phrase.role == Phrase::Role::bodies;
}

bool PhraseReader::take(std::size_t count) {
    const auto said = join(words, at, count);
    const auto body = speaker.body_names.find(said);
    const auto place = speaker.places.find(said);
    const auto level = speaker.level_words.find(join(printed, at, count));
    const auto* phrase = phrase_of(said);
    if (body != speaker.body_names.end() && count > 1) {
        mention(said).named = body->second;
        follows_generic = false;
    } else if (place != speaker.places.end()) {
        last_or_new(said).places.push_back(place->second);
        follows_generic = false;
    } else if (phrase != nullptr && (phrase->rule != nullptr || level == speaker.level_words.end())) {
        take_phrase(*phrase, said);
    } else if (level != speaker.level_words.end()) {
        auto& last = last_or_new(said);
        last.area_kinds.insert(level->second.begin(), level->second.end());
        if (number > 0) last.stated = last.stated.value_or(0) + number;
        follows_generic = false;
    } else {
        return false;
    }
    if (body != speaker.body_names.end() || place != speaker.places.end() || level != speaker.level_words.end() ||
        phrase->rule != nullptr)
        understood += count;
    at += count;
    number = 0;
    return true;
}

void PhraseReader::read() {
    while (at < words.size()) {
        bool taken = false;
        for (auto count = std::min(std::max<std::size_t>(longest_phrase(), 12), words.size() - at); count > 0 && !taken;
             --count)
            taken = take(count);
        if (taken) continue;
        const auto& word = words[at++];
        number = 0;
        std::from_chars(word.data(), word.data() + word.size(), number);
        if (number == 0) unknown.push_back(word);
        follows_generic = false;
    }
}

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
    const auto& own = kind_named(speaker.body.kind);
    return {own.side == "state" || own.side == "armed" || own.side == "health" ? "people_committee" : own.kind};
}

/// Units of a level: all below the issuer, or the one it lies in.
std::vector<areas::Area> areas_of_kinds(const Speaker& speaker, const std::set<std::string>& kinds) {
    std::vector<areas::Area> found;
    std::set<int> levels;
    for (const auto& kind : kinds) levels.insert(speaker.level_of_kind.at(kind));
    // "Thành phố" is a province's and a district's name; below the issuer only the kinds that are there count.
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

std::vector<Body> bodies_of(const Speaker& speaker, const Mention& mention) {
    std::vector<Body> found;
    for (const auto& id : mention.named) found.push_back(get(speaker.tx, id));
    if (!found.empty()) return found;

    auto places = mention.places;
    if (!mention.area_kinds.empty())
        for (auto& area : areas_of_kinds(speaker, mention.area_kinds)) places.push_back(std::move(area));
    if (places.empty() && mention.area_kinds.empty()) places.push_back(speaker.area);

    const auto look = [&](const std::vector<std::string>& kinds, const std::vector<std::string>& names) {
        for (const auto& place : places)
            for (auto& body : bodies_at(speaker, place, kinds, names)) found.push_back(std::move(body));
    };
    const auto names = mention.field ? mention.field->names : std::vector<std::string>{};
    if (mention.rule != nullptr) look(kinds_of(*mention.rule), names);
    if (mention.field != nullptr && found.empty()) look(kinds_of(*mention.field), names);
    if (mention.rule == nullptr && mention.field == nullptr) look(kinds_by_level(speaker, mention.area_kinds), {});
    if (mention.rule != nullptr)
        for (const auto& kind : mention.rule->members_of)
            for (const auto& body : in_area(speaker.tx, speaker.area.id, speaker.on))
                if (body.kind == kind)
                    for (auto& member : member_bodies(speaker.tx, body.id, speaker.on))
                        found.push_back(std::move(member.body));
    keep_own_units(speaker, found);
    return found;
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

    PhraseReader reader(speaker, phrase);
    reader.read();
    addressing.unknown = reader.unknown;
    // "Bà con gần xa" names nobody, although "xa" could be read as a level.
    if (reader.unknown.size() > reader.understood) return addressing;
    std::set<base::Uuid> seen;
    bool certain = reader.unknown.empty();
    for (const auto& mention : reader.mentions) {
        const auto bodies = bodies_of(speaker, mention);
        if (bodies.empty()) addressing.unknown.push_back(mention.said);
        certain =
            certain && !bodies.empty() && (!mention.stated || *mention.stated + mention.places.size() == bodies.size());
        for (const auto& body : bodies)
            if (seen.insert(body.id.uuid).second)
                addressing.matches.push_back({body.id, body.name, rule_name(mention), true});
    }
    for (auto& match : addressing.matches) match.certain = certain;
    return addressing;
}

std::vector<Match> match(store::Transaction& tx, BodyId from, std::string_view phrase) {
    return read_addressee(tx, from, phrase).matches;
}

}  // namespace bodies
