#include "ledger/ledger_http.hpp"

#include <stdexcept>
#include <utility>

#include "base/embedded.hpp"
#include "base/hex.hpp"
#include "ledger/bytes.hpp"
#include "ledger/entry_view.hpp"
#include "ledger/export.hpp"
#include "ledger/head.hpp"
#include "ledger/search.hpp"
#include "ledger/tree.hpp"

namespace ledger {
namespace {

using http::anyone;
using http::Call;

struct PublicKey {
    std::string algorithm;
    std::string public_key;
};
BOOST_DESCRIBE_STRUCT(PublicKey, (), (algorithm, public_key))

/// An entry, with the head under which it is proved; none for its first hours.
struct Shown {
    EntryView entry;
    std::optional<std::int64_t> position;
    std::optional<Head> head;
};
BOOST_DESCRIBE_STRUCT(Shown, (), (entry, position, head))

struct Consistency {
    std::int64_t first = 0;
    std::string first_root;
    std::int64_t second = 0;
    std::string second_root;
    std::vector<std::string> path;
};
BOOST_DESCRIBE_STRUCT(Consistency, (), (first, first_root, second, second_root, path))

Entry named(Call& call) {
    return get(call.tx, call.name("code"));
}

http::Page<EntryView> entries(Call& call) {
    const Search search{.words = call.text("words"),
                        .area = call.maybe_id<areas::AreaId>("area"),
                        .campaign = call.maybe_id("campaign"),
                        .day = call.maybe_day("day"),
                        .month = call.text("month"),
                        .kind = call.maybe_one_of<Kind>("kind"),
                        .account = call.text("account"),
                        .after = call.maybe_id<EntryId>("after"),
                        .limit = call.limit()};
    const auto found = find(call.tx, search);
    http::Page<EntryView> page{views_of(call.tx, call.who.language, entries_of(call.tx, found.entries)), std::nullopt};
    if (found.next) page.next = base::to_string(*found.next);
    return page;
}

Shown shown(Call& call) {
    const auto entry = named(call);
    const auto position = position_of(call.tx, entry.id);
    return {views_of(call.tx, call.who.language, {entry}).front(), position,
            position ? head_over(call.tx, *position) : std::nullopt};
}

http::Page<Head> heads_page(Call& call) {
    const auto limit = call.limit();
    http::Page<Head> page{heads(call.tx, call.maybe_day("before"), limit), std::nullopt};
    if (page.items.size() == limit) page.next = base::to_string(page.items.back().day);
    return page;
}

Consistency consistency(Call& call) {
    Consistency proof{.first = call.number("first"),
                      .first_root = {},
                      .second = call.number("second"),
                      .second_root = {},
                      .path = {}};
    for (const auto& hash : prove_consistency(call.tx, proof.first, proof.second))
        proof.path.push_back(base::hex_of(hash));
    proof.first_root = base::hex_of(root_at(call.tx, proof.first).hash);
    proof.second_root = base::hex_of(root_at(call.tx, proof.second).hash);
    return proof;
}

/// Only that it was asked for is found in the snapshot; the rows are read piece by piece.
auto exported(store::Database& database, Format format, std::string type, std::string file) {
    return [&database, format, type = std::move(type), file = std::move(file)](Call&) {
        http::Response response{200, type, {}, {}, export_stream(database, format)};
        response.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + file + "\"");
        return response;
    };
}

/// A page that needs no server: it may be kept as a file, and can send nothing anywhere.
http::Response verifier(Call&) {
    for (const auto& page : base::embedded_pages())
        if (page.path == "ledger/pages/verifier.html")
            return {
                200,
                "text/html; charset=utf-8",
                std::string(page.bytes),
                {{"Content-Security-Policy",
                  "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; frame-ancestors 'none'"}},
                {}};
    throw std::logic_error("the page that checks receipts is not built in");
}

}  // namespace

void add_routes(http::Router& router, store::Database& database, const store::MasterKey& master) {
    const PublicKey key{"Ed25519", base::hex_of(SigningKey(master).public_key())};
    router.get("/api/ledger/standings", anyone(),
               "What came and where it is now, by commodity; of one ?campaign=, in đồng", [](Call& call) {
                   const auto campaign = call.maybe_id("campaign");
                   return http::Page<Standing>{campaign ? standings(call.tx, call.who.language, *campaign)
                                                        : standings(call.tx, call.who.language),
                                               std::nullopt};
               });
    router.get("/api/ledger/entries", anyone(),
               "Entries, newest first (?words=, area=, campaign=, day=, month=, kind=, account=, after=)", entries);
    router.get("/api/ledger/entries/{code}", anyone(), "An entry by its code, with the head that covers it", shown);
    router.get("/api/ledger/entries/{code}/receipt", anyone(),
               "All that is needed to check an entry without us (docs/ledger.md)",
               [](Call& call) { return receipt_of(call.tx, named(call)); });
    router.get("/api/ledger/heads", anyone(), "Signed heads, the newest first (?before=)", heads_page);
    router.get("/api/ledger/consistency", anyone(),
               "That the tree over ?second= entries holds all that it held over ?first=", consistency);
    router.get("/api/ledger/key", anyone(), "The key that signs the heads", [key](Call&) { return key; });
    router.get("/so-cai/kiem", anyone(), "The page that checks a receipt, without us and without a network", verifier);
    router.get("/api/ledger.csv", anyone(), "The whole ledger, a row for each line",
               exported(database, Format::csv, "text/csv; charset=utf-8", "so-cai.csv"));
    router.get("/api/ledger.journal", anyone(), "The whole ledger as a journal of hledger",
               exported(database, Format::journal, "text/plain; charset=utf-8", "so-cai.journal"));
}

}  // namespace ledger
