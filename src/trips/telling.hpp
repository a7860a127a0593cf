#pragma once

#include "trips/trip.hpp"

/// What a carrier tells of a stop, perhaps hours later, when there is a network again. The first telling stands; one
/// that says otherwise is kept beside it and shown to a person.
namespace trips {

using TellingId = base::Id<struct TripTellingTag>;

/// By what is known that the goods arrived.
enum class Proof {
    none,
    code,     ///< the code of the need, said by who received, or scanned from their telephone
    picture,  ///< of the bags, never of faces
    paper,    ///< a signature on the hand-over list
};
BOOST_DESCRIBE_ENUM(Proof, none, code, picture, paper)

struct NewTelling {
    TellingId id;  ///< made by the telephone
    Outcome outcome = Outcome::delivered;
    Proof proof = Proof::none;
    std::string code;       ///< as it was said or scanned
    std::string picture;    ///< a small JPEG in base64; whatever it says besides the picture is thrown away
    std::string neighbour;  ///< who took it in their place; sealed
    std::string words;      ///< sealed
};
BOOST_DESCRIBE_STRUCT(NewTelling, (), (id, outcome, proof, code, picture, neighbour, words))

/// standing: it is how it was; differs: it says otherwise than the one that stands; set_aside: a person decided against
/// it; agrees: it says the same.
enum class Weight { stands, agrees, differs, set_aside };
BOOST_DESCRIBE_ENUM(Weight, stands, agrees, differs, set_aside)

struct Telling {
    TellingId id;
    Outcome outcome = Outcome::delivered;
    Proof proof = Proof::none;
    bool is_proven = false;  ///< a code that is the need's, a picture, a paper
    Weight weight = Weight::stands;
    base::Instant at;
    base::Instant received_at;
    std::string by;
    std::optional<base::Uuid> picture;
    std::string neighbour;
    std::string words;
};
BOOST_DESCRIBE_STRUCT(Telling, (),
                      (id, outcome, proof, is_proven, weight, at, received_at, by, picture, neighbour, words))

/// By who carries the trip, or by its store from the paper. What is delivered closes the need. A code that is not the
/// need's is no reason to refuse: the goods are there. Problems: trip_stop.not_found, account.outside_area,
/// trip.not_on_the_way, trip_telling.id_taken, trip_telling.neighbour_missing, trip_telling.too_long,
/// file.not_a_picture, file.picture_too_large.
Telling tell(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, StopId id,
             const NewTelling& wanted, base::Instant at);

/// All of a stop, the first first. What is sealed of them is opened, and the journal says so. Problems:
/// trip_stop.not_found, account.outside_area.
std::vector<Telling> tellings(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, StopId id);

/// A person of the store says which of them is how it was; the others are set aside. A need that was closed by mistake
/// is asked again in the words given. Problems: trip_stop.not_found, trip_telling.not_found, account.outside_area,
/// trip.not_now (it is closed), need.words_missing.
Stop decide(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, StopId id, TellingId telling,
            const std::string& words);

/// A stop as its carrier needs it.
struct HeldStop : Stop {
    std::string name;
    std::string phone;
    std::string address;
    std::string landmark;
    BOOST_DESCRIBE_CLASS(HeldStop, (Stop), (name, phone, address, landmark), (), ())
};

/// What a telephone or a paper holds of a trip.
struct HeldTrip {
    Trip trip;
    std::vector<Load> loads;
    std::vector<HeldStop> stops;
};
BOOST_DESCRIBE_STRUCT(HeldTrip, (), (trip, loads, stops))

/// The trips of today, and those still on their way, that the caller or this team carries. The first time somebody
/// holds one its people may see that, as with every look into their record.
std::vector<HeldTrip> carried(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                              std::optional<base::Uuid> team);
/// One trip with its names, to be printed and signed. Problems: trip.not_found, account.outside_area.
HeldTrip paper(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, TripId id);

/// A picture that was told, for who sees the trip. Problems: file.not_found, account.outside_area.
store::Bytes picture(store::Transaction& tx, const base::Who& who, TellingId id);

/// What is counted per hamlet and day: stops at which goods reached people.
inline constexpr std::string_view delivered_indicator = "deliveries";
std::vector<store::Indicator> indicators();

}  // namespace trips
