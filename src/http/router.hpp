#pragma once

#include <any>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <boost/describe/enum_from_string.hpp>
#include <boost/json/object.hpp>

#include "base/json.hpp"
#include "base/json_schema.hpp"
#include "base/time.hpp"
#include "base/who.hpp"
#include "http/message.hpp"
#include "store/database.hpp"

/// Routes, each one line: method and path, who may call it, what it is for, and the function that answers. The table of
/// them is the product's map; `lalanh routes` and the OpenAPI document are printed from it.
namespace http {

/// Who may call a route. There is no default: a route without it does not compile.
struct Access {
    enum class Kind { anyone, signed_in, permitted } kind;
    base::Permission permission{};
};
inline Access anyone() {
    return {Access::Kind::anyone, {}};
}
inline Access signed_in() {
    return {Access::Kind::signed_in, {}};
}
inline Access allow(base::Permission permission) {
    return {Access::Kind::permitted, permission};
}

/// Lets through what the route line allows. Problems: account.not_signed_in, request.forbidden.
void require_access(const Access& access, const base::Who& who);

/// What a route's function gets: the request taken apart, who asks, and the open transaction. A GET runs on a snapshot;
/// every other method runs as one unit of work, and its answer is sent after the commit.
struct Call {
    const Request& request;
    const base::Who& who;
    store::Transaction& tx;

    /// The {name} part of the path.
    std::string name(std::string_view name) const;
    /// The {name} part of the path as an id. Problem: request.not_found when it is not one.
    base::Uuid id(std::string_view name) const;
    template <class T>
    requires(base::json::is_id<T>::value) T id(std::string_view name)
    const { return T{id(name)}; }

    // Words of the query. One that is not what it should be: Problem request.fields_wrong, which names it.
    std::string text(std::string_view query_name) const;  ///< "" when absent
    std::optional<base::Uuid> maybe_id(std::string_view query_name) const;
    template <class T>
    requires(base::json::is_id<T>::value) std::optional<T> maybe_id(std::string_view query_name)
    const {
        const auto id = maybe_id(query_name);
        return id ? std::optional(T{*id}) : std::nullopt;
    }
    base::Day day(std::string_view query_name) const;  ///< must be there
    base::Day day_or_today(std::string_view query_name) const;
    std::optional<base::Day> maybe_day(std::string_view query_name) const;
    template <class E>
    std::optional<E> maybe_one_of(std::string_view query_name) const;         ///< an enumerator by its name
    std::int64_t number(std::string_view query_name) const;                   ///< must be there, 0 or more
    std::size_t limit(std::size_t usual = 50, std::size_t most = 200) const;  ///< ?limit=

    /// When what is told happened: now, or as many seconds ago as the header Happened-Ago says. A phone that was
    /// without a network tells how long ago, because its clock may be wrong and its sense of time passed is not. At
    /// most thirty days; what the header says beyond counts as that.
    base::Instant happened() const;

private:
    [[noreturn]] static void refuse(std::string_view query_name, const std::string& code, const std::string& given);
};

template <class E>
std::optional<E> Call::maybe_one_of(std::string_view query_name) const {
    const auto name = text(query_name);
    if (name.empty()) return std::nullopt;
    E value{};
    if (!boost::describe::enum_from_string(name.c_str(), value)) refuse(query_name, "field.not_one_of", name);
    return value;
}

/// A file sent as the whole body, its name in ?name=.
struct Upload {
    std::string name;
    std::string content_type;
    std::string bytes;
};

/// An answer with 201 and where the new thing lies.
template <class T>
struct Created {
    std::string location;
    T value;
};

/// A page of a list and where the next one begins.
template <class T>
struct Page {
    std::vector<T> items;
    std::optional<std::string> next;
    BOOST_DESCRIBE_CLASS(Page, (), (items, next), (), ())
};

struct Route {
    Method method;
    std::string pattern;  ///< "/api/plans/{plan}/issue"
    Access access;
    std::string summary;
    std::size_t most_bytes = 256 * 1024;
    boost::json::object body_schema;    ///< empty: takes no body
    boost::json::object result_schema;  ///< empty: answers without JSON
    bool takes_file = false;
    bool leaves_line =
        false;  ///< a GET that opens sealed records: one unit of work, answered after its journal line is durable
    bool is_event_stream = false;
    bool may_wait = false;   ///< a write that a phone may do without a network and hand in later
    std::size_t number = 0;  ///< its place in the table

    /// Outside any transaction, on a worker: the body becomes what `run` takes.
    std::function<std::any(const Request&)> prepare;
    std::function<Response(Call&, std::any&)> run;
    /// Of a GET with slow work: behind the snapshot, what `run` found becomes the answer.
    std::function<Response(std::any&)> finish;

    Route& accepts_up_to(std::size_t bytes) {
        most_bytes = bytes;
        return *this;
    }
    Route& leaves_a_line() {
        leaves_line = true;
        return *this;
    }
    Route& works_without_network() {
        may_wait = true;
        return *this;
    }
};

namespace detail {

template <class F>
struct Signature : Signature<decltype(&F::operator())> {};
template <class R, class C, class First>
struct Signature<R (C::*)(First) const> {
    using Result = R;
    using Argument = std::remove_cvref_t<First>;
    static constexpr bool has_body = false;
};
template <class R, class C, class First, class Second>
struct Signature<R (C::*)(First, Second) const> {
    using Result = R;
    using Argument = std::remove_cvref_t<Second>;
    static constexpr bool has_body = true;
};

template <class R, class First>
struct Signature<R (*)(First)> {
    using Result = R;
    using Argument = std::remove_cvref_t<First>;
    static constexpr bool has_body = false;
};
template <class R, class First, class Second>
struct Signature<R (*)(First, Second)> {
    using Result = R;
    using Argument = std::remove_cvref_t<Second>;
    static constexpr bool has_body = true;
};

template <class T>
struct is_created : std::false_type {};
template <class T>
struct is_created<Created<T>> : std::true_type {};

Upload read_upload(const Request& request);

template <class Body>
Body read_body(const Request& request) {
    if constexpr (std::is_same_v<Body, Upload>)
        return read_upload(request);
    else
        return base::from_json_text<Body>(request.body);
}

template <class Result>
Response to_response(Result&& result) {
    using Plain = std::remove_cvref_t<Result>;
    if constexpr (std::is_same_v<Plain, Response>) {
        return std::forward<Result>(result);
    } else if constexpr (is_created<Plain>::value) {
        Response response{201, "application/json", base::to_json(result.value), {}, {}};
        response.headers.emplace_back("Location", result.location);
        return response;
    } else {
        return {200, "application/json", base::to_json(result), {}, {}};
    }
}

template <class Result>
boost::json::object result_schema() {
    if constexpr (std::is_void_v<Result> || std::is_same_v<Result, Response>)
        return {};
    else if constexpr (is_created<Result>::value)
        return base::schema_of<decltype(Result::value)>();
    else
        return base::schema_of<Result>();
}

template <class F, class... Arguments>
Response answer(const F& run, Arguments&&... arguments) {
    if constexpr (std::is_void_v<std::invoke_result_t<const F&, Arguments...>>) {
        run(std::forward<Arguments>(arguments)...);
        return {204, "", "", {}, {}};
    } else {
        return to_response(run(std::forward<Arguments>(arguments)...));
    }
}

}  // namespace detail

class Router {
public:
    /// `run` takes (Call&), or (Call&, Body) where Body is a described struct or an Upload; it gives nothing (204), a
    /// described value (200), a Created<T> (201) or a whole Response.
    template <class F>
    Route& get(std::string pattern, Access access, std::string summary, F run) {
        return add(Method::get, std::move(pattern), access, std::move(summary), std::move(run));
    }
    /// A GET with slow work behind the snapshot: `find` takes (Call&), `answer` takes what it gave and gives a
    /// Response.
    template <class F, class A>
    Route& get(std::string pattern, Access access, std::string summary, F find, A answer) {
        using Found = typename detail::Signature<F>::Result;
        auto& route = add_line(Method::get, std::move(pattern), access, std::move(summary));
        route.prepare = [](const Request&) { return std::any(); };
        route.run = [find = std::move(find)](Call& call, std::any& found) {
            found = std::make_shared<Found>(find(call));
            return Response{};
        };
        route.finish = [answer = std::move(answer)](std::any& found) -> Response {
            return answer(*std::any_cast<std::shared_ptr<Found>&>(found));
        };
        return route;
    }
    template <class F>
    Route& post(std::string pattern, Access access, std::string summary, F run) {
        return add(Method::post, std::move(pattern), access, std::move(summary), std::move(run));
    }
    template <class F>
    Route& put(std::string pattern, Access access, std::string summary, F run) {
        return add(Method::put, std::move(pattern), access, std::move(summary), std::move(run));
    }
    template <class F>
    Route& patch(std::string pattern, Access access, std::string summary, F run) {
        return add(Method::patch, std::move(pattern), access, std::move(summary), std::move(run));
    }
    template <class F>
    Route& remove(std::string pattern, Access access, std::string summary, F run) {
        return add(Method::remove, std::move(pattern), access, std::move(summary), std::move(run));
    }

    /// A POST with slow work before the transaction: `prepare` takes (Body) or (const Request&, Body) outside of it,
    /// `run` takes (Call&, what prepare gave).
    template <class P, class F>
    Route& post(std::string pattern, Access access, std::string summary, P prepare, F run) {
        using Body = typename detail::Signature<P>::Argument;
        auto& route = add_line(Method::post, std::move(pattern), access, std::move(summary));
        describe_body<Body>(route);
        route.result_schema = detail::result_schema<typename detail::Signature<F>::Result>();
        route.prepare = [prepare = std::move(prepare)](const Request& request) {
            using Prepared = typename detail::Signature<P>::Result;
            if constexpr (std::is_invocable_v<const P&, const Request&, Body>)
                return std::any(std::make_shared<Prepared>(prepare(request, detail::read_body<Body>(request))));
            else
                return std::any(std::make_shared<Prepared>(prepare(detail::read_body<Body>(request))));
        };
        route.run = [run = std::move(run)](Call& call, std::any& prepared) {
            auto& given = *std::any_cast<std::shared_ptr<typename detail::Signature<P>::Result>&>(prepared);
            return detail::answer(run, call, given);
        };
        return route;
    }

    /// A stream of journal lines (server-sent events). The server feeds it; without a network it is an empty answer.
    Route& events(std::string pattern, Access access, std::string summary);

    const std::vector<std::unique_ptr<Route>>& routes() const { return routes_; }

    struct Match {
        const Route* route = nullptr;  ///< null: nothing here; `allowed` then tells other methods of the same path
        std::vector<std::pair<std::string, std::string>> parameters;
        std::vector<Method> allowed;
    };
    Match match(Method method, std::string_view path) const;

    /// Runs a write that may wait for a network inside the unit of work of another call, for its caller: access, body
    /// and verb as if it had come alone, undone alone when it throws. Problems: request.not_found,
    /// request.needs_network, and those of the route.
    Response run_within(const Call& outer, Request request) const;

private:
    Route& add_line(Method method, std::string pattern, Access access, std::string summary);

    template <class Body>
    static void describe_body(Route& route) {
        if constexpr (std::is_same_v<Body, Upload>)
            route.takes_file = true;
        else
            route.body_schema = base::schema_of<Body>();
    }

    template <class F>
    Route& add(Method method, std::string pattern, Access access, std::string summary, F run) {
        using Its = detail::Signature<F>;
        auto& route = add_line(method, std::move(pattern), access, std::move(summary));
        route.result_schema = detail::result_schema<typename Its::Result>();
        if constexpr (Its::has_body) {
            using Body = typename Its::Argument;
            describe_body<Body>(route);
            route.prepare = [](const Request& request) {
                return std::any(std::make_shared<Body>(detail::read_body<Body>(request)));
            };
            // A unit of work may be tried again, so it gets the body as a constant.
            route.run = [run = std::move(run)](Call& call, std::any& prepared) {
                return detail::answer(run, call, std::as_const(*std::any_cast<std::shared_ptr<Body>&>(prepared)));
            };
        } else {
            route.prepare = [](const Request&) { return std::any(); };
            route.run = [run = std::move(run)](Call& call, std::any&) { return detail::answer(run, call); };
        }
        return route;
    }

    std::vector<std::unique_ptr<Route>> routes_;
};

}  // namespace http
