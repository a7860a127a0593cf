#include "app/commands.hpp"
#include "plans/reader_child.hpp"

int main(int argc, char** argv) {
    plans::run_as_reader(argc, argv);
    return app::run_command(argc, argv);
}
