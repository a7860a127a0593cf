#pragma once

#include "commitments/drive.hpp"

/// How signatures become numbers: counted on paper by a body, or one by one on telephones.
namespace commitments {

using SheetId = base::Id<struct CommitmentSheetTag>;

/// What somebody counted on paper. No picture of the sheet is kept: it has names on it.
struct NewSheet {
    SheetId id;
    base::Day day;
    std::int64_t signatures = 0;
    std::string words;
};
BOOST_DESCRIBE_STRUCT(NewSheet, (), (id, day, signatures, words))

struct Sheet {
    SheetId id;
    base::Day day;
    std::int64_t signatures = 0;
    std::string words;
    base::Instant counted_at;
    bool is_taken_back = false;
};
BOOST_DESCRIBE_STRUCT(Sheet, (), (id, day, signatures, words, counted_at, is_taken_back))

/// Adds to a part, by the body that counts it or the one that called. The same again is harmless. Problems:
/// commitment.part_not_found, account.outside_area, commitment.closed, commitment.number_wrong (none, or more than a
/// million), commitment.day_wrong (to come, or before it began), commitment.text_too_long, commitment.id_taken.
Drive count(store::Transaction& tx, const base::Who& who, PartId part, const NewSheet& wanted);

/// It was counted wrong. Problems: commitment.sheet_not_found, account.outside_area, commitment.taken_back.
Drive take_back(store::Transaction& tx, const base::Who& who, SheetId id);

/// The sheets of a part, the latest first. Problems: commitment.part_not_found, account.outside_area.
std::vector<Sheet> sheets(store::Transaction& tx, const base::Who& who, PartId part);

/// A part as somebody finds themselves in it.
struct Choice {
    PartId id;
    std::string group;
    Place area;
    Place body;
};
BOOST_DESCRIBE_STRUCT(Choice, (), (id, group, area, body))

/// What stands behind the code of a sheet, for everybody.
struct OpenPromise {
    Promise promise;
    std::vector<Choice> choices;
    std::optional<std::int64_t> signatures;  ///< of all parts together; empty while they are fewer than five
};
BOOST_DESCRIBE_STRUCT(OpenPromise, (), (promise, choices, signatures))

/// Problem: commitment.code_unknown.
OpenPromise look(store::Transaction& tx, std::string_view code);

/// Somebody promises: one more is counted, and nothing about who. Problems: commitment.code_unknown,
/// commitment.closed, commitment.part_not_found.
OpenPromise sign(store::Transaction& tx, std::string_view code, PartId part);

/// Parts whose kept sum is not that of their sheets: none, or something is broken.
std::vector<PartId> miscounts(store::Transaction& tx);

}  // namespace commitments
