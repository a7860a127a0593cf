#pragma once

#include <optional>
#include <string>
#include <vector>

#include "jobs/schedule.hpp"
#include "mail/settings.hpp"
#include "store/database.hpp"

/// The postman: what stands between the store and the mail server. No transaction is open while the network is asked.
namespace mail {

/// Sends the letters that are due. Each is taken, sent and marked by itself: whatever breaks in between, a letter is
/// sent again under the same Message-ID rather than lost.
void send_letters(store::Database& database, const Settings& settings);

/// Fetches what is new in the mailbox. How far it was read is written together with each mail.
void fetch_mails(store::Database& database, const Settings& settings);

/// Writes the reminders of today: the evening before a report is due, and once when it is late. Gives how many.
std::size_t remind(store::Transaction& tx);

/// How the mailbox was found when it was last looked at; nothing when none was ever set up.
struct MailboxState {
    std::string name;
    base::Instant looked_at;
    std::optional<std::string> problem;
};
BOOST_DESCRIBE_STRUCT(MailboxState, (), (name, looked_at, problem))
std::optional<MailboxState> mailbox_state(store::Transaction& tx);

/// The jobs of an installation that has a mailbox. Problem: body.not_found, when the settings name none.
std::vector<jobs::Job> jobs_of(store::Database& database, const Settings& settings);

}  // namespace mail
