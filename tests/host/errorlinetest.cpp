#include "app/host/errorline.h"
#include "tests/support/testmain.h"

using namespace guyub;
using host::errorLine;

class ErrorLineTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesProgramPlaceKindAndDetail()
    {
        const Error error{ErrorCode::NotFound, QStringLiteral("no such day"), QStringLiteral("day"), 3};

        QCOMPARE(errorLine(QStringLiteral("guyub"), error), QStringLiteral("guyub: line 3: day: not found: no such day"));
    }
    void saysWhoIsInTheWayAndWhatToDo()
    {
        const QString line = errorLine(QStringLiteral("guyub-agent"), {ErrorCode::StoreInUse, QStringLiteral("guyub-agent"), {}, 0});

        QCOMPARE(line, QStringLiteral("guyub-agent: this folder is in use by guyub-agent; end it or wait until it is done, then try again"));
        QVERIFY(errorLine(QStringLiteral("guyub"), {ErrorCode::StoreInUse, {}, {}, 0}).contains(QStringLiteral("another program")));
    }
    void neverEndsWithTheProgramsName()
    {
        for (int code = 0; code <= static_cast<int>(ErrorCode::Bug); ++code)
            QVERIFY(errorLine(QStringLiteral("guyub"), {static_cast<ErrorCode>(code), {}, {}, 0}).size() > 12);
    }
};

GUYUB_TEST(ErrorLineTest)
#include "errorlinetest.moc"
