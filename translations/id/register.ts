<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id">
<context>
    <name>RegisterWords</name>
    <message><source>A NIK has digits only. Type it again from the card.</source><translation>NIK hanya berisi angka. Ketik ulang dari kartu.</translation></message>
    <message><source>A NIK has 16 digits. Count them on the card.</source><translation>NIK ada 16 angka. Hitung lagi di kartu.</translation></message>
    <message><source>The first six digits are no area. Compare them with the card.</source><translation>Enam angka pertama bukan kode wilayah. Cocokkan dengan kartu.</translation></message>
    <message><source>Digits 7 to 12 are no date of birth. Compare them with the card.</source><translation>Angka ke-7 sampai ke-12 bukan tanggal lahir. Cocokkan dengan kartu.</translation></message>
    <message><source>The last four digits cannot be 0000. Compare them with the card.</source><translation>Empat angka terakhir tidak bisa 0000. Cocokkan dengan kartu.</translation></message>
    <message><source>Type the NIK, or choose “Without NIK”.</source><translation>Ketik NIK, atau pilih “Tanpa NIK”.</translation></message>
    <message><source>Write why the number on the card is right.</source><translation>Tulis mengapa angka di kartu itu benar.</translation></message>
    <message><source>Choose why there is no NIK.</source><translation>Pilih mengapa belum ada NIK.</translation></message>
    <message><source>Write the name. One word is enough.</source><translation>Tulis namanya. Satu kata pun cukup.</translation></message>
    <message><source>The name is too long. Write at most 120 letters.</source><translation>Nama terlalu panjang. Tulis paling banyak 120 huruf.</translation></message>
    <message><source>Choose male or female.</source><translation>Pilih laki-laki atau perempuan.</translation></message>
    <message><source>Write the date of birth, or only the year.</source><translation>Tulis tanggal lahir, atau tahunnya saja.</translation></message>
    <message><source>This date does not exist. Write it again.</source><translation>Tanggal itu tidak ada. Tulis lagi.</translation></message>
    <message><source>This date is after today. Write it again.</source><translation>Tanggal itu sesudah hari ini. Tulis lagi.</translation></message>
    <message><source>A family card number has 16 digits. Leave it empty if there is no card.</source><translation>Nomor KK ada 16 angka. Kosongkan jika tidak ada kartu.</translation></message>
    <message><source>Write the RT as a number, for example 3.</source><translation>Tulis RT dengan angka, misalnya 3.</translation></message>
    <message><source>Write the RW as a number, for example 5.</source><translation>Tulis RW dengan angka, misalnya 5.</translation></message>
    <message><source>A phone number has 8 to 15 digits. Leave it empty if there is none.</source><translation>Nomor HP 8 sampai 15 angka. Kosongkan jika tidak punya.</translation></message>
    <message><source>Write the address or the name of the hamlet.</source><translation>Tulis alamat atau nama dusun.</translation></message>
    <message><source>This is too long. Write it shorter.</source><translation>Ini terlalu panjang. Tulis lebih singkat.</translation></message>
    <message><source>The NIK begins with the code of a district that has been renamed or split since.</source><translation>NIK diawali kode kecamatan yang kini sudah berganti atau dimekarkan.</translation></message>
    <message><source>The NIK begins with a district code that is not in the list.</source><translation>NIK diawali kode kecamatan yang tidak ada di daftar.</translation></message>
    <message><source>The NIK was first issued in another district. That is fine for people who have moved.</source><translation>NIK pertama kali terbit di kecamatan lain. Itu wajar bagi warga yang pindah.</translation></message>
    <message><source>The date of birth differs from the NIK. What the card says in words counts.</source><translation>Tanggal lahir berbeda dari NIK. Yang berlaku adalah tulisan di kartu.</translation></message>
    <message><source>Male or female differs from the NIK. What the card says in words counts.</source><translation>Jenis kelamin berbeda dari NIK. Yang berlaku adalah tulisan di kartu.</translation></message>
    <message><source>The family card number holds no date of issue. Old cards are like that; compare the digits.</source><translation>Nomor KK tidak memuat tanggal terbit. Kartu lama memang begitu; cocokkan angkanya.</translation></message>
    <message><source>Choose one of the two answers.</source><translation>Pilih salah satu dari dua jawaban.</translation></message>
    <message><source>Write the name of the person who answers.</source><translation>Tulis nama orang yang menjawab.</translation></message>
</context>
<context>
    <name>ConsentText</name>
    <message><source>What for: services of the kelurahan, child health at the posyandu, and handing out aid, each only if you agree to it.

Which data: name, NIK, family card number, date of birth, address, family relation; weight and height of children; aid received.

How long: as long as you live here, or until you withdraw. Receipts are kept as long as the law on state finance asks.

Who sees them: officers of this kelurahan and kaders of its posyandu, nobody else.

Your rights: you may see your data, have them corrected, and withdraw this consent at any time, here at the counter. A withdrawal holds everywhere within three days. Saying no does not cost you a service that the law gives you.</source><translation>Untuk apa: pelayanan kelurahan, kesehatan anak di posyandu, dan penyaluran bantuan, masing-masing hanya jika Anda setuju.

Data apa: nama, NIK, nomor KK, tanggal lahir, alamat, hubungan keluarga; berat dan tinggi badan anak; bantuan yang diterima.

Berapa lama: selama Anda tinggal di sini, atau sampai Anda mencabutnya. Tanda terima disimpan selama diminta aturan keuangan negara.

Siapa yang melihat: petugas kelurahan ini dan kader posyandunya, tidak ada yang lain.

Hak Anda: Anda boleh melihat data Anda, memintanya diperbaiki, dan mencabut persetujuan ini kapan saja di loket ini. Pencabutan berlaku di mana pun dalam tiga hari. Menolak tidak menghilangkan pelayanan yang menjadi hak Anda menurut undang-undang.</translation></message>
</context>
<context>
    <name>guyub::ui::ConsentPage</name>
    <message><source>Your data are used to give you services and aid. They are kept sealed in this kiosk, and you may withdraw at any time.</source><translation>Data Anda dipakai untuk melayani dan menyalurkan bantuan. Data disimpan tersegel di kios ini, dan Anda boleh mencabut persetujuan kapan saja.</translation></message>
    <message><source>Read everything</source><translation>Baca selengkapnya</translation></message>
    <message><source>May the kelurahan keep your data to serve you?</source><translation>Bolehkah kelurahan menyimpan data Anda untuk melayani Anda?</translation></message>
    <message><source>May your data be used to hand out aid?</source><translation>Bolehkah data Anda dipakai untuk menyalurkan bantuan?</translation></message>
    <message><source>For a child: may the posyandu keep weight and height?</source><translation>Untuk anak: bolehkah posyandu menyimpan berat dan tinggi badannya?</translation></message>
    <message><source>The person</source><translation>Diri sendiri</translation></message>
    <message><source>Parent or guardian</source><translation>Orang tua atau wali</translation></message>
    <message><source>Companion</source><translation>Pendamping</translation></message>
    <message><source>Who answers?</source><translation>Siapa yang menjawab?</translation></message>
    <message><source>Name of who answers</source><translation>Nama yang menjawab</translation></message>
    <message><source>I agree</source><translation>Setuju</translation></message>
    <message><source>I do not agree</source><translation>Tidak setuju</translation></message>
    <message><source>aid</source><translation>bantuan</translation></message>
    <message><source>child health</source><translation>kesehatan anak</translation></message>
    <message><source>%1: %2</source><translation>%1: %2</translation></message>
</context>
<context>
    <name>guyub::ui::IdentityPage</name>
    <message><source>With NIK</source><translation>Dengan NIK</translation></message>
    <message><source>From KTP-el or family card</source><translation>Dari KTP-el atau Kartu Keluarga</translation></message>
    <message><source>Without NIK</source><translation>Tanpa NIK</translation></message>
    <message><source>Newborn, card lost, or not registered yet</source><translation>Bayi baru lahir, kartu hilang, atau belum terdaftar</translation></message>
    <message><source>NIK</source><translation>NIK</translation></message>
    <message><source>In which year born?</source><translation>Lahir tahun berapa?</translation></message>
    <message><source>As on the card: I have seen the KTP-el or family card</source><translation>Sesuai kartu: saya sudah melihat KTP-el atau KK</translation></message>
    <message><source>Why is this number right?</source><translation>Mengapa angka ini benar?</translation></message>
    <message><source>Where is the NIK from?</source><translation>NIK dilihat dari mana?</translation></message>
    <message><source>Why is there no NIK?</source><translation>Mengapa tanpa NIK?</translation></message>
    <message><source>Full name as on the card</source><translation>Nama lengkap sesuai kartu</translation></message>
    <message><source>Date of birth</source><translation>Tanggal lahir</translation></message>
    <message><source>Male or female</source><translation>Laki-laki atau perempuan</translation></message>
    <message><source>Place of birth</source><translation>Tempat lahir</translation></message>
    <message><source>Mother's name</source><translation>Nama ibu</translation></message>
    <message><source>%1 months old</source><translation>%1 bulan</translation></message>
    <message><source>%1 years old</source><translation>%1 tahun</translation></message>
    <message><source>Female, born %1 (%2)</source><translation>Perempuan, lahir %1 (%2)</translation></message>
    <message><source>Male, born %1 (%2)</source><translation>Laki-laki, lahir %1 (%2)</translation></message>
    <message><source>Female. Choose the year of birth below.</source><translation>Perempuan. Pilih tahun lahir di bawah.</translation></message>
    <message><source>Male. Choose the year of birth below.</source><translation>Laki-laki. Pilih tahun lahir di bawah.</translation></message>
</context>
<context>
    <name>guyub::ui::HouseholdPage</name>
    <message><source>Address or hamlet</source><translation>Alamat atau dusun</translation></message>
    <message><source>RT</source><translation>RT</translation></message>
    <message><source>RW</source><translation>RW</translation></message>
    <message><source>Phone</source><translation>Nomor HP</translation></message>
    <message><source>Landmark near the house</source><translation>Patokan dekat rumah</translation></message>
    <message><source>Family card number (KK)</source><translation>Nomor Kartu Keluarga (KK)</translation></message>
    <message><source>Position in the family</source><translation>Hubungan dalam keluarga</translation></message>
</context>
<context>
    <name>guyub::ui::CheckPage</name>
    <message><source>not given</source><translation>tidak diisi</translation></message>
    <message><source>Change</source><translation>Ubah</translation></message>
    <message><source>Change: %1</source><translation>Ubah: %1</translation></message>
    <message><source>Name</source><translation>Nama</translation></message>
    <message><source>NIK</source><translation>NIK</translation></message>
    <message><source>as on the card</source><translation>sesuai kartu</translation></message>
    <message><source>Without NIK</source><translation>Tanpa NIK</translation></message>
    <message><source>Born</source><translation>Lahir</translation></message>
    <message><source>Male or female</source><translation>Laki-laki atau perempuan</translation></message>
    <message><source>Mother's name</source><translation>Nama ibu</translation></message>
    <message><source>Address</source><translation>Alamat</translation></message>
    <message><source>RT / RW</source><translation>RT / RW</translation></message>
    <message><source>Phone</source><translation>Nomor HP</translation></message>
    <message><source>Landmark</source><translation>Patokan</translation></message>
    <message><source>Family card (KK)</source><translation>Kartu Keluarga (KK)</translation></message>
    <message><source>Position in the family</source><translation>Hubungan dalam keluarga</translation></message>
    <message><source>not asked</source><translation>tidak ditanyakan</translation></message>
    <message><source>agrees</source><translation>setuju</translation></message>
    <message><source>does not agree</source><translation>tidak setuju</translation></message>
    <message><source>Services of the kelurahan</source><translation>Pelayanan kelurahan</translation></message>
    <message><source>Handing out aid</source><translation>Penyaluran bantuan</translation></message>
    <message><source>Child health</source><translation>Kesehatan anak</translation></message>
</context>
<context>
    <name>guyub::ui::SavedPage</name>
    <message><source>Print the receipt</source><translation>Cetak tanda terima</translation></message>
    <message><source>Register the next of this family</source><translation>Daftarkan anggota keluarga berikutnya</translation></message>
    <message><source>Open this person</source><translation>Buka data warga ini</translation></message>
    <message><source>Done</source><translation>Selesai</translation></message>
    <message><source>%1 is registered</source><translation>%1 sudah terdaftar</translation></message>
    <message><source>The data are safe in this kiosk. They are sent tonight, or when there is a line.</source><translation>Data aman di kios ini. Dikirim malam ini, atau saat ada jaringan.</translation></message>
</context>
<context>
    <name>guyub::ui::RegisterScreen</name>
    <message><source>Register a resident</source><translation>Daftarkan warga</translation></message>
    <message><source>Consent</source><translation>Persetujuan</translation></message>
    <message><source>Identity</source><translation>Identitas</translation></message>
    <message><source>Household</source><translation>Keluarga</translation></message>
    <message><source>Check</source><translation>Periksa</translation></message>
    <message><source>Saved</source><translation>Tersimpan</translation></message>
    <message><source>Open the old record</source><translation>Buka data lama</translation></message>
    <message><source>Another person</source><translation>Orang berbeda</translation></message>
    <message><source>About your data</source><translation>Tentang data Anda</translation></message>
    <message><source>Understood</source><translation>Mengerti</translation></message>
    <message><source>Discard</source><translation>Buang</translation></message>
    <message><source>Back</source><translation>Kembali</translation></message>
    <message><source>Next</source><translation>Lanjut</translation></message>
    <message><source>Save</source><translation>Simpan</translation></message>
    <message><source>Look once more, then go on</source><translation>Lihat sekali lagi, lalu lanjutkan</translation></message>
    <message><source>Not everything is right yet</source><translation>Ada yang belum pas</translation></message>
    <message><source>Discard this registration?</source><translation>Buang pendaftaran ini?</translation></message>
    <message><source>What was typed is deleted. Leave the page instead to go on later.</source><translation>Yang sudah diketik akan dihapus. Jika ingin melanjutkan nanti, tinggalkan saja halaman ini.</translation></message>
    <message><source>Discard it</source><translation>Buang saja</translation></message>
    <message><source>Go on typing</source><translation>Lanjut mengisi</translation></message>
    <message><source>born %1</source><translation>lahir %1</translation></message>
    <message><source>RT %1 / RW %2</source><translation>RT %1 / RW %2</translation></message>
    <message><source>Perhaps registered already</source><translation>Mungkin sudah terdaftar</translation></message>
</context>
</TS>
