#include "volunteers/volunteer_http.hpp"

#include "accounts/door.hpp"
#include "accounts/permission.hpp"
#include "volunteers/shift.hpp"

namespace volunteers {
namespace {

using base::Permission;
using http::allow;
using http::anyone;
using http::Call;

constexpr accounts::Door enlist_door{"volunteer.enlist", 20};
constexpr accounts::Door code_door{"volunteer.code", 60};
constexpr std::size_t most_own_shifts = 100;

/// Who registers, with the code that they get: drawn before the unit of work, which may run more than once.
struct Coded {
    NewVolunteer wanted;
    std::string code;
};

struct Code {
    std::string code;
};
BOOST_DESCRIBE_STRUCT(Code, (), (code))

struct CodeWithShift {
    std::string code;
    ShiftId shift;
};
BOOST_DESCRIBE_STRUCT(CodeWithShift, (), (code, shift))

struct Came {
    bool came = true;
};
BOOST_DESCRIBE_STRUCT(Came, (), (came))

/// One with what is sealed of them.
struct OpenedVolunteer : Volunteer {
    std::optional<Person> person;
    BOOST_DESCRIBE_CLASS(OpenedVolunteer, (Volunteer), (person), (), ())
};

VolunteerId volunteer_of(Call& call) {
    return call.id<VolunteerId>("volunteer");
}
ShiftId shift_of(Call& call) {
    return call.id<ShiftId>("volunteer_shift");
}

/// What a volunteer does by the code: it is counted before it is looked at, and a right one costs nothing.
template <class Body, class Verb>
void add_by_code(http::Router& router, store::Database& database, const char* pattern, const char* summary, Verb verb) {
    router.post(
        pattern, anyone(), summary,
        [&database](const http::Request& request, const Body& body) {
            database.write([&](store::Transaction& tx) { accounts::begin_try(tx, code_door, request.remote); });
            return body;
        },
        [verb](Call& call, const Body& body) {
            const auto seen = verb(call, body);
            accounts::forgive_try(call.tx, code_door, call.request.remote);
            return seen;
        });
}

http::Page<OwnShift> own_page(store::Transaction& tx, std::string_view code) {
    return {own_shifts(tx, code, most_own_shifts), std::nullopt};
}

void add_open_routes(http::Router& router, store::Database& database, const store::MasterKey& master) {
    router.get("/api/volunteer-words", anyone(), "What volunteers can do and which languages they speak", [](Call&) {
        return http::Page<Word>{words(), std::nullopt};
    });
    router.get("/api/volunteer-briefing", anyone(), "The safety briefing that is read before the first shift",
               [](Call& call) { return briefing_on(base::day_of(call.tx.now())); });
    router.post(
        "/api/volunteering", anyone(), "Offer oneself, without an account",
        [](const NewVolunteer& wanted) {
            return Coded{wanted, new_code()};
        },
        [&master](Call& call, const Coded& sent) {
            accounts::begin_try(call.tx, enlist_door, call.request.remote);
            return http::Created<Receipt>{"/tinh-nguyen", enlist(call.tx, master, base::Who{}, sent.wanted, sent.code)};
        });
    add_by_code<Code>(router, database, "/api/volunteering/look", "What one registered, by its code",
                      [&master](Call& call, const Code& sent) { return look(call.tx, master, sent.code); });
    add_by_code<Code>(router, database, "/api/volunteering/briefed", "One has read the safety briefing",
                      [&master](Call& call, const Code& sent) { return be_briefed(call.tx, master, sent.code); });
    add_by_code<Code>(router, database, "/api/volunteering/withdraw", "Withdraw; all that is sealed is erased",
                      [&master](Call& call, const Code& sent) { return withdraw(call.tx, master, sent.code); });
    add_by_code<Code>(router, database, "/api/volunteering/shifts", "Shifts that can be taken, and one's own",
                      [](Call& call, const Code& sent) { return own_page(call.tx, sent.code); });
    add_by_code<CodeWithShift>(router, database, "/api/volunteering/take", "Take a shift",
                               [](Call& call, const CodeWithShift& sent) {
                                   take_shift(call.tx, sent.code, sent.shift);
                                   return own_page(call.tx, sent.code);
                               });
    add_by_code<CodeWithShift>(router, database, "/api/volunteering/give-back", "Give a shift back",
                               [](Call& call, const CodeWithShift& sent) {
                                   give_back_shift(call.tx, sent.code, sent.shift);
                                   return own_page(call.tx, sent.code);
                               });
}

http::Page<Volunteer> volunteer_page(Call& call) {
    const Query query{.area = call.id<areas::AreaId>("area"),
                      .kind = call.maybe_one_of<Kind>("kind"),
                      .skill = call.text("skill"),
                      .language = call.text("language"),
                      .free_for = call.maybe_id<ShiftId>("free_for"),
                      .after = call.maybe_id<VolunteerId>("after"),
                      .limit = call.limit()};
    http::Page<Volunteer> page{list(call.tx, call.who, query), std::nullopt};
    if (page.items.size() == query.limit) page.next = base::to_string(page.items.back().id);
    return page;
}

http::Page<Shift> shift_page(Call& call) {
    const auto limit = call.limit();
    http::Page<Shift> page{shifts(call.tx, call.who, call.id<areas::AreaId>("area"), call.day_or_today("from"),
                                  call.maybe_id<ShiftId>("after"), limit),
                           std::nullopt};
    if (page.items.size() == limit) page.next = base::to_string(page.items.back().id);
    return page;
}

void add_shift_routes(http::Router& router) {
    const auto answers = allow(Permission::needs_answer);
    router.get("/api/areas/{area}/volunteer-shifts", answers, "Shifts of a commune from a day on (?from=)", shift_page);
    router.post("/api/volunteer-shifts", answers, "Ask volunteers for some hours at a place",
                [](Call& call, const NewShift& wanted) {
                    auto shift = open_shift(call.tx, call.who, wanted);
                    return http::Created<Shift>{"/api/volunteer-shifts/" + base::to_string(shift.id), std::move(shift)};
                });
    router.get("/api/volunteer-shifts/{volunteer_shift}", answers, "One shift",
               [](Call& call) { return get_shift(call.tx, call.who, shift_of(call)); });
    router.remove("/api/volunteer-shifts/{volunteer_shift}", answers, "Call a shift off",
                  [](Call& call) { return cancel_shift(call.tx, call.who, shift_of(call)); });
    router.get("/api/volunteer-shifts/{volunteer_shift}/turns", answers, "Who is on a shift, and who came",
               [](Call& call) {
                   return http::Page<Turn>{turns(call.tx, call.who, shift_of(call)), std::nullopt};
               });
    const std::string turn = "/api/volunteer-shifts/{volunteer_shift}/turns/{volunteer}";
    router.post(turn, answers, "Put somebody on a shift",
                [](Call& call) { return put_on(call.tx, call.who, shift_of(call), volunteer_of(call)); });
    router.remove(turn, answers, "Take somebody off a shift",
                  [](Call& call) { return take_off(call.tx, call.who, shift_of(call), volunteer_of(call)); });
    router.put(turn, answers, "They came, or that was a slip", [](Call& call, const Came& said) {
        return note_coming(call.tx, call.who, shift_of(call), volunteer_of(call), said.came);
    });
}

}  // namespace

void add_routes(http::Router& router, store::Database& database, const store::MasterKey& master) {
    add_open_routes(router, database, master);
    router.get(
        "/api/areas/{area}/volunteers", allow(Permission::needs_answer),
        "Who offers themselves in a commune or a hamlet (?kind=, ?skill=, ?language=, ?free_for= a shift); no names",
        volunteer_page);
    router
        .get("/api/volunteers/{volunteer}", allow(Permission::needs_answer),
             "One volunteer with the sealed record; leaves a journal line",
             [&master](Call& call) {
                 auto person = open_record(call.tx, master, call.who, volunteer_of(call));
                 return OpenedVolunteer{get(call.tx, call.who, volunteer_of(call)), std::move(person)};
             })
        .leaves_a_line();
    add_shift_routes(router);
}

}  // namespace volunteers
