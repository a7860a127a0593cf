#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include "sources/reader_child.hpp"

int main(int argc, char** argv) {
    sources::run_as_reader(argc, argv);
    return doctest::Context(argc, argv).run();
}
