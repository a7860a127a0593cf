#include "app/indicators.hpp"

#include "households/household.hpp"
#include "reports/report.hpp"
#include "tasks/task.hpp"

namespace app {

std::vector<store::Indicator> all_indicators() {
    std::vector<store::Indicator> all;
    for (const auto& of_slice : {tasks::indicators(), reports::indicators(), households::indicators()})
        all.insert(all.end(), of_slice.begin(), of_slice.end());
    return all;
}

}  // namespace app
