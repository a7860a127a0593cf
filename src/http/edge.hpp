#pragma once

#include <functional>

#include "base/who.hpp"
#include "http/router.hpp"
#include "store/database.hpp"

namespace http {

/// Who a request comes from, read in its own snapshot; handed in by app/, which knows accounts.
using Gate = std::function<base::Who(store::Transaction&, const Request&)>;

/// What stands between the wire and the routes: finds the route, asks the gate, checks access and the CSRF token, reads
/// the body, opens the transaction, answers repeated writes from memory (Idempotency-Key), and turns a Problem into its
/// response. The one place of the edge that catches. Knows no network, so that scenes and the server share it.
class Edge {
public:
    Edge(store::Database& database, const Router& router, Gate gate);

    /// Answers once, possibly on a store thread after the commit.
    void handle(Request request, std::function<void(Response)> answer) const;

    /// The same, waited for.
    Response handle(Request request) const;

    /// Who asks, when `access` lets them; for answers that are not made by a route, such as event streams. Problems as
    /// of a route.
    base::Who admit(const Request& request, const Access& access) const;

private:
    store::Database& database_;
    const Router& router_;
    Gate gate_;
};

/// {"code", "message", "fields"} in the caller's language.
Response problem_response(const base::Problem& problem, base::Language language);

/// 405 with the methods that would do, or 404.
Response not_here(const Router& router, const Request& request);

}  // namespace http
