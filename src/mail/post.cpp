#include "mail/post.hpp"

#include "base/log.hpp"
#include "base/problem.hpp"
#include "mail/form.hpp"
#include "mail/inbox.hpp"
#include "mail/wire.hpp"
#include "store/values.hpp"

namespace mail {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t letters_at_once = 50;

struct Place {
    std::int64_t validity = 0;
    std::int64_t last_uid = 0;
};

Place place_in(store::Transaction& tx, const std::string& mailbox) {
    const auto rows = tx.run("SELECT validity, last_uid FROM mailbox WHERE name = $1", {mailbox});
    return rows.empty() ? Place{} : Place{rows.front().integer("validity"), rows.front().integer("last_uid")};
}

/// A second server that reads the same mailbox may be further on already.
void keep_place(store::Transaction& tx, const std::string& mailbox, Place place) {
    tx.change(R"(
        INSERT INTO mailbox (name, validity, last_uid, looked_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (name) DO UPDATE SET looked_at = $4, problem = NULL, validity = $2,
            last_uid = CASE WHEN mailbox.validity = $2 AND mailbox.last_uid > $3 THEN mailbox.last_uid ELSE $3 END)",
              {mailbox, place.validity, place.last_uid, tx.now()});
}

void keep_problem(store::Transaction& tx, const std::string& mailbox, const std::string& problem) {
    tx.change(R"(
        INSERT INTO mailbox (name, validity, last_uid, looked_at, problem) VALUES ($1, 0, 0, $2, $3)
        ON CONFLICT (name) DO UPDATE SET looked_at = $2, problem = $3)",
              {mailbox, tx.now(), problem});
}

/// What cannot become a report for a reason that nobody foresaw waits for a person; the mails behind it go on.
void take_in_safely(store::Database& database, const Settings& settings, ReadMail mail, Place place) {
    const auto take = [&](store::Transaction& tx) {
        take_in(tx, {settings.body}, mail);
        keep_place(tx, settings.address, place);
    };
    try {
        database.write(take);
    } catch (const base::Problem& problem) {
        mail.fault = problem.code();
        database.write(take);
    }
}

void fetch_from(IncomingServer& server, store::Database& database, const Settings& settings) {
    auto place = database.read([&](store::Transaction& tx) { return place_in(tx, settings.address); });
    const auto state = server.look();
    // A mailbox that was made anew counts from one again; what was taken in before is known by its Message-ID.
    if (state.validity != place.validity) place = {state.validity, 0};
    if (state.next_uid > place.last_uid + 1)
        for (const auto uid : server.uids_above(place.last_uid)) {
            place.last_uid = uid;
            if (auto bytes = server.fetch(uid)) take_in_safely(database, settings, read_mail(std::move(*bytes)), place);
        }
    database.write([&](store::Transaction& tx) { keep_place(tx, settings.address, place); });
}

std::optional<Attachment> file_of(const Letter& letter) {
    return letter.form ? std::optional(form_of(*letter.form)) : std::nullopt;
}

void send_one(OutgoingServer& server, store::Database& database, const Settings& settings, const Letter& letter) {
    const auto at = database.options().clock();
    try {
        server.send(letter.receiver, on_the_wire(letter, file_of(letter), {settings.address, settings.name}, at));
    } catch (const WireError& error) {
        const std::string said = error.what();
        const auto failure = error.is_for_good ? Failure::for_good : Failure::for_now;
        database.write([&](store::Transaction& tx) {
            mark_failed(tx, letter.id, said, failure);
            if (failure == Failure::for_good) mark_bounced(tx, letter.receiver, said);
        });
        return;
    }
    database.write([&](store::Transaction& tx) { mark_sent(tx, letter.id); });
}

}  // namespace

void send_letters(store::Database& database, const Settings& settings) {
    const auto due = database.write([](store::Transaction& tx) { return take_due(tx, letters_at_once); });
    if (due.empty()) return;
    OutgoingServer server(settings);
    for (const auto& letter : due) send_one(server, database, settings, letter);
}

void fetch_mails(store::Database& database, const Settings& settings) {
    if (!settings.incoming) return;
    try {
        IncomingServer server(settings);
        fetch_from(server, database, settings);
    } catch (const WireError& error) {
        const std::string said = error.what();
        base::log("mailbox_unreachable", {{"error", said}});
        database.write([&](store::Transaction& tx) { keep_problem(tx, settings.address, said); });
    }
}

std::optional<MailboxState> mailbox_state(store::Transaction& tx) {
    const auto read = [](const store::Row& row) {
        return MailboxState{row.text("name"), row.instant("looked_at"), row.maybe_text("problem")};
    };
    return store::first(read, tx.run("SELECT name, looked_at, problem FROM mailbox ORDER BY looked_at DESC LIMIT 1"));
}

std::vector<jobs::Job> jobs_of(store::Database& database, const Settings& settings) {
    database.read([&](store::Transaction& tx) { bodies::get(tx, {settings.body}); });
    const auto writes = [](auto verb) {
        return [verb](store::Database& db) { db.write([&](store::Transaction& tx) { verb(tx); }); };
    };
    return {
        {"fetch mails", 30s, [settings](store::Database& db) { fetch_mails(db, settings); }},
        {"read addresses of plans", 1min, writes([](store::Transaction& tx) { read_addresses(tx); })},
        {"write reminders", 10min, writes([](store::Transaction& tx) { remind(tx); })},
        {"send letters", 5s, [settings](store::Database& db) { send_letters(db, settings); }},
    };
}

}  // namespace mail
