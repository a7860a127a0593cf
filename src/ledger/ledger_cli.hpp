#pragma once

#include <functional>

#include "store/database.hpp"
#include "store/sealed.hpp"

namespace CLI {
class App;
}

namespace ledger {

/// `lalanh ledger verify` and `lalanh ledger export --journal|--csv`.
void add_ledger_commands(CLI::App& app, const std::function<store::Database&()>& open_store,
                         const std::function<const store::MasterKey&()>& master);

}  // namespace ledger
