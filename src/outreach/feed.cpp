#include <fmt/format.h>

#include "documents/markup.hpp"
#include "outreach/page.hpp"

namespace outreach {
namespace {

using documents::escaped;

/// Unlike the words of the product, a feed speaks to programs of strangers: its title stands here, in Vietnamese.
constexpr std::string_view feed_title = "Tin cho bà con";

std::string entry_xml(const News& news, const std::string& origin) {
    const auto id = base::to_string(news.id);
    const auto at = base::to_string(news.said_at);
    return fmt::format(
        "  <entry xml:lang=\"vi\">\n"
        "    <id>urn:uuid:{}</id>\n"
        "    <title>{}</title>\n"
        "    <link rel=\"alternate\" type=\"text/html\" href=\"{}/tin/{}\"/>\n"
        "    <published>{}</published>\n"
        "    <updated>{}</updated>\n"
        "    <author><name>{}</name></author>\n"
        "    <category term=\"{}\"/>\n"
        "    <content type=\"text\">{}</content>\n"
        "  </entry>\n",
        id, escaped(news.title), escaped(origin), id, at, at, escaped(news.body),
        boost::describe::enum_to_string(news.kind, ""), escaped(news.text));
}

}  // namespace

std::string atom_feed(store::Transaction& tx, const std::string& origin, std::optional<areas::AreaId> area) {
    NewsQuery query;
    query.area = area;
    const auto page = news(tx, query);
    const auto where = area ? areas::get(tx, *area) : areas::Area{};
    const auto title = std::string(feed_title) + (area ? ": " + where.name : "");
    const auto self = origin + "/tin.xml" + (area ? "?area=" + base::to_string(*area) : "");
    const auto updated = page.items.empty() ? base::Instant{} : page.items.front().said_at;
    auto xml = fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"vi\">\n"
        "  <id>{0}</id>\n"
        "  <title>{1}</title>\n"
        "  <updated>{2}</updated>\n"
        "  <link rel=\"self\" type=\"application/atom+xml\" href=\"{0}\"/>\n"
        "  <link rel=\"alternate\" type=\"text/html\" href=\"{3}/tin\"/>\n",
        escaped(self), escaped(title), base::to_string(updated), escaped(origin));
    for (const auto& one : page.items) xml += entry_xml(one, origin);
    return xml + "</feed>\n";
}

}  // namespace outreach
