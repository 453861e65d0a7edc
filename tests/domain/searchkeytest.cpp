#include "app/domain/searchkey.h"
#include "tests/support/testmain.h"

using namespace guyub::domain;

class SearchKeyTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void foldsSpellingsOfOneNameTogether_data()
    {
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("other");
        const QPair<const char *, const char *> pairs[] = {{"Soeparman", "Suparman"}, {"Djoko", "Joko"}, {"Tjahjo", "Cahyo"}, {"Tjokro", "Cokro"}, {"Moh. Arif", "Muhammad Arif"}, {"Mochamad Arif", "Muhammad Arif"},
            {"Moch Arif", "M. Arif"}, {"Achmad", "Ahmad"}, {"Joesoef", "Yusuf"}, {"Sjahrir", "Syahrir"}, {"Njoto", "Nyoto"}, {"Mukhtar", "Muchtar"}, {"Dzulkifli", "Zulkifli"}, {"Siti  Nur", "siti NUR"},
            {"Sitti", "Siti"}, {"Dhani", "Dani"}, {"H. Abdoel Rachman", "Abdul Rahman"}, {"Ny. Sri-Lestari", "Sri Lestari"}, {"Vivi", "Fifi"}, {"Rizky", "Riski"}, {"Waty", "Wati"}, {"Aïsyah", "Aisyah"}};
        for (const auto &[one, other] : pairs)
            QTest::addRow("%s and %s", one, other) << QString::fromUtf8(one) << QString::fromUtf8(other);
    }
    void foldsSpellingsOfOneNameTogether()
    {
        QFETCH(QString, one);
        QFETCH(QString, other);

        QCOMPARE(searchTokens(one), searchTokens(other));
    }

    void keepsOtherNamesApart()
    {
        QVERIFY(searchTokens(QStringLiteral("Suparman")) != searchTokens(QStringLiteral("Suparmin")));
        QVERIFY(searchTokens(QStringLiteral("Siti")) != searchTokens(QStringLiteral("Sita")));
        QVERIFY(searchTokens(QStringLiteral("Joko")) != searchTokens(QStringLiteral("Coko")));
    }

    void findsANameThatIsNothingButATitle()
    {
        QCOMPARE(searchTokens(QStringLiteral("Ibu")).size(), 1);
        QCOMPARE(searchTokens(QStringLiteral("Haji")).size(), 1);
    }

    void staysSmallAndPlain()
    {
        QVERIFY(searchTokens({}).isEmpty());
        QVERIFY(searchTokens(QStringLiteral("!!! ... ---")).isEmpty());
        QCOMPARE(searchTokens(QStringLiteral("a ").repeated(40)).size(), 12);
        QCOMPARE(foldWord(QString(200, QLatin1Char('k')) + QStringLiteral("ab")).size(), 3);
        QVERIFY(foldWord(QStringLiteral("abcdefghijklmnopqrstuvwxyzabcdefghijklmnop")).size() <= 32);
        for (const QString &token : searchTokens(QString::fromUtf8("Ñoño “Mbah” O'Brien 李 3")))
            for (const QChar c : token)
                QVERIFY((c >= QLatin1Char('a') && c <= QLatin1Char('z')) || (c >= QLatin1Char('0') && c <= QLatin1Char('9')));
    }
};

GUYUB_TEST(SearchKeyTest)
#include "searchkeytest.moc"
