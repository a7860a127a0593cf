#include "exchange/body_row.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "bodies/kind.hpp"
#include "mail/address.hpp"

namespace exchange {
namespace {

struct PlaceColumn {
    std::string_view name;
    int level = 0;
};
constexpr std::array<PlaceColumn, 4> place_columns{{{"province", areas::province_level},
                                                    {"district", areas::district_level},
                                                    {"commune", areas::commune_level},
                                                    {"area", areas::hamlet_level}}};

/// The kind whose folded words begin a folded name, and how long they are.
struct KindInName {
    std::string_view kind;
    std::size_t length = 0;
};

void consider(std::string_view folded_name, std::string_view phrase, std::string_view kind, KindInName& best) {
    const auto words = base::fold(phrase);
    const bool begins =
        folded_name.starts_with(words) && (folded_name.size() == words.size() || folded_name[words.size()] == ' ');
    if (begins && words.size() > best.length) best = {kind, words.size()};
}

KindInName kind_in_name(std::string_view name) {
    const auto folded = base::fold(name);
    KindInName best;
    for (const auto& kind : bodies::all_kinds()) {
        consider(folded, kind.vi, kind.kind, best);
        consider(folded, kind.en, kind.kind, best);
        for (const auto& phrase : kind.phrases) consider(folded, phrase, kind.kind, best);
    }
    return best;
}

/// The area that a name ends with: "xã An Khê" of "Trạm y tế xã An Khê".
const BookedPlace* place_in_name(std::string_view name, const PlaceBook& places, std::string_view below) {
    const auto folded = base::fold(name);
    const auto rest = std::string_view(folded).substr(std::min(kind_in_name(name).length, folded.size()));
    if (base::trim(rest).empty()) return nullptr;
    const auto meant = places.meant_by(rest, below);
    return meant.size() == 1 ? meant.front() : nullptr;
}

/// Narrowed from the province down to what the row names last; a fault when a name is unknown or two bear it.
const BookedPlace* place_of(const ListFile& list, const ListRow& row, const PlaceBook& places, const BookedPlace* usual,
                            std::string& fault) {
    const auto* found = &places.root();
    bool is_said = false;
    for (const auto& [column, level] : place_columns) {
        const auto words = list.said(row, column);
        // What stands above the area that the caller works for needs no looking up.
        if (words.empty() || level < places.root().level) continue;
        const auto meant = places.meant_by(words, found->path);
        if (meant.size() != 1) {
            fault = meant.empty() ? "body_list.area_unknown" : "body_list.area_ambiguous";
            return nullptr;
        }
        found = meant.front();
        is_said = true;
    }
    if (is_said) return found;
    if (const auto* named = place_in_name(list.said(row, "name"), places, usual ? usual->path : found->path))
        return named;
    if (!usual) fault = "body_list.area_missing";
    return usual;
}

std::vector<std::string> pieces_of(std::string_view cell) {
    std::vector<std::string> pieces;
    while (!cell.empty()) {
        const auto end = std::min(cell.find_first_of(";,"), cell.size());
        if (auto piece = base::tidy(cell.substr(0, end)); !piece.empty()) pieces.push_back(std::move(piece));
        cell.remove_prefix(std::min(end + 1, cell.size()));
    }
    return pieces;
}

void read_contact(const ListFile& list, const ListRow& row, ReadBody& read) {
    auto& said = read.said;
    said.contact = list.said(row, "contact");
    said.post = list.said(row, "post");
    auto phones = phones_in(list.said(row, "phone"));
    if (!phones.is_whole) read.notes.emplace_back("body_list.phone_unclear");
    const auto mail = list.said(row, "email");
    said.emails = mail::addresses_in(mail);
    if (said.emails.empty() && !mail.empty()) read.notes.emplace_back("body_list.email_unclear");
    if (said.contact.empty() && !phones.phones.empty()) {
        read.notes.emplace_back("body_list.phone_of_nobody");
        phones.phones.clear();
    }
    if (said.contact.empty()) said.post.clear();
    said.phones = std::move(phones.phones);
}

}  // namespace

std::string kind_called(std::string_view words) {
    const auto folded = base::fold(words);
    for (const auto& kind : bodies::all_kinds())
        if (folded == base::fold(kind.vi) || folded == base::fold(kind.en) || words == kind.kind) return kind.kind;
    return kind_of_name(words);
}

std::string kind_of_name(std::string_view name) {
    return std::string(kind_in_name(name).kind);
}

ReadBody read_body_row(const ListFile& list, const ListRow& row, const PlaceBook& places, const BookedPlace* usual) {
    ReadBody read;
    auto& said = read.said;
    said.row = row.number;
    said.name = list.said(row, "name");
    said.kind = kind_called(list.said(row, "kind"));
    if (said.kind.empty()) said.kind = kind_of_name(said.name);
    said.aliases = pieces_of(list.said(row, "alias"));
    read.parent = list.said(row, "parent");
    read.code = list.said(row, "code");
    read_contact(list, row, read);
    if (base::fold(said.name).empty()) read.fault = "body.name_empty";
    const auto* place = read.fault.empty() ? place_of(list, row, places, usual, read.fault) : nullptr;
    if (place) said.area = place->id;
    return read;
}

}  // namespace exchange
