#pragma once

#include <map>

#include "goods/posting.hpp"

/// The lines of a movement in the public ledger: for public_book.hpp.
namespace goods {

/// Who valued a lot of a movement, and whose it is.
struct LotSource {
    std::string valued_by;
    Whose whose;
};
using Sources = std::map<LotId, LotSource>;
Sources sources_of(store::Transaction& tx, const std::vector<Leg>& legs);

/// The two ends of a transfer.
struct Road {
    Place from;
    Place to;
};

/// By whose goods they move: an entry for each.
using LinesByFundraiser = std::map<std::optional<base::Uuid>, std::vector<ledger::Line>>;

/// What a movement does in stores and on the road, and what that does on the other account. Of packages that are
/// several fundraisers' and leave a store, or come back into it, what is in them moves there instead of them.
LinesByFundraiser lines_of(store::Transaction& tx, const Posting& posting, const Sources& sources,
                           const std::optional<Road>& road, const std::string& other);

/// One line for what goes the same way: the account, the commodity, who valued it, and whether it goes in.
std::vector<ledger::Line> joined(const std::vector<ledger::Line>& lines);

/// The same the other way round, on another account.
std::vector<ledger::Line> mirrored(std::vector<ledger::Line> lines, const std::string& account);

}  // namespace goods
