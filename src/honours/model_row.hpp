#pragma once

#include "honours/model.hpp"

namespace honours {

struct ModelEntry {
    Model model;
    std::int64_t home = 0;
    std::string area_path;
};

/// Problem: honour_model.not_found.
ModelEntry model_entry(store::Transaction& tx, ModelId id);
std::optional<ModelEntry> find_model(store::Transaction& tx, ModelId id);
std::string select_models(const std::string& where);
std::vector<ModelEntry> read_models(const store::Rows& rows);

/// Tidied, known and naming nobody. Problems: those of describe.
Description checked(const Description& description);
void insert_model(store::Transaction& tx, const base::Who& who, std::int64_t home, const Model& model);

}  // namespace honours
