#pragma once

#include "documents/document.hpp"
#include "reader/invented_plan.hpp"

namespace spec {

/// The invented plan as a document of ours, in the form of its issuer.
documents::Document document_of(const InventedPlan& plan);

}  // namespace spec
