#pragma once

#include <stdexcept>
#include <string>

#include <boost/describe/enum_from_string.hpp>
#include <boost/describe/enum_to_string.hpp>

/// Enumerators as the store and our own files keep them: by name, so that their order may change.
namespace base {

template <class E>
std::string name_of(E value) {
    return boost::describe::enum_to_string(value, "");
}

/// A name that the program does not know is a bug or a newer program's: std::logic_error.
template <class E>
E named(const std::string& name) {
    E value{};
    if (!boost::describe::enum_from_string(name.c_str(), value))
        throw std::logic_error("no value has the name " + name);
    return value;
}

}  // namespace base
