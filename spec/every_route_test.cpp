#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "accounts/account.hpp"
#include "accounts/session.hpp"
#include "app/app.hpp"
#include "arrivals/arrival.hpp"
#include "documents/arrival.hpp"
#include "documents/delegation.hpp"
#include "documents/drafting.hpp"
#include "documents/number.hpp"
#include "documents/outgoing.hpp"
#include "dry_run.hpp"
#include "http/edge.hpp"
#include "mail/inbox.hpp"
#include "needs/offer.hpp"
#include "other_path.hpp"
#include "synthetic_request.hpp"
#include "test_account.hpp"
#include "test_store.hpp"
#include "voices/voice.hpp"
#include "volunteers/volunteer.hpp"

/// Every route of the product, called by nobody, by every role in the commune of the demonstration, and by the same
/// roles of the commune beside. Made from the table of routes: a new route is covered without a line here.

using accounts::Role;
using base::ScopeKind;
using http::Access;

namespace {

constexpr const char* commune = "/vn/36/365/14197/";         // Giao Xuân, where the demonstration lives
constexpr const char* commune_beside = "/vn/36/365/14194/";  // Giao Yến, where it does not

/// What everybody who is signed in may look up belongs to no commune: the map, the bodies, and who sits in them.
constexpr std::string_view public_directories[] = {"/api/areas/", "/api/bodies/", "/api/groups/", "/api/people/",
                                                   "/api/teams/"};

/// How the first thing of a noun is found when its table has another name or key.
const std::map<std::string, std::string> other_tables = {
    {"caller", "SELECT id FROM registry_caller"},
    {"clause", "SELECT id FROM child_clause"},
    {"ending", "SELECT id FROM plan_ending"},
    {"grant", "SELECT id FROM account_grant"},
    {"group", "SELECT body AS id FROM working_group"},
    {"item", "SELECT id FROM plan_item"},
    {"clause", "SELECT id FROM child_clause"},
    {"kind", "SELECT id FROM report_kind"},
    {"duty", "SELECT id FROM report_duty"},
    {"flash", "SELECT id FROM flash_report"},
    {"number", "SELECT id FROM document_number"},
    {"address", "SELECT id FROM mail_address"},
    {"letter", "SELECT id FROM mail_out"},
    {"mail", "SELECT id FROM mail_in"},
    {"other", "SELECT id FROM plan"},
    {"paper", "SELECT id FROM library_paper"},
    {"picture", "SELECT file AS id FROM word_file"},
    {"picture_number", "SELECT voice AS id FROM voice_picture"},
    {"subject", "SELECT id FROM report_subject"},
    {"team", "SELECT body AS id FROM team"},
    {"reading", "SELECT id FROM plan"},
    {"page", "SELECT id FROM plan"},
    {"honour_model", "SELECT id FROM honour_model WHERE published_at IS NULL"},
    {"household-twin", "SELECT id FROM household_twin"},
    {"wish", "SELECT id FROM household_wish"},
    {"situation_note", "SELECT id FROM situation_note"},
    {"household-event", "SELECT id FROM household_event"},
    {"check_in", "SELECT id FROM check_in"},
    {"device", "SELECT id FROM device"},
    {"danger", "SELECT id FROM danger"},
    {"episode", "SELECT id FROM episode"},
    {"topic", "SELECT voice AS id FROM open311_request"},
    {"token", "SELECT voice AS id FROM open311_request"},
};

/// Somebody who holds one role in one of the two communes, with a session.
struct Speaker {
    std::string title;
    base::Who who;
    std::string cookie;
};

/// The product with its demonstration, and in each of two communes a holder of every role.
struct EveryRoute : TestStore {
    std::unique_ptr<app::App> product = open_product();
    base::Uuid area = area_at(commune);
    base::Uuid body = one("SELECT id FROM body WHERE area = $1 AND kind = 'people_committee'", {area});
    base::Uuid health_station = one("SELECT id FROM body WHERE area = $1 AND kind = 'health_station'", {area});
    std::vector<Speaker> inside = people_of("inside", area, body, health_station);
    std::vector<Speaker> outside = people_beside();
    bool is_complete = add_what_is_missing();
    spec::DryRun undone{*product->database};
    http::Edge edge{undone, product->router, accounts::gate(undone)};
    spec::Things things{{{"area", area}, {"body", body}, {"account", inside.front().who.account}},
                        [this](const std::string& noun) { return first_of(noun); }};

    std::unique_ptr<app::App> open_product() {
        app::Config config;
        config.data = folder();
        config.database = where();
        config.demonstration = true;
        config.bench_routes = true;
        return app::open(config, options());
    }

    base::Uuid one(std::string_view sql, std::initializer_list<store::Value> parameters) {
        return product->database->read(
            [&](store::Transaction& tx) { return tx.run(sql, parameters).at(0).uuid("id"); });
    }
    base::Uuid area_at(const char* path) { return one("SELECT id FROM area WHERE path = $1", {path}); }

    base::Uuid found(const char* kind, const base::Uuid& there) {
        return product->database->write([&](store::Transaction& tx) {
            const auto id = tx.new_id();
            tx.change(R"(INSERT INTO body (id, home, kind, name, name_key, area, valid_from)
                         VALUES ($1, 36, $2, $2, $2, $3, '2000-01-01'))",
                      {id, kind, there});
            return id;
        });
    }

    std::vector<Speaker> people_beside() {
        const auto beside = area_at(commune_beside);
        return people_of("outside", beside, found("people_committee", beside), found("health_station", beside));
    }

    /// What the demonstration's story does without: a working group, a reminder, a decision in open minutes, papers
    /// going out, a lower plan, an ending, and a mail.
    bool add_what_is_missing() {
        const auto group = found("working_group", area);
        const auto person = one("SELECT id FROM person WHERE body = $1 ORDER BY id LIMIT 1", {body});
        product->database->write([&](store::Transaction& tx) {
            tx.change(R"(INSERT INTO alert_authority (id, area, name, certificate, added_at, added_by)
                         SELECT $1, $2, 'Thử', '', 0, id FROM account ORDER BY id LIMIT 1)",
                      {tx.new_id(), area});
            tx.change("INSERT INTO working_group (body, head) VALUES ($1, $2)", {group, person});
            tx.change(R"(INSERT INTO notice (home, id, body, about, kind, due, at)
                         SELECT home, $1, body, id, 'late', '', 0 FROM task ORDER BY id LIMIT 1)",
                      {tx.new_id()});
            tx.change("INSERT INTO decision (id, source, text) SELECT $1, id, 'Thử' FROM visit", {tx.new_id()});
            add_documents(tx);
            let_a_system_ask(tx);
            const auto child = tx.new_id();
            tx.change(R"(INSERT INTO child (id, upper, body, title, begun_at, begun_by)
                         SELECT $1, id, body, 'Thử', 0, created_by FROM plan ORDER BY id LIMIT 1)",
                      {child});
            tx.change(R"(INSERT INTO child_clause (id, child, position, fate, addressee, words, reason)
                         VALUES ($1, $2, 0, 'own', 'Công an xã', 'Thử', ''))",
                      {tx.new_id(), child});
            tx.change(
                R"(INSERT INTO plan_ending (id, plan, kind, number, text, from_day, at, account, tasks, carried, told,
                                                  taken_back_at)
                         SELECT $1, id, 'closed', '', 'Thử', '2021-06-11', 0, created_by, 0, 0, 0, 0
                         FROM plan ORDER BY id LIMIT 1)",
                {tx.new_id()});
            tx.change(
                R"(INSERT INTO library_paper (home, id, body, kind, number, issuer, issuer_key, subject, text, made_at,
                                                    made_by)
                         SELECT 0, $1, body, 'other', '', '', '', 'Thử', 'Thử', 0, created_by FROM plan ORDER BY id LIMIT 1)",
                {tx.new_id()});
            add_life(tx);
        });
        take_a_mail_in();
        bring_a_telephone_in();
        fall_ill();
        declare_health();
        shut_an_alley();
        product->database->write([&](store::Transaction& tx) { ask_and_offer(tx); });
        product->database->write([&](store::Transaction& tx) { speak(tx); });
        product->database->write([&](store::Transaction& tx) { set_out(tx); });
        product->database->write([&](store::Transaction& tx) { come_home(tx); });
        product->database->write([&](store::Transaction& tx) { offer_oneself(tx); });
        product->database->write([&](store::Transaction& tx) { support(tx); });
        product->database->write([&](store::Transaction& tx) { broadcast(tx); });
        return true;
    }

    /// An isolation, and a sign that rings.
    void fall_ill() {
        const auto& station = inside.front().who;
        product->database->write([&](store::Transaction& tx) {
            tx.change(
                R"(INSERT INTO episode (home, id, household, area, commune, kind, protection, begun_on, set_by_hand, code,
                                              began_at, account)
                         SELECT home, $1, id, area, commune, 'contact', 'other', '2021-06-11', 0, 'THU', 0, $2
                         FROM household ORDER BY id LIMIT 1)",
                {tx.new_id(), station.account});
            tx.change(R"(INSERT INTO danger (home, id, household, area, commune, source, at, received_at)
                         SELECT home, $1, id, area, commune, 'household', 0, 0 FROM household ORDER BY id LIMIT 1)",
                      {tx.new_id()});
        });
    }

    /// Somebody who declared something about their health.
    void declare_health() {
        product->database->write([&](store::Transaction& tx) {
            tx.change(
                R"(INSERT INTO health_declaration (home, id, commune, area, list, row_number, declared_on, urgency, brought_at)
                         VALUES (36, $1, $2, $2, '', 1, '2021-06-11', 2, 0))",
                {tx.new_id(), area});
        });
    }

    /// A telephone that holds a team's households.
    void bring_a_telephone_in() {
        const auto& leader = inside.front().who;
        product->database->write([&](store::Transaction& tx) {
            tx.change(R"(INSERT INTO device (home, id, account, session, team, name, added_at, seen_at, next_number)
                         SELECT home, $1, $2, $3, body, 'Thử', 0, 0, 1 FROM team ORDER BY body LIMIT 1)",
                      {tx.new_id(), leader.account, leader.session});
        });
    }

    /// A zone with a part, a checkpoint and a change, somebody who stays at a site, a family that asks, and a surge.
    void shut_an_alley() {
        product->database->write([&](store::Transaction& tx) {
            const auto who = inside.front().who.account;
            const auto zone = tx.new_id();
            tx.change(
                R"(INSERT INTO zone (home, id, kind, name, area, commune, extent, state, decision_number, starts_at, starts_on,
                                           exceptions, activated_at)
                         VALUES (36, $1, 'quarantine_site', 'Thử', $2, $2, 'area', 'active', '1/QĐ', 0, '2021-06-01', '', 0))",
                {zone, area});
            tx.change(
                R"(INSERT INTO zone_change (home, id, zone, kind, number, reason, on_day, households, people, state_before, at,
                                                  account)
                         VALUES (36, $1, $2, 'activated', '', '', '2021-06-01', 0, 0, 'planned', 0, $3))",
                {tx.new_id(), zone, who});
            tx.change(
                "INSERT INTO zone_branch (home, id, zone, name, households, people) VALUES (36, $1, $2, 'Thử', 0, 0)",
                {tx.new_id(), zone});
            tx.change("INSERT INTO zone_checkpoint (home, id, zone, name, duty) VALUES (36, $1, $2, 'Thử', '')",
                      {tx.new_id(), zone});
            tx.change("INSERT INTO site_stay (home, id, zone, arrived_on) VALUES (36, $1, $2, '2021-06-01')",
                      {tx.new_id(), zone});
            tx.change(
                R"(INSERT INTO site_request (home, id, zone, kind, state, reason, opened_at, opened_by, changed_at, changed_by)
                         VALUES (36, $1, $2, 'parcel', 'open', '', 0, $3, 0, $3))",
                {tx.new_id(), zone, who});
            add_surge(tx, who);
        });
    }

    void add_surge(store::Transaction& tx, const base::Uuid& who) {
        const auto call = [&](const char* side) {
            const auto id = tx.new_id();
            tx.change(
                R"(INSERT INTO surge_call (home, id, side, commune, area, what, words, quantity, matched, done, opened_at, opened_by)
                         VALUES (36, $1, $2, $3, $3, 'goods', 'Thử', 2, 1, 0, 0, $4))",
                {id, side, area, who});
            return id;
        };
        tx.change(R"(INSERT INTO surge_match (home, id, asked, offered, quantity, matched_at, matched_by)
                     VALUES (36, $1, $2, $3, 1, 0, $4))",
                  {tx.new_id(), call("asked"), call("offered"), who});
    }

    /// A system of social protection that may ask for the commune.
    void let_a_system_ask(store::Transaction& tx) {
        const auto id = tx.new_id();
        tx.change(
            R"(INSERT INTO registry_caller (id, sender_id, our_id, name, purpose, basis, legal_basis, fields, key_id, public_key,
                                                  callback, valid_from, registered_at, registered_by)
                     VALUES ($1, 'spp.example.org', 'lalanh', 'Thử', 'Thử', 'consent', '', '[]', 'k', '', 'https://spp.example.org',
                             '2021-06-01', 0, $2))",
            {id, inside.front().who.account});
        tx.change("INSERT INTO registry_caller_area (caller, area) VALUES ($1, $2)", {id, area});
    }

    void add_documents(store::Transaction& tx) {
        auto clerk = inside.front().who;
        clerk.body = body;
        clerk.grants = {{.permissions = ~std::uint64_t{0}, .scope = ScopeKind::everywhere}};
        documents::lay(tx, clerk, documents::blank(tx, clerk, "Kế hoạch"));
        documents::register_paper(tx, clerk, {"UBND huyện", "12/KH-UBND", std::nullopt, "", "Trực Tết", "", 2});
        documents::keep_number(tx, clerk, {"Quyết định", "Khen thưởng", "", ""});
        const auto today = base::day_of(tx.now());
        const auto deputy = documents::colleagues(tx, clerk).at(0).id;
        documents::delegate(tx, clerk, {deputy, today, today});
    }

    /// A death in a household, and another household that looks like it.
    static void add_life(store::Transaction& tx) {
        tx.change(R"(INSERT INTO household_event (home, id, household, kind, day, at)
                     SELECT home, $1, id, 'death', '2021-06-11', 0 FROM household ORDER BY id LIMIT 1)",
                  {tx.new_id()});
        tx.change(R"(INSERT INTO situation_note (home, id, commune, area, topic, tone, day, at, received_at, account)
                     SELECT home, $1, commune, area, 'food', 'hard', '2021-06-11', 0, 0, $1
                     FROM household ORDER BY household.id LIMIT 1)",
                  {tx.new_id()});
        tx.change(R"(INSERT INTO household_wish (home, id, household, commune, area, kind, at)
                     SELECT home, $1, id, commune, area, 'erasure', 0 FROM household ORDER BY id LIMIT 1)",
                  {tx.new_id()});
        tx.change(R"(INSERT INTO household_twin (home, id, commune, older, newer, score, reasons, state, found_at)
                     SELECT home, $1, commune, id, (SELECT id FROM household ORDER BY id DESC LIMIT 1), 60,
                            '["same_phone"]', 'open', 0
                     FROM household ORDER BY household.id LIMIT 1)",
                  {tx.new_id()});
    }

    /// Somebody who asks for help, and somebody who offers it.
    void ask_and_offer(store::Transaction& tx) {
        const areas::AreaId place{area};
        needs::open(tx, product->master, {},
                    {.id = {},
                     .area = place,
                     .household = {},
                     .source = needs::Source::web,
                     .kind = "food",
                     .wait = needs::Wait::today,
                     .asker = {.name = "Thử", .phone = "0400000000", .address = {}, .words = {}, .neighbour = {}}},
                    needs::new_code());
        const auto today = base::day_of(tx.now());
        needs::make_offer(tx, product->master, {}, {{}, place, "food", today, {"Thử", "0400000000", {}}},
                          needs::new_code());
    }

    /// Somebody who says something.
    void speak(store::Transaction& tx) {
        voices::NewVoice said;
        said.area = areas::AreaId{area};
        said.words = "Thử";
        said.pictures = {"/9j/4AAESkb/4QAKRXhpZiBHUFP/2gACYmFnc//Z"};
        voices::open(tx, product->master, {}, said, voices::new_code());
        tx.change(
            R"(INSERT INTO voice_proposal (home, id, area, day, words, at, account) VALUES (36, $1, $2, '2021-06-11', 'Thử', 0, $3))",
            {tx.new_id(), area, inside.front().who.account});
        tx.change(
            R"(INSERT INTO correspondent (home, id, commune, area, topic, agreed_at, code_hash) VALUES (36, $1, $2, $2, 'food', 0, $3))",
            {tx.new_id(), area, store::Bytes{1}});
    }

    /// A trip with a stop, of which something was told.
    void set_out(store::Transaction& tx) {
        const auto carrier = inside.front().who.account;
        const auto trip = tx.new_id();
        const auto stop = tx.new_id();
        tx.change(
            R"(INSERT INTO trip (home, id, store, year, number, code, day, state, carrier_kind, carrier, words, made_at, made_by,
                                       closing_words, stops, told, delivered, differing, fingerprint)
                     SELECT home, $1, id, 2000, 1, 'CH-2000-0001', '2021-06-11', 'loaded', 'account', $2, '', 0, $2, '', 1, 1, 1, 0,
                            $3 FROM goods_store WHERE area = $4 ORDER BY id LIMIT 1)",
            {trip, carrier, store::Bytes{1}, area});
        tx.change(R"(INSERT INTO trip_stop (home, id, trip, number, need, area, is_open, outcome, told_at, day, differs)
                     SELECT home, $1, $2, 1, id, area, FALSE, 'delivered', 0, '2021-06-11', FALSE
                     FROM need ORDER BY id LIMIT 1)",
                  {stop, trip});
        tx.change(
            R"(INSERT INTO trip_telling (home, id, stop, outcome, proof, is_proven, weight, at, received_at, account,
                                               fingerprint)
                     VALUES (36, $1, $2, 'delivered', 'none', FALSE, 'stands', 0, 0, $3, $4))",
            {tx.new_id(), stop, carrier, store::Bytes{1}});
    }

    /// Somebody who returns.
    void come_home(store::Transaction& tx) {
        arrivals::NewArrival wanted;
        wanted.area = areas::AreaId{area};
        wanted.traveller.name = "Thử";
        arrivals::announce(tx, product->master, {}, wanted, arrivals::new_code());
    }

    /// A volunteer with a shift, a vaccination session, and a card of guidance.
    void offer_oneself(store::Transaction& tx) {
        volunteers::NewVolunteer wanted;
        wanted.area = areas::AreaId{area};
        wanted.consents = true;
        wanted.person.name = "Thử";
        wanted.person.phone = "0400000000";
        volunteers::enlist(tx, product->master, {}, wanted, volunteers::new_code());
        tx.change(
            R"(INSERT INTO volunteer_shift (home, id, commune, area, body, day, begins, ends, place, words, places, taken, came)
                     VALUES (36, $1, $2, $2, $3, '2999-01-01', 0, 60, 'Thử', '', 2, 0, 0))",
            {tx.new_id(), area, body});
        tx.change(
            R"(INSERT INTO vaccination_session (home, id, commune, area, place, day, slots, doses, state)
                     VALUES (36, $1, $2, $2, 'Thử', '2999-01-01', 1, 1, 'planned'))",
            {tx.new_id(), area});
        const auto card = tx.new_id();
        tx.change("INSERT INTO guidance_card (home, id, commune, audience, version) VALUES (36, $1, $2, 'teams', 1)",
                  {card, area});
        tx.change(
            R"(INSERT INTO guidance_version (home, card, version, title, words, holds_from, source, at, account)
                     VALUES (36, $1, 1, 'Thử', 'Thử', '2021-06-11', '', 0, $2))",
            {card, inside.front().who.account});
    }

    /// A policy of support with a list, in which a household stands and is paid.
    void support(store::Transaction& tx) {
        const auto who = inside.front().who.account;
        const auto policy = tx.new_id();
        const auto list = tx.new_id();
        const auto entry = tx.new_id();
        tx.change(
            R"(INSERT INTO benefit_policy (home, id, area, body, name, whom, who_is_due, kinds, amount, per_day, excludes,
                                                 approved_at_level, valid_from, paper, made_at, fingerprint)
                     VALUES (36, $1, $2, $3, 'Thử', 'household', 'Thử', '[]', 1, FALSE, '[]', 3, '2021-06-01', 'Thử', 0, $4))",
            {policy, area, body, store::Bytes{1}});
        tx.change(
            R"(INSERT INTO benefit_list (home, id, policy, area, commune, body, approver, code, state, purse, made_at, made_by,
                                               decision, fingerprint)
                     VALUES (36, $1, $2, $3, $3, $4, $4, 'HT-2000-0001', 'approved', 'cash:thu', 0, $5, '', $6))",
            {list, base::to_string(policy), area, body, who, store::Bytes{1}});
        tx.change(
            R"(INSERT INTO benefit_entry (home, id, code, list, policy, household, commune, area, of_person, amount, state, waits,
                                                reason, added_at, added_by, changed_at, approved_at, fingerprint)
                     SELECT home, $1, 'THU', $2, $3, id, commune, area, FALSE, 1, 'paid', FALSE, '', 0, $4, 0, 0, $5
                     FROM household ORDER BY id LIMIT 1)",
            {entry, list, base::to_string(policy), who, store::Bytes{1}});
        tx.change(
            R"(INSERT INTO benefit_payment (home, id, entry, amount, day, way, paid_to, ledger_entry, ledger_code, at, paid_by,
                                                  why_taken_back, fingerprint)
                     VALUES (36, $1, $2, 1, '2021-06-11', 'cash', 'self', $2, '', 0, $3, '', $4))",
            {tx.new_id(), entry, who, store::Bytes{1}});
        tx.change(
            R"(INSERT INTO benefit_objection (home, id, list, about, state, code_hash, made_at, due_on, reason, appeal_reason,
                                                    fingerprint)
                     VALUES (36, $1, $2, 'missing', 'open', $3, 0, '2021-06-16', '', '', $3))",
            {tx.new_id(), list, store::Bytes{1}});
    }

    /// A message that nobody approved yet, and loudspeakers that would read it out.
    void broadcast(store::Transaction& tx) {
        const auto who = inside.front().who.account;
        tx.change(
            R"(INSERT INTO message (home, id, body, approver, area, kind, priority, title, text, source, valid_from, valid_until, on_page,
                                          on_loudspeakers, state, version, written_at, written_by, changed_by, reason)
                     VALUES (36, $1, $2, $2, $3, 'risk', 'ordinary', 'Thử', 'Thử', '', '2021-06-01', '2999-01-01', TRUE, TRUE, 'draft', 1,
                             0, $4, $4, ''))",
            {tx.new_id(), body, area, who});
        tx.change(
            "INSERT INTO speaker_cluster (home, id, body, area, name, voice, opened_at) VALUES (36, $1, $2, $3, 'Thử', "
            "'north', 0)",
            {tx.new_id(), body, area});
        tx.change(
            R"(INSERT INTO speaker_tour (home, id, body, area, begins, ends, route, valid_from)
                     VALUES (36, $1, $2, $3, 420, 480, 'Thử', '2021-06-01'))",
            {tx.new_id(), body, area});
    }

    /// A mail that waits for a person, with the letter that answers it, and an address.
    void take_a_mail_in() {
        const auto mail = mail::read_mail("From: ai@noi.khac.vn\n\nChào anh/chị");
        product->database->write([&](store::Transaction& tx) {
            mail::take_in(tx, {body}, mail);
            tx.change(R"(INSERT INTO mail_address (id, desk, address, state, since, language)
                         VALUES ($1, $2, 'ai@noi.khac.vn', 'read', 0, 'vi'))",
                      {tx.new_id(), body});
        });
    }

    std::vector<Speaker> people_of(const std::string& side, const base::Uuid& there, const base::Uuid& committee,
                                   const base::Uuid& station) {
        std::vector<Speaker> people;
        for (const auto& rules : accounts::all_roles()) {
            const auto& works_for = rules.role == Role::health_worker ? station : committee;
            // An administrator of the whole installation is outside nowhere, so this one keeps a commune.
            const bool is_body = rules.usual_scope == ScopeKind::body;
            const accounts::Scope scope{is_body ? ScopeKind::body : ScopeKind::area_subtree,
                                        is_body ? works_for : there};
            people.push_back(sign_in(side + ".role" + std::to_string(people.size()), std::string(rules.en) + ' ' + side,
                                     rules.role, scope, works_for));
        }
        return people;
    }

    Speaker sign_in(const std::string& login, const std::string& title, Role role, const accounts::Scope& scope,
                    const base::Uuid& works_for) {
        const auto token = accounts::new_token();
        return product->database->write([&](store::Transaction& tx) {
            const auto id = add_account(tx, login, title, works_for, role, scope);
            return Speaker{title, accounts::sign_in(tx, {id, "-"}, token),
                           "lalanh_session=" + accounts::to_string(token)};
        });
    }

    std::optional<base::Uuid> first_of(const std::string& noun) {
        const auto other = other_tables.find(noun);
        const auto sql = other == other_tables.end() ? "SELECT id FROM " + noun : other->second;
        try {
            return one(sql + " ORDER BY id LIMIT 1", {});
        } catch (const std::exception&) {
            return std::nullopt;  // a noun without a table or a table without rows: nothing stands for it
        }
    }

    /// Ids of what belongs to the demonstration's commune alone.
    std::set<std::string> private_ids() {
        std::set<std::string> ids;
        product->database->read([&](store::Transaction& tx) {
            for (const std::string table : {"plan WHERE id NOT IN (SELECT plan FROM plan_publication)",
                                            "task",
                                            "report",
                                            "report_duty",
                                            "report_kind",
                                            "household",
                                            "file",
                                            "briefing",
                                            "visit",
                                            "outgoing",
                                            "document_number",
                                            "arrival",
                                            "child",
                                            "library_paper",
                                            "mail_in",
                                            "mail_out",
                                            "mail_address",
                                            "household_twin",
                                            "household_wish",
                                            "situation_note",
                                            "household_event",
                                            "check_in",
                                            "device",
                                            "danger",
                                            "episode",
                                            "zone",
                                            "zone_change",
                                            "zone_branch",
                                            "zone_checkpoint",
                                            "site_stay",
                                            "site_request",
                                            "surge_call",
                                            "surge_match",
                                            "need",
                                            "voice",
                                            "voice_proposal",
                                            "correspondent",
                                            "offer",
                                            "declared_arrival",
                                            "health_declaration",
                                            "volunteer",
                                            "volunteer_shift",
                                            "registry_caller",
                                            "goods_store",
                                            "goods_movement",
                                            "goods_transfer",
                                            "requisition",
                                            "trip",
                                            "trip_stop",
                                            "trip_telling",
                                            "purchase",
                                            "budget_proposal",
                                            "occasion",
                                            "alert",
                                            "commitment_drive",
                                            "good_deed WHERE published_at IS NULL",
                                            "honour_model WHERE published_at IS NULL",
                                            "reward_proposal",
                                            "title_round",
                                            "title_candidate WHERE published_at IS NULL",
                                            "checklist",
                                            "inspected_place",
                                            "inspection",
                                            "finding",
                                            "finding_step",
                                            "care_visit",
                                            "care_want",
                                            "campaign_totals",
                                            "rumour",
                                            "rumour_source",
                                            "commitment_part",
                                            "commitment_sheet",
                                            "benefit_policy",
                                            "benefit_entry",
                                            "benefit_payment",
                                            "benefit_objection",
                                            "vaccination_session",
                                            "statement_line",
                                            "message WHERE state <> 'approved'",
                                            "speaker_cluster",
                                            "speaker_tour"})
                for (const auto& row : tx.run("SELECT id FROM " + table)) ids.insert(base::to_string(row.uuid("id")));
            for (const auto& row : tx.run("SELECT id FROM account WHERE login NOT LIKE 'outside.%'"))
                ids.insert(base::to_string(row.uuid("id")));
        });
        return ids;
    }

    http::Response ask(const http::Route& route, const Speaker* speaker) {
        auto request = spec::synthetic_request(route, things);
        if (speaker)
            request.headers.insert(request.headers.end(), {{"cookie", speaker->cookie}, {"x-csrf", speaker->who.csrf}});
        // LibreOffice takes seconds; here it is not installed.
        const OtherPath nowhere("/nonexistent");
        return edge.handle(std::move(request));
    }
};

/// One for all tests: whatever they ask is undone.
EveryRoute& world() {
    static EveryRoute one;
    return one;
}

std::string line_of(const http::Route& route) {
    return std::string(http::to_string(route.method)) + ' ' + route.pattern;
}

bool is_public(const http::Route& route) {
    if (route.access.kind == Access::Kind::anyone) return true;
    if (route.access.kind == Access::Kind::permitted) return false;
    for (const auto directory : public_directories)
        if (route.pattern.starts_with(directory)) return true;
    return false;
}

bool says(const http::Response& response, std::string_view code) {
    return response.body.find("\"code\":\"" + std::string(code) + '"') != std::string::npos;
}

/// Every id in a text that is one of these.
std::vector<std::string> ids_in(const std::string& text, const std::set<std::string>& wanted) {
    std::vector<std::string> found;
    for (auto at = text.find('-'); at != std::string::npos; at = text.find('-', at + 1))
        if (at >= 8 && wanted.contains(text.substr(at - 8, 36))) found.push_back(text.substr(at - 8, 36));
    return found;
}

}  // namespace

TEST_CASE("nobody is let into a route that does not say anyone") {
    for (const auto& route : world().product->router.routes()) {
        const auto response = world().ask(*route, nullptr);
        CAPTURE(line_of(*route));
        CAPTURE(response.body);
        if (route->access.kind == Access::Kind::anyone) {
            CHECK((response.status < 500 || says(response, "pdf.not_installed")));
        } else {
            CHECK(response.status == 401);
            CHECK(says(response, "account.not_signed_in"));
        }
    }
}

TEST_CASE("a role is let into the routes of its permissions and into no other, and none of them breaks") {
    for (const auto& route : world().product->router.routes())
        for (const auto& speaker : world().inside) {
            const auto response = world().ask(*route, &speaker);
            CAPTURE(line_of(*route));
            CAPTURE(speaker.title);
            CAPTURE(response.body);
            CHECK((response.status < 500 || says(response, "pdf.not_installed")));
            CHECK_FALSE(says(response, "account.not_signed_in"));
            if (route->access.kind != Access::Kind::permitted) continue;
            const bool is_refused = response.status == 403 && says(response, "request.forbidden");
            CHECK(is_refused == !speaker.who.may(route->access.permission));
        }
}

TEST_CASE("who works for the commune beside is given nothing of this one and changes nothing in it") {
    for (const auto& route : world().product->router.routes()) {
        if (is_public(*route) || !world().things.stand_in(*route)) continue;
        for (const auto& speaker : world().outside) {
            const auto response = world().ask(*route, &speaker);
            CAPTURE(line_of(*route));
            CAPTURE(speaker.title);
            CAPTURE(response.body);
            CHECK((response.status == 403 || response.status == 404));
        }
    }
}

TEST_CASE("no list shows the commune beside a plan, task, report, household, file or account of this one") {
    const auto ids = world().private_ids();
    REQUIRE(ids.size() > 400);
    for (const auto& route : world().product->router.routes()) {
        if (route->method != http::Method::get) continue;
        for (const auto& speaker : world().outside) {
            const auto response = world().ask(*route, &speaker);
            CAPTURE(line_of(*route));
            CAPTURE(speaker.title);
            CHECK(ids_in(response.body, ids).empty());
        }
    }
}

TEST_CASE("the demonstration has a thing for every noun of the routes") {
    for (const auto& route : world().product->router.routes()) {
        if (route->pattern.find('{') == std::string::npos || route->pattern.find("{code}") != std::string::npos)
            continue;
        CAPTURE(line_of(*route));
        CHECK(world().things.stand_in(*route));
    }
}
