#pragma once

#include <optional>
#include <string>
#include <vector>

#include "areas/area.hpp"
#include "base/json.hpp"
#include "base/who.hpp"
#include "households/household.hpp"
#include "store/database.hpp"
#include "store/sealed.hpp"

/// Health declarations that other systems collected, brought as a file: a queue of the health station alone, what a
/// dated rule calls urgent first. Each is handled by a person, with a word; nothing follows from one by itself.
namespace isolation {

using DeclarationId = base::Id<struct HealthDeclarationTag>;

/// What somebody declared; sealed.
struct Declared {
    std::string name;
    std::string phone;
    std::string address;
    std::string from;      ///< where they were
    std::string symptoms;  ///< as they wrote
    std::string contact;   ///< with whom, as they wrote
    std::string word;      ///< of the station, when it was handled
};
BOOST_DESCRIBE_STRUCT(Declared, (), (name, phone, address, from, symptoms, contact, word))

enum class Risk { high, watch };
BOOST_DESCRIBE_ENUM(Risk, high, watch)

/// One line of the dated rule table, which ships empty: a release of the ministry's text fills it.
struct RiskRule {
    base::Day valid_from;
    std::string field;               ///< from, symptoms, contact
    std::vector<std::string> words;  ///< folded; any of them
    Risk risk = Risk::watch;
    std::string source;
};
BOOST_DESCRIBE_STRUCT(RiskRule, (), (valid_from, field, words, risk, source))
const std::vector<RiskRule>& risk_rules();

/// The highest that any rule of a day says; nothing when none speaks.
std::optional<Risk> risk_of(const std::vector<RiskRule>& rules, const Declared& declared, base::Day on);

/// A row of a file.
struct DeclarationRow {
    std::size_t row = 0;
    Declared declared;
    std::optional<base::Day> declared_on;  ///< empty: the day it is brought
    std::optional<areas::AreaId> area;     ///< a hamlet; empty: the commune
};

struct DeclarationsTaken {
    std::size_t taken = 0;
    std::size_t there = 0;  ///< had come before
};
BOOST_DESCRIBE_STRUCT(DeclarationsTaken, (), (taken, there))

/// Into the queue of a commune; the same row of the same list once. Needs health_read, as every verb below. Problems:
/// area.not_found, household.area_too_wide, account.outside_area.
DeclarationsTaken take_declarations(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                                    areas::AreaId commune, const std::string& list,
                                    const std::vector<DeclarationRow>& rows);

enum class DeclarationOutcome { well, watched, isolated, referred, not_reached, mistaken };
BOOST_DESCRIBE_ENUM(DeclarationOutcome, well, watched, isolated, referred, not_reached, mistaken)

/// What the queue shows: nothing of it is sealed.
struct Declaration {
    DeclarationId id;
    households::Place area;
    base::Day declared_on;
    std::optional<Risk> risk;
    std::optional<DeclarationOutcome> outcome;
    std::optional<base::Instant> handled_at;
};
BOOST_DESCRIBE_STRUCT(Declaration, (), (id, area, declared_on, risk, outcome, handled_at))

struct DeclarationPage {
    std::vector<Declaration> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(DeclarationPage, (), (items, next))

/// What waits in a commune, or what was handled; the most urgent and then the oldest first. Problems: area.not_found,
/// household.area_too_wide, account.outside_area.
DeclarationPage declarations(store::Transaction& tx, const base::Who& who, areas::AreaId area, bool handled,
                             std::optional<DeclarationId> after, std::size_t limit);

struct OpenedDeclaration : Declaration {
    std::optional<Declared> declared;
    BOOST_DESCRIBE_CLASS(OpenedDeclaration, (Declaration), (declared), (), ())
};

/// Opens the record, and says so in the journal. Problems: health_declaration.not_found, account.outside_area.
OpenedDeclaration open_declaration(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                                   DeclarationId id);

/// What the station did, with a word. Problems as above, health_declaration.word_missing,
/// health_declaration.word_too_long, health_declaration.handled.
void handle(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, DeclarationId id,
            DeclarationOutcome outcome, const std::string& word);
/// It waits again. Problems as above, health_declaration.not_handled, health_declaration.forgotten.
void wait_again(store::Transaction& tx, const base::Who& who, DeclarationId id);

/// How long what is sealed of a handled declaration is kept: a dated rule.
struct DeclarationRule {
    base::Day valid_from;
    std::optional<std::int64_t> keep_days;  ///< empty: for ever
    std::string source;
};
BOOST_DESCRIBE_STRUCT(DeclarationRule, (), (valid_from, keep_days, source))
const std::vector<DeclarationRule>& declaration_rules();

/// Forgets who declared and what, of declarations that were handled as long ago as the rule of today says; their
/// outcomes stay. Returns how many. For a job.
std::size_t forget_handled(store::Transaction& tx, const std::vector<DeclarationRule>& rules, std::size_t most);

}  // namespace isolation
