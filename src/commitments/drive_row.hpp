#pragma once

#include "commitments/drive.hpp"

namespace commitments {

/// A drive as the verbs need it.
struct Entry {
    Promise promise;
    std::int64_t home = 0;
    std::string area_path;
    bool is_closed = false;
};

/// Problem: commitment.not_found.
Entry drive_entry(store::Transaction& tx, DriveId id);
std::optional<Entry> find_drive(store::Transaction& tx, DriveId id);
/// Problem: commitment.code_unknown.
Entry entry_by_code(store::Transaction& tx, std::string_view typed);
std::vector<Entry> read_entries(store::Transaction& tx, const store::Rows& rows);
std::string select_drives(const std::string& where);

struct PartEntry {
    Part part;
    DriveId drive;
};

/// Problem: commitment.part_not_found.
PartEntry part_entry(store::Transaction& tx, PartId id);
std::vector<PartEntry> parts_of(store::Transaction& tx, const Entry& drive);

/// Whether `who` called for it: may change it and count for every part.
bool may_edit(store::Transaction& tx, const base::Who& who, const Entry& drive);
/// Problem: account.outside_area.
void require_count(store::Transaction& tx, const base::Who& who, const Entry& drive, const Part& part);

/// What somebody typed, tidied. Problem: commitment.text_too_long.
std::string short_text(std::string_view typed, std::size_t longest);
constexpr std::size_t longest_line = 300;
constexpr std::size_t longest_words = 4000;
constexpr std::int64_t largest_number = 1'000'000;

}  // namespace commitments
