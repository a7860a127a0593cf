#include "registry/criteria.hpp"

#include <array>
#include <string_view>

#include <boost/describe/enum_from_string.hpp>

#include "base/text.hpp"
#include "households/record.hpp"
#include "households/vocabulary.hpp"

namespace registry {
namespace {

using boost::json::array;
using boost::json::object;

constexpr const char* criteria_invalid = "rjct.search_criteria.invalid";
constexpr const char* filter_invalid = "rjct.filter.invalid";
constexpr const char* sort_invalid = "rjct.sort.invalid";
constexpr const char* pagination_invalid = "rjct.pagination.invalid";
constexpr const char* too_many = "rjct.search.too_many_records_found";

std::string_view text_in(const object& from, std::string_view key) {
    const auto* value = from.if_contains(key);
    return value && value->is_string() ? std::string_view(value->get_string()) : std::string_view();
}

const object* object_in(const object& from, std::string_view key) {
    const auto* value = from.if_contains(key);
    return value ? value->if_object() : nullptr;
}

/// Numbers come as numbers or as text; both are in use.
std::optional<std::int64_t> whole_number(const base::Json& value) {
    constexpr std::int64_t most = 1'000'000;
    std::optional<std::int64_t> number;
    if (value.is_int64()) number = value.get_int64();
    if (value.is_string()) number = base::to_number<std::int64_t>(std::string_view(value.get_string()));
    return number && *number >= 0 && *number <= most ? number : std::nullopt;
}

std::optional<std::string> text_of(const base::Json& value) {
    if (value.is_string()) return std::string(value.get_string());
    if (value.is_int64()) return std::to_string(value.get_int64());
    return std::nullopt;
}

/// One word about a household: "household_size lt 5".
bool add_rule(Filter& filter, std::string_view attribute, std::string_view relation_name, const base::Json& value) {
    Relation relation{};
    if (relation_name.starts_with('$')) relation_name.remove_prefix(1);
    const auto name = relation_name == "lte" ? "le" : relation_name == "gte" ? "ge" : std::string(relation_name);
    if (!boost::describe::enum_from_string(name.c_str(), relation)) return false;
    if (attribute == "household_size") {
        const auto people = whole_number(value);
        if (people) filter.sizes.push_back({relation, *people});
        return people.has_value() && filter.sizes.size() <= 4;
    }
    const auto text = text_of(value);
    if (!text || relation != Relation::eq) return false;
    if (attribute == "area_code" && !filter.area_code)
        filter.area_code = text;
    else if (attribute == "dwelling" && !filter.dwelling && households::is_known(households::dwelling_kinds(), *text))
        filter.dwelling = text;
    else
        return false;
    return true;
}

bool add_predicate(Filter& filter, const object& predicate) {
    const auto* value = predicate.if_contains("attribute_value");
    return value && add_rule(filter, text_in(predicate, "attribute_name"), text_in(predicate, "operator"), *value);
}

/// All must hold; "or" and "not" are not understood.
bool add_predicates(Filter& filter, const array& list) {
    for (const auto& one : list) {
        const auto* both = one.if_object();
        if (!both) return false;
        const auto* first = object_in(*both, "expression1");
        if (!first || !add_predicate(filter, *first)) return false;
        const auto condition = text_in(*both, "condition");
        if (!condition.empty() && condition != "and") return false;
        const auto* second = object_in(*both, "expression2");
        if (both->contains("expression2") && (!second || !add_predicate(filter, *second))) return false;
    }
    return !list.empty();
}

/// {"household_size": {"$lt": 5}} or a plain value, which is equality.
bool add_words(Filter& filter, const object& words) {
    for (const auto& [attribute, wanted] : words) {
        const auto* relations = wanted.if_object();
        if (!relations) {
            if (!add_rule(filter, attribute, "eq", wanted)) return false;
            continue;
        }
        for (const auto& [relation, value] : *relations)
            if (!add_rule(filter, attribute, relation, value)) return false;
    }
    return true;
}

bool add_expression(Filter& filter, const object& query) {
    const auto* value = object_in(query, "value");
    const auto* expression = value ? object_in(*value, "expression") : nullptr;
    const auto* words = expression ? object_in(*expression, "query") : nullptr;
    if (!words) return false;
    const auto* all = words->if_contains("$and");
    if (!all) return !words->empty() && add_words(filter, *words);
    if (words->size() != 1 || !all->is_array() || all->get_array().empty()) return false;
    for (const auto& one : all->get_array())
        if (!one.is_object() || !add_words(filter, one.get_object())) return false;
    return true;
}

bool add_name(Criteria& criteria, const object& query) {
    const auto type = text_in(query, "type");
    const auto* value = query.if_contains("value");
    const auto text = value ? text_of(*value) : std::nullopt;
    if (!text) return false;
    if (type == "HOUSEHOLD") criteria.household = base::parse_uuid(*text);
    if (type == "MOBILE") criteria.phone = households::phone_digits(*text);
    return criteria.household || criteria.phone;
}

bool add_query(Criteria& criteria, std::string_view type, const base::Json& query) {
    if (type == "idtype-value") return query.is_object() && add_name(criteria, query.get_object());
    const auto filter = type == "predicate" || type == "expression" ? read_filter(query) : std::nullopt;
    if (filter) criteria.filter = *filter;
    return filter.has_value();
}

bool add_page(Criteria& criteria, const object& pagination) {
    const auto* size = pagination.if_contains("page_size");
    const auto* number = pagination.if_contains("page_number");
    const auto wanted_size = size ? whole_number(*size) : std::nullopt;
    const auto wanted_number = number ? whole_number(*number) : std::optional<std::int64_t>(1);
    if (!wanted_size || !wanted_number || *wanted_size < 1 || *wanted_size > largest_page || *wanted_number < 1)
        return false;
    criteria.page_size = *wanted_size;
    criteria.page_number = *wanted_number;
    return true;
}

}  // namespace

std::optional<Filter> read_filter(const base::Json& query) {
    Filter filter;
    const bool is_understood = query.is_array()    ? add_predicates(filter, query.get_array())
                               : query.is_object() ? add_expression(filter, query.get_object())
                                                   : false;
    return is_understood ? std::optional(filter) : std::nullopt;
}

ReadCriteria read_criteria(const object& asked) {
    ReadCriteria read;
    const auto* query = asked.if_contains("query");
    const auto type = text_in(asked, "query_type");
    const auto entity = text_in(asked, "response_entity");
    if (!query || (!entity.empty() && entity != "Household"))
        read.reason = criteria_invalid;
    else if (!add_query(read.criteria, type, *query))
        read.reason = type == "idtype-value" ? criteria_invalid : filter_invalid;
    // Their order is that of their ids, the same for everybody; another would have to open every record.
    if (const auto* sort = asked.if_contains("sort");
        !read.reason && sort && sort->is_array() && !sort->get_array().empty())
        read.reason = sort_invalid;
    if (const auto* page = asked.if_contains("pagination"); !read.reason && page && !page->is_null())
        if (!page->is_object() || !add_page(read.criteria, page->get_object())) read.reason = pagination_invalid;
    if (!read.reason && read.criteria.page_number * read.criteria.page_size > most_found) read.reason = too_many;
    return read;
}

}  // namespace registry
