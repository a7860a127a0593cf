#include "commitments/drive_row.hpp"

#include "accounts/grant.hpp"
#include "accounts/secret.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "commitments/code.hpp"
#include "store/values.hpp"

namespace commitments {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

Entry read_entry(const store::Row& row, base::Day today) {
    Entry entry{.promise = {.id = row.id<CommitmentDriveTag>("id"),
                            .code = row.text("code"),
                            .body = {row.uuid("body"), row.text("body_name")},
                            .area = {row.uuid("area"), row.text("area_name")},
                            .title = row.text("title"),
                            .words = row.text("words"),
                            .paper = row.text("paper"),
                            .begins = row.day("begins"),
                            .ends = row.day("ends")},
                .home = row.integer("home"),
                .area_path = row.text("area_path"),
                .is_closed = !row.is_null("closed_at")};
    auto& promise = entry.promise;
    promise.is_open = !entry.is_closed && promise.begins <= today && today <= promise.ends;
    return entry;
}

PartEntry read_part(const store::Row& row) {
    return {.part = {.id = row.id<CommitmentPartTag>("id"),
                     .body = {row.uuid("body"), row.text("body_name")},
                     .area = {row.uuid("area"), row.text("area_name")},
                     .group = row.text("group_code"),
                     .members = row.maybe_integer("members"),
                     .members_source = row.text("members_source"),
                     .on_paper = row.integer("on_paper"),
                     .by_phone = row.integer("by_phone")},
            .drive = row.id<CommitmentDriveTag>("drive")};
}

std::string select_parts(const std::string& where) {
    return R"(
        SELECT p.*, b.name AS body_name, a.name AS area_name, COALESCE(
            (SELECT CAST(sum(c.signed) AS BIGINT) FROM commitment_count c WHERE c.home = p.home AND c.part = p.id), 0) AS by_phone
        FROM commitment_part p JOIN body b ON b.id = p.body JOIN area a ON a.id = p.area
        WHERE )" +
           where + " ORDER BY a.path, p.group_code, b.name, p.id";
}

}  // namespace

std::string select_drives(const std::string& where) {
    return R"(
        SELECT d.*, b.name AS body_name, a.name AS area_name, a.path AS area_path
        FROM commitment_drive d JOIN body b ON b.id = d.body JOIN area a ON a.id = d.area
        WHERE )" +
           where;
}

std::vector<Entry> read_entries(store::Transaction& tx, const store::Rows& rows) {
    const auto today = base::day_of(tx.now());
    return store::all([&](const store::Row& row) { return read_entry(row, today); }, rows);
}

std::optional<Entry> find_drive(store::Transaction& tx, DriveId id) {
    auto found = read_entries(tx, tx.run(select_drives("d.id = $1"), {id}));
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

Entry drive_entry(store::Transaction& tx, DriveId id) {
    auto found = find_drive(tx, id);
    if (!found) throw Problem(ProblemKind::not_found, "commitment.not_found", base::to_string(id));
    return std::move(*found);
}

Entry entry_by_code(store::Transaction& tx, std::string_view typed) {
    if (const auto code = accounts::tidy_code(typed, sheet_code)) {
        auto found = read_entries(tx, tx.run(select_drives("d.code = $1"), {*code}));
        if (!found.empty()) return std::move(found.front());
    }
    throw Problem(ProblemKind::not_found, "commitment.code_unknown");
}

PartEntry part_entry(store::Transaction& tx, PartId id) {
    auto found = store::first(read_part, tx.run(select_parts("p.id = $1"), {id}));
    if (!found) throw Problem(ProblemKind::not_found, "commitment.part_not_found", base::to_string(id));
    return std::move(*found);
}

std::vector<PartEntry> parts_of(store::Transaction& tx, const Entry& drive) {
    return store::all(read_part, tx.run(select_parts("p.home = $1 AND p.drive = $2"), {drive.home, drive.promise.id}));
}

bool may_edit(store::Transaction& tx, const base::Who& who, const Entry& drive) {
    return accounts::reaches_body(tx, who, Permission::plans_issue, drive.promise.body.id);
}

void require_count(store::Transaction& tx, const base::Who& who, const Entry& drive, const Part& part) {
    if (!may_edit(tx, who, drive)) accounts::require_body(tx, who, Permission::reports_write, part.body.id);
}

std::string short_text(std::string_view typed, std::size_t longest) {
    std::string tidy(base::trim(base::to_nfc(typed)));
    if (tidy.size() > longest) throw Problem(ProblemKind::invalid, "commitment.text_too_long");
    return tidy;
}

}  // namespace commitments
