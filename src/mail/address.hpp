#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "bodies/body.hpp"
#include "plans/names.hpp"
#include "store/database.hpp"

/// Addresses that mail goes to and comes from. Each desk (a body that collects reports) keeps a list of its own. An
/// address that a plan or a list prints is a proposal: nothing is written to it before a person has said whose it is.
namespace mail {

using AddressId = base::Id<struct AddressTag>;

enum class AddressState { read, confirmed, bounced, struck };
BOOST_DESCRIBE_ENUM(AddressState, read, confirmed, bounced, struck)

struct Address {
    AddressId id;
    std::string address;
    std::optional<plans::BodyName> body;
    std::optional<plans::PlanName> plan;  ///< where it was read
    std::optional<std::string> list;      ///< the file in which it was read
    AddressState state = AddressState::read;
    base::Instant since;
    std::optional<std::string> confirmed_by;  ///< a name
    std::optional<std::string> bounce;        ///< what a mail server said
};
BOOST_DESCRIBE_STRUCT(Address, (), (id, address, body, plan, list, state, since, confirmed_by, bounce))

/// "An.Khe@Tinh.gov.vn " as it is kept; nothing when it is no address.
std::optional<std::string> tidy_address(std::string_view typed);

/// Every address that stands in a text, once, in its order.
std::vector<std::string> addresses_in(std::string_view text);

/// A person who enters an address confirms it. Problems: mail_address.malformed, mail_address.already_there,
/// mail_address.no_desk, account.outside_area.
Address add_address(store::Transaction& tx, const base::Who& who, bodies::BodyId body, std::string_view typed);

/// An address that a list says to be of a body, as a proposal to the caller's desk. False when the desk knows it
/// already. Problems: those of add_address but mail_address.already_there.
bool propose(store::Transaction& tx, const base::Who& who, bodies::BodyId body, std::string_view typed,
             std::string_view list);

/// Which of these addresses the caller's desk knows, in whatever state.
std::set<std::string> known_addresses(store::Transaction& tx, const base::Who& who,
                                      const std::vector<std::string>& addresses);

/// Says whose it is; from now on letters go there. Problems: mail_address.not_found, account.outside_area.
Address confirm(store::Transaction& tx, const base::Who& who, AddressId id, bodies::BodyId body);

/// Nothing goes there any more; restore takes that back. Problem: mail_address.not_found.
Address strike(store::Transaction& tx, const base::Who& who, AddressId id);
Address restore(store::Transaction& tx, const base::Who& who, AddressId id);

struct AddressPage {
    std::vector<Address> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(AddressPage, (), (items, next))

/// The list of the caller's desk: what waits for a person first, then by address; `after` is the id of the address that
/// ended the page before. Problem: mail_address.not_found.
AddressPage addresses(store::Transaction& tx, const base::Who& who, const std::string& after, std::size_t limit);

/// Where a desk writes to a body.
struct Receiver {
    AddressId id;
    std::string address;
    base::Language language = base::Language::vi;
};
std::vector<Receiver> receivers(store::Transaction& tx, const base::Uuid& desk, const base::Uuid& body);

/// The bodies that people have confirmed an address to be of, on whatever desk.
std::vector<bodies::BodyId> bodies_behind(store::Transaction& tx, const std::string& address);

/// Proposes the addresses that issued plans print to the desks of those plans. Gives how many were new; run again it
/// does nothing.
std::size_t read_addresses(store::Transaction& tx);

/// A mail server refused the address for good.
void mark_bounced(store::Transaction& tx, const std::string& address, const std::string& said);

}  // namespace mail
