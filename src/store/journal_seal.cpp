#include "store/journal_seal.hpp"

#include <algorithm>
#include <array>

#include <sodium.h>

#include "store/journal_numbering.hpp"
#include "store/values.hpp"

namespace store {
namespace {

struct SealedDay {
    std::string day;
    std::int64_t last_seq = 0;
    std::int64_t lines = 0;
    Digest hash{};
    Digest seal{};
};

Digest digest_in(const Row& row, std::string_view column) {
    const auto bytes = row.bytes(column);
    Digest digest{};
    if (bytes.size() == digest.size()) std::copy(bytes.begin(), bytes.end(), digest.begin());
    return digest;
}

SealedDay read(const Row& row) {
    return {.day = row.text("day"),
            .last_seq = row.integer("last_seq"),
            .lines = row.integer("lines"),
            .hash = digest_in(row, "hash"),
            .seal = digest_in(row, "seal")};
}

Digest seal_of(const MasterKey& master, const Digest& before, const SealedDay& day) {
    std::string whole =
        "journal day\n" + day.day + '\n' + std::to_string(day.last_seq) + '\n' + std::to_string(day.lines) + '\n';
    whole.append(day.hash.begin(), day.hash.end());
    whole.append(before.begin(), before.end());
    Digest seal;
    crypto_generichash(seal.data(), seal.size(), reinterpret_cast<const unsigned char*>(whole.data()), whole.size(),
                       master.bytes().data(), master.bytes().size());
    return seal;
}

void write(Transaction& tx, const SealedDay& day) {
    tx.change("INSERT INTO journal_day (day, last_seq, lines, hash, seal) VALUES ($1, $2, $3, $4, $5)",
              {day.day, day.last_seq, day.lines, Bytes(day.hash.begin(), day.hash.end()),
               Bytes(day.seal.begin(), day.seal.end())});
}

std::vector<SealedDay> sealed_days(Transaction& tx) {
    return all(read, tx.run("SELECT day, last_seq, lines, hash, seal FROM journal_day ORDER BY day"));
}

/// The days whose seal, chain and last line are as they were; the first that is not names its first line.
std::optional<std::int64_t> first_broken_day(const std::vector<SealedDay>& days, const MasterKey& master) {
    Digest before{};
    std::int64_t last = 0;
    for (const auto& day : days) {
        if (day.seal != seal_of(master, before, day) || day.last_seq - last != day.lines) return last + 1;
        before = day.seal;
        last = day.last_seq;
    }
    return std::nullopt;
}

}  // namespace

std::size_t seal_journal_days(Transaction& tx, const MasterKey& master) {
    const auto last = tx.run("SELECT day, last_seq, lines, hash, seal FROM journal_day ORDER BY day DESC LIMIT 1");
    auto before = last.empty() ? SealedDay{} : read(last.front());
    std::vector<SealedDay> found;
    const std::array<Value, 2> parameters{before.last_seq, base::start_of(base::day_of(tx.now()))};
    tx.each("SELECT seq, at, hash FROM journal WHERE seq > $1 AND at < $2 ORDER BY seq", parameters,
            [&](const Row& row) {
                const auto day = base::to_string(base::day_of(row.instant("at")));
                // A line that was numbered after midnight is sealed with the day in which it was numbered.
                if (found.empty() || day > found.back().day) found.push_back({.day = std::max(day, before.day)});
                found.back().last_seq = row.integer("seq");
                found.back().hash = digest_of(row);
            });
    if (!found.empty() && found.front().day == before.day) found.erase(found.begin());
    for (auto& day : found) {
        day.lines = day.last_seq - before.last_seq;
        day.seal = seal_of(master, before.seal, day);
        write(tx, day);
        before = day;
    }
    return found.size();
}

JournalCheck verify_journal(Transaction& tx, const MasterKey* master) {
    JournalCheck check;
    const auto days = sealed_days(tx);
    auto day = days.begin();
    Digest digest{};
    const auto broken_at = [&](std::int64_t seq) {
        if (!check.first_broken || seq < *check.first_broken) check.first_broken = seq;
    };
    tx.each("SELECT seq, at, actor, area, verb, subject, detail, hash FROM journal ORDER BY seq", {},
            [&](const Row& row) {
                if (check.first_broken) return;
                const auto seq = row.integer("seq");
                if (seq != check.lines + 1) return broken_at(check.lines + 1);
                digest = chained(digest, seq, unnumbered(row));
                if (digest != digest_of(row)) return broken_at(seq);
                if (day != days.end() && day->last_seq == seq) {
                    if (day->hash != digest) return broken_at(seq);
                    ++day;
                }
                ++check.lines;
            });
    // Days that were sealed reach further than the lines do: the end was cut off.
    if (!check.first_broken && day != days.end()) broken_at(check.lines + 1);
    if (master)
        if (const auto seq = first_broken_day(days, *master)) broken_at(*seq);
    check.days = static_cast<std::int64_t>(days.size());
    return check;
}

}  // namespace store
