#include "tests/ui/gallery/gallerypages.h"

#include "ui/widgets/avatar.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/flowrow.h"
#include "ui/widgets/navrail.h"
#include "ui/widgets/pill.h"
#include "ui/widgets/scrollarea.h"
#include "ui/widgets/stepper.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/tile.h"
#include "ui/widgets/topbar.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QMainWindow>

namespace guyub::ui::gallery {
namespace {

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

QWidget *makeBar(Theme &theme, const QString &title)
{
    auto *bar = new TopBar(theme, title);
    QHBoxLayout *row = bar->row();
    row->addWidget(new Pill(theme, Tone::Warn, Icon::Offline, text("Luring · 12 menunggu dikirim malam ini")));
    auto *size = new SecondaryButton(theme, Icon::TextSize, text("Huruf besar"));
    auto *hide = new SecondaryButton(theme, Icon::Eye, text("Sembunyikan"));
    size->setIconOnly(theme.isCompact());
    hide->setIconOnly(theme.isCompact());
    row->addWidget(size);
    row->addWidget(hide);
    return bar;
}

} // namespace

QWidget *makeWindow(Theme &theme, const Page &page)
{
    auto *window = new QMainWindow;
    auto *middle = new QWidget(window);
    auto *row = new QHBoxLayout(middle);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    auto *rail = new NavRail(theme);
    rail->setHeading(text("Sukamaju"), text("Kios Kelurahan"));
    rail->addItem(Icon::Home, text("Beranda"));
    rail->addItem(Icon::People, text("Warga"));
    rail->addItem(Icon::Baby, text("Posyandu"));
    rail->addItem(Icon::Receipt, text("Tanda terima"));
    rail->item(rail->addItem(Icon::Send, text("Kirim data")))->setBadge(12);
    rail->addItem(Icon::Gear, text("Pengaturan"));
    rail->addFooter(Icon::Lock, text("Kunci layar"));
    rail->setCurrent(0);
    row->addWidget(rail);
    auto *column = new QVBoxLayout;
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeBar(theme, page.name));
    column->addWidget(page.make(theme), 1);
    row->addLayout(column, 1);
    window->setCentralWidget(middle);
    return window;
}

QWidget *makeHome(Theme &theme)
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    keepSpacing(theme, column, 20, 12);
    auto *title = new TextLabel(theme, TextRole::Title, text("Selamat pagi, Bu Rini"));
    title->setMaximumLines(1);
    column->addWidget(title);
    // Where room is short the date gives way: it also stands on the lock page.
    auto *day = new TextLabel(theme, TextRole::Body, text("Sabtu, 14 Maret 2026 · 7 warga dilayani hari ini"));
    day->setTone(TextTone::Muted);
    day->setMaximumLines(1);
    column->addWidget(day);
    day->setHidden(theme.isCompact());
    auto *banner = new Banner(theme, Tone::Info, text("Ada draf yang belum selesai"), text("Paijem, langkah 3 dari 5, tersimpan 08.52"));
    banner->setGlyph(Icon::Draft);
    banner->setAction(Icon::Next, text("Lanjutkan"));
    column->addWidget(banner);
    auto *grid = new QGridLayout;
    keepSpacing(theme, grid, 0, 14);
    grid->addWidget(new Tile(theme, Tile::Rank::Lead, Hue::Accent, Icon::PersonAdd, text("Daftarkan warga"),
                        text("Warga baru tanpa HP: persetujuan, data diri, dan tanda terima")), 0, 0, 2, 1);
    grid->addWidget(new Tile(theme, Tile::Rank::Plain, Hue::Blue, Icon::Search, text("Cari warga"), text("Nama, NIK, atau RT")), 0, 1);
    grid->addWidget(new Tile(theme, Tile::Rank::Plain, Hue::Orange, Icon::Receipt, text("Buat tanda terima"), text("Cetak bukti untuk warga")), 0, 2);
    grid->addWidget(new Tile(theme, Tile::Rank::Plain, Hue::Pink, Icon::Scale, text("Timbang balita"), text("Posyandu Melati · 34 anak")), 1, 1);
    grid->addWidget(new Tile(theme, Tile::Rank::Plain, Hue::Violet, Icon::Scan, text("Periksa tanda terima"), text("Pindai QR pada kertas")), 1, 2);
    grid->setColumnStretch(0, 5);
    grid->setColumnStretch(1, 4);
    grid->setColumnStretch(2, 4);
    column->addLayout(grid, 1);
    return page;
}

QWidget *makeButtons(Theme &theme)
{
    auto *scroll = new ScrollArea(theme);
    auto *column = scroll->body();
    keepSpacing(theme, column, 20, 14);
    auto *stepper = new Stepper(theme);
    stepper->setSteps({text("Persetujuan"), text("Identitas"), text("Alamat"), text("Periksa"), text("Selesai")});
    stepper->setCurrent(2);
    column->addWidget(stepper);
    auto *row = new FlowRow(theme, 12);
    row->addWidget(new PrimaryButton(theme, Icon::Check, text("Simpan & cetak")));
    row->addWidget(new SecondaryButton(theme, Icon::Back, text("Kembali")));
    row->addWidget(new DangerButton(theme, Icon::Close, text("Batalkan tanda terima")));
    auto *off = new PrimaryButton(theme, Icon::Send, text("Kirim sekarang"));
    off->setEnabled(false);
    row->addWidget(off);
    row->addWidget(new Button(theme, ButtonKind::Quiet, Icon::Speaker, text("Dengarkan")));
    column->addLayout(row);
    auto *pills = new FlowRow(theme, 10);
    pills->addWidget(new Pill(theme, Tone::Neutral, Icon::Clock, text("Menunggu kirim")));
    pills->addWidget(new Pill(theme, Tone::Accent, Icon::Person, text("Bu Rini")));
    pills->addWidget(new Pill(theme, Tone::Info, Icon::Sync, text("Sedang mengirim")));
    pills->addWidget(new Pill(theme, Tone::Ok, Icon::Check, text("Semua terkirim")));
    pills->addWidget(new Pill(theme, Tone::Warn, Icon::Warning, text("Mungkin ganda")));
    pills->addWidget(new Pill(theme, Tone::Danger, Icon::Error, text("Gagal 3 kali")));
    column->addLayout(pills);
    column->addWidget(new Banner(theme, Tone::Ok, text("Tersimpan"), text("Data Sutinah aman di kios ini.")));
    auto *warn = new Banner(theme, Tone::Warn, text("Mungkin sudah terdaftar"), text("Sutinah, 77 tahun, RT 03 / RW 05. Nama dan tanggal lahir sama."));
    warn->setAction(Icon::Person, text("Buka data lama"));
    column->addWidget(warn);
    column->addWidget(new Banner(theme, Tone::Danger, text("Kertas habis"), text("Isi kertas 58 mm, lalu cetak ulang. Data sudah tersimpan.")));
    auto *card = new Card(theme);
    auto *people = new QHBoxLayout;
    keepSpacing(theme, people, 0, 12);
    for (const char *name : {"Sutinah", "Mbah Karto Wiyono", "Ngatiyem", "Suparman", "Tukinem Lestari"})
        people->addWidget(new Avatar(theme, text(name)));
    people->addStretch(1);
    card->body()->addLayout(people);
    column->addWidget(card);
    auto *empty = new EmptyState(theme, Icon::Search, text("Belum ada yang cocok"), text("Periksa ejaan, atau cari dengan nama ibu."));
    empty->setAction(Icon::PersonAdd, text("Daftarkan warga baru"));
    column->addWidget(empty);
    column->addStretch(1);
    return scroll;
}

std::vector<Page> pages()
{
    return {{text("beranda"), makeHome}, {text("tombol"), makeButtons}, {text("isian"), makeForm},
        {text("papan_huruf"), makeFormWithKeyboard}, {text("papan_angka"), makeFormWithNumbers}, {text("daftar"), makeList},
        {text("pin"), makePads}, {text("pertanyaan"), makeQuestion}, {text("kemajuan"), makeProgress}};
}

} // namespace guyub::ui::gallery
