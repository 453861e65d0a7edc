<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id">
<context>
    <name>Paper</name>
    <message><source>en</source><comment>two-letter code of the language this paper is written in</comment><translation>id</translation></message>
    <message><source>RECEIPT</source><translation>TANDA TERIMA</translation></message>
    <message><source>COPY %1</source><translation>SALINAN %1</translation></message>
    <message><source>VOID</source><translation>DIBATALKAN</translation></message>
    <message><source>REPLACED</source><translation>SUDAH DIGANTI</translation></message>
    <message><source>Void because</source><translation>Sebab batal</translation></message>
    <message><source>Replaced by</source><translation>Diganti oleh</translation></message>
    <message><source>Number</source><translation>Nomor</translation></message>
    <message><source>Name</source><translation>Nama</translation></message>
    <message><source>NIK</source><translation>NIK</translation></message>
    <message><source>For</source><comment>label on a receipt: what was done</comment><translation>Untuk</translation></message>
    <message><source>Details</source><translation>Rincian</translation></message>
    <message><source>Officer</source><translation>Petugas</translation></message>
    <message><source>Check this paper</source><translation>Periksa keasliannya</translation></message>
    <message><source>Show this code at any kiosk, or say the number.</source><translation>Tunjukkan kode ini di kios mana pun, atau sebutkan nomornya.</translation></message>
    <message><source>Provisional: this kiosk is not connected yet. Other kiosks can check this paper once it is.</source><translation>Sementara: kios ini belum terhubung. Kios lain dapat memeriksa kertas ini setelah terhubung.</translation></message>
    <message><source>Keep this paper.</source><translation>Simpan kertas ini.</translation></message>
</context>
</TS>
