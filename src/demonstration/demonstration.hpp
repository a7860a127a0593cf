#pragma once

#include "store/database.hpp"
#include "store/sealed.hpp"

/// A living demonstration: a commune of our own making under real administrative names, with its bodies, hamlets,
/// twelve teams, four hundred households and a plan whose work has been going on for three weeks. Nobody in it exists.
/// What it tells stands in spec/demonstration.
namespace demonstration {

/// Loads it into a store in which nobody has an account yet; true when it did, false when there was somebody (nothing
/// is touched then). The sign-ins are shown by accounts::shown_sign_ins.
bool load(store::Database& database, const store::MasterKey& master);

/// True for a store that was filled by load().
bool is_loaded(store::Transaction& tx);

}  // namespace demonstration
