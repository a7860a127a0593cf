#pragma once

#include <string>

#include "goods/stock.hpp"

/// What stores and goods are called in the public ledger. The names follow from ids, so that they never change; what
/// people read beside them is told to the ledger with each movement.
namespace goods {

/// "stock:7k3f-9q2m-4xab": what is in a store.
std::string stock_account(StoreId store);
/// "way:7k3f-9q2m-4xab": what it gave to those who bring it to people; deliveries take from here.
std::string way_account(StoreId store);
/// "way:7k3f-9q2m-4xab:2m4x-…": what is on the road from one store to another.
std::string road_account(StoreId from, StoreId to);
/// "counted:…", "packed:…": the other side of what a store counts and packs.
std::string own_account(std::string_view root, StoreId store);

/// "packed:…": what packages of several fundraisers are made of, by their lot.
std::string contents_account(LotId lot);

/// A commodity has the code of its item: "rice", "fish-sauce"; what a place added has one made from its id.
std::string commodity_of(std::string_view item);

}  // namespace goods
