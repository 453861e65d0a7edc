<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id">
<context>
    <name>guyub::ui::ChildQueue</name>
    <message><source>All RW</source><translation>Semua RW</translation></message>
    <message><source>Children of today</source><translation>Anak hari ini</translation></message>
    <message><source>Nobody by this name. Search under Residents for a child from elsewhere.</source><translation>Belum ada nama ini. Anak dari tempat lain bisa dicari di menu Warga.</translation></message>
    <message><source>RW %1</source><translation>RW %1</translation></message>
    <message><source>Search a name</source><translation>Cari nama</translation></message>
    <message><source>Weighed: %1 of %2</source><translation>Ditimbang: %1 dari %2</translation></message>
    <message><source>date of birth incomplete</source><translation>tanggal lahir belum lengkap</translation></message>
</context>
<context>
    <name>guyub::ui::GuardianAsk</name>
    <message><source>Agrees</source><translation>Setuju</translation></message>
    <message><source>Ask %1</source><translation>Tanyakan kepada %1</translation></message>
    <message><source>Ask the parent or guardian of %1</source><translation>Tanyakan kepada orang tua/wali %1</translation></message>
    <message><source>Does not agree</source><translation>Tidak setuju</translation></message>
    <message><source>May the posyandu keep weight, height and other measurements here? They are used to follow growth and to help in time. Only officers of this kelurahan and kaders of its posyandu see them. They are kept as long as the child is weighed here. The answer may be changed at any time. Without it the child is weighed all the same, but nothing is kept.</source><translation>Bolehkah posyandu menyimpan berat, tinggi, dan hasil ukur lain di sini? Gunanya untuk memantau pertumbuhan dan membantu tepat waktu. Hanya petugas kelurahan ini dan kader posyandunya yang melihat. Data disimpan selama anak ditimbang di sini. Jawaban boleh diubah kapan saja. Bila tidak setuju, anak tetap ditimbang, hanya tidak disimpan.</translation></message>
    <message><source>Name of the parent or guardian</source><translation>Nama orang tua atau wali</translation></message>
    <message><source>Write who answers for the child.</source><translation>Tulis siapa yang menjawab untuk anak ini.</translation></message>
</context>
<context>
    <name>guyub::ui::LastSaved</name>
    <message><source>Correct</source><translation>Betulkan</translation></message>
    <message><source>Print</source><translation>Cetak</translation></message>
    <message><source>Saved: %1</source><translation>Tersimpan: %1</translation></message>
</context>
<context>
    <name>guyub::ui::PosyanduScreen</name>
    <message><source>Kept as a file.</source><translation>Tersimpan sebagai berkas.</translation></message>
    <message><source>Print nothing</source><translation>Tidak jadi</translation></message>
    <message><source>as a file</source><translation>sebagai berkas</translation></message>
    <message><source>All RW</source><translation>Semua RW</translation></message>
    <message><source>Choose a name at the left to look again or to correct.</source><translation>Pilih nama di kiri untuk melihat lagi atau membetulkan.</translation></message>
    <message><source>Complete the data</source><translation>Lengkapi data</translation></message>
    <message><source>Everyone has been weighed</source><translation>Semua sudah ditimbang</translation></message>
    <message><source>Growth can be followed once it is.</source><translation>Setelah dilengkapi, pertumbuhannya bisa dipantau.</translation></message>
    <message><source>No child is registered yet</source><translation>Belum ada balita terdaftar</translation></message>
    <message><source>Noted. Weigh the child and write the numbers in its own book only.</source><translation>Dicatat. Timbang anaknya, lalu tulis di Buku KIA-nya saja.</translation></message>
    <message><source>Posyandu</source><translation>Posyandu</translation></message>
    <message><source>Print what?</source><translation>Cetak apa?</translation></message>
    <message><source>to a stick</source><translation>ke flashdisk</translation></message>
    <message><source>The visit is saved. Plug in a stick or connect a printer, then try again.</source><translation>Kunjungan sudah tersimpan. Colokkan flashdisk atau hubungkan printer, lalu coba lagi.</translation></message>
    <message><source>The paper is out.</source><translation>Kertas sudah keluar.</translation></message>
    <message><source>RW %1</source><translation>RW %1</translation></message>
    <message><source>Receipt</source><translation>Tanda terima</translation></message>
    <message><source>Register a child</source><translation>Daftarkan anak</translation></message>
    <message><source>Register a child first; then it stands here on every weighing day.</source><translation>Daftarkan anak dahulu. Setelah itu namanya muncul di sini setiap hari timbang.</translation></message>
    <message><source>The full date of birth is not known yet.</source><translation>Tanggal lahir lengkapnya belum diketahui.</translation></message>
    <message><source>The growth paper for the family, or a receipt with a code.</source><translation>Kertas pertumbuhan untuk keluarga, atau tanda terima berkode.</translation></message>
    <message><source>The visit is saved, but the paper did not come out. %1</source><translation>Kunjungan sudah tersimpan, tetapi kertasnya tidak keluar. %1</translation></message>
    <message><source>Type at least one number.</source><translation>Ketik paling sedikit satu angka.</translation></message>
    <message><source>Whether it is a boy or a girl is not written down yet.</source><translation>Laki-laki atau perempuan belum tercatat.</translation></message>
    <message><source>Whose children?</source><translation>Anak dari RW mana?</translation></message>
    <message><source>correcting %1</source><translation>membetulkan %1</translation></message>
    <message><source>mother: %1</source><translation>ibu: %1</translation></message>
</context>
<context>
    <name>guyub::ui::StatusDialog</name>
    <message><source>Does the weight go up enough?</source><translation>Apakah beratnya naik cukup?</translation></message>
    <message><source>Leave it at T</source><translation>Biarkan T</translation></message>
    <message><source>Or another reason</source><translation>Atau alasan lain</translation></message>
    <message><source>The curve follows its line</source><translation>Grafik mengikuti garisnya</translation></message>
    <message><source>The curve moves to the line above</source><translation>Grafik pindah ke garis di atasnya</translation></message>
    <message><source>The minimum gain is strict: four to six of ten healthy children stay below it in some month. Look at the curve: when it follows its line, write N and say why.</source><translation>Patokan kenaikan berat itu ketat: empat sampai enam dari sepuluh anak sehat tidak mencapainya pada suatu bulan. Lihat grafiknya: bila mengikuti garisnya, tulis N dan sebutkan alasannya.</translation></message>
    <message><source>Write N</source><translation>Tulis N</translation></message>
</context>
<context>
    <name>guyub::ui::VisitForm</name>
    <message><source>It lies between %1 and %2. Measure again.</source><translation>Angkanya di antara %1 dan %2. Ukur sekali lagi.</translation></message>
    <message><source>%1 is far from last time (%2).</source><translation>%1 jauh dari yang terakhir (%2).</translation></message>
    <message><source>%1 is less than last time (%2).</source><translation>%1 kurang dari yang terakhir (%2).</translation></message>
    <message><source>%1 is right</source><translation>Memang %1</translation></message>
    <message><source>%1 is unusual at %2.</source><translation>%1 tidak biasa untuk umur %2.</translation></message>
    <message><source>%1, decided by the kader</source><translation>%1, keputusan kader</translation></message>
    <message><source>Arm: %1</source><translation>LiLA: %1</translation></message>
    <message><source>Both feet swollen: to the Puskesmas today</source><translation>Kedua kaki bengkak: ke Puskesmas hari ini</translation></message>
    <message><source>Curve: %1, 0 to %2 months, %3 points, now %4</source><translation>Grafik: %1, 0 sampai %2 bulan, %3 titik, sekarang %4</translation></message>
    <message><source>Decide yourself</source><translation>Putuskan sendiri</translation></message>
    <message><source>Feet normal</source><translation>Kaki biasa</translation></message>
    <message><source>Feet swollen</source><translation>Kaki bengkak</translation></message>
    <message><source>Head</source><translation>Kepala</translation></message>
    <message><source>Head circumference in cm</source><translation>Lingkar kepala dalam cm</translation></message>
    <message><source>Height</source><translation>Tinggi</translation></message>
    <message><source>Height in cm</source><translation>Tinggi dalam cm</translation></message>
    <message><source>Height: %1</source><translation>Tinggi: %1</translation></message>
    <message><source>It is %1</source><translation>Maksudnya %1</translation></message>
    <message><source>It is right</source><translation>Memang benar</translation></message>
    <message><source>Length</source><translation>Panjang</translation></message>
    <message><source>Height (cm) by age (months)</source><translation>Tinggi (cm) menurut umur (bulan)</translation></message>
    <message><source>Length (cm) by age (months)</source><translation>Panjang (cm) menurut umur (bulan)</translation></message>
    <message><source>Length in cm</source><translation>Panjang dalam cm</translation></message>
    <message><source>Length: %1</source><translation>Panjang: %1</translation></message>
    <message><source>Look again</source><translation>Lihat lagi</translation></message>
    <message><source>Measure again</source><translation>Ukur ulang</translation></message>
    <message><source>Lying</source><translation>Berbaring</translation></message>
    <message><source>Standing</source><translation>Berdiri</translation></message>
    <message><source>Save the correction</source><translation>Simpan perbaikan</translation></message>
    <message><source>Save and go on</source><translation>Simpan, lanjut</translation></message>
    <message><source>That is no number. Type it like %1.</source><translation>Itu bukan angka. Ketik seperti %1.</translation></message>
    <message><source>That number has too many digits. Type it like %1.</source><translation>Angkanya terlalu panjang. Ketik seperti %1.</translation></message>
    <message><source>Arm</source><translation>LiLA</translation></message>
    <message><source>Upper arm in cm</source><translation>LiLA dalam cm</translation></message>
    <message><source>Weight</source><translation>Berat</translation></message>
    <message><source>Weight (kg) by age (months)</source><translation>Berat (kg) menurut umur (bulan)</translation></message>
    <message><source>Weight and length do not fit each other.</source><translation>Berat dan panjangnya tidak cocok satu sama lain.</translation></message>
    <message><source>Weight in kg</source><translation>Berat dalam kg</translation></message>
    <message><source>last %1</source><translation>lalu %1</translation></message>
</context>
</TS>
