#include "commitments/drive.hpp"

#include <algorithm>
#include <set>

#include "accounts/grant.hpp"
#include "accounts/secret.hpp"
#include "base/problem.hpp"
#include "base/vocabulary.hpp"
#include "bodies/body.hpp"
#include "commitments/code.hpp"
#include "commitments/drive_row.hpp"
#include "store/counters.hpp"
#include "store/journal.hpp"

namespace commitments {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

constexpr int most_days = 731;

struct Text {
    std::string title;
    std::string words;
    std::string paper;
};

Text checked(const std::string& title, const std::string& words, const std::string& paper) {
    Text text{short_text(title, longest_line), short_text(words, longest_words), short_text(paper, longest_line)};
    if (text.title.empty()) throw Problem(ProblemKind::invalid, "commitment.title_missing");
    if (text.words.empty()) throw Problem(ProblemKind::invalid, "commitment.words_missing");
    return text;
}

void check_days(base::Day begins, base::Day ends) {
    if (ends < begins || ends > begins + most_days)
        throw Problem(ProblemKind::invalid, "commitment.days_wrong", base::to_string(ends));
}

void check_number(const std::optional<std::int64_t>& number) {
    if (number && (*number < 0 || *number > largest_number))
        throw Problem(ProblemKind::invalid, "commitment.number_wrong", std::to_string(*number));
}

bool says_the_same(const Promise& there, const NewDrive& wanted, const Text& text) {
    return there.body.id == wanted.body && there.title == text.title && there.words == text.words &&
           there.paper == text.paper && there.begins == wanted.begins && there.ends == wanted.ends;
}

Entry own_drive(store::Transaction& tx, const base::Who& who, DriveId id) {
    auto entry = drive_entry(tx, id);
    accounts::require_body(tx, who, Permission::plans_issue, entry.promise.body.id);
    return entry;
}

void record(store::Transaction& tx, const base::Who& who, const Entry& drive, std::string_view verb) {
    store::record(tx, who, verb, drive.promise.id.uuid, drive.promise.area.id);
}

/// Takes an edit when what stands there is what the editor saw, or is what they want already.
template <class T>
void put(const std::optional<Edit<T>>& edit, T& value) {
    if (!edit) return;
    if (value != edit->from && value != edit->to) throw Problem(ProblemKind::conflict, "commitment.changed_meanwhile");
    value = edit->to;
}

void insert_part(store::Transaction& tx, const Entry& drive, const NewPart& wanted, const base::Uuid& area) {
    tx.change(R"(
        INSERT INTO commitment_part (home, id, drive, body, area, group_code, members, members_source, on_paper)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0))",
              {drive.home, wanted.id, drive.promise.id, wanted.body, area, wanted.group, wanted.members,
               short_text(wanted.members_source, longest_line)});
}

Drive set_closed(store::Transaction& tx, const base::Who& who, DriveId id, const std::optional<base::Instant>& at,
                 std::string_view verb) {
    const auto entry = own_drive(tx, who, id);
    tx.change("UPDATE commitment_drive SET closed_at = $3 WHERE home = $1 AND id = $2", {entry.home, id, at});
    record(tx, who, entry, verb);
    return get(tx, who, id);
}

}  // namespace

const std::vector<Group>& groups() {
    static const auto read_once = base::vocabulary<Group>("commitments/vocabulary/commitment_groups.json");
    return read_once;
}

std::string new_code() {
    return *accounts::tidy_code(accounts::new_code(sheet_code), sheet_code);
}

Drive open(store::Transaction& tx, const base::Who& who, const NewDrive& wanted, const std::string& code) {
    const auto body = bodies::get(tx, bodies::BodyId{wanted.body});
    accounts::require_body(tx, who, Permission::plans_issue, wanted.body);
    const auto text = checked(wanted.title, wanted.words, wanted.paper);
    check_days(wanted.begins, wanted.ends);
    if (const auto before = find_drive(tx, wanted.id)) {
        if (!says_the_same(before->promise, wanted, text))
            throw Problem(ProblemKind::conflict, "commitment.id_taken", base::to_string(wanted.id));
        return get(tx, who, wanted.id);
    }
    tx.change(R"(
        INSERT INTO commitment_drive (home, id, code, body, area, title, words, paper, begins, ends, made_at, made_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12))",
              {body.home, wanted.id, code, wanted.body, body.area, text.title, text.words, text.paper, wanted.begins,
               wanted.ends, tx.now(), who.account});
    record(tx, who, drive_entry(tx, wanted.id), "commitment.opened");
    return get(tx, who, wanted.id);
}

Drive get(store::Transaction& tx, const base::Who& who, DriveId id) {
    const auto entry = drive_entry(tx, id);
    if (!accounts::reaches_body(tx, who, Permission::plans_read, entry.promise.body.id))
        accounts::require_figures(tx, who, Permission::plans_read, entry.area_path);
    Drive drive{.promise = entry.promise, .parts = {}, .is_closed = entry.is_closed, .may_edit = {}};
    drive.may_edit = may_edit(tx, who, entry);
    for (auto& [part, of] : parts_of(tx, entry)) {
        part.may_count = drive.may_edit || accounts::reaches_body(tx, who, Permission::reports_write, part.body.id);
        drive.parts.push_back(std::move(part));
    }
    return drive;
}

Drive change(store::Transaction& tx, const base::Who& who, DriveId id, const DriveChange& wanted) {
    const auto entry = own_drive(tx, who, id);
    auto after = entry.promise;
    put(wanted.title, after.title);
    put(wanted.words, after.words);
    put(wanted.ends, after.ends);
    const auto text = checked(after.title, after.words, after.paper);
    check_days(after.begins, after.ends);
    tx.change("UPDATE commitment_drive SET title = $3, words = $4, ends = $5 WHERE home = $1 AND id = $2",
              {entry.home, id, text.title, text.words, after.ends});
    record(tx, who, entry, "commitment.changed");
    return get(tx, who, id);
}

Drive close(store::Transaction& tx, const base::Who& who, DriveId id) {
    return set_closed(tx, who, id, tx.now(), "commitment.closed");
}

Drive open_again(store::Transaction& tx, const base::Who& who, DriveId id) {
    return set_closed(tx, who, id, std::nullopt, "commitment.opened_again");
}

Drive add_part(store::Transaction& tx, const base::Who& who, DriveId id, const NewPart& wanted) {
    const auto entry = own_drive(tx, who, id);
    const auto body = bodies::get(tx, bodies::BodyId{wanted.body});
    if (!areas::is_within(areas::get(tx, body.area).path, entry.area_path))
        throw Problem(ProblemKind::invalid, "commitment.body_elsewhere", body.name);
    if (std::ranges::none_of(groups(), [&](const Group& one) { return one.code == wanted.group; }))
        throw Problem(ProblemKind::invalid, "commitment.group_unknown", wanted.group);
    check_number(wanted.members);
    for (const auto& [part, of] : parts_of(tx, entry)) {
        if (part.id == wanted.id) return get(tx, who, id);
        if (part.body.id == wanted.body && part.group == wanted.group)
            throw Problem(ProblemKind::conflict, "commitment.part_there", body.name);
    }
    insert_part(tx, entry, wanted, body.area.uuid);
    record(tx, who, entry, "commitment.part_added");
    return get(tx, who, id);
}

Drive add_hamlets(store::Transaction& tx, const base::Who& who, DriveId id) {
    const auto entry = own_drive(tx, who, id);
    const auto today = base::day_of(tx.now());
    std::set<base::Uuid> counted;
    for (const auto& [part, of] : parts_of(tx, entry))
        if (part.group == groups().front().code) counted.insert(part.area.id);
    const auto boards = bodies::within(tx, areas::AreaId{entry.promise.area.id}, {"hamlet"}, today);
    if (boards.empty()) throw Problem(ProblemKind::invalid, "commitment.no_hamlets", entry.promise.area.name);
    for (const auto& board : boards) {
        if (!counted.insert(board.area.uuid).second) continue;
        const auto households =
            store::counted(tx, board.area.uuid, households::households_indicator, base::Day{}, today);
        insert_part(tx, entry,
                    {.id = {tx.new_id()},
                     .body = board.id.uuid,
                     .group = groups().front().code,
                     .members = households > 0 ? std::optional(households) : std::nullopt,
                     .members_source = "Sổ hộ ngày " + base::to_string(today)},
                    board.area.uuid);
    }
    record(tx, who, entry, "commitment.part_added");
    return get(tx, who, id);
}

Drive change_part(store::Transaction& tx, const base::Who& who, PartId id, const PartChange& wanted) {
    auto [part, drive] = part_entry(tx, id);
    const auto entry = drive_entry(tx, drive);
    require_count(tx, who, entry, part);
    put(wanted.members, part.members);
    put(wanted.members_source, part.members_source);
    check_number(part.members);
    tx.change("UPDATE commitment_part SET members = $3, members_source = $4 WHERE home = $1 AND id = $2",
              {entry.home, id, part.members, short_text(part.members_source, longest_line)});
    record(tx, who, entry, "commitment.part_changed");
    return get(tx, who, drive);
}

Drive remove_part(store::Transaction& tx, const base::Who& who, PartId id) {
    const auto [part, drive] = part_entry(tx, id);
    const auto entry = own_drive(tx, who, drive);
    if (part.signatures() > 0) throw Problem(ProblemKind::conflict, "commitment.part_counted", part.body.name);
    tx.change("DELETE FROM commitment_sheet WHERE home = $1 AND part = $2", {entry.home, id});
    tx.change("DELETE FROM commitment_part WHERE home = $1 AND id = $2", {entry.home, id});
    record(tx, who, entry, "commitment.part_removed");
    return get(tx, who, drive);
}

DrivePage drives(store::Transaction& tx, const base::Who& who, areas::AreaId id, const std::string& after,
                 std::size_t limit) {
    const auto area = areas::get(tx, id);
    accounts::require_figures(tx, who, Permission::plans_read, area.path);
    const auto dot = std::min(after.find('.'), after.size());
    const auto day = after.empty() ? std::string("9999-12-31") : after.substr(0, dot);
    const auto last = base::parse_uuid(std::string_view(after).substr(std::min(dot + 1, after.size())));
    const auto rows = tx.run(select_drives(R"(
        a.path >= $1 AND a.path < $2 AND (d.begins, d.id) < ($3, $4) ORDER BY d.begins DESC, d.id DESC LIMIT $5)"),
                             {area.path, area.path + '~', day, last.value_or(base::Uuid{}), limit});
    DrivePage page;
    for (auto& one : read_entries(tx, rows)) page.items.push_back(std::move(one.promise));
    if (rows.size() == limit)
        page.next = base::to_string(page.items.back().begins) + '.' + base::to_string(page.items.back().id);
    return page;
}

}  // namespace commitments
