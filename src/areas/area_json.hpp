#pragma once

#include <string>

#include <boost/describe/class.hpp>

#include "base/id.hpp"
#include "base/problem_text.hpp"
#include "base/time.hpp"

/// JSON that areas and what stands in them, such as bodies, have in common.
namespace areas {

struct Named {
    base::Uuid id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(Named, (), (id, name))

struct CloseForm {
    base::Day last_day;
};
BOOST_DESCRIBE_STRUCT(CloseForm, (), (last_day))

struct AliasForm {
    std::string alias;
};
BOOST_DESCRIBE_STRUCT(AliasForm, (), (alias))

/// The name of a kind, an area's or a body's, in the reader's language.
template <class Kind>
const std::string& name_in(base::Language language, const Kind& kind) {
    return language == base::Language::vi ? kind.vi : kind.en;
}

}  // namespace areas
