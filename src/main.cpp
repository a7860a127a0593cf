#include "app/commands.hpp"
#include "sources/reader_child.hpp"

int main(int argc, char** argv) {
    sources::run_as_reader(argc, argv);
    return app::run_command(argc, argv);
}
