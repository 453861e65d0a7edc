// What every command that opens a store shares: its options, the passphrase, the session, and how records are shown.
#pragma once

#include "app/host/systemclock.h"
#include "app/tool/command.h"
#include "storage/session.h"

#include <functional>

class QJsonDocument;

namespace guyub::tool {

// Put before a command's own options and usage.
#define GUYUB_STORE_OPTIONS "data= operator= passphrase-file= json "
#define GUYUB_STORE_USAGE "--data D [--operator N] [--passphrase-file P] [--json] "

struct OpenStore
{
    host::SystemClock clock;
    std::unique_ptr<storage::Session> session; // closed before the clock goes
    bool json = false;

    storage::SqliteRecordStore &store() { return session->store(); }
};

// How this program opens stores: an upgrade says how far it is and can be stopped.
storage::Opening opening();

// Unlocks and opens --data, hands it to `use`, closes it, and answers the exit code. Findings of an unclean start go to
// stderr. Without --data: wrong use.
int withStore(const Command &command, const Arguments &arguments, const std::function<int(OpenStore &)> &use, storage::Opening how = opening());

// From --passphrase-file, else asked for. Errors: those of readPassphrase().
Result<crypto::SecretBytes> passphraseFrom(const Arguments &arguments);

// The keys of --data for --operator by --passphrase-file, for commands that do not keep the store open. Errors: those of
// readPassphrase() and Session::unlockNamed().
Result<storage::Keys> unlockFrom(const Arguments &arguments, const ports::Clock &clock);

// One document on stdout. The exit code, or that of a result that could not be written.
int writeJson(const QJsonDocument &document, int exitCode = kExitDone);
int writeLines(const QStringList &lines, int exitCode = kExitDone);

// A new passphrase from `--<option> F`, else asked for twice on a terminal. Errors: those of readPassphrase(),
// ValueOutOfRange (the two differ).
Result<crypto::SecretBytes> newPassphrase(const Arguments &arguments, const QString &option);

// What tier-2 data rests on by `--basis CODE`; zero: the option is not there. Nothing: no such code, which has been said.
std::optional<Id> basisFrom(const Command &command, const Arguments &arguments);

// "operator", "kader", ...; nothing: no such role.
std::optional<ports::Role> roleOf(const QString &name);
QString roleName(quint8 role);
QStringList roleNames();

} // namespace guyub::tool
