// The reference night of DESIGN §10: 200 changes, sealed as the kiosk seals them. Every byte but TLS and HTTP counts:
// seeds, signature, seal, padding. People are invented.
#include "app/domain/recordcatalog.h"
#include "app/domain/records/resident.h"
#include "storage/crypto/cipher.h"
#include "storage/crypto/signing.h"
#include "sync/protocol/segment.h"
#include "tests/protocol/samples.h"
#include "tests/support/testmain.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace guyub;
using namespace guyub::protocol;
using namespace guyub::test;
namespace resident = guyub::domain::resident;

namespace {

constexpr int kNight = 200;
constexpr quint64 kFirstSeq = 4711; // somewhere in a stream's life
const char *const kFirstNames[] = {"Siti", "Sri", "Dewi", "Endang", "Nur", "Ani", "Rina", "Wahyuni", "Agus", "Budi", "Slamet", "Eko", "Joko", "Bambang", "Suparno", "Hadi", "Yusuf", "Rizky", "Dimas", "Fajar", "Galih", "Putri", "Ratna", "Lestari", "Mulyono", "Sugeng", "Tutik", "Wati", "Zainal", "Imam"};
const char *const kLastNames[] = {"Rahayu", "Wulandari", "Setiawan", "Santoso", "Hidayat", "Kurniawan", "Prasetyo", "Lestari", "Handayani", "Utomo", "Susanti", "Nugroho", "Wibowo", "Saputra", "Maulana", "Hasanah", "Aminah", "Pratama", "Suryani", "Purnomo", "Widodo", "Astuti", "Kusuma", "Mahendra", "Anggraini", "Firmansyah", "Yulianti", "Syahputra", "Marlina", "Hartono"};
const char *const kPlaces[] = {"Madiun", "Nganjuk", "Ponorogo", "Surabaya", "Magetan", "Ngawi", "Kediri", "Blitar"};

class Night
{
public:
    Night()
    {
        m_segment.stream = kSampleStream;
        m_segment.firstSeq = kFirstSeq;
        m_now = kSampleTime;
    }

    EntityId create()
    {
        OpenCommit open;
        Commit &commit = begin(open);
        const auto seed = *FixedBytes<16>::from(ByteView(crypto::blake2b<32>("guyub.test.1", commit.prevHash.view()).view()).first(16));
        const SubjectKeys keys = subjectKeysFromSeed(seed);
        Op op;
        op.entity = op.subject = derivedEntityId(commit.hlcMs, commit.stream, commit.seq, 0);
        op.keyHashes = keyHashesOf(keys);
        m_keys.insert(op.entity, keys);
        open.introduced = {{op.subject, seed, {}, {}}};
        finish(open, op, person());
        return op.entity;
    }
    void edit(const EntityId &entity)
    {
        OpenCommit open;
        begin(open);
        Op op;
        op.kind = 1;
        op.entity = op.subject = entity;
        op.base = 120'000 + next() % 4000;
        finish(open, op, {{resident::Phone, phone()}});
    }
    // People that earlier nights brought.
    EntityId known()
    {
        const EntityId id = derivedEntityId(m_now - 90'000'000 - static_cast<UtcMs>(next() % 80'000'000'000), kSampleStream, 1 + next() % 4000, 0);
        m_keys.insert(id, subjectKeysFromSeed(scrambled<16>(next())));
        return id;
    }
    qsizetype sealedSize()
    {
        const crypto::SigningKeys keys = crypto::signingKeysFromSeed(scrambled<32>(1).view());
        m_segment.lastSeq = kFirstSeq + static_cast<quint64>(m_segment.commits.size()) - 1;
        m_segment.headHash = m_head;
        m_segment.signature = crypto::sign(keys.secret, viewOf(headSignatureMessage(m_segment.stream, m_segment.lastSeq, m_head)));
        const crypto::BoxKeys hub = crypto::boxKeysFromSeed(scrambled<32>(2).view());
        const QByteArray file = *sealUpSegment(m_segment, hub.publicKey);
        const auto back = openUpSegment(file, hub.publicKey, hub.secret, keys.publicKey, [this](const EntityId &subject, quint8) { return std::optional(m_keys.value(subject).k1); });
        return back && back->commits.size() == m_segment.commits.size() ? file.size() : 1 << 30;
    }

    // The same night as lines of JSON through zlib, unsealed and unsigned: id, time, author and the fields.
    qsizetype plainSize() const
    {
        QByteArray lines;
        for (const OpenCommit &open : m_segment.commits) {
            QJsonObject fields;
            const domain::FieldMap map = *decodeFields(*open.bodies.first());
            for (auto it = map.cbegin(); it != map.cend(); ++it) {
                const QString key = QString::fromUtf8(domain::findField(it.key())->key);
                if (const auto *text = std::get_if<QString>(&*it))
                    fields.insert(key, *text);
                else if (const auto *whole = std::get_if<qint64>(&*it))
                    fields.insert(key, *whole);
            }
            lines += QJsonDocument(QJsonObject{{QStringLiteral("id"), toHexString(open.commit.ops.first().entity)}, {QStringLiteral("at"), open.commit.hlcMs}, {QStringLiteral("by"), toHexString(open.commit.actor)}, {QStringLiteral("fields"), fields}}).toJson(QJsonDocument::Compact) + '\n';
        }
        return qCompress(lines, 9).size() - 4; // without Qt's own length
    }

private:
    quint64 next() { return *reinterpret_cast<const quint64 *>(scrambled<8>(++m_draws).data()); }
    template<std::size_t N>
    QString oneOf(const char *const (&words)[N])
    {
        return QString::fromLatin1(words[next() % N]);
    }
    QString phone() { return QStringLiteral("08%1").arg(next() % 10'000'000'000, 10, 10, QLatin1Char('0')); }
    domain::FieldMap person()
    {
        const qint64 year = 1950 + static_cast<qint64>(next() % 75), month = 1 + static_cast<qint64>(next() % 12), day = 1 + static_cast<qint64>(next() % 28);
        const bool isWoman = next() % 2;
        const QString nik = QStringLiteral("357703%1%2%3").arg(isWoman ? day + 40 : day, 2, 10, QLatin1Char('0')).arg(month, 2, 10, QLatin1Char('0')).arg(year % 100, 2, 10, QLatin1Char('0')) + QString::number(9000 + next() % 10);
        return {{resident::Name, oneOf(kFirstNames) + QLatin1Char(' ') + oneOf(kLastNames)}, {resident::Nik, nik}, {resident::Sex, qint64(isWoman ? 2 : 1)}, {resident::BirthDate, year * 10000 + month * 100 + day},
            {resident::BirthPlace, oneOf(kPlaces)}, {resident::Rt, QStringLiteral("00%1").arg(1 + next() % 9)}, {resident::Rw, QStringLiteral("00%1").arg(1 + next() % 5)}, {resident::Phone, phone()}, {resident::Religion, qint64(1)}};
    }
    Commit &begin(OpenCommit &open)
    {
        Commit &commit = open.commit;
        commit.stream = commit.originStream = m_segment.stream;
        commit.seq = commit.originSeq = kFirstSeq + static_cast<quint64>(m_segment.commits.size());
        commit.prevHash = m_head;
        m_now += 40'000 + static_cast<UtcMs>(next() % 120'000);
        commit.hlcMs = m_now;
        commit.clockQuality = 2;
        commit.actor = scrambled<16>(3);
        commit.role = 1;
        commit.source = 1;
        return commit;
    }
    void finish(OpenCommit &open, Op op, const domain::FieldMap &fields)
    {
        open.bodies = {encodeFields(fields)};
        op.tier = 1;
        sealBody(op, 0, open.commit.originStream, open.commit.originSeq, m_keys.value(op.subject).k1, *open.bodies.first());
        open.commit.ops = {op};
        m_head = commitHash(open.commit);
        m_segment.commits.append(open);
    }

    UpSegment m_segment;
    QMap<EntityId, SubjectKeys> m_keys;
    Hash m_head = scrambled<32>(4);
    UtcMs m_now = 0;
    quint64 m_draws = 1000;
};

} // namespace

class BudgetTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aCreateOfNineFieldsCostsAtMost72Bytes()
    {
        Night night;
        for (int i = 0; i < kNight; ++i)
            night.create();
        const double each = double(night.sealedSize()) / kNight;
        const double plain = double(night.plainSize()) / kNight;
        qInfo("night of %d creates of nine fields: %.1f bytes each, plain JSON through zlib %.1f: %.2fx", kNight, each, plain, each / plain);
        QVERIFY(each <= 72);
    }
    void anEditOfOneFieldCostsAtMost33Bytes()
    {
        Night night;
        for (int i = 0; i < kNight; ++i)
            night.edit(night.known());
        const double each = double(night.sealedSize()) / kNight;
        const double plain = double(night.plainSize()) / kNight;
        qInfo("night of %d edits of one field: %.1f bytes each, plain JSON through zlib %.1f: %.2fx", kNight, each, plain, each / plain);
        QVERIFY(each <= 33);
    }
};

GUYUB_TEST(BudgetTest)
#include "budgettest.moc"
