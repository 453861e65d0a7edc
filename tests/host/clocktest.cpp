#include "app/host/systemclock.h"
#include "tests/support/testmain.h"

#include <QDateTime>

using namespace guyub;
using namespace guyub::host;

class ClockTest : public QObject
{
    Q_OBJECT
    QByteArray m_before = qgetenv("TZ");

private Q_SLOTS:
    void tellsTheOfficesHour_data()
    {
        QTest::addColumn<QString>("area");
        QTest::addColumn<QString>("local");
        QTest::newRow("Madiun") << QStringLiteral("35.77.03.1009") << QStringLiteral("2026-11-25 05:30");
        QTest::newRow("Denpasar") << QStringLiteral("51.71.01.1001") << QStringLiteral("2026-11-25 06:30");
        QTest::newRow("Jayapura") << QStringLiteral("91.71.01.1001") << QStringLiteral("2026-11-25 07:30");
        QTest::newRow("nothing set yet") << QString() << QStringLiteral("2026-11-25 05:30");
    }
    void tellsTheOfficesHour()
    {
        QFETCH(const QString, area);
        QFETCH(const QString, local);
        const QDateTime at(QDate(2026, 11, 24), QTime(22, 30), Qt::UTC);

        followOfficeZone(area);

        QCOMPARE(QDateTime::fromMSecsSinceEpoch(at.toMSecsSinceEpoch()).toString(QStringLiteral("yyyy-MM-dd hh:mm")), local);
        const QDate before = QDateTime::currentDateTime().date();
        const QDate today = SystemClock().today();
        QVERIFY(today == before || today == QDateTime::currentDateTime().date());
    }
    void cleanupTestCase()
    {
        m_before.isNull() ? qunsetenv("TZ") : qputenv("TZ", m_before);
    }
};

GUYUB_TEST(ClockTest)
#include "clocktest.moc"
