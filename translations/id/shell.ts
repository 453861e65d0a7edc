<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id">
<context>
    <name>SyncLine</name>
    <message><source>No hub yet</source><translation>Belum ada pusat</translation></message>
    <message><source>Call the administrator</source><translation>Hubungi pengelola</translation></message>
    <message><source>%1 tries failed</source><translation>Gagal %1 kali</translation></message>
    <message><source>Offline · %1</source><translation>Luring · %1</translation></message>
    <message><source>Nothing to send</source><translation>Belum ada kiriman</translation></message>
    <message><source>All sent</source><translation>Semua terkirim</translation></message>
    <message><source>%1 tries failed, no data lost</source><translation>Gagal %1 kali – tidak ada data hilang</translation></message>
    <message><source>All sent %1</source><translation>Semua terkirim %1</translation></message>
    <message><source>Kept on this kiosk, no hub yet</source><translation>Tersimpan di kios ini, belum ada pusat</translation></message>
    <message><source>Nothing to send yet</source><translation>Belum ada yang perlu dikirim</translation></message>
    <message><source>Offline · %1 to send tonight</source><translation>Luring · %1 menunggu dikirim malam ini</translation></message>
    <message><source>Sending now</source><translation>Sedang mengirim</translation></message>
    <message><source>The hub asks for the administrator</source><translation>Pusat minta pengelola dihubungi</translation></message>
</context>
<context>
    <name>guyub::ui::CalibrateDialog</name>
    <message><source>Hold a bank card or KTP upright against the box. Make the box as wide as the card.</source><translation>Tempelkan kartu ATM atau KTP tegak pada kotak. Buat kotak selebar kartu itu.</translation></message>
    <message><source>It fits, keep it</source><translation>Sudah pas, simpan</translation></message>
    <message><source>Measure the screen</source><translation>Ukur layar</translation></message>
    <message><source>Narrower</source><translation>Lebih sempit</translation></message>
    <message><source>Wider</source><translation>Lebih lebar</translation></message>
    <message><source>Without measuring</source><translation>Tanpa ukuran</translation></message>
</context>
<context>
    <name>guyub::ui::Desk</name>
    <message><source>Hide</source><translation>Sembunyikan</translation></message>
    <message><source>Home</source><translation>Beranda</translation></message>
    <message><source>Kelurahan kiosk</source><translation>Kios kelurahan</translation></message>
    <message><source>Lock screen</source><translation>Kunci layar</translation></message>
    <message><source>Posyandu</source><translation>Posyandu</translation></message>
    <message><source>Receipts</source><translation>Tanda terima</translation></message>
    <message><source>Residents</source><translation>Warga</translation></message>
    <message><source>Send data</source><translation>Kirim data</translation></message>
    <message><source>Settings</source><translation>Pengaturan</translation></message>
</context>
<context>
    <name>guyub::ui::HiddenCover</name>
    <message><source>Hidden</source><translation>Disembunyikan</translation></message>
    <message><source>Show again</source><translation>Tampilkan lagi</translation></message>
    <message><source>The page is still open below. Nothing was changed.</source><translation>Halaman tadi tetap terbuka di baliknya. Tidak ada yang berubah.</translation></message>
</context>
<context>
    <name>guyub::ui::HomeScreen</name>
    <message><source>It says %1, but the last entry is of %2. Have the clock set before anybody is weighed or registered.</source><translation>Kios menunjukkan %1, padahal catatan terakhir %2. Betulkan jamnya dulu sebelum menimbang atau mendaftarkan.</translation></message>
    <message><source>The clock of this kiosk was put back.</source><translation>Jam kios ini mundur.</translation></message>
    <message><source>%1 children</source><translation>%1 anak</translation></message>
    <message><source>%1 · %2 children</source><translation>%1 · %2 anak</translation></message>
    <message><source>%1 · %2 residents served today</source><translation>%1 · %2 warga dilayani hari ini</translation></message>
    <message><source>Check a receipt</source><translation>Periksa tanda terima</translation></message>
    <message><source>Continue</source><translation>Lanjutkan</translation></message>
    <message><source>Discard</source><translation>Buang</translation></message>
    <message><source>Discard the draft</source><translation>Buang draf</translation></message>
    <message><source>Discard this draft?</source><translation>Buang draf ini?</translation></message>
    <message><source>Everything that was saved is still there.</source><translation>Semua yang sudah disimpan masih ada.</translation></message>
    <message><source>Find a resident</source><translation>Cari warga</translation></message>
    <message><source>Go on only with what cannot wait, and call the administrator.</source><translation>Lanjutkan hanya yang mendesak, lalu hubungi pengelola.</translation></message>
    <message><source>Good afternoon, %1</source><translation>Selamat sore, %1</translation></message>
    <message><source>Good day, %1</source><translation>Selamat siang, %1</translation></message>
    <message><source>Good evening, %1</source><translation>Selamat malam, %1</translation></message>
    <message><source>Good morning, %1</source><translation>Selamat pagi, %1</translation></message>
    <message><source>Home</source><translation>Beranda</translation></message>
    <message><source>Keep it</source><translation>Simpan saja</translation></message>
    <message><source>Make a receipt</source><translation>Buat tanda terima</translation></message>
    <message><source>Name, NIK, or RT</source><translation>Nama, NIK, atau RT</translation></message>
    <message><source>New residents without a phone: consent, identity, and a receipt</source><translation>Warga baru tanpa HP: persetujuan, data diri, dan tanda terima</translation></message>
    <message><source>Print a proof for a resident</source><translation>Cetak bukti untuk warga</translation></message>
    <message><source>Register a resident</source><translation>Daftarkan warga</translation></message>
    <message><source>Scan the QR on the paper</source><translation>Pindai QR pada kertas</translation></message>
    <message><source>%1 things are not finished yet</source><translation>%1 draf belum selesai</translation></message>
    <message><source>The newest: %1</source><translation>Yang terakhir: %1</translation></message>
    <message><source>See all</source><translation>Lihat semua</translation></message>
    <message><source>Something is not finished yet</source><translation>Ada draf yang belum selesai</translation></message>
    <message><source>The check of the stored data found something.</source><translation>Pemeriksaan data tersimpan menemukan masalah.</translation></message>
    <message><source>The power went off during a save.</source><translation>Listrik padam ketika data sedang disimpan.</translation></message>
    <message><source>Look whether the last entry is there, and enter it again if not.</source><translation>Periksa apakah entri terakhir ada. Jika tidak, masukkan lagi.</translation></message>
    <message><source>This data was put back from a copy, or copied.</source><translation>Data ini dipulihkan dari salinan atau disalin.</translation></message>
    <message><source>Nothing is lost. Receipts now bear other letters, so that no number comes twice. Tell the administrator.</source><translation>Tidak ada yang hilang. Tanda terima kini memakai huruf depan lain supaya nomor tidak kembar. Beri tahu pengelola.</translation></message>
    <message><source>The power went off last time.</source><translation>Tadi kios mati tanpa ditutup.</translation></message>
    <message><source>Weigh a child</source><translation>Timbang balita</translation></message>
    <message><source>What was filled in for %1 is gone then. Saved data stays.</source><translation>Isian untuk %1 akan hilang. Data yang sudah disimpan tetap ada.</translation></message>
    <message><source>children weighed</source><translation>balita ditimbang</translation></message>
    <message><source>receipts printed</source><translation>tanda terima dicetak</translation></message>
    <message><source>residents served</source><translation>warga dilayani</translation></message>
</context>
<context>
    <name>guyub::ui::MainWindow</name>
    <message><source>Are you still there?</source><translation>Masih di sini?</translation></message>
    <message><source>Lock now</source><translation>Kunci sekarang</translation></message>
    <message><source>Stay here</source><translation>Tetap di sini</translation></message>
    <message><source>The screen locks in %1 seconds. Drafts are kept.</source><translation>Layar akan terkunci dalam %1 detik. Draf tetap tersimpan.</translation></message>
    <message><source>This code means nothing here. Scan a receipt or a NIK.</source><translation>Kode ini tidak dikenal. Pindai tanda terima atau NIK.</translation></message>
</context>
<context>
    <name>guyub::ui::SendDataScreen</name>
    <message><source>See both versions</source><translation>Lihat kedua versi</translation></message>
    <message><source>Everything is kept here and is sent later.</source><translation>Semua data tersimpan di sini dan dikirim nanti.</translation></message>
    <message><source>It is fetched again at the next contact. %1</source><translation>Bagian itu diambil lagi pada sambungan berikutnya. %1</translation></message>
    <message><source>Last contact with the hub: %1</source><translation>Terakhir terhubung ke pusat: %1</translation></message>
    <message><source>Last contact with the hub: never yet</source><translation>Terakhir terhubung ke pusat: belum pernah</translation></message>
    <message><source>Send data</source><translation>Kirim data</translation></message>
    <message><source>Send now</source><translation>Kirim sekarang</translation></message>
    <message><source>Sending</source><translation>Mengirim</translation></message>
    <message><source>Sending happens by itself at night. Nobody has to stay signed in for it.</source><translation>Data terkirim sendiri pada malam hari. Tidak perlu ada petugas yang tetap masuk.</translation></message>
    <message><source>Sent.</source><translation>Terkirim.</translation></message>
    <message><source>Sent. Part of what came was damaged.</source><translation>Terkirim. Sebagian kiriman yang datang rusak.</translation></message>
    <message><source>Speaking with the hub…</source><translation>Menghubungi pusat…</translation></message>
    <message><source>Taken in from others: %1</source><translation>Diterima dari kios lain: %1 catatan</translation></message>
    <message><source>The hub knows another history of this kiosk.</source><translation>Pusat mengenal riwayat lain dari kios ini.</translation></message>
    <message><source>Nothing more is sent, and everything is kept here. Call the administrator.</source><translation>Tidak ada lagi yang dikirim, dan semua tetap tersimpan di sini. Hubungi pengelola.</translation></message>
    <message><source>Taking in what others wrote: %1</source><translation>Menerima catatan kios lain: %1</translation></message>
    <message><source>The hub could not be reached.</source><translation>Pusat belum bisa dihubungi.</translation></message>
    <message><source>Two versions to decide between: %1. Set aside at the hub: %2. Nothing of it is lost.</source><translation>Dua versi yang harus dipilih: %1. Disisihkan di pusat: %2. Tidak ada yang hilang.</translation></message>
    <message><source>Waiting to be sent: %1, the oldest since %2</source><translation>Menunggu dikirim: %1, yang tertua sejak %2</translation></message>
    <message><source>Waiting to be sent: nothing</source><translation>Menunggu dikirim: tidak ada</translation></message>
    <message><source>Work goes on without a hub. The administrator can connect this kiosk later.</source><translation>Pekerjaan tetap bisa jalan tanpa pusat. Pengelola dapat menghubungkan kios ini nanti.</translation></message>
</context>
<context>
    <name>guyub::ui::SettingsScreen</name>
    <message><source>%1 does not sign in here any more.</source><translation>%1 tidak dapat masuk di sini lagi.</translation></message>
    <message><source>Change it at once if somebody may have seen it.</source><translation>Segera ganti bila mungkin ada yang melihatnya.</translation></message>
    <message><source>Change my PIN</source><translation>Ganti PIN saya</translation></message>
    <message><source>Leave it as it is</source><translation>Biarkan</translation></message>
    <message><source>Nobody signs in on this kiosk under this name any more. What %1 has recorded stays and stays valid.</source><translation>Tidak ada lagi yang dapat masuk di kios ini dengan nama ini. Yang sudah dicatat %1 tetap ada dan tetap berlaku.</translation></message>
    <message><source>Take away access</source><translation>Cabut akses</translation></message>
    <message><source>Take away the access of %1?</source><translation>Cabut akses %1?</translation></message>
    <message><source>Your PIN</source><translation>PIN Anda</translation></message>
    <message><source>58 mm roll: %1</source><translation>Struk 58 mm: %1</translation></message>
    <message><source>80 mm roll: %1</source><translation>Struk 80 mm: %1</translation></message>
    <message><source>to a stick, once one is plugged in</source><translation>ke flashdisk, begitu dicolokkan</translation></message>
    <message><source>A5 sheet: %1</source><translation>Lembar A5: %1</translation></message>
    <message><source>Always</source><translation>Selalu</translation></message>
    <message><source>Area</source><translation>Wilayah</translation></message>
    <message><source>Area code</source><translation>Kode wilayah</translation></message>
    <message><source>Close now</source><translation>Tutup sekarang</translation></message>
    <message><source>Close the program</source><translation>Tutup program</translation></message>
    <message><source>Close the program?</source><translation>Tutup program?</translation></message>
    <message><source>Colours</source><translation>Warna</translation></message>
    <message><source>Dark</source><translation>Gelap</translation></message>
    <message><source>How it looks and speaks</source><translation>Tampilan dan bahasa</translation></message>
    <message><source>Keep it open</source><translation>Biarkan terbuka</translation></message>
    <message><source>Keyboard on the screen</source><translation>Papan ketik di layar</translation></message>
    <message><source>Language</source><translation>Bahasa</translation></message>
    <message><source>Large</source><translation>Besar</translation></message>
    <message><source>Largest</source><translation>Terbesar</translation></message>
    <message><source>Light</source><translation>Terang</translation></message>
    <message><source>Measure with a card</source><translation>Ukur dengan kartu</translation></message>
    <message><source>Measured: a finger's 12 mm are %1 px here.</source><translation>Sudah diukur: 12 mm untuk jari sama dengan %1 px di sini.</translation></message>
    <message><source>Never</source><translation>Tidak pernah</translation></message>
    <message><source>Not measured yet. With a bank card, buttons become as large as fingers need.</source><translation>Belum diukur. Dengan kartu ATM, tombol menjadi sebesar yang dibutuhkan jari.</translation></message>
    <message><source>Office</source><translation>Kantor</translation></message>
    <message><source>Paper</source><translation>Kertas</translation></message>
    <message><source>Settings</source><translation>Pengaturan</translation></message>
    <message><source>Signed in</source><translation>Petugas</translation></message>
    <message><source>Size of text</source><translation>Ukuran huruf</translation></message>
    <message><source>Size of the screen</source><translation>Ukuran layar</translation></message>
    <message><source>Strong contrast</source><translation>Kontras kuat</translation></message>
    <message><source>The counter stands still until somebody starts it again. Drafts are kept.</source><translation>Loket berhenti sampai ada yang menjalankannya lagi. Draf tetap tersimpan.</translation></message>
    <message><source>This kiosk</source><translation>Kios ini</translation></message>
    <message><source>Usual</source><translation>Biasa</translation></message>
    <message><source>Version</source><translation>Versi</translation></message>
    <message><source>When a finger touches a field</source><translation>Saat kolom disentuh jari</translation></message>
</context>
<context>
    <name>guyub::ui::SignInScreen</name>
    <message><source>%1 % done. Guyub was updated, and this is needed once. It takes a few minutes. Nothing is lost if it is stopped; then sign in again later.</source><translation>%1 % selesai. Guyub baru diperbarui dan ini perlu sekali saja. Butuh beberapa menit. Jika dihentikan, tidak ada data yang hilang; masuk lagi nanti.</translation></message>
    <message><source>The data are being brought up to date</source><translation>Data sedang diperbarui</translation></message>
    <message><source>Stop, do it later</source><translation>Hentikan, lanjutkan nanti</translation></message>
    <message><source>Choose your name first</source><translation>Pilih nama Anda dahulu</translation></message>
    <message><source>Choose your name, then type your PIN.</source><translation>Pilih nama Anda, lalu ketik PIN.</translation></message>
    <message><source>Nobody may sign in here yet</source><translation>Belum ada petugas di kios ini</translation></message>
    <message><source>Opening…</source><translation>Membuka…</translation></message>
    <message><source>PIN of %1</source><translation>PIN %1</translation></message>
    <message><source>PIN with digits only</source><translation>PIN angka saja</translation></message>
    <message><source>PIN with letters</source><translation>PIN dengan huruf</translation></message>
    <message><source>Residents' data is hidden. Drafts are kept.</source><translation>Data warga disembunyikan. Draf sudah disimpan.</translation></message>
    <message><source>Sign in</source><translation>Masuk</translation></message>
    <message><source>The administrator sets this kiosk up first, or brings it back with the recovery key on paper.</source><translation>Pengelola menyiapkan kios ini dahulu, atau memulihkannya dengan kunci pemulihan di kertas.</translation></message>
    <message><source>The screen is locked</source><translation>Layar terkunci</translation></message>
    <message><source>Wait %1 seconds</source><translation>Tunggu %1 detik</translation></message>
</context>
<context>
    <name>guyub::ui::Switches</name>
    <message><source>Dark colours</source><translation>Warna gelap</translation></message>
    <message><source>Larger text</source><translation>Huruf besar</translation></message>
    <message><source>Largest text</source><translation>Huruf terbesar</translation></message>
    <message><source>Light colours</source><translation>Warna terang</translation></message>
    <message><source>Colours of strong contrast</source><translation>Warna kontras kuat</translation></message>
    <message><source>Usual text</source><translation>Huruf biasa</translation></message>
    <message><source>Language: %1</source><translation>Bahasa: %1</translation></message>
</context>
<context>
    <name>ValueWords</name>
    <message><source>A field of a newer program</source><translation>Isian dari program yang lebih baru</translation></message>
    <message><source>Sensitive: not shown in a list</source><translation>Data peka: tidak ditampilkan di daftar</translation></message>
    <message><source>The whole record</source><translation>Seluruh catatan</translation></message>
    <message><source>another record</source><translation>catatan lain</translation></message>
    <message><source>changed</source><translation>diubah</translation></message>
    <message><source>deleted</source><translation>dihapus</translation></message>
    <message><source>empty</source><translation>kosong</translation></message>
    <message><source>no</source><translation>tidak</translation></message>
    <message><source>yes</source><translation>ya</translation></message>
</context>
<context>
    <name>guyub::ui::ConflictCard</name>
    <message><source>Also written</source><translation>Juga ditulis</translation></message>
    <message><source>Open the page</source><translation>Buka halaman</translation></message>
    <message><source>Open the page of %1</source><translation>Buka halaman %1</translation></message>
    <message><source>Shown now</source><translation>Ditampilkan sekarang</translation></message>
    <message><source>The hub has not seen it yet</source><translation>Belum sampai di pusat</translation></message>
    <message><source>Waits for the hub's officer</source><translation>Menunggu petugas pusat</translation></message>
    <message><source>Who wrote it is not known here</source><translation>Penulisnya tidak diketahui di sini</translation></message>
</context>
<context>
    <name>guyub::ui::ConflictsScreen</name>
    <message><source>A record that is not shown any more</source><translation>Catatan yang tidak ditampilkan lagi</translation></message>
    <message><source>And %1 more.</source><translation>Dan %1 lagi.</translation></message>
    <message><source>Back to sending</source><translation>Kembali ke Kirim data</translation></message>
    <message><source>Both are kept. The officer at the hub decides which one holds.</source><translation>Keduanya disimpan. Petugas di pusat memutuskan mana yang berlaku.</translation></message>
    <message><source>Household of %1</source><translation>Keluarga %1</translation></message>
    <message><source>Nothing to decide</source><translation>Tidak ada yang perlu diputuskan</translation></message>
    <message><source>Operator %1</source><translation>Petugas %1</translation></message>
    <message><source>Settings of the office</source><translation>Setelan kantor</translation></message>
    <message><source>Two versions</source><translation>Dua versi</translation></message>
    <message><source>When two officers change the same thing while apart, both versions stand here. None is lost.</source><translation>Jika dua petugas mengubah hal yang sama saat tidak terhubung, kedua versi tampil di sini. Tidak ada yang hilang.</translation></message>
</context>
<context>
    <name>DraftLine</name>
    <message><source>Changes to %1, kept at %2</source><translation>Perubahan data %1, tersimpan pukul %2</translation></message>
    <message><source>Weighing %1, kept at %2</source><translation>Penimbangan %1, tersimpan pukul %2</translation></message>
    <message><source>%1, step %2, kept at %3</source><translation>%1, langkah %2, tersimpan pukul %3</translation></message>
    <message><source>No name yet</source><translation>Belum ada nama</translation></message>
</context>
<context>
    <name>guyub::ui::DraftsDialog</name>
    <message><source>What would you like to go on with?</source><translation>Mau melanjutkan yang mana?</translation></message>
    <message><source>Discard: %1</source><translation>Buang: %1</translation></message>
    <message><source>Later</source><translation>Nanti saja</translation></message>
</context>
</TS>
