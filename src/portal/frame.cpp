#include "portal/frame.hpp"

#include "accounts/qr.hpp"
#include "http/gzip.hpp"
#include "http/origin.hpp"

namespace portal {
namespace {

/// Pages are read by many at once; a minute of age is told nobody by harm.
constexpr auto caching = "public, max-age=60";
constexpr auto policy =
    "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action "
    "'self'; base-uri 'none'; frame-ancestors 'none'";

Html head(const Page& page, const std::string& origin, Language language) {
    const auto address = in_language(page.address, language);
    return empty_element("meta", {{"charset", "utf-8"}}) +
           empty_element("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}) +
           element("title", page.title + " · Lá Lành") +
           empty_element("meta", {{"name", "description"}, {"content", page.description}}) +
           empty_element("meta", {{"property", "og:title"}, {"content", page.title}}) +
           empty_element("meta", {{"property", "og:description"}, {"content", page.description}}) +
           empty_element("link", {{"rel", "canonical"}, {"href", origin + address}}) +
           empty_element(
               "link",
               {{"rel", "alternate"},
                {"hreflang", language == Language::vi ? "en" : "vi"},
                {"href", origin + in_language(page.address, language == Language::vi ? Language::en : Language::vi)}}) +
           empty_element("link", {{"rel", "icon"}, {"href", "/icons/leaf.svg"}, {"type", "image/svg+xml"}}) +
           empty_element("link", {{"rel", "stylesheet"}, {"href", "/portal.css"}});
}

Html top(const Page& page, Language language) {
    const auto other = language == Language::vi ? Language::en : Language::vi;
    const auto code = other == Language::vi ? "vi" : "en";
    return element("a", {{"class", "skip"}, {"href", "#noi-dung"}}, text(word("skip", language))) +
           element(
               "header",
               element("a", {{"class", "name"}, {"href", in_language("/cong", language)}}, text("Lá Lành")) +
                   element("nav", {{"aria-label", word("menu", language)}},
                           link("/tin", word("news", language)) + link("/so-cai", word("ledger", language)) +
                               link(in_language("/du-lieu", language), word("open_data", language)) +
                               element("a",
                                       {{"href", in_language(page.address, other)}, {"hreflang", code}, {"lang", code}},
                                       text(word("other_language", language)))));
}

/// On paper a page says where it can be read anew.
Html bottom(const http::Call& call, const std::string& address, Language language) {
    const auto day = base::day_of(call.tx.now());
    return element("footer",
                   element("p", sentence("made_on", language, shown(day))) +
                       element("p", {{"class", "screen"}},
                               text(word("for_officers", language) + " ") + link("/", word("sign_in", language))) +
                       element("div", {{"class", "paper"}}, Html{accounts::qr_svg(address)} + element("p", address)));
}

}  // namespace

Language language_of(const http::Call& call) {
    return call.text("lang") == "en" ? Language::en : Language::vi;
}

std::string in_language(const std::string& address, Language language) {
    if (language == Language::vi) return address;
    return address + (address.find('?') == std::string::npos ? "?" : "&") + "lang=en";
}

Html section(std::string_view heading, const Html& inside) {
    return inside.is_empty() ? Html{} : element("section", element("h2", heading) + inside);
}

http::Response page_response(const http::Call& call, const Page& page, int status) {
    const auto language = language_of(call);
    const auto origin = http::origin_of(call.request);
    const auto body = top(page, language) + element("main", {{"id", "noi-dung"}}, page.inside) +
                      bottom(call, origin + in_language(page.address, language), language);
    auto markup = "<!doctype html>" + element("html", {{"lang", language == Language::vi ? "vi" : "en"}},
                                              element("head", head(page, origin, language)) + element("body", body))
                                          .markup;
    // A search is repeated on its page, but there is no secret beside it that the length could tell.
    return http::gzipped_for(call.request, {status,
                                            "text/html; charset=utf-8",
                                            std::move(markup),
                                            {{"Cache-Control", caching}, {"Content-Security-Policy", policy}},
                                            {}});
}

}  // namespace portal
