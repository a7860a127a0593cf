#include "accounts/permission.hpp"
#include "honours/model.hpp"
#include "honours/routes.hpp"

namespace honours {
namespace {

using base::Permission;
using http::allow;
using http::anyone;
using http::Call;

struct Anew {
    std::int64_t version = 0;
    Description description;
};
BOOST_DESCRIBE_STRUCT(Anew, (), (version, description))

ModelId model_of(Call& call) {
    return call.id<ModelId>("honour_model");
}

ModelPage model_page(Call& call, std::optional<base::Uuid> body) {
    return models(call.tx, call.who,
                  {.body = body, .kind = call.text("kind"), .after = call.text("after"), .limit = call.limit()});
}

void add_open_routes(http::Router& router) {
    router.get("/api/model-kinds", anyone(), "Which models there are, in the words of the plans", [](Call&) {
        return http::Page<ModelKind>{model_kinds(), std::nullopt};
    });
    router.get("/api/open-models", anyone(), "Models that were published, the latest first (?kind=)",
               [](Call& call) { return model_page(call, std::nullopt); });
}

}  // namespace

void add_model_routes(http::Router& router) {
    const auto writes = allow(Permission::documents_write);
    const auto decides = allow(Permission::documents_approve);
    add_open_routes(router);
    router.get("/api/bodies/{body}/models", writes, "Models of a body, published or not (?kind=)",
               [](Call& call) { return model_page(call, call.id("body")); });
    router.post("/api/models", writes, "Describe a model", [](Call& call, const NewModel& wanted) {
        auto made = describe(call.tx, call.who, wanted);
        return http::Created<Model>{"/api/models/" + base::to_string(made.id), std::move(made)};
    });
    router.get("/api/models/{honour_model}", allow(Permission::plans_read), "One model with its steps and its copies",
               [](Call& call) { return get_model(call.tx, call.who, model_of(call)); });
    router.put("/api/models/{honour_model}", writes, "Describe it better", [](Call& call, const Anew& wanted) {
        return describe_anew(call.tx, call.who, model_of(call), wanted.version, wanted.description);
    });
    router.post("/api/models/{honour_model}/publication", decides, "Everybody may read and copy it",
                [](Call& call) { return publish_model(call.tx, call.who, model_of(call)); });
    router.remove("/api/models/{honour_model}/publication", decides, "Take that back",
                  [](Call& call) { return hide_model(call.tx, call.who, model_of(call)); });
    router.post("/api/models/{honour_model}/bulletin", writes, "Draft a message of it",
                [](Call& call, const NewBulletin& wanted) {
                    return make_model_bulletin(call.tx, call.who, model_of(call), outreach::MessageId{wanted.message});
                });
    router.post("/api/models/{honour_model}/copies", allow(Permission::plans_issue),
                "Copy it: the own description, and its steps as tasks", [](Call& call, const NewCopy& wanted) {
                    auto made = copy(call.tx, call.who, model_of(call), wanted);
                    return http::Created<Model>{"/api/models/" + base::to_string(made.id), std::move(made)};
                });
}

}  // namespace honours
