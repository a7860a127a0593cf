#include "open311/open311_http.hpp"

#include <algorithm>

#include <boost/json.hpp>

#include "accounts/door.hpp"
#include "base/text.hpp"
#include "http/edge.hpp"
#include "open311/request.hpp"
#include "open311/service.hpp"
#include "open311/update.hpp"
#include "open311/wire.hpp"

namespace open311 {
namespace {

using base::Problem;
using base::ProblemKind;
using boost::json::array;
using boost::json::object;
using http::anyone;
using http::Call;

// The doors of the form on the web: whoever comes both ways has not twice as many tries.
constexpr accounts::Door speak_door{"voice.speak", 40};
constexpr accounts::Door code_door{"voice.code", 30};

/// The last part of the address, without the form it is asked in.
Asked asked(const Call& call) {
    const auto& path = call.request.path;
    if (auto found = asked_for(std::string_view(path).substr(path.rfind('/') + 1))) return std::move(*found);
    throw Problem(ProblemKind::not_found, "request.not_found", path);
}

/// Every sentence of a refusal.
std::string description_of(const object& refusal) {
    std::string text(refusal.at("message").as_string());
    for (const auto& field : refusal.at("fields").as_array())
        text += ' ' + std::string(field.as_object().at("message").as_string());
    return text;
}

http::Response refused(Format format, const Problem& problem, base::Language language) {
    auto response = http::problem_response(problem, language);
    const Fault fault{response.status, description_of(base::parse_json(response.body).as_object())};
    response.body = written(format, "errors", base::parse_json(base::to_json(std::vector{fault})));
    response.content_type = content_type_of(format);
    return response;
}

/// An answer as the standard wants it, a refusal too. What a refused request did is undone, but not what stood before
/// it: a try at a door counts.
template <class Run>
http::Response answer(Call& call, int status, std::string_view root, const Run& run) {
    const auto format = asked(call).format;
    base::Json said;
    try {
        call.tx.attempt([&] { said = run(); });
    } catch (const Problem& problem) {
        if (problem.kind() == ProblemKind::unavailable) throw;
        return refused(format, problem, call.request.language());
    }
    return {status, std::string(content_type_of(format)), written(format, root, said), {}, {}};
}

template <class T>
base::Json tree(const T& described) {
    return base::parse_json(base::to_json(described));
}

base::Json tree(const std::vector<ServiceRequest>& requests) {
    array list;
    for (const auto& one : requests) list.push_back(as_json(one));
    return list;
}

std::vector<std::string> split(std::string_view text) {
    std::vector<std::string> parts;
    for (std::size_t from = 0; from < text.size();) {
        const auto end = std::min(text.find(',', from), text.size());
        if (const auto part = base::trim(text.substr(from, end - from)); !part.empty()) parts.emplace_back(part);
        from = end + 1;
    }
    return parts;
}

std::optional<base::Instant> maybe_instant(const Call& call, std::string_view name) {
    const auto text = call.text(name);
    if (text.empty()) return std::nullopt;
    if (const auto instant = base::parse_instant(text)) return instant;
    throw Problem(ProblemKind::invalid, "open311.moment_wrong", text);
}

RequestId request_id(std::string_view text) {
    if (const auto id = base::parse_uuid(text)) return {*id};
    throw Problem(ProblemKind::not_found, "open311.request_unknown", std::string(text));
}

RequestQuery query_of(const Call& call) {
    RequestQuery query{.ids = {},
                       .service_codes = split(call.text("service_code")),
                       .status = {},
                       .start = maybe_instant(call, "start_date"),
                       .end = maybe_instant(call, "end_date"),
                       .jurisdiction = call.text("jurisdiction_id")};
    for (const auto& one : split(call.text("service_request_id"))) query.ids.push_back(request_id(one));
    if (query.ids.size() > 1000) throw Problem(ProblemKind::invalid, "open311.too_many");
    // "open,closed" is the same as none.
    auto statuses = split(base::to_lower(call.text("status")));
    std::ranges::sort(statuses);
    statuses.erase(std::ranges::unique(statuses).begin(), statuses.end());
    for (const auto& one : statuses)
        if (one != "open" && one != "closed") throw Problem(ProblemKind::invalid, "open311.status_unknown", one);
    if (statuses.size() == 1) query.status = statuses.front();
    return query;
}

/// The body of a POST: a form, encoded like the query of an address.
http::Request form_of(const Call& call) {
    http::Request form;
    if (!http::set_target(form, "/?" + call.request.body)) throw Problem(ProblemKind::invalid, "open311.form_wrong");
    return form;
}

std::string field(const http::Request& form, std::string_view name) {
    return std::string(form.query_value(name).value_or(""));
}

base::Json posted(Call& call, const store::MasterKey& master) {
    const auto form = form_of(call);
    const auto receipt = post(call.tx, master,
                              {.jurisdiction = field(form, "jurisdiction_id"),
                               .address_id = field(form, "address_id"),
                               .address_string = field(form, "address_string"),
                               .service_code = field(form, "service_code"),
                               .kind = field(form, "attribute[kind]"),
                               .description = field(form, "description"),
                               .first_name = field(form, "first_name"),
                               .last_name = field(form, "last_name"),
                               .phone = field(form, "phone")},
                              voices::new_code());
    const bool is_vi = call.request.language() == base::Language::vi;
    const auto notice = (is_vi ? "Giữ mã này để xem trả lời ở trang /gui-y-kien: "
                               : "Keep this code; the answer is on the page /gui-y-kien: ") +
                        receipt.token;
    return array{object{{"service_request_id", base::to_string(receipt.service_request_id)},
                        {"token", receipt.token},
                        {"service_notice", notice},
                        {"account_id", nullptr}}};
}

base::Json by_token(Call& call) {
    const auto token = asked(call).name;
    const auto id = number_of(call.tx, token);
    accounts::forgive_try(call.tx, code_door, call.request.remote);
    return array{object{{"service_request_id", base::to_string(id)}, {"token", token}}};
}

base::Json posted_update(Call& call, const store::MasterKey& master) {
    const auto form = form_of(call);
    const auto id = base::parse_uuid(field(form, "service_request_id"));
    const auto update = post_update(call.tx, master,
                                    {.service_request_id = id ? std::optional(RequestId{*id}) : std::nullopt,
                                     .token = field(form, "token"),
                                     .status = field(form, "status"),
                                     .description = field(form, "description")});
    accounts::forgive_try(call.tx, code_door, call.request.remote);
    return array{object{{"update_id", update}}};
}

/// How the server was called: "https://host".
std::string origin_of(const Call& call) {
    const auto host = call.request.header("host");
    return host ? (call.request.secure ? "https://" : "http://") + std::string(*host) : std::string();
}

void add_reading(http::Router& router, const std::string& ending) {
    router.get("/open311/discovery" + ending, anyone(), "Open311: where which standard is spoken", [](Call& call) {
        return answer(call, 200, "discovery",
                      [&] { return tree(discovery(origin_of(call), call.request.language())); });
    });
    router.get("/open311/v2/services" + ending, anyone(), "Open311: what can be reported", [](Call& call) {
        return answer(call, 200, "services", [&] { return tree(services(call.request.language())); });
    });
    router.get("/open311/v2/requests" + ending, anyone(), "Open311: what was reported this way, and how it stands",
               [](Call& call) {
                   return answer(call, 200, "service_requests",
                                 [&] { return tree(requests(call.tx, query_of(call), call.request.language())); });
               });
    router.get("/open311/v2/servicerequestupdates" + ending, anyone(), "Open311: what became of requests since then",
               [](Call& call) {
                   return answer(call, 200, "service_requests_updates", [&] {
                       return tree(updates(call.tx,
                                           {.start = maybe_instant(call, "start_date"),
                                            .end = maybe_instant(call, "end_date"),
                                            .jurisdiction = call.text("jurisdiction_id")},
                                           call.request.language()));
                   });
               });
}

void add_writing(http::Router& router, const store::MasterKey& master, const std::string& ending) {
    router.post("/open311/v2/requests" + ending, anyone(), "Open311: report something, without an account",
                [&master](Call& call) {
                    return answer(call, 201, "service_requests", [&] {
                        accounts::begin_try(call.tx, speak_door, call.request.remote);
                        return posted(call, master);
                    });
                });
    router.post("/open311/v2/servicerequestupdates" + ending, anyone(),
                "Open311: whoever reported says that it is not solved, or takes it back", [&master](Call& call) {
                    // Outside of the attempt, so that a wrong code costs a try.
                    accounts::begin_try(call.tx, code_door, call.request.remote);
                    return answer(call, 201, "service_requests_updates", [&] { return posted_update(call, master); });
                });
}

}  // namespace

void add_routes(http::Router& router, const store::MasterKey& master) {
    for (const std::string ending : {".json", ".xml"}) {
        add_reading(router, ending);
        add_writing(router, master, ending);
    }
    router.get("/open311/v2/services/{topic}", anyone(), "Open311: what is asked beside the words", [](Call& call) {
        return answer(call, 200, "service_definition",
                      [&] { return tree(definition(asked(call).name, call.request.language())); });
    });
    router.get("/open311/v2/requests/{open311_request}", anyone(), "Open311: one request by its public number",
               [](Call& call) {
                   return answer(call, 200, "service_requests", [&] {
                       const auto id = request_id(asked(call).name);
                       return tree(std::vector{request(call.tx, id, call.request.language())});
                   });
               });
    router
        .get("/open311/v2/tokens/{token}", anyone(), "Open311: the public number of what a code opens",
             [](Call& call) {
                 accounts::begin_try(call.tx, code_door, call.request.remote);
                 return answer(call, 200, "service_requests", [&] { return by_token(call); });
             })
        // It counts tries, so it is a unit of work though it is a GET.
        .leaves_a_line();
}

}  // namespace open311
