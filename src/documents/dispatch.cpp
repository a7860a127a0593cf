#include "documents/dispatch.hpp"

#include <algorithm>

#include "accounts/grant.hpp"
#include "base/text.hpp"
#include "deliveries/delivery.hpp"
#include "documents/paper.hpp"
#include "documents/wording.hpp"
#include "plans/plan.hpp"

namespace documents {
namespace {

using base::Permission;
using plans::ItemKind;

plans::DraftItem item(ItemKind kind, const std::string& text) {
    return {kind, {}, base::parse_json(base::to_json(plans::TextValue{text})), {}, "", {}};
}

/// Reports and proposals go up to be known, all else to be done.
std::string_view purpose_of(const Document& document) {
    return document.kind == "Báo cáo" || document.kind == "Tờ trình" ? " (để báo cáo)" : " (để thực hiện)";
}

plans::ReadFile as_file(const Document& document) {
    auto name = document.number + ".docx";
    std::replace(name.begin(), name.end(), '/', '-');
    const auto text = text_of(document);
    plans::ReadFile file{name, docx(document), {name, text, {}, {}}, {}};
    auto issuer = document.issuer;
    std::replace(issuer.begin(), issuer.end(), '\n', ' ');
    file.items = {item(ItemKind::type, document.kind.empty() ? "Công văn" : document.kind),
                  item(ItemKind::issuer, issuer), item(ItemKind::number, document.number),
                  item(ItemKind::title, document.subject)};
    if (document.day)
        file.items.push_back(
            {ItemKind::date, {}, base::parse_json(base::to_json(plans::DateValue{*document.day})), {}, "", {}});
    for (const auto& addressee : document.addressed_to)
        file.items.push_back(item(ItemKind::recipient, without_end(addressee) + std::string(purpose_of(document))));
    for (const auto& recipient : document.recipients)
        file.items.push_back(item(ItemKind::recipient, without_end(recipient)));
    return file;
}

void add(std::string& text, const std::vector<Line>& lines) {
    for (const auto& line : lines) text += line.text + '\n';
}

}  // namespace

std::string text_of(const Document& document) {
    std::string text;
    for (const auto& piece : laid_out(document)) {
        if (const auto* line = std::get_if<Line>(&piece)) {
            add(text, {*line});
        } else if (const auto* columns = std::get_if<Columns>(&piece)) {
            add(text, columns->left);
            add(text, columns->right);
        } else if (const auto* table = std::get_if<Table>(&piece)) {
            text += row_of(table->head) + '\n';
            for (const auto& row : table->rows) text += row_of(row) + '\n';
        }
    }
    return text;
}

plans::PlanId hand_out(store::Transaction& tx, const base::Who& who, const base::Uuid& body, const Document& document) {
    // Whoever numbers a document hands it out, whatever else of plans the person may do.
    const auto desk = accounts::lent(who, body, {Permission::plans_write, Permission::plans_issue});
    const auto id = plans::keep_draft(tx, desk, as_file(document));
    plans::mark_issued(tx, desk, id);
    deliveries::deliver(tx, desk, plans::get(tx, desk, id));
    return id;
}

}  // namespace documents
