#pragma once

#include "http/session_body.hpp"

/// The part of the session template that hands work to other threads and comes back to its lane with the result.
namespace http {

template <class Stream>
template <class Result, class Work>
asio::awaitable<Result> Session<Stream>::on_worker(Work work, Result when_busy) {
    auto begin = [this](auto handler, Work its_work, Result busy) {
        const auto back = std::make_shared<decltype(handler)>(std::move(handler));
        const auto finish = [back, &loop = lane_.loop](Result result) {
            asio::post(loop, [back, result = std::move(result)]() mutable {
                auto resume = std::move(*back);
                resume(std::move(result));
            });
        };
        const bool is_taken = service_.workers.submit([finish, its_work] { finish(its_work()); });
        if (!is_taken) finish(std::move(busy));
    };
    return asio::async_initiate<const asio::use_awaitable_t<>, void(Result)>(std::move(begin), asio::use_awaitable,
                                                                             std::move(work), std::move(when_busy));
}

/// The edge may answer from a thread of the store; either way we go on in our lane.
template <class Stream>
asio::awaitable<Response> Session<Stream>::ask_edge(Request request) {
    auto begin = [this](auto handler, Request its_request) {
        struct Errand {
            decltype(handler) resume;
            Request request;
        };
        const auto errand = std::make_shared<Errand>(Errand{std::move(handler), std::move(its_request)});
        const auto finish = [errand, &loop = lane_.loop](Response response) {
            asio::post(loop, [errand, response = std::move(response)]() mutable {
                auto resume = std::move(errand->resume);
                resume(std::move(response));
            });
        };
        const bool is_taken = service_.workers.submit(
            [this, errand, finish] { service_.site.edge.handle(std::move(errand->request), finish); });
        if (!is_taken) finish(too_busy(errand->request));
    };
    return asio::async_initiate<const asio::use_awaitable_t<>, void(Response)>(std::move(begin), asio::use_awaitable,
                                                                               std::move(request));
}

template <class Stream>
asio::awaitable<std::optional<Response>> Session<Stream>::refuse(const Route& route, const Request& request,
                                                                 base::Who& who) {
    const auto work = [this, &route, &request, &who]() -> std::optional<Response> {
        try {
            who = service_.site.edge.admit(request, route.access);
            return std::nullopt;
        } catch (const base::Problem& problem) {
            return problem_response(problem, request.language());
        } catch (const std::exception& error) {
            base::log("request_failed", {{"route", route.pattern}, {"error", error.what()}});
            return too_busy(request);
        }
    };
    return on_worker<std::optional<Response>>(work, std::optional<Response>(too_busy(request)));
}

template <class Stream>
asio::awaitable<std::optional<std::string>> Session<Stream>::next_piece(const std::function<std::string()>& pieces) {
    const auto work = [&pieces]() -> std::optional<std::string> {
        try {
            return pieces();
        } catch (const std::exception& error) {
            base::log("stream_failed", {{"error", error.what()}});
            return std::nullopt;
        }
    };
    return on_worker<std::optional<std::string>>(work, std::optional<std::string>());
}

}  // namespace http
