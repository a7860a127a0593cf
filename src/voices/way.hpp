#pragma once

#include "accounts/permission.hpp"
#include "voices/entry.hpp"

/// Which step is possible when: for the verbs of this folder.
namespace voices {

/// A step about to be taken: what is, and what will be unless the verb changes more.
struct Stepping {
    Entry before;
    Standing after;
};

bool is_possible(const Entry& entry, Act act);

/// Problems: voice.not_found, account.outside_area, voice.not_now.
Stepping stepping(store::Transaction& tx, const base::Who& who, VoiceId id, Act act);
/// The same for whoever spoke, with the code alone. Problem: voice.not_now.
Stepping stepping(Entry before, Act act);

/// The committee of the nearest level above a body's, if there is one.
std::optional<base::Uuid> body_above(store::Transaction& tx, const base::Uuid& body);

/// Said again, by whoever spoke or in their name: what was impossible goes one level up.
Standing said_again(store::Transaction& tx, const Entry& entry);

/// The code of the outcome or closing with which it ended; empty while it is open.
std::string ending_of(store::Transaction& tx, const Entry& entry);

}  // namespace voices
