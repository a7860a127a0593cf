#include "base/named.hpp"
#include "portal/pages.hpp"

namespace portal {
namespace {

Html item(const Html& inside) {
    return element("li", inside);
}

Html list(const Html& items) {
    return items.is_empty() ? Html{} : element("ul", {{"class", "rows"}}, items);
}

Html title_link(const std::string& address, std::string_view words) {
    return element("a", {{"class", "title"}, {"href", address}}, text(words));
}

Html title(std::string_view words) {
    return element("strong", {{"class", "title"}}, text(words));
}

Html note(std::string_view words) {
    return words.empty() ? Html{} : element("p", {{"class", "note"}}, text(words));
}

/// Words side by side, without those that are empty.
std::string beside(std::initializer_list<std::string> parts) {
    std::string all;
    for (const auto& part : parts) {
        if (part.empty()) continue;
        if (!all.empty()) all += " · ";
        all += part;
    }
    return all;
}

std::string days(base::Day from, const std::optional<base::Day>& until, Language language) {
    return until ? sentence("from_until", language, shown(from), shown(*until))
                 : sentence("from_on", language, shown(from));
}

Html path_of(const Front& front, Language language) {
    Html path;
    for (const auto& above : front.above)
        path += item(link(in_language("/cong/" + base::to_string(above.id), language), above.name));
    return path.is_empty()
               ? path
               : element("nav", {{"class", "path"}, {"aria-label", word("path", language)}}, element("ol", path));
}

/// The three sentences before anything else: what is going on, where help is, how to help.
Html three_sentences(const Front& front, Language language) {
    const auto zones = static_cast<std::int64_t>(
        std::ranges::count_if(front.zones, [](const auto& zone) { return zones::needs_team(zone.kind); }));
    const auto going_on = zones == 0 ? word("no_zones", language) : sentence("zones_now", language, zones);
    return element(
        "ul", {{"class", "three"}},
        item(element("strong", word("going_on", language)) + text(" " + going_on)) +
            item(element("strong", word("get_help", language)) + text(" " + word("get_help_how", language))) +
            item(element("strong", word("give_help", language)) + text(" " + word("give_help_how", language))));
}

Html actions(Language language) {
    const auto button = [&](const char* address, std::string_view code, const char* kind) {
        return element("a", {{"class", kind}, {"href", address}}, text(word(code, language)));
    };
    return element("nav", {{"class", "actions"}, {"aria-label", word("what_you_can_do", language)}},
                   button("/can-giup", "ask_help", "button first") + button("/gui-y-kien", "say_something", "button") +
                       button("/ho-tro/tra-cuu", "look_up_support", "button") + button("/quyen-gop", "give", "button") +
                       button("/tinh-nguyen", "volunteer", "button"));
}

Html level(const Front& front, Language language) {
    if (!front.level) return {};
    return element("p", {{"class", "level"}},
                   element("strong", sentence("level_now", language, front.level->level.level)) +
                       text(" " + sentence("level_week", language, shown(front.level->level.week), front.level->rule)));
}

Html zone_list(const Front& front, Language language) {
    Html items;
    for (const auto& zone : front.zones) {
        const auto decision =
            zone.decision_number.empty() ? std::string() : sentence("by_decision", language, zone.decision_number);
        items += item(title(zone.name) +
                      note(beside({word("zone." + base::name_of(zone.kind), language), zone.area,
                                   days(zone.starts_on, zone.last_day, language)})) +
                      note(beside({decision, zone.decision_body})) +
                      (zone.exceptions.empty() ? Html{} : note(sentence("may_pass", language, zone.exceptions))));
    }
    return list(items);
}

Html news_list(const Front& front, Language language) {
    Html items;
    for (const auto& one : front.news)
        items += item(title_link("/tin/" + base::to_string(one.id), one.title) +
                      note(beside({one.body, shown(base::day_of(one.said_at))})) +
                      element("p", {{"class", "words"}}, lines(one.text)));
    if (items.is_empty()) return items;
    return list(items) + element("p", {{"class", "screen"}}, link("/tin", word("all_news", language)));
}

Html point_list(const Front& front, Language language) {
    Html items;
    for (const auto& point : front.points)
        items += item(title(point.name) +
                      note(beside({word("point." + base::name_of(point.kind), language), point.address, point.area})) +
                      note(point.hours));
    return list(items);
}

Html fundraiser_list(const Front& front, Language language) {
    Html items;
    for (const auto& one : front.fundraisers)
        items += item(title_link("/quyen-gop/" + one.code, one.name) + note(one.purpose) +
                      note(sentence("fundraiser_numbers", language, shown(one.numbers.received, language),
                                    shown(one.numbers.delivered, language), shown(one.receives_until))));
    return list(items);
}

Html campaign_list(const Front& front, Language language) {
    Html items;
    for (const auto& one : front.campaigns)
        items += item(title_link("/tin?dot=" + base::to_string(one.id), one.title) +
                      note(beside({one.body.name, days(one.begins, one.ends, language)})));
    return list(items);
}

Html drive_list(const Front& front, Language language) {
    Html items;
    for (const auto& one : front.drives)
        items += item(title_link("/cam-ket/" + one.code, one.title) +
                      note(beside({one.body.name, sentence("sign_until", language, shown(one.ends))})));
    return list(items);
}

Html plan_list(const Front& front, Language language) {
    Html items;
    for (const auto& plan : front.plans)
        items += item(title_link(in_language("/cong/ke-hoach/" + base::to_string(plan.id), language), plan.title) +
                      note(beside({plan.number, plan.issuer, plan.dated ? shown(*plan.dated) : "",
                                   plan.ended_from ? sentence("ended_from", language, shown(*plan.ended_from)) : ""})));
    return list(items);
}

/// Who did a deed is named on its own page alone, where the name goes the moment somebody wishes so.
Html example_list(const Front& front, Language language) {
    Html items;
    for (const auto& one : front.titles)
        items += item(title(one.body) + note(beside({one.title + " " + std::to_string(one.year), one.given_by})));
    for (const auto& one : front.deeds)
        items +=
            item(element("p", {{"class", "words"}}, lines(one.words)) + note(beside({one.area.name, shown(one.day)})));
    if (items.is_empty()) return items;
    return list(items) + element("p", {{"class", "screen"}}, link("/guong-sang", word("all_examples", language)));
}

Html figure_list(const Front& front, Language language) {
    if (!front.week) return {};
    Html rows;
    for (std::size_t place = 0; place < front.figures.size(); ++place) {
        const auto& figure = front.figures[place];
        const auto& kind = figure_kinds()[place];
        const auto number = shown(figure.at_least, language);
        const auto told = figure.is_whole        ? number
                          : figure.at_least == 0 ? word("fewer_than_five", language)
                                                 : sentence("at_least", language, number);
        rows += element("div", element("dt", language == Language::vi ? kind.vi : kind.en) + element("dd", told));
    }
    return note(sentence("week", language, shown(*front.week), shown(*front.week + 6))) +
           element("dl", {{"class", "figures"}}, rows) +
           element("p", {{"class", "screen"}},
                   link(in_language("/du-lieu", language), word("about_figures", language)));
}

Html below(const Front& front, Language language) {
    Html items;
    for (const auto& area : front.below)
        items += item(link(in_language("/cong/" + base::to_string(area.id), language), area.name));
    return items.is_empty() ? items : element("ul", {{"class", "places"}}, items);
}

Html more(const Front& front, Language language) {
    return list(
        item(link("/huong-dan/" + base::to_string(front.area.id), word("guidance", language))) +
        item(link("/khai-bao", word("declare", language))) + item(link("/van-tai", word("transport", language))) +
        item(link("/giam-sat", word("supervision", language))) + item(link("/nong-san", word("produce", language))) +
        item(link("/so-cai", word("ledger_long", language))) + item(link("/qua-tang", word("follow_gift", language))));
}

}  // namespace

Page front_page(const Front& front, Language language) {
    auto inside = path_of(front, language) + element("h1", front.area.name) + three_sentences(front, language) +
                  actions(language) + level(front, language) +
                  section(word("news_here", language), news_list(front, language)) +
                  section(word("zones_here", language), zone_list(front, language)) +
                  section(word("points_here", language), point_list(front, language)) +
                  section(word("fundraisers_here", language), fundraiser_list(front, language)) +
                  section(word("campaigns_here", language), campaign_list(front, language)) +
                  section(word("drives_here", language), drive_list(front, language)) +
                  section(word("plans_here", language), plan_list(front, language)) +
                  section(word("examples_here", language), example_list(front, language)) +
                  section(word("figures_here", language), figure_list(front, language)) +
                  section(word("more_here", language), more(front, language)) +
                  section(word("places_here", language), below(front, language));
    return {front.area.name, sentence("front_description", language, front.area.name),
            "/cong/" + base::to_string(front.area.id), std::move(inside)};
}

}  // namespace portal
