// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "command.h"
#include "commands/key.h"
#include "commands/trust.h"

namespace prov::cli {

// The rows of the command table that are about keys.

inline constexpr Command kKeyNewCommand{
    .name = "key new",
    .group = Group::other,
    .summary = "make a further key and log in this case",
    .needs = Needs::write,
    .common = "store",
    .function = command_function<parse_key_new, run_key_new>,
    .options = kKeyNewOptions,
    .description =
        "Each person and device writes a log of its own; prov writes to the "
        "new one from now on (--as names another). Where a log here has the "
        "handle already, the next free one is taken (ben2), and said.\n\n"
        "A log that goes on from another (--after) names it, and how far it is "
        "here. That is the way on when a key is retired or lost, and in a case "
        "that was restored from an older copy: no old log is written to again.",
    .example = "prov key new --handle ben --name 'Ben Okafor'",
    .schema = "log-open"};

inline constexpr Command kKeyListCommand{
    .name = "key list",
    .group = Group::other,
    .summary = "list the logs of this case and whether their keys are here",
    .needs = Needs::read,
    .common = "store",
    .function = command_function<parse_key_list, run_key_list>,
    .description =
        "One line for each log: handle, entries, whether you can write to it, "
        "the fingerprint of its key (SHA-256).",
    .example = "prov key list",
    .schema = "key-list"};

inline constexpr Command kKeyExportPublicCommand{
    .name = "key export-public",
    .group = Group::other,
    .summary = "print the public key of a log",
    .needs = Needs::read,
    .common = "store",
    .function = command_function<parse_key, run_key_export_public>,
    .operands = "[HANDLE]",
    .description =
        "The line that others need to check what you sign: the name of the log, "
        "a short id and the key (prov trust add takes it).",
    .example = "prov key export-public mira",
    .exits = "8  prov writes to no log here\n",
    .schema = "key-public"};

inline constexpr Command kKeyPassphraseCommand{
    .name = "key passphrase",
    .group = Group::other,
    .summary = "set, change or remove the passphrase of a key",
    .needs = Needs::write,
    .common = "store",
    .function = command_function<parse_key_passphrase, run_key_passphrase>,
    .operands = "[HANDLE]",
    .options = kKeyPassphraseOptions,
    .description =
        "Asks for the present passphrase, if there is one, and twice for the "
        "new one. The key file is replaced once the new one is safe on disk; "
        "copies of the former file are not changed.",
    .example =
        "echo 'four unusual words' >words; prov key passphrase --passphrase-fd 3 "
        "3< words",
    .schema = "key-changed"};

inline constexpr Command kKeyUnlockCommand{
    .name = "key unlock",
    .group = Group::other,
    .summary = "let commands use a key for a time without its passphrase",
    .needs = Needs::write,
    .common = "store",
    .function = command_function<parse_key_unlock, run_key_unlock>,
    .operands = "[HANDLE]",
    .options = kKeyUnlockOptions,
    .description =
        "A process of prov stays behind and signs for your other commands until "
        "the time is over, which is printed, or prov key lock. It gives the key "
        "to nobody; but whatever runs as you can have it sign.",
    .example =
        "echo 'four unusual words' >words; prov key passphrase --passphrase-fd 3 "
        "3< words >/dev/null; prov key unlock --for 1h --passphrase-fd 3 3< words",
    .schema = "key-changed"};

inline constexpr Command kKeyLockCommand{
    .name = "key lock",
    .group = Group::other,
    .summary = "lock a key again, or all keys",
    .needs = Needs::nothing,
    .common = "store",
    .function = command_function<parse_key, run_key_lock>,
    .operands = "[HANDLE]",
    .description =
        "Without a handle every unlocked key of yours is locked, also those of "
        "other cases.",
    .example = "prov key lock"};

inline constexpr Command kKeyRetireCommand{
    .name = "key retire",
    .group = Group::other,
    .summary = "put a key away for good",
    .needs = Needs::read,
    .common = "store",
    .function = command_function<parse_named_key, run_key_retire>,
    .operands = "HANDLE",
    .description =
        "Nothing is signed with it any more; prov key new opens a log that goes "
        "on from its log. What it has signed stays valid. The file is kept under "
        "another name, and only by hand can it be given back the old one.",
    .example = "prov key retire mira",
    .exits = "8  the key is not here, or retired already\n",
    .schema = "key-changed"};

inline constexpr Command kTrustAddCommand{
    .name = "trust add",
    .group = Group::other,
    .summary = "trust the key of another log on this machine",
    .needs = Needs::nothing,
    .function = command_function<parse_trust_add, run_trust_add>,
    .operands = "NAME KEY|FILE",
    .description =
        "The key is the line that prov key export-public prints, or a file with "
        "it. Prints its fingerprint: have it read to you by the holder. Kept in "
        "$XDG_CONFIG_HOME/prov/trust, outside every case.",
    .example = "prov key export-public > mira.key; prov trust add mira mira.key",
    .exits =
        "3  that is no public key\n4  there is no such file\n5  somebody else is "
        "writing (--wait)\n8  others may write the file of trusted keys\n"};

inline constexpr Command kTrustListCommand{
    .name = "trust list",
    .group = Group::other,
    .summary = "list the keys that are trusted on this machine",
    .needs = Needs::nothing,
    .function = command_function<parse_trust_list, run_trust_list>,
    .description = "One line for each: name, fingerprint, log.",
    .example = "prov trust list > trusted-keys",
    .exits = "3  the file of trusted keys has another form\n8  others may write it\n",
    .schema = "trust-list"};

inline constexpr Command kTrustRemoveCommand{
    .name = "trust remove",
    .group = Group::other,
    .summary = "trust a key no more",
    .needs = Needs::nothing,
    .function = command_function<parse_trust_remove, run_trust_remove>,
    .operands = "NAME",
    .description = "Forgets the key; nothing that is on record changes.",
    .example =
        "prov key export-public > mira.key; prov trust add mira mira.key; prov trust "
        "remove mira",
    .exits =
        "3  the file of trusted keys has another form\n4  no key goes by that name\n"
        "5  somebody else is writing (--wait)\n8  others may write the file\n"};

}  // namespace prov::cli
