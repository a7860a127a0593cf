#include "app/indicators.hpp"

#include "arrivals/arrival.hpp"
#include "broadcasts/log.hpp"
#include "households/household.hpp"
#include "isolation/episode.hpp"
#include "needs/count.hpp"
#include "outreach/page.hpp"
#include "reports/report.hpp"
#include "rounds/round.hpp"
#include "situation/situation.hpp"
#include "tasks/task.hpp"
#include "trips/telling.hpp"
#include "vaccination/vaccination.hpp"
#include "voices/count.hpp"
#include "volunteers/shift.hpp"

namespace app {

std::vector<store::Indicator> all_indicators() {
    std::vector<store::Indicator> all;
    for (const auto& of_slice :
         {tasks::indicators(), reports::indicators(), households::indicators(), rounds::indicators(),
          isolation::indicators(), needs::indicators(), situation::indicators(), arrivals::indicators(),
          volunteers::indicators(), vaccination::indicators(), trips::indicators(), voices::indicators(),
          outreach::indicators(), broadcasts::indicators()})
        all.insert(all.end(), of_slice.begin(), of_slice.end());
    return all;
}

}  // namespace app
