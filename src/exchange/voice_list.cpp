#include "exchange/voice_list.hpp"

#include "accounts/grant.hpp"
#include "accounts/permission.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "exchange/place_book.hpp"

namespace exchange {
namespace {

using base::Problem;
using base::ProblemKind;
using voices::Kind;

/// How portals write the kind of a voice, folded; what they do not say is a complaint.
constexpr std::pair<std::string_view, Kind> kind_words[] = {
    {"gop y", Kind::feedback}, {"kien nghi", Kind::petition}, {"de nghi", Kind::petition}, {"hoi", Kind::question}};

Kind kind_in(const std::string& words) {
    const auto folded = base::fold(words);
    for (const auto& [phrase, kind] : kind_words)
        if (folded.find(phrase) != std::string::npos) return kind;
    return Kind::complaint;
}

/// A row as it was understood, and what it is known by.
struct ReadRow {
    std::size_t number = 0;
    std::string area;
    std::string ref;
    voices::ListedVoice voice;
};

/// The topic that the portal's own field of work speaks of, else that of the words.
std::string topic_in(const std::string& field, const std::string& words) {
    const auto named = voices::topic_spoken_of(field);
    return named == "other" ? voices::topic_spoken_of(words) : named;
}

ReadRow read_row(const ListFile& list, const ListRow& row, const PlaceBook& places, const areas::Area& commune,
                 base::Day today) {
    const auto said = [&](std::string_view name) { return list.said(row, name); };
    ReadRow read{.number = row.number, .area = commune.name, .ref = {}, .voice = {}};
    auto& voice = read.voice;
    const auto phones = phones_in(said("phone"));
    voice.ref = base::tidy(said("ref"));
    voice.words = said("words");
    voice.contact = {said("name"), phones.phones.empty() ? std::string() : phones.phones.front()};
    voice.kind = kind_in(said("voice_kind"));
    voice.topic = topic_in(said("topic"), voice.words);
    voice.area = commune.id;
    if (const auto on = day_in(said("said")); on && *on <= today) voice.said_on = on;
    if (const auto words = said("area"); !words.empty()) {
        const auto meant = places.meant_by(words, commune.path);
        if (meant.size() == 1) {
            voice.area = meant.front()->id;
            read.area = meant.front()->name;
        }
    }
    read.ref = voices::ref_of(voice);
    return read;
}

struct ReadList {
    areas::Area commune;
    std::vector<ReadRow> rows;
    std::set<std::string> there;
};

ReadList read_list(store::Transaction& tx, const base::Who& who, const ListFile& list, areas::AreaId area) {
    const auto commune = areas::get(tx, area);
    accounts::require(who, base::Permission::needs_decide, commune.path);
    if (commune.level != areas::commune_level) throw Problem(ProblemKind::invalid, "voice.area_too_wide", commune.path);
    if (list.rows.size() > most_voice_rows)
        throw Problem(ProblemKind::too_large, "voice_list.too_many", std::to_string(list.rows.size()));
    const auto today = base::day_of(tx.now());
    const PlaceBook places(tx, commune, areas::hamlet_level, today);
    ReadList read{commune, {}, {}};
    std::vector<std::string> refs;
    if (!list.has("words")) return read;
    for (const auto& row : list.rows) {
        read.rows.push_back(read_row(list, row, places, commune, today));
        refs.push_back(read.rows.back().ref);
    }
    read.there = voices::refs_there(tx, commune, refs);
    return read;
}

}  // namespace

std::span<const ColumnWords> voice_columns() {
    static const std::vector<ColumnWords> columns{
        {"ref", {"ma phan anh", "ma phieu", "so phieu", "ma kien nghi", "ma so", "ma", "id", "ref"}},
        {"said", {"ngay tiep nhan", "thoi gian tiep nhan", "ngay gui", "ngay phan anh", "thoi gian", "ngay", "date"}},
        {"words", {"noi dung", "noi dung phan anh", "noi dung kien nghi", "y kien", "words", "content"}},
        {"topic", {"linh vuc", "chu de", "chuyen muc", "nhom", "topic", "category"}},
        {"voice_kind", {"loai", "loai phan anh", "hinh thuc", "kind", "type"}},
        {"area", {"thon to dan pho", "thon xom", "thon", "to dan pho", "ap", "khu pho", "dia diem", "hamlet", "area"}},
        {"name", {"ho va ten", "ho ten", "nguoi gui", "nguoi phan anh", "nguoi goi", "name"}},
        {"phone", {"so dien thoai", "dien thoai", "sdt", "phone", "mobile"}},
    };
    return columns;
}

VoiceListCompared compare_voices(store::Transaction& tx, const base::Who& who, const ListFile& list,
                                 areas::AreaId commune) {
    auto read = read_list(tx, who, list, commune);
    VoiceListCompared compared{list.file, list.titles, list.columns, {}};
    for (const auto& row : read.rows) {
        const auto& voice = row.voice;
        ComparedVoice one{row.number, voice.ref, VoiceFate::fresh, row.area, voice.kind, voice.topic, voice.words, {}};
        if (voice.words.empty()) {
            one.fate = VoiceFate::wrong;
            one.note = row_note("voice.words_missing", who.language);
        } else if (!read.there.insert(row.ref).second) {
            one.fate = VoiceFate::there;
        }
        compared.rows.push_back(std::move(one));
    }
    return compared;
}

VoiceListTaken take_voices(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                           const ListFile& list, areas::AreaId commune, const std::vector<std::string>& codes) {
    auto read = read_list(tx, who, list, commune);
    if (!list.has("words")) throw Problem(ProblemKind::invalid, "voice_list.no_words");
    VoiceListTaken taken;
    for (std::size_t i = 0; i < read.rows.size(); ++i) {
        const auto& row = read.rows[i];
        if (read.there.contains(row.ref)) {
            ++taken.there;
            continue;
        }
        try {
            taken.taken.push_back({row.voice.ref, voices::take_listed(tx, master, who, row.voice, codes.at(i)).code});
            read.there.insert(row.ref);
        } catch (const Problem& problem) {  // One bad row does not keep the others out; it was refused before it wrote.
            const auto code = problem.fields().empty() ? problem.code() : problem.fields().front().code;
            const auto note = row_note(code, who.language);
            taken.faults.push_back({row.number, row.voice.ref, note.code, note.message});
        }
    }
    return taken;
}

}  // namespace exchange
