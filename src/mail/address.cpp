#include "mail/address.hpp"

#include <algorithm>
#include <array>

#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace mail {
namespace {

using base::Problem;
using base::ProblemKind;

constexpr std::size_t longest_address = 254;  // RFC 5321, 4.5.3.1.3 less the brackets
constexpr std::size_t plans_at_once = 20;

constexpr const char* with_names = R"(
    SELECT a.id, a.address, a.body, b.name AS body_name, a.plan, p.number, p.title, a.list, a.state, a.since, c.name AS confirmed_by, a.bounce
    FROM mail_address a LEFT JOIN body b ON b.id = a.body LEFT JOIN plan p ON p.id = a.plan LEFT JOIN account c ON c.id = a.confirmed_by )";

/// What waits for a person stands first.
const std::string rank_of_state =
    "CASE a.state WHEN 'bounced' THEN 0 WHEN 'read' THEN 1 WHEN 'confirmed' THEN 2 ELSE 3 END";

std::int64_t rank_of(AddressState state) {
    constexpr std::array<std::int64_t, 4> ranks{1, 2, 0, 3};  // in the order of the enum
    return ranks[static_cast<std::size_t>(state)];
}

Address read_row(const store::Row& row) {
    Address address{row.id<AddressTag>("id"),
                    row.text("address"),
                    std::nullopt,
                    std::nullopt,
                    row.maybe_text("list"),
                    base::named<AddressState>(row.text("state")),
                    row.instant("since"),
                    row.maybe_text("confirmed_by"),
                    row.maybe_text("bounce")};
    if (const auto body = row.maybe_uuid("body")) address.body = {*body, row.text("body_name")};
    if (const auto plan = row.maybe_uuid("plan")) address.plan = {{*plan}, row.text("number"), row.text("title")};
    return address;
}

Address get_own(store::Transaction& tx, const base::Who& who, AddressId id) {
    const auto rows = tx.run(std::string(with_names) + "WHERE a.id = $1 AND a.desk = $2", {id, who.body});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "mail_address.not_found", base::to_string(id));
    return read_row(rows.front());
}

Address changed(store::Transaction& tx, const base::Who& who, AddressId id, AddressState state) {
    tx.change("UPDATE mail_address SET state = $3, since = $4 WHERE id = $1 AND desk = $2",
              {id, who.body, base::name_of(state), tx.now()});
    store::record(tx, who, "mail_address." + base::name_of(state), id.uuid);
    return get_own(tx, who, id);
}

/// The address in its usual form, by somebody who may say whose it is. Problems: those of add_address.
std::string checked(store::Transaction& tx, const base::Who& who, bodies::BodyId body, std::string_view typed) {
    accounts::require_body(tx, who, base::Permission::bodies_edit, bodies::get(tx, body).id.uuid);
    if (who.body == base::Uuid{}) throw Problem(ProblemKind::conflict, "mail_address.no_desk");
    if (auto address = tidy_address(typed)) return *std::move(address);
    throw Problem(ProblemKind::invalid, "mail_address.malformed");
}

bool is_of_name(char sign) {
    constexpr std::string_view beside_letters = "._%+-";
    return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || (sign >= '0' && sign <= '9') ||
           beside_letters.find(sign) != std::string_view::npos;
}

}  // namespace

std::optional<std::string> tidy_address(std::string_view typed) {
    const auto address = base::to_lower(base::tidy(typed));
    const auto at = address.find('@');
    if (at == std::string::npos || at == 0 || at > 64 || address.size() > longest_address) return std::nullopt;
    const auto domain = std::string_view(address).substr(at + 1);
    const auto last_dot = domain.rfind('.');
    const bool is_name = last_dot != std::string_view::npos && last_dot > 0 && domain.size() - last_dot > 2 &&
                         domain.find("..") == std::string_view::npos && domain.front() != '-';
    const auto is_sign = [](char sign) { return is_of_name(sign) && sign != '%' && sign != '+' && sign != '_'; };
    const bool is_written =
        std::all_of(address.begin(), address.begin() + static_cast<std::ptrdiff_t>(at), is_of_name) &&
        std::all_of(domain.begin(), domain.end(), is_sign);
    return is_name && is_written ? std::optional(address) : std::nullopt;
}

std::vector<std::string> addresses_in(std::string_view text) {
    std::vector<std::string> found;
    for (auto at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
        auto from = at;
        while (from > 0 && is_of_name(text[from - 1])) --from;
        auto until = at + 1;
        while (until < text.size() && is_of_name(text[until])) ++until;
        while (until > at && (text[until - 1] == '.' || text[until - 1] == '-')) --until;
        const auto address = tidy_address(text.substr(from, until - from));
        if (address && std::find(found.begin(), found.end(), *address) == found.end()) found.push_back(*address);
    }
    return found;
}

Address add_address(store::Transaction& tx, const base::Who& who, bodies::BodyId body, std::string_view typed) {
    const auto address = checked(tx, who, body, typed);
    const AddressId id{tx.new_id()};
    const auto added = tx.change(R"(
        INSERT INTO mail_address (id, desk, address, body, state, since, confirmed_by, language)
        VALUES ($1, $2, $3, $4, 'confirmed', $5, $6, $7) ON CONFLICT (desk, address) DO NOTHING)",
                                 {id, who.body, address, body, tx.now(), who.account, base::name_of(who.language)});
    if (added == 0) throw Problem(ProblemKind::conflict, "mail_address.already_there");
    store::record(tx, who, "mail_address.confirmed", id.uuid);
    return get_own(tx, who, id);
}

bool propose(store::Transaction& tx, const base::Who& who, bodies::BodyId body, std::string_view typed,
             std::string_view list) {
    const auto address = checked(tx, who, body, typed);
    const AddressId id{tx.new_id()};
    const auto added = tx.change(R"(
        INSERT INTO mail_address (id, desk, address, body, list, state, since, language)
        VALUES ($1, $2, $3, $4, $5, 'read', $6, $7) ON CONFLICT (desk, address) DO NOTHING)",
                                 {id, who.body, address, body, list, tx.now(), base::name_of(who.language)});
    if (added > 0) store::record(tx, who, "mail_address.read", id.uuid);
    return added > 0;
}

std::set<std::string> known_addresses(store::Transaction& tx, const base::Who& who,
                                      const std::vector<std::string>& addresses) {
    std::vector<store::Value> parameters{who.body};
    const auto list = store::list_behind(parameters, addresses);
    std::set<std::string> known;
    for (const auto& row :
         tx.run("SELECT address FROM mail_address WHERE desk = $1 AND address IN " + list, parameters))
        known.insert(row.text("address"));
    return known;
}

Address confirm(store::Transaction& tx, const base::Who& who, AddressId id, bodies::BodyId body) {
    accounts::require_body(tx, who, base::Permission::bodies_edit, bodies::get(tx, body).id.uuid);
    get_own(tx, who, id);
    tx.change("UPDATE mail_address SET body = $2, confirmed_by = $3, language = $4, bounce = NULL WHERE id = $1",
              {id, body, who.account, base::name_of(who.language)});
    return changed(tx, who, id, AddressState::confirmed);
}

Address strike(store::Transaction& tx, const base::Who& who, AddressId id) {
    get_own(tx, who, id);
    return changed(tx, who, id, AddressState::struck);
}

Address restore(store::Transaction& tx, const base::Who& who, AddressId id) {
    const auto address = get_own(tx, who, id);
    if (address.state != AddressState::struck) return address;
    const bool was_confirmed = address.confirmed_by && address.body;
    const auto before = address.bounce ? AddressState::bounced : AddressState::confirmed;
    return changed(tx, who, id, was_confirmed ? before : AddressState::read);
}

AddressPage addresses(store::Transaction& tx, const base::Who& who, const std::string& after, std::size_t limit) {
    const auto last =
        after.empty() ? std::optional<Address>() : get_own(tx, who, {base::parse_uuid(after).value_or(base::Uuid{})});
    AddressPage page;
    page.items = store::all(
        read_row,
        tx.run(std::string(with_names) + "WHERE a.desk = $1 AND ($2 OR " + rank_of_state + " > $3 OR (" +
                   rank_of_state + " = $3 AND a.address > $4)) ORDER BY " + rank_of_state + ", a.address LIMIT $5",
               {who.body, !last.has_value(), last ? rank_of(last->state) : 0, last ? last->address : "", limit}));
    if (page.items.size() == limit) page.next = base::to_string(page.items.back().id);
    return page;
}

std::vector<Receiver> receivers(store::Transaction& tx, const base::Uuid& desk, const base::Uuid& body) {
    const auto read = [](const store::Row& row) {
        return Receiver{row.id<AddressTag>("id"), row.text("address"),
                        base::named<base::Language>(row.text("language"))};
    };
    return store::all(read, tx.run(R"(
        SELECT id, address, language FROM mail_address
        WHERE body = $2 AND desk = $1 AND state = 'confirmed' ORDER BY id)",
                                   {desk, body}));
}

std::vector<bodies::BodyId> bodies_behind(store::Transaction& tx, const std::string& address) {
    return store::all([](const store::Row& row) { return row.id<bodies::BodyTag>("body"); }, tx.run(R"(
        SELECT DISTINCT body FROM mail_address WHERE address = $1 AND state IN ('confirmed', 'bounced') ORDER BY body)",
                                                                                                    {address}));
}

std::size_t read_addresses(store::Transaction& tx) {
    std::size_t added = 0;
    for (const auto& row : tx.run(R"(
             SELECT p.id, p.body, s.text FROM plan p JOIN plan_source s ON s.plan = p.id
             WHERE p.state = 'issued' AND NOT EXISTS (SELECT 1 FROM mail_plan_read r WHERE r.plan = p.id) LIMIT $1)",
                                  {plans_at_once})) {
        tx.change("INSERT INTO mail_plan_read (plan) VALUES ($1) ON CONFLICT (plan) DO NOTHING", {row.uuid("id")});
        for (const auto& address : addresses_in(row.text("text")))
            added +=
                static_cast<std::size_t>(tx.change(R"(
                    INSERT INTO mail_address (id, desk, address, plan, state, since, language)
                    VALUES ($1, $2, $3, $4, 'read', $5, 'vi') ON CONFLICT (desk, address) DO NOTHING)",
                                                   {tx.new_id(), row.uuid("body"), address, row.uuid("id"), tx.now()}));
    }
    return added;
}

void mark_bounced(store::Transaction& tx, const std::string& address, const std::string& said) {
    for (const auto& row :
         tx.run("SELECT id FROM mail_address WHERE address = $1 AND state = 'confirmed'", {address})) {
        tx.change("UPDATE mail_address SET state = 'bounced', since = $2, bounce = $3 WHERE id = $1",
                  {row.uuid("id"), tx.now(), said});
        store::record_by_system(tx, "mail_address.bounced", row.uuid("id"));
    }
}

}  // namespace mail
