#include "voices/voice.hpp"

#include <sodium.h>

#include "accounts/door.hpp"
#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "files/metadata.hpp"
#include "households/record.hpp"
#include "store/journal.hpp"
#include "store/sealed_id.hpp"
#include "voices/counting.hpp"

namespace voices {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

constexpr std::size_t longest_words = 6000;
constexpr std::size_t longest_name = 300;
constexpr std::size_t most_pictures = 3;
constexpr std::size_t most_picture_bytes = 400 * 1024;

/// What is sealed, as it is kept.
Record tidied(const NewVoice& wanted, const std::string& code) {
    Record record{.words = required_words(wanted.words),
                  .contact = {.name = base::tidy(base::to_nfc(wanted.contact.name)), .phone = {}},
                  .code = code};
    std::vector<base::FieldProblem> faults;
    if (record.words.size() > longest_words) faults.push_back({"/words", "voice.words_too_long", {}});
    if (record.contact.name.size() > longest_name) faults.push_back({"/contact/name", "voice.name_too_long", {}});
    if (!base::trim(wanted.contact.phone).empty()) {
        const auto digits = households::phone_digits(wanted.contact.phone);
        if (!digits) faults.push_back({"/contact/phone", "household.phone_wrong", {}});
        record.contact.phone = digits.value_or("");
    }
    if (faults.empty()) return record;
    const auto first = faults.front().path;
    throw Problem(ProblemKind::invalid, "request.fields_wrong", first, std::move(faults));
}

std::string picture_bytes(const std::string& base64) {
    std::string bytes(base64.size(), '\0');
    std::size_t length = 0;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), base64.data(), base64.size(),
                          nullptr, &length, nullptr, sodium_base64_VARIANT_ORIGINAL) != 0)
        throw Problem(ProblemKind::invalid, "file.not_a_picture");
    bytes.resize(length);
    auto picture = files::without_metadata(bytes);
    if (!picture) throw Problem(ProblemKind::invalid, "file.not_a_picture");
    if (picture->size() > most_picture_bytes)
        throw Problem(ProblemKind::too_large, "file.picture_too_large", std::to_string(picture->size()));
    return std::move(*picture);
}

std::vector<std::string> pictures_of(const NewVoice& wanted) {
    if (wanted.pictures.size() > most_pictures)
        throw Problem(ProblemKind::invalid, "voice.too_many_pictures", std::to_string(wanted.pictures.size()));
    std::vector<std::string> pictures;
    for (const auto& one : wanted.pictures) pictures.push_back(picture_bytes(one));
    return pictures;
}

struct Where {
    areas::Area area;
    areas::Area commune;
};

Where where_of(store::Transaction& tx, const NewVoice& wanted) {
    const auto area = areas::get(tx, wanted.area);
    if (area.level < areas::commune_level) throw Problem(ProblemKind::invalid, "voice.area_too_wide", area.path);
    if (!area.is_valid_on(base::day_of(tx.now()))) throw Problem(ProblemKind::conflict, "voice.area_closed", area.path);
    return {area, households::commune_of(tx, area)};
}

std::string topic_for(const NewVoice& wanted) {
    if (wanted.topic.empty()) return topic_spoken_of(wanted.words);
    if (!topic_of(wanted.topic)) throw Problem(ProblemKind::invalid, "voice.topic_unknown", wanted.topic);
    return wanted.topic;
}

/// The receipt of the first time, when the same was sent twice; nothing when this id is new.
std::optional<Receipt> receipt_of_before(store::Transaction& tx, const store::MasterKey& master, const NewVoice& wanted,
                                         const Record& record) {
    if (!wanted.id) return std::nullopt;
    const auto rows = tx.run("SELECT area, said_at FROM voice WHERE id = $1", {*wanted.id});
    if (rows.empty() && !store::is_sealed(tx, wanted.id->uuid)) return std::nullopt;
    const auto known = rows.empty() ? std::nullopt : unsealed(tx, master, wanted.id->uuid);
    const bool is_same = known && known->words == record.words && known->contact == record.contact &&
                         rows.front().uuid("area") == wanted.area.uuid;
    if (!is_same) throw Problem(ProblemKind::conflict, "voice.id_taken", base::to_string(*wanted.id));
    return Receipt{*wanted.id, known->code, accept_until(tx, rows.front().instant("said_at"))};
}

void insert(store::Transaction& tx, const Entry& entry, Source source, std::string_view code) {
    const auto& standing = entry.standing;
    tx.change(R"(
        INSERT INTO voice (home, id, commune, area, kind, topic, source, state, passed_up, said_at, said_on, since, due_at, until,
                           is_open, reopened, is_sealed, code_hash)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '[]', $9, $10, $9, $11, $12, TRUE, 0, TRUE, $13))",
              {entry.home, entry.id, entry.commune, entry.area, base::name_of(standing.kind), standing.topic,
               base::name_of(source), base::name_of(standing.state), standing.since, entry.said_on, standing.due_at,
               until_of(standing), accounts::hash_of(*accounts::tidy_code(code, accounts::public_code))});
}

void keep_pictures(store::Transaction& tx, const Entry& entry, const std::vector<std::string>& pictures) {
    for (std::size_t i = 0; i < pictures.size(); ++i)
        tx.change("INSERT INTO voice_picture (home, voice, number, bytes) VALUES ($1, $2, $3, $4)",
                  {entry.home, entry.id, static_cast<std::int64_t>(i + 1),
                   store::Bytes(pictures[i].begin(), pictures[i].end())});
}

}  // namespace

std::string new_code() {
    return accounts::new_code(accounts::public_code);
}

Receipt open(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, const NewVoice& wanted,
             const std::string& code, std::optional<base::Instant> happened) {
    const auto record = tidied(wanted, code);
    const auto where = where_of(tx, wanted);
    if (who.is_somebody()) accounts::require_figures(tx, who, Permission::needs_answer, where.commune.path);
    if (auto before = receipt_of_before(tx, master, wanted, record)) return std::move(*before);
    const auto pictures = pictures_of(wanted);
    const auto at = happened.value_or(tx.now());
    const Entry entry{
        .id = wanted.id.value_or(VoiceId{tx.new_id()}),
        .home = where.commune.home,
        .commune = where.commune.id.uuid,
        .area = where.area.id.uuid,
        .area_path = where.area.path,
        .said_on = base::day_of(at),
        .is_sealed = true,
        .standing = {.kind = wanted.kind, .topic = topic_for(wanted), .since = at, .due_at = accept_until(tx, at)}};
    insert(tx, entry, wanted.source, code);
    seal_record(tx, master, entry, record);
    keep_pictures(tx, entry, pictures);
    keep(tx, who, entry, entry.standing, {.act = Act::open, .code = {}, .words = {}, .to = {}});
    return {entry.id, code, *entry.standing.due_at};
}

Voice get(store::Transaction& tx, const base::Who& who, VoiceId id) {
    require_sight(tx, who, entry(tx, id));
    return find_voice(tx, id);
}

std::optional<std::string> open_words(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                                      VoiceId id) {
    const auto one = entry(tx, id);
    require_sight(tx, who, one);
    store::record(tx, who, "voice.words_opened", id.uuid, one.area);
    const auto record = unsealed(tx, master, id.uuid);
    return record ? std::optional(record->words) : std::nullopt;
}

std::optional<Contact> open_contact(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                                    VoiceId id) {
    const auto one = entry(tx, id);
    require_hold(tx, who, Permission::needs_answer, one);
    store::record(tx, who, "voice.contact_opened", id.uuid, one.area);
    const auto record = unsealed(tx, master, id.uuid);
    return record ? std::optional(record->contact) : std::nullopt;
}

store::Bytes picture(store::Transaction& tx, const base::Who& who, VoiceId id, std::int64_t number) {
    const auto one = entry(tx, id);
    require_sight(tx, who, one);
    const auto rows = tx.run("SELECT bytes FROM voice_picture WHERE home = $1 AND voice = $2 AND number = $3",
                             {one.home, id, number});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "voice.no_picture", base::to_string(id));
    return rows.front().bytes("bytes");
}

}  // namespace voices
