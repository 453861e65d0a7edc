#include "app/domain/csv.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>

using namespace guyub::domain;

class CsvTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsQuotesLineEndsAndMarks()
    {
        const auto table = readCsv("\xef\xbb\xbf# a note\r\nname,note\r\n\"a,\"\"b\"\"\",\"two\nlines\"\r\n\r\nc,\n");

        QVERIFY(table);
        QCOMPARE(table->header, (QStringList {QStringLiteral("name"), QStringLiteral("note")}));
        QCOMPARE(table->rows.size(), 2);
        QCOMPARE(table->rows[0].line, 3);
        QCOMPARE(table->rows[0].cells, (QStringList {QStringLiteral("a,\"b\""), QStringLiteral("two\nlines")}));
        QCOMPARE(table->rows[1].line, 6);
        QCOMPARE(table->cell(table->rows[1], u"name"), QStringLiteral("c"));
        QCOMPARE(table->cell(table->rows[1], u"no such column"), QString());
    }

    void followsTheSeparatorOfTheHeader()
    {
        const auto table = readCsv("a;\"b,c\";d\n1,5;2;3");
        QVERIFY(table);
        QCOMPARE(table->separator, QChar(u';'));
        QCOMPARE(table->rows[0].cells, (QStringList {QStringLiteral("1,5"), QStringLiteral("2"), QStringLiteral("3")}));
    }

    void saysWhereAFileIsWrong_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("reason");
        QTest::newRow("too few cells") << QByteArray("a,b\n1,2\n3\n") << 3
                                       << QStringLiteral("1 cells where the header has 2: the first missing is \"b\"");
        QTest::newRow("too many cells") << QByteArray("a,b\n1,2,3\n") << 2
                                        << QStringLiteral("3 cells where the header has 2: cell 3, after \"b\", is one too many");
        QTest::newRow("open quote") << QByteArray("a,b\n1,\"2\n\n") << 2
                                    << QStringLiteral("column 3: the quote that opens here");
        QTest::newRow("text after quote")
            << QByteArray("a,b\n\"1\"x,2\n") << 2 << QStringLiteral("column 4: text after");
        QTest::newRow("quote inside") << QByteArray("a,b\n1\",2\n") << 2 << QStringLiteral("column 2: a quote inside");
        QTest::newRow("lone return") << QByteArray("a,b\n1,2\r3,4\n") << 2
                                     << QStringLiteral("column 4: a lone carriage");
        QTest::newRow("not UTF-8") << QByteArray("a,b\n1,\xe9\n") << 2 << QStringLiteral("not UTF-8");
        QTest::newRow("zero byte") << QByteArray("a,b\n1,\0\n", 8) << 2 << QStringLiteral("zero byte");
        QTest::newRow("empty") << QByteArray() << 1 << QStringLiteral("no header");
        QTest::newRow("only a comment") << QByteArray("# x") << 2 << QStringLiteral("no header");
        QTest::newRow("nameless column") << QByteArray("a,,b\n") << 1 << QStringLiteral("no name");
        QTest::newRow("same name twice") << QByteArray("a,b,a\n") << 1 << QStringLiteral("same name");
    }
    void saysWhereAFileIsWrong()
    {
        QFETCH(QByteArray, bytes);
        const auto table = readCsv(bytes);
        QVERIFY(!table);
        QCOMPARE(table.error().code, guyub::ErrorCode::BadInput);
        QTEST(table.error().line, "line");
        QFETCH(QString, reason);
        QVERIFY2(table.error().detail.contains(reason), qPrintable(table.error().detail));
    }

    void givesUpOnlyTheLineThatIsNoRow()
    {
        const auto table = readCsvLoosely("# a note\na,b\n1,2\n3\n\"4\n5\",\"6\n7\"x,8\nc\"d,9\n\"never,closed\n10,11\n");

        QVERIFY(table);
        QCOMPARE(table->headerLine, 2);
        QStringList rows, faults;
        for (const CsvRow &row : table->rows)
            rows.append(QStringLiteral("%1:%2").arg(row.line).arg(row.cells.join(QLatin1Char('|'))));
        for (const CsvFault &fault : table->faults)
            faults.append(QStringLiteral("%1:%2").arg(fault.line).arg(fault.cells.join(QLatin1Char('|'))));
        QCOMPARE(rows, (QStringList{QStringLiteral("3:1|2"), QStringLiteral("10:10|11")}));
        QCOMPARE(faults, (QStringList{QStringLiteral("4:3"), QStringLiteral("5:\"4"), QStringLiteral("6:5\",\"6"), QStringLiteral("7:7\"x,8"), QStringLiteral("8:c\"d,9"), QStringLiteral("9:\"never,closed")}));
        QCOMPARE(table->faults[0].error.detail, QStringLiteral("1 cells where the header has 2: the first missing is \"b\""));
        QVERIFY(table->faults[5].error.detail.contains(QLatin1String("never closed")));
    }

    void countsRowsAndFaultsAgainstItsLimits()
    {
        CsvLimits limits;
        limits.faults = 1;
        QVERIFY(readCsvLoosely("a,b\n1\n1,2\n", limits));
        QCOMPARE(readCsvLoosely("a,b\n1\n1,2\n3\n", limits).error().line, 4);
        limits.rows = 2;
        QCOMPARE(readCsvLoosely("a,b\n1\n1,2\n1,2\n", limits).error().line, 4);
    }

    void writesABrokenRowSoThatItStaysOne()
    {
        CsvWriter writer({QStringLiteral("a"), QStringLiteral("b")}, u';');
        writer.addRow({QStringLiteral("1,5"), QStringLiteral("=x")});
        writer.addBrokenRow({QStringLiteral("\"c;d")});
        writer.addBrokenRow({QStringLiteral("e"), QStringLiteral("f")});

        const auto table = readCsvLoosely(writer.bytes());

        QCOMPARE(table->rows.size(), 1);
        QCOMPARE(table->rows[0].cells[0], QStringLiteral("1,5"));
        QCOMPARE(plainCell(table->rows[0].cells[1]), QStringLiteral("=x"));
        QCOMPARE(table->faults.size(), 2);
        QCOMPARE(table->faults[0].cells, QStringList{QStringLiteral("\"c;d")});
        QCOMPARE(plainCell(QStringLiteral("'Aisyah")), QStringLiteral("'Aisyah"));
        QCOMPARE(plainCell(QStringLiteral("'-5")), QStringLiteral("'-5"));
    }

    void keepsToItsLimits()
    {
        const CsvLimits limits {.bytes = 40, .rows = 2, .columns = 3, .cellLength = 5};
        QVERIFY(readCsv("a,b,c\n12345,2,3\n1,2,3\n", limits));
        QVERIFY(!readCsv("a,b,c\n1,2,3\n1,2,3\n1,2,3\n", limits));
        QVERIFY(!readCsv("a,b,c,d\n", limits));
        QVERIFY(!readCsv("a,b,c\n123456,2,3\n", limits));
        QVERIFY(!readCsv("a,b,c\n\"123456\",2,3\n", limits));
        QVERIFY(!readCsv(QByteArray(41, 'a'), limits));
    }

    void defusesFormulasAndLeavesNumbersAlone()
    {
        const auto defused = [](const char *cell) { return defusedCell(QString::fromLatin1(cell)); };
        QCOMPARE(defused("=1+1"), QStringLiteral("'=1+1"));
        QCOMPARE(defused("+cmd|' /C calc'!A0"), QStringLiteral("'+cmd|' /C calc'!A0"));
        QCOMPARE(defused("-2+3"), QStringLiteral("'-2+3"));
        QCOMPARE(defused("@SUM(A1)"), QStringLiteral("'@SUM(A1)"));
        QCOMPARE(defused("\t=1"), QStringLiteral("'\t=1"));
        QCOMPARE(defused("-3.58"), QStringLiteral("-3.58"));
        QCOMPARE(defused("-1.5e-07"), QStringLiteral("-1.5e-07"));
        QCOMPARE(defused("-"), QStringLiteral("-"));
        QCOMPARE(defused("Siti"), QStringLiteral("Siti"));
    }

    void readsBackWhatItWrote()
    {
        QRandomGenerator random(20261124);
        const QString alphabet = QStringLiteral("ab\",;\n \r é");
        for (int round = 0; round < 300; ++round) {
            QStringList cells;
            for (int i = 0; i < 3; ++i) {
                QString cell(QStringLiteral("x"));
                for (quint32 n = random.bounded(8u); n > 0; --n)
                    cell.append(alphabet[random.bounded(static_cast<int>(alphabet.size()))]);
                cells.append(cell);
            }
            CsvWriter writer({QStringLiteral("p"), QStringLiteral("q"), QStringLiteral("r")});
            writer.addRow(cells);

            const auto table = readCsv(writer.bytes());

            QVERIFY2(table, writer.bytes());
            QCOMPARE(table->rows.size(), 1);
            QCOMPARE(table->rows[0].cells, cells);
        }
    }
};

GUYUB_TEST(CsvTest)
#include "csvtest.moc"
