#include "ledger/entry_view.hpp"

#include <map>
#include <set>

#include "ledger/campaign.hpp"
#include "ledger/code.hpp"
#include "store/values.hpp"

namespace ledger {
namespace {

using base::Language;
using store::Transaction;
using store::Value;

std::string in(Language language, std::string_view vi, std::string_view en) {
    return std::string(language == Language::vi ? vi : en);
}

std::map<std::string, Commodity> commodities_by_code(Transaction& tx) {
    std::map<std::string, Commodity> by_code;
    for (auto& commodity : commodities(tx)) by_code[commodity.code] = commodity;
    return by_code;
}

/// What a page of entries needs by name, each asked for once.
class Names {
public:
    Names(Transaction& tx, Language language, const std::vector<Entry>& entries)
        : language_(language), commodities_(commodities_by_code(tx)) {
        std::set<std::string> accounts;
        std::set<areas::AreaId> areas;
        std::vector<EntryId> ids;
        for (const auto& entry : entries) {
            ids.push_back(entry.id);
            if (entry.area) areas.insert(*entry.area);
            for (const auto& line : entry.lines) accounts.insert(line.account);
        }
        ask_accounts(tx, {accounts.begin(), accounts.end()});
        ask_areas(tx, {areas.begin(), areas.end()});
        ask_corrections(tx, ids);
    }

    EntryView view(const Entry& entry) const {
        EntryView view{.id = entry.id,
                       .code = entry.code,
                       .kind = entry.kind,
                       .kind_name = in(language_, rules_of(entry.kind).vi, rules_of(entry.kind).en),
                       .day = entry.day,
                       .posted_at = entry.posted_at,
                       .campaign = entry.campaign,
                       .area = std::nullopt,
                       .corrects = entry.corrects,
                       .corrected_by = std::nullopt,
                       .households = entry.households,
                       .words = entry.words,
                       .lines = {}};
        if (entry.area) view.area = areas::Named{entry.area->uuid, areas_.at(entry.area->uuid)};
        if (const auto by = corrected_by_.find(entry.id); by != corrected_by_.end()) view.corrected_by = by->second;
        for (const auto& line : entry.lines) view.lines.push_back(view_of(line));
        return view;
    }

private:
    void ask_accounts(Transaction& tx, const std::vector<std::string>& accounts) {
        std::vector<Value> parameters;
        const auto list = store::list_behind(parameters, accounts);
        for (const auto& row : tx.run("SELECT account, name FROM ledger_account WHERE account IN " + list, parameters))
            accounts_[row.text("account")] = row.text("name");
    }
    void ask_areas(Transaction& tx, const std::vector<areas::AreaId>& areas) {
        std::vector<Value> parameters;
        const auto list = store::list_behind(parameters, areas);
        for (const auto& row : tx.run("SELECT id, name FROM area WHERE id IN " + list, parameters))
            areas_[row.uuid("id")] = row.text("name");
    }
    void ask_corrections(Transaction& tx, const std::vector<EntryId>& ids) {
        std::vector<Value> parameters;
        const auto list = store::list_behind(parameters, ids);
        for (const auto& row : tx.run("SELECT corrects, code FROM ledger_entry WHERE corrects IN " + list, parameters))
            corrected_by_[EntryId{row.uuid("corrects")}] = shown_code(row.text("code"));
    }

    LineView view_of(const Line& line) const {
        const auto* root = root_of_account(line.account);
        const auto name = accounts_.find(line.account);
        const auto commodity = commodities_.find(line.commodity);
        const auto known = commodity == commodities_.end() ? Commodity{} : commodity->second;
        const auto rest = name == accounts_.end() ? line.account.substr(line.account.find(':') + 1) : name->second;
        return {line.account,   (root ? in(language_, root->vi, root->en) : std::string()) + " · " + rest,
                line.commodity, known.name,
                known.unit,     known.parts,
                line.quantity,  line.value,
                line.valued_by};
    }

    Language language_;
    std::map<std::string, Commodity> commodities_;
    std::map<std::string, std::string> accounts_;
    std::map<base::Uuid, std::string> areas_;
    std::map<EntryId, std::string> corrected_by_;
};

}  // namespace

std::vector<EntryView> views_of(Transaction& tx, Language language, const std::vector<Entry>& entries) {
    const Names names(tx, language, entries);
    std::vector<EntryView> views;
    for (const auto& entry : entries) views.push_back(names.view(entry));
    return views;
}

std::vector<Standing> standings(Transaction& tx, Language language) {
    const auto by_code = commodities_by_code(tx);
    std::vector<Standing> standings;
    for (const auto& root : account_roots()) {
        std::map<std::string, Balance> sums;
        for (const auto& one : balances(tx, std::string(root.name))) {
            sums[one.commodity].quantity += one.quantity;
            sums[one.commodity].value += one.value;
        }
        for (const auto& [code, sum] : sums) {
            const auto& commodity = by_code.at(code);
            standings.push_back({std::string(root.name), in(language, root.vi, root.en), code, commodity.name,
                                 commodity.unit, commodity.parts, sum.quantity, sum.value});
        }
    }
    return standings;
}

std::vector<Standing> standings(Transaction& tx, Language language, const base::Uuid& campaign) {
    const auto kept = standing_of(tx, campaign);
    const auto name = in(language, "Tiền và hàng, tính bằng đồng", "Money and goods, in đồng");
    std::vector<Standing> standings;
    for (const auto& root : account_roots())
        if (const auto found = kept.find(std::string(root.name)); found != kept.end())
            standings.push_back({std::string(root.name), in(language, root.vi, root.en), std::string(dong), name,
                                 "đồng", 1, found->second, found->second});
    return standings;
}

}  // namespace ledger
