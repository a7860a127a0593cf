#include "volunteers/volunteer.hpp"

#include <algorithm>

#include "accounts/door.hpp"
#include "accounts/grant.hpp"
#include "accounts/permission.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "base/vocabulary.hpp"
#include "store/journal.hpp"
#include "store/sealed_id.hpp"
#include "store/values.hpp"
#include "volunteers/volunteer_row.hpp"

namespace volunteers {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

constexpr std::size_t longest_line = 300;
constexpr std::size_t longest_words = 2000;

/// What is sealed.
struct Record {
    Person person;
    std::string code;
};
BOOST_DESCRIBE_STRUCT(Record, (), (person, code))

std::optional<Record> unsealed(store::Transaction& tx, const store::MasterKey& master, VolunteerId id) {
    const auto json = store::unseal(tx, master, id.uuid);
    if (!json) return std::nullopt;
    return base::from_json<Record>(*json);
}

std::string select_volunteers(const std::string& where) {
    return R"(
        SELECT v.*, a.name AS area_name, a.path AS area_path FROM volunteer v JOIN area a ON a.id = v.area WHERE )" +
           where;
}

bool is_briefed(const store::Row& row, base::Day today) {
    const auto on = row.maybe_day("briefed_on");
    return on && *on >= briefing_on(today).valid_from;
}

Entry read_entry(const store::Row& row, base::Day today) {
    return {.id = row.id<VolunteerTag>("id"),
            .home = row.integer("home"),
            .commune = row.uuid("commune"),
            .area = row.uuid("area"),
            .area_path = row.text("area_path"),
            .is_briefed = is_briefed(row, today),
            .is_withdrawn = !row.is_null("withdrawn_at")};
}

/// Rows of volunteers with what they chose, in two statements.
std::vector<Volunteer> read_all(store::Transaction& tx, const store::Rows& rows) {
    const auto today = base::day_of(tx.now());
    std::vector<Volunteer> volunteers;
    std::vector<base::Uuid> ids;
    for (const auto& row : rows) {
        ids.push_back(row.uuid("id"));
        volunteers.push_back({.id = row.id<VolunteerTag>("id"),
                              .area = {row.uuid("area"), row.text("area_name")},
                              .kind = base::named<Kind>(row.text("kind")),
                              .skills = {},
                              .languages = {},
                              .made_at = row.instant("made_at"),
                              .is_briefed = is_briefed(row, today)});
    }
    std::vector<store::Value> parameters;
    const auto list = store::list_behind(parameters, ids);
    for (const auto& row :
         tx.run("SELECT volunteer, what, code FROM volunteer_trait WHERE volunteer IN " + list + " ORDER BY what, code",
                parameters)) {
        auto& one = *std::ranges::find(volunteers, row.id<VolunteerTag>("volunteer"), &Volunteer::id);
        (row.text("what") == "language" ? one.languages : one.skills).push_back(row.text("code"));
    }
    return volunteers;
}

Person tidied(const Person& person) {
    Person tidy{.name = base::tidy(base::to_nfc(person.name)),
                .phone = households::phone_digits(person.phone).value_or(""),
                .times = base::tidy(base::to_nfc(person.times)),
                .role = base::tidy(base::to_nfc(person.role)),
                .words = std::string(base::trim(base::to_nfc(person.words))),
                .has_recovered = person.has_recovered};
    if (tidy.name.empty()) throw Problem(ProblemKind::invalid, "volunteer.name_missing");
    if (tidy.phone.empty()) throw Problem(ProblemKind::invalid, "volunteer.no_phone");
    const bool is_short = std::max({tidy.name.size(), tidy.times.size(), tidy.role.size()}) <= longest_line &&
                          tidy.words.size() <= longest_words;
    if (!is_short) throw Problem(ProblemKind::invalid, "volunteer.text_too_long");
    return tidy;
}

std::optional<Receipt> receipt_of_before(store::Transaction& tx, const store::MasterKey& master,
                                         const NewVolunteer& wanted, const Person& person) {
    if (!wanted.id) return std::nullopt;
    const bool is_known = !tx.run("SELECT 1 AS found FROM volunteer WHERE id = $1", {*wanted.id}).empty();
    if (!is_known && !store::is_sealed(tx, wanted.id->uuid)) return std::nullopt;
    const auto record = is_known ? unsealed(tx, master, *wanted.id) : std::nullopt;
    if (!record || record->person != person)
        throw Problem(ProblemKind::conflict, "volunteer.id_taken", base::to_string(*wanted.id));
    return Receipt{*wanted.id, record->code};
}

void keep_traits(store::Transaction& tx, std::int64_t home, VolunteerId id, const char* what,
                 const std::vector<std::string>& codes) {
    for (const auto& code : codes)
        tx.change(R"(INSERT INTO volunteer_trait (home, volunteer, what, code) VALUES ($1, $2, $3, $4)
                     ON CONFLICT (home, volunteer, what, code) DO NOTHING)",
                  {home, id, what, code});
}

/// A body that has them on a shift calls them.
bool is_on_shift_of(store::Transaction& tx, const base::Who& who, VolunteerId id) {
    return who.body != base::Uuid{} && !tx.run(R"(
        SELECT 1 AS found FROM volunteer_turn t JOIN volunteer_shift s ON s.home = t.home AND s.id = t.shift
        WHERE t.volunteer = $1 AND s.body = $2 AND s.cancelled_at IS NULL LIMIT 1)",
                                               {id, who.body})
                                            .empty();
}

}  // namespace

const std::vector<Word>& words() {
    static const auto read_once = base::vocabulary<Word>("volunteers/vocabulary/volunteer_words.json");
    return read_once;
}

const Briefing& briefing_on(base::Day day) {
    static const auto read_once = base::vocabulary<Briefing>("volunteers/vocabulary/volunteer_briefing.json");
    return base::rule_on(read_once, day);
}

void require_word(std::string_view what, const std::string& code) {
    const auto is_it = [&](const Word& one) {
        return one.code == code && (one.what == what || (what == "skill" && one.what == "profession"));
    };
    if (std::ranges::none_of(words(), is_it)) throw Problem(ProblemKind::invalid, "volunteer.word_unknown", code);
}

Where where_of(store::Transaction& tx, areas::AreaId id) {
    const auto area = areas::get(tx, id);
    if (area.level < areas::commune_level) throw Problem(ProblemKind::invalid, "volunteer.area_too_wide", area.path);
    return {area, households::commune_of(tx, area)};
}

Entry entry(store::Transaction& tx, VolunteerId id) {
    const auto rows = tx.run(select_volunteers("v.id = $1 AND v.withdrawn_at IS NULL"), {id});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "volunteer.not_found", base::to_string(id));
    return read_entry(rows.front(), base::day_of(tx.now()));
}

Entry entry_by_code(store::Transaction& tx, std::string_view typed) {
    const auto code = accounts::tidy_code(typed, accounts::public_code);
    if (code) {
        const auto rows = tx.run(select_volunteers("v.code_hash = $1"), {accounts::hash_of(*code)});
        if (!rows.empty()) return read_entry(rows.front(), base::day_of(tx.now()));
    }
    throw Problem(ProblemKind::not_found, "volunteer.code_unknown");
}

std::string new_code() {
    return accounts::new_code(accounts::public_code);
}

Receipt enlist(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, const NewVolunteer& wanted,
               const std::string& code) {
    const auto person = tidied(wanted.person);
    if (!wanted.consents) throw Problem(ProblemKind::invalid, "volunteer.consent_missing");
    if (auto before = receipt_of_before(tx, master, wanted, person)) return std::move(*before);
    const auto [area, commune] = where_of(tx, wanted.area);
    const auto today = base::day_of(tx.now());
    if (!area.is_valid_on(today)) throw Problem(ProblemKind::conflict, "volunteer.area_closed", area.path);
    for (const auto& one : wanted.skills) require_word("skill", one);
    for (const auto& one : wanted.languages) require_word("language", one);
    const auto id = wanted.id.value_or(VolunteerId{tx.new_id()});
    tx.change(R"(
        INSERT INTO volunteer (home, id, commune, area, kind, made_at, consented_on, code_hash)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8))",
              {commune.home, id, commune.id, area.id, base::name_of(wanted.kind), tx.now(), today,
               accounts::hash_of(*accounts::tidy_code(code, accounts::public_code))});
    keep_traits(tx, commune.home, id, "skill", wanted.skills);
    keep_traits(tx, commune.home, id, "language", wanted.languages);
    store::seal(tx, master, id.uuid, commune.id.uuid, base::parse_json(base::to_json(Record{person, code})));
    store::record(tx, who, "volunteer.enlisted", id.uuid, area.id.uuid,
                  base::Json{{"kind", base::name_of(wanted.kind)}});
    return {id, code};
}

std::vector<Volunteer> list(store::Transaction& tx, const base::Who& who, const Query& query) {
    const auto [area, commune] = where_of(tx, query.area);
    accounts::require_figures(tx, who, Permission::needs_answer, area.path);
    const auto hamlet = area.level > areas::commune_level ? std::optional(area.id.uuid) : std::nullopt;
    const auto kind = query.kind ? std::optional(base::name_of(*query.kind)) : std::nullopt;
    const auto asked = [](const std::string& code) { return code.empty() ? std::nullopt : std::optional(code); };
    return read_all(tx, tx.run(select_volunteers(R"(
        v.commune = $1 AND ($2 IS NULL OR v.area = $2) AND v.withdrawn_at IS NULL AND ($3 IS NULL OR v.kind = $3)
        AND ($4 IS NULL OR EXISTS (SELECT 1 FROM volunteer_trait x
                                   WHERE x.home = v.home AND x.volunteer = v.id AND x.what = 'skill' AND x.code = $4))
        AND ($5 IS NULL OR EXISTS (SELECT 1 FROM volunteer_trait x
                                   WHERE x.home = v.home AND x.volunteer = v.id AND x.what = 'language' AND x.code = $5))
        AND ($6 IS NULL OR (v.briefed_on >= $7 AND NOT EXISTS (
            SELECT 1 FROM volunteer_shift w JOIN volunteer_shift s ON s.day = w.day AND s.begins < w.ends AND s.ends > w.begins
            JOIN volunteer_turn x ON x.home = s.home AND x.shift = s.id
            WHERE w.id = $6 AND s.cancelled_at IS NULL AND x.volunteer = v.id)))
        AND ($8 IS NULL OR v.id > $8) ORDER BY v.id LIMIT $9)"),
                               {commune.id, hamlet, kind, asked(query.skill), asked(query.language), query.free_for,
                                briefing_on(base::day_of(tx.now())).valid_from, query.after, query.limit}));
}

Volunteer get(store::Transaction& tx, const base::Who& who, VolunteerId id) {
    accounts::require_figures(tx, who, Permission::needs_answer, entry(tx, id).area_path);
    return read_all(tx, tx.run(select_volunteers("v.id = $1"), {id})).at(0);
}

std::optional<Person> open_record(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                                  VolunteerId id) {
    const auto one = entry(tx, id);
    if (!is_on_shift_of(tx, who, id)) accounts::require(who, Permission::needs_answer, one.area_path);
    store::record(tx, who, "volunteer.record_opened", id.uuid, one.area);
    const auto record = unsealed(tx, master, id);
    return record ? std::optional(record->person) : std::nullopt;
}

Seen look(store::Transaction& tx, const store::MasterKey& master, std::string_view code) {
    const auto one = entry_by_code(tx, code);
    if (one.is_withdrawn) return {};
    const auto record = unsealed(tx, master, one.id);
    return {.volunteer = read_all(tx, tx.run(select_volunteers("v.id = $1"), {one.id})).at(0),
            .person = record ? std::optional(record->person) : std::nullopt};
}

Seen be_briefed(store::Transaction& tx, const store::MasterKey& master, std::string_view code) {
    const auto one = entry_by_code(tx, code);
    if (!one.is_withdrawn && !one.is_briefed) {
        tx.change("UPDATE volunteer SET briefed_on = $3 WHERE home = $1 AND id = $2",
                  {one.home, one.id, base::day_of(tx.now())});
        store::record(tx, base::Who{}, "volunteer.briefed", one.id.uuid, one.area);
    }
    return look(tx, master, code);
}

Seen withdraw(store::Transaction& tx, const store::MasterKey& master, std::string_view code) {
    const auto one = entry_by_code(tx, code);
    if (!one.is_withdrawn) {
        give_back_all(tx, one, base::day_of(tx.now()));
        store::erase_sealed(tx, one.id.uuid);
        tx.change("DELETE FROM volunteer_trait WHERE home = $1 AND volunteer = $2", {one.home, one.id});
        tx.change("UPDATE volunteer SET withdrawn_at = $3 WHERE home = $1 AND id = $2", {one.home, one.id, tx.now()});
        store::record(tx, base::Who{}, "volunteer.withdrawn", one.id.uuid, one.area);
    }
    return look(tx, master, code);
}

}  // namespace volunteers
