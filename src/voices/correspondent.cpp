#include "voices/correspondent.hpp"

#include "accounts/door.hpp"
#include "accounts/grant.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "households/record.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace voices {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

constexpr std::string_view select_part = R"(
    SELECT c.*, a.name AS area_name, a.path AS area_path FROM correspondent c JOIN area a ON a.id = c.area WHERE )";

Correspondent read(const store::Row& row) {
    return {.id = row.id<CorrespondentTag>("id"),
            .area = {row.uuid("area"), row.text("area_name")},
            .topic = row.text("topic"),
            .agreed_at = row.instant("agreed_at"),
            .ended_at = row.maybe_instant("ended_at")};
}

Contact tidied(const Contact& contact) {
    Contact tidy{base::tidy(base::to_nfc(contact.name)), {}};
    if (tidy.name.empty()) throw Problem(ProblemKind::invalid, "correspondent.no_name");
    if (base::trim(contact.phone).empty()) return tidy;
    const auto digits = households::phone_digits(contact.phone);
    if (!digits)
        throw Problem(ProblemKind::invalid, "request.fields_wrong", "/contact/phone",
                      {{"/contact/phone", "household.phone_wrong", {}}});
    tidy.phone = *digits;
    return tidy;
}

areas::Area narrow_area(store::Transaction& tx, const base::Who& who, areas::AreaId id) {
    const auto area = areas::get(tx, id);
    accounts::require(who, Permission::needs_decide, area.path);
    if (area.level < areas::commune_level) throw Problem(ProblemKind::invalid, "voice.area_too_wide", area.path);
    return area;
}

store::Row found(store::Transaction& tx, const base::Who& who, CorrespondentId id) {
    auto rows = tx.run(std::string(select_part) + "c.id = $1", {id});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "correspondent.not_found", base::to_string(id));
    accounts::require(who, Permission::needs_decide, rows.front().text("area_path"));
    return std::move(rows.front());
}

store::Row found_by_code(store::Transaction& tx, std::string_view typed) {
    if (const auto code = accounts::tidy_code(typed, accounts::public_code)) {
        auto rows = tx.run(std::string(select_part) + "c.code_hash = $1", {accounts::hash_of(*code)});
        if (!rows.empty()) return std::move(rows.front());
    }
    throw Problem(ProblemKind::not_found, "correspondent.code_unknown");
}

std::optional<Contact> unsealed_contact(store::Transaction& tx, const store::MasterKey& master, const base::Uuid& id) {
    const auto json = store::unseal(tx, master, id);
    return json ? std::optional(base::from_json<Contact>(*json)) : std::nullopt;
}

void end_it(store::Transaction& tx, const base::Who& who, const store::Row& row) {
    if (!row.is_null("ended_at")) return;
    tx.change("UPDATE correspondent SET ended_at = $3 WHERE home = $1 AND id = $2",
              {row.integer("home"), row.uuid("id"), tx.now()});
    store::erase_sealed(tx, row.uuid("id"));
    store::record(tx, who, "correspondent.ended", row.uuid("id"), row.uuid("area"));
}

}  // namespace

CorrespondentReceipt enlist(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                            const NewCorrespondent& wanted, const std::string& code) {
    const auto area = narrow_area(tx, who, wanted.area);
    if (!wanted.agrees) throw Problem(ProblemKind::invalid, "correspondent.not_agreed");
    if (!topic_of(wanted.topic)) throw Problem(ProblemKind::invalid, "voice.topic_unknown", wanted.topic);
    const auto contact = tidied(wanted.contact);
    const auto commune = households::commune_of(tx, area);
    const CorrespondentId id{tx.new_id()};
    tx.change(R"(INSERT INTO correspondent (home, id, commune, area, topic, agreed_at, code_hash)
                 VALUES ($1, $2, $3, $4, $5, $6, $7))",
              {commune.home, id, commune.id, area.id, wanted.topic, tx.now(),
               accounts::hash_of(*accounts::tidy_code(code, accounts::public_code))});
    store::seal(tx, master, id.uuid, commune.id.uuid, base::parse_json(base::to_json(contact)));
    store::record(tx, who, "correspondent.agreed", id.uuid, area.id.uuid);
    return {id, code};
}

std::vector<Correspondent> correspondents(store::Transaction& tx, const base::Who& who, areas::AreaId id) {
    const auto area = narrow_area(tx, who, id);
    const auto commune = households::commune_of(tx, area);
    const bool is_commune = area.level == areas::commune_level;
    return store::all(read, tx.run(std::string(select_part) + R"(
        c.commune = $1 AND ($2 IS NULL OR c.area = $2) AND c.ended_at IS NULL ORDER BY a.name, c.topic, c.id LIMIT 500)",
                                   {commune.id, is_commune ? std::nullopt : std::optional(area.id.uuid)}));
}

std::optional<Contact> open_correspondent(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                                          CorrespondentId id) {
    const auto row = found(tx, who, id);
    store::record(tx, who, "correspondent.opened", id.uuid, row.uuid("area"));
    return unsealed_contact(tx, master, id.uuid);
}

void end(store::Transaction& tx, const base::Who& who, CorrespondentId id) {
    end_it(tx, who, found(tx, who, id));
}

OwnPart own_part(store::Transaction& tx, const store::MasterKey& master, std::string_view code) {
    const auto row = found_by_code(tx, code);
    return {read(row), unsealed_contact(tx, master, row.uuid("id"))};
}

OwnPart leave(store::Transaction& tx, const store::MasterKey& master, std::string_view code) {
    end_it(tx, base::Who{}, found_by_code(tx, code));
    return own_part(tx, master, code);
}

Receipt tell(store::Transaction& tx, const store::MasterKey& master, std::string_view code, const std::string& words,
             const std::string& voice_code) {
    const auto row = found_by_code(tx, code);
    if (!row.is_null("ended_at")) throw Problem(ProblemKind::conflict, "correspondent.ended");
    NewVoice said;
    said.area = {row.uuid("area")};
    said.topic = row.text("topic");
    said.source = Source::correspondent;
    said.words = words;
    return open(tx, master, base::Who{}, said, voice_code);
}

}  // namespace voices
