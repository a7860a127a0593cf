#include "isolation/declaration.hpp"

#include <doctest/doctest.h>

#include "cast.hpp"
#include "exchange/health_list.hpp"
#include "problem_of.hpp"

using namespace isolation;

namespace {

const base::Day eleventh = *base::make_day(2021, 6, 11);
const std::vector<RiskRule> rules{
    {*base::make_day(2021, 1, 1), "from", {"binh duong"}, Risk::watch, "một văn bản"},
    {*base::make_day(2021, 6, 1), "symptoms", {"kho tho", "sot"}, Risk::high, "một văn bản khác"},
};

Declared said(const std::string& from, const std::string& symptoms) {
    return {"Vũ Thị Suối", "", "", from, symptoms, "", ""};
}

}  // namespace

TEST_CASE("a rule speaks from its day on, and the highest that speaks holds") {
    CHECK(risk_of(rules, said("Bình Dương", ""), eleventh) == Risk::watch);
    CHECK(risk_of(rules, said("Bình Dương", "Sốt cao"), eleventh) == Risk::high);
    CHECK(risk_of(rules, said("Bình Dương", "Sốt cao"), *base::make_day(2021, 5, 31)) == Risk::watch);
    CHECK(risk_of(rules, said("Huế", "ho"), eleventh) == std::nullopt);
}

TEST_CASE("no rule of risk is shipped that nobody has confirmed") {
    CHECK(risk_rules().empty());
}

TEST_CASE_FIXTURE(spec::Cast, "a word is short, and a file has an end") {
    const auto nhi = who("nhi");
    const areas::AreaId commune{id("commune_a")};
    db().write([&](store::Transaction& tx) {
        take_declarations(tx, app().master, nhi, commune, "list", {{1, said("Huế", ""), {}, {}}});
        const auto one = declarations(tx, nhi, commune, false, {}, 10).items.at(0).id;
        const auto handled = [&] {
            handle(tx, app().master, nhi, one, DeclarationOutcome::well, std::string(3000, 'x'));
        };
        CHECK(problem_of(handled) == "health_declaration.word_too_long");
        exchange::ListFile list;
        list.columns = {{"name", 0}};
        list.rows.resize(exchange::most_health_rows + 1);
        CHECK(problem_of([&] { exchange::take_health_list(tx, app().master, nhi, list, commune); }) ==
              "health_list.too_many");
    });
}

TEST_CASE_FIXTURE(spec::Cast,
                  "what was said in a handled declaration is forgotten after a month, and never while it waits") {
    const auto nhi = who("nhi");
    const areas::AreaId commune{id("commune_a")};
    const auto forget = [&](const std::vector<DeclarationRule>& rules) {
        return db().write([&](store::Transaction& tx) { return forget_handled(tx, rules, 10); });
    };
    const auto handled = db().write([&](store::Transaction& tx) {
        take_declarations(tx, app().master, nhi, commune, "list",
                          {{1, said("Huế", "ho"), {}, {}}, {2, said("Huế", "sốt"), {}, {}}});
        const auto first = declarations(tx, nhi, commune, false, {}, 10).items.at(0).id;
        handle(tx, app().master, nhi, first, DeclarationOutcome::well, "Đã gọi");
        return first;
    });
    pass_days(30);
    CHECK(forget(declaration_rules()) == 0);
    pass_days(1);
    CHECK(forget({{*base::make_day(2020, 1, 1), {}, "không có quy tắc"}}) == 0);
    CHECK(forget(declaration_rules()) == 1);
    CHECK(forget(declaration_rules()) == 0);
    db().write([&](store::Transaction& tx) {
        const auto opened = open_declaration(tx, app().master, nhi, handled);
        CHECK_FALSE(opened.declared);
        CHECK(opened.outcome == DeclarationOutcome::well);
        const auto waiting = declarations(tx, nhi, commune, false, {}, 10).items.at(0).id;
        CHECK(open_declaration(tx, app().master, nhi, waiting).declared);
        CHECK(problem_of([&] { wait_again(tx, nhi, handled); }) == "health_declaration.forgotten");
    });
}
