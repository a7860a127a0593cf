#pragma once

#include "gifts/gift.hpp"

/// The statement of a fundraiser's bank account. A line that says the code of a promise becomes that gift at once; any
/// other waits until a person says whose it is, makes an anonymous gift of it, or sets it aside with a reason.
namespace gifts {

using StatementLineId = base::Id<struct StatementLineTag>;

struct NewLine {
    std::string reference;  ///< the bank's own, which comes once
    base::Day day;
    std::int64_t amount = 1;
    std::string words;
};

enum class LineState { waiting, matched, set_aside };
BOOST_DESCRIBE_ENUM(LineState, waiting, matched, set_aside)

struct Brought {
    std::int64_t matched = 0;  ///< became gifts at once
    std::int64_t waiting = 0;
    std::int64_t there = 0;  ///< had come before
};
BOOST_DESCRIBE_STRUCT(Brought, (), (matched, waiting, there))

/// Whoever reads a file first asks this before looking into it. Problems: fundraiser.not_found, account.outside_area.
void require_receiver(store::Transaction& tx, const base::Who& who, FundraiserId fundraiser);

/// Problems: fundraiser.not_found, account.outside_area, gift.reference_taken (the same reference with another sum or
/// day).
Brought bring_statement(store::Transaction& tx, const base::Who& who, FundraiserId fundraiser,
                        const std::vector<NewLine>& lines);

/// A promise that a line may be: of the same sum.
struct Proposal {
    GiftId gift;
    std::int64_t amount = 0;
    base::Instant made_at;
    std::string donor_kind;
};
BOOST_DESCRIBE_STRUCT(Proposal, (), (gift, amount, made_at, donor_kind))

struct StatementLine {
    StatementLineId id;
    LineState state = LineState::waiting;
    std::string reference;
    base::Day day;
    std::int64_t amount = 0;
    std::string words;
    std::optional<GiftId> gift;
    std::string reason;
    bool is_outside = false;  ///< came on no day of receiving: it goes back to who sent it
    std::vector<Proposal> proposals;
};
BOOST_DESCRIBE_STRUCT(StatementLine, (),
                      (id, state, reference, day, amount, words, gift, reason, is_outside, proposals))

struct LineQuery {
    FundraiserId fundraiser;
    LineState state = LineState::waiting;
    std::string after;
    std::size_t limit = 50;
};
struct LinePage {
    std::vector<StatementLine> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(LinePage, (), (items, next))
/// The oldest first. Problems: fundraiser.not_found, account.outside_area.
LinePage statement_lines(store::Transaction& tx, const base::Who& who, const LineQuery& query);

/// Problems of what follows: statement.not_found, account.outside_area, statement.not_waiting.

/// A person says whose it is. Problems: gift.not_found, gift.not_waiting, statement.other_fundraiser, those of
/// take_promised.
StatementLine match_line(store::Transaction& tx, const base::Who& who, StatementLineId id, GiftId gift);
/// Nobody can be found by it: an anonymous gift. Problems: those of take.
StatementLine take_as_anonymous(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                                StatementLineId id, const std::string& code);
/// It is no gift. Problem: gift.words_missing (why).
StatementLine set_aside(store::Transaction& tx, const base::Who& who, StatementLineId id, const std::string& reason);
/// Takes that back. Problem: statement.not_set_aside.
StatementLine wait_again(store::Transaction& tx, const base::Who& who, StatementLineId id);

}  // namespace gifts
