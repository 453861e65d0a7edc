#include "app/base/durablefile.h"
#include "app/base/error.h"
#include "app/base/ids.h"
#include "app/base/systemwords.h"
#include "tests/support/testmain.h"

#include <cerrno>

using namespace guyub;

namespace {
Result<int> half(int value)
{
    if (value % 2 != 0)
        return fail(ErrorCode::ValueOutOfRange, QStringLiteral("odd"), QStringLiteral("value"), 3);
    return value / 2;
}
Result<int> quarter(int value)
{
    GUYUB_TRY_VALUE(const int first, half(value));
    GUYUB_TRY(half(first));
    return first / 2;
}
} // namespace

class BaseTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void passesErrorsUpUnchanged()
    {
        QCOMPARE(*quarter(8), 2);
        QCOMPARE(quarter(6).error().line, 3);
        QCOMPARE(quarter(5).error().field, QStringLiteral("value"));
    }
    void readsItsOwnHex()
    {
        Id id;
        id[0] = 0xab;
        QCOMPARE(*Id::fromHex(id.toHex()), id);
        QVERIFY(!Id::fromHex("zz"));
        QVERIFY(!Id::from(ByteView(id.data(), 15)));
    }
    void saysInWordsWhatTheSystemSays()
    {
        QCOMPARE(systemWords(ENOENT), QStringLiteral("No such file or directory (errno 2)"));
        QVERIFY(systemWords(EROFS).startsWith(QStringLiteral("Read-only file system")));
        QVERIFY(systemWords(99'999).startsWith(QStringLiteral("the system refused")));
        QVERIFY(writeDurably(QStringLiteral("/nowhere/at/all"), {}).error().detail.contains(QStringLiteral("No such file")));
    }
    void givesEachKindOfFailureItsExitCode()
    {
        QCOMPARE(exitCodeFor(ErrorCode::WrongPassphrase), 4);
        QCOMPARE(exitCodeFor(ErrorCode::StoreInUse), 4);
        QCOMPARE(exitCodeFor(ErrorCode::NotAGuyubStore), 3);
        QCOMPARE(exitCodeFor(ErrorCode::Damaged), 6);
        QCOMPARE(exitCodeFor(ErrorCode::TargetExists), 2);
        QCOMPARE(exitCodeFor(ErrorCode::NotReachable), 5);
        QCOMPARE(exitCodeFor(ErrorCode::DiskFull), 7);
        QCOMPARE(exitCodeFor(ErrorCode::FileFailed), 7);
        QCOMPARE(exitCodeFor(ErrorCode::StoreFailed), 7);
        QCOMPARE(exitCodeFor(ErrorCode::Bug), 70);
    }
};

GUYUB_TEST(BaseTest)
#include "basetest.moc"
