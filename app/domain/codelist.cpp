#include "app/domain/codelist.h"

#include "app/domain/csv.h"
#include "app/domain/resource.h"

#include <QHash>

#include <algorithm>

namespace guyub::domain {

namespace {

constexpr const char *kNames[] = {"agama", "alasan_tanpa_nik", "format_lampiran", "jenis_kelamin", "jenis_lampiran", "jenis_layanan", "jenis_tanda_terima",
    "kategori_bb_tb", "kategori_bb_u", "kategori_imt_u", "kategori_lila", "kategori_tb_u", "media_cetak", "pekerjaan",
    "pemberi_persetujuan", "peran", "posisi_ukur", "shdk_hubungan_keluarga", "status_tanda_terima", "status_timbang",
    "sumber_nik", "tempat_melihat", "tujuan_persetujuan"};

struct List
{
    QList<CodeEntry> entries;
    QHash<QString, qint64> codes; // by folded word
};

// "LAKI LAKI", "Laki-laki" and "laki–laki" are one word, as are "Orangtua" and "Orang tua".
QString folded(QStringView word)
{
    QString kept;
    for (const QChar c : word.toString().normalized(QString::NormalizationForm_C).toCaseFolded())
        if (!c.isSpace() && c.category() != QChar::Punctuation_Dash && c != u'.')
            kept.append(c);
    return kept;
}

List readList(const QString &name)
{
    List list;
    const Result<CsvTable> table = readCsv(builtInFile(QStringLiteral("codes/%1.csv").arg(name)));
    Q_ASSERT(table);
    for (const CsvRow &row : table->rows) {
        const CodeEntry entry {
            table->cell(row, u"code").toLongLong(), table->cell(row, u"id"), table->cell(row, u"en")};
        list.entries.append(entry);
        const QStringList also = table->cell(row, u"also").split(u'|', Qt::SkipEmptyParts);
        for (const QString &word : QStringList {entry.indonesian, entry.english} + also)
            list.codes.insert(folded(word), entry.code);
    }
    return list;
}

const List *find(QStringView name)
{
    static const QHash<QString, List> lists = [] {
        QHash<QString, List> all;
        for (const char *each : kNames)
            all.insert(QLatin1String(each), readList(QLatin1String(each)));
        return all;
    }();
    const auto it = lists.constFind(name.toString());
    return it == lists.cend() ? nullptr : &*it;
}

const CodeEntry *entryOf(const List &list, qint64 code)
{
    const auto it = std::find_if(
        list.entries.cbegin(), list.entries.cend(), [code](const CodeEntry &entry) { return entry.code == code; });
    return it == list.entries.cend() ? nullptr : &*it;
}

} // namespace

const QList<CodeEntry> &codeList(QStringView name)
{
    static const QList<CodeEntry> none;
    const List *list = find(name);
    return list ? list->entries : none;
}

bool isInCodeList(QStringView name, qint64 code)
{
    const List *list = find(name);
    return list && entryOf(*list, code);
}

std::optional<qint64> codeOf(QStringView name, QStringView typed)
{
    const List *list = find(name);
    if (!list)
        return {};
    bool isNumber = false;
    const qint64 number = typed.trimmed().toLongLong(&isNumber);
    if (isNumber)
        return entryOf(*list, number) ? std::optional(number) : std::nullopt;
    const auto it = list->codes.constFind(folded(typed));
    return it == list->codes.cend() ? std::nullopt : std::optional(*it);
}

QString codeWords(QStringView name, qint64 code, QStringView language)
{
    const List *list = find(name);
    const CodeEntry *entry = list ? entryOf(*list, code) : nullptr;
    if (!entry)
        return QString::number(code);
    return language == u"en" ? entry->english : entry->indonesian;
}

} // namespace guyub::domain
