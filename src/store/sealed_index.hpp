#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/first_seal.hpp"

/// The blind index of sealed records (sealed.hpp): who is found by which words, among one kind of thing alone.
namespace store {

/// What the members of SealedIndex call, which knows of which kind an id is.
namespace sealed_words {
void write(Transaction& tx, const MasterKey& master, std::string_view among, const base::Uuid& subject,
           const base::Uuid& commune, const std::vector<std::string>& words);
std::vector<base::Uuid> find(Transaction& tx, const MasterKey& master, std::string_view among,
                             const base::Uuid& commune, std::string_view query);
std::vector<base::Uuid> find_any(Transaction& tx, const MasterKey& master, std::string_view among,
                                 const base::Uuid& commune, const std::vector<std::string>& words);
}  // namespace sealed_words

/// Each slice whose records are looked up by words has one, under a name of its own and for its own ids: what another
/// slice sealed cannot be found here, whatever words it has in common.
template <class Id>
class SealedIndex {
public:
    constexpr explicit SealedIndex(std::string_view name) : name_(name) {}

    /// As store::seal, to be found by these words, such as names and phone numbers; they are folded.
    void seal(Transaction& tx, const MasterKey& master, Id subject, const base::Uuid& commune, const base::Json& record,
              const std::vector<std::string>& words) const {
        store::seal(tx, master, subject.uuid, commune, record);
        sealed_words::write(tx, master, name_, subject.uuid, commune, words);
    }
    /// The same for many of one commune that have no key yet.
    void seal_each(Transaction& tx, const MasterKey& master, const base::Uuid& commune,
                   const std::vector<FirstSeal<Id>>& subjects) const {
        std::vector<FirstSeal<base::Uuid>> all;
        for (const auto& [subject, record, words] : subjects) all.push_back({subject.uuid, record, words});
        store::seal_each(tx, master, name_, commune, all);
    }
    /// Those of one commune whose words contain every word of the query (whole words, folded).
    std::vector<Id> find(Transaction& tx, const MasterKey& master, const base::Uuid& commune,
                         std::string_view query) const {
        return ids(sealed_words::find(tx, master, name_, commune, query));
    }
    /// Those whose words contain at least one of these, those with the most of them first.
    std::vector<Id> find_any(Transaction& tx, const MasterKey& master, const base::Uuid& commune,
                             const std::vector<std::string>& words) const {
        return ids(sealed_words::find_any(tx, master, name_, commune, words));
    }

private:
    static std::vector<Id> ids(const std::vector<base::Uuid>& subjects) {
        std::vector<Id> found;
        for (const auto& subject : subjects) found.push_back(Id{subject});
        return found;
    }

    std::string_view name_;
};

}  // namespace store
