#include "accounts/grant.hpp"
#include "base/problem.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"
#include "voices/digest.hpp"
#include "voices/entry.hpp"

/// What stands behind the figures of a digest, and what officers write beside them.
namespace voices {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

constexpr std::size_t longest_proposal = 2000;

std::optional<store::Row> find_proposal(store::Transaction& tx, ProposalId id) {
    auto rows = tx.run(
        "SELECT p.*, b.name AS body_name FROM voice_proposal p LEFT JOIN body b ON b.id = p.body WHERE p.id = $1",
        {id});
    if (rows.empty()) return std::nullopt;
    return std::move(rows.front());
}

}  // namespace

std::vector<Sentence> sentences(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                                const SentenceQuery& query) {
    const auto area = areas::get(tx, query.area);
    accounts::require(who, Permission::needs_decide, area.path);
    if (area.level < areas::commune_level) throw Problem(ProblemKind::invalid, "voice.area_too_wide", area.path);
    const bool is_commune = area.level == areas::commune_level;
    const auto commune = households::commune_of(tx, area);
    const auto rows = tx.run(
        "SELECT " + voice_columns + " FROM " + voice_tables + R"(
        WHERE v.commune = $1 AND ($2 IS NULL OR v.area = $2) AND ($3 = '' OR v.topic = $3) AND v.said_on = $4
        ORDER BY v.said_at DESC, v.id LIMIT $5)",
        {commune.id, is_commune ? std::nullopt : std::optional(area.id.uuid), query.topic, query.day, query.limit});
    store::record(tx, who, "voice.sentences_opened", area.id.uuid, area.id.uuid,
                  base::Json{{"day", base::to_string(query.day)}, {"topic", query.topic}});
    std::vector<Sentence> found;
    for (const auto& row : rows) {
        const auto voice = read_voice(tx, row);
        const auto record = unsealed(tx, master, voice.id.uuid);
        found.push_back({voice.id, voice.area, voice.kind, voice.topic, voice.state, voice.said_at,
                         record ? record->words : std::string()});
    }
    return found;
}

Proposal propose(store::Transaction& tx, const base::Who& who, areas::AreaId id, const NewProposal& wanted) {
    const auto area = areas::get(tx, id);
    accounts::require(who, Permission::needs_decide, area.path);
    const auto text = required_words(wanted.words);
    if (text.size() > longest_proposal) throw Problem(ProblemKind::too_large, "voice_proposal.too_long");
    const auto own = wanted.id.value_or(ProposalId{tx.new_id()});
    const auto proposal = [&] {
        const auto row = *find_proposal(tx, own);
        return Proposal{own, row.text("words"), row.instant("at"), row.maybe_text("body_name").value_or(""), true};
    };
    if (const auto before = find_proposal(tx, own)) {
        const bool is_same = before->text("words") == text && before->uuid("account") == who.account;
        if (!is_same) throw Problem(ProblemKind::conflict, "voice_proposal.id_taken", base::to_string(own));
        return proposal();
    }
    const auto body = who.body == base::Uuid{} ? std::nullopt : std::optional(who.body);
    tx.change(
        "INSERT INTO voice_proposal (home, id, area, day, words, at, account, body) VALUES ($1, $2, $3, $4, $5, $6, "
        "$7, $8)",
        {area.home, own, area.id, wanted.day, text, tx.now(), who.account, body});
    store::record(tx, who, "voice_proposal.written", own.uuid, area.id.uuid);
    return proposal();
}

void take_back_proposal(store::Transaction& tx, const base::Who& who, ProposalId id) {
    const auto row = find_proposal(tx, id);
    if (!row) throw Problem(ProblemKind::not_found, "voice_proposal.not_found", base::to_string(id));
    accounts::require(who, Permission::needs_decide, areas::get(tx, {row->uuid("area")}).path);
    if (row->uuid("account") != who.account) throw Problem(ProblemKind::forbidden, "voice_proposal.not_yours");
    if (!row->is_null("taken_back_at")) return;
    tx.change("UPDATE voice_proposal SET taken_back_at = $3 WHERE home = $1 AND id = $2",
              {row->integer("home"), id, tx.now()});
    store::record(tx, who, "voice_proposal.taken_back", id.uuid, row->uuid("area"));
}

}  // namespace voices
