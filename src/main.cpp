#include "app/commands.hpp"
#include "plans/reader_child.hpp"

int main(int argc, char** argv) {
    if (const auto status = plans::run_as_reader(argc, argv)) return *status;
    return app::run_command(argc, argv);
}
