<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id">
<context>
    <name>ConsentTexts</name>
    <message><source>Child health at the posyandu</source><translation>Kesehatan anak di posyandu</translation></message>
    <message><source>Handing out aid</source><translation>Penyaluran bantuan</translation></message>
    <message><source>How long: as long as state finance has to be accounted for, then by the archive schedule of the region.</source><translation>Berapa lama: selama dibutuhkan untuk pertanggungjawaban keuangan negara, setelah itu menurut jadwal retensi arsip daerah.</translation></message>
    <message><source>How long: as long as the child is weighed here, then by the archive schedule of the region. What was handed over to the Puskesmas is kept there by its own rules.</source><translation>Berapa lama: selama anak ditimbang di sini, setelah itu menurut jadwal retensi arsip daerah. Data yang sudah diserahkan ke Puskesmas disimpan di sana menurut aturannya sendiri.</translation></message>
    <message><source>How long: as long as you live in this kelurahan, then by the archive schedule of the region.</source><translation>Berapa lama: selama Anda tinggal di kelurahan ini, setelah itu menurut jadwal retensi arsip daerah.</translation></message>
    <message><source>If you do not agree, you are still served in everything the law gives you a right to.</source><translation>Bila tidak setuju, Anda tetap dilayani untuk semua hal yang menjadi hak Anda menurut undang-undang.</translation></message>
    <message><source>On what it rests: your consent (Law 27/2022 on the protection of personal data). It is yours to give or not.</source><translation>Dasarnya: persetujuan Anda (UU 27/2022 tentang Pelindungan Data Pribadi). Anda bebas menyetujui atau tidak.</translation></message>
    <message><source>Only for children under five: weight and height are kept to follow their growth.</source><translation>Khusus balita: berat dan tinggi badan disimpan untuk memantau tumbuh kembang.</translation></message>
    <message><source>Only if you agree: your religion, if you tell it. This rests on your consent (Law 27/2022 on the protection of personal data).</source><translation>Hanya bila Anda setuju: agama, bila disebutkan. Dasarnya persetujuan Anda (UU 27/2022 tentang Pelindungan Data Pribadi).</translation></message>
    <message><source>Services at the kelurahan</source><translation>Pelayanan di kelurahan</translation></message>
    <message><source>What for: following the child's growth, and telling the family in time when the midwife should have a look.</source><translation>Untuk apa: memantau pertumbuhan anak dan memberi tahu keluarga pada waktunya bila bidan perlu memeriksa.</translation></message>
    <message><source>What for: proposing families for aid and proving that it arrived. Agreeing is no promise that aid will come.</source><translation>Untuk apa: mengusulkan keluarga penerima dan membuktikan bantuan sudah sampai. Setuju bukan jaminan bantuan pasti datang.</translation></message>
    <message><source>What for: registering you, letters, receipts and finding your data again at this kelurahan. Not for trade, not for politics.</source><translation>Untuk apa: pendaftaran, surat, tanda terima, dan mencari kembali data Anda di kelurahan ini. Bukan untuk dagang, bukan untuk politik.</translation></message>
    <message><source>What is kept: name, NIK, date of birth, address, phone number and family. This rests on the law on population administration (Law 23/2006), also when you do not agree.</source><translation>Data yang disimpan: nama, NIK, tanggal lahir, alamat, nomor HP, dan keluarga. Dasarnya UU 23/2006 tentang Administrasi Kependudukan, juga bila Anda tidak setuju.</translation></message>
    <message><source>What is kept: name, NIK, family, address, and which aid was received when.</source><translation>Data yang disimpan: nama, NIK, keluarga, alamat, serta bantuan apa yang diterima dan kapan.</translation></message>
    <message><source>What is kept: weight, length or height, arm and head measurements, and the growth curve that follows from them.</source><translation>Data yang disimpan: berat badan, panjang atau tinggi badan, lingkar lengan dan kepala, serta kurva pertumbuhannya.</translation></message>
    <message><source>Who sees it: officers of the kelurahan and the heads of your RT and RW, as far as their work needs it.</source><translation>Siapa yang melihat: petugas kelurahan serta ketua RT dan RW Anda, sejauh diperlukan tugasnya.</translation></message>
    <message><source>Who sees it: officers of the kelurahan, and the agency that pays for the aid.</source><translation>Siapa yang melihat: petugas kelurahan dan instansi pemberi bantuan.</translation></message>
    <message><source>Who sees it: the cadres of the posyandu, the midwife and the Puskesmas. Health data are protected by law in a special way.</source><translation>Siapa yang melihat: kader posyandu, bidan, dan Puskesmas. Data kesehatan dilindungi undang-undang secara khusus.</translation></message>
    <message><source>You may see what is kept about you, have mistakes corrected, and ask for a copy. The officer answers within 3 × 24 hours.</source><translation>Anda berhak melihat data Anda yang disimpan, meminta kesalahan diperbaiki, dan meminta salinannya. Petugas menjawab paling lambat 3 × 24 jam.</translation></message>
    <message><source>You may withdraw this consent at any time, here at the counter. From then on nothing more is written down on it, and by law its use for this purpose ends within 3 × 24 hours.</source><translation>Persetujuan ini boleh ditarik kapan saja di loket ini. Sejak itu tidak ada lagi data baru yang dicatat berdasarkan persetujuan ini, dan menurut undang-undang pemakaiannya untuk tujuan ini berhenti paling lambat dalam 3 × 24 jam.</translation></message>
    <message><source>Your data are kept so that letters and services are quicker next time.</source><translation>Data disimpan supaya surat dan layanan berikutnya lebih cepat.</translation></message>
    <message><source>Your data may be used to propose you for aid and to show that you received it.</source><translation>Data boleh dipakai untuk mengusulkan bantuan dan sebagai bukti penerimaan.</translation></message>
</context>
<context>
    <name>ResidentWords</name>
    <message><source>%1 years</source><translation>%1 tahun</translation></message>
    <message><source>A NIK has 16 digits. Now %1, that is %2 too many.</source><translation>NIK harus 16 angka. Sekarang %1, kelebihan %2.</translation></message>
    <message><source>A NIK has 16 digits. Only %1 so far, %2 to go.</source><translation>NIK harus 16 angka. Baru %1, kurang %2 lagi.</translation></message>
    <message><source>A family card number has 16 digits. Now %1, that is %2 too many.</source><translation>Nomor KK harus 16 angka. Sekarang %1, kelebihan %2.</translation></message>
    <message><source>A family card number has 16 digits. Only %1 so far, %2 to go.</source><translation>Nomor KK harus 16 angka. Baru %1, kurang %2 lagi.</translation></message>
    <message><source>A phone number has 8 to 15 digits. Now %1.</source><translation>Nomor HP terdiri dari 8 sampai 15 angka. Sekarang %1.</translation></message>
    <message><source>Address or hamlet</source><translation>Alamat atau dusun</translation></message>
    <message><source>At most three digits, for example 003.</source><translation>Paling banyak tiga angka, misalnya 003.</translation></message>
    <message><source>Born %1 (%2)</source><translation>Lahir %1 (%2)</translation></message>
    <message><source>Choose male or female.</source><translation>Pilih laki-laki atau perempuan.</translation></message>
    <message><source>Choose the relationship written on the family card.</source><translation>Pilih hubungan keluarga seperti tertulis di KK.</translation></message>
    <message><source>Choose what the number was compared with.</source><translation>Pilih dengan apa nomor itu dicocokkan.</translation></message>
    <message><source>Choose why there is no NIK.</source><translation>Pilih mengapa belum ada NIK.</translation></message>
    <message><source>Choose “I agree” or “I do not agree” for the services at the kelurahan.</source><translation>Pilih “Setuju” atau “Tidak setuju” untuk pelayanan di kelurahan.</translation></message>
    <message><source>Consent</source><translation>Persetujuan</translation></message>
    <message><source>Date of birth</source><translation>Tanggal lahir</translation></message>
    <message><source>Date of birth: the NIK says %1, typed was %2.</source><translation>Tanggal lahir: menurut NIK %1, yang diketik %2.</translation></message>
    <message><source>Digits 3 to 6 (regency and district) cannot be 00. Compare with the card.</source><translation>Angka ke-3 sampai ke-6 (kabupaten/kota dan kecamatan) tidak mungkin 00. Cocokkan dengan kartunya.</translation></message>
    <message><source>Digits 7 and 8 are the day of birth: 01 to 31, for women 41 to 71. Compare with the card.</source><translation>Angka ke-7 dan ke-8 adalah tanggal lahir: 01 sampai 31, untuk perempuan 41 sampai 71. Cocokkan dengan kartunya.</translation></message>
    <message><source>Digits 9 and 10 are the month of birth: 01 to 12. Compare with the card.</source><translation>Angka ke-9 dan ke-10 adalah bulan lahir: 01 sampai 12. Cocokkan dengan kartunya.</translation></message>
    <message><source>There is a mark in it that cannot be seen. Empty the field and type it again.</source><translation>Di dalamnya ada tanda yang tidak terlihat. Kosongkan isian, lalu ketik lagi.</translation></message>
    <message><source>Letters or pictures that a receipt cannot print are in the name: %1. Write it in Latin letters, as on the card.</source><translation>Di nama ada huruf atau gambar yang tidak dapat dicetak di bukti: %1. Tulis dengan huruf Latin, seperti di kartu.</translation></message>
    <message><source>Digits only here, without letters or other signs.</source><translation>Isi dengan angka saja, tanpa huruf atau tanda lain.</translation></message>
    <message><source>Family card number (16 digits)</source><translation>Nomor KK (16 angka)</translation></message>
    <message><source>Female, born %1 (%2)</source><translation>Perempuan, lahir %1 (%2)</translation></message>
    <message><source>Full name as on the card</source><translation>Nama lengkap sesuai kartu</translation></message>
    <message><source>In which year was this person born?</source><translation>Lahir tahun berapa?</translation></message>
    <message><source>Landmark near the house</source><translation>Patokan rumah</translation></message>
    <message><source>Male, born %1 (%2)</source><translation>Laki-laki, lahir %1 (%2)</translation></message>
    <message><source>Mother's name</source><translation>Nama ibu kandung</translation></message>
    <message><source>NIK (16 digits)</source><translation>NIK (16 angka)</translation></message>
    <message><source>NIK compared with</source><translation>NIK dicocokkan dengan</translation></message>
    <message><source>NIK first issued in %1.</source><translation>NIK terbit di %1.</translation></message>
    <message><source>Name of the one who answers</source><translation>Nama yang menjawab</translation></message>
    <message><source>No NIK</source><translation>Tanpa NIK</translation></message>
    <message><source>Occupation</source><translation>Pekerjaan</translation></message>
    <message><source>Phone number</source><translation>Nomor HP</translation></message>
    <message><source>Place of birth</source><translation>Tempat lahir</translation></message>
    <message><source>RT</source><translation>RT</translation></message>
    <message><source>RT %1</source><translation>RT %1</translation></message>
    <message><source>RT %1 / RW %2</source><translation>RT %1 / RW %2</translation></message>
    <message><source>RT or RW is empty. Without it this person is not found under the RT.</source><translation>RT atau RW masih kosong. Tanpa itu warga ini tidak muncul di daftar RT.</translation></message>
    <message><source>RW</source><translation>RW</translation></message>
    <message><source>RW %1</source><translation>RW %1</translation></message>
    <message><source>Relationship to the head of the family</source><translation>Hubungan dengan kepala keluarga</translation></message>
    <message><source>Religion</source><translation>Agama</translation></message>
    <message><source>Sex</source><translation>Jenis kelamin</translation></message>
    <message><source>Sex: the NIK says %1, chosen was %2.</source><translation>Jenis kelamin: menurut NIK %1, yang dipilih %2.</translation></message>
    <message><source>The NIK fits two years. Ask, then choose one.</source><translation>NIK ini cocok dengan dua tahun. Tanyakan, lalu pilih salah satu.</translation></message>
    <message><source>The area code in the NIK (%1) is no longer in use. Old cards may still have it.</source><translation>Kode wilayah pada NIK (%1) sudah tidak berlaku. Kartu lama bisa masih memakainya.</translation></message>
    <message><source>The NIK was first given in another district (%1). It does not change with a move; compare it with the card.</source><translation>NIK ini pertama kali terbit di kecamatan lain (%1). NIK tidak berubah karena pindah; cocokkan dengan kartunya.</translation></message>
    <message><source>The area code in the NIK (%1) is not in the list of districts.</source><translation>Kode wilayah pada NIK (%1) tidak ada di daftar kecamatan.</translation></message>
    <message><source>The birth date in this NIK is not in the calendar. Compare with the card.</source><translation>Tanggal lahir pada NIK ini tidak ada di kalender. Cocokkan dengan kartunya.</translation></message>
    <message><source>The family card number ends in 0000. Compare with the card.</source><translation>Nomor KK berakhir dengan 0000. Cocokkan dengan kartunya.</translation></message>
    <message><source>The family card number holds no date where one is usual. Old cards may be so.</source><translation>Nomor KK ini tidak memuat tanggal seperti biasanya. Kartu lama bisa begitu.</translation></message>
    <message><source>The first two digits are no province. Compare with the card.</source><translation>Dua angka pertama bukan kode provinsi. Cocokkan dengan kartunya.</translation></message>
    <message><source>The last four digits begin at 0001. Compare with the card.</source><translation>Empat angka terakhir dimulai dari 0001. Cocokkan dengan kartunya.</translation></message>
    <message><source>There are digits in the name: %1</source><translation>Ada angka di dalam nama: %1</translation></message>
    <message><source>This date is not in the calendar. Check day, month and year; the year has four digits.</source><translation>Tanggal ini tidak ada di kalender. Periksa tanggal, bulan, dan tahunnya; tahun ditulis empat angka.</translation></message>
    <message><source>This date is still to come. Check the year.</source><translation>Tanggal ini belum tiba. Periksa tahunnya.</translation></message>
    <message><source>This is still empty.</source><translation>Ini masih kosong.</translation></message>
    <message><source>This person is under 18. A parent or guardian has to answer: change that under Consent.</source><translation>Warga ini belum berumur 18 tahun. Yang menjawab harus orang tua atau wali: ubah di Persetujuan.</translation></message>
    <message><source>This person would be %1 years old.</source><translation>Umur warga ini menjadi %1 tahun.</translation></message>
    <message><source>Too long: at most %1 letters. Now %2.</source><translation>Terlalu panjang: paling banyak %1 huruf. Sekarang %2.</translation></message>
    <message><source>Type day, month and year. If only the year is known, tick the box below.</source><translation>Isi tanggal, bulan, dan tahun. Kalau hanya tahunnya yang diketahui, centang kotak di bawahnya.</translation></message>
    <message><source>Type the 16 digits, or choose “Without NIK”.</source><translation>Ketik 16 angkanya, atau pilih “Tanpa NIK”.</translation></message>
    <message><source>Type the name of the one who answers for this person.</source><translation>Tulis nama orang yang menjawab untuk warga ini.</translation></message>
    <message><source>Type the name. One word is enough.</source><translation>Tulis namanya. Satu kata pun cukup.</translation></message>
    <message><source>Type the street or hamlet and the house number.</source><translation>Tulis jalan atau dusun dan nomor rumah.</translation></message>
    <message><source>Who answers?</source><translation>Siapa yang menjawab?</translation></message>
    <message><source>Why is there no NIK?</source><translation>Mengapa tanpa NIK?</translation></message>
    <message><source>Why is this number accepted?</source><translation>Alasan nomor ini diterima</translation></message>
    <message><source>Write why the number is accepted, for example “as on the KTP-el”.</source><translation>Tulis alasannya, misalnya “sesuai KTP-el”.</translation></message>
    <message><source>born %1</source><translation>lahir %1</translation></message>
</context>
<context>
    <name>guyub::ui::AnswerRow</name>
    <message><source>%1: %2. Change</source><translation>%1: %2. Ubah</translation></message>
    <message><source>Change</source><translation>Ubah</translation></message>
    <message><source>not filled in</source><translation>belum diisi</translation></message>
</context>
<context>
    <name>guyub::ui::CheckPage</name>
    <message><source>Consent</source><translation>Persetujuan</translation></message>
    <message><source>Family and address</source><translation>Keluarga dan alamat</translation></message>
    <message><source>Person</source><translation>Data diri</translation></message>
    <message><source>RT and RW</source><translation>RT dan RW</translation></message>
    <message><source>Sex and date of birth</source><translation>Jenis kelamin dan tanggal lahir</translation></message>
    <message><source>agreed</source><translation>setuju</translation></message>
    <message><source>not agreed</source><translation>tidak setuju</translation></message>
    <message><source>not asked</source><translation>tidak ditanyakan</translation></message>
</context>
<context>
    <name>guyub::ui::ConsentPage</name>
    <message><source>Explained in Javanese</source><translation>Dijelaskan dalam bahasa Jawa</translation></message>
    <message><source>I agree</source><translation>Setuju</translation></message>
    <message><source>I do not agree</source><translation>Tidak setuju</translation></message>
    <message><source>I have read it</source><translation>Sudah dibaca</translation></message>
    <message><source>Read everything: %1</source><translation>Baca selengkapnya: %1</translation></message>
    <message><source>Turn the screen to the resident and read it out. Without agreeing, registration still goes on.</source><translation>Hadapkan layar ke warga dan bacakan. Tanpa persetujuan pun pendaftaran tetap bisa dilanjutkan.</translation></message>
</context>
<context>
    <name>guyub::ui::FormPage</name>
    <message><source>Look at this before going on. What was typed is still here.</source><translation>Periksa ini sebelum lanjut. Isian yang sudah diketik tetap ada.</translation></message>
</context>
<context>
    <name>guyub::ui::HouseholdPage</name>
    <message><source>This family is known here. The person joins it.</source><translation>Keluarga ini sudah terdaftar. Warga ini akan bergabung.</translation></message>
</context>
<context>
    <name>guyub::ui::IdentityPage</name>
    <message><source>Accepted as it stands on the card. Birth date and sex are typed below.</source><translation>Diterima sesuai kartu. Isi tanggal lahir dan jenis kelamin di bawah.</translation></message>
    <message><source>Birth date and sex as on the card?</source><translation>Tanggal lahir dan kelamin</translation></message>
    <message><source>Compare digit by digit first.</source><translation>Cocokkan dahulu angka demi angka.</translation></message>
    <message><source>Does this person have a NIK?</source><translation>Apakah warga ini punya NIK?</translation></message>
    <message><source>The card differs</source><translation>Di kartu berbeda</translation></message>
    <message><source>This is how the number stands on the card</source><translation>Memang begini nomor di kartunya</translation></message>
    <message><source>With NIK</source><translation>Dengan NIK</translation></message>
    <message><source>Without NIK</source><translation>Tanpa NIK</translation></message>
    <message><source>as on the KTP-el or family card</source><translation>sesuai KTP-el/KK</translation></message>
</context>
<context>
    <name>guyub::ui::PickField</name>
    <message><source>Back</source><translation>Kembali</translation></message>
    <message><source>Choose …</source><translation>Pilih …</translation></message>
    <message><source>Leave empty</source><translation>Kosongkan</translation></message>
    <message><source>Type a part of the word</source><translation>Ketik sebagian katanya</translation></message>
</context>
<context>
    <name>guyub::ui::RegisterScreen</name>
    <message><source>Address</source><translation>Alamat</translation></message>
    <message><source>Back</source><translation>Kembali</translation></message>
    <message><source>Back to the check</source><translation>Kembali memeriksa</translation></message>
    <message><source>Bring back</source><translation>Kembalikan</translation></message>
    <message><source>Change it</source><translation>Ubah</translation></message>
    <message><source>Check</source><translation>Periksa</translation></message>
    <message><source>Consent</source><translation>Persetujuan</translation></message>
    <message><source>Discard</source><translation>Buang</translation></message>
    <message><source>Done</source><translation>Selesai</translation></message>
    <message><source>Draft kept %1</source><translation>Draf tersimpan %1</translation></message>
    <message><source>Identity</source><translation>Identitas</translation></message>
    <message><source>It is right, go on</source><translation>Sudah benar, lanjut</translation></message>
    <message><source>Look once more</source><translation>Periksa sekali lagi</translation></message>
    <message><source>Next</source><translation>Lanjut</translation></message>
    <message><source>Perhaps registered already: %1</source><translation>Mungkin sudah terdaftar: %1</translation></message>
    <message><source>Register a resident</source><translation>Daftarkan warga</translation></message>
    <message><source>Save</source><translation>Simpan</translation></message>
    <message><source>That draft is no longer there. This is a new registration.</source><translation>Draf itu sudah tidak ada. Ini pendaftaran baru.</translation></message>
    <message><source>The answers were discarded.</source><translation>Isian dibuang.</translation></message>
    <message><source>The draft could not be kept. Save before you leave.</source><translation>Draf belum bisa disimpan. Selesaikan dan simpan sebelum pergi.</translation></message>
</context>
<context>
    <name>guyub::ui::SavedPage</name>
    <message><source>%1 is registered</source><translation>%1 telah didaftarkan</translation></message>
    <message><source>A new family was made for this family card.</source><translation>Keluarga baru dibuat untuk nomor KK ini.</translation></message>
    <message><source>Consent kept for: %1.</source><translation>Persetujuan tersimpan untuk: %1.</translation></message>
    <message><source>Done</source><translation>Selesai</translation></message>
    <message><source>Joined the family that was known here.</source><translation>Bergabung dengan keluarga yang sudah terdaftar.</translation></message>
    <message><source>No consent was given. The registration rests on the law on population administration.</source><translation>Tanpa persetujuan. Pendaftaran berdasarkan UU Administrasi Kependudukan.</translation></message>
    <message><source>Open this person's page</source><translation>Buka data warga ini</translation></message>
    <message><source>Print the receipt</source><translation>Cetak tanda terima</translation></message>
    <message><source>Register the next of this family</source><translation>Daftarkan anggota keluarga lain</translation></message>
    <message><source>Registered without a family card. It can be added later.</source><translation>Terdaftar tanpa nomor KK. Nomornya bisa ditambahkan nanti.</translation></message>
    <message><source>Saved</source><translation>Tersimpan</translation></message>
    <message><source>The data are safe on this kiosk. They are sent tonight, or when there is a line.</source><translation>Data aman di kios ini. Dikirim malam ini, atau saat ada jaringan.</translation></message>
</context>
<context>
    <name>guyub::ui::TwinCard</name>
    <message><source>%1 more who are alike</source><translation>%1 orang lain juga mirip</translation></message>
    <message><source>Another person</source><translation>Orang lain</translation></message>
    <message><source>Another person than %1</source><translation>Bukan orang yang sama dengan %1</translation></message>
    <message><source>Open the old record</source><translation>Buka data lama</translation></message>
    <message><source>Open the old record: %1</source><translation>Buka data lama: %1</translation></message>
    <message><source>Perhaps registered already</source><translation>Mungkin sudah terdaftar</translation></message>
    <message><source>Same NIK.</source><translation>NIK sama.</translation></message>
    <message><source>Same name and date of birth.</source><translation>Nama dan tanggal lahir sama.</translation></message>
    <message><source>Same name and mother.</source><translation>Nama dan nama ibu sama.</translation></message>
    <message><source>Same name.</source><translation>Nama sama.</translation></message>
</context>
<context>
    <name>guyub::ui::EditPage</name>
    <message><source>Choose the answer that is to be changed.</source><translation>Pilih isian yang akan diubah.</translation></message>
    <message><source>What is changed</source><translation>Yang berubah</translation></message>
    <message><source>not filled in</source><translation>belum diisi</translation></message>
</context>
<context>
    <name>guyub::ui::EditResidentScreen</name>
    <message><source>Back to the check</source><translation>Kembali memeriksa</translation></message>
    <message><source>Back to the person</source><translation>Kembali ke data warga</translation></message>
    <message><source>Back to the search</source><translation>Kembali ke pencarian</translation></message>
    <message><source>Cancel</source><translation>Batal</translation></message>
    <message><source>Change data</source><translation>Ubah data</translation></message>
    <message><source>Change it</source><translation>Ubah</translation></message>
    <message><source>Discard the changes</source><translation>Buang perubahan</translation></message>
    <message><source>Discard what you changed?</source><translation>Buang perubahan ini?</translation></message>
    <message><source>Draft kept %1</source><translation>Draf tersimpan %1</translation></message>
    <message><source>Go on changing</source><translation>Lanjut mengubah</translation></message>
    <message><source>It is right, go on</source><translation>Sudah benar, lanjut</translation></message>
    <message><source>Look once more</source><translation>Periksa sekali lagi</translation></message>
    <message><source>Nothing is written before you save.</source><translation>Belum ada yang berubah sebelum disimpan.</translation></message>
    <message><source>Perhaps registered already: %1</source><translation>Mungkin sudah terdaftar: %1</translation></message>
    <message><source>Save the changes</source><translation>Simpan perubahan</translation></message>
    <message><source>Somebody else has changed this person's data meanwhile.</source><translation>Data warga ini baru saja diubah petugas lain.</translation></message>
    <message><source>The changes are saved.</source><translation>Perubahan tersimpan.</translation></message>
    <message><source>The draft could not be kept. Save before you leave.</source><translation>Draf belum bisa disimpan. Selesaikan dan simpan sebelum pergi.</translation></message>
    <message><source>What was saved before stays as it is.</source><translation>Data yang sudah tersimpan tetap seperti semula.</translation></message>
    <message><source>Your changes now stand on top of the newer data. Compare once more, then save.</source><translation>Perubahan Anda kini dipasang di atas data yang baru. Bandingkan sekali lagi, lalu simpan.</translation></message>
    <message><source>Your changes that were not saved yet are here again.</source><translation>Perubahan yang belum disimpan muncul lagi di sini.</translation></message>
</context>
</TS>
