#include "bodies/member_list.hpp"

#include <algorithm>
#include <array>

#include "accounts/grant.hpp"
#include "accounts/permission.hpp"
#include "base/letter.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "bodies/body_row.hpp"
#include "sources/source.hpp"

namespace bodies {
namespace {

using base::Problem;
using base::ProblemKind;

constexpr std::size_t most_words_of_a_name = 6;

/// How lists call somebody before the name; folded.
constexpr std::array<std::string_view, 4> forms_of_address{"dong chi", "d c", "ong", "ba"};

struct RoleWord {
    std::string_view begins;  ///< folded
    Rank rank;
};
constexpr std::array<RoleWord, 7> role_words{{{"to truong", Rank::head},
                                              {"truong to", Rank::head},
                                              {"pho to truong", Rank::deputy},
                                              {"to pho", Rank::deputy},
                                              {"thu ky", Rank::staff},
                                              {"thanh vien", Rank::member},
                                              {"to vien", Rank::member}}};

bool begins_with_word(std::string_view folded, std::string_view words) {
    return folded.starts_with(words) && (folded.size() == words.size() || folded[words.size()] == ' ');
}

const RoleWord* role_in(std::string_view words) {
    const auto folded = base::fold(words);
    const auto found =
        std::ranges::find_if(role_words, [&](const RoleWord& one) { return begins_with_word(folded, one.begins); });
    return found == role_words.end() ? nullptr : &*found;
}

bool is_number(std::string_view words) {
    return !words.empty() && words.find_first_not_of("0123456789.)/- ") == std::string_view::npos;
}

/// "1.", "2)", "-", "+" before the words.
std::string_view without_label(std::string_view line) {
    const auto at = line.find_first_not_of("0123456789.)/-+*• \xC2\xA0");
    return at == std::string_view::npos ? std::string_view() : line.substr(at);
}

std::string_view without_address(std::string_view words, bool& addressed) {
    for (const auto& form : forms_of_address) {
        const auto length = std::min(words.size(), form.size() + 8);  // marks of Vietnamese letters take more bytes
        for (std::size_t size = form.size(); size <= length; ++size)
            if (size < words.size() && words[size] == ' ' && base::fold(words.substr(0, size)) == form) {
                addressed = true;
                return base::trim(words.substr(size));
            }
    }
    return words;
}

/// Two to six words that each begin with a capital letter.
bool is_name(std::string_view words) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < words.size();) {
        const auto end = std::min(words.find(' ', at), words.size());
        if (end == at) return false;
        const auto [letter, length] = base::letter_at(words, at);
        if (base::lower_letter(letter) == letter) return false;
        ++count;
        at = end + 1;
    }
    return count >= 2 && count <= most_words_of_a_name;
}

/// The pieces between tabs, or between commas, semicolons and dashes.
std::vector<std::string> pieces_of(std::string_view line) {
    const bool is_row = line.find('\t') != std::string_view::npos;
    std::string marked(line);
    if (!is_row)
        for (const std::string_view dash : {" – ", " — ", " - "})
            for (auto at = marked.find(dash); at != std::string::npos; at = marked.find(dash))
                marked.replace(at, dash.size(), ";");
    std::vector<std::string> pieces;
    const auto* const apart = is_row ? "\t" : ",;:";
    for (std::size_t at = 0; at <= marked.size();) {
        const auto end = std::min(marked.find_first_of(apart, at), marked.size());
        auto piece = base::tidy(std::string_view(marked).substr(at, end - at));
        while (piece.ends_with('.') || piece.ends_with('/')) piece.pop_back();
        if (!piece.empty() && !is_number(piece)) pieces.push_back(std::move(piece));
        at = end + 1;
    }
    return pieces;
}

std::optional<ListedMember> member_of(std::string_view line) {
    const auto words = without_label(base::trim(line));
    bool listed = words.data() != base::trim(line).data() || line.find('\t') != std::string_view::npos;
    auto pieces = pieces_of(words);
    if (pieces.empty()) return std::nullopt;
    const std::string name(without_address(pieces.front(), listed));
    if (!listed || !is_name(name)) return std::nullopt;
    ListedMember member{.name = name, .post = {}, .role = {}, .rank = Rank::member};
    for (std::size_t place = 1; place < pieces.size(); ++place) {
        const auto* role = role_in(pieces[place]);
        if (role && member.role.empty()) {
            member.role = pieces[place];
            member.rank = role->rank;
        } else {
            member.post += (member.post.empty() ? "" : ", ") + pieces[place];
        }
    }
    return member;
}

/// The unit that a post names: of several the one with the longest name.
std::optional<Body> unit_of(const std::vector<Body>& units, std::string_view post) {
    const auto said = " " + base::fold(post) + " ";
    std::optional<Body> found;
    for (const auto& unit : units)
        if (said.find(" " + base::fold(unit.name) + " ") != std::string::npos &&
            (!found || unit.name.size() > found->name.size()))
            found = unit;
    return found;
}

/// The officials of that name who work in one of the units today.
std::vector<Person> people_called(store::Transaction& tx, const std::vector<Body>& units, std::string_view name,
                                  base::Day on) {
    std::vector<Person> people;
    for (const auto& row : tx.run(R"(SELECT * FROM person WHERE name_key = $1 AND valid_from <= $2
                                        AND (valid_until IS NULL OR valid_until >= $2) ORDER BY id)",
                                  {base::fold(name), on})) {
        auto person = read_person(row);
        if (person.body && std::ranges::find(units, *person.body, &Body::id) != units.end())
            people.push_back(std::move(person));
    }
    return people;
}

}  // namespace

std::vector<ListedMember> read_member_list(std::string_view text) {
    std::vector<ListedMember> list;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        if (auto member = member_of(text.substr(at, end - at))) list.push_back(std::move(*member));
        at = end + 1;
    }
    return list;
}

std::vector<ListedMember> read_member_file(const std::string& name, const std::string& bytes) {
    const auto source = sources::read_at_once(name, bytes);
    if (!source) throw Problem(ProblemKind::invalid, "member_list.too_long", name);
    return read_member_list(source->text);
}

std::vector<ComparedMember> compare_list(store::Transaction& tx, const base::Who& who, BodyId group,
                                         const std::vector<ListedMember>& list) {
    const auto body = get(tx, group);
    accounts::require_body(tx, who, base::Permission::bodies_edit, group.uuid);
    if (list.empty()) throw Problem(ProblemKind::invalid, "member_list.names_nobody");
    const auto today = base::day_of(tx.now());
    std::vector<Body> units;
    if (body.parent) {
        units = children(tx, *body.parent, today);
        units.push_back(get(tx, *body.parent));
    }
    const auto there = members(tx, group, today);
    std::vector<ComparedMember> compared;
    for (const auto& one : list) {
        ComparedMember member{one.name, one.post, one.role, one.rank, std::nullopt, unit_of(units, one.post), false};
        const auto people = people_called(tx, units, one.name, today);
        if (people.size() == 1) member.person = people.front();
        if (member.person) {
            member.unit = get(tx, *member.person->body);
            member.is_member =
                std::ranges::any_of(there, [&](const Member& known) { return known.person.id == member.person->id; });
        }
        compared.push_back(std::move(member));
    }
    return compared;
}

}  // namespace bodies
