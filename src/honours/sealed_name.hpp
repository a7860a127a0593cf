#pragma once

#include "areas/area.hpp"
#include "store/sealed.hpp"

namespace honours {

/// What lies sealed of somebody who is to be honoured.
struct SealedName {
    std::string name;
    std::optional<std::string> code;  ///< by which they withdraw their consent
};
BOOST_DESCRIBE_STRUCT(SealedName, (), (name, code))

/// Under the id of the deed or proposal, in place of what was sealed there before.
void seal_name(store::Transaction& tx, const store::MasterKey& master, const base::Uuid& subject,
               const areas::Area& area, const SealedName& name);
/// The same, of something new: never over what is sealed of something else. Problem: honour.id_taken.
void seal_first_name(store::Transaction& tx, const store::MasterKey& master, const base::Uuid& subject,
                     const areas::Area& area, const std::string& name);
std::optional<SealedName> sealed_name(store::Transaction& tx, const store::MasterKey& master,
                                      const base::Uuid& subject);

/// A code as it is looked for; nothing for none.
std::optional<store::Bytes> hash_of_code(const std::optional<std::string>& code);

}  // namespace honours
