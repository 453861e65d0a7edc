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
    <message><source>RECOVERY KEY</source><translation>KUNCI PEMULIHAN</translation></message>
    <message><source>Ledger</source><comment>label on a paper: code of the kelurahan</comment><translation>Buku wilayah</translation></message>
    <message><source>Device</source><comment>label on a paper: the kiosk</comment><translation>Perangkat</translation></message>
    <message><source>Made on</source><translation>Dibuat pada</translation></message>
    <message><source>The same key, to be scanned.</source><translation>Kunci yang sama, untuk dipindai.</translation></message>
    <message><source>With this paper anybody opens everything that the device holds. Keep it in the safe, away from the device, and show it to nobody.</source><translation>Dengan kertas ini siapa pun dapat membuka seluruh isi perangkat. Simpan di brankas, jauh dari perangkat, dan jangan perlihatkan kepada siapa pun.</translation></message>
    <message><source>It is needed when every PIN is forgotten or the device's disk goes into another machine. Make a new one after using it: the old paper then opens nothing.</source><translation>Kertas ini diperlukan bila semua PIN terlupa atau cakram perangkat dipindah ke mesin lain. Buat yang baru setelah dipakai: kertas lama tidak lagi membuka apa pun.</translation></message>
</context>
</TS>
