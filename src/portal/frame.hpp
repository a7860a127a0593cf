#pragma once

#include "http/router.hpp"
#include "portal/html.hpp"
#include "portal/words.hpp"

/// A whole public page: it reads without scripts, prints on one sheet and asks nobody for an account.
namespace portal {

struct Page {
    std::string title;
    std::string description;  ///< for search engines and shared links
    std::string address;      ///< its own path, without the language
    Html inside;
};

/// "?lang=en" asks for English; everything else is Vietnamese, so that an address says the same to everybody.
Language language_of(const http::Call& call);

/// An address of the same language.
std::string in_language(const std::string& address, Language language);

/// A section with its heading; nothing when there is nothing in it.
Html section(std::string_view heading, const Html& inside);

http::Response page_response(const http::Call& call, const Page& page, int status = 200);

}  // namespace portal
