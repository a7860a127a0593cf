#include "voices/listed.hpp"

#include <algorithm>

#include "accounts/secret.hpp"
#include "base/hex.hpp"
#include "base/text.hpp"
#include "store/values.hpp"

namespace voices {
namespace {

constexpr std::size_t refs_at_once = 400;
constexpr std::size_t print_bytes = 16;

}  // namespace

std::string ref_of(const ListedVoice& row) {
    if (!row.ref.empty()) return row.ref;
    const auto day = row.said_on ? base::to_string(*row.said_on) : std::string();
    auto print = accounts::hash_of(day + '\n' + base::fold(row.words));
    print.resize(print_bytes);
    return '#' + base::hex_of(print);
}

std::set<std::string> refs_there(store::Transaction& tx, const areas::Area& commune,
                                 const std::vector<std::string>& refs) {
    std::set<std::string> there;
    for (std::size_t from = 0; from < refs.size(); from += refs_at_once) {
        const auto until = std::min(from + refs_at_once, refs.size());
        const std::vector<std::string> some(refs.begin() + static_cast<std::ptrdiff_t>(from),
                                            refs.begin() + static_cast<std::ptrdiff_t>(until));
        std::vector<store::Value> values{commune.home, commune.id};
        const auto list = store::list_behind(values, some);
        for (const auto& row : tx.run(
                 "SELECT outside_ref FROM voice WHERE home = $1 AND commune = $2 AND outside_ref IN " + list, values))
            there.insert(row.text("outside_ref"));
    }
    return there;
}

Receipt take_listed(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                    const ListedVoice& row, const std::string& code) {
    NewVoice said{.id = std::nullopt,
                  .area = row.area,
                  .kind = row.kind,
                  .topic = row.topic,
                  .source = Source::portal,
                  .words = row.words,
                  .contact = row.contact,
                  .pictures = {}};
    const auto at = row.said_on ? std::min(base::end_of(*row.said_on), tx.now()) : tx.now();
    auto receipt = open(tx, master, who, said, code, at);
    tx.change("UPDATE voice SET outside_ref = $2 WHERE id = $1", {receipt.id, ref_of(row)});
    return receipt;
}

}  // namespace voices
