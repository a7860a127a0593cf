#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

/// Markup of pages that the server writes itself. Words become markup only through `text` or an attribute, which
/// escape them, so nothing that somebody wrote can be read as a tag.
namespace portal {

struct Html {
    std::string markup;

    Html& operator+=(const Html& more) {
        markup += more.markup;
        return *this;
    }
    bool is_empty() const { return markup.empty(); }
};
inline Html operator+(Html first, const Html& second) {
    return std::move(first += second);
}

using Attribute = std::pair<std::string_view, std::string>;
using Attributes = std::initializer_list<Attribute>;

Html text(std::string_view words);
/// The same with a break where the words have one.
Html lines(std::string_view words);

Html element(std::string_view name, Attributes attributes, const Html& inside);
Html element(std::string_view name, const Html& inside);
Html element(std::string_view name, std::string_view words);
/// One without an inside: meta, link, input.
Html empty_element(std::string_view name, Attributes attributes);

Html link(const std::string& address, std::string_view words);

}  // namespace portal
