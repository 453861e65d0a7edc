#include "tests/support/testmain.h" // first: moc of Qt 6.4 stumbles over <concepts> without Qt before it

#include "app/base/durablefile.h"
#include "sync/hub/hubhome.h"
#include "sync/hub/ledgers.h"

using namespace guyub;
using namespace guyub::hub;

namespace {

class Folders
{
public:
    QString data() const { return m_folder.filePath(QStringLiteral("hub")); }
    QString key() const { return m_folder.filePath(QStringLiteral("keys/hub.key")); }
    Result<HubHome> open(HomeUse use) const { return HubHome::open(data(), key(), use); }

private:
    QTemporaryDir m_folder;
};

} // namespace

class HubHomeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void makesAKeyThatOnlyItsOwnerReadsAndKeepsIt()
    {
        const Folders folders;
        QByteArray first;
        {
            const auto home = folders.open(HomeUse::Serve);
            QVERIFY(home.has_value());
            first = toByteArray(home->pageKey().view());
        }
        const auto again = folders.open(HomeUse::Visit);

        QCOMPARE(toByteArray(again->pageKey().view()), first);
        QCOMPARE(QFile::permissions(folders.key()) & ~(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser), QFile::Permissions());
        QVERIFY(again->isKeyInPlainFile());
    }
    void putsTheKeyOutsideTheDataFolder()
    {
        const Folders folders;

        QCOMPARE(HubHome::open(folders.data(), folders.data() + QStringLiteral("/hub.key"), HomeUse::Serve).error().code, ErrorCode::WrongUse);
        QCOMPARE(HubHome::open(folders.data(), folders.data() + QStringLiteral("/deep/hub.key"), HomeUse::Serve).error().code, ErrorCode::WrongUse);
        QCOMPARE(HubHome::open(folders.data(), folders.data() + QStringLiteral("/../hub/hub.key"), HomeUse::Serve).error().code, ErrorCode::WrongUse);
    }
    void letsOneProcessIn()
    {
        const Folders folders;
        const auto home = folders.open(HomeUse::Serve);

        QVERIFY(home.has_value());
        QCOMPARE(folders.open(HomeUse::Serve).error().code, ErrorCode::StoreInUse);
    }
    void neverGivesANewKeyToAHubThatHasData()
    {
        const Folders folders;
        { const auto home = folders.open(HomeUse::Serve); }
        QVERIFY(writeDurably(folders.data() + QStringLiteral("/hub.db"), "sealed").has_value());
        QVERIFY(QFile::remove(folders.key()));

        QCOMPARE(folders.open(HomeUse::Serve).error().code, ErrorCode::NotAllowed);
        QVERIFY(!QFile::exists(folders.key()));
    }
    void refusesAFileThatIsNoKey()
    {
        const Folders folders;
        { const auto home = folders.open(HomeUse::Serve); }
        QVERIFY(writeDurably(folders.key(), "GYBHUBK1 too short").has_value());

        QCOMPARE(folders.open(HomeUse::Visit).error().code, ErrorCode::BadInput);
    }
    void putsNothingNewInThePlaceOfWhatIsLost_data()
    {
        QTest::addColumn<QString>("lost");
        QTest::addColumn<QString>("left");
        QTest::newRow("database") << QStringLiteral("/hub.db") << QStringLiteral("/tls/root.pem");
        QTest::newRow("certificates") << QStringLiteral("/tls/root.pem") << QStringLiteral("/hub.db");
    }
    void putsNothingNewInThePlaceOfWhatIsLost()
    {
        QFETCH(QString, lost);
        QFETCH(QString, left);
        const Folders folders;
        {
            const auto home = folders.open(HomeUse::Serve);
            QVERIFY(makePrivateFolder(home->tls()) && writeDurably(folders.data() + left, "sealed"));
        }
        { // the first serve was cut: what it had not made yet may still be made
            const auto again = folders.open(HomeUse::Serve);
            QVERIFY(again.has_value());
            QVERIFY(writeDurably(folders.data() + lost, "sealed") && again->markBegun());
        }
        QVERIFY(folders.open(HomeUse::Serve).has_value());
        QVERIFY(QFile::remove(folders.data() + lost));

        for (const HomeUse use : {HomeUse::Serve, HomeUse::Visit}) {
            const auto refused = folders.open(use);
            QVERIFY(!refused.has_value());
            QCOMPARE(refused.error().code, ErrorCode::Damaged);
            QVERIFY(refused.error().detail.contains(QStringLiteral("backup")));
        }
        QVERIFY(!QFile::exists(folders.data() + lost));
    }
    void findsNoHubWhereNoneIs()
    {
        const Folders folders;

        QCOMPARE(folders.open(HomeUse::Visit).error().code, ErrorCode::NotFound);
    }
    void knowsALedgerByItsAreaCode_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<qint64>("number");
        QTest::newRow("kelurahan") << QStringLiteral("35.77.03.1009") << 3577031009LL;
        for (const char *wrong : {"", "35.77.03.109", "3577031009", "05.77.03.1009", "35.77.03.1009 ", "35.77.03.100x", "35.77.03.1009\n", "٣٥.77.03.1009"})
            QTest::newRow(wrong) << QString::fromUtf8(wrong) << 0LL;
    }
    void knowsALedgerByItsAreaCode()
    {
        QFETCH(QString, code);
        QFETCH(qint64, number);

        QCOMPARE(ledgerNumber(code), number);
    }
};

GUYUB_TEST(HubHomeTest)
#include "hubhometest.moc"
