#pragma once

#include <vector>

#include "jobs/schedule.hpp"
#include "outreach/message.hpp"

/// Alerts that go out (CAP 1.2): every approved message that is urgent, and a Cancel when it is withdrawn.
namespace alerts {

using IssueId = base::Id<struct AlertIssueTag>;

enum class IssueKind { alert, cancel };
BOOST_DESCRIBE_ENUM(IssueKind, alert, cancel)

/// Whether what is said is meant: a demonstration never sends out what a receiver could take for real.
enum class Status { actual, exercise };

/// Brings what went out to how a message stands now: an alert when it is approved and urgent, a cancel when it no
/// longer is. Harmless to repeat. Signed ones are shown once `will_be_signed` was done.
void issue(store::Transaction& tx, outreach::MessageId message, Status status, bool will_be_signed);

/// An issue as XML. Problem: alert.not_found.
std::string issued_xml(store::Transaction& tx, IssueId id);

/// The newest fifty as an Atom feed (RFC 4287). `origin` is how the server was called: "https://host".
std::string alert_feed(store::Transaction& tx, const std::string& origin);

/// Follows what becomes of messages, within seconds. `key`: a file with a private key and its certificate (PEM), by
/// which alerts are signed; they are not while it does not exist.
std::vector<jobs::Job> jobs_of(Status status, const std::string& key);

}  // namespace alerts
