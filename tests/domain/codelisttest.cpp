#include "app/domain/codelist.h"
#include "app/domain/recordcatalog.h"
#include "tests/support/testmain.h"

#include <QSet>

using namespace guyub::domain;

namespace {

QStringList listsOfSpecs()
{
    QStringList names;
    for (const RecordSpec *spec : allRecords())
        for (const FieldSpec &field : spec->fields)
            if (field.codeList)
                names.append(QLatin1String(field.codeList));
    return names;
}

} // namespace

class CodeListTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void holdsEveryListASpecNamesWithinItsBounds()
    {
        int checked = 0;
        for (const RecordSpec *spec : allRecords()) {
            for (const FieldSpec &field : spec->fields) {
                if (!field.codeList)
                    continue;
                const QList<CodeEntry> &list = codeList(QString::fromLatin1(field.codeList));
                QVERIFY2(!list.isEmpty(), field.codeList);
                qint64 lowest = list.front().code;
                qint64 highest = lowest;
                for (const CodeEntry &entry : list) {
                    lowest = std::min(lowest, entry.code);
                    highest = std::max(highest, entry.code);
                }
                QVERIFY2(lowest == field.minimum && highest == field.maximum, field.codeList);
                ++checked;
            }
        }
        QVERIFY(checked >= 15);
    }

    void hasACodeOnceAndItsWordsInBothLanguages()
    {
        const QStringList names = listsOfSpecs()
            + QStringList {QStringLiteral("kategori_bb_u"), QStringLiteral("kategori_tb_u"),
                QStringLiteral("kategori_bb_tb"), QStringLiteral("kategori_imt_u"), QStringLiteral("kategori_lila")};
        for (const QString &name : names) {
            QSet<qint64> codes;
            QSet<QString> words;
            for (const CodeEntry &entry : codeList(name)) {
                QVERIFY2(!codes.contains(entry.code), qPrintable(name));
                QVERIFY2(!entry.indonesian.isEmpty() && !entry.english.isEmpty(), qPrintable(name));
                QVERIFY2(!words.contains(entry.indonesian), qPrintable(name));
                codes.insert(entry.code);
                words.insert(entry.indonesian);
                QCOMPARE(codeOf(name, entry.indonesian.toUpper()), std::optional(entry.code));
                QCOMPARE(codeOf(name, entry.english.toLower()), std::optional(entry.code));
                QCOMPARE(codeOf(name, QString::number(entry.code)), std::optional(entry.code));
            }
            QVERIFY2(!codes.isEmpty(), qPrintable(name));
        }
    }

    void readsWhatPeopleWrite_data()
    {
        QTest::addColumn<QString>("list");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<qint64>("code"); // 0: none
        QTest::newRow("L") << "jenis_kelamin"
                           << " l " << qint64(1);
        QTest::newRow("Pr") << "jenis_kelamin"
                            << "Pr" << qint64(2);
        QTest::newRow("without hyphen") << "jenis_kelamin"
                                        << "LAKI LAKI" << qint64(1);
        QTest::newRow("as the old seeder") << "shdk_hubungan_keluarga"
                                           << "ORANGTUA" << qint64(7);
        QTest::newRow("KBBI") << "agama"
                              << "Katolik" << qint64(3);
        QTest::newRow("card") << "agama"
                              << "BUDHA" << qint64(5);
        QTest::newRow("occupation") << "pekerjaan"
                                    << "PEGAWAI NEGERI SIPIL (PNS)" << qint64(5);
        QTest::newRow("leading zero") << "pekerjaan"
                                      << "08" << qint64(8);
        QTest::newRow("no such number") << "pekerjaan"
                                        << "90" << qint64(0);
        QTest::newRow("no such word") << "pekerjaan"
                                      << "astronot" << qint64(0);
        QTest::newRow("nothing") << "agama"
                                 << "" << qint64(0);
        QTest::newRow("no such list") << "warna"
                                      << "1" << qint64(0);
    }
    void readsWhatPeopleWrite()
    {
        QFETCH(QString, list);
        QFETCH(QString, typed);
        QFETCH(qint64, code);
        QCOMPARE(codeOf(list, typed).value_or(0), code);
    }

    void showsTheNumberOfACodeItDoesNotKnow()
    {
        QCOMPARE(codeWords(u"agama", 6, u"id"), QStringLiteral("Khonghucu"));
        QCOMPARE(codeWords(u"agama", 6, u"en"), QStringLiteral("Confucian"));
        QCOMPARE(codeWords(u"agama", 6, u"jv"), QStringLiteral("Khonghucu"));
        QCOMPARE(codeWords(u"agama", 60, u"id"), QStringLiteral("60"));
        QVERIFY(!isInCodeList(u"agama", 0));
    }
};

GUYUB_TEST(CodeListTest)
#include "codelisttest.moc"
