#include "exchange/body_table.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.hpp"
#include "bodies/kind.hpp"
#include "exchange/dhis2.hpp"
#include "mail/address.hpp"

namespace exchange {
namespace {

using bodies::Listing;

/// How lists shorten the names of bodies; folded.
constexpr std::array<std::pair<std::string_view, std::string_view>, 14> short_names{
    {{"ubnd", "uy ban nhan dan"},
     {"hdnd", "hoi dong nhan dan"},
     {"mttq", "mat tran to quoc"},
     {"ubmttq", "uy ban mat tran to quoc"},
     {"tyt", "tram y te"},
     {"ttyt", "trung tam y te"},
     {"bchqs", "ban chi huy quan su"},
     {"chqs", "chi huy quan su"},
     {"bcd", "ban chi dao"},
     {"th", "tieu hoc"},
     {"thcs", "trung hoc co so"},
     {"thpt", "trung hoc pho thong"},
     {"mn", "mam non"},
     {"vn", "viet nam"}}};

bool bears(const Listing& listing, const std::string& name_key) {
    return std::ranges::find(listing.name_keys, name_key) != listing.name_keys.end();
}

/// Each unit has one of its kind, so another of it would be the same under another name.
bool is_only_one_of_its_kind(std::string_view kind) {
    const auto kinds = bodies::all_kinds();
    const auto found = std::ranges::find(kinds, kind, &bodies::Kind::kind);
    return found != kinds.end() && found->called.has_value();
}

WeighedBody chosen_of(std::vector<Listing*> there, const ListedBody& said) {
    const auto found = std::ranges::find_if(there, [&](const Listing* one) { return one->body.id == *said.body; });
    if (found == there.end()) return {RowFate::wrong, nullptr, {}, "body_list.choice_gone"};
    return {RowFate::same, *found, {}, {}};
}

WeighedBody of(std::vector<Listing*> found) {
    if (found.size() == 1) return {RowFate::same, found.front(), {}, {}};
    return {RowFate::doubtful, nullptr, std::move(found), {}};
}

bool has_contact_word(store::Transaction& tx, const store::MasterKey& master, const Listing& listing,
                      const bodies::Person& person, const std::string& word) {
    const auto found = bodies::contact_index.find(tx, master, listing.body.area.uuid, word);
    return std::ranges::find(found, person.id) != found.end();
}

bool adds_post(const Listing& listing, const ListedBody& said, const bodies::Person* person) {
    if (said.post.empty()) return false;
    const auto title = base::fold(said.post);
    return std::ranges::none_of(listing.offices, [&](const bodies::HeldOffice& office) {
        return office.title_key == title && person && office.holder == person->id;
    });
}

}  // namespace

BodyTable::BodyTable(std::vector<Listing> listings) {
    for (auto& listing : listings) add(std::move(listing));
}

Listing& BodyTable::add(Listing listing) {
    auto& there = by_area_[listing.body.area];
    there.push_back(std::make_unique<Listing>(std::move(listing)));
    return *there.back();
}

std::vector<Listing*> BodyTable::in_area(const areas::AreaId& area) {
    std::vector<Listing*> there;
    for (const auto& one : by_area_[area]) there.push_back(one.get());
    return there;
}

WeighedBody BodyTable::weigh(const ListedBody& said, const std::string& code) {
    if (!said.area) return {RowFate::wrong, nullptr, {}, "body_list.area_missing"};
    const auto there = in_area(*said.area);
    const auto among = [&](auto fits) {
        std::vector<Listing*> found;
        std::ranges::copy_if(there, std::back_inserter(found), [&](const Listing* one) { return fits(*one); });
        return found;
    };
    if (said.body) return chosen_of(there, said);
    if (said.is_new.value_or(false)) return {};
    if (!code.empty())
        if (auto found = among([&](const Listing& one) { return dhis2_uid(one.body.id.uuid) == code; }); !found.empty())
            return of(std::move(found));
    const auto key = base::fold(said.name);
    if (auto found = among([&](const Listing& one) { return bears(one, key); }); !found.empty())
        return of(std::move(found));
    const auto words = usual_words(key);
    if (auto found = among([&](const Listing& one) {
            return std::ranges::any_of(one.name_keys, [&](const auto& name) { return usual_words(name) == words; });
        });
        !found.empty())
        return of(std::move(found));
    if (is_only_one_of_its_kind(said.kind))
        if (auto found = among([&](const Listing& one) { return one.body.kind == said.kind; }); !found.empty())
            return {RowFate::doubtful, nullptr, std::move(found), {}};
    return {};
}

std::optional<bodies::BodyId> BodyTable::parent_called(const std::string& name,
                                                       const std::vector<areas::AreaId>& areas) const {
    const auto key = base::fold(name);
    const auto words = usual_words(key);
    std::optional<bodies::BodyId> found;
    for (const auto& area : areas) {
        const auto there = by_area_.find(area);
        if (there == by_area_.end()) continue;
        for (const auto& one : there->second) {
            const bool is_meant = bears(*one, key) || usual_words(base::fold(one->body.name)) == words;
            if (!is_meant || one->body.id == bodies::BodyId{}) continue;
            if (found) return std::nullopt;
            found = one->body.id;
        }
    }
    return found;
}

Listing listing_of(const ListedBody& said, const bodies::Body& body) {
    Listing listing{body, {base::fold(said.name)}, {}, {}};
    for (const auto& alias : said.aliases) listing.name_keys.push_back(base::fold(alias));
    return listing;
}

std::string usual_words(std::string_view name) {
    const auto folded = base::fold(name);
    std::vector<std::string> words;
    for (const auto word : base::words_of(folded)) {
        const auto known = std::ranges::find(short_names, word, &std::pair<std::string_view, std::string_view>::first);
        const auto whole = known == short_names.end() ? word : known->second;
        for (const auto one : base::words_of(whole)) words.emplace_back(one);
    }
    std::ranges::sort(words);
    std::string all;
    for (const auto& word : words) all += word + ' ';
    return all;
}

const bodies::Person* person_called(const Listing& listing, std::string_view name) {
    const auto key = base::fold(name);
    const auto found =
        std::ranges::find_if(listing.people, [&](const bodies::Person& one) { return base::fold(one.name) == key; });
    return found == listing.people.end() ? nullptr : &*found;
}

std::set<std::string> known_addresses(store::Transaction& tx, const base::Who& who,
                                      const std::vector<ListedBody>& rows) {
    std::vector<std::string> emails;
    for (const auto& row : rows)
        for (const auto& email : row.emails) emails.push_back(mail::tidy_address(email).value_or(""));
    if (who.body == base::Uuid{}) return {emails.begin(), emails.end()};
    return mail::known_addresses(tx, who, emails);
}

std::vector<BodyAddition> additions_to(store::Transaction& tx, const store::MasterKey& master, const Listing& listing,
                                       const ListedBody& said, const std::set<std::string>& known_addresses) {
    std::vector<BodyAddition> additions;
    const auto add_if = [&](bool is_new, BodyAddition addition) {
        if (is_new) additions.push_back(addition);
    };
    const auto is_unknown_name = [&](const std::string& name) { return !bears(listing, base::fold(name)); };
    const auto* person = said.contact.empty() ? nullptr : person_called(listing, said.contact);
    const auto is_unknown_word = [&](const std::string& word) {
        return !person || person->id == bodies::PersonId{} || !has_contact_word(tx, master, listing, *person, word);
    };
    add_if(is_unknown_name(said.name) || std::ranges::any_of(said.aliases, is_unknown_name), BodyAddition::alias);
    add_if(said.parent && !listing.body.parent && *said.parent != listing.body.id, BodyAddition::parent);
    if (!said.contact.empty()) {
        add_if(!person, BodyAddition::contact);
        add_if(adds_post(listing, said, person), BodyAddition::post);
        add_if(std::ranges::any_of(said.phones, is_unknown_word), BodyAddition::phone);
        add_if(std::ranges::any_of(said.emails, is_unknown_word), BodyAddition::email);
    }
    add_if(std::ranges::any_of(said.emails, [&](const auto& one) { return !known_addresses.contains(one); }),
           BodyAddition::address);
    return additions;
}

}  // namespace exchange
