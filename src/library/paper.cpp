#include "library/paper.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "library/paper_row.hpp"
#include "reader/reading.hpp"
#include "store/journal.hpp"

namespace library {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

/// What kinds of documents are called, folded, by how they begin.
struct KindName {
    std::string_view begins;
    PaperKind kind;
};
constexpr std::array<KindName, 9> kind_names = {{{"chi thi", PaperKind::directive},
                                                 {"quyet dinh", PaperKind::directive},
                                                 {"nghi quyet", PaperKind::directive},
                                                 {"cong dien", PaperKind::directive},
                                                 {"huong dan", PaperKind::guidance},
                                                 {"ke hoach", PaperKind::plan},
                                                 {"phuong an", PaperKind::plan},
                                                 {"cong van", PaperKind::letter},
                                                 {"thong bao", PaperKind::letter}}};

PaperKind kind_of(const std::string& type) {
    const auto folded = base::fold(type);
    for (const auto& [begins, kind] : kind_names)
        if (folded.starts_with(begins)) return kind;
    return PaperKind::other;
}

Details details_of(const reader::Reading& reading) {
    Details details;
    if (reading.type) details.kind = kind_of(reading.type->value);
    if (reading.number) details.number = reading.number->value;
    if (reading.issuer) details.issuer = reading.issuer->value;
    if (reading.date) details.dated = reading.date->value;
    if (reading.title) details.subject = reading.title->value;
    return details;
}

Details tidied(Details details) {
    for (auto* field : {&details.number, &details.issuer, &details.subject}) *field = base::tidy(*field);
    return details;
}

void record_paper(store::Transaction& tx, const base::Who& who, std::string_view verb, PaperId id) {
    const auto area = tx.run("SELECT area FROM body WHERE id = $1", {who.body}).at(0).uuid("area");
    store::record(tx, who, verb, id.uuid, area);
}

void require_writer(store::Transaction& tx, const base::Who& who) {
    plans::require_desk(tx, who);
    accounts::require_body(tx, who, Permission::plans_write, who.body);
}

Paper insert_paper(store::Transaction& tx, const base::Who& who, const Details& given, const std::string& text,
                   std::optional<files::FileId> file) {
    const PaperId id{tx.new_id()};
    const auto details = tidied(given);
    tx.change(R"(
        INSERT INTO library_paper (home, id, body, kind, number, issuer, issuer_key, dated, subject, file, text, made_at,
                                   made_by)
        SELECT home, $1, id, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12 FROM body WHERE id = $2)",
              {id, who.body, base::name_of(details.kind), details.number, details.issuer, base::fold(details.issuer),
               details.dated, details.subject, file, text, tx.now(), who.account});
    index_words(tx, id);
    record_paper(tx, who, "paper.brought_in", id);
    return get(tx, who, id);
}

}  // namespace

const std::string seen_papers = R"(
    SELECT p.*, o.name AS body_name, CASE WHEN p.body = $1 THEN 1 ELSE 0 END AS own,
           CASE WHEN EXISTS (SELECT 1 FROM library_receipt r WHERE r.paper = p.id AND r.body = $1) THEN 1 ELSE 0 END AS read
    FROM library_paper p JOIN body o ON o.id = p.body JOIN area place ON place.id = o.area
    WHERE (p.body = $1 OR (p.put_up_at IS NOT NULL AND p.withdrawn_at IS NULL
                           AND (p.audience = 'everybody' OR substr($2, 1, length(place.path)) = place.path))) )";

Paper paper_of(const store::Row& row) {
    Paper paper;
    paper.kind = base::named<PaperKind>(row.text("kind"));
    paper.number = row.text("number");
    paper.issuer = row.text("issuer");
    paper.dated = row.maybe_day("dated");
    paper.subject = row.text("subject");
    paper.id = row.id<PaperTag>("id");
    paper.body = {row.uuid("body"), row.text("body_name")};
    paper.has_file = !row.is_null("file");
    if (const auto audience = row.maybe_text("audience")) paper.audience = base::named<Audience>(*audience);
    paper.put_up_at = row.maybe_instant("put_up_at");
    paper.withdrawn_at = row.maybe_instant("withdrawn_at");
    paper.readers = row.integer("readers");
    paper.own = row.integer("own") != 0;
    paper.read = row.integer("read") != 0;
    return paper;
}

std::string path_of(store::Transaction& tx, const base::Who& who) {
    const auto rows = tx.run("SELECT a.path FROM body b JOIN area a ON a.id = b.area WHERE b.id = $1", {who.body});
    return rows.empty() ? std::string() : rows[0].text("path");
}

Paper get(store::Transaction& tx, const base::Who& who, PaperId id) {
    const auto rows = tx.run(seen_papers + "AND p.id = $3", {who.body, path_of(tx, who), id});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "paper.not_found", base::to_string(id));
    return paper_of(rows[0]);
}

Paper own_paper(store::Transaction& tx, const base::Who& who, PaperId id) {
    auto paper = get(tx, who, id);
    if (!paper.own) throw Problem(ProblemKind::not_found, "paper.not_found", base::to_string(id));
    accounts::require_body(tx, who, Permission::plans_write, who.body);
    return paper;
}

void index_words(store::Transaction& tx, PaperId id) {
    const auto row = tx.run("SELECT home, number, subject, text FROM library_paper WHERE id = $1", {id}).at(0);
    tx.change("DELETE FROM library_word WHERE paper = $1", {id});
    const auto folded = base::fold(row.text("number") + ' ' + row.text("subject") + ' ' + row.text("text"));
    const auto words = base::words_of(folded);
    for (const auto word : std::set<std::string_view>(words.begin(), words.end()))
        tx.change("INSERT INTO library_word (home, word, paper) VALUES ($1, $2, $3)", {row.integer("home"), word, id});
}

ReadPaper read_paper(const std::string& name, const std::string& bytes) {
    const auto source = sources::read_at_once(name, bytes);
    if (!source) throw Problem(ProblemKind::invalid, "paper.too_long", name);
    return {name, bytes, source->text, details_of(reader::read_plan(*source))};
}

ReadPaper read_typed(const Details& details, const std::string& text) {
    if (base::trim(text).empty()) throw Problem(ProblemKind::invalid, "paper.empty");
    const auto source = sources::read_at_once("typed.txt", text);
    if (!source) throw Problem(ProblemKind::invalid, "paper.too_long");
    return {"", "", source->text, details};
}

Paper bring_in(store::Transaction& tx, const base::Who& who, const ReadPaper& paper) {
    require_writer(tx, who);
    std::optional<files::FileId> file;
    if (!paper.bytes.empty()) file = files::keep(tx, who, paper.name, paper.bytes);
    return insert_paper(tx, who, paper.details, paper.text, file);
}

Paper bring_in_plan(store::Transaction& tx, const base::Who& who, plans::PlanId id) {
    require_writer(tx, who);
    const auto plan = plans::get(tx, who, id);
    const auto row = tx.run(R"(
        SELECT s.text, p.file FROM plan p JOIN plan_source s ON s.plan = p.id WHERE p.id = $1)",
                            {id})
                         .at(0);
    const Details details{kind_of(plan.type), plan.number, plan.issuer, plan.dated, plan.title};
    return insert_paper(tx, who, details, row.text("text"), files::FileId{row.uuid("file")});
}

Paper describe(store::Transaction& tx, const base::Who& who, PaperId id, const Details& given) {
    own_paper(tx, who, id);
    const auto details = tidied(given);
    tx.change(R"(
        UPDATE library_paper SET kind = $2, number = $3, issuer = $4, issuer_key = $5, dated = $6, subject = $7
        WHERE id = $1)",
              {id, base::name_of(details.kind), details.number, details.issuer, base::fold(details.issuer),
               details.dated, details.subject});
    index_words(tx, id);
    record_paper(tx, who, "paper.described", id);
    return get(tx, who, id);
}

Paper put_up(store::Transaction& tx, const base::Who& who, PaperId id, Audience audience) {
    if (own_paper(tx, who, id).subject.empty())
        throw Problem(ProblemKind::invalid, "paper.subject_missing", base::to_string(id));
    tx.change(R"(
        UPDATE library_paper SET audience = $2, put_up_at = coalesce(put_up_at, $3), withdrawn_at = NULL WHERE id = $1)",
              {id, base::name_of(audience), tx.now()});
    record_paper(tx, who, "paper.put_up", id);
    return get(tx, who, id);
}

Paper withdraw(store::Transaction& tx, const base::Who& who, PaperId id) {
    if (!own_paper(tx, who, id).put_up_at)
        throw Problem(ProblemKind::conflict, "paper.not_put_up", base::to_string(id));
    tx.change("UPDATE library_paper SET withdrawn_at = $2 WHERE id = $1", {id, tx.now()});
    record_paper(tx, who, "paper.withdrawn", id);
    return get(tx, who, id);
}

void discard(store::Transaction& tx, const base::Who& who, PaperId id) {
    if (own_paper(tx, who, id).put_up_at) throw Problem(ProblemKind::conflict, "paper.was_put_up", base::to_string(id));
    tx.change("DELETE FROM library_word WHERE paper = $1", {id});
    tx.change("DELETE FROM library_paper WHERE id = $1", {id});
    record_paper(tx, who, "paper.discarded", id);
}

std::vector<std::string> lines_of(store::Transaction& tx, const base::Who& who, PaperId id) {
    get(tx, who, id);
    const auto text = tx.run("SELECT text FROM library_paper WHERE id = $1", {id}).at(0).text("text");
    std::vector<std::string> lines;
    for (std::size_t from = 0; from <= text.size();) {
        const auto end = std::min(text.find('\n', from), text.size());
        lines.push_back(text.substr(from, end - from));
        from = end + 1;
    }
    return lines;
}

files::File file_of(store::Transaction& tx, const base::Who& who, PaperId id) {
    get(tx, who, id);
    const auto file = tx.run("SELECT file FROM library_paper WHERE id = $1", {id}).at(0).maybe_uuid("file");
    if (!file) throw Problem(ProblemKind::not_found, "file.not_found", base::to_string(id));
    return files::get(tx, files::FileId{*file});
}

Paper mark_read(store::Transaction& tx, const base::Who& who, PaperId id) {
    auto paper = get(tx, who, id);
    plans::require_desk(tx, who);
    accounts::require_body(tx, who, Permission::plans_read, who.body);
    if (paper.own || paper.read) return paper;
    tx.change(R"(
        INSERT INTO library_receipt (home, paper, body, read_at, read_by) SELECT home, id, $2, $3, $4 FROM library_paper
        WHERE id = $1)",
              {id, who.body, tx.now(), who.account});
    tx.change("UPDATE library_paper SET readers = readers + 1 WHERE id = $1", {id});
    record_paper(tx, who, "paper.read", id);
    return get(tx, who, id);
}

}  // namespace library
