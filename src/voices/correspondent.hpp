#pragma once

#include "voices/voice.hpp"

/// The voluntary network: people who agreed to tell how things are in their field (city plan III.1e). Whoever takes
/// part sees by a code what is kept and ends it at any time; what they tell is a voice like any other, and nothing ties
/// it to them. There are no secret informants: without consent nobody is written down.
namespace voices {

using CorrespondentId = base::Id<struct CorrespondentTag>;

struct NewCorrespondent {
    areas::AreaId area;  ///< a hamlet or a commune
    std::string topic;   ///< their field
    bool agrees = false;
    Contact contact;
};
BOOST_DESCRIBE_STRUCT(NewCorrespondent, (), (area, topic, agrees, contact))

struct CorrespondentReceipt {
    CorrespondentId id;
    std::string code;
};
BOOST_DESCRIBE_STRUCT(CorrespondentReceipt, (), (id, code))

/// What a list shows; nobody is named.
struct Correspondent {
    CorrespondentId id;
    Place area;
    std::string topic;
    base::Instant agreed_at;
    std::optional<base::Instant> ended_at;
};
BOOST_DESCRIBE_STRUCT(Correspondent, (), (id, area, topic, agreed_at, ended_at))

/// What whoever takes part sees by the code: all that is kept.
struct OwnPart : Correspondent {
    std::optional<Contact> kept;
    BOOST_DESCRIBE_CLASS(OwnPart, (Correspondent), (kept), (), ())
};

/// Problems: correspondent.not_agreed, correspondent.no_name, voice.topic_unknown, voice.area_too_wide, area.not_found,
/// account.outside_area, household.phone_wrong.
CorrespondentReceipt enlist(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                            const NewCorrespondent& wanted, const std::string& code);
/// Those who take part in a commune or below, by hamlet and field; at most 500. Problems: area.not_found,
/// voice.area_too_wide, account.outside_area.
std::vector<Correspondent> correspondents(store::Transaction& tx, const base::Who& who, areas::AreaId area);
/// Who it is, to be called, and a line in the journal. Problems: correspondent.not_found, account.outside_area.
std::optional<Contact> open_correspondent(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                                          CorrespondentId id);
/// Ends it and erases who it is. Harmless to repeat. Problems: as above.
void end(store::Transaction& tx, const base::Who& who, CorrespondentId id);

/// By the code. Problem of all that follows: correspondent.code_unknown.
OwnPart own_part(store::Transaction& tx, const store::MasterKey& master, std::string_view code);
OwnPart leave(store::Transaction& tx, const store::MasterKey& master, std::string_view code);
/// Tells how things are: a voice of their field and place, with a code of its own. Problems: correspondent.ended,
/// voice.words_missing.
Receipt tell(store::Transaction& tx, const store::MasterKey& master, std::string_view code, const std::string& words,
             const std::string& voice_code);

}  // namespace voices
