#include "open311/request.hpp"

#include <algorithm>

#include <boost/json.hpp>

#include "accounts/door.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "open311/words.hpp"
#include "store/values.hpp"

namespace open311 {
namespace {

using base::Problem;
using base::ProblemKind;

constexpr std::int64_t hour_ms = 60LL * 60 * 1000;
constexpr std::int64_t usual_span_ms = 90 * 24 * hour_ms;  // "the most recent 90 days, or 1000 requests"
constexpr std::size_t most_requests = 1000;

/// The minute in which somebody held a telephone is nobody's business.
base::Instant hour_of(base::Instant at) {
    return {at.ms - at.ms % hour_ms};
}

const std::string columns = R"(
    SELECT r.id, r.requested_at, v.topic, v.state, v.is_open, v.due_at, o.name AS owner_name, o.kind AS owner_kind,
           c.name AS commune_name, c.code AS commune_code,
           (SELECT MAX(s.at) FROM voice_step s WHERE s.home = v.home AND s.voice = v.id AND NOT s.taken_back
            AND s.act <> 'open' AND s.account IS NOT NULL AND (s.opens <> 0 OR s.act IN ('give', 'raise'))) AS updated_at,
           (SELECT s.code FROM voice_step s WHERE s.home = v.home AND s.voice = v.id AND NOT s.taken_back AND s.act = 'answer'
            ORDER BY s.part DESC LIMIT 1) AS outcome
    FROM open311_request r JOIN voice v ON v.home = r.home AND v.id = r.voice JOIN area c ON c.id = r.commune
    LEFT JOIN body o ON o.id = v.owner )";

std::string notes_of(const store::Row& row, base::Language language) {
    const auto state = row.text("state");
    if (state == "answered") return outcome_word(row.maybe_text("outcome").value_or(""), language);
    if (state == "joined") return step_word("join", language);
    return state == "closed" ? step_word("close", language) : std::string();
}

ServiceRequest read(const store::Row& row, base::Language language) {
    const auto* topic = voices::topic_of(row.text("topic"));
    const auto requested = row.instant("requested_at");
    const auto owner_kind = row.maybe_text("owner_kind");
    // Counted from the moment in which it was said, so it would tell that minute.
    const auto due = row.maybe_instant("due_at");
    return {.id = row.id<Open311RequestTag>("id"),
            .is_open = row.boolean("is_open"),
            .notes = notes_of(row, language),
            .service_name = language == base::Language::vi ? topic->vi : topic->en,
            .service_code = topic->code,
            .agency = owner_kind && is_office(*owner_kind) ? row.text("owner_name") : std::string(),
            .requested_at = requested,
            .updated_at = row.maybe_instant("updated_at").value_or(requested),
            .expected_at = due ? std::optional(hour_of({due->ms + hour_ms - 1})) : std::nullopt,
            .commune = row.text("commune_name"),
            .commune_code = row.text("commune_code")};
}

std::vector<ServiceRequest> read_all(const store::Rows& rows, base::Language language) {
    return store::all([&](const store::Row& row) { return read(row, language); }, rows);
}

std::optional<areas::AreaId> commune_with(store::Transaction& tx, std::string_view code) {
    const auto rows = tx.run(R"(
        SELECT id FROM area WHERE code = $1 AND level = 3 AND valid_from <= $2 AND (valid_until IS NULL OR valid_until >= $2)
        ORDER BY id LIMIT 1)",
                             {code, base::day_of(tx.now())});
    return rows.empty() ? std::nullopt : std::optional(rows.front().id<areas::AreaTag>("id"));
}

areas::AreaId jurisdiction(store::Transaction& tx, std::string_view code) {
    if (const auto found = commune_with(tx, code)) return *found;
    throw Problem(ProblemKind::not_found, "open311.jurisdiction_unknown", std::string(code));
}

/// Names, the smallest first: one place and no other of that name.
areas::AreaId place_called(store::Transaction& tx, const NewRequest& wanted) {
    const auto outer = wanted.jurisdiction.empty() ? std::string(areas::country_path)
                                                   : areas::get(tx, jurisdiction(tx, wanted.jurisdiction)).path;
    auto matches = areas::search(tx, {.words = wanted.address_string, .on = base::day_of(tx.now())});
    std::erase_if(matches, [&](const areas::Match& match) {
        return match.area.level < areas::commune_level || !areas::is_within(match.area.path, outer);
    });
    if (matches.empty()) throw Problem(ProblemKind::invalid, "open311.place_unknown", wanted.address_string);
    // The best match stands first; another of the same name beside it leaves the place open.
    const bool is_clear = matches.size() == 1 || matches[0].area.name != matches[1].area.name;
    if (!is_clear) throw Problem(ProblemKind::invalid, "open311.place_unknown", wanted.address_string);
    return matches.front().area.id;
}

areas::AreaId place_of(store::Transaction& tx, const NewRequest& wanted) {
    if (const auto id = base::parse_uuid(wanted.address_id)) return {*id};
    if (!wanted.address_id.empty()) {
        if (const auto found = commune_with(tx, wanted.address_id)) return *found;
        throw Problem(ProblemKind::invalid, "open311.place_unknown", wanted.address_id);
    }
    if (!base::trim(wanted.address_string).empty()) return place_called(tx, wanted);
    if (!wanted.jurisdiction.empty()) return jurisdiction(tx, wanted.jurisdiction);
    throw Problem(ProblemKind::invalid, "open311.place_missing");
}

voices::Kind kind_of(const std::string& name) {
    voices::Kind kind = voices::Kind::complaint;
    if (!name.empty() && !boost::describe::enum_from_string(name.c_str(), kind))
        throw Problem(ProblemKind::invalid, "open311.kind_unknown", name);
    return kind;
}

template <class T>
base::Json or_null(const T& text) {
    return text.empty() ? base::Json() : base::Json(text);
}

}  // namespace

base::Json as_json(const ServiceRequest& request) {
    return boost::json::object{
        {"service_request_id", base::to_string(request.id)},
        {"status", request.is_open ? "open" : "closed"},
        {"status_notes", or_null(request.notes)},
        {"service_name", request.service_name},
        {"service_code", request.service_code},
        {"description", nullptr},
        {"agency_responsible", or_null(request.agency)},
        {"service_notice", nullptr},
        {"requested_datetime", base::to_string(request.requested_at)},
        {"updated_datetime", base::to_string(request.updated_at)},
        {"expected_datetime", request.expected_at ? base::Json(base::to_string(*request.expected_at)) : base::Json()},
        {"address", request.commune},
        {"address_id", request.commune_code},
        {"zipcode", nullptr},
        {"lat", nullptr},
        {"long", nullptr},
        {"media_url", nullptr}};
}

std::vector<ServiceRequest> requests(store::Transaction& tx, const RequestQuery& query, base::Language language) {
    if (!query.ids.empty()) {
        std::vector<store::Value> ids;
        const auto list = store::list_behind(ids, query.ids);
        return read_all(tx.run(columns + "WHERE r.id IN " + list + " ORDER BY r.requested_at DESC, r.id DESC", ids),
                        language);
    }
    if (!query.jurisdiction.empty()) jurisdiction(tx, query.jurisdiction);
    auto topics = query.service_codes;
    if (topics.empty())
        for (const auto& topic : voices::words().topics) topics.push_back(topic.code);
    const auto end = query.end.value_or(tx.now());
    const auto start = query.start.value_or(base::Instant{end.ms - usual_span_ms});
    std::vector<store::Value> values{start, end, query.jurisdiction, query.status, most_requests};
    const auto list = store::list_behind(values, topics);
    return read_all(tx.run(columns + R"(
        WHERE r.requested_at >= $1 AND r.requested_at <= $2 AND ($3 = '' OR c.code = $3)
        AND ($4 = '' OR v.is_open = ($4 = 'open')) AND v.topic IN )" +
                               list + " ORDER BY r.requested_at DESC, r.id DESC LIMIT $5",
                           values),
                    language);
}

ServiceRequest request(store::Transaction& tx, RequestId id, base::Language language) {
    auto found = requests(tx, {.ids = {id}}, language);
    if (found.empty()) throw Problem(ProblemKind::not_found, "open311.request_unknown", base::to_string(id));
    return std::move(found.front());
}

Posted post(store::Transaction& tx, const store::MasterKey& master, const NewRequest& wanted, const std::string& code) {
    if (!voices::topic_of(wanted.service_code))
        throw Problem(ProblemKind::not_found, "open311.service_unknown", wanted.service_code);
    const auto place = place_of(tx, wanted);
    const auto receipt =
        voices::open(tx, master, base::Who{},
                     {.id = std::nullopt,
                      .area = place,
                      .kind = kind_of(wanted.kind),
                      .topic = wanted.service_code,
                      .source = voices::Source::portal,
                      .words = wanted.description,
                      .contact = {.name = wanted.last_name + ' ' + wanted.first_name, .phone = wanted.phone},
                      .pictures = {}},
                     code);
    const RequestId id{tx.new_id()};
    tx.change(R"(
        INSERT INTO open311_request (home, voice, id, commune, requested_at)
        SELECT home, id, $2, commune, $3 FROM voice WHERE id = $1)",
              {receipt.id, id, hour_of(tx.now())});
    return {id, code, receipt.look_by};
}

RequestId number_of(store::Transaction& tx, std::string_view token) {
    const auto code = accounts::tidy_code(token, accounts::public_code);
    const auto rows = code ? tx.run(R"(
        SELECT r.id FROM voice v LEFT JOIN open311_request r ON r.home = v.home AND r.voice = v.id WHERE v.code_hash = $1)",
                                    {accounts::hash_of(*code)})
                           : store::Rows{};
    if (rows.empty()) throw Problem(ProblemKind::not_found, "voice.code_unknown");
    if (!rows.front().maybe_uuid("id")) throw Problem(ProblemKind::not_found, "open311.request_unknown");
    return rows.front().id<Open311RequestTag>("id");
}

}  // namespace open311
