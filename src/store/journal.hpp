#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/json.hpp"
#include "base/who.hpp"
#include "store/database.hpp"

/// The journal: one append-only table that says who did what to which thing, when and where. It is the audit, the
/// phones' and live pages' "changes since N", and the work queue. Only numbered lines are ever seen by readers; the
/// numberer gives each committed line its sequence number and the hash that chains it to the one before.
namespace store {

struct JournalLine {
    std::int64_t seq = 0;
    base::Instant at;
    std::optional<base::Uuid> actor;  ///< an account; empty when the system acted by itself
    std::optional<base::Uuid> area;
    std::string verb;  ///< "task.done"
    base::Uuid subject;
    base::Json detail;  ///< the changed fields; personal values only as ciphertext
};

/// A line on its way from its verb to the numberer.
struct UnnumberedLine {
    base::Instant at;
    std::optional<base::Uuid> actor;
    std::optional<base::Uuid> area;
    std::string verb;
    base::Uuid subject;
    std::string detail;  ///< JSON, as it will be stored and hashed
};

/// Writes the line of a fact, in the fact's own transaction.
void record(Transaction& tx, const base::Who& who, std::string_view verb, const base::Uuid& subject,
            const std::optional<base::Uuid>& area = std::nullopt, const base::Json& detail = nullptr);

/// A line of its own for each of many things that one verb did alike: ten thousand tasks given.
void record_each(Transaction& tx, const base::Who& who, std::string_view verb, std::span<const Subject> subjects);

/// The line of something the system did by itself (a job, an import).
void record_by_system(Transaction& tx, std::string_view verb, const base::Uuid& subject,
                      const std::optional<base::Uuid>& area = std::nullopt, const base::Json& detail = nullptr);

/// Numbered lines after `seq`, oldest first, at most `limit`.
std::vector<JournalLine> lines_after(Transaction& tx, std::int64_t seq, std::size_t limit);

/// The lines about one thing, newest first, at most `limit` before `seq` (0: from the newest).
std::vector<JournalLine> lines_about(Transaction& tx, const base::Uuid& subject, std::int64_t before_seq,
                                     std::size_t limit);

std::int64_t last_seq(Transaction& tx);

}  // namespace store
