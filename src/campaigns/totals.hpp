#pragma once

#include "campaigns/campaign.hpp"

/// How violations were handled, told as totals of a commune or above: how many people were reminded and how many cases
/// handled, never who and never where below the commune. One to four are kept and said as "a few".
namespace campaigns {

using TotalsId = base::Id<struct CampaignTotalsTag>;

struct NewTotals {
    TotalsId id;
    base::Uuid body;  ///< that tells them
    base::Day from;
    base::Day until;
    std::int64_t reminded = 0;
    std::int64_t handled = 0;
    std::string source;  ///< the paper that they stand in
};
BOOST_DESCRIBE_STRUCT(NewTotals, (), (id, body, from, until, reminded, handled, source))

struct Totals {
    TotalsId id;
    Place body;
    Place area;
    base::Day from;
    base::Day until;
    std::optional<std::int64_t> reminded;  ///< empty: a few
    std::optional<std::int64_t> handled;   ///< likewise
    std::string source;
    std::optional<MessageId> message;  ///< that says them
    bool is_taken_back = false;
    bool may_write = false;  ///< the caller
};
BOOST_DESCRIBE_STRUCT(Totals, (),
                      (id, body, area, from, until, reminded, handled, source, message, is_taken_back, may_write))

/// By whoever writes papers for the body; the same again is harmless. Problems: campaign.not_found, campaign.ended,
/// body.not_found, account.outside_area, campaign.totals_too_small (the body stands below a commune),
/// campaign.message_elsewhere (it stands outside the campaign's area), campaign.totals_wrong (below none, above a
/// million, nothing at all, or days that end before they begin or after today), campaign.source_missing,
/// campaign.text_too_long, campaign.id_taken.
Totals tell_totals(store::Transaction& tx, const base::Who& who, CampaignId id, const NewTotals& wanted);

/// Problems of what follows: campaign.totals_not_found, account.outside_area.

/// They were told wrong; a message that says them already is withdrawn like any other. Problem: campaign.taken_back.
Totals take_back_totals(store::Transaction& tx, const base::Who& who, TotalsId id);

struct NewDraft {
    MessageId message;
};
BOOST_DESCRIBE_STRUCT(NewDraft, (), (message))
/// Writes the message of the fifth group that says them, for all of their area, and ties it; somebody approves it like
/// any other. Asked again, it is the message that there is. Problems: campaign.taken_back, campaign.ended, those of
/// outreach::write.
outreach::Message draft_totals(store::Transaction& tx, const base::Who& who, TotalsId id, const NewDraft& wanted);

/// Of a campaign, the latest first. Problems: campaign.not_found, account.outside_area.
std::vector<Totals> totals(store::Transaction& tx, const base::Who& who, CampaignId id);

/// What such a message says.
std::string totals_title(const Totals& totals);
std::string totals_words(const Totals& totals);

}  // namespace campaigns
