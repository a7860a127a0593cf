#pragma once

#include <utility>

#include "store/database.hpp"

namespace spec {

/// A store in which every unit of work is run and then undone, so that a thousand calls leave it as it was and their
/// order does not matter.
class DryRun final : public store::Database {
public:
    explicit DryRun(store::Database& real) : real_(real) {}

    void submit(Verb verb, Done done) override {
        real_.submit(
            [verb = std::move(verb)](store::Transaction& tx) {
                verb(tx);
                throw Undone{};
            },
            [done = std::move(done)](const std::exception_ptr& what) { done(is_undone(what) ? nullptr : what); });
    }
    void read_with(const Verb& verb) override { real_.read_with(verb); }
    store::Engine engine() const override { return real_.engine(); }
    const store::Options& options() const override { return real_.options(); }

private:
    struct Undone {};

    static bool is_undone(const std::exception_ptr& what) {
        try {
            if (what) std::rethrow_exception(what);
        } catch (const Undone&) {
            return true;
        } catch (...) {
            return false;
        }
        return false;
    }

    store::Database& real_;
};

}  // namespace spec
