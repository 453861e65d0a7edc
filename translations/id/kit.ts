<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id">
<context>
    <name>guyub::ui::DateField</name>
    <message><source>Day</source><translation>Tanggal</translation></message>
    <message><source>Month</source><translation>Bulan</translation></message>
    <message><source>Year</source><translation>Tahun</translation></message>
    <message><source>Day, 1 to 31</source><translation>Tanggal, 1 sampai 31</translation></message>
    <message><source>Month, 1 to 12</source><translation>Bulan, 1 sampai 12</translation></message>
    <message><source>Year, four digits</source><translation>Tahun, empat angka</translation></message>
    <message><source>The full date is not known</source><translation>Tanggal lengkap tidak diketahui</translation></message>
</context>
<context>
    <name>guyub::ui::FormField</name>
    <message><source>%1 (optional)</source><translation>%1 (boleh kosong)</translation></message>
    <message><source>%1 of %2 digits</source><translation>%1 dari %2 angka</translation></message>
</context>
<context>
    <name>guyub::ui::SearchField</name>
    <message><source>Clear the search</source><translation>Kosongkan pencarian</translation></message>
</context>
<context>
    <name>guyub::ui::Stepper</name>
    <message><source>Step %1 of %2: %3</source><translation>Langkah %1 dari %2: %3</translation></message>
</context>
<context>
    <name>guyub::ui::Keyboard</name>
    <message><source>Delete one letter</source><translation>Hapus satu huruf</translation></message>
    <message><source>Letters</source><translation>Huruf</translation></message>
    <message><source>Signs</source><translation>Tanda baca</translation></message>
    <message><source>Space</source><translation>Spasi</translation></message>
    <message><source>Hide the keyboard</source><translation>Tutup papan ketik</translation></message>
    <message><source>Next</source><translation>Lanjut</translation></message>
    <message><source>Only capitals</source><translation>Huruf besar terus</translation></message>
    <message><source>Capitals</source><translation>Huruf besar</translation></message>
</context>
<context>
    <name>guyub::ui::NumberPad</name>
    <message><source>Comma</source><translation>Koma</translation></message>
    <message><source>Delete one digit</source><translation>Hapus satu angka</translation></message>
    <message><source>Next</source><translation>Lanjut</translation></message>
    <message><source>Enter</source><translation>Masukkan</translation></message>
    <message><source>Hide the number pad</source><translation>Tutup papan angka</translation></message>
</context>
<context>
    <name>guyub::ui::PinDots</name>
    <message><source>%1 typed</source><translation>%1 diketik</translation></message>
</context>
<context>
    <name>guyub::ui::PinPad</name>
    <message><source>Delete one character</source><translation>Hapus satu</translation></message>
    <message><source>OK</source><translation>OK</translation></message>
    <message><source>PIN</source><translation>PIN</translation></message>
</context>
<context>
    <name>guyub::ui::MaskedNumber</name>
    <message><source>%1 %2, press and hold to see it all</source><translation>%1 %2, tekan dan tahan untuk melihat semuanya</translation></message>
</context>
</TS>
