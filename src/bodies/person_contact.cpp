#include "bodies/body_row.hpp"
#include "bodies/person.hpp"
#include "store/journal.hpp"

namespace bodies {

void set_contact(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, PersonId id,
                 const Contact& contact) {
    const auto person = get(tx, id);
    require_for(tx, who, person);
    auto words = contact.phones;
    words.insert(words.end(), contact.emails.begin(), contact.emails.end());
    const auto area = area_of(tx, person);
    contact_index.seal(tx, master, id, area.value_or(base::Uuid{}), base::parse_json(base::to_json(contact)), words);
    store::record(tx, who, "person.contact_set", id.uuid, area);
}

Contact open_contact(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, PersonId id) {
    const auto person = get(tx, id);
    require_for(tx, who, person);
    store::record(tx, who, "person.contact_opened", id.uuid, area_of(tx, person));
    const auto record = store::unseal(tx, master, id.uuid);
    return record ? base::from_json<Contact>(*record) : Contact{};
}

}  // namespace bodies
