#include "app/domain/records/resident.h"
#include "app/usecase/residentedit.h"
#include "tests/support/manualclock.h"
#include "tests/support/memoryrecordstore.h"
#include "tests/support/testmain.h"

using namespace guyub;
using namespace guyub::domain;
using namespace guyub::usecase;

namespace {

const QDate kToday(2026, 11, 24);

ports::Record sutinah()
{
    ports::Record person;
    person.id = EntityId::from(viewOf(QByteArray(16, char(7)))).value_or(EntityId());
    person.fields = {{resident::Name, QStringLiteral("Sutinah")}, {resident::Nik, QStringLiteral("3577035207489003")}, {resident::BirthDate, DayNumber(19480712)},
        {resident::Sex, qint64(2)}, {resident::Address, QStringLiteral("Jalan  Kenari")}, {resident::Rt, QStringLiteral("3")}, {resident::Phone, QStringLiteral("081234567890")},
        {resident::Religion, qint64(1)}};
    return person;
}

} // namespace

class ResidentEditTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsNoChangeInWhatIsOnlyWrittenInAnotherWay()
    {
        const ResidentEdit edit = openForChange(sutinah(), kToday); // two blanks, and an RT without its zeros

        QVERIFY(changesOf(edit, kToday, true).isEmpty());
    }
    void takesOnlyWhatWasChanged()
    {
        ResidentEdit edit = openForChange(sutinah(), kToday);
        edit.form.phone.clear();
        edit.form.landmark = QStringLiteral("Dekat sumur");

        QCOMPARE(changesOf(edit, kToday, true), (FieldMap{{resident::Phone, Cleared()}, {resident::Landmark, QStringLiteral("Dekat sumur")}}));
    }
    void leavesAloneWhatItMayNotShow()
    {
        ResidentEdit edit = openForChange(sutinah(), kToday);
        edit.form.religion = 0;

        QVERIFY(changesOf(edit, kToday, false).isEmpty());
        QCOMPARE(changesOf(edit, kToday, true), (FieldMap{{resident::Religion, Cleared()}}));
    }
    void letsAnOldGapBeButNoNewOne()
    {
        ports::Record person = sutinah();
        person.fields.remove(resident::Address);
        ResidentEdit edit = openForChange(person, kToday);
        edit.form.phone = QStringLiteral("0812");

        const QList<FormFault> faults = faultsOf(edit, FormPart::Both, kToday);

        QCOMPARE(faults, (QList<FormFault>{{FormItem::Phone, FormProblem::TooShort, 4, 8}}));
    }
    void asksAboutAnOldDoubtOnlyWhenItsWordsChange()
    {
        ports::Record person = sutinah();
        person.fields.insert(resident::Name, QStringLiteral("Sutinah 2"));
        ResidentEdit edit = openForChange(person, kToday);
        QVERIFY(doubtsOf(edit, FormPart::Both, kToday).isEmpty()); // no RW either: that was so before
        edit.form.name = QStringLiteral("Sutinah 3");

        QCOMPARE(doubtsOf(edit, FormPart::Both, kToday), QList<FormDoubt>{FormDoubt::NameHasDigits});

        edit.accepted.append(keyOf(FormDoubt::NameHasDigits, edit.form));
        QVERIFY(doubtsOf(edit, FormPart::Both, kToday).isEmpty());
    }
    void carriesTheAnswersOverWhatWasStoredMeanwhile()
    {
        ports::Record person = sutinah();
        ResidentEdit edit = openForChange(person, kToday);
        QVERIFY(!isStale(edit, person, kToday));
        edit.form.phone = QStringLiteral("08999");
        edit.form.name = QStringLiteral("Sutinah Wati");
        person.fields.insert(resident::Name, QStringLiteral("Sutinah Ningsih"));
        person.fields.insert(resident::Landmark, QStringLiteral("Dekat sumur"));
        QVERIFY(isStale(edit, person, kToday));

        const ResidentEdit over = carriedOver(edit, person, kToday);

        QVERIFY(!isStale(over, person, kToday));
        QCOMPARE(over.opened.name, QStringLiteral("Sutinah Ningsih"));
        QCOMPARE(over.form.name, QStringLiteral("Sutinah Wati"));
        QCOMPARE(over.form.phone, QStringLiteral("08999")); // half a number is kept as typed
        QCOMPARE(over.form.landmark, QStringLiteral("Dekat sumur"));
    }
    void keepsOneDraftForEachPerson()
    {
        test::ManualClock clock;
        test::MemoryRecordStore store(clock);
        EditDrafts drafts(store, clock);
        ResidentEdit edit = openForChange(sutinah(), kToday);
        edit.form.birth = {QStringLiteral("3"), {}, {}, false};
        edit.accepted.append(QStringLiteral("key"));
        edit.spentMs = 4000;
        QVERIFY(drafts.keep(edit));
        edit.form.name = QStringLiteral("Sutinah Wati");
        QCOMPARE(drafts.keep(edit).value_or(0), clock.nowUtc());

        const Id id = drafts.idFor(edit.resident);

        QCOMPARE(store.draftsOf(store.operatorId())->size(), 1);
        QCOMPARE(drafts.restore(id).value_or(ResidentEdit()), edit);
        QVERIFY(drafts.drop(id));
        QCOMPARE(drafts.restore(id).error().code, ErrorCode::NotFound);
    }
};

GUYUB_TEST(ResidentEditTest)
#include "residentedittest.moc"
