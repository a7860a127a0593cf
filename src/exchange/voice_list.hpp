#pragma once

#include "exchange/list_file.hpp"
#include "voices/listed.hpp"

/// What a hotline portal such as 1022 hands over, as a table: looked at row by row first, then taken in. A file that
/// comes again brings nothing twice.
namespace exchange {

std::span<const ColumnWords> voice_columns();

constexpr std::size_t most_voice_rows = 5'000;

/// What will become of a row. `there`: it came before.
enum class VoiceFate { fresh, there, wrong };
BOOST_DESCRIBE_ENUM(VoiceFate, fresh, there, wrong)

struct ComparedVoice {
    std::size_t row = 0;
    std::string ref;
    VoiceFate fate = VoiceFate::fresh;
    std::string area;
    voices::Kind kind = voices::Kind::complaint;
    std::string topic;
    std::string words;
    std::optional<RowNote> note;  ///< what is wrong
};
BOOST_DESCRIBE_STRUCT(ComparedVoice, (), (row, ref, fate, area, kind, topic, words, note))

struct VoiceListCompared {
    std::string file;
    std::vector<std::string> titles;
    std::vector<ListColumn> columns;  ///< which column was taken for what
    std::vector<ComparedVoice> rows;
};
BOOST_DESCRIBE_STRUCT(VoiceListCompared, (), (file, titles, columns, rows))

/// A voice that was taken in, with the code that the portal may hand on.
struct TakenVoice {
    std::string ref;
    std::string code;
};
BOOST_DESCRIBE_STRUCT(TakenVoice, (), (ref, code))

struct VoiceListTaken {
    std::vector<TakenVoice> taken;
    std::size_t there = 0;
    std::vector<RowFault> faults;
};
BOOST_DESCRIBE_STRUCT(VoiceListTaken, (), (taken, there, faults))

/// Writes nothing down; without rows when no column is headed as what was said, so that a person says which it is.
/// Problems: voice_list.too_many, area.not_found, voice.area_too_wide, account.outside_area.
VoiceListCompared compare_voices(store::Transaction& tx, const base::Who& who, const ListFile& list,
                                 areas::AreaId commune);
/// Each row alone; `codes` has one for each. Problems: as above, and voice_list.no_words.
VoiceListTaken take_voices(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                           const ListFile& list, areas::AreaId commune, const std::vector<std::string>& codes);

}  // namespace exchange
