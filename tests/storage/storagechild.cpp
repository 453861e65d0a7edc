// A process that is killed in the middle: opens a store and writes without end, saying what was acknowledged.
//   storagechild register FOLDER     a person a line: the number that the name holds
//   storagechild upgrade FOLDER N    the tables derived by this program, killed at the Nth sign of progress
//   storagechild import FOLDER CSV   a line after every commit: how many rows are done; goes on when told to by a line
#include "app/host/systemclock.h"
#include "app/usecase/importresidents.h"
#include "storage/crypto/hash.h"
#include "tests/storage/teststore.h"

#include <csignal>
#include <cstdio>

using namespace guyub;

namespace {

void say(int number)
{
    std::printf("%d\n", number);
    std::fflush(stdout);
}

Result<> registerWithoutEnd(storage::Session &session, const ports::Clock &clock)
{
    for (int number = 1;; ++number) {
        usecase::Registration registration;
        registration.resident = {{domain::resident::Name, QStringLiteral("Tjokrowardojo %1").arg(number)}, {domain::resident::Nik, QStringLiteral("357703101050%1").arg(9000 + number % 999)},
            {domain::resident::Address, QStringLiteral("Gang Kertopaten Wetan")}, {domain::resident::Religion, qint64(1)}};
        registration.consents = {test::TestStore::answer(usecase::Purpose::Counter, true)};
        registration.span.startedAt = clock.nowUtc();
        GUYUB_TRY(usecase::RegisterResident(session.store(), clock).run(registration));
        GUYUB_TRY(session.store().saveDraft({*Id::fromHex("00000000000000000000000000000001"), session.store().operatorId(), QStringLiteral("register"), QStringLiteral("Tjokrowardojo"), 1, "Gang Kertopaten Wetan", 1}));
        say(number);
    }
}

Result<> importFile(storage::Session &session, const ports::Clock &clock, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::FileFailed);
    const QByteArray csv = file.readAll();
    usecase::ImportResidents import(session.store(), clock);
    GUYUB_TRY_VALUE(const auto plan, import.check(csv, crypto::sha256(viewOf(csv)), {}));
    GUYUB_TRY(import.run(plan, {}, [](int done, int) {
        say(done);
        return std::getchar() == '\n';
    }));
    return {};
}

Result<> run(const QStringList &words)
{
    const host::SystemClock clock;
    GUYUB_TRY_VALUE(storage::Keys keys, storage::Session::unlockNamed(words.value(2), {}, test::secretOf(test::kPin), clock));
    int left = words.value(1) == QLatin1String("upgrade") ? words.value(3).toInt() : 0;
    const auto dies = [&left](qint64, qint64) { return --left != 0 || std::raise(SIGKILL) == 0; };
    GUYUB_TRY_VALUE(const auto session, storage::Session::open(words.value(2), std::move(keys), clock, {dies, false}));
    if (words.value(1) == QLatin1String("upgrade"))
        return {};
    return words.value(1) == QLatin1String("import") ? importFile(*session, clock, words.value(3)) : registerWithoutEnd(*session, clock);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const auto done = run(QCoreApplication::arguments());
    if (!done)
        std::fprintf(stderr, "%s\n", qPrintable(done.error().detail));
    return done ? 0 : 1;
}
