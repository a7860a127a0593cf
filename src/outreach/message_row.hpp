#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "outreach/message.hpp"

/// A message as its rows keep it, for the verbs of this folder.
namespace outreach {

struct Entry {
    Message message;
    std::int64_t home = 0;
    base::Uuid area;  ///< of its body
    base::Uuid written_by;
    base::Uuid changed_by;
    bool is_on_page = false;
    std::vector<Place> public_places;  ///< as everybody reads them: no zone that could point at a door
};

/// A SELECT of messages with the names beside them.
std::string select_messages(const std::string& where);
/// With areas and translations, by one statement each for all; what the caller may do is left open.
std::vector<Entry> read_entries(store::Transaction& tx, const store::Rows& rows);

/// Problem: message.not_found.
Entry entry(store::Transaction& tx, MessageId id);

/// Problem: message.not_in_state.
void require_state(const Entry& entry, std::initializer_list<State> states);

/// All that it says, in every language.
std::string all_words(const Content& content);

/// What the caller may do with each of them.
void tell_rights(store::Transaction& tx, const base::Who& who, std::vector<Entry>& entries);

/// The last one of the page before: an instant and an id.
std::pair<std::int64_t, base::Uuid> read_cursor(const std::string& text);
std::string cursor_of(base::Instant at, MessageId id);

void record(store::Transaction& tx, const base::Who& who, const Entry& entry, std::string_view verb);

}  // namespace outreach
