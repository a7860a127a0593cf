#pragma once

#include "alerts/signature.hpp"
#include "areas/area.hpp"
#include "base/who.hpp"
#include "households/household.hpp"
#include "store/database.hpp"

/// Certificates that vouch for who sends alerts, as an administrator added them.
namespace alerts {

using AuthorityId = base::Id<struct AlertAuthorityTag>;

struct Authority {
    AuthorityId id;
    households::Place area;  ///< whose bodies believe it
    std::string name;        ///< "Tổng cục Khí tượng Thuỷ văn"
    base::Instant added_at;
};
BOOST_DESCRIBE_STRUCT(Authority, (), (id, area, name, added_at))

struct NewAuthority {
    AuthorityId id;
    areas::AreaId area;
    std::string name;
    std::string certificate;  ///< PEM, of the sender or of whoever certifies senders
};
BOOST_DESCRIBE_STRUCT(NewAuthority, (), (id, area, name, certificate))

/// By whoever administers the area; the same again is harmless. Problems: account.outside_area, area.not_found,
/// alert_authority.name_missing, alert_authority.not_a_certificate,
/// alert_authority.id_taken.
Authority add_authority(store::Transaction& tx, const base::Who& who, const NewAuthority& wanted);
/// Of the areas that the caller administers, by name.
std::vector<Authority> authorities(store::Transaction& tx, const base::Who& who);
/// It vouches no longer; what was found before stays as it was found. Harmless to repeat. Problems:
/// alert_authority.not_found, account.outside_area.
void end_authority(store::Transaction& tx, const base::Who& who, AuthorityId id);

/// Every certificate that somebody believes, once.
std::vector<std::string> certificates(store::Transaction& tx);
/// Under which name a certificate is believed at a place; nothing when it is not.
std::optional<std::string> name_of_voucher(store::Transaction& tx, std::string_view certificate, std::string_view path);

}  // namespace alerts
