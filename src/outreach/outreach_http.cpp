#include "outreach/outreach_http.hpp"

#include "accounts/door.hpp"
#include "accounts/permission.hpp"
#include "outreach/message.hpp"
#include "outreach/page.hpp"
#include "http/origin.hpp"

namespace outreach {
namespace {

using base::Permission;
using http::allow;
using http::anyone;
using http::Call;

constexpr std::size_t most_upload_bytes = 21 * 1024 * 1024;
constexpr accounts::Door view_door{"message.view", 600};

struct Words {
    std::string text;
};
BOOST_DESCRIBE_STRUCT(Words, (), (text))

struct Anew {
    std::int64_t version = 0;
    Content content;
};
BOOST_DESCRIBE_STRUCT(Anew, (), (version, content))

struct Reason {
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(Reason, (), (reason))

struct Kept {
    files::FileId id;
};
BOOST_DESCRIBE_STRUCT(Kept, (), (id))

struct Nothing {};
BOOST_DESCRIBE_STRUCT(Nothing, (), ())

MessageId message_of(Call& call) {
    return call.id<MessageId>("message");
}

http::Response file_response(const files::File& file, const char* who_may_keep) {
    http::Response response{200, file.media_type, std::string(file.bytes.begin(), file.bytes.end()), {}, {}};
    response.headers.emplace_back("Cache-Control", std::string(who_may_keep) + ", max-age=31536000, immutable");
    return response;
}

http::Response feed_response(Call& call) {
    const auto origin = http::origin_of(call.request);
    return {200,
            "application/atom+xml; charset=utf-8",
            atom_feed(call.tx, origin, call.maybe_id<areas::AreaId>("area")),
            {{"Cache-Control", "public, max-age=60"}},
            {}};
}

void add_desk_routes(http::Router& router) {
    const auto writes = allow(Permission::documents_write);
    router.get("/api/bodies/{body}/messages", writes, "Messages of a body, the newest first (?state=, ?kind=)",
               [](Call& call) {
                   return messages(call.tx, call.who,
                                   {.body = call.id("body"),
                                    .state = call.maybe_one_of<State>("state"),
                                    .kind = call.maybe_one_of<Kind>("kind"),
                                    .after = call.text("after"),
                                    .limit = call.limit()});
               });
    router.get("/api/messages-now", writes, "How many messages wait for the caller's body to decide",
               [](Call& call) { return waiting(call.tx, call.who); });
    router.post("/api/messages", writes, "Write a message to the people", [](Call& call, const NewMessage& wanted) {
        auto made = write(call.tx, call.who, wanted);
        return http::Created<Message>{"/api/messages/" + base::to_string(made.id), std::move(made)};
    });
    router.post("/api/message-check", writes, "How the tone of a text is, before it is kept",
                [](Call&, const Words& words) {
                    return http::Page<Finding>{check_tone(words.text), std::nullopt};
                });
    router
        .post("/api/message-recordings", writes, "Keep a person's voice for a message (MP3, Ogg, WAV)",
              [](Call& call, const http::Upload& sent) {
                  return Kept{keep_recording(call.tx, call.who, sent.name, sent.bytes)};
              })
        .accepts_up_to(most_upload_bytes);
    router
        .post("/api/message-pictures", writes, "Keep a photograph for a message, without where it was taken (JPEG)",
              [](Call& call, const http::Upload& sent) {
                  return Kept{keep_photograph(call.tx, call.who, sent.name, sent.bytes)};
              })
        .accepts_up_to(most_upload_bytes);
    router.get("/api/messages/{message}", writes, "One message with what was found in it",
               [](Call& call) { return get(call.tx, call.who, message_of(call)); });
    router.get("/api/messages/{message}/files/{file}", writes, "Its picture or recording", [](Call& call) {
        return file_response(file_of(call.tx, call.who, message_of(call), call.id<files::FileId>("file")), "private");
    });
    router.put("/api/messages/{message}", writes, "Say it anew, while it is a draft",
               [](Call& call, const Anew& wanted) {
                   return say_anew(call.tx, call.who, message_of(call), wanted.version, wanted.content);
               });
}

void add_step_routes(http::Router& router) {
    router.post(
        "/api/messages/{message}/submission", allow(Permission::documents_write), "Ask a head to approve it",
        [](Call& call, const Submission& wanted) { return submit(call.tx, call.who, message_of(call), wanted); });
    router.remove("/api/messages/{message}/submission", allow(Permission::documents_write), "It is a draft again",
                  [](Call& call) { return take_back_submission(call.tx, call.who, message_of(call)); });
    router.post("/api/messages/{message}/decision", allow(Permission::documents_approve),
                "Approve it, or give it back with a reason", [](Call& call, const Decision& decision) {
                    return decide(call.tx, call.who, message_of(call), decision);
                });
    router.post(
        "/api/messages/{message}/withdrawal", allow(Permission::documents_approve), "People hear and read it no longer",
        [](Call& call, const Reason& sent) { return withdraw(call.tx, call.who, message_of(call), sent.reason); });
    router.remove("/api/messages/{message}/withdrawal", allow(Permission::documents_approve), "Take that back",
                  [](Call& call) { return put_back(call.tx, call.who, message_of(call)); });
}

void add_public_routes(http::Router& router) {
    router.get("/api/news", anyone(), "What is said to the people today, the newest first (?area=, ?kind=)",
               [](Call& call) {
                   return news(call.tx, {.area = call.maybe_id<areas::AreaId>("area"),
                                         .kind = call.maybe_one_of<Kind>("kind"),
                                         .after = call.text("after"),
                                         .limit = call.limit()});
               });
    router.get("/api/news/{message}", anyone(), "One message that is said today",
               [](Call& call) { return one_news(call.tx, message_of(call)); });
    router.get("/api/news/{message}/files/{file}", anyone(), "Its picture or recording", [](Call& call) {
        return file_response(public_file(call.tx, message_of(call), call.id<files::FileId>("file")), "public");
    });
    router.post("/api/news/{message}/views", anyone(), "Somebody read it: a number per day, and nothing of who",
                [](Call& call, const Nothing&) {
                    accounts::begin_try(call.tx, view_door, call.request.remote);
                    count_view(call.tx, message_of(call));
                });
    router.get("/tin.xml", anyone(), "What is said to the people as an Atom feed (?area=)", feed_response);
}

}  // namespace

void add_routes(http::Router& router) {
    add_desk_routes(router);
    add_step_routes(router);
    add_public_routes(router);
}

}  // namespace outreach
