<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id">
<context>
    <name>records</name>
    <message><source>Resident</source><translation>Warga</translation></message>
    <message><source>Purpose</source><translation>Tujuan</translation></message>
    <message><source>Given</source><translation>Diberikan</translation></message>
    <message><source>Given by</source><translation>Diberikan oleh</translation></message>
    <message><source>Guardian</source><translation>Wali</translation></message>
    <message><source>Consent text shown</source><translation>Naskah persetujuan yang ditunjukkan</translation></message>
    <message><source>Language read</source><translation>Bahasa yang dibacakan</translation></message>
    <message><source>When</source><translation>Waktu</translation></message>
    <message><source>Legal basis</source><translation>Dasar hukum</translation></message>
    <message><source>Device key</source><translation>Kunci perangkat</translation></message>
    <message><source>Receipt key</source><translation>Kunci tanda terima</translation></message>
    <message><source>Sealing key</source><translation>Kunci segel</translation></message>
    <message><source>Transport key</source><translation>Kunci pengiriman</translation></message>
    <message><source>Device</source><translation>Perangkat</translation></message>
    <message><source>Issued</source><translation>Diterbitkan</translation></message>
    <message><source>Certificate</source><translation>Sertifikat</translation></message>
    <message><source>Receipt key id</source><translation>Nomor kunci tanda terima</translation></message>
    <message><source>Family card number</source><translation>Nomor KK</translation></message>
    <message><source>Head of household</source><translation>Kepala keluarga</translation></message>
    <message><source>Address</source><translation>Alamat</translation></message>
    <message><source>RT</source><translation>RT</translation></message>
    <message><source>RW</source><translation>RW</translation></message>
    <message><source>Name of head</source><translation>Nama kepala keluarga</translation></message>
    <message><source>File</source><translation>Berkas</translation></message>
    <message><source>First line</source><translation>Baris pertama</translation></message>
    <message><source>Last line</source><translation>Baris terakhir</translation></message>
    <message><source>Records</source><translation>Catatan</translation></message>
    <message><source>Area code</source><translation>Kode wilayah</translation></message>
    <message><source>Office</source><translation>Kantor</translation></message>
    <message><source>Baseline date</source><translation>Tanggal data awal</translation></message>
    <message><source>Pilot RWs</source><translation>RW percontohan</translation></message>
    <message><source>Area line on papers</source><translation>Baris wilayah pada kertas</translation></message>
    <message><source>Posyandu</source><translation>Posyandu</translation></message>
    <message><source>Name</source><translation>Nama</translation></message>
    <message><source>Role</source><translation>Peran</translation></message>
    <message><source>Signing key</source><translation>Kunci tanda tangan</translation></message>
    <message><source>Active</source><translation>Aktif</translation></message>
    <message><source>Receipt</source><translation>Tanda terima</translation></message>
    <message><source>Copy</source><translation>Salinan</translation></message>
    <message><source>Failed</source><translation>Gagal</translation></message>
    <message><source>Paper</source><translation>Kertas</translation></message>
    <message><source>Number</source><translation>Nomor</translation></message>
    <message><source>Service</source><translation>Layanan</translation></message>
    <message><source>Details</source><translation>Keterangan</translation></message>
    <message><source>Commit of the action</source><translation>Catatan tindakan</translation></message>
    <message><source>Signed body</source><translation>Isi yang ditandatangani</translation></message>
    <message><source>Signature</source><translation>Tanda tangan</translation></message>
    <message><source>Holder</source><translation>Pemegang</translation></message>
    <message><source>Name on the receipt</source><translation>Nama pada tanda terima</translation></message>
    <message><source>NIK on the receipt</source><translation>NIK pada tanda terima</translation></message>
    <message><source>Replaces receipt</source><translation>Menggantikan tanda terima</translation></message>
    <message><source>State</source><translation>Status</translation></message>
    <message><source>Reason</source><translation>Alasan</translation></message>
    <message><source>NIK</source><translation>NIK</translation></message>
    <message><source>Sex</source><translation>Jenis kelamin</translation></message>
    <message><source>Date of birth</source><translation>Tanggal lahir</translation></message>
    <message><source>Place of birth</source><translation>Tempat lahir</translation></message>
    <message><source>Phone</source><translation>Nomor HP</translation></message>
    <message><source>Household</source><translation>Keluarga</translation></message>
    <message><source>Relationship to head</source><translation>Hubungan dengan kepala keluarga</translation></message>
    <message><source>Occupation</source><translation>Pekerjaan</translation></message>
    <message><source>Mother's name</source><translation>Nama ibu kandung</translation></message>
    <message><source>Religion</source><translation>Agama</translation></message>
    <message><source>Reason for accepting the NIK</source><translation>Alasan NIK diterima</translation></message>
    <message><source>Reason for having no NIK</source><translation>Alasan tanpa NIK</translation></message>
    <message><source>Landmark</source><translation>Patokan rumah</translation></message>
    <message><source>NIK compared with</source><translation>NIK dicocokkan dengan</translation></message>
    <message><source>Kind</source><translation>Jenis</translation></message>
    <message><source>Start</source><translation>Mulai</translation></message>
    <message><source>End</source><translation>Selesai</translation></message>
    <message><source>Operator</source><translation>Petugas</translation></message>
    <message><source>Abandoned</source><translation>Tidak diselesaikan</translation></message>
    <message><source>Date</source><translation>Tanggal</translation></message>
    <message><source>Weight (g)</source><translation>Berat badan (g)</translation></message>
    <message><source>Length/height (mm)</source><translation>Panjang/tinggi badan (mm)</translation></message>
    <message><source>Measured</source><translation>Cara diukur</translation></message>
    <message><source>Mid-upper arm (mm)</source><translation>Lingkar lengan atas (mm)</translation></message>
    <message><source>Head circumference (mm)</source><translation>Lingkar kepala (mm)</translation></message>
    <message><source>Oedema</source><translation>Bengkak (edema)</translation></message>
    <message><source>Weight status</source><translation>Status timbang</translation></message>
    <message><source>Reason of the kader</source><translation>Alasan kader</translation></message>
    <message><source>Age (days)</source><translation>Umur (hari)</translation></message>
    <message><source>Place</source><translation>Tempat</translation></message>
    <message><source>Corrects visit</source><translation>Memperbaiki kunjungan</translation></message>
    <message><source>Further views before</source><translation>Dilihat lagi sebelumnya</translation></message>
    <message><source>Seen where</source><translation>Dilihat di mana</translation></message>
    <message><source>Belongs to</source><translation>Milik</translation></message>
    <message><source>Format</source><translation>Format</translation></message>
    <message><source>Size (bytes)</source><translation>Ukuran (bita)</translation></message>
    <message><source>Key of the file</source><translation>Kunci berkas</translation></message>
    <message><source>Size of the small picture (bytes)</source><translation>Ukuran gambar kecil (bita)</translation></message>
    <message><source>File of the small picture</source><translation>Berkas gambar kecil</translation></message>
    <message><source>Key of the small picture</source><translation>Kunci gambar kecil</translation></message>
    <message><source>Taken</source><translation>Diambil</translation></message>
</context>
</TS>
