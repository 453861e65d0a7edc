// One small real store per released format, in tests/golden/stores: every later program opens it, derives the same and loses
// nothing. Made by tests/golden/stores/make.
#include "app/base/durablefile.h"
#include "app/domain/recordcatalog.h"
#include "tests/storage/teststore.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>

using namespace guyub;
using namespace guyub::storage;

namespace {

const QString kStores = QStringLiteral(GUYUB_GOLDEN_STORES);

// A copy to work on, with the device secret that belongs to it.
class Golden
{
public:
    explicit Golden(const QString &number) : m_from(kStores + QLatin1Char('/') + number), m_home(qgetenv("XDG_DATA_HOME"))
    {
        expected = QJsonDocument::fromJson(*readWhole(m_from + QStringLiteral("/expected.json"))).object();
        pin = readWhole(m_from + QStringLiteral("/passphrase"))->trimmed();
        isCopied = test::copyFolder(m_from + QStringLiteral("/store"), folder()) && test::copyFolder(m_from + QStringLiteral("/home"), m_dir.path() + QStringLiteral("/home"));
        QFile::setPermissions(m_dir.path() + QStringLiteral("/home/guyub/device.secret"), QFile::ReadOwner | QFile::WriteOwner); // what git does not keep
        qputenv("XDG_DATA_HOME", QFile::encodeName(m_dir.path() + QStringLiteral("/home")));
    }
    ~Golden()
    {
        session.reset();
        qputenv("XDG_DATA_HOME", m_home);
    }
    Golden(const Golden &) = delete;
    Golden &operator=(const Golden &) = delete;

    QString folder() const { return m_dir.path() + QStringLiteral("/store"); }
    Result<> open(bool derives)
    {
        session.reset();
        GUYUB_TRY_VALUE(Keys keys, Session::unlockNamed(folder(), QStringLiteral("Wening"), test::secretOf(pin.constData()), clock));
        GUYUB_TRY_VALUE(session, Session::open(folder(), std::move(keys), clock, {{}, derives}));
        return {};
    }

    QJsonObject expected;
    QByteArray pin;
    bool isCopied = false;
    test::ManualClock clock;
    std::unique_ptr<Session> session;

private:
    QString m_from;
    QByteArray m_home;
    QTemporaryDir m_dir;
};

} // namespace

class GoldenStoreTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::useOwnDeviceSecret(); }

    void opensAsItWas_data()
    {
        QTest::addColumn<QString>("number");
        QTest::addColumn<bool>("derives");
        const QStringList numbers = QDir(kStores).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        QVERIFY(!numbers.isEmpty());
        for (const QString &number : numbers) {
            QTest::addRow("%s opened", qPrintable(number)) << number << false;
            QTest::addRow("%s derived again", qPrintable(number)) << number << true;
        }
    }
    void opensAsItWas()
    {
        QFETCH(QString, number);
        QFETCH(bool, derives);
        Golden golden(number);
        QVERIFY(golden.isCopied);

        if (const auto opened = golden.open(derives); !opened)
            QFAIL(qPrintable(opened.error().detail));

        Database &database = golden.session->database();
        QCOMPARE(toHexString(*projectionDigest(database)), golden.expected[QStringLiteral("digest")].toString());
        const auto verdict = verifyLog(database, golden.session->identity());
        QVERIFY(verdict && verdict->findings.isEmpty());
        QCOMPARE(verdict->commits, golden.expected[QStringLiteral("commits")].toInteger());
        const QJsonObject records = golden.expected[QStringLiteral("records")].toObject();
        const auto counts = recordCounts(database);
        for (auto it = counts->cbegin(); it != counts->cend(); ++it) // a type that is younger than the store has none there
            QCOMPARE(*it, records[QLatin1String(domain::findRecord(it.key())->key)].toInteger());
        QCOMPARE(database.value(QStringLiteral("SELECT count(*) FROM draft"))->toInt(), golden.expected[QStringLiteral("drafts")].toInt());
        QVERIFY(golden.session->checkPages()->findings.isEmpty());
        QVERIFY(*matchesLog(database, golden.session->identity()));

        const QJsonObject found = golden.expected[QStringLiteral("found")].toObject();
        const auto hits = golden.session->store().search({found[QStringLiteral("text")].toString(), 10});
        QCOMPARE(hits->size(), 1);
        const auto record = golden.session->store().load(hits->first().id);
        const QJsonObject fields = found[QStringLiteral("fields")].toObject();
        for (const domain::FieldSpec &field : domain::findRecord(domain::RecordType::Resident)->fields)
            if (fields.contains(QLatin1String(field.key)))
                QCOMPARE(domain::textOf(record->fields, field.tag), fields[QLatin1String(field.key)].toString());
    }

    // What was written under the old format goes on: a change, and a clean end.
    void goesOnWhereItStopped()
    {
        Golden golden(QStringLiteral("1"));
        QVERIFY(golden.open(true));
        const auto hits = golden.session->store().search({QStringLiteral("Kusumawardhana"), 10});
        ports::Change change;
        change.kind = ports::OpKind::Set;
        change.type = domain::RecordType::Resident;
        change.entity = change.subject = hits->first().id;
        change.openedAt = golden.session->store().load(change.entity)->position;
        change.fields = {{domain::resident::Landmark, QStringLiteral("dekat langgar")}};
        ports::Action action;
        action.changes = {change};
        QVERIFY(golden.session->store().commit(action));

        QVERIFY(golden.open(false));

        QCOMPARE(domain::textOf(golden.session->store().load(change.entity)->fields, domain::resident::Landmark), QStringLiteral("dekat langgar"));
        QVERIFY(!golden.session->wasUnclean() && verifyLog(golden.session->database(), golden.session->identity())->findings.isEmpty());
    }
};

GUYUB_TEST(GoldenStoreTest)
#include "goldenstoretest.moc"
