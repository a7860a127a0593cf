#include "gifts/statement.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "gifts/gift_row.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace gifts {
namespace {

using base::Problem;
using base::ProblemKind;

/// A code is read in groups, and banks write blanks or nothing for its hyphens.
constexpr std::size_t most_groups = 3;

std::vector<std::string> pieces_of(const std::string& words) {
    std::vector<std::string> pieces(1);
    for (const char c : words) {
        if (std::isalnum(static_cast<unsigned char>(c)))
            pieces.back() += c;
        else if (!pieces.back().empty())
            pieces.emplace_back();
    }
    if (pieces.back().empty()) pieces.pop_back();
    return pieces;
}

/// The promise of this fundraiser whose code the words hold.
std::optional<GiftEntry> gift_meant(store::Transaction& tx, FundraiserId fundraiser, const std::string& words) {
    const auto pieces = pieces_of(words);
    for (std::size_t first = 0; first < pieces.size(); ++first) {
        std::string joined;
        for (std::size_t last = first; last < std::min(pieces.size(), first + most_groups); ++last) {
            joined += pieces[last];
            const auto found = maybe_gift_by_code(tx, joined);
            if (found && found->gift.fundraiser == fundraiser) return found;
        }
    }
    return std::nullopt;
}

bool is_outside(const FundraiserEntry& fundraiser, base::Day day) {
    return day < fundraiser.fundraiser.starts_on || day > last_receiving_day(fundraiser);
}

Taking taking_of(const StatementLine& line) {
    return {.form = Form::money,
            .amount = line.amount,
            .words = {},
            .received_on = line.day,
            .way = Way::bank,
            .paper = {},
            .reference = line.reference};
}

struct LineEntry {
    StatementLine line;
    FundraiserId fundraiser;
    std::int64_t home = 0;
};

LineEntry read_line(const store::Row& row) {
    LineEntry entry{.line = {.id = row.id<StatementLineTag>("id"),
                             .state = base::named<LineState>(row.text("state")),
                             .reference = row.text("reference"),
                             .day = row.day("day"),
                             .amount = row.integer("amount"),
                             .words = row.text("words"),
                             .gift = std::nullopt,
                             .reason = row.text("reason"),
                             .is_outside = false,
                             .proposals = {}},
                    .fundraiser = row.id<FundraiserTag>("fundraiser"),
                    .home = row.integer("home")};
    if (const auto gift = row.maybe_uuid("gift")) entry.line.gift = GiftId{*gift};
    return entry;
}

LineEntry line_entry(store::Transaction& tx, StatementLineId id) {
    const auto found = store::first(read_line, tx.run("SELECT * FROM statement_line WHERE id = $1", {id}));
    if (!found) throw Problem(ProblemKind::not_found, "statement.not_found", base::to_string(id));
    return *found;
}

std::pair<LineEntry, FundraiserEntry> own_line(store::Transaction& tx, const base::Who& who, StatementLineId id,
                                               LineState state, const char* otherwise) {
    auto entry = line_entry(tx, id);
    auto fundraiser = own_fundraiser(tx, who, entry.fundraiser);
    if (entry.line.state != state) throw Problem(ProblemKind::conflict, otherwise, base::name_of(entry.line.state));
    return {std::move(entry), std::move(fundraiser)};
}

StatementLine moved(store::Transaction& tx, const LineEntry& entry, LineState state, std::optional<GiftId> gift,
                    const std::string& reason) {
    tx.change("UPDATE statement_line SET state = $3, gift = $4, reason = $5 WHERE home = $1 AND id = $2",
              {entry.home, entry.line.id, base::name_of(state), gift, reason});
    return line_entry(tx, entry.line.id).line;
}

/// True when it came before. Problem: gift.reference_taken.
bool came_before(store::Transaction& tx, FundraiserId fundraiser, const NewLine& line) {
    const auto before = store::first(
        read_line,
        tx.run("SELECT * FROM statement_line WHERE fundraiser = $1 AND reference = $2", {fundraiser, line.reference}));
    if (!before) return false;
    if (before->line.amount != line.amount || before->line.day != line.day)
        throw Problem(ProblemKind::conflict, "gift.reference_taken",
                      line.reference + " (" + base::to_string(before->line.day) + ")");
    return true;
}

/// Whether a line became a gift at once.
bool bring_line(store::Transaction& tx, const base::Who& who, const FundraiserEntry& fundraiser, const NewLine& line) {
    const auto id = StatementLineId{tx.new_id()};
    const auto& of = fundraiser.fundraiser.id;
    tx.change(R"(
        INSERT INTO statement_line (home, id, fundraiser, reference, day, amount, words, state, reason, brought_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 'waiting', '', $8))",
              {fundraiser.home, id, of, line.reference, line.day, line.amount, short_text(line.words), tx.now()});
    const auto entry = line_entry(tx, id);
    if (const auto taken = gift_by_reference(tx, of, line.reference); taken && taken->gift.amount == line.amount) {
        moved(tx, entry, LineState::matched, taken->gift.id, {});
        return true;
    }
    const auto meant = gift_meant(tx, of, line.words);
    const bool is_ahead = line.day > base::day_of(tx.now());
    if (!meant || meant->gift.state != GiftState::pledged || is_outside(fundraiser, line.day) || is_ahead) return false;
    take_in_promised(tx, who, fundraiser, *meant, taking_of(entry.line));
    moved(tx, entry, LineState::matched, meant->gift.id, {});
    return true;
}

std::map<base::Uuid, std::vector<Proposal>> proposals_for(store::Transaction& tx, const std::vector<base::Uuid>& ids) {
    std::vector<store::Value> parameters;
    const auto list = store::list_behind(parameters, ids);
    std::map<base::Uuid, std::vector<Proposal>> proposals;
    for (const auto& row : tx.run(R"(
             SELECT l.id AS line, g.id, g.promised, g.made_at, g.donor_kind FROM statement_line l
             JOIN gift g ON g.fundraiser = l.fundraiser AND g.state = 'pledged' AND g.form = 'money' AND g.promised = l.amount
             WHERE l.state = 'waiting' AND l.id IN )" +
                                      list + " ORDER BY g.made_at, g.id",
                                  parameters))
        proposals[row.uuid("line")].push_back(
            {row.id<GiftTag>("id"), row.integer("promised"), row.instant("made_at"), row.text("donor_kind")});
    return proposals;
}

}  // namespace

void require_receiver(store::Transaction& tx, const base::Who& who, FundraiserId fundraiser) {
    own_fundraiser(tx, who, fundraiser);
}

Brought bring_statement(store::Transaction& tx, const base::Who& who, FundraiserId id,
                        const std::vector<NewLine>& lines) {
    const auto fundraiser = own_fundraiser(tx, who, id);
    Brought brought;
    for (const auto& line : lines) {
        if (came_before(tx, id, line)) {
            brought.there += 1;
            continue;
        }
        if (bring_line(tx, who, fundraiser, line))
            brought.matched += 1;
        else
            brought.waiting += 1;
    }
    store::record(tx, who, "statement.brought", id.uuid, fundraiser.fundraiser.area.id,
                  base::Json{{"matched", brought.matched}, {"waiting", brought.waiting}});
    return brought;
}

LinePage statement_lines(store::Transaction& tx, const base::Who& who, const LineQuery& query) {
    const auto fundraiser = own_fundraiser(tx, who, query.fundraiser);
    const auto dot = std::min(query.after.find('.'), query.after.size());
    const auto last = base::parse_uuid(std::string_view(query.after).substr(std::min(dot + 1, query.after.size())));
    const auto found =
        store::all(read_line, tx.run(R"(
        SELECT * FROM statement_line WHERE fundraiser = $1 AND state = $2 AND (day, id) > ($3, $4)
        ORDER BY day, id LIMIT $5)",
                                     {query.fundraiser, base::name_of(query.state), query.after.substr(0, dot),
                                      last.value_or(base::Uuid{}), query.limit}));
    std::vector<base::Uuid> ids;
    for (const auto& entry : found) ids.push_back(entry.line.id.uuid);
    auto proposals = proposals_for(tx, ids);
    LinePage page;
    for (const auto& entry : found) {
        page.items.push_back(entry.line);
        page.items.back().is_outside = is_outside(fundraiser, entry.line.day);
        page.items.back().proposals = std::move(proposals[entry.line.id.uuid]);
    }
    if (found.size() == query.limit)
        page.next = base::to_string(page.items.back().day) + '.' + base::to_string(page.items.back().id);
    return page;
}

StatementLine match_line(store::Transaction& tx, const base::Who& who, StatementLineId id, GiftId gift) {
    const auto [entry, fundraiser] = own_line(tx, who, id, LineState::waiting, "statement.not_waiting");
    const auto promised = gift_entry(tx, gift);
    if (promised.gift.fundraiser != entry.fundraiser)
        throw Problem(ProblemKind::conflict, "statement.other_fundraiser", base::to_string(gift));
    take_in_promised(tx, who, fundraiser, promised, taking_of(entry.line));
    return moved(tx, entry, LineState::matched, gift, {});
}

StatementLine take_as_anonymous(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                                StatementLineId id, const std::string& code) {
    const auto [entry, fundraiser] = own_line(tx, who, id, LineState::waiting, "statement.not_waiting");
    const GiftId gift{tx.new_id()};
    take_in(tx, master, who, fundraiser, {gift, {}, taking_of(entry.line)}, code);
    return moved(tx, entry, LineState::matched, gift, {});
}

StatementLine set_aside(store::Transaction& tx, const base::Who& who, StatementLineId id, const std::string& reason) {
    const auto [entry, fundraiser] = own_line(tx, who, id, LineState::waiting, "statement.not_waiting");
    const auto why = short_text(reason);
    if (why.empty()) throw Problem(ProblemKind::invalid, "gift.words_missing");
    store::record(tx, who, "statement.set_aside", id.uuid, fundraiser.fundraiser.area.id);
    return moved(tx, entry, LineState::set_aside, std::nullopt, why);
}

StatementLine wait_again(store::Transaction& tx, const base::Who& who, StatementLineId id) {
    const auto [entry, fundraiser] = own_line(tx, who, id, LineState::set_aside, "statement.not_set_aside");
    store::record(tx, who, "statement.waits_again", id.uuid, fundraiser.fundraiser.area.id);
    return moved(tx, entry, LineState::waiting, std::nullopt, {});
}

}  // namespace gifts
