<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id">
<context>
    <name>GrowthWords</name>
    <message><source>%1 months</source><translation>%1 bulan</translation></message>
    <message><source>%1 years</source><translation>%1 tahun</translation></message>
    <message><source>%1 years %2 months</source><translation>%1 tahun %2 bulan</translation></message>
    <message><source>Weight for age</source><translation>Berat menurut umur</translation></message>
    <message><source>Length or height for age</source><translation>Panjang/tinggi menurut umur</translation></message>
    <message><source>Weight for length or height</source><translation>Berat menurut panjang/tinggi</translation></message>
    <message><source>Body mass index for age</source><translation>Indeks massa tubuh menurut umur</translation></message>
    <message><source>Head circumference for age</source><translation>Lingkar kepala menurut umur</translation></message>
    <message><source>Upper arm for age</source><translation>Lingkar lengan menurut umur</translation></message>
    <message><source>stayed the same</source><translation>tetap</translation></message>
    <message><source>gained %1 g</source><translation>naik %1 g</translation></message>
    <message><source>lost %1 g</source><translation>turun %1 g</translation></message>
    <message><source>Since last month: %1; usually at least %2 g.</source><translation>Sejak bulan lalu %1; biasanya naik paling sedikit %2 g.</translation></message>
    <message><source>N: gained enough.</source><translation>N: naik cukup.</translation></message>
    <message><source>T: something to look at.</source><translation>T: perlu diperhatikan.</translation></message>
    <message><source>2T: twice in a row, something to look at together with the midwife.</source><translation>2T: dua kali berturut-turut, perlu diperhatikan bersama bidan.</translation></message>
    <message><source>O: was not weighed last month, so there is nothing to compare with.</source><translation>O: bulan lalu tidak ditimbang, jadi belum ada pembandingnya.</translation></message>
    <message><source>B: weighed for the first time.</source><translation>B: baru pertama kali ditimbang.</translation></message>
    <message><source>%1: %2</source><translation>%1: %2</translation></message>
    <message><source>%1: %2, look at it</source><translation>%1: %2, perlu diperhatikan</translation></message>
    <message><source>O: not weighed last month</source><translation>O: bulan lalu tidak ditimbang</translation></message>
    <message><source>B: first weighing</source><translation>B: penimbangan pertama</translation></message>
    <message><source>Measure again (%1?)</source><translation>Ukur ulang (%1?)</translation></message>
    <message><source>Measure again</source><translation>Ukur ulang</translation></message>
    <message><source>At this age there is no minimum gain to compare with.</source><translation>Pada umur ini belum ada patokan kenaikan berat.</translation></message>
</context>
<context>
    <name>GrowthPaper</name>
    <message><source>GROWTH OF THE CHILD</source><translation>PERTUMBUHAN ANAK</translation></message>
    <message><source>Name</source><translation>Nama</translation></message>
    <message><source>Born</source><translation>Lahir</translation></message>
    <message><source>Measured on</source><translation>Diukur</translation></message>
    <message><source>%1, at %2</source><translation>%1, umur %2</translation></message>
    <message><source>Weight</source><translation>Berat</translation></message>
    <message><source>Height</source><translation>Tinggi</translation></message>
    <message><source>Length</source><translation>Panjang</translation></message>
    <message><source>Head</source><translation>Kepala</translation></message>
    <message><source>Upper arm</source><translation>LiLA</translation></message>
    <message><source>Nutrition</source><translation>Gizi</translation></message>
    <message><source>Both feet are swollen: to be seen at the Puskesmas today.</source><translation>Kedua kaki bengkak: periksakan ke Puskesmas hari ini.</translation></message>
    <message><source>Kader's note: %1</source><translation>Catatan kader: %1</translation></message>
    <message><source>Weight (kg)</source><translation>Berat (kg)</translation></message>
    <message><source>Age (months)</source><translation>Umur (bulan)</translation></message>
    <message><source>Below the red line: go to the Puskesmas. Curve: WHO 2006.</source><translation>Di bawah garis merah: periksakan ke Puskesmas. Kurva WHO 2006.</translation></message>
    <message><source>In the hatched part: go to the Puskesmas. Curve: WHO 2006.</source><translation>Di bagian yang diarsir: periksakan ke Puskesmas. Kurva WHO 2006.</translation></message>
    <message><source>Kader: %1</source><translation>Kader: %1</translation></message>
    <message><source>Parent or guardian</source><comment>under a line to sign on; short</comment><translation>Orang tua/wali</translation></message>
</context>
</TS>
