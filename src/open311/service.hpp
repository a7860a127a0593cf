#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "base/problem_text.hpp"

/// What can be reported over Open311: the topics of voices are its services.
namespace open311 {

struct Service {
    std::string service_code;
    std::string service_name;
    std::string description;
    bool metadata = true;           ///< its definition says more
    std::string type = "realtime";  ///< whoever reports learns the number at once
    std::string keywords;
    std::string group;
};
BOOST_DESCRIBE_STRUCT(Service, (), (service_code, service_name, description, metadata, type, keywords, group))

std::vector<Service> services(base::Language language);

struct Value {
    std::string key;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(Value, (), (key, name))

/// A question beside the words.
struct Attribute {
    bool variable = true;  ///< it is answered, not only shown
    std::string code;
    std::string datatype;
    bool required = false;
    std::string datatype_description;
    std::int64_t order = 0;
    std::string description;
    std::vector<Value> values;
};
BOOST_DESCRIBE_STRUCT(Attribute, (),
                      (variable, code, datatype, required, datatype_description, order, description, values))

struct Definition {
    std::string service_code;
    std::vector<Attribute> attributes;
};
BOOST_DESCRIBE_STRUCT(Definition, (), (service_code, attributes))

/// Problem: open311.service_unknown.
Definition definition(std::string_view service_code, base::Language language);

/// Where what is spoken, and how: what a program reads first. `origin` is how the server was called: "https://host".
struct Endpoint {
    std::string specification;
    std::string url;
    std::string changeset;
    std::string type;
    std::vector<std::string> formats;
};
BOOST_DESCRIBE_STRUCT(Endpoint, (), (specification, url, changeset, type, formats))

struct Discovery {
    std::string changeset;
    std::string contact;
    std::string key_service;
    std::vector<Endpoint> endpoints;
};
BOOST_DESCRIBE_STRUCT(Discovery, (), (changeset, contact, key_service, endpoints))

Discovery discovery(const std::string& origin, base::Language language);

}  // namespace open311
