#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "http/router.hpp"
#include "phones/device.hpp"

/// What was done without a network, handed in later. Each record is a write of the API with a number of its device;
/// they are done in the order of their numbers, each accepted or refused alone. One that arrives before the one before
/// it is held; one that arrives twice is done once and answered twice.
namespace phones {

struct Record {
    std::int64_t number = 0;  ///< 1, 2, 3 without a gap
    std::string method;       ///< POST, PATCH, DELETE
    std::string path;         ///< "/api/check-ins", of a route that works without a network
    base::Json body;
    std::int64_t ago = 0;  ///< seconds that have passed since
};
BOOST_DESCRIBE_STRUCT(Record, (), (number, method, path, body, ago))

enum class Standing { accepted, refused, held };
BOOST_DESCRIBE_ENUM(Standing, accepted, refused, held)

struct FieldRefusal {
    std::string path;
    std::string code;
    std::string message;
};
BOOST_DESCRIBE_STRUCT(FieldRefusal, (), (path, code, message))

struct Result {
    std::int64_t number = 0;
    Standing standing = Standing::held;
    std::string code;     ///< of a refused one
    std::string message;  ///< its sentence in the caller's language
    std::vector<FieldRefusal> fields;
};
BOOST_DESCRIBE_STRUCT(Result, (), (number, standing, code, message, fields))

struct HandedIn {
    std::int64_t next_number = 1;  ///< that is awaited
    std::vector<Result> items;     ///< of every record handed in, and of those held that it set free; by number
};
BOOST_DESCRIBE_STRUCT(HandedIn, (), (next_number, items))

/// How many records one call takes at most.
inline constexpr std::size_t most_records = 200;

/// Problems: device.not_found, device.revoked, device.too_many_records, device.record_malformed (a number below 1).
HandedIn hand_in(const http::Call& call, const http::Router& router, const store::MasterKey& master, DeviceId device,
                 const std::vector<Record>& records);

}  // namespace phones
