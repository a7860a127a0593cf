#include "honours/sealed_name.hpp"

#include "accounts/door.hpp"
#include "base/problem.hpp"
#include "households/household.hpp"
#include "store/sealed_id.hpp"

namespace honours {

void seal_name(store::Transaction& tx, const store::MasterKey& master, const base::Uuid& subject,
               const areas::Area& area, const SealedName& name) {
    const auto place = area.level >= areas::commune_level ? households::commune_of(tx, area).id : area.id;
    store::seal(tx, master, subject, place.uuid, base::parse_json(base::to_json(name)));
}

void seal_first_name(store::Transaction& tx, const store::MasterKey& master, const base::Uuid& subject,
                     const areas::Area& area, const std::string& name) {
    if (store::is_sealed(tx, subject))
        throw base::Problem(base::ProblemKind::conflict, "honour.id_taken", base::to_string(subject));
    seal_name(tx, master, subject, area, {name, {}});
}

std::optional<SealedName> sealed_name(store::Transaction& tx, const store::MasterKey& master,
                                      const base::Uuid& subject) {
    const auto json = store::unseal(tx, master, subject);
    if (!json) return std::nullopt;
    return base::from_json<SealedName>(*json);
}

std::optional<store::Bytes> hash_of_code(const std::optional<std::string>& code) {
    if (!code) return std::nullopt;
    return accounts::hash_of(*accounts::tidy_code(*code, accounts::public_code));
}

}  // namespace honours
