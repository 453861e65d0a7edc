<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id">
<context>
    <name>guyub::ui::ResidentsScreen</name>
    <message><source>Name, NIK, family card or RT</source><translation>Nama, NIK, nomor KK, atau RT</translation></message>
    <message><source>Residents found</source><translation>Warga yang ditemukan</translation></message>
    <message><source>Find a resident</source><translation>Cari warga</translation></message>
    <message><source>The first %1. Type more to find one person.</source><translation>%1 teratas. Ketik lebih lengkap agar ketemu satu orang.</translation></message>
    <message><source>Found: %1</source><translation>Ditemukan: %1</translation></message>
    <message><source>Register a resident</source><translation>Daftarkan warga</translation></message>
    <message><source>Who is it?</source><translation>Siapa yang dicari?</translation></message>
    <message><source>Type a part of the name, the NIK, or RT 3/5. Spelling is forgiven: Soeparman finds Suparman.</source><translation>Ketik sebagian nama, NIK, atau RT 3/5. Ejaan boleh berbeda: Soeparman juga menemukan Suparman.</translation></message>
    <message><source>Nobody found</source><translation>Tidak ada yang cocok</translation></message>
    <message><source>Try a shorter part of the name, or the NIK. If the person is new, register first.</source><translation>Coba sebagian nama saja, atau NIK. Jika warga baru, daftarkan dahulu.</translation></message>
</context>
<context>
    <name>guyub::ui::ResidentScreen</name>
    <message><source>Change data</source><translation>Ubah data</translation></message>
    <message><source>What has happened</source><translation>Riwayat</translation></message>
    <message><source>Resident</source><translation>Data warga</translation></message>
    <message><source>Back to the search</source><translation>Kembali ke pencarian</translation></message>
    <message><source>%1 months old</source><translation>%1 bulan</translation></message>
    <message><source>%1 years old</source><translation>%1 tahun</translation></message>
    <message><source>waiting to be sent</source><translation>menunggu dikirim</translation></message>
    <message><source>Two versions of this person exist</source><translation>Ada dua versi data warga ini</translation></message>
    <message><source>Two officers wrote different things while apart. Both are kept; the hub's officer decides.</source><translation>Dua petugas menulis hal berbeda saat terpisah. Keduanya disimpan; petugas pusat yang memutuskan.</translation></message>
    <message><source>NIK</source><translation>NIK</translation></message>
    <message><source>none: %1</source><translation>tidak ada: %1</translation></message>
    <message><source>Born</source><translation>Lahir</translation></message>
    <message><source>RT %1 / RW %2</source><translation>RT %1 / RW %2</translation></message>
    <message><source>Address</source><translation>Alamat</translation></message>
    <message><source>Mother's name</source><translation>Nama ibu</translation></message>
    <message><source>Position in the family</source><translation>Hubungan dalam keluarga</translation></message>
    <message><source>Make a receipt</source><translation>Buat tanda terima</translation></message>
    <message><source>Weigh this child</source><translation>Timbang anak ini</translation></message>
    <message><source>See both versions</source><translation>Lihat kedua versi</translation></message>
    <message><source>Who has looked</source><translation>Siapa yang melihat</translation></message>
    <message><source>It is kept that there is no consent.</source><translation>Sudah dicatat: tidak ada persetujuan.</translation></message>
    <message><source>The consent is kept.</source><translation>Persetujuan sudah dicatat.</translation></message>
    <message><source>none</source><translation>tidak ada</translation></message>
</context>
<context>
    <name>guyub::ui::HouseholdCard</name>
    <message><source>Same household</source><translation>Satu keluarga</translation></message>
</context>
<context>
    <name>guyub::ui::ViewersDialog</name>
    <message><source>Close</source><translation>Tutup</translation></message>
    <message><source>It is written down before anything is shown, once for each time that somebody signs in.</source><translation>Ini dicatat sebelum data ditampilkan, satu kali setiap seseorang masuk.</translation></message>
    <message><source>Somebody who is not known here</source><translation>Seseorang yang tidak dikenal di sini</translation></message>
    <message><source>Who has looked at these data</source><translation>Siapa yang sudah melihat data ini</translation></message>
    <message><source>and before that again, times: %1</source><translation>dan sebelumnya lagi, kali: %1</translation></message>
</context>
<context>
    <name>guyub::ui::ConsentCard</name>
    <message><source>Agrees</source><translation>Setuju</translation></message>
    <message><source>Ask for consent</source><translation>Minta persetujuan</translation></message>
    <message><source>Ask for consent: %1</source><translation>Minta persetujuan: %1</translation></message>
    <message><source>Consent</source><translation>Persetujuan</translation></message>
    <message><source>Does not agree</source><translation>Tidak setuju</translation></message>
    <message><source>Not asked yet</source><translation>Belum ditanyakan</translation></message>
    <message><source>Withdraw consent</source><translation>Tarik persetujuan</translation></message>
    <message><source>Withdraw the consent: %1</source><translation>Tarik persetujuan: %1</translation></message>
</context>
<context>
    <name>guyub::ui::ConsentDialog</name>
    <message><source>Write it first, then choose the answer below.</source><translation>Tulis dulu namanya, lalu pilih jawabannya di bawah.</translation></message>
    <message><source>Ask later</source><translation>Tanya nanti</translation></message>
    <message><source>Explained in Javanese</source><translation>Dijelaskan dalam bahasa Jawa</translation></message>
    <message><source>From now on nothing more is written down for this purpose, and what rests on it is not shown here any more. The hub hears of it at the next sending; by law its use ends within 3 × 24 hours. What the law itself asks for stays.</source><translation>Mulai sekarang tidak ada lagi yang dicatat untuk keperluan ini, dan yang bergantung padanya tidak ditampilkan lagi di sini. Pusat diberi tahu pada pengiriman berikutnya; menurut undang-undang pemakaiannya berhenti dalam 3 × 24 jam. Yang diwajibkan undang-undang tetap disimpan.</translation></message>
    <message><source>I agree</source><translation>Setuju</translation></message>
    <message><source>I do not agree</source><translation>Tidak setuju</translation></message>
    <message><source>Keep the consent</source><translation>Biarkan setuju</translation></message>
    <message><source>Name of who answers</source><translation>Nama yang menjawab</translation></message>
    <message><source>Turn the screen to the resident and read it out.</source><translation>Hadapkan layar ke warga dan bacakan.</translation></message>
    <message><source>Who answers?</source><translation>Siapa yang menjawab?</translation></message>
    <message><source>Withdraw the consent</source><translation>Tarik persetujuan</translation></message>
    <message><source>Withdraw the consent: %1</source><translation>Tarik persetujuan: %1</translation></message>
</context>
<context>
    <name>ResidentHistory</name>
    <message><source>written down %1</source><translation>dicatat %1</translation></message>
    <message><source>Receipt %1</source><translation>Tanda terima %1</translation></message>
    <message><source>%1 kg</source><translation>%1 kg</translation></message>
    <message><source>%1 cm</source><translation>%1 cm</translation></message>
    <message><source>Weighed: %1</source><translation>Ditimbang: %1</translation></message>
    <message><source>Weighed; not shown without consent</source><translation>Ditimbang; tidak ditampilkan tanpa persetujuan</translation></message>
    <message><source>Agreed</source><translation>Setuju</translation></message>
    <message><source>Did not agree</source><translation>Tidak setuju</translation></message>
    <message><source>waiting</source><translation>menunggu</translation></message>
    <message><source>Nothing has been written down yet</source><translation>Belum ada catatan</translation></message>
    <message><source>Registered</source><translation>Didaftarkan</translation></message>
    <message><source>Data changed: %1</source><translation>Data diubah: %1</translation></message>
</context>
</TS>
