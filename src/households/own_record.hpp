#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "households/household.hpp"

/// What a household may see and ask of the register about itself, without an account: with the key on a card that
/// somebody of the commune handed over. It sees what is kept and who looked, asks for corrections, and takes its
/// consent back; whoever has the key changes nothing in the register but that consent.
namespace households {

using WishId = base::Id<struct WishTag>;

/// Makes the household's key of `code`, one of accounts::new_code(); one handed over before opens nothing any more.
/// Problems: household.not_found, account.outside_area, household.erased.
void hand_key(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, HouseholdId id,
              std::string_view code);

/// The card was lost: its key opens nothing any more. Problems: household.not_found, account.outside_area.
void take_key_back(store::Transaction& tx, const base::Who& who, HouseholdId id);

/// Whose key it is, for slices that keep something about the household. Problem: own_record.key_unknown.
HouseholdId household_of_key(store::Transaction& tx, std::string_view key);

enum class WishKind { correction, erasure };
BOOST_DESCRIBE_ENUM(WishKind, correction, erasure)

/// Something that a household asked for. Nobody's words are kept longer than its record.
struct Wish {
    WishId id;
    WishKind kind = WishKind::correction;
    std::string words;
    base::Instant at;
    std::optional<base::Instant> answered_at;
    std::optional<bool> done;  ///< nothing: not answered yet
    std::string answer;
    std::string body;  ///< of the person who answered
    std::optional<base::Instant> appealed_at;
    std::string appeal;       ///< why another body is to look at the refusal
    bool can_appeal = false;  ///< a refused erasure, once
    std::optional<base::Instant> taken_back_at;
    std::optional<base::Instant>
        carried_out_at;  ///< an erasure that is agreed and not carried out waits for help to end
};
BOOST_DESCRIBE_STRUCT(Wish, (),
                      (id, kind, words, at, answered_at, done, answer, body, appealed_at, appeal, can_appeal,
                       taken_back_at, carried_out_at))

/// All that the register keeps of a household, as the household sees it. What the health station keeps is not here:
/// the station shows that itself.
struct OwnRecord {
    std::string code;  ///< "H-0123"
    std::string area;
    std::string team;  ///< empty: none yet
    std::int64_t people = 1;
    base::Day valid_from;
    std::optional<base::Day> valid_until;
    std::optional<Record> record;   ///< nothing: it was erased
    std::vector<Reading> readings;  ///< the newest first
    std::vector<Wish> wishes;       ///< the newest first
    std::optional<base::Day> erased_on;
    std::optional<base::Day> backups_forget_on;  ///< from then on no copy of its key is left
};
BOOST_DESCRIBE_STRUCT(OwnRecord, (),
                      (code, area, team, people, valid_from, valid_until, record, readings, wishes, erased_on,
                       backups_forget_on))

/// Problem of all that a household does itself: own_record.key_unknown.

OwnRecord own_record(store::Transaction& tx, const store::MasterKey& master, std::string_view key);

struct NewWish {
    WishKind kind = WishKind::correction;
    std::string words;  ///< what is wrong and how it is right; an erasure needs none
};
BOOST_DESCRIBE_STRUCT(NewWish, (), (kind, words))

/// Asks a person of the commune. The same again, while it waits, is one wish. Problems: own_record.words_missing,
/// own_record.words_too_long, own_record.too_many_wishes (waiting), household.erased.
OwnRecord wish(store::Transaction& tx, const store::MasterKey& master, std::string_view key, const NewWish& wanted);

/// Takes back the consent to keep what makes life hard; it is gone from the record at once. Problem: household.erased.
OwnRecord withdraw_consent(store::Transaction& tx, const store::MasterKey& master, std::string_view key);

/// A wish where it waits for a person.
struct WaitingWish : Wish {
    HouseholdId household;
    std::string code;
    Place area;
    BOOST_DESCRIBE_CLASS(WaitingWish, (Wish), (household, code, area), (), ())
};

struct WishPage {
    std::vector<WaitingWish> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(WishPage, (), (items, next))

/// agreed: erasures that wait until no help is under way.
enum class WishPart { waiting, agreed };
BOOST_DESCRIBE_ENUM(WishPart, waiting, agreed)

/// Those of a hamlet or commune that nobody answered, or that are agreed; the oldest first. Problems: area.not_found,
/// household.area_too_wide, account.outside_area.
WishPage waiting_wishes(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                        areas::AreaId area, WishPart part, std::optional<WishId> after, std::size_t limit);

struct WishAnswer {
    bool done = false;
    std::string words;  ///< needed when it was not done: why
};
BOOST_DESCRIBE_STRUCT(WishAnswer, (), (done, words))

/// Says what came of a correction; an answer may be given anew. The correction itself is made in the household's
/// record. Problems: own_record.wish_not_found, account.outside_area, own_record.is_erasure, own_record.reason_missing,
/// own_record.words_too_long, household.erased.
void answer(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, WishId id,
            const WishAnswer& answer);

}  // namespace households
