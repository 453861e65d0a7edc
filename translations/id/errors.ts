<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id">
<context>
    <name>ErrorText</name>
    <message><source>Something is still missing.</source><translation>Masih ada yang kosong.</translation></message>
    <message><source>Fill in the marked field, then go on.</source><translation>Isi kolom yang ditandai, lalu lanjutkan.</translation></message>
    <message><source>One value does not fit.</source><translation>Ada isian yang tidak cocok.</translation></message>
    <message><source>Check the marked field against the card or the scale.</source><translation>Cocokkan kolom yang ditandai dengan kartu atau timbangan.</translation></message>
    <message><source>There is a mark in the text that cannot be seen.</source><translation>Ada tanda yang tidak terlihat di dalam teks.</translation></message>
    <message><source>Empty the field and type it again.</source><translation>Kosongkan isian, lalu ketik lagi.</translation></message>
    <message><source>Not found.</source><translation>Tidak ditemukan.</translation></message>
    <message><source>Check the spelling or search in another way.</source><translation>Periksa ejaannya, atau cari dengan cara lain.</translation></message>
    <message><source>This folder is not a Guyub store.</source><translation>Folder ini bukan data Guyub.</translation></message>
    <message><source>Ask the administrator which folder belongs to this kiosk.</source><translation>Tanyakan kepada pengelola folder mana milik kios ini.</translation></message>
    <message><source>These data were written by a newer Guyub.</source><translation>Data ini ditulis oleh Guyub yang lebih baru.</translation></message>
    <message><source>Update this kiosk first. Nothing was changed.</source><translation>Perbarui kios ini dahulu. Tidak ada yang diubah.</translation></message>
    <message><source>The input cannot be used.</source><translation>Isian ini belum bisa dipakai.</translation></message>
    <message><source>Check it and try again. Nothing was saved.</source><translation>Periksa lalu coba lagi. Belum ada yang disimpan.</translation></message>
    <message><source>That PIN does not fit.</source><translation>PIN tidak cocok.</translation></message>
    <message><source>Type it again. After five wrong tries you have to wait.</source><translation>Ketik lagi. Setelah lima kali salah, Anda harus menunggu.</translation></message>
    <message><source>Too many wrong tries.</source><translation>Sudah terlalu sering salah.</translation></message>
    <message><source>Wait until the time shown has passed, or ask the administrator.</source><translation>Tunggu sampai waktu yang tertera habis, atau hubungi pengelola.</translation></message>
    <message><source>Another program has these data open.</source><translation>Data ini sedang dibuka program lain.</translation></message>
    <message><source>Close the other program, then try again.</source><translation>Tutup program itu, lalu coba lagi.</translation></message>
    <message><source>Consent is missing.</source><translation>Persetujuan belum ada.</translation></message>
    <message><source>Ask the person or the guardian first, then save again.</source><translation>Tanyakan dahulu kepada warga atau walinya, lalu simpan lagi.</translation></message>
    <message><source>You may not do this.</source><translation>Anda tidak berwenang melakukan ini.</translation></message>
    <message><source>Ask someone with the right role.</source><translation>Minta petugas yang berwenang.</translation></message>
    <message><source>No connection now.</source><translation>Sedang tidak ada sambungan.</translation></message>
    <message><source>Everything is kept here and is sent later.</source><translation>Semua data tersimpan di sini dan dikirim nanti.</translation></message>
    <message><source>This kiosk is not connected to a hub yet.</source><translation>Kios ini belum terhubung ke pusat.</translation></message>
    <message><source>Work goes on. The administrator can connect it later.</source><translation>Pekerjaan tetap bisa jalan. Pengelola dapat menghubungkannya nanti.</translation></message>
    <message><source>Part of the stored data is damaged.</source><translation>Sebagian data tersimpan rusak.</translation></message>
    <message><source>Do not go on. Call the administrator and ask for the latest backup.</source><translation>Jangan lanjutkan. Hubungi pengelola; tanyakan cadangan terakhir.</translation></message>
    <message><source>The disk is full.</source><translation>Ruang simpan penuh.</translation></message>
    <message><source>Nothing that was saved is lost. Make space, then save again.</source><translation>Data yang sudah tersimpan tetap aman. Kosongkan ruang, lalu simpan lagi.</translation></message>
    <message><source>Stopped.</source><translation>Dihentikan.</translation></message>
    <message><source>Nothing was changed.</source><translation>Tidak ada yang diubah.</translation></message>
    <message><source>It could not be saved.</source><translation>Belum bisa disimpan.</translation></message>
    <message><source>Try again. If it stays so, call the administrator.</source><translation>Coba lagi. Kalau tetap begitu, hubungi pengelola.</translation></message>
</context>
</TS>
