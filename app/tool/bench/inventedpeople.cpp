#include "app/tool/bench/inventedpeople.h"

#include "app/domain/receiptcode.h"
#include "app/domain/records/receipt.h"
#include "app/domain/records/visit.h"
#include "app/ports/legalbasis.h"

namespace guyub::bench {

using namespace domain;

namespace {

constexpr int kRecordsPerCommit = 100;

const QStringList &words()
{
    static const QStringList list = QStringLiteral("Soeparman Sri Wahyuni Bambang Slamet Agus Hariyanto Siti Aminah Djoko Santoso Tjipto Nur Hasanah Endang Lestari Sutikno Budiarto Mulyono Retno Wulandari Rizky Aditya Putri Larasati Achmad Fauzan "
                                                   "Moch Arif Dewi Anggraini Teguh Prasetyo Yuliati Kustini Ngatimin Wagiman Poniran Painem Soekarti Ratna Indrawati Umi Kalsum Zainal Anwar Gunawan Purnomo Heru Sunarto Imam Rohmat Titik Mulyani Galih Bagas Dimas Fajar")
                                       .split(QLatin1Char(' '));
    return list;
}

ports::Action bulk(const char *basis)
{
    ports::Action action;
    action.source = ports::Source::Import;
    action.authority = ports::legalBasisId(QLatin1String(basis));
    return action;
}

} // namespace

QString nameOf(Dice &dice)
{
    QStringList name;
    for (int word = dice.roll(10) < 2 ? 1 : 2 + dice.roll(2); word > 0; --word)
        name.append(words().at(dice.roll(static_cast<int>(words().size()))));
    return name.join(QLatin1Char(' '));
}

QByteArray sheetOf(int residents)
{
    Dice dice(1);
    QByteArray csv = "nik,no_kk,name,sex,birth_date,birth_place,address,rt,rw,phone,relationship,mother_name\n";
    int card = 0, left = 0;
    for (int i = 0; i < residents; ++i) {
        if (left-- == 0) {
            left = 2 + dice.roll(2);
            ++card;
        }
        const int year = 1940 + dice.roll(86), month = 1 + dice.roll(12), day = 1 + dice.roll(28), sex = dice.roll(2);
        csv += QStringLiteral("357703%1%2%3,357703%4,").arg(day + 40 * sex, 2, 10, QLatin1Char('0')).arg(month, 2, 10, QLatin1Char('0')).arg(QStringLiteral("%1%2").arg(year % 100, 2, 10, QLatin1Char('0')).arg(1 + i % 9999, 4, 10, QLatin1Char('0'))).arg(card, 10, 10, QLatin1Char('0')).toUtf8();
        csv += QStringLiteral("%1,%2,%3-%4-%5,").arg(nameOf(dice), sex ? QStringLiteral("P") : QStringLiteral("L")).arg(year).arg(month, 2, 10, QLatin1Char('0')).arg(day, 2, 10, QLatin1Char('0')).toUtf8();
        csv += QStringLiteral("Madiun,Jalan Kenanga Sari %1,%2,%3,08990%4,%5,%6\n").arg(dice.roll(200)).arg(1 + dice.roll(8)).arg(1 + dice.roll(12)).arg(i, 7, 10, QLatin1Char('0')).arg(left > 1 ? 4 : 1).arg(nameOf(dice)).toUtf8();
    }
    return csv;
}

Result<> addVisits(ports::RecordStore &store, const QList<EntityId> &people, int count)
{
    Dice dice(2);
    for (int done = 0; done < count;) {
        ports::Action action = bulk(ports::kPublicHealth);
        for (int i = 0; i < kRecordsPerCommit && done < count; ++i, ++done) {
            const EntityId &id = people.at(done % people.size());
            ports::Change change;
            change.kind = ports::OpKind::AppendEvent;
            change.type = RecordType::Visit;
            change.subject = id;
            change.fields = {{visit::ResidentId, toByteArray(id)}, {visit::Place, QStringLiteral("Posyandu")}, {visit::MeasuredOn, qint64(20'240'101 + 100 * dice.roll(12) + dice.roll(28))},
                {visit::WeightG, qint64(3'000 + dice.roll(60'000))}, {visit::LengthMm, qint64(500 + dice.roll(1'200))}};
            action.changes.append(change);
        }
        GUYUB_TRY(store.commit(action));
    }
    return {};
}

Result<> addReceipts(ports::RecordStore &store, const QList<EntityId> &people, int count)
{
    GUYUB_TRY_VALUE(qint64 number, store.nextReceiptNumber());
    const QString letters = receiptLettersOf(store.stream());
    for (int done = 0; done < count;) {
        ports::Action action = bulk(ports::kPopulationAdministration);
        for (int i = 0; i < kRecordsPerCommit && done < count; ++i, ++done) {
            const EntityId &id = people.at(done % people.size());
            ports::Change change;
            change.kind = ports::OpKind::AppendEvent;
            change.type = RecordType::Receipt;
            change.subject = id;
            change.fields = {{receipt::ResidentId, toByteArray(id)}, {receipt::Number, formatReceiptCode({letters, number++})}, {receipt::Service, qint64(1)}, {receipt::IssuedAt, qint64(1'764'000'000'000 + done)},
                {receipt::ActionCommit, QByteArray(32, 'c')}, {receipt::KeyId, QByteArray(4, 'k')}, {receipt::Body, QByteArray(47, 'b')}, {receipt::SignatureBytes, QByteArray(64, 's')}, {receipt::HolderHash, QByteArray(8, 'h')}};
            action.changes.append(change);
        }
        GUYUB_TRY(store.commit(action));
    }
    return {};
}

QStringList typedFor(Dice &dice, const QString &name)
{
    QString spelt = name;
    if (dice.roll(2))
        spelt.replace(QStringLiteral("oe"), QStringLiteral("u")).replace(QStringLiteral("Dj"), QStringLiteral("J")).replace(QStringLiteral("Tj"), QStringLiteral("C"));
    QStringList typed;
    for (qsizetype letters = 2; letters <= spelt.size(); letters += 1 + dice.roll(2))
        typed.append(spelt.left(letters));
    return typed;
}

} // namespace guyub::bench
