#include "honours/deed.hpp"

#include "accounts/door.hpp"
#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "bodies/body.hpp"
#include "honours/bulletin.hpp"
#include "honours/deed_row.hpp"
#include "honours/sealed_name.hpp"

namespace honours {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

constexpr int most_days_ago = 400;

std::string checked(std::string_view typed) {
    auto words = said_of_nobody(typed, longest_words);
    return said(words, longest_words);
}

/// The desk that was named, or that of the commune's committee.
bodies::Body desk_of(store::Transaction& tx, const NewDeed& wanted, const areas::Area& area) {
    if (wanted.body) return bodies::get(tx, bodies::BodyId{*wanted.body});
    if (area.level >= areas::commune_level)
        for (const auto& body : bodies::in_area(tx, households::commune_of(tx, area).id, base::day_of(tx.now())))
            if (body.kind == "people_committee") return body;
    throw Problem(ProblemKind::invalid, "honour.no_desk", area.path);
}

/// Whoever works for a body below the desk's area may tell it something.
void require_to_tell(store::Transaction& tx, const base::Who& who, const bodies::Body& desk) {
    const auto own = bodies::find(tx, bodies::BodyId{who.body});
    if (own && areas::is_within(areas::get(tx, own->area).path, areas::get(tx, desk.area).path)) return;
    accounts::require_body(tx, who, Permission::reports_write, desk.id.uuid);
}

Deed set_published(store::Transaction& tx, const base::Who& who, DeedId id, const std::optional<base::Instant>& at,
                   std::string_view verb) {
    const auto entry = deed_entry(tx, id);
    accounts::require_body(tx, who, Permission::documents_approve, entry.deed.body.id);
    tx.change("UPDATE good_deed SET published_at = $3 WHERE home = $1 AND id = $2", {entry.home, id, at});
    record(tx, who, entry, verb);
    return get(tx, who, id);
}

}  // namespace

std::string new_code() {
    return accounts::new_code(accounts::public_code);
}

Deed notice(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, const NewDeed& wanted) {
    const auto area = areas::get(tx, wanted.area);
    const auto desk = desk_of(tx, wanted, area);
    require_to_tell(tx, who, desk);
    require_within(tx, wanted.area, areas::get(tx, desk.area).path);
    const auto words = checked(wanted.words);
    const auto name = maybe_said(wanted.name, longest_line);
    const auto today = base::day_of(tx.now());
    if (wanted.day > today || wanted.day < today - most_days_ago)
        throw Problem(ProblemKind::invalid, "honour.day_wrong", base::to_string(wanted.day));
    if (const auto before = find_deed(tx, wanted.id)) {
        if (before->deed.words != words || before->deed.body.id != desk.id.uuid)
            throw Problem(ProblemKind::conflict, "honour.id_taken", base::to_string(wanted.id));
        return get(tx, who, wanted.id);
    }
    tx.change(R"(
        INSERT INTO good_deed (home, id, body, area, day, doer, words, has_name, consent, consent_way, public_name,
                               noticed_at, noticed_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'not_asked', '', '', $9, $10))",
              {desk.home, wanted.id, desk.id, wanted.area, wanted.day, base::name_of(wanted.doer), words, !name.empty(),
               tx.now(), who.account});
    if (!name.empty()) seal_first_name(tx, master, wanted.id.uuid, area, name);
    record(tx, who, deed_entry(tx, wanted.id), "deed.noticed");
    return get(tx, who, wanted.id);
}

Deed get(store::Transaction& tx, const base::Who& who, DeedId id) {
    auto [deed, home, path] = deed_entry(tx, id);
    deed.may_write = accounts::reaches_body(tx, who, Permission::documents_write, deed.body.id);
    deed.may_publish = accounts::reaches_body(tx, who, Permission::documents_approve, deed.body.id);
    if (!deed.may_write) accounts::require_figures(tx, who, Permission::plans_read, path);
    if (!deed.may_write) deed.consent_way.clear();
    return deed;
}

Deed change(store::Transaction& tx, const base::Who& who, DeedId id, const DeedChange& wanted) {
    const auto entry = own_deed(tx, who, id);
    auto words = entry.deed.words;
    put(wanted.words, words);
    tx.change("UPDATE good_deed SET words = $3 WHERE home = $1 AND id = $2", {entry.home, id, checked(words)});
    record(tx, who, entry, "deed.changed");
    return get(tx, who, id);
}

void take_back(store::Transaction& tx, const base::Who& who, DeedId id) {
    const auto entry = own_deed(tx, who, id);
    if (!tx.run("SELECT 1 AS found FROM reward_basis WHERE thing = $1 LIMIT 1", {id}).empty())
        throw Problem(ProblemKind::conflict, "deed.rested_on");
    store::erase_sealed(tx, id.uuid);
    tx.change("DELETE FROM good_deed WHERE home = $1 AND id = $2", {entry.home, id});
    record(tx, who, entry, "deed.taken_back");
}

OpenedName open_name(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, DeedId id) {
    const auto entry = own_deed(tx, who, id);
    record(tx, who, entry, "deed.name_opened");
    const auto sealed = sealed_name(tx, master, id.uuid);
    if (!sealed) return {};
    return {sealed->name, entry.deed.consent == Consent::given ? sealed->code : std::nullopt};
}

Deed record_consent(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, DeedId id,
                    const ConsentAnswer& answer, const std::string& code) {
    const auto entry = own_deed(tx, who, id);
    const bool is_given = answer.consent == Consent::given;
    if (!is_given && answer.consent != Consent::asked && answer.consent != Consent::refused)
        throw Problem(ProblemKind::invalid, "deed.consent_wrong");
    auto sealed = sealed_name(tx, master, id.uuid);
    if (!sealed) throw Problem(ProblemKind::conflict, "deed.no_name");
    const auto way = said(answer.way, longest_line);
    const auto name = is_given ? said(answer.public_name, longest_line) : std::string();
    if (is_given && !sealed->code) {
        sealed->code = code;
        seal_name(tx, master, id.uuid, areas::get(tx, areas::AreaId{entry.deed.area.id}), *sealed);
    }
    tx.change(
        R"(
        UPDATE good_deed SET consent = $3, consent_way = $4, consent_at = $5, consent_by = $6, public_name = $7, code_hash = $8
        WHERE home = $1 AND id = $2)",
        {entry.home, id, base::name_of(answer.consent), way, tx.now(), who.account, name, hash_of_code(sealed->code)});
    record(tx, who, entry, "deed.consent_" + base::name_of(answer.consent));
    return get(tx, who, id);
}

Deed withdraw_consent(store::Transaction& tx, const base::Who& who, DeedId id) {
    const auto entry = own_deed(tx, who, id);
    forget_name(tx, entry);
    record(tx, who, entry, "deed.consent_withdrawn");
    return get(tx, who, id);
}

Deed publish(store::Transaction& tx, const base::Who& who, DeedId id) {
    return set_published(tx, who, id, tx.now(), "deed.published");
}

Deed hide(store::Transaction& tx, const base::Who& who, DeedId id) {
    return set_published(tx, who, id, std::nullopt, "deed.hidden");
}

Deed make_bulletin(store::Transaction& tx, const base::Who& who, DeedId id, outreach::MessageId message) {
    const auto entry = own_deed(tx, who, id);
    const auto& deed = entry.deed;
    if (deed.message == message) return get(tx, who, id);
    if (deed.message) throw Problem(ProblemKind::conflict, "honour.message_there");
    draft_bulletin(tx, who, message,
                   {.body = deed.body,
                    .area = deed.area,
                    .title = "Việc tốt quanh ta: " + deed.words,
                    .text = deed.words + "\nBà con thấy việc tốt, xin kể cho tổ hoặc cho xã biết.",
                    .is_spoken = true});
    tx.change("UPDATE good_deed SET message = $3 WHERE home = $1 AND id = $2", {entry.home, id, message});
    record(tx, who, entry, "deed.bulletin_made");
    return get(tx, who, id);
}

DeedPage deeds(store::Transaction& tx, const base::Who& who, areas::AreaId id, const std::string& after,
               std::size_t limit) {
    const auto area = areas::get(tx, id);
    accounts::require_figures(tx, who, Permission::plans_read, area.path);
    const auto [day, last] = behind(after);
    const auto rows = tx.run(select_deeds(R"(
        a.path >= $1 AND a.path < $2 AND (d.day, d.id) < ($3, $4) ORDER BY d.day DESC, d.id DESC LIMIT $5)"),
                             {area.path, end_of(area.path), day.empty() ? "9999-12-31" : day, last, limit});
    DeedPage page;
    for (auto& [deed, home, path] : read_deeds(rows)) {
        deed.consent_way.clear();  // what was said about consent stands on the page of the deed, for its desk
        page.items.push_back(std::move(deed));
    }
    if (rows.size() == limit)
        page.next = behind_text(base::to_string(page.items.back().day), page.items.back().id.uuid);
    return page;
}

}  // namespace honours
