// Rules that follow from a record's spec, and how its numbers show.
#include "app/domain/mask.h"
#include "app/domain/recordcatalog.h"
#include "app/domain/records/resident.h"
#include "app/domain/records/visit.h"
#include "app/domain/validate.h"
#include "tests/support/testmain.h"

#include <QSet>

using namespace guyub;
using namespace guyub::domain;

class RecordRulesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void refusesWhatASpecDoesNotAllow_data()
    {
        QTest::addColumn<FieldMap>("fields");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("field");
        const FieldMap good {{resident::Name, QStringLiteral("Soeparman")}};
        const auto with = [&](FieldTag tag, Value value) {
            FieldMap fields = good;
            fields.insert(tag, std::move(value));
            return fields;
        };
        const auto row = [](const char *name, const FieldMap &fields, ErrorCode code, const char *field) { QTest::newRow(name) << fields << int(code) << QString::fromLatin1(field); };
        const ErrorCode range = ErrorCode::ValueOutOfRange, missing = ErrorCode::RequiredFieldMissing;
        row("nothing", {}, missing, "name");
        row("empty name", with(resident::Name, QString()), missing, "name");
        row("cleared name", with(resident::Name, Cleared {}), missing, "name");
        row("long name", with(resident::Name, QString(121, QLatin1Char('a'))), range, "name");
        row("control character", with(resident::Name, QStringLiteral("a\tb")), range, "name");
        row("name that nobody sees", with(resident::Name, QString(3, QChar(0x200B))), missing, "name");
        row("name of a filler", with(resident::Name, QString(QChar(0x3164))), missing, "name");
        row("address that nobody sees", with(resident::Address, QStringLiteral(" ") + QChar(0x2060)), range, "address");
        row("name that is a number", with(resident::Name, qint64(3)), range, "name");
        row("short NIK", with(resident::Nik, QStringLiteral("357703")), range, "nik");
        row("NIK with letters", with(resident::Nik, QStringLiteral("35770310105090O1")), range, "nik");
        row("NIK of other digits", with(resident::Nik, QString(16, QChar(0x0661))), range, "nik");
        row("sex 3", with(resident::Sex, qint64(3)), range, "sex");
        row("30 February", with(resident::BirthDate, qint64(19990230)), range, "birth_date");
        row("day without month", with(resident::BirthDate, qint64(19990012)), range, "birth_date");
        row("long ago", with(resident::BirthDate, qint64(17990101)), range, "birth_date");
        row("household of 3 bytes", with(resident::HouseholdId, QByteArray("abc")), range, "household_id");
        row("a field of another record", with(visit::WeightG, qint64(3000)), ErrorCode::WrongUse, "");
        row("an unknown field", with(126, qint64(1)), ErrorCode::WrongUse, "");
    }
    void refusesWhatASpecDoesNotAllow()
    {
        QFETCH(FieldMap, fields);
        QFETCH(int, code);
        QFETCH(QString, field);

        const auto checked = validate(resident::kSpec, fields);

        QVERIFY(!checked);
        QCOMPARE(int(checked.error().code), code);
        QCOMPARE(checked.error().field, field);
    }

    void takesWhatPeopleHave()
    {
        QVERIFY(validate(resident::kSpec,
            {{resident::Name, QStringLiteral("Soeparman")}, {resident::Nik, QStringLiteral("3577031010509001")}, {resident::BirthDate, qint64(19620000)}, {resident::Sex, qint64(1)}, {resident::Religion, Cleared {}},
                {resident::HouseholdId, QByteArray(16, 'h')}}));
        QVERIFY(validatePart(resident::kSpec, {{resident::Phone, Cleared {}}}));
        QVERIFY(validatePart(resident::kSpec, {}));
        QCOMPARE(validatePart(resident::kSpec, {{resident::Name, Cleared {}}}).error().code, ErrorCode::RequiredFieldMissing);
    }

    void knowsDaysWithUnknownParts()
    {
        QVERIFY(isDay(20240229) && isDay(19620000) && isDay(19620500));
        QVERIFY(!isDay(0) && !isDay(20230229) && !isDay(19621300) && !isDay(19620015) && !isDay(-19620101) && !isDay(199900101));
    }

    // A tag is on disk, on the wire and under signatures.
    void givesEveryFieldATagOfItsOwn()
    {
        QSet<FieldTag> tags;
        QSet<QString> keys;
        for (const RecordSpec *spec : allRecords()) {
            QVERIFY(!keys.contains(QLatin1String(spec->key)));
            keys.insert(QLatin1String(spec->key));
            QCOMPARE(findRecord(spec->type), spec);
            QCOMPARE(findRecordByKey(QString::fromLatin1(spec->key)), spec);
            for (const FieldSpec &field : spec->fields) {
                QVERIFY(!tags.contains(field.tag));
                tags.insert(field.tag);
                QCOMPARE(findField(field.tag), &field);
                QCOMPARE(findFieldByKey(*spec, QString::fromLatin1(field.key)), &field);
                QVERIFY(!spec->isEvent || field.merge == MergeClass::Event);
            }
        }
        QVERIFY(!findField(9999));
        QVERIFY(!findRecord(static_cast<RecordType>(99)));
    }

    void masksANikToItsEnd()
    {
        QVERIFY(maskNik(QStringLiteral("3577031010509001")).endsWith(QStringLiteral(" 9001")));
        QVERIFY(!maskNik(QStringLiteral("3577031010509001")).contains(QStringLiteral("3577")));
        QVERIFY(!maskNik(QStringLiteral("123")).contains(QLatin1Char('1')));
        QVERIFY(maskNik({}).isEmpty());
        QCOMPARE(maskNikAgainst(QStringLiteral("3577031010509001"), QStringLiteral("3577031110509001")), QStringLiteral("•••• •••0 •••• 9001"));
        QCOMPARE(maskNikAgainst(QStringLiteral("3577031010509001"), {}), maskNik(QStringLiteral("3577031010509001")));
        QCOMPARE(groupNik(QStringLiteral("3577031010509001")), QStringLiteral("3577 0310 1050 9001"));
        QVERIFY(groupNik({}).isEmpty());
    }
};

GUYUB_TEST(RecordRulesTest)
#include "recordrulestest.moc"
