#include "bodies/addressee_phrase.hpp"

#include <algorithm>
#include <charconv>

#include "base/text.hpp"
#include "bodies/group.hpp"
#include "bodies/kind.hpp"

namespace bodies {
namespace {

using Words = std::vector<std::string>;

/// A phrase as printed, word by word.
struct PrintedWords {
    Words words;
    std::vector<bool> behind_comma;
};

/// The words of a phrase as printed, in small letters: "quận", "quản" and "quân" are one folded word and three things.
PrintedWords printed_words(std::string_view phrase) {
    PrintedWords printed;
    auto& words = printed.words;
    bool inside = false;
    bool is_behind_comma = false;
    const auto lower = base::to_lower(base::to_nfc(phrase));
    for (std::size_t at = 0; at < lower.size();) {
        std::size_t size = 1;
        while (at + size < lower.size() && (static_cast<unsigned char>(lower[at + size]) & 0xC0) == 0x80) ++size;
        const auto letter = lower.substr(at, size);
        at += size;
        if (base::fold(letter).empty()) {
            inside = false;
            is_behind_comma = is_behind_comma || letter == "," || letter == ";";
        } else if (inside) {
            words.back() += letter;
        } else {
            words.push_back(letter);
            printed.behind_comma.push_back(is_behind_comma);
            is_behind_comma = false;
            inside = true;
        }
    }
    return printed;
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

/// The offices that stand over provinces within the speaker's area, and the speaker itself when it is one.
void learn_scopes(Speaker& speaker) {
    if (speaker.area.level > areas::province_level && speaker.body.kind != "regional_office") return;
    for (const auto& row : speaker.tx.run(R"(SELECT n.name_key, n.body
                                               FROM body b JOIN body_name n ON n.body = b.id
                                              WHERE b.kind = 'regional_office' AND b.valid_from <= $1
                                                AND (b.valid_until IS NULL OR b.valid_until >= $1))",
                                          {speaker.on})) {
        const auto office = row.id<BodyTag>("body");
        auto scope = scope_of(speaker.tx, office);
        const bool is_below = std::all_of(scope.begin(), scope.end(), [&](const areas::Area& place) {
            return areas::is_within(place.path, speaker.area.path);
        });
        if (!scope.empty() && (is_below || office == speaker.body.id))
            speaker.scopes.insert_or_assign(row.text("name_key"), std::move(scope));
    }
    if (speaker.body.kind == "regional_office") speaker.own_scope = scope_of(speaker.tx, speaker.body.id);
}

/// Reads folded words from left to right, always the longest thing that is known.
struct PhraseReader {
    PhraseReader(const Speaker& its_speaker, std::string_view phrase)
        : speaker(its_speaker), printed(printed_words(phrase)) {
        for (const auto& word : printed.words) words.push_back(base::fold(word));
    }

    const Speaker& speaker;
    PrintedWords printed;
    Words words;  ///< the same, folded
    std::size_t at = 0;
    Said said;
    std::size_t number = 0;
    bool follows_generic = false;
    bool follows_named = false;
    bool follows_level = false;  ///< "Thành ủy", "quận ủy": a place right behind says which one

    void read();
    void take_place(const areas::Area& place, const std::string& name);
    bool take(std::size_t count);
    bool holds_comma(std::size_t count) const;
    bool narrows(const Phrase& phrase) const;
    bool take_scope(const std::string& name);
    void take_phrase(const Phrase& phrase, const std::string& name);
    Mention& mention(const std::string& name);
    Mention& last_or_new(const std::string& name) {
        return said.mentions.empty() ? mention(name) : said.mentions.back();
    }
};

Mention& PhraseReader::mention(const std::string& name) {
    said.mentions.emplace_back().said = name;
    return said.mentions.back();
}

/// "16 quận, 5 huyện" does not name the fifth district.
bool PhraseReader::holds_comma(std::size_t count) const {
    for (std::size_t word = at + 1; word < at + count; ++word)
        if (printed.behind_comma[word]) return true;
    return false;
}

/// "Ban Dân vận các quận ủy, huyện ủy": behind a commission of the party its committees say whose, not who else.
bool PhraseReader::narrows(const Phrase& phrase) const {
    if (phrase.rule == nullptr || phrase.rule->area_kinds.empty() || said.mentions.empty()) return false;
    const auto* before = said.mentions.back().rule;
    if (before == nullptr || before->kinds.size() != 1) return false;
    const auto& groups = kind_named(before->kinds.front()).groups;
    return std::find(groups.begin(), groups.end(), "party_department") != groups.end();
}

void PhraseReader::take_phrase(const Phrase& phrase, const std::string& name) {
    auto& mentions = said.mentions;
    if (phrase.role == Phrase::Role::field && follows_generic && mentions.back().field == nullptr) {
        mentions.back().field = phrase.rule;
    } else if (phrase.role == Phrase::Role::field) {
        // Several words of one field ("địa chính xây dựng, giao thông") are one body.
        if (mentions.empty() || mentions.back().field != phrase.rule) mention(name).field = phrase.rule;
    } else if (phrase.role == Phrase::Role::bodies && narrows(phrase)) {
        mentions.back().area_words.emplace_back(phrase.rule->area_kinds.begin(), phrase.rule->area_kinds.end());
        follows_level = true;
    } else if (phrase.role == Phrase::Role::bodies) {
        auto& next = mention(name);
        next.rule = phrase.rule;
        follows_level = phrase.rule != nullptr && !phrase.rule->area_kinds.empty();
        if (follows_level) next.area_words.emplace_back(phrase.rule->area_kinds.begin(), phrase.rule->area_kinds.end());
    }
    follows_generic = phrase.is_generic && phrase.role == Phrase::Role::bodies;
}

/// "Thành ủy Lá Xanh" is the one of that city and of no other.
void PhraseReader::take_place(const areas::Area& place, const std::string& name) {
    auto& last = last_or_new(name);
    // In the city's own plan "Ban Dân vận Thành ủy Thủ Đức" is not the city's commission, but the like of it there.
    if (follows_named && place.id != speaker.area.id && areas::is_within(place.path, speaker.area.path)) {
        last.rule = phrase_of(base::fold(kind_named(get(speaker.tx, last.named.front()).kind).vi))->rule;
        last.named.clear();
    }
    if (follows_level && last.area_words.back().contains(place.kind)) last.area_words.pop_back();
    last.places.push_back(place);
}

/// "Các tỉnh khu vực T78 phụ trách": behind a level the office is not addressed, it says which provinces.
bool PhraseReader::take_scope(const std::string& name) {
    const auto scope = speaker.scopes.find(name);
    if (scope == speaker.scopes.end() || said.mentions.empty() || said.mentions.back().area_words.empty()) return false;
    said.mentions.back().scope = scope->second;
    return true;
}

bool PhraseReader::take(std::size_t count) {
    const auto name = join(words, at, count);
    const auto body = speaker.body_names.find(name);
    const auto place = holds_comma(count) ? speaker.places.end() : speaker.places.find(name);
    const auto level = speaker.level_words.find(join(printed.words, at, count));
    const auto* phrase = phrase_of(name);
    bool says_something = true;
    bool is_named = false;
    if (take_scope(name)) {
        follows_generic = false;
    } else if (body != speaker.body_names.end() && count > 1) {
        mention(name).named = body->second;
        is_named = true;
        follows_generic = false;
    } else if (place != speaker.places.end()) {
        take_place(place->second, name);
        follows_generic = false;
    } else if (phrase != nullptr && (phrase->rule != nullptr || level == speaker.level_words.end())) {
        take_phrase(*phrase, name);
        says_something = phrase->rule != nullptr || body != speaker.body_names.end();
    } else if (level != speaker.level_words.end()) {
        auto& last = last_or_new(name);
        last.area_words.push_back(level->second);
        if (number > 0) last.stated = last.stated.value_or(0) + number;
        follows_generic = false;
    } else {
        return false;
    }
    const bool is_phrase = phrase != nullptr && phrase->rule != nullptr;
    if (!is_phrase) follows_level = false;
    follows_named = is_named;
    if (says_something) said.understood += count;
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
        if (number == 0) said.unknown.push_back(word);
        follows_generic = false;
    }
}

}  // namespace

Speaker speaker_of(store::Transaction& tx, BodyId from) {
    auto body = get(tx, from);
    auto area = areas::get(tx, body.area);
    Speaker speaker{.tx = tx,
                    .body = std::move(body),
                    .area = area,
                    .above = areas::ancestors(tx, area),
                    .on = base::day_of(tx.now()),
                    .places = {},
                    .body_names = {},
                    .level_words = {},
                    .level_of_kind = {},
                    .scopes = {},
                    .own_scope = {}};
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
    learn_scopes(speaker);
    return speaker;
}

Said read_phrase(const Speaker& speaker, std::string_view phrase) {
    PhraseReader reader(speaker, phrase);
    reader.read();
    return std::move(reader.said);
}

}  // namespace bodies
