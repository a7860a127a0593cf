#include <algorithm>
#include <array>
#include <set>

#include "accounts/grant.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "exchange/body_list.hpp"
#include "exchange/body_table.hpp"
#include "households/record.hpp"
#include "mail/address.hpp"
#include "store/journal.hpp"

/// Taking a list of bodies in: what a person has seen compared, weighed once more and written by the verbs of bodies/
/// and mail/.
namespace exchange {
namespace {

using base::Problem;
using base::ProblemKind;
using bodies::Listing;

/// A list on its way in.
struct Taking {
    store::Transaction& tx;
    const store::MasterKey& master;
    const base::Who& who;
    const BodyListToTake& list;
    BodyTable table;
    std::set<std::string> known_addresses;
    BodyListTaken taken{};
};

/// What came back from a person's browser is read as strictly as what came from the file.
ListedBody tidied(const ListedBody& said) {
    auto tidy = said;
    tidy.name = base::tidy(base::to_nfc(said.name));
    tidy.contact = base::tidy(base::to_nfc(said.contact));
    tidy.post = tidy.contact.empty() ? std::string() : base::tidy(base::to_nfc(said.post));
    if (base::fold(tidy.name).empty()) throw Problem(ProblemKind::invalid, "body.name_empty");
    std::erase_if(tidy.aliases, [](const auto& alias) { return base::fold(alias).empty(); });
    for (auto& phone : tidy.phones) phone = households::phone_digits(phone).value_or("");
    for (auto& email : tidy.emails) email = mail::tidy_address(email).value_or("");
    std::erase(tidy.phones, "");
    std::erase(tidy.emails, "");
    return tidy;
}

/// The ranks that titles begin with; folded.
constexpr std::array<std::pair<std::string_view, bodies::Rank>, 8> ranks{{{"pho", bodies::Rank::deputy},
                                                                          {"cap pho", bodies::Rank::deputy},
                                                                          {"chu tich", bodies::Rank::head},
                                                                          {"bi thu", bodies::Rank::head},
                                                                          {"truong", bodies::Rank::head},
                                                                          {"giam doc", bodies::Rank::head},
                                                                          {"hieu truong", bodies::Rank::head},
                                                                          {"chi huy truong", bodies::Rank::head}}};

bodies::Rank rank_of(std::string_view post) {
    const auto title = base::fold(post);
    for (const auto& [begins, rank] : ranks)
        if (title == begins || title.starts_with(std::string(begins) + ' ')) return rank;
    return bodies::Rank::staff;
}

const bodies::Person& person_for(Taking& taking, Listing& listing, const std::string& name) {
    if (const auto* known = person_called(listing, name)) return *known;
    listing.people.push_back(bodies::add_person(taking.tx, taking.who, listing.body.id, name));
    return listing.people.back();
}

/// What the person is reached by already stays; numbers and addresses are put behind it.
void add_contact(Taking& taking, const bodies::Person& person, const ListedBody& said) {
    auto contact = bodies::open_contact(taking.tx, taking.master, taking.who, person.id);
    const auto had = contact.phones.size() + contact.emails.size();
    for (const auto& phone : said.phones)
        if (std::ranges::none_of(contact.phones, [&](const auto& known) {
                return households::phone_digits(known).value_or(known) == phone;
            }))
            contact.phones.push_back(phone);
    for (const auto& email : said.emails)
        if (std::ranges::none_of(contact.emails,
                                 [&](const auto& known) { return mail::tidy_address(known).value_or(known) == email; }))
            contact.emails.push_back(email);
    if (contact.phones.size() + contact.emails.size() > had)
        bodies::set_contact(taking.tx, taking.master, taking.who, person.id, contact);
}

/// Somebody who holds a post is not taken out of it by a list; another of the same title stands beside it.
void add_post(Taking& taking, Listing& listing, const bodies::Person& person, const std::string& post) {
    const auto title = base::fold(post);
    const auto open = std::ranges::find_if(
        listing.offices, [&](const bodies::HeldOffice& office) { return office.title_key == title && !office.holder; });
    const auto today = base::day_of(taking.tx.now());
    if (open != listing.offices.end()) {
        bodies::hold(taking.tx, taking.who, open->id, person.id, today);
        open->holder = person.id;
        return;
    }
    const auto id = bodies::open_office(taking.tx, taking.who, listing.body.id, post, rank_of(post));
    bodies::hold(taking.tx, taking.who, id, person.id, today);
    listing.offices.push_back({id, title, person.id});
}

void add_names(Taking& taking, Listing& listing, const ListedBody& said) {
    auto names = said.aliases;
    names.push_back(said.name);
    for (const auto& name : names) {
        const auto key = base::fold(name);
        if (std::ranges::find(listing.name_keys, key) != listing.name_keys.end()) continue;
        bodies::add_alias(taking.tx, taking.who, listing.body.id, name);
        listing.name_keys.push_back(key);
    }
}

void propose_addresses(Taking& taking, const Listing& listing, const ListedBody& said) {
    for (const auto& email : said.emails)
        if (taking.known_addresses.insert(email).second)
            taking.taken.addresses +=
                mail::propose(taking.tx, taking.who, listing.body.id, email, taking.list.file) ? 1 : 0;
}

void write(Taking& taking, Listing& listing, const ListedBody& said, const std::vector<BodyAddition>& additions) {
    const auto adds = [&](BodyAddition one) { return std::ranges::find(additions, one) != additions.end(); };
    // First what may be refused, so that a row is taken whole or not at all.
    if (adds(BodyAddition::parent))
        listing.body = bodies::place_under(taking.tx, taking.who, listing.body.id, listing.body.parent, said.parent);
    if (adds(BodyAddition::alias)) add_names(taking, listing, said);
    if (!said.contact.empty()) {
        const auto person = person_for(taking, listing, said.contact);
        if (adds(BodyAddition::phone) || adds(BodyAddition::email)) add_contact(taking, person, said);
        if (adds(BodyAddition::post)) add_post(taking, listing, person, said.post);
    }
    if (adds(BodyAddition::address)) propose_addresses(taking, listing, said);
}

Listing& opened(Taking& taking, const ListedBody& said) {
    if (said.kind.empty()) throw Problem(ProblemKind::invalid, "body_list.kind_unknown");
    const auto body = bodies::open(taking.tx, taking.who,
                                   {.kind = said.kind,
                                    .name = said.name,
                                    .area = *said.area,
                                    .parent = said.parent,
                                    .aliases = said.aliases,
                                    .founding = std::nullopt,
                                    .valid_from = std::nullopt});
    return taking.table.add(listing_of(said, body));
}

void take_row(Taking& taking, const ListedBody& row) {
    const auto said = tidied(row);
    const auto weighed = taking.table.weigh(said, {});
    if (weighed.fate == RowFate::wrong) throw Problem(ProblemKind::invalid, weighed.fault);
    if (weighed.fate == RowFate::doubtful) throw Problem(ProblemKind::conflict, "body_list.undecided");
    // Before anything is told of a body: whether somebody's number is known says something too.
    if (weighed.known)
        accounts::require_body(taking.tx, taking.who, base::Permission::bodies_edit, weighed.known->body.id.uuid);
    auto& listing = weighed.known ? *weighed.known : opened(taking, said);
    const auto additions = additions_to(taking.tx, taking.master, listing, said, taking.known_addresses);
    write(taking, listing, said, additions);
    if (!weighed.known)
        ++taking.taken.opened;
    else
        ++(additions.empty() ? taking.taken.same : taking.taken.changed);
}

BodyTable table_for(store::Transaction& tx, const std::vector<ListedBody>& rows) {
    std::set<areas::AreaId> areas;
    for (const auto& row : rows)
        if (row.area) areas.insert(*row.area);
    return BodyTable(bodies::listings_in(tx, {areas.begin(), areas.end()}, base::day_of(tx.now())));
}

}  // namespace

BodyListTaken take_bodies(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                          const BodyListToTake& list) {
    if (list.rows.size() > most_body_rows)
        throw Problem(ProblemKind::too_large, "body_list.too_many", std::to_string(list.rows.size()));
    Taking taking{tx, master, who, list, table_for(tx, list.rows), known_addresses(tx, who, list.rows)};
    for (const auto& row : list.rows) {
        try {
            take_row(taking, row);
        } catch (const Problem& problem) {
            const auto [code, message] = row_note(problem.code(), who.language);
            taking.taken.faults.push_back({row.row, row.name, code, message});
        }
    }
    const auto& [opened, changed, same, addresses, faults] = taking.taken;
    if (opened + changed > 0)
        store::record(tx, who, "body_list.taken", who.body, std::nullopt,
                      base::Json{{"file", list.file}, {"opened", opened}, {"changed", changed}});
    return taking.taken;
}

}  // namespace exchange
