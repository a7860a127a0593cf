#include "portal/html.hpp"

#include "documents/markup.hpp"

namespace portal {
namespace {

using documents::escaped;

std::string opening(std::string_view name, Attributes attributes) {
    auto tag = "<" + std::string(name);
    for (const auto& [key, value] : attributes) tag += " " + std::string(key) + "=\"" + escaped(value) + "\"";
    return tag + ">";
}

}  // namespace

Html text(std::string_view words) {
    return {escaped(words)};
}

Html lines(std::string_view words) {
    Html all;
    for (std::size_t begin = 0; begin <= words.size();) {
        const auto end = std::min(words.find('\n', begin), words.size());
        if (begin > 0) all.markup += "<br>";
        all += text(words.substr(begin, end - begin));
        begin = end + 1;
    }
    return all;
}

Html element(std::string_view name, Attributes attributes, const Html& inside) {
    return {opening(name, attributes) + inside.markup + "</" + std::string(name) + ">"};
}

Html element(std::string_view name, const Html& inside) {
    return element(name, {}, inside);
}

Html element(std::string_view name, std::string_view words) {
    return element(name, {}, text(words));
}

Html empty_element(std::string_view name, Attributes attributes) {
    return {opening(name, attributes)};
}

Html link(const std::string& address, std::string_view words) {
    return element("a", {{"href", address}}, text(words));
}

}  // namespace portal
