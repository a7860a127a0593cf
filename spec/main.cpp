#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include "plans/reader_child.hpp"

int main(int argc, char** argv) {
    if (const auto status = plans::run_as_reader(argc, argv)) return *status;
    return doctest::Context(argc, argv).run();
}
