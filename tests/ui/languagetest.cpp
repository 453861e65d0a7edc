#include "tests/support/testmain.h"
#include "translations/language.h"
#include "ui/theme/theme.h"
#include "ui/widgets/datefield.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/stepper.h"
#include "ui/widgets/textfield.h"

#include <QLabel>

using namespace guyub::ui;
using guyub::translations::Language;
using guyub::translations::LanguageSwitch;

class LanguageTest : public QObject
{
    Q_OBJECT

    // Every text below `widget`, hidden ones too: what waits on another page must speak the new language as well.
    static QStringList wordsBelow(const QWidget &widget)
    {
        QStringList words;
        for (const auto *label : widget.findChildren<QLabel *>())
            words += label->text();
        for (const auto *part : widget.findChildren<QWidget *>())
            words += part->accessibleName();
        words.removeAll(QString());
        return words;
    }

private Q_SLOTS:
    void changesEveryWordAndTheLocaleAtRunTime()
    {
        Theme theme(*qApp);
        LanguageSwitch language(Language::Indonesian);
        QWidget window;
        auto *date = new DateField(theme, &window);
        auto *stepper = new Stepper(theme, &window);
        stepper->setSteps({QStringLiteral("A"), QStringLiteral("B")});
        auto *nik = new TextField(theme);
        nik->setDigitsExpected(16);
        FormField form(theme, QStringLiteral("NIK"), nik, &window);
        date->setDate({1948, 7, 12});
        const QStringList indonesian = wordsBelow(window);

        QSignalSpy heard(&language, &LanguageSwitch::changed);
        language.use(Language::English);
        const QStringList english = wordsBelow(window);
        language.use(Language::Indonesian);

        QVERIFY(indonesian.contains(QStringLiteral("Bulan")));
        QVERIFY(indonesian.contains(QStringLiteral("Senin, 12 Juli 1948")));
        QVERIFY(indonesian.contains(QStringLiteral("Langkah 1 dari 2: A")));
        QVERIFY(indonesian.contains(QStringLiteral("0 dari 16 angka")));
        QVERIFY(english.contains(QStringLiteral("Month")));
        QVERIFY(english.contains(QStringLiteral("Monday, 12 July 1948")));
        QVERIFY(english.contains(QStringLiteral("Step 1 of 2: A")));
        QVERIFY(!english.contains(QStringLiteral("Bulan")));
        QCOMPARE(wordsBelow(window), indonesian);
        QCOMPARE(heard.count(), 2);
        QCOMPARE(QLocale().decimalPoint(), QStringLiteral(","));
    }
    void leavesTheWordsOfTheSourceWhenItIsGone()
    {
        Theme theme(*qApp);
        std::unique_ptr<DateField> date;
        {
            const LanguageSwitch language(Language::Indonesian);
            date = std::make_unique<DateField>(theme);
            QVERIFY(wordsBelow(*date).contains(QStringLiteral("Bulan")));
        }

        QVERIFY(wordsBelow(*date).contains(QStringLiteral("Month")));
    }
    void knowsTheWordsThatStandBesideTheRecords()
    {
        const LanguageSwitch language(Language::Indonesian);

        QCOMPARE(QCoreApplication::translate("records", "Mother's name"), QStringLiteral("Nama ibu kandung"));
    }
};

GUYUB_TEST(LanguageTest)
#include "languagetest.moc"
