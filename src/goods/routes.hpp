#pragma once

#include "http/router.hpp"

/// The routes of this folder by what they are about.
namespace goods {

/// Movements, transfers and vouchers.
void add_movement_routes(http::Router& router);
void add_price_routes(http::Router& router);
/// Requests for goods, their answers, and what is missing.
void add_requisition_routes(http::Router& router);

/// A page of things that are found again by their id.
template <class T>
http::Page<T> page_by_id(std::vector<T> items, std::size_t limit) {
    http::Page<T> page{std::move(items), std::nullopt};
    if (page.items.size() == limit) page.next = base::to_string(page.items.back().id);
    return page;
}

}  // namespace goods
