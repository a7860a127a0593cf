// Makes a store with a whole country in it, to look at the screens with: 10,599 communes with a committee each, a plan
// with three duties for all of them, a weekly report of twelve indicators that four in five have sent. Usage:
// country FOLDER, then: lalanh serve --data FOLDER (sign in as "toanquoc", password "mot-nuoc-nhieu-xa").

#include "country.hpp"

#include <cstdio>

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fprintf(stderr, "usage: country FOLDER\n");
        return 2;
    }
    std::filesystem::create_directories(argv[1]);
    const auto database = store::open_sqlite((std::filesystem::path(argv[1]) / "lalanh.sqlite").string());
    store::migrate(*database);
    bench::country::make(*database);
    std::printf("a country of %d communes lies in %s\n", bench::communes, argv[1]);
    return 0;
}
