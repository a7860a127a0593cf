#include "documents/dispatch.hpp"

#include <algorithm>

#include "accounts/permission.hpp"
#include "base/text.hpp"
#include "deliveries/delivery.hpp"
#include "documents/paper.hpp"
#include "documents/wording.hpp"
#include "plans/plan.hpp"

namespace documents {
namespace {

using plans::ItemKind;

/// Whoever numbers a document hands it out, whatever else of plans the person may do.
base::Who at_desk_of(const base::Who& who, const base::Uuid& body) {
    auto desk = who;
    desk.body = body;
    desk.grants.push_back({.permissions = accounts::bit_of(base::Permission::plans_write) |
                                          accounts::bit_of(base::Permission::plans_issue),
                           .scope = base::ScopeKind::body,
                           .scope_id = body,
                           .areas = {}});
    return desk;
}

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
    const auto desk = at_desk_of(who, body);
    const auto id = plans::keep_draft(tx, desk, as_file(document));
    plans::mark_issued(tx, desk, id);
    deliveries::deliver(tx, desk, plans::get(tx, desk, id));
    return id;
}

}  // namespace documents
