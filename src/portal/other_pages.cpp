#include "portal/pages.hpp"

namespace portal {
namespace {

Html search_form(const std::string& words, Language language) {
    Html hidden;
    if (language == Language::en)
        hidden = empty_element("input", {{"type", "hidden"}, {"name", "lang"}, {"value", "en"}});
    return element(
        "form", {{"role", "search"}, {"action", "/cong"}},
        element("label", {{"for", "noi"}}, text(word("which_place", language))) +
            element("div", {{"class", "field"}},
                    empty_element("input", {{"id", "noi"},
                                            {"name", "q"},
                                            {"type", "search"},
                                            {"value", words},
                                            {"autocomplete", "address-level3"}}) +
                        hidden + element("button", {{"class", "button first"}}, text(word("search", language)))));
}

/// The names above a place, from the nearest up.
std::string above_of(const areas::Match& match) {
    std::string names;
    for (auto name = match.path.rbegin(); name != match.path.rend(); ++name) {
        if (*name == match.area.name && names.empty()) continue;
        names += (names.empty() ? "" : ", ") + *name;
    }
    return names;
}

Html place_link(areas::AreaId id, const std::string& name, Language language) {
    return element("a", {{"class", "title"}, {"href", in_language("/cong/" + base::to_string(id), language)}},
                   text(name));
}

/// What needs no place.
Html from_anywhere(Language language) {
    const auto row = [&](const char* address, std::string_view code) {
        return element("li", link(address, word(code, language)));
    };
    return element("ul", {{"class", "rows"}},
                   row("/can-giup", "ask_help") + row("/gui-y-kien", "say_something") + row("/quyen-gop", "give") +
                       row("/tin", "all_news") + row("/so-cai", "ledger_long"));
}

}  // namespace

Page search_page(const Search& search, Language language) {
    Html found;
    for (const auto& match : search.matches)
        found += element("li", place_link(match.area.id, match.area.name, language) +
                                   element("p", {{"class", "note"}}, text(above_of(match))));
    Html places;
    for (const auto& place : search.places)
        places += element("li", place_link(areas::AreaId{place.id}, place.name, language));
    auto inside = element("h1", word("portal_title", language)) + element("p", word("portal_lead", language)) +
                  search_form(search.words, language);
    if (!found.is_empty())
        inside += element("ul", {{"class", "rows"}}, found);
    else if (!search.words.empty())
        inside += element("p", {{"role", "status"}}, text(sentence("nothing_found", language, search.words)));
    if (!places.is_empty())
        inside += section(word("places_with_news", language), element("ul", {{"class", "rows"}}, places));
    inside += section(word("anywhere", language), from_anywhere(language));
    return {word("portal_title", language), word("portal_lead", language), "/cong", std::move(inside)};
}

Page missing_page(const std::string& address, Language language) {
    return {word("missing_title", language), word("missing_lead", language), address,
            element("h1", word("missing_title", language)) + element("p", word("missing_lead", language)) +
                search_form("", language) + section(word("anywhere", language), from_anywhere(language))};
}

Page plan_page(const plans::PublishedPlan& plan, const std::vector<std::string>& lines, Language language) {
    Html paper;
    for (const auto& line : lines) paper += line.empty() ? Html{} : element("p", line);
    auto facts = element("dt", word("number", language)) + element("dd", plan.number) +
                 element("dt", word("issuer", language)) + element("dd", plan.issuer);
    if (plan.dated) facts += element("dt", word("dated", language)) + element("dd", shown(*plan.dated));
    facts += element("dt", word("published", language)) + element("dd", shown(base::day_of(plan.published_at)));
    if (plan.ended_from) facts += element("dt", word("ended", language)) + element("dd", shown(*plan.ended_from));
    return {plan.title, sentence("plan_description", language, plan.number, plan.issuer),
            "/cong/ke-hoach/" + base::to_string(plan.id),
            element("h1", plan.title) + element("dl", {{"class", "facts"}}, facts) +
                element("article", {{"class", "plan"}, {"lang", "vi"}}, paper)};
}

Page data_page(const std::vector<base::Day>& weeks, Language language) {
    Html rows;
    for (const auto week : weeks) {
        const auto day = base::to_string(week);
        rows += element("li", text(sentence("week", language, shown(week), shown(week + 6))) +
                                  element("p", {{"class", "ways"}},
                                          link("/du-lieu/tuan.csv?tuan=" + day, "CSV") +
                                              link("/du-lieu/tuan.json?tuan=" + day, "JSON")));
    }
    Html kinds;
    for (const auto& kind : figure_kinds())
        kinds += element("tr", element("th", {{"scope", "row"}}, element("code", kind.code)) +
                                   element("td", language == Language::vi ? kind.vi : kind.en) +
                                   element("td", element("code", kind.hxl)));
    const auto column = [&](std::string_view code) {
        return element("th", {{"scope", "col"}}, text(word(code, language)));
    };
    auto inside =
        element("h1", word("open_data", language)) + element("p", word("data_lead", language)) +
        section(word("data_weeks", language), rows.is_empty() ? element("p", word("no_week_yet", language))
                                                              : element("ul", {{"class", "rows"}}, rows)) +
        section(word("data_columns", language),
                element("div",
                        {{"class", "wide"},
                         {"tabindex", "0"},
                         {"role", "region"},
                         {"aria-label", word("data_columns", language)}},
                        element("table", element("thead", element("tr", column("data_column") + column("data_meaning") +
                                                                            column("data_tag"))) +
                                             element("tbody", kinds)))) +
        section(word("data_rules", language), element("p", word("data_rule_five", language)) +
                                                  element("p", word("data_rule_once", language)) +
                                                  element("p", word("data_rule_absent", language))) +
        section(word("data_other", language),
                element("ul", {{"class", "rows"}},
                        element("li", link("/api/ledger.csv", word("data_ledger", language))) +
                            element("li", link("/tin.xml", word("data_news", language))) +
                            element("li", link("/canh-bao.xml", word("data_alerts", language))) +
                            element("li", link("/open311/discovery.json", word("data_open311", language))) +
                            element("li", link("/openapi.json", word("data_api", language)))));
    return {word("open_data", language), word("data_lead", language), "/du-lieu", std::move(inside)};
}

}  // namespace portal
