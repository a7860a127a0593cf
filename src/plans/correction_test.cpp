#include "plans/correction.hpp"

#include <algorithm>
#include <sstream>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <doctest/doctest.h>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "cast.hpp"
#include "plans/corpus.hpp"
#include "plans/correction_cli.hpp"
#include "plans/plan.hpp"
#include "plans/sentence.hpp"
#include "reader/reader_cli.hpp"

namespace {

using plans::ItemKind;
using plans::ItemState;

const std::string paper = R"(ỦY BAN NHÂN DÂN
XÃ AN KHÊ

Số: 12/KH-UBND

An Khê, ngày 10 tháng 6 năm 2021

KẾ HOẠCH
Diệt lăng quăng

I. CÁC VIỆC

- Trạm Y tế xã lập danh sách các hộ có bể nước,
hoàn thành trước ngày 15/6.
- Công an xã giữ trật tự tại các điểm phun hóa chất.
)";

/// Lan's desk with this paper on it; what the reader said of it can be made wrong first.
struct Desk : spec::Cast {
    plans::PlanId plan;

    template <class F>
    auto change(F verb) {
        const auto lan = who("lan");
        return db().write([&](store::Transaction& tx) { return verb(tx, lan); });
    }

    void read_in(const std::function<void(plans::DraftItem&)>& misread) {
        auto file = plans::read_file("plan.txt", paper);
        for (auto& item : file.items) misread(item);
        plan = change([&](store::Transaction& tx, const base::Who& who) { return plans::keep_draft(tx, who, file); });
    }

    plans::PlanItem first(ItemKind kind) {
        return db().read([&](store::Transaction& tx) { return plans::items(tx, plan, kind).at(0); });
    }

    plans::PlanItem correct(const plans::PlanItem& item, const base::Json& to, plans::Look look = plans::Look::taken) {
        return change([&](store::Transaction& tx, const base::Who& who) {
            return plans::correct(tx, who, plan, item.id, item.value, to, look);
        });
    }

    std::vector<plans::Correction> corrections(std::optional<base::Day> since = {}) {
        return db().read([&](store::Transaction& tx) { return plans::corrections(tx, since); });
    }
};

void read_wrong_day(plans::DraftItem& item) {
    if (item.kind == ItemKind::deadline) item.value.as_object()["date"] = "2021-06-16";
}

base::Json with_day(base::Json value, const char* day) {
    value.as_object()["date"] = day;
    return value;
}

/// The rows of a corpus, as spec/reader has them: the meaning at the margin, sentences below it.
std::vector<std::pair<std::string, std::string>> rows_of(const std::string& text) {
    std::vector<std::pair<std::string, std::string>> rows;
    std::string meaning;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (line.empty() || line.starts_with("#")) continue;
        if (line.starts_with(" "))
            rows.emplace_back(meaning, std::string(base::trim(line)));
        else
            meaning = std::string(base::trim(line));
    }
    return rows;
}

}  // namespace

TEST_CASE_FIXTURE(Desk, "a correction keeps what the reader said, its rule and the whole sentence") {
    read_in(read_wrong_day);
    const auto deadline = first(ItemKind::deadline);
    correct(deadline, with_day(deadline.value, "2021-06-15"));
    const auto kept = corrections();
    REQUIRE(kept.size() == 1);
    CHECK(kept[0].said == "by-date 2021-06-16 exclusive");
    CHECK(kept[0].meaning == "by-date 2021-06-15 exclusive");
    CHECK(kept[0].rule == deadline.rule);
    CHECK(kept[0].sentence == "Trạm Y tế xã lập danh sách các hộ có bể nước, hoàn thành trước ngày 15/6");
}

TEST_CASE_FIXTURE(Desk, "a correction that was undone is none") {
    read_in(read_wrong_day);
    const auto deadline = first(ItemKind::deadline);
    const auto corrected = correct(deadline, with_day(deadline.value, "2021-06-15"));
    CHECK(corrected.state == ItemState::corrected);
    const auto undone = correct(corrected, deadline.value, plans::Look::taken_back);
    CHECK(undone.state == ItemState::read);
    CHECK(corrections().empty());
}

TEST_CASE_FIXTURE(Desk, "an undone look brings the reader's doubt back") {
    read_in([](plans::DraftItem& item) {
        if (item.kind == ItemKind::number) item.doubt = "doubt.look";
    });
    const auto number = first(ItemKind::number);
    const auto looked_at = correct(number, number.value);
    CHECK_FALSE(looked_at.doubt);
    CHECK(correct(looked_at, number.value, plans::Look::taken_back).doubt == "doubt.look");
}

TEST_CASE_FIXTURE(Desk, "what was dropped is a row of the negative corpus, what was added one of the others") {
    read_in([](plans::DraftItem&) {});
    const auto deadline = first(ItemKind::deadline);
    change([&](store::Transaction& tx, const base::Who& who) { return plans::drop(tx, who, plan, deadline.id); });
    change([&](store::Transaction& tx, const base::Who& who) {
        return plans::add(tx, who, plan, ItemKind::report, "I",
                          {{"from", "Công an xã"}, {"to", "UBND xã"}, {"every", "weekly"}, {"channel", ""}},
                          {{14, 2, 12}});
    });
    const auto rows = plans::corpus_rows(corrections());
    CHECK(rows.find("# dates.negative") != std::string::npos);
    CHECK(rows.find("nothing\n    [2021-06-10] Trạm Y tế xã lập danh sách") != std::string::npos);
    CHECK(rows.find("weekly | UBND xã |\n    [2021-06-10] Công an xã giữ trật tự") != std::string::npos);
}

TEST_CASE_FIXTURE(Desk, "only what was corrected since a day is asked for") {
    read_in(read_wrong_day);
    const auto deadline = first(ItemKind::deadline);
    correct(deadline, with_day(deadline.value, "2021-06-15"));
    const auto today = corrections().at(0).on;
    CHECK(corrections(today).size() == 1);
    CHECK(corrections(today + 1).empty());
}

TEST_CASE_FIXTURE(Desk,
                  "an exported row can be pasted into its corpus: the reader finds that meaning in that sentence") {
    read_in(read_wrong_day);
    const auto deadline = first(ItemKind::deadline);
    correct(deadline, with_day(deadline.value, "2021-06-15"));
    const auto rows = rows_of(plans::corpus_rows(corrections()));
    REQUIRE(rows.size() == 1);
    const auto [meaning, spelling] = rows[0];
    REQUIRE(spelling.starts_with("[2021-06-10] "));
    const auto file = plans::read_file(
        "corpus.txt",
        "ỦY BAN NHÂN DÂN\nXÃ AN KHÊ\n\nSố: 1/KH-UBND\n\nAn Khê, ngày 10 tháng 6 năm 2021\n\nKẾ HOẠCH\nThử cách "
        "nói\n\nI. CÁC VIỆC\n\n- " +
            spelling.substr(13) + ".\n");
    std::vector<std::string> meanings;
    for (const auto& item : file.items)
        if (item.kind == ItemKind::deadline) meanings.push_back(plans::meaning_of(item.kind, item.value));
    CHECK(plans::joined_meaning(meanings) == meaning);
}

TEST_CASE_FIXTURE(Desk, "plan corrections refuses a day that is none") {
    CLI::App app;
    reader::add_plan_commands(app);
    plans::add_correction_command(app, [this]() -> store::Database& { return db(); });
    CHECK_THROWS_AS(app.parse("plan corrections --since 2021-06-31"), base::Problem);
}

TEST_CASE("a sentence runs over wrapped lines and ends where the next begins") {
    const std::string text =
        "I. VIỆC\n\n1. Trạm Y tế lập danh sách\ncác hộ. Công an xã giữ trật tự tại TP. Hải Dương;\n";
    const auto sentence_of = [&](const std::string& word) {
        return plans::bare_sentence(text, plans::sentence_at(text, text.find(word)));
    };
    CHECK(sentence_of("danh sách") == "Trạm Y tế lập danh sách các hộ");
    CHECK(sentence_of("trật tự") == "Công an xã giữ trật tự tại TP. Hải Dương");
}
