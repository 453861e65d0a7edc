// A person who was erased: nothing of them can be read in any page of the database, its log, its index or what is backed up
// afterwards, the chain still verifies, and no backup brings them back.
#include "app/base/durablefile.h"
#include "app/usecase/attachfile.h"
#include "storage/attachments.h"
#include "storage/backup.h"
#include "storage/eraser.h"
#include "storage/meta.h"
#include "storage/storefiles.h"
#include "storage/upgrade.h"
#include "storage/vault/pagecodec.h"
#include "storage/vault/walformat.h"
#include "tests/storage/teststore.h"
#include "tests/support/testmain.h"

#include <QDirIterator>

using namespace guyub;
using namespace guyub::storage;
using test::kPin;
using test::secretOf;
using test::TestStore;

namespace {

const QString kName = QStringLiteral("Sulastri Wiryaningtyas"), kOther = QStringLiteral("Ngatini");
const QByteArray kPlanted[] = {"Sulastri", "sulastri", "Wiryaningtyas", "wiryaningtyas", "3577034101620007", "Dusun Kencono Wetan", "Posyandu Melati Wetan"};

// Every page of the database and of its log as the engine sees them, free ones included.
QByteArray decrypted(const QString &folder, const crypto::SecretBytes &dataKey)
{
    const vault::PageCodec codec(dataKey);
    QByteArray plain;
    const auto take = [&](QByteArray page, quint32 number) {
        const auto opened = codec.open({vault::Domain::Page, number, 0}, reinterpret_cast<Byte *>(page.data()));
        if (opened == vault::Opened::Ok)
            plain += page;
    };
    const QByteArray pages = readWhole(storefile::database(folder)).value_or(QByteArray());
    for (qsizetype at = 0; at + 4096 <= pages.size(); at += 4096)
        take(pages.mid(at, 4096), static_cast<quint32>(at / 4096 + 1));
    const QByteArray wal = readWhole(storefile::wal(folder)).value_or(QByteArray());
    for (qsizetype at = 32; at + 24 + 4096 <= wal.size(); at += 24 + 4096)
        take(wal.mid(at + 24, 4096), qFromBigEndian<quint32>(wal.constData() + at));
    return plain;
}

QByteArray readable(const QString &folder, const crypto::SecretBytes &dataKey)
{
    const QByteArray pages = decrypted(folder, dataKey);
    QByteArray found;
    for (const QByteArray &planted : kPlanted)
        if (pages.contains(planted))
            found += planted + ' ';
    return found;
}

Erased orderFor(const EntityId &subject, UtcMs at)
{
    return {subject, Id(crypto::randomBytes<16>()), at};
}

} // namespace

class EraseTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_store = std::make_unique<TestStore>();
        TestStore &store = *m_store;
        m_person = store.person(kName, {{domain::resident::Nik, QStringLiteral("3577034101620007")}, {domain::resident::Address, QStringLiteral("Dusun Kencono Wetan")}});
        m_other = store.person(kOther);
        QVERIFY(!m_person.isZero() && !m_other.isZero());
        QVERIFY(store.set(m_person, {{domain::resident::Phone, QStringLiteral("081234567890")}}));
        for (int i = 0; i < 60; ++i)
            store.person(QStringLiteral("Warga Ke%1").arg(i), {}, false); // pages that are split and left
        ports::Draft draft;
        draft.id = m_person;
        draft.author = store.store().operatorId();
        draft.form = QStringLiteral("posyandu");
        draft.title = kName;
        draft.content = "[\"Posyandu Melati Wetan\"]";
        QVERIFY(store.store().saveDraft(draft));
        const auto keys = Session::unlockNamed(store.folder(), {}, secretOf(kPin), store.clock);
        QVERIFY(keys);
        m_dataKey = keys->unlocked.dataKey.clone();
    }

    void nothingOfThemCanBeReadAndTheChainVerifies()
    {
        TestStore &store = *m_store;
        QVERIFY(store.database().checkpoint());
        QVERIFY(readable(store.folder(), m_dataKey).contains("Wiryaningtyas")); // the search would see it
        QCOMPARE(store.find(QStringLiteral("sulastri")).size(), 1);
        QVERIFY(store.session->erase({orderFor(m_person, store.clock.nowUtc())}));

        QCOMPARE(readable(store.folder(), m_dataKey), QByteArray());
        QCOMPARE(store.nameOf(m_person), QString());
        QCOMPARE(store.nameOf(m_other), kOther);
        QCOMPARE(store.find(QStringLiteral("sulastri")), QStringList());
        QCOMPARE(store.find(QStringLiteral("ngatini")), QStringList{kOther});
        QVERIFY(store.store().draftsOf(store.store().operatorId())->isEmpty());
        QCOMPARE(store.findings(), QStringList());
        QCOMPARE(store.session->checkPages()->findings, QStringList());
        QVERIFY(*matchesLog(store.database(), store.session->identity()));
        QCOMPARE(readable(store.folder(), m_dataKey), QByteArray()); // nor after deriving

        const Hash digest = store.digest();
        QVERIFY(store.session->erase({orderFor(m_person, store.clock.nowUtc())})); // once more is nothing
        QVERIFY(store.open());
        QCOMPARE(store.digest(), digest);
        QCOMPARE(store.session->openFindings(), QStringList());
        QCOMPARE(readable(store.folder(), m_dataKey), QByteArray());
    }

    void theirPhotosGoToo()
    {
        TestStore &store = *m_store;
        const EntityId photo = attach(m_person), other = attach(m_other);
        QCOMPARE(filesBeside(), 4); // each with a small picture
        QVERIFY(store.session->erase({orderFor(m_person, store.clock.nowUtc())}));
        QCOMPARE(filesBeside(), 2);
        QVERIFY(!store.store().load(photo));
        QVERIFY(store.store().load(other));
        const auto check = checkAttachments(store.database(), store.folder());
        QVERIFY(check);
        QCOMPARE(check->findings, QStringList());
    }

    void nobodyWritesOfThemAgainAndNoKeyComesBack()
    {
        TestStore &store = *m_store;
        QVERIFY(store.session->erase({orderFor(m_person, store.clock.nowUtc())}));
        ports::Change change;
        change.kind = ports::OpKind::Set;
        change.type = domain::RecordType::Resident;
        change.entity = change.subject = m_person;
        change.fields = {{domain::resident::Name, kName}};
        ports::Action action;
        action.changes = {change};
        QVERIFY(!store.store().commit(action));

        SubjectKeyTable keys(store.database());
        protocol::OpenCommit::Introduced again;
        again.subject = m_person;
        again.seed = FixedBytes<16>();
        QVERIFY(keys.keep(again, QByteArray(32, 'x')));
        const auto entry = keys.find(m_person);
        QVERIFY(entry && *entry);
        QVERIFY(!(*entry)->k1 && !(*entry)->k2);
    }

    void somebodyThisStoreHasNotMetYetStaysUnreadable()
    {
        TestStore &store = *m_store;
        const EntityId stranger(crypto::randomBytes<16>());
        QVERIFY(store.session->erase({orderFor(stranger, store.clock.nowUtc())}));
        protocol::OpenCommit::Introduced introduced;
        introduced.subject = stranger;
        introduced.seed = FixedBytes<16>();
        SubjectKeyTable keys(store.database());
        QVERIFY(keys.keep(introduced, QByteArray(32, 'x')));
        QVERIFY(!(*keys.find(stranger))->k1);
    }

    void noBackupBringsThemBack()
    {
        TestStore &store = *m_store;
        const QString backups = store.beside(QStringLiteral("backups"));
        store.close();
        QVERIFY(createBackup(store.folder(), backups, store.clock.nowUtc()));
        QVERIFY(store.open());
        QVERIFY(store.session->erase({orderFor(m_person, store.clock.nowUtc())}));
        store.close();
        const QByteArray before = readWhole(storefile::database(store.folder())).value_or(QByteArray());
        QVERIFY(createBackup(store.folder(), backups, store.clock.nowUtc()));
        const BackupManifest oldest = *findBackup(backups, {}, 1), newest = *findBackup(backups, {}, 2);
        QCOMPARE(*checkBackup(backups, newest), QStringList());

        // One that was made afterwards has nothing of them.
        const QString second = store.beside(QStringLiteral("second"));
        QVERIFY(restoreBackup(backups, newest, second));
        QCOMPARE(readable(second, m_dataKey), QByteArray());

        // One from before has, until it is opened.
        const QString first = store.beside(QStringLiteral("first"));
        QVERIFY(restoreBackup(backups, oldest, first));
        QVERIFY(readable(first, m_dataKey).contains("Wiryaningtyas"));
        auto opened = openAt(first);
        QVERIFY(opened);
        QCOMPARE((*opened)->openFindings(), QStringList());
        QVERIFY(!(*opened)->store().load(m_person));
        QVERIFY((*opened)->store().load(m_other));
        QVERIFY(*matchesLog((*opened)->database(), (*opened)->identity()));
        opened->reset();
        QCOMPARE(readable(first, m_dataKey), QByteArray());

        // The list is all that stands against it: without it they are back.
        const QString third = store.beside(QStringLiteral("third"));
        QVERIFY(QFile::remove(storefile::erased(backups + QLatin1Char('/') + toHexString(oldest.store))));
        QVERIFY(restoreBackup(backups, oldest, third));
        opened = openAt(third);
        QVERIFY(opened);
        QVERIFY((*opened)->store().load(m_person));
    }

    void aStoreThatWasPutBackDoesNotShortenTheList()
    {
        TestStore &store = *m_store;
        const QString backups = store.beside(QStringLiteral("backups")), older = store.beside(QStringLiteral("older"));
        QVERIFY(store.session->erase({orderFor(m_person, store.clock.nowUtc())}));
        store.close();
        QVERIFY(test::copyFolder(store.folder(), older));
        QVERIFY(store.open());
        QVERIFY(store.session->erase({orderFor(m_other, store.clock.nowUtc())}));
        store.close();
        const auto made = createBackup(store.folder(), backups, store.clock.nowUtc());
        QVERIFY(made);
        const QString list = storefile::erased(backups + QLatin1Char('/') + toHexString(made->manifest.store));
        const QByteArray longest = *readWhole(list);
        QVERIFY(createBackup(older, backups, store.clock.nowUtc()));
        QCOMPARE(*readWhole(list), longest);
    }

    void aSpoiltListIsCopiedNowhereAndMendedByASoundOne()
    {
        TestStore &store = *m_store;
        const QString backups = store.beside(QStringLiteral("backups"));
        QVERIFY(store.session->erase({orderFor(m_person, store.clock.nowUtc())}));
        store.close();
        const auto made = createBackup(store.folder(), backups, store.clock.nowUtc());
        QVERIFY(made);
        const QString own = storefile::erased(store.folder()), kept = storefile::erased(backups + QLatin1Char('/') + toHexString(made->manifest.store));
        const QByteArray good = *readWhole(kept);
        QByteArray spoilt = good;
        spoilt[11] = static_cast<char>(spoilt.at(11) ^ 2); // says that there are more
        QVERIFY(writeDurably(own, spoilt));
        QCOMPARE(createBackup(store.folder(), backups, store.clock.nowUtc()).error().code, ErrorCode::Damaged);
        QCOMPARE(*readWhole(kept), good);
        QVERIFY(writeDurably(own, good));
        QVERIFY(writeDurably(kept, spoilt));
        QCOMPARE(checkBackup(backups, made->manifest)->size(), 1);
        QVERIFY(createBackup(store.folder(), backups, store.clock.nowUtc()));
        QCOMPARE(*readWhole(kept), good);
    }

    void aNewDataKeyKeepsTheListReadable()
    {
        TestStore &store = *m_store;
        const QString backups = store.beside(QStringLiteral("backups")), first = store.beside(QStringLiteral("first"));
        store.close();
        QVERIFY(createBackup(store.folder(), backups, store.clock.nowUtc()));
        auto keys = Session::unlockNamed(store.folder(), {}, secretOf(kPin), store.clock);
        QVERIFY(keys && Session::changeDataKey(store.folder(), std::move(*keys), store.clock));
        QVERIFY(store.open());
        QVERIFY(store.session->erase({orderFor(m_person, store.clock.nowUtc())}));
        store.close();
        QVERIFY(createBackup(store.folder(), backups, store.clock.nowUtc()));
        QVERIFY(restoreBackup(backups, *findBackup(backups, {}, 1), first));
        const auto opened = openAt(first);
        QVERIFY(opened);
        QVERIFY(!(*opened)->store().load(m_person));
    }

    void whatWasCutIsFinishedAtTheNextOpening()
    {
        TestStore &store = *m_store;
        QVERIFY(writeDurably(storefile::before(store.folder()), "old pages"));
        QVERIFY(writeDurably(storefile::wal(store.folder()) + QStringLiteral(".kept1"), "old frames"));
        QVERIFY(store.session->erase({orderFor(m_person, store.clock.nowUtc())}));
        QVERIFY(!QFile::exists(storefile::before(store.folder())));
        QVERIFY(!QFile::exists(storefile::wal(store.folder()) + QStringLiteral(".kept1")));

        store.close();
        QVERIFY(QFile::remove(storefile::erased(store.folder()))); // as if it had ended before the list was written
        QVERIFY(writeDurably(storefile::wal(store.folder()) + QStringLiteral(".torn"), "old frames"));
        QVERIFY(store.open());
        QVERIFY(QFile::exists(storefile::erased(store.folder())));
        QVERIFY(!QFile::exists(storefile::wal(store.folder()) + QStringLiteral(".torn")));
    }

    void aSpoiltListIsWrittenAgainWhereTheStoreStayed()
    {
        TestStore &store = *m_store;
        QVERIFY(store.session->erase({orderFor(m_person, store.clock.nowUtc())}));
        store.close();
        QVERIFY(writeDurably(storefile::erased(store.folder()), "spoilt"));
        QVERIFY(store.open());
        QCOMPARE(store.session->openFindings(), QStringList());
        const auto list = erasedlist::open(*readWhole(storefile::erased(store.folder())), store.session->identity());
        QVERIFY(list);
        QCOMPARE(list->size(), 1);
    }

    // A restored store whose erasing was cut: its list and its table agree, and yet the index was not merged.
    void anEraseThatWasCutAfterItsCommitIsFinished()
    {
        TestStore &store = *m_store;
        QVERIFY(store.session->erase({orderFor(m_person, store.clock.nowUtc())}));
        QVERIFY(Meta(store.database()).set(metakey::unswept, 1));
        store.close();
        QVERIFY(writeDurably(storefile::before(store.folder()), "old pages"));
        QVERIFY(writeDurably(storefile::wal(store.folder()) + QStringLiteral(".torn"), "old frames"));
        QVERIFY(store.open());
        QVERIFY(!QFile::exists(storefile::wal(store.folder()) + QStringLiteral(".torn")));
        QCOMPARE(*Meta(store.database()).number(metakey::unswept), qint64(0));
    }

    void aDraftThatComesBackIsForgottenAgain()
    {
        TestStore &store = *m_store;
        QVERIFY(store.session->erase({orderFor(m_person, store.clock.nowUtc())}));
        ports::Draft draft;
        draft.id = m_person;
        draft.author = store.store().operatorId();
        draft.form = QStringLiteral("posyandu");
        QVERIFY(store.store().saveDraft(draft));
        QVERIFY(store.store().draftsOf(store.store().operatorId())->isEmpty());
        draft.id = m_other;
        draft.content = "{\"resident\":\"" + toHexString(m_person).toLatin1() + "\"}";
        QVERIFY(store.store().saveDraft(draft));
        QVERIFY(store.open());
        QVERIFY(store.store().draftsOf(store.store().operatorId())->isEmpty());
    }

    void aSpoiltListOfARestoredStoreIsToldAndStopsNobody()
    {
        TestStore &store = *m_store;
        QVERIFY(store.session->erase({orderFor(m_person, store.clock.nowUtc())}));
        const QByteArray good = *readWhole(storefile::erased(store.folder()));
        for (qsizetype at = 0; at < good.size(); ++at) {
            QByteArray spoilt = good;
            spoilt[at] = static_cast<char>(spoilt.at(at) ^ 1);
            QVERIFY(!erasedlist::countOf(spoilt));
        }
        for (const qsizetype at : {qsizetype(0), qsizetype(9), qsizetype(20), good.size() - 1}) {
            QByteArray spoilt = good;
            spoilt[at] = static_cast<char>(spoilt.at(at) ^ 1);
            store.close();
            const QString copy = store.beside(QStringLiteral("copy%1").arg(at)); // elsewhere is like put back
            QVERIFY(test::copyFolder(store.folder(), copy));
            QVERIFY(writeDurably(storefile::erased(copy), spoilt));
            const auto opened = openAt(copy);
            QVERIFY(opened);
            QCOMPARE((*opened)->openFindings().size(), 1);
            QCOMPARE(*readWhole(storefile::erased(copy)), spoilt);
        }
        for (qsizetype size = 0; size < good.size(); ++size)
            QVERIFY(!erasedlist::countOf(good.left(size)));
    }

private:
    EntityId attach(const EntityId &of)
    {
        const QByteArray picture = toHexString(of).toLatin1();
        Attachments files(m_store->database(), m_store->folder());
        usecase::AttachmentDraft draft;
        draft.of = of;
        draft.bytes = static_cast<quint64>(picture.size());
        draft.source = [picture, isRead = false](Byte *out, std::size_t size) mutable -> Result<std::size_t> {
            const std::size_t more = isRead ? 0 : std::min(size, static_cast<std::size_t>(picture.size()));
            std::copy_n(picture.cbegin(), more, out);
            isRead = true;
            return more;
        };
        draft.thumbnail = picture.left(8);
        return usecase::AttachFile(m_store->store(), files, m_store->clock).run(draft).value_or(EntityId{});
    }
    int filesBeside() const
    {
        int count = 0;
        for (QDirIterator each(storefile::attachments(m_store->folder()), QDir::Files, QDirIterator::Subdirectories); each.hasNext(); each.next())
            ++count;
        return count;
    }
    Result<std::unique_ptr<Session>> openAt(const QString &folder)
    {
        GUYUB_TRY_VALUE(Keys keys, Session::unlockNamed(folder, {}, secretOf(kPin), m_store->clock));
        return Session::open(folder, std::move(keys), m_store->clock);
    }

    std::unique_ptr<TestStore> m_store;
    EntityId m_person, m_other;
    crypto::SecretBytes m_dataKey;
};

GUYUB_TEST(EraseTest)
#include "erasetest.moc"
