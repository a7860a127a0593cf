#pragma once

#include <optional>
#include <string>
#include <vector>

#include "honours/word.hpp"
#include "outreach/message.hpp"
#include "store/sealed.hpp"

/// Good deeds noticed in the field (plan 002, III.2c3: find good people and good deeds, for all to learn from). What
/// was done is told without a name; who did it lies sealed, and is public only while they say so: asked by a person, in
/// words that are kept, withdrawn at any time by a code and without an account.
namespace honours {

using DeedId = base::Id<struct GoodDeedTag>;

enum class Doer { person, household, team, body };
BOOST_DESCRIBE_ENUM(Doer, person, household, team, body)

/// Whether the name may be public. withdrawn: the name is erased, and nobody asks why.
enum class Consent { not_asked, asked, given, refused, withdrawn };
BOOST_DESCRIBE_ENUM(Consent, not_asked, asked, given, refused, withdrawn)

struct NewDeed {
    DeedId id;
    std::optional<base::Uuid> body;  ///< whose desk it lies on; left out: the committee of the commune of its area
    areas::AreaId area;
    base::Day day;
    Doer doer = Doer::person;
    std::string name;   ///< sealed; may be empty
    std::string words;  ///< what was done, naming nobody
};
BOOST_DESCRIBE_STRUCT(NewDeed, (), (id, body, area, day, doer, name, words))

struct Deed {
    DeedId id;
    Place body;
    Place area;
    base::Day day;
    Doer doer = Doer::person;
    std::string words;
    bool has_name = false;  ///< sealed
    Consent consent = Consent::not_asked;
    std::string consent_way;  ///< how it was asked, and what was said
    std::optional<base::Instant> consent_at;
    std::string public_name;  ///< as they want to be called; empty without standing consent
    std::optional<base::Instant> published_at;
    std::optional<outreach::MessageId> message;  ///< its bulletin
    base::Instant noticed_at;
    bool may_write = false;
    bool may_publish = false;
};
BOOST_DESCRIBE_STRUCT(Deed, (),
                      (id, body, area, day, doer, words, has_name, consent, consent_way, consent_at, public_name,
                       published_at, message, noticed_at, may_write, may_publish))

/// By whoever works below the area of the body that it is told to: also a team leader on a round. The same again is
/// harmless. Problems: area.not_found, body.not_found, honour.no_desk, account.outside_area, honour.area_outside,
/// honour.words_missing, honour.text_too_long, honour.names_somebody, honour.day_wrong, honour.id_taken.
Deed notice(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, const NewDeed& wanted);

/// Problems of all that follows: deed.not_found, account.outside_area.

/// For every body of its area.
Deed get(store::Transaction& tx, const base::Who& who, DeedId id);

struct DeedChange {
    std::optional<Edit<std::string>> words;
};
BOOST_DESCRIBE_STRUCT(DeedChange, (), (words))
/// Problems: honour.changed_meanwhile, and those of words.
Deed change(store::Transaction& tx, const base::Who& who, DeedId id, const DeedChange& wanted);

/// It was told by mistake: nothing of it is left but the line in the journal. Problem: deed.rested_on (a proposal
/// does).
void take_back(store::Transaction& tx, const base::Who& who, DeedId id);

/// Opens the sealed name for the desk and leaves a line in the journal; nothing when there is none.
struct OpenedName {
    std::optional<std::string> name;
    std::optional<std::string> code;  ///< by which they withdraw, once they consented
};
BOOST_DESCRIBE_STRUCT(OpenedName, (), (name, code))
OpenedName open_name(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, DeedId id);

/// What somebody answered who was asked whether the name may be public.
struct ConsentAnswer {
    Consent consent = Consent::asked;  ///< asked, given, refused
    std::string way;                   ///< who asked and how: "Gặp tại nhà ngày 3/7, đồng ý nêu tên"
    std::string public_name;           ///< of given: as they want to be called
};
BOOST_DESCRIBE_STRUCT(ConsentAnswer, (), (consent, way, public_name))
/// Once given, `code` is what they withdraw by; a desk that is told again gives the first one. Problems: deed.no_name,
/// deed.consent_wrong (withdrawn is said by `withdraw`), honour.words_missing, honour.text_too_long.
Deed record_consent(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, DeedId id,
                    const ConsentAnswer& answer, const std::string& code);
/// They told the desk: the name is gone from everywhere, the sealed one too; the deed stays, of nobody.
Deed withdraw_consent(store::Transaction& tx, const base::Who& who, DeedId id);

/// By a head: everybody may read it, with a name only by consent; `hide` takes it back.
Deed publish(store::Transaction& tx, const base::Who& who, DeedId id);
Deed hide(store::Transaction& tx, const base::Who& who, DeedId id);

/// Drafts a message of it for the page and the loudspeakers of its area, without a name: what was read out cannot be
/// taken back. Problems: honour.message_there, those of outreach::write.
Deed make_bulletin(store::Transaction& tx, const base::Who& who, DeedId id, outreach::MessageId message);

struct DeedPage {
    std::vector<Deed> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(DeedPage, (), (items, next))
/// Those of an area and below it, the latest first. Problems: area.not_found, account.outside_area.
DeedPage deeds(store::Transaction& tx, const base::Who& who, areas::AreaId area, const std::string& after,
               std::size_t limit);

/// A code as it is drawn, outside of any transaction.
std::string new_code();

}  // namespace honours
