#include "app/usecase/newpin.h"
#include "tests/support/testmain.h"

#include <QtTest>

using namespace guyub;
using usecase::PinFault;

namespace {

ByteView viewed(const QByteArray &text)
{
    return {reinterpret_cast<const Byte *>(text.constData()), static_cast<std::size_t>(text.size())};
}

} // namespace

class NewPinTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsWhatIsWrongWithAPin_data()
    {
        QTest::addColumn<QByteArray>("pin");
        QTest::addColumn<int>("fault");
        const auto row = [](const char *name, const char *pin, PinFault fault) { QTest::newRow(name) << QByteArray(pin) << static_cast<int>(fault); };
        row("six digits", "482915", PinFault::None);
        row("words", "sawah jati", PinFault::None);
        row("nothing", "", PinFault::TooShort);
        row("five digits", "48291", PinFault::TooShort);
        row("three letters of two bytes", "\xc3\xa9\xc3\xa8\xc3\xaa", PinFault::TooShort);
        row("as before", "730164", PinFault::SameAsBefore);
        row("one digit", "777777", PinFault::TooEasy);
        row("upwards", "123456", PinFault::TooEasy);
        row("upwards over nine", "7890123", PinFault::TooEasy);
        row("downwards", "987654", PinFault::TooEasy);
        row("downwards over nought", "321098", PinFault::TooEasy);
        row("letters", "abcdef", PinFault::TooEasy);
        row("a row with one step too many", "123457", PinFault::None);
        row("a birthday", "170885", PinFault::LikeABirthday);
        row("a birthday of a leap year", "290204", PinFault::LikeABirthday);
        row("no day", "310285", PinFault::None);
        row("a whole birthday", "17081985", PinFault::LikeABirthday);
        row("eight digits", "17084985", PinFault::None);
    }
    void findsWhatIsWrongWithAPin()
    {
        QFETCH(const QByteArray, pin);
        QFETCH(const int, fault);

        QCOMPARE(static_cast<int>(usecase::faultOfPin(viewed(pin), viewed("730164"))), fault);
    }
    void asksNothingOfAPinThatNobodyKnows()
    {
        QCOMPARE(usecase::faultOfPin(viewed("730164")), PinFault::None);
    }
};

GUYUB_TEST(NewPinTest)
#include "newpintest.moc"
