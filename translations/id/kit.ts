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
</TS>
