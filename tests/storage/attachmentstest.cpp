// Files beside the records: kept before they are named, never removed while they are, and found when they are not whole.
#include "app/base/durablefile.h"
#include "app/domain/records/attachment.h"
#include "app/usecase/attachfile.h"
#include "storage/attachments.h"
#include "storage/backup.h"
#include "storage/meta.h"
#include "storage/storefiles.h"
#include "tests/storage/teststore.h"
#include "tests/support/testmain.h"

#include <QDirIterator>

using namespace guyub;
using namespace guyub::domain;
using namespace guyub::storage;
using test::TestStore;

namespace {

ports::FileSource sourceOf(const QByteArray &bytes)
{
    return [bytes, at = qsizetype(0)](Byte *out, std::size_t size) mutable -> Result<std::size_t> {
        const auto more = std::min<qsizetype>(qsizetype(size), bytes.size() - at);
        std::copy_n(bytes.cbegin() + at, more, out);
        at += more;
        return std::size_t(more);
    };
}

Result<EntityId> attach(TestStore &store, const EntityId &of, const QByteArray &bytes, const QByteArray &thumbnail = "small")
{
    Attachments files(store.database(), store.folder());
    usecase::AttachmentDraft draft;
    draft.of = of;
    draft.bytes = quint64(bytes.size());
    draft.source = sourceOf(bytes);
    draft.thumbnail = thumbnail;
    store.clock.advanceMs(1000);
    return usecase::AttachFile(store.store(), files, store.clock).run(draft);
}

Result<QByteArray> plainOf(TestStore &store, const EntityId &id)
{
    QByteArray plain;
    GUYUB_TRY_VALUE(const ports::Record record, store.store().load(id));
    GUYUB_TRY(Attachments(store.database(), store.folder()).copyOut(record, [&](const Byte *bytes, std::size_t size) -> Result<> {
        plain.append(reinterpret_cast<const char *>(bytes), qsizetype(size));
        return {};
    }));
    return plain;
}

QStringList filesBelow(const QString &folder)
{
    QStringList files;
    for (QDirIterator each(folder, QDir::Files, QDirIterator::Subdirectories); each.hasNext();)
        files.append(each.next());
    return files;
}

Hash nameOf(TestStore &store, const EntityId &id, FieldTag tag = attachment::Sha256)
{
    return Hash::from(viewOf(bytesOf(store.store().load(id)->fields, tag))).value_or(Hash{});
}

void spoil(const QString &path)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.seek(40);
    const char byte = file.peek(1).at(0);
    file.write(QByteArray(1, char(byte ^ 1)));
}

} // namespace

class AttachmentsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void givesBackAPhotoAfterReopening()
    {
        TestStore store;
        const EntityId resident = store.person(QStringLiteral("Soeparman"));
        const QByteArray photo(70'000, 'p');
        const auto id = attach(store, resident, photo);
        QVERIFY(id);

        QVERIFY(store.open());

        QCOMPARE(*plainOf(store, *id), photo);
        QCOMPARE(filesBelow(storefile::attachments(store.folder())).size(), 2); // and the small one
        for (const QString &path : filesBelow(storefile::attachments(store.folder()))) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY(!file.readAll().contains("pppp") && !(QFileInfo(path).permissions() & (QFile::ReadGroup | QFile::ReadOther)));
        }
        QVERIFY(store.findings().isEmpty());
        QVERIFY(*matchesLog(store.database(), store.session->identity()));
    }

    void keepsAVisitsKeysWithItsNumbers()
    {
        TestStore store;
        const EntityId child = store.person(QStringLiteral("Sekar"));
        const EntityId consent = *store.store().consentInForce(child, int(usecase::Purpose::ChildHealth));
        const EntityId visit = store.weigh(child, 9'000, consent)->entities.first();

        const auto id = attach(store, visit, "growth card");

        QVERIFY(id);
        const FieldMap fields = store.store().load(*id)->fields;
        QVERIFY(hasValue(fields, attachment::HealthKey) && !hasValue(fields, attachment::Key));
        QCOMPARE(*plainOf(store, *id), QByteArray("growth card"));
        QVERIFY(store.say(child, usecase::Purpose::ChildHealth, false));
        QCOMPARE(attach(store, visit, "another").error().code, ErrorCode::NoConsent);
    }

    void dropsTheFileWhenTheRecordCannotBeWritten()
    {
        TestStore store;
        const EntityId resident = store.person(QStringLiteral("Wagiyem"));
        QVERIFY(store.database().run(QStringLiteral("UPDATE subject_key SET k1=NULL WHERE subject=?"), {toByteArray(resident)})); // the person was erased meanwhile

        QVERIFY(!attach(store, resident, "photo"));

        QVERIFY(filesBelow(storefile::attachments(store.folder())).isEmpty());
    }

    void keepsNothingWhenTheRecordIsRefused()
    {
        TestStore store;

        QCOMPARE(attach(store, EntityId(crypto::randomBytes<16>()), "photo").error().code, ErrorCode::NotFound);
        QCOMPARE(attach(store, store.person(QStringLiteral("Wagiyem")), {}).error().code, ErrorCode::ValueOutOfRange);
        QVERIFY(filesBelow(storefile::attachments(store.folder())).isEmpty());
        QCOMPARE(store.count(QStringLiteral("attachment_file")), 0);
    }

    // A crash between the file and its record, and one in the middle of the file.
    void sweepsWhatACrashLeftAndNothingElse()
    {
        TestStore store;
        const auto id = attach(store, store.person(QStringLiteral("Soeparman")), "photo");
        Attachments files(store.database(), store.folder());
        const auto orphan = files.keep(6, sourceOf("orphan"));
        const QString place = storefile::attachments(store.folder());
        QFile cut(place + QStringLiteral("/0123456789abcdef0123456789abcdef.part")), foreign(place + QStringLiteral("/readme"));
        QVERIFY(cut.open(QIODevice::WriteOnly) && foreign.open(QIODevice::WriteOnly));
        QTemporaryDir outside;
        QFile precious(outside.filePath(QString(64, QLatin1Char('f'))));
        QVERIFY(precious.open(QIODevice::WriteOnly));
        QVERIFY(QFile::link(outside.path(), place + QStringLiteral("/ff")) && QFile::link(precious.fileName(), QFileInfo(files.pathOf(nameOf(store, *id))).path() + QStringLiteral("/link")));

        const auto done = files.sweep();

        QVERIFY(done);
        QCOMPARE(done->unfinished, 1);
        QCOMPARE(done->orphans, 1);
        QVERIFY(!QFile::exists(files.pathOf(orphan->name)) && !cut.exists());
        QVERIFY(foreign.exists() && precious.exists());
        QCOMPARE(*plainOf(store, *id), QByteArray("photo"));
    }

    void keepsUnnamedFilesOfAStoreThatWasPutBack()
    {
        TestStore store;
        Attachments files(store.database(), store.folder());
        const auto file = files.keep(4, sourceOf("file"));
        QVERIFY(Meta(store.database()).set(metakey::seriesStartedAt, store.clock.nowUtc()));

        QCOMPARE(files.sweep()->kept, 1);

        QVERIFY(QFile::exists(files.pathOf(file->name)));
    }

    void keepsFilesWhoseRecordsLeftTheTables()
    {
        TestStore store;
        const auto id = attach(store, store.person(QStringLiteral("Soeparman")), "photo");
        const Hash name = nameOf(store, *id);
        QVERIFY(store.database().run(QStringLiteral("DELETE FROM attachment"))); // as when the hub sets a commit aside

        Attachments files(store.database(), store.folder());
        QCOMPARE(files.sweep()->orphans, 0);

        QVERIFY(QFile::exists(files.pathOf(name)));
    }

    void givesUpForRoomOnlyWhatTheHubHas()
    {
        TestStore store;
        const EntityId resident = store.person(QStringLiteral("Soeparman"));
        const EntityId first = *attach(store, resident, QByteArray(1000, 'a')), second = *attach(store, resident, QByteArray(1000, 'b'));
        Attachments files(store.database(), store.folder());
        QVERIFY(files.warning()->isEmpty());
        QVERIFY(Meta(store.database()).set(metakey::attachmentQuota, 500));

        QCOMPARE(*files.makeRoom(), 0);
        QVERIFY(!files.warning()->isEmpty());
        QVERIFY(files.markAcknowledged(nameOf(store, first)) && files.markAcknowledged(nameOf(store, first, attachment::ThumbSha256)));
        QCOMPARE(*files.makeRoom(), 1);

        QCOMPARE(plainOf(store, first).error().code, ErrorCode::NotFound);
        QVERIFY(*files.stateOf(nameOf(store, first)) == FileState::AtHub);
        QVERIFY(*files.stateOf(nameOf(store, first, attachment::ThumbSha256)) == FileState::Here);
        QVERIFY(plainOf(store, second));
        QVERIFY(!checkAttachments(store.database(), store.folder())->isDamaged);
    }

    // What the kiosk alone knows of its files is carried over when the tables are derived again.
    void anUpgradeForgetsNothingOfTheFiles()
    {
        TestStore store;
        const EntityId id = *attach(store, store.person(QStringLiteral("Soeparman")), QByteArray(200, 'a'), {});
        QVERIFY(Attachments(store.database(), store.folder()).markAcknowledged(nameOf(store, id)));
        const int files = store.count(QStringLiteral("attachment_file"));
        QVERIFY(files > 0);
        store.close();
        auto keys = Session::unlockNamed(store.folder(), {}, test::secretOf(test::kPin), store.clock);
        QVERIFY(keys);
        Opening again;
        again.derives = true;
        auto opened = Session::open(store.folder(), std::move(*keys), store.clock, again);
        QVERIFY(opened);
        const auto kept = (*opened)->database().value(QStringLiteral("SELECT count(*) FROM attachment_file")), known = (*opened)->database().value(QStringLiteral("SELECT count(*) FROM attachment_file WHERE acknowledged=1"));
        QCOMPARE(kept->toInt(), files);
        QCOMPARE(known->toInt(), 1);
    }

    void aFlippedBitIsDamageWhereverItStands()
    {
        TestStore store;
        const EntityId id = *attach(store, store.person(QStringLiteral("Soeparman")), QByteArray(200, 'a'), {});
        const QString path = Attachments(store.database(), store.folder()).pathOf(nameOf(store, id));
        const QByteArray good = *readWhole(path);
        for (qsizetype at = 0; at < good.size(); ++at) { // also of the magic and the format's number
            QByteArray spoilt = good;
            spoilt[at] = static_cast<char>(spoilt.at(at) ^ 2);
            QVERIFY(writeDurably(path, spoilt));
            QCOMPARE(plainOf(store, id).error().code, ErrorCode::Damaged);
        }
        QVERIFY(writeDurably(path, good));
        QCOMPARE(*plainOf(store, id), QByteArray(200, 'a'));
    }

    void findsWhatIsSpoiltAndWhatIsGone()
    {
        TestStore store;
        const EntityId resident = store.person(QStringLiteral("Soeparman"));
        const EntityId first = *attach(store, resident, QByteArray(1000, 'a'), {}), second = *attach(store, resident, QByteArray(1000, 'b'), {});
        Attachments files(store.database(), store.folder());
        QCOMPARE(checkAttachments(store.database(), store.folder())->files, qint64(2));

        spoil(files.pathOf(nameOf(store, first)));
        QVERIFY(QFile::remove(files.pathOf(nameOf(store, second))));

        const auto check = checkAttachments(store.database(), store.folder());
        QVERIFY(check->isDamaged);
        QCOMPARE(check->findings.size(), 2);
        QCOMPARE(plainOf(store, first).error().code, ErrorCode::Damaged);
        QCOMPARE(plainOf(store, second).error().code, ErrorCode::Damaged);
    }

    void tellsAFileThatHasNotCome()
    {
        TestStore store;
        const EntityId id = *attach(store, store.person(QStringLiteral("Soeparman")), "photo", {});
        QVERIFY(QFile::remove(Attachments(store.database(), store.folder()).pathOf(nameOf(store, id))));
        QVERIFY(store.database().run(QStringLiteral("DELETE FROM attachment_file"))); // as on a kiosk that only received the record

        const auto check = checkAttachments(store.database(), store.folder());

        QCOMPARE(check->notHereYet, qint64(1));
        QVERIFY(check->findings.isEmpty() && !check->isDamaged);
        QCOMPARE(plainOf(store, id).error().code, ErrorCode::NotFound);
    }

    void removesTheFilesOfOnePersonOnly()
    {
        TestStore store;
        const EntityId one = store.person(QStringLiteral("Soeparman")), other = store.person(QStringLiteral("Wagiyem"));
        QVERIFY(attach(store, one, "first"));
        const EntityId kept = *attach(store, other, "second");

        QCOMPARE(*Attachments(store.database(), store.folder()).removeFilesOf(one), 2);

        QCOMPARE(filesBelow(storefile::attachments(store.folder())).size(), 2);
        QCOMPARE(*plainOf(store, kept), QByteArray("second"));
    }

    void comesBackOutOfABackup()
    {
        TestStore store;
        const EntityId id = *attach(store, store.person(QStringLiteral("Soeparman")), QByteArray(600'000, 'p'));
        store.close();
        const QString backups = store.beside(QStringLiteral("backups"));
        QVERIFY(createBackup(store.folder(), backups, store.clock.nowUtc()));
        const auto again = createBackup(store.folder(), backups, store.clock.nowUtc() + 1);
        QCOMPARE(again->newBytes, quint64(0)); // neither read nor written again
        QVERIFY(checkBackup(backups, again->manifest)->isEmpty());

        QVERIFY(QDir(store.folder()).removeRecursively());
        QVERIFY(restoreBackup(backups, *findBackup(backups, {}, 0), store.folder()));
        QVERIFY(store.open());

        QCOMPARE(*plainOf(store, id), QByteArray(600'000, 'p'));
        QVERIFY(checkAttachments(store.database(), store.folder())->findings.isEmpty());
    }
};

GUYUB_TEST(AttachmentsTest)
#include "attachmentstest.moc"
