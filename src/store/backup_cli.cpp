#include "store/backup_cli.hpp"

#include <memory>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "store/backup.hpp"

namespace store {

void add_backup_commands(CLI::App& commands, const std::function<std::string()>& where) {
    auto* backup = commands.add_subcommand("backup", "Copies of the store")->require_subcommand(1);
    const auto file = std::make_shared<std::string>();
    auto* write = backup->add_subcommand("write", "Copy the store to a file while the server runs");
    write->add_option("file", *file, "The copy; its keys go to FILE.keys, to be kept apart")->required();
    write->callback([file, where] {
        const auto made = write_backup(where(), *file);
        fmt::print("{}: {} bytes, {} journal lines, opened and found whole\n", made.file, made.bytes,
                   made.journal_lines);
        fmt::print("{}: the keys of sealed records. Keep them apart, for thirty days.\n", made.keys_file);
    });
    const auto force = std::make_shared<bool>(false);
    auto* restore = backup->add_subcommand("restore", "Make the store from a copy; the server must stand still");
    restore->add_option("file", *file, "The copy; FILE.keys beside it brings back the keys")->required();
    restore->add_flag("--force", *force, "Replace a store that holds something");
    restore->callback([file, force, where] {
        const auto place = where();
        restore_backup(*file, place, *force ? Overwrite::allow : Overwrite::refuse);
        fmt::print("{} is the store at {} again\n", *file, place);
    });
}

}  // namespace store
