#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include "plans/reader_child.hpp"

int main(int argc, char** argv) {
    plans::run_as_reader(argc, argv);
    return doctest::Context(argc, argv).run();
}
