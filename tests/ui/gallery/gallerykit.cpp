#include "tests/ui/gallery/gallerypages.h"

#include "ui/widgets/card.h"
#include "ui/widgets/choice.h"
#include "ui/widgets/datefield.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/keyboard.h"
#include "ui/widgets/maskednumber.h"
#include "ui/widgets/numberfield.h"
#include "ui/widgets/numberpad.h"
#include "ui/widgets/overlay.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/people.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/pinpad.h"
#include "ui/widgets/progressoverlay.h"
#include "ui/widgets/rowlist.h"
#include "ui/widgets/scrollarea.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>

namespace guyub::ui::gallery {
namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

TextField *nikField(const Theme &theme, const char *typed)
{
    auto *field = new TextField(theme);
    field->setDigitsExpected(16);
    field->setText(text(typed));
    return field;
}

// A page with the keyboard up, in the kiosk's arrangement: the page gives way, the dock takes the bottom.
QWidget *makeWithDock(Theme &theme, QWidget *page, bool numbers)
{
    auto *whole = new QWidget;
    auto *column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(page, 1);
    QWidget *keys = numbers ? static_cast<QWidget *>(new NumberPad(theme, NumberPad::Enter::Next, NumberPad::Shape::Wide))
                            : static_cast<QWidget *>(new Keyboard(theme));
    keys->setFixedHeight(static_cast<int>(theme.screen().sizePx.height() * KeyboardDock::kMostOfWindow) - 8);
    column->addWidget(keys);
    return whole;
}

} // namespace

QWidget *makeForm(Theme &theme)
{
    auto *scroll = new ScrollArea(theme);
    auto *column = scroll->body();
    keepSpacing(theme, column, 20, 14);
    auto *header = new PageHeader(theme);
    header->setTitle(text("Daftarkan warga"), text("Langkah 2 dari 5: Identitas"));
    header->setBack(text("Kembali ke persetujuan"));
    header->actions()->addWidget(new SecondaryButton(theme, Icon::Close, text("Batalkan")));
    column->addWidget(header);
    auto *card = new Card(theme);
    auto *good = new FormField(theme, text("NIK (16 angka)"), nikField(theme, "3577 0352 0748 9003"));
    good->setHint(text("Ada di bagian atas KTP."));
    good->setNote(text("Perempuan, lahir 12 Juli 1948 (77 tahun)"));
    auto *bad = new FormField(theme, text("Nomor KK"), nikField(theme, "3577 0311 0205"));
    bad->setError(text("Nomor KK harus 16 angka. Sekarang baru 12, kurang 4 angka lagi."));
    auto *name = new FormField(theme, text("Nama lengkap sesuai KTP"), new TextField(theme));
    auto *phone = new FormField(theme, text("Nomor HP"), new TextField(theme));
    phone->setOptional(true);
    auto *date = new DateField(theme);
    date->setPartlyKnownAllowed(true);
    date->setDate({1948, 7, 12});
    auto *sex = new ChoiceGroup(theme, 2);
    sex->addChoice(0, text("Laki-laki"));
    sex->addChoice(1, text("Perempuan"));
    sex->choose(1);
    for (QWidget *field : {static_cast<QWidget *>(good), static_cast<QWidget *>(name), static_cast<QWidget *>(bad),
             static_cast<QWidget *>(phone), static_cast<QWidget *>(new FormField(theme, text("Tanggal lahir"), date)),
             static_cast<QWidget *>(new FormField(theme, text("Jenis kelamin"), sex)),
             static_cast<QWidget *>(new FormField(theme, text("Catatan"), new TextArea(theme, 3)))})
        card->body()->addWidget(field);
    card->body()->addWidget(new CheckButton(theme, text("Warga tidak membawa KTP"), text("Pilih bila kartunya hilang atau belum punya.")));
    column->addWidget(card);
    column->addStretch(1);
    return scroll;
}

QWidget *makeFormWithKeyboard(Theme &theme)
{
    return makeWithDock(theme, makeForm(theme), false);
}

QWidget *makeFormWithNumbers(Theme &theme)
{
    return makeWithDock(theme, makeForm(theme), true);
}

QWidget *makeList(Theme &theme)
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    keepSpacing(theme, column, 20, 12);
    column->addWidget(new SearchField(theme, text("Cari nama, NIK, atau RT")));
    auto *number = new MaskedNumber(theme, text("NIK"));
    number->setMasked(text("•••• •••• •••• 9003"));
    number->setReveal([] { return text("3577 0352 0748 9003"); });
    auto *row = new QHBoxLayout;
    keepSpacing(theme, row, 0, 12);
    row->addWidget(number);
    row->addWidget(new Pill(theme, Tone::Ok, Icon::Check, text("Lengkap")));
    row->addStretch(1);
    column->addLayout(row);
    auto *list = new RowList(theme, text("Warga yang ditemukan"));
    auto *model = new RowModel(list);
    model->setRows({{text("Sutinah"), text("NIK •••• 9003 · RT 03 / RW 05"), text("Lengkap"), Tone::Ok, Icon::None, {}},
        {text("Mbah Karto Wiyono"), text("NIK •••• 9002 · RT 01 / RW 05"), text("Belum ada NIK"), Tone::Warn, Icon::None, {}},
        {text("Suparman"), text("NIK •••• 9004 · RT 02 / RW 06"), text("Mungkin ganda"), Tone::Danger, Icon::None, {}},
        {text("Tukinem Lestari"), text("NIK •••• 9007 · RT 04 / RW 05"), text("Menunggu kirim"), Tone::Neutral, Icon::None, {}}});
    list->setModel(model);
    list->setCurrentIndex(model->index(1));
    column->addWidget(list, 1);
    return page;
}

QWidget *makePads(Theme &theme)
{
    auto *page = new QWidget;
    auto *row = new QHBoxLayout(page);
    keepSpacing(theme, row, 20, 20);
    auto *people = new PersonChoice(theme);
    people->addPerson(0, {}, text("Bu Rini"), text("Petugas"));
    people->addPerson(1, {}, text("Pak Agus"), text("Ketua RT"));
    people->addPerson(2, {}, text("Kader Melati"), text("Kader"));
    people->choose(0);
    row->addWidget(people, 1, Qt::AlignVCenter);
    auto *secret = new PinPad(theme);
    row->addWidget(secret, 0, Qt::AlignVCenter);
    row->addWidget(new NumberPad(theme, NumberPad::Enter::Key), 0, Qt::AlignVCenter);
    return page;
}

QWidget *makeQuestion(Theme &theme)
{
    auto *page = new QWidget;
    auto *host = new OverlayHost(theme, page);
    auto *dialog = new OverlayDialog(theme, text("Buang draf ini?"), text("Isian Paijem sampai langkah 3 akan hilang. Data yang sudah tersimpan tidak berubah."));
    dialog->addAnswer(1, ButtonKind::Secondary, Icon::Back, text("Lanjut mengisi"));
    dialog->addAnswer(0, ButtonKind::Danger, Icon::Close, text("Buang draf"));
    host->open(dialog);
    return page;
}

QWidget *makeProgress(Theme &theme)
{
    auto *page = new QWidget;
    auto *host = new OverlayHost(theme, page);
    auto *dialog = new ProgressOverlay(theme, text("Mengirim data"), text("Hentikan"));
    dialog->setProgress(120, 300, text("120 dari 300 warga"));
    host->open(dialog);
    return page;
}

} // namespace guyub::ui::gallery
