#include "store/journal.hpp"

#include <sodium.h>

#include "store/journal_numbering.hpp"
#include "store/values.hpp"

namespace store {
namespace {

UnnumberedLine make_line(Transaction& tx, std::string_view verb, const base::Uuid& subject,
                         const std::optional<base::Uuid>& area, const base::Json& detail) {
    return {.at = tx.now(),
            .actor = {},
            .area = area,
            .verb = std::string(verb),
            .subject = subject,
            .detail = base::to_json(detail)};
}

JournalLine read(const Row& row) {
    return {.seq = row.integer("seq"),
            .at = row.instant("at"),
            .actor = row.maybe_uuid("actor"),
            .area = row.maybe_uuid("area"),
            .verb = row.text("verb"),
            .subject = row.uuid("subject"),
            .detail = base::parse_json(row.text("detail"))};
}

void put_number(std::string& out, std::int64_t number) {
    for (int shift = 56; shift >= 0; shift -= 8) out += static_cast<char>(static_cast<std::uint64_t>(number) >> shift);
}

void put_bytes(std::string& out, std::string_view bytes) {
    put_number(out, static_cast<std::int64_t>(bytes.size()));
    out += bytes;
}

void put_id(std::string& out, const std::optional<base::Uuid>& id) {
    if (!id) return put_bytes(out, {});
    put_bytes(out, {reinterpret_cast<const char*>(id->bytes.data()), id->bytes.size()});
}

}  // namespace

void record(Transaction& tx, const base::Who& who, std::string_view verb, const base::Uuid& subject,
            const std::optional<base::Uuid>& area, const base::Json& detail) {
    auto line = make_line(tx, verb, subject, area, detail);
    if (who.is_somebody()) line.actor = who.account;
    tx.leave_line(std::move(line));
}

void record_each(Transaction& tx, const base::Who& who, std::string_view verb, std::span<const Subject> subjects) {
    auto alike = make_line(tx, verb, {}, std::nullopt, nullptr);
    if (who.is_somebody()) alike.actor = who.account;
    tx.leave_lines(alike, subjects);
}

void record_by_system(Transaction& tx, std::string_view verb, const base::Uuid& subject,
                      const std::optional<base::Uuid>& area, const base::Json& detail) {
    tx.leave_line(make_line(tx, verb, subject, area, detail));
}

std::vector<JournalLine> lines_after(Transaction& tx, std::int64_t seq, std::size_t limit) {
    return all(read, tx.run(R"(
        SELECT seq, at, actor, area, verb, subject, detail FROM journal WHERE seq > $1 ORDER BY seq LIMIT $2)",
                            {seq, limit}));
}

std::vector<JournalLine> lines_about(Transaction& tx, const base::Uuid& subject, std::int64_t before_seq,
                                     std::size_t limit) {
    return all(read, tx.run(R"(
        SELECT seq, at, actor, area, verb, subject, detail FROM journal
        WHERE subject = $1 AND ($2 = 0 OR seq < $2)
        ORDER BY seq DESC LIMIT $3)",
                            {subject, before_seq, limit}));
}

std::int64_t last_seq(Transaction& tx) {
    const auto rows = tx.run("SELECT seq FROM journal ORDER BY seq DESC LIMIT 1");
    return rows.empty() ? 0 : rows.front().integer("seq");
}

Digest chained(const Digest& before, std::int64_t seq, const UnnumberedLine& line) {
    std::string whole(before.begin(), before.end());
    whole.reserve(192 + line.verb.size() + line.detail.size());
    put_number(whole, seq);
    put_number(whole, line.at.ms);
    put_id(whole, line.actor);
    put_id(whole, line.area);
    put_bytes(whole, line.verb);
    put_id(whole, line.subject);
    put_bytes(whole, line.detail);
    Digest digest;
    crypto_generichash(digest.data(), digest.size(), reinterpret_cast<const unsigned char*>(whole.data()), whole.size(),
                       nullptr, 0);
    return digest;
}

Digest digest_of(const Row& row) {
    const auto bytes = row.bytes("hash");
    Digest digest{};
    if (bytes.size() == digest.size()) std::copy(bytes.begin(), bytes.end(), digest.begin());
    return digest;
}

UnnumberedLine unnumbered(const Row& row) {
    return {.at = row.instant("at"),
            .actor = row.maybe_uuid("actor"),
            .area = row.maybe_uuid("area"),
            .verb = row.text("verb"),
            .subject = row.uuid("subject"),
            .detail = row.text("detail")};
}

std::int64_t number_lines(Transaction& tx, std::span<const UnnumberedLine> lines) {
    std::int64_t seq = 0;
    Digest digest{};
    const auto last = tx.run("SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1");
    if (!last.empty()) {
        seq = last.front().integer("seq");
        digest = digest_of(last.front());
    }
    for (const auto& line : lines) {
        digest = chained(digest, ++seq, line);
        tx.change(R"(
            INSERT INTO journal (seq, at, actor, area, verb, subject, detail, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8))",
                  {seq, line.at, line.actor, line.area, line.verb, line.subject, line.detail,
                   Bytes(digest.begin(), digest.end())});
    }
    return seq;
}

}  // namespace store
