<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id">
<context>
    <name>Verdict</name>
    <message><source>Compare date and purpose with the paper. The name is not known here yet.</source><translation>Cocokkan tanggal dan keperluannya dengan kertas. Namanya belum diketahui di sini.</translation></message>
    <message><source>A newer receipt took its place.</source><translation>Sudah ada tanda terima yang lebih baru.</translation></message>
    <message><source>A number looks like 7K3P-12-D. Look at the paper and type it again.</source><translation>Contoh nomor: 7K3P-12-D. Lihat kertasnya, lalu ketik lagi.</translation></message>
    <message><source>Compare name and date with the paper.</source><translation>Cocokkan nama dan tanggalnya dengan kertas.</translation></message>
    <message><source>Genuine</source><translation>Asli</translation></message>
    <message><source>Issuer not known here</source><translation>Penerbit belum dikenal di sini</translation></message>
    <message><source>It is in force. A number can be copied: only the square code proves the paper.</source><translation>Masih berlaku. Nomor bisa disalin orang: hanya kode QR yang membuktikan kertasnya.</translation></message>
    <message><source>It may come from another kiosk. Scan the square code: it proves itself.</source><translation>Mungkin dari kios lain. Pindai kode QR-nya: kode itu membuktikan dirinya sendiri.</translation></message>
    <message><source>Not genuine</source><translation>Tidak asli</translation></message>
    <message><source>Number not known here yet</source><translation>Nomor belum dikenal di sini</translation></message>
    <message><source>Receipt %1 took its place. Ask for that one.</source><translation>Digantikan oleh %1. Tanyakan yang itu.</translation></message>
    <message><source>Replaced</source><translation>Sudah diganti</translation></message>
    <message><source>Scan once more. If it stays so, do not accept this paper, and tell the office.</source><translation>Pindai sekali lagi. Jika hasilnya sama, jangan terima kertas ini dan beri tahu kelurahan.</translation></message>
    <message><source>The office declared it void. Reason: %1</source><translation>Dibatalkan oleh kelurahan. Alasan: %1</translation></message>
    <message><source>This is no receipt number</source><translation>Ini bukan nomor tanda terima</translation></message>
    <message><source>This kiosk does not know the device that issued it. Send data, then check again.</source><translation>Kios ini belum mengenal alat yang menerbitkannya. Kirim data, lalu periksa lagi.</translation></message>
    <message><source>This number is known</source><translation>Nomor ini tercatat</translation></message>
    <message><source>Void</source><translation>Dibatalkan</translation></message>
</context>
<context>
    <name>guyub::ui::IssueReceiptScreen</name>
    <message><source>Another receipt</source><translation>Tanda terima lain</translation></message>
    <message><source>Details on the paper</source><translation>Rincian di kertas</translation></message>
    <message><source>Done</source><translation>Selesai</translation></message>
    <message><source>One line, for example what the paper is for.</source><translation>Satu baris, misalnya untuk keperluan apa kertas ini.</translation></message>
    <message><source>Nothing of this kind is recorded for this person yet.</source><translation>Belum ada yang tercatat untuk warga ini.</translation></message>
    <message><source>A receipt proves what was saved. Save it first, then print.</source><translation>Tanda terima membuktikan apa yang sudah disimpan. Simpan dulu, lalu cetak.</translation></message>
    <message><source>Provisional: this kiosk is not connected yet. Other kiosks can check the paper once it is.</source><translation>Sementara: kios ini belum terhubung. Kios lain bisa memeriksanya setelah terhubung.</translation></message>
    <message><source>It can be checked at any kiosk, by its number or by its square code.</source><translation>Bisa diperiksa di kios mana pun, dengan nomor atau kode QR-nya.</translation></message>
    <message><source>Make a receipt</source><translation>Buat tanda terima</translation></message>
    <message><source>Print</source><translation>Cetak</translation></message>
    <message><source>Print again (copy %1)</source><translation>Cetak ulang (salinan %1)</translation></message>
    <message><source>Receipt for %1</source><translation>Tanda terima untuk %1</translation></message>
    <message><source>Save and print</source><translation>Simpan dan cetak</translation></message>
    <message><source>Saved as %1</source><translation>Tersimpan dengan nomor %1</translation></message>
    <message><source>What was done?</source><translation>Apa yang baru dilakukan?</translation></message>
</context>
<context>
    <name>guyub::ui::PaperPreview</name>
    <message><source>The paper</source><translation>Kertas</translation></message>
</context>
<context>
    <name>guyub::ui::PrintPanel</name>
    <message><source>58 mm slip</source><translation>Struk 58 mm</translation></message>
    <message><source>80 mm slip</source><translation>Struk 80 mm</translation></message>
    <message><source>A5 paper</source><translation>Kertas A5</translation></message>
    <message><source>Another print will be marked as copy %1.</source><translation>Cetakan berikutnya bertanda SALINAN %1.</translation></message>
    <message><source>Copy %1 printed.</source><translation>Salinan %1 sudah dicetak.</translation></message>
    <message><source>Folder: %1. %2</source><translation>Folder: %1. %2</translation></message>
    <message><source>Paper</source><translation>Kertas</translation></message>
    <message><source>Print again</source><translation>Cetak lagi</translation></message>
    <message><source>Printed.</source><translation>Sudah dicetak.</translation></message>
    <message><source>Printing…</source><translation>Sedang mencetak…</translation></message>
    <message><source>Save 58 mm slip</source><translation>Simpan struk 58 mm</translation></message>
    <message><source>Save 80 mm slip</source><translation>Simpan struk 80 mm</translation></message>
    <message><source>Save as PDF</source><translation>Simpan PDF</translation></message>
    <message><source>Saved as a file.</source><translation>Tersimpan sebagai berkas.</translation></message>
    <message><source>The file could not be written.</source><translation>Berkas tidak bisa ditulis.</translation></message>
    <message><source>Nothing was written: no stick is plugged in.</source><translation>Belum tercetak: tidak ada flashdisk.</translation></message>
    <message><source>The receipt is saved. Plug in a stick or connect a printer, then try again.</source><translation>Tanda terima sudah tersimpan. Colokkan flashdisk atau hubungkan printer, lalu coba lagi.</translation></message>
    <message><source>The printer does not answer.</source><translation>Printer tidak menjawab.</translation></message>
    <message><source>The receipt is saved. Choose other paper, or call the administrator.</source><translation>Tanda terima sudah tersimpan. Pilih kertas lain, atau hubungi admin.</translation></message>
    <message><source>The receipt is saved. Look at paper, lid and cable, then print again, or choose other paper.</source><translation>Tanda terima sudah tersimpan. Periksa kertas, tutup, dan kabel printer, lalu cetak lagi, atau pilih kertas lain.</translation></message>
</context>
<context>
    <name>guyub::ui::ReceiptScreen</name>
    <message><source>%1 is void.</source><translation>%1 dibatalkan.</translation></message>
    <message><source>Declare void</source><translation>Batalkan tanda terima</translation></message>
    <message><source>In force</source><translation>Berlaku</translation></message>
    <message><source>Make a new one instead</source><translation>Buat penggantinya</translation></message>
    <message><source>Open resident</source><translation>Buka data warga</translation></message>
    <message><source>Print</source><translation>Cetak</translation></message>
    <message><source>Print again (copy %1)</source><translation>Cetak ulang (salinan %1)</translation></message>
    <message><source>Reason: %1</source><translation>Alasan: %1</translation></message>
    <message><source>Receipt</source><translation>Tanda terima</translation></message>
    <message><source>Receipt %1</source><translation>Tanda terima %1</translation></message>
    <message><source>Replaced by a newer receipt</source><translation>Sudah diganti tanda terima baru</translation></message>
    <message><source>The new one is %1.</source><translation>Penggantinya %1.</translation></message>
    <message><source>Void</source><translation>Dibatalkan</translation></message>
</context>
<context>
    <name>guyub::ui::ResidentPicker</name>
    <message><source>A receipt is made for one registered resident.</source><translation>Tanda terima dibuat untuk satu warga yang sudah terdaftar.</translation></message>
    <message><source>Name, NIK or RT</source><translation>Nama, NIK, atau RT</translation></message>
    <message><source>Nobody found</source><translation>Tidak ditemukan</translation></message>
    <message><source>RT %1 / RW %2</source><translation>RT %1 / RW %2</translation></message>
    <message><source>Residents found</source><translation>Warga yang ditemukan</translation></message>
    <message><source>Try part of the name, the NIK, or the RT. New people are registered first.</source><translation>Coba sebagian nama, NIK, atau RT. Warga baru didaftarkan dulu.</translation></message>
    <message><source>Type a name</source><translation>Ketik nama</translation></message>
    <message><source>Who gets the receipt?</source><translation>Tanda terima untuk siapa?</translation></message>
</context>
<context>
    <name>guyub::ui::VerdictCard</name>
    <message><source>As known on %1, the last contact.</source><translation>Menurut data terakhir yang diterima kios ini, %1.</translation></message>
    <message><source>Date</source><translation>Tanggal</translation></message>
    <message><source>For</source><translation>Untuk</translation></message>
    <message><source>Issued by</source><translation>Penerbit</translation></message>
    <message><source>Name</source><translation>Nama</translation></message>
    <message><source>Number</source><translation>Nomor</translation></message>
    <message><source>This kiosk has had no contact with others yet: what they declared void is not known here.</source><translation>Kios ini belum pernah terhubung: pembatalan oleh kios lain belum diketahui di sini.</translation></message>
</context>
<context>
    <name>guyub::ui::VerifyReceiptScreen</name>
    <message><source>Check</source><translation>Periksa</translation></message>
    <message><source>Check a receipt</source><translation>Periksa tanda terima</translation></message>
    <message><source>Close camera</source><translation>Tutup kamera</translation></message>
    <message><source>Hold the paper ready</source><translation>Siapkan kertasnya</translation></message>
    <message><source>Number or square code</source><translation>Nomor atau kode QR</translation></message>
    <message><source>Open camera</source><translation>Buka kamera</translation></message>
    <message><source>The answer comes at once, with or without a connection.</source><translation>Jawabannya langsung keluar, ada sambungan atau tidak.</translation></message>
    <message><source>Type the number that stands in the frame on the paper.</source><translation>Ketik nomor di dalam bingkai pada kertas.</translation></message>
    <message><source>Type the number, for example 7K3P-12-D, or scan the square code.</source><translation>Ketik nomornya, misalnya 7K3P-12-D, atau pindai kode QR-nya.</translation></message>
</context>
<context>
    <name>guyub::ui::VoidDialog</name>
    <message><source>Declare %1 void?</source><translation>Batalkan %1?</translation></message>
    <message><source>Declare void</source><translation>Batalkan tanda terima</translation></message>
    <message><source>For example: wrong person, or printed twice.</source><translation>Misalnya: salah orang, atau tercetak dua kali.</translation></message>
    <message><source>Keep it</source><translation>Jangan batalkan</translation></message>
    <message><source>Reason</source><translation>Alasan</translation></message>
    <message><source>The paper stays with the resident. Whoever checks it reads that it is void, and why. This cannot be taken back.</source><translation>Kertasnya tetap di tangan warga. Siapa pun yang memeriksanya membaca bahwa ini dibatalkan, dan alasannya. Ini tidak bisa ditarik kembali.</translation></message>
</context>
</TS>
