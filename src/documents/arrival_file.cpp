#include "documents/arrival_file.hpp"

#include <algorithm>

#include "accounts/grant.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "plans/plan.hpp"
#include "store/journal.hpp"

namespace documents {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;
using plans::ItemKind;

/// The clerk's choices of urgency are written with a capital.
std::string with_capital(std::string_view words) {
    std::size_t first = std::min<std::size_t>(1, words.size());
    while (first < words.size() && (words[first] & 0xC0) == 0x80) ++first;
    return base::to_upper(words.substr(0, first)) + std::string(words.substr(first));
}

std::string text_of(const base::Json& value) {
    return base::tidy(base::from_json<plans::TextValue>(value).text);
}

void set_box(Paper& paper, const plans::DraftItem& item) {
    if (item.kind == ItemKind::issuer) paper.issuer = text_of(item.value);
    if (item.kind == ItemKind::number) paper.notation = text_of(item.value);
    if (item.kind == ItemKind::date) paper.dated = base::from_json<plans::DateValue>(item.value).date;
    if (item.kind == ItemKind::type) paper.kind = with_capital(text_of(item.value));
    if (item.kind == ItemKind::title) paper.subject = text_of(item.value);
    if (item.kind == ItemKind::urgency) paper.urgency = with_capital(text_of(item.value));
}

void set_file(store::Transaction& tx, const base::Who& who, ArrivalId id, const std::optional<files::FileId>& file) {
    tx.change("UPDATE arrival SET file = $2, changed_at = $3 WHERE id = $1", {id, file, tx.now()});
    const auto area = tx.run("SELECT area FROM body WHERE id = $1", {who.body}).at(0).uuid("area");
    store::record(tx, who, file ? "arrival.file_kept" : "arrival.file_taken_away", id.uuid, area);
}

}  // namespace

Paper paper_in(const std::string& name, const std::string& bytes) {
    Paper paper;
    const auto read = plans::read_file_at_once(name, bytes);
    if (!read) return paper;
    // A kind has one item at most among the boxes of the head; the first is the paper's own.
    for (auto item = read->items.rbegin(); item != read->items.rend(); ++item) set_box(paper, *item);
    paper.pages = std::max<std::int64_t>(1, static_cast<std::int64_t>(read->source.page_lines.size()));
    return paper;
}

Arrival keep_file(store::Transaction& tx, const base::Who& who, ArrivalId id, const std::string& name,
                  const std::string& bytes) {
    get(tx, who, id);
    accounts::require_body(tx, who, Permission::documents_issue, who.body);
    set_file(tx, who, id, files::keep(tx, who, name, bytes));
    return get(tx, who, id);
}

Arrival take_file_away(store::Transaction& tx, const base::Who& who, ArrivalId id) {
    const auto arrival = get(tx, who, id);
    accounts::require_body(tx, who, Permission::documents_issue, who.body);
    if (arrival.file_name) set_file(tx, who, id, std::nullopt);
    return get(tx, who, id);
}

files::File file_of(store::Transaction& tx, const base::Who& who, ArrivalId id) {
    get(tx, who, id);
    const auto file = tx.run("SELECT file FROM arrival WHERE id = $1", {id}).at(0).maybe_uuid("file");
    if (!file) throw Problem(ProblemKind::not_found, "arrival.no_file", base::to_string(id));
    return files::get(tx, files::FileId{*file});
}

std::vector<sources::Signature> signatures_in(const files::File& file, const std::string& authorities) {
    const std::string_view bytes(reinterpret_cast<const char*>(file.bytes.data()), file.bytes.size());
    return sources::signatures_of(bytes, sources::trust_in(authorities, file.kept_at));
}

}  // namespace documents
