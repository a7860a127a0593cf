#include <algorithm>

#include "accounts/permission.hpp"
#include "sources/source.hpp"
#include "tasks/task_http.hpp"
#include "tasks/task_json.hpp"

namespace tasks {
namespace {

using base::Permission;
using http::Call;

struct FileLocation {
    files::FileId id;
};
BOOST_DESCRIBE_STRUCT(FileLocation, (), (id))

constexpr std::size_t largest_picture = 4U << 20U;

/// Nothing goes beside work that was not looked at for a secrecy mark; that reads the file, so it comes before the
/// transaction.
http::Upload looked_at(const http::Upload& upload) {
    sources::refuse_secret(upload.bytes);
    return upload;
}

/// What is no picture is told so by files::keep_picture, whatever is written in it.
http::Upload picture_looked_at(const http::Upload& upload) {
    if (files::media_type_of(upload.bytes).starts_with("image/")) sources::refuse_secret(upload.bytes);
    return upload;
}

http::Response response_of(const files::File& file, bool is_shown) {
    http::Response response{200, file.media_type, std::string(file.bytes.begin(), file.bytes.end()), {}, {}};
    response.headers.emplace_back("Cache-Control", "private, max-age=31536000, immutable");
    if (!is_shown) response.headers.emplace_back("Content-Disposition", "attachment");
    return response;
}

void add_upload_routes(http::Router& router) {
    router
        .post("/api/pictures", http::allow(Permission::tasks_do), "Keep a picture to be put to a task",
              picture_looked_at,
              [](Call& call, const http::Upload& upload) {
                  const FileLocation kept{files::keep_picture(call.tx, call.who, upload.name, upload.bytes)};
                  return http::Created<FileLocation>{"/api/pictures/" + base::to_string(kept.id), kept};
              })
        .accepts_up_to(largest_picture);
    router
        .post("/api/files", http::allow(Permission::tasks_do),
              "Keep a paper to be put to a task; one with a secrecy mark is refused and not kept", looked_at,
              [](Call& call, const http::Upload& upload) {
                  const FileLocation kept{files::keep(call.tx, call.who, upload.name, upload.bytes)};
                  return http::Created<FileLocation>{"/api/files/" + base::to_string(kept.id), kept};
              })
        .accepts_up_to(sources::largest_document);
}

}  // namespace

void add_word_routes(http::Router& router) {
    add_upload_routes(router);
    router.get("/api/pictures/{picture}", http::signed_in(), "A picture of a task that the caller may see",
               [](Call& call) {
                   return response_of(file_of_word(call.tx, call.who, call.id<files::FileId>("picture")), true);
               });
    router.get("/api/files/{file}", http::signed_in(), "A paper beside a task that the caller may see", [](Call& call) {
        return response_of(file_of_word(call.tx, call.who, call.id<files::FileId>("file")), false);
    });
    router.get("/api/tasks/{task}/words", http::signed_in(),
               "What was said about a task, the newest last; ?before= for what was said earlier", [](Call& call) {
                   const auto task = get(call.tx, call.who, call.id<TaskId>("task"));
                   return words(call.tx, task.id, call.text("before"), call.limit());
               });
    router.post("/api/tasks/{task}/words", http::allow(Permission::tasks_do),
                "Say something about a task, with pictures and papers", [](Call& call, const Progress& said) {
                    return speak(call.tx, call.who, call.id<TaskId>("task"), said);
                });
}

}  // namespace tasks
