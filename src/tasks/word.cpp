#include "tasks/word.hpp"

#include <algorithm>
#include <map>

#include "accounts/permission.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "store/journal.hpp"
#include "tasks/notice.hpp"
#include "tasks/task_row.hpp"

namespace tasks {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

/// Where a stretch of words begins: the moment and the id of its first one.
struct Place {
    base::Instant at;
    base::Uuid id;
};

std::string written(const Word& word) {
    return std::to_string(word.at.ms) + '.' + base::to_string(word.id);
}

std::optional<Place> read_place(const std::string& text) {
    if (text.empty()) return std::nullopt;
    const auto dot = text.find('.');
    const auto at = base::to_number<std::int64_t>(text.substr(0, dot));
    const auto id = dot == std::string::npos ? std::nullopt : base::parse_uuid(text.substr(dot + 1));
    if (at && id) return Place{{*at}, *id};
    throw Problem(ProblemKind::invalid, "request.fields_wrong", text, {{"?before", "field.not_an_id", ""}});
}

/// All that was said of task $1 before the word at $2 with the id $3, newest first.
constexpr std::string_view said_before = R"(
    SELECT * FROM (
        SELECT w.id, w.at, a.name AS who, b.name AS body, w.verb, w.note, w.percent, 0 AS part
        FROM task_word w JOIN account a ON a.id = w.account LEFT JOIN body b ON b.id = a.body WHERE w.task = $1
        UNION ALL
        SELECT n.id, n.named_at, a.name, b.name, 'named', person.name, NULL, 1
        FROM task_person n JOIN account a ON a.id = n.named_by LEFT JOIN body b ON b.id = a.body
        JOIN person ON person.id = n.person WHERE n.task = $1
        UNION ALL
        SELECT n.id, n.taken_back_at, a.name, b.name, 'name_taken_back', person.name, NULL, 2
        FROM task_person n JOIN account a ON a.id = n.taken_back_by LEFT JOIN body b ON b.id = a.body
        JOIN person ON person.id = n.person WHERE n.task = $1) said
    WHERE $2 IS NULL OR at < $2 OR (at = $2 AND id < $3)
    ORDER BY at DESC, id DESC, part DESC LIMIT $4)";

Word read_word(const store::Row& row) {
    return {.id = row.uuid("id"),
            .at = row.instant("at"),
            .who = row.text("who"),
            .body = row.maybe_text("body").value_or(""),
            .verb = row.text("verb"),
            .note = row.text("note"),
            .percent = row.maybe_integer("percent"),
            .pictures = {},
            .files = {},
            .signature = {}};
}

/// Puts the files beside the words they came with; one statement for all of them.
void add_files(store::Transaction& tx, TaskId id, std::vector<Word>& said) {
    if (said.empty()) return;
    std::map<base::Uuid, Word*> by_id;
    for (auto& word : said) by_id[word.id] = &word;
    for (const auto& row : tx.run(R"(
             SELECT f.word, file.id, file.name, file.media_type, s.name AS signed_by, s.confirms
             FROM task_word w JOIN word_file f ON f.word = w.id JOIN file ON file.id = f.file
             LEFT JOIN word_signature s ON s.home = w.home AND s.word = w.id AND s.file = file.id
             WHERE w.task = $1 AND w.at >= $2 AND w.at <= $3 ORDER BY file.id)",
                                  {id, said.front().at, said.back().at})) {
        const auto word = by_id.find(row.uuid("word"));
        if (word == by_id.end()) continue;
        const auto file = row.id<files::FileTag>("id");
        if (const auto name = row.maybe_text("signed_by"))
            word->second->signature = Signature{file, *name, row.text("confirms")};
        else if (row.text("media_type").starts_with("image/"))
            word->second->pictures.push_back(file);
        else
            word->second->files.push_back({file, row.text("name"), row.text("media_type")});
    }
}

bool is_empty(const Progress& said) {
    const auto has = [](const std::optional<std::vector<files::FileId>>& some) { return some && !some->empty(); };
    return base::trim(said.note).empty() && !has(said.pictures) && !has(said.files);
}

}  // namespace

Words words(store::Transaction& tx, TaskId id, const std::string& before, std::size_t limit) {
    const auto place = read_place(before);
    Words said;
    for (const auto& row :
         tx.run(said_before, {id, place ? std::optional(place->at) : std::nullopt,
                              place ? std::optional(place->id) : std::nullopt, static_cast<std::int64_t>(limit)}))
        said.items.push_back(read_word(row));
    if (said.items.size() == limit) said.earlier = written(said.items.back());
    std::ranges::reverse(said.items);
    add_files(tx, id, said.items);
    return said;
}

bool may_speak(const base::Who& who) {
    return who.may(Permission::tasks_do);
}

Word speak(store::Transaction& tx, const base::Who& who, TaskId id, const Progress& said) {
    const auto task = get(tx, who, id);
    if (!may_speak(who)) throw Problem(ProblemKind::forbidden, "account.outside_area", base::to_string(id));
    if (is_empty(said)) throw Problem(ProblemKind::invalid, "task.words_missing", base::to_string(id));
    const auto desk = desk_of(tx, id);
    put_word(tx, who, id, desk.home, "said", said);
    // A word of the body itself ends its silence; what others say of it does not.
    if (who.body == task.body.id) {
        tx.change("UPDATE task SET last_at = $3 WHERE home = $1 AND id = $2", {desk.home, id, tx.now()});
        keep_counts(tx, id);
    }
    end_notices(tx, who, task, task.state);
    store::record(tx, who, "task.said", id.uuid, desk.area);
    return words(tx, id, {}, 1).items.at(0);
}

files::File file_of_word(store::Transaction& tx, const base::Who& who, files::FileId id) {
    if (tx.run("SELECT 1 AS found FROM file WHERE id = $1 AND kept_by = $2", {id, who.account}).empty() &&
        tx.run(R"(
            SELECT 1 AS found FROM word_file f JOIN task_word w ON w.id = f.word JOIN task t ON t.id = w.task
            JOIN plan p ON p.id = t.plan WHERE f.file = $1 AND )" +
                   is_seen,
               {id, who.body, who.person, base::day_of(tx.now())})
            .empty())
        throw Problem(ProblemKind::not_found, "file.not_found", base::to_string(id));
    return files::get(tx, id);
}

}  // namespace tasks
