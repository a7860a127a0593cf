#include "http/edge.hpp"

#include <algorithm>
#include <any>
#include <future>
#include <map>
#include <memory>

#include <sodium/utils.h>

#include "base/log.hpp"
#include "http/repeat.hpp"

namespace http {
namespace {

using base::Problem;
using base::ProblemKind;

/// One request on its way through the edge.
struct Passage {
    Request request;
    std::function<void(Response)> answer;
    base::Language language;
    const Route* route = nullptr;
    base::Who who;
    std::any prepared;
    std::optional<RepeatKey> key;
    Response response;
};

int status_of(const Problem& problem) {
    // These have a status of their own on the wire, closer than their kind.
    static const std::map<std::string_view, int> by_code = {
        {"request.method_not_allowed", 405},
        {"request.too_slow", 408},
        {"request.headers_too_large", 431},
        {"request.our_fault", 500},
    };
    if (const auto found = by_code.find(problem.code()); found != by_code.end()) return found->second;
    switch (problem.kind()) {
        case ProblemKind::invalid:
            return 400;
        case ProblemKind::unauthenticated:
            return 401;
        case ProblemKind::forbidden:
            return 403;
        case ProblemKind::not_found:
            return 404;
        case ProblemKind::conflict:
            return 409;
        case ProblemKind::too_large:
            return 413;
        case ProblemKind::too_many:
            return 429;
        case ProblemKind::unavailable:
            return 503;
    }
    return 500;
}

/// What is not possible just now is tried again soon, unless the Problem knows better.
std::optional<std::chrono::seconds> wait_of(const Problem& problem) {
    using std::chrono::seconds;
    if (problem.wait()) return problem.wait();
    if (problem.kind() == ProblemKind::unavailable) return seconds(2);
    if (problem.kind() == ProblemKind::too_many) return seconds(60);
    return std::nullopt;
}

Response response_of(const std::exception_ptr& what, const Passage& passage) {
    try {
        std::rethrow_exception(what);
    } catch (const Problem& problem) {
        return problem_response(problem, passage.language);
    } catch (const store::ConstraintViolation& violation) {
        return problem_response(Problem(ProblemKind::conflict, "request.contradicts_records", violation.what()),
                                passage.language);
    } catch (const std::exception& error) {
        base::log("request_failed", {{"route", passage.route ? passage.route->pattern : ""}, {"error", error.what()}});
    } catch (...) {
        base::log("request_failed",
                  {{"route", passage.route ? passage.route->pattern : ""}, {"error", "not a std::exception"}});
    }
    return problem_response(Problem(ProblemKind::unavailable, "request.our_fault"), passage.language);
}

/// A cookie travels with requests that another site makes the browser send; the token does not. Browsers also say so
/// themselves.
void check_origin(const Request& request, const base::Who& who) {
    const auto given = request.header("x-csrf").value_or("");
    const bool is_repeated =
        given.size() == who.csrf.size() && sodium_memcmp(given.data(), who.csrf.data(), given.size()) == 0;
    if ((!who.csrf.empty() && !is_repeated) || request.header("sec-fetch-site") == "cross-site")
        throw Problem(ProblemKind::forbidden, "request.csrf_wrong");
}

void let_in(store::Transaction& tx, const Gate& gate, Passage& passage) {
    passage.who = gate(tx, passage.request);
    if (passage.who.is_somebody()) passage.language = passage.who.language;
    require_access(passage.route->access, passage.who);
}

void answer_within(store::Transaction& tx, Passage& passage) {
    Call call{passage.request, passage.who, tx};
    passage.response = passage.route->run(call, passage.prepared);
}

/// The same write sent twice is done once and answered twice.
void answer_once(store::Transaction& tx, Passage& passage) {
    if (!passage.key) return answer_within(tx, passage);
    if (auto kept = kept_answer(tx, *passage.key)) {
        passage.response = std::move(*kept);
    } else {
        answer_within(tx, passage);
        keep_answer(tx, *passage.key, passage.response);
    }
}

/// The sentence of a problem; one that says how many has that number as its detail.
std::string sentence_of(const Problem& problem, base::Language language) {
    constexpr std::string_view place = "{n}";
    std::string sentence(base::problem_text(problem.code(), language));
    if (const auto at = sentence.find(place); at != std::string::npos)
        sentence.replace(at, place.size(), problem.detail());
    return sentence;
}

}  // namespace

Response problem_response(const Problem& problem, base::Language language) {
    Response response{status_of(problem), "application/json", {}, {}, {}};
    auto& body = response.body;
    body = "{\"code\":";
    base::json::append_string(body, problem.code());
    body += ",\"message\":";
    base::json::append_string(body, sentence_of(problem, language));
    body += ",\"fields\":[";
    const char* between = "";
    for (const auto& field : problem.fields()) {
        body += between;
        between = ",";
        body += "{\"path\":";
        base::json::append_string(body, field.path);
        body += ",\"code\":";
        base::json::append_string(body, field.code);
        body += ",\"message\":";
        base::json::append_string(body, base::problem_text(field.code, language));
        body += '}';
    }
    body += "]}";
    if (const auto wait = wait_of(problem)) response.headers.emplace_back("Retry-After", std::to_string(wait->count()));
    return response;
}

Response not_here(const Router& router, const Request& request) {
    const auto match = router.match(request.method, request.path);
    const auto language = request.language();
    if (match.allowed.empty()) return problem_response(Problem(ProblemKind::not_found, "request.not_found"), language);
    auto response = problem_response(Problem(ProblemKind::invalid, "request.method_not_allowed"), language);
    std::string allowed;
    for (const auto method : match.allowed) {
        allowed += allowed.empty() ? "" : ", ";
        allowed += method == Method::get ? "GET, HEAD" : to_string(method);
    }
    response.headers.emplace_back("Allow", allowed);
    return response;
}

Edge::Edge(store::Database& database, const Router& router, Gate gate)
    : database_(database), router_(router), gate_(std::move(gate)) {}

void Edge::handle(Request request, std::function<void(Response)> answer) const {
    const auto passage = std::make_shared<Passage>();
    passage->language = request.language();
    passage->request = std::move(request);
    passage->answer = std::move(answer);
    const auto finish = [passage](const std::exception_ptr& wrong) {
        passage->answer(wrong ? response_of(wrong, *passage) : std::move(passage->response));
    };
    std::exception_ptr wrong;
    try {
        auto match = router_.match(passage->request.method, passage->request.path);
        passage->route = match.route;
        passage->request.parameters = std::move(match.parameters);
        if (!match.route) {
            passage->response = not_here(router_, passage->request);
        } else if (match.route->leaves_line) {
            database_.read_with([&](store::Transaction& tx) { let_in(tx, gate_, *passage); });
            return database_.submit([passage](store::Transaction& tx) { answer_within(tx, *passage); }, finish);
        } else if (match.route->method == Method::get) {
            database_.read_with([&](store::Transaction& tx) {
                let_in(tx, gate_, *passage);
                answer_within(tx, *passage);
            });
            if (passage->route->finish) passage->response = passage->route->finish(passage->prepared);
        } else {
            database_.read_with([&](store::Transaction& tx) { let_in(tx, gate_, *passage); });
            check_origin(passage->request, passage->who);
            passage->key = repeat_key(passage->request, passage->who);
            passage->prepared = passage->route->prepare(passage->request);
            return database_.submit([passage](store::Transaction& tx) { answer_once(tx, *passage); }, finish);
        }
    } catch (...) {
        wrong = std::current_exception();
    }
    finish(wrong);
}

base::Who Edge::admit(const Request& request, const Access& access) const {
    base::Who who;
    database_.read_with([&](store::Transaction& tx) { who = gate_(tx, request); });
    require_access(access, who);
    return who;
}

Response Edge::handle(Request request) const {
    const auto promise = std::make_shared<std::promise<Response>>();
    handle(std::move(request), [promise](Response response) { promise->set_value(std::move(response)); });
    return promise->get_future().get();
}

}  // namespace http
