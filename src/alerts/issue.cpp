#include "alerts/issue.hpp"

#include <fstream>
#include <iterator>

#include <fmt/format.h>

#include "alerts/signature.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "documents/markup.hpp"
#include "store/journal_reader.hpp"
#include "store/values.hpp"

namespace alerts {
namespace {

using documents::escaped;
using namespace std::chrono_literals;

constexpr std::string_view reader = "alerts";
const std::vector<std::string> verbs{"message.approved", "message.withdrawn", "message.put_back"};
constexpr std::string_view feed_title = "Cảnh báo cho bà con";

/// "2021-06-11T08:00:00+07:00": the standard wants an offset, and neither Z nor a part of a second.
std::string cap_time(base::Instant at) {
    constexpr std::int64_t seven_hours_ms = 7LL * 60 * 60 * 1000;
    return base::to_string(base::Instant{at.ms + seven_hours_ms}).substr(0, 19) + "+07:00";
}

/// What the levels of circular 39/2020 say of urgency. The mapping is ours.
struct Measure {
    const char* urgency;
    const char* severity;
    const char* certainty;
};
Measure measure_of(std::string_view priority) {
    return priority == "emergency" ? Measure{"Immediate", "Severe", "Observed"}
                                   : Measure{"Expected", "Moderate", "Likely"};
}

struct Issued {
    std::string identifier;
    std::string sender;
    std::string sent;
    std::string reference() const { return sender + ',' + identifier + ',' + sent; }
};

Issued issued_of(const store::Row& message, std::int64_t number, base::Instant at) {
    return {base::to_string(message.uuid("id")) + '.' + std::to_string(number),
            "urn:uuid:" + base::to_string(message.uuid("body")), cap_time(at)};
}

std::string info_xml(const store::Row& message, const store::Rows& areas, std::string_view language,
                     const std::string& title, const std::string& text) {
    const auto [urgency, severity, certainty] = measure_of(message.text("priority"));
    auto xml = fmt::format(
        "  <info>\n    <language>{}</language>\n    <category>Health</category>\n    <event>{}</event>\n"
        "    <urgency>{}</urgency>\n    <severity>{}</severity>\n    <certainty>{}</certainty>\n"
        "    <effective>{}</effective>\n    <expires>{}</expires>\n    <senderName>{}</senderName>\n"
        "    <headline>{}</headline>\n    <description>{}</description>\n",
        escaped(language), escaped(title), urgency, severity, certainty,
        cap_time(base::start_of(message.day("valid_from"))), cap_time(base::end_of(message.day("valid_until"))),
        escaped(message.text("body_name")), escaped(title), escaped(text));
    for (const auto& area : areas)
        xml += fmt::format(
            "    <area>\n      <areaDesc>{}</areaDesc>\n      <geocode>\n        <valueName>VN-GSO</valueName>\n"
            "        <value>{}</value>\n      </geocode>\n    </area>\n",
            escaped(area.text("name")), escaped(area.text("code")));
    return xml + "  </info>\n";
}

std::string alert_xml(store::Transaction& tx, const store::Row& message, const Issued& issued, IssueKind kind,
                      Status status, const std::string& references) {
    const auto areas = tx.run(R"(
        SELECT a.name, a.code FROM message_area t JOIN area a ON a.id = t.area WHERE t.message = $1 ORDER BY t.position)",
                              {message.uuid("id")});
    auto xml = fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\">\n"
        "  <identifier>{}</identifier>\n  <sender>{}</sender>\n  <sent>{}</sent>\n  <status>{}</status>\n"
        "  <msgType>{}</msgType>\n  <scope>Public</scope>\n{}",
        issued.identifier, issued.sender, issued.sent, status == Status::actual ? "Actual" : "Exercise",
        kind == IssueKind::alert ? "Alert" : "Cancel",
        references.empty() ? "" : "  <references>" + references + "</references>\n");
    xml += info_xml(message, areas, "vi-VN", message.text("title"), message.text("text"));
    for (const auto& one :
         tx.run("SELECT language, title, text FROM message_translation WHERE message = $1 ORDER BY language",
                {message.uuid("id")}))
        xml += info_xml(message, areas, one.text("language"), one.text("title"), one.text("text"));
    return xml + "</alert>\n";
}

std::string key_in(const std::string& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

void follow(store::Database& database, Status status, bool will_be_signed) {
    while (database.read([](store::Transaction& tx) { return store::is_behind(tx, reader); }))
        database.write([&](store::Transaction& tx) {
            store::read_on(tx, reader, verbs,
                           [&](const store::Happened& line) { issue(tx, {line.subject}, status, will_be_signed); });
        });
}

struct Unsigned {
    IssueId id;
    std::string xml;
};

void sign(store::Database& database, const std::string& key) {
    const auto waiting = database.read([](store::Transaction& tx) {
        return store::all(
            [](const store::Row& row) {
                return Unsigned{row.id<AlertIssueTag>("id"), row.text("xml")};
            },
            tx.run("SELECT id, xml FROM alert_issue WHERE waits_for_signature ORDER BY id LIMIT 20", {}));
    });
    for (const auto& [id, xml] : waiting) {
        const auto done = signed_xml(xml, key);
        database.write([&](store::Transaction& tx) {
            tx.change("UPDATE alert_issue SET xml = $2, waits_for_signature = FALSE WHERE id = $1", {id, done});
        });
    }
}

}  // namespace

void issue(store::Transaction& tx, outreach::MessageId id, Status status, bool will_be_signed) {
    const auto found =
        tx.run("SELECT m.*, b.name AS body_name FROM message m JOIN body b ON b.id = m.body WHERE m.id = $1", {id});
    // What was over before anybody could issue it goes out no more.
    if (found.empty() || found.front().text("priority") == "ordinary" ||
        found.front().day("valid_until") < base::day_of(tx.now()))
        return;
    const auto& message = found.front();
    const auto last =
        tx.run("SELECT number, kind, sent_at FROM alert_issue WHERE message = $1 ORDER BY number DESC LIMIT 1", {id});
    const bool is_out = !last.empty() && last.front().text("kind") == "alert";
    const bool should_be = message.text("state") == "approved";
    if (is_out == should_be) return;
    const auto kind = should_be ? IssueKind::alert : IssueKind::cancel;
    const auto number = last.empty() ? 1 : last.front().integer("number") + 1;
    const auto references =
        is_out ? issued_of(message, number - 1, last.front().instant("sent_at")).reference() : std::string();
    const auto xml = alert_xml(tx, message, issued_of(message, number, tx.now()), kind, status, references);
    tx.change(R"(
        INSERT INTO alert_issue (home, id, message, number, kind, title, sent_at, xml, waits_for_signature)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))",
              {message.integer("home"), tx.new_id(), id, number, base::name_of(kind), message.text("title"), tx.now(),
               xml, will_be_signed});
}

std::string issued_xml(store::Transaction& tx, IssueId id) {
    const auto rows = tx.run("SELECT xml FROM alert_issue WHERE id = $1 AND NOT waits_for_signature", {id});
    if (rows.empty()) throw base::Problem(base::ProblemKind::not_found, "alert.not_found", base::to_string(id));
    return rows.front().text("xml");
}

std::string alert_feed(store::Transaction& tx, const std::string& origin) {
    const auto rows = tx.run(R"(
        SELECT id, kind, title, sent_at FROM alert_issue WHERE NOT waits_for_signature ORDER BY sent_at DESC, id DESC LIMIT 50)",
                             {});
    const auto updated = rows.empty() ? base::Instant{} : rows.front().instant("sent_at");
    auto xml = fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"vi\">\n"
        "  <id>{0}/canh-bao.xml</id>\n  <title>{1}</title>\n  <updated>{2}</updated>\n"
        "  <link rel=\"self\" type=\"application/atom+xml\" href=\"{0}/canh-bao.xml\"/>\n"
        "  <author><name>Lá Lành</name></author>\n",
        escaped(origin), feed_title, base::to_string(updated));
    for (const auto& row : rows) {
        const auto id = base::to_string(row.uuid("id"));
        xml += fmt::format(
            "  <entry>\n    <id>urn:uuid:{0}</id>\n    <title>{1}{2}</title>\n    <updated>{3}</updated>\n"
            "    <link rel=\"alternate\" type=\"application/cap+xml\" href=\"{4}/cap/{0}.cap\"/>\n  </entry>\n",
            id, row.text("kind") == "cancel" ? "Đã rút: " : "", escaped(row.text("title")),
            base::to_string(row.instant("sent_at")), escaped(origin));
    }
    return xml + "</feed>\n";
}

std::vector<jobs::Job> jobs_of(Status status, const std::string& key_file) {
    return {{"send urgent messages out as alerts", 2s, [status, key_file](store::Database& database) {
                 const auto key = key_in(key_file);
                 follow(database, status, !key.empty());
                 if (!key.empty()) sign(database, key);
             }}};
}

}  // namespace alerts
