#include "honours/open_page.hpp"

#include "accounts/door.hpp"
#include "base/problem.hpp"
#include "honours/deed_row.hpp"

namespace honours {
namespace {

using base::Problem;
using base::ProblemKind;

DeedEntry entry_by_code(store::Transaction& tx, std::string_view typed) {
    if (const auto code = accounts::tidy_code(typed, accounts::public_code)) {
        auto found = read_deeds(tx.run(select_deeds("d.code_hash = $1"), {accounts::hash_of(*code)}));
        if (!found.empty()) return std::move(found.front());
    }
    throw Problem(ProblemKind::not_found, "deed.code_unknown");
}

}  // namespace

OpenDeedPage open_deeds(store::Transaction& tx, std::optional<areas::AreaId> id, const std::string& after,
                        std::size_t limit) {
    const auto path = id ? areas::get(tx, *id).path : std::string("/");
    const auto [day, last] = behind(after);
    const auto rows = tx.run(select_deeds(R"(
        d.published_at IS NOT NULL AND a.path >= $1 AND a.path < $2 AND (d.day, d.id) < ($3, $4)
        ORDER BY d.day DESC, d.id DESC LIMIT $5)"),
                             {path, end_of(path), day.empty() ? "9999-12-31" : day, last, limit});
    OpenDeedPage page;
    for (auto& [deed, home, area_path] : read_deeds(rows))
        page.items.push_back({deed.id, deed.area, deed.day, deed.doer, deed.words, deed.public_name});
    if (rows.size() == limit)
        page.next = behind_text(base::to_string(page.items.back().day), page.items.back().id.uuid);
    return page;
}

OwnConsent look(store::Transaction& tx, std::string_view code) {
    const auto deed = entry_by_code(tx, code).deed;
    return {deed.area, deed.day, deed.words, deed.public_name, deed.consent};
}

OwnConsent withdraw(store::Transaction& tx, std::string_view code) {
    const auto entry = entry_by_code(tx, code);
    if (entry.deed.consent != Consent::withdrawn) {
        forget_name(tx, entry);
        record(tx, base::Who{}, entry, "deed.consent_withdrawn");
    }
    return look(tx, code);
}

}  // namespace honours
