<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id">
<context>
    <name>PinWords</name>
    <message><source>Add something that tells the two apart.</source><translation>Tambahkan sesuatu yang membedakan keduanya.</translation></message>
    <message><source>Ask a colleague to do it.</source><translation>Minta rekan Anda melakukannya.</translation></message>
    <message><source>Ask an administrator.</source><translation>Minta bantuan admin.</translation></message>
    <message><source>Go back and look at the list again.</source><translation>Kembali dan lihat daftarnya lagi.</translation></message>
    <message><source>Not the same digit throughout, and no digits in a row such as 123456.</source><translation>Jangan angka yang sama semua, dan jangan angka berurutan seperti 123456.</translation></message>
    <message><source>Only a kelurahan operator or an administrator may do it, and one person must stay who can sign in.</source><translation>Hanya petugas kelurahan atau admin yang boleh, dan harus tetap ada satu orang yang dapat masuk.</translation></message>
    <message><source>Only an administrator changes the access of one.</source><translation>Akses admin hanya diubah oleh admin.</translation></message>
    <message><source>Somebody of that name signs in here already.</source><translation>Nama itu sudah dipakai untuk masuk di sini.</translation></message>
    <message><source>Take another one.</source><translation>Pilih yang lain.</translation></message>
    <message><source>Take at least %1 digits or letters.</source><translation>Pakai paling sedikit %1 angka atau huruf.</translation></message>
    <message><source>That PIN is too easy.</source><translation>PIN itu terlalu mudah.</translation></message>
    <message><source>That PIN is too short.</source><translation>PIN itu terlalu pendek.</translation></message>
    <message><source>That PIN looks like a birthday.</source><translation>PIN itu mirip tanggal lahir.</translation></message>
    <message><source>That is the present PIN.</source><translation>Itu PIN yang sekarang.</translation></message>
    <message><source>That person does not sign in here any more.</source><translation>Orang itu tidak dapat masuk di sini lagi.</translation></message>
    <message><source>The last change is still being saved.</source><translation>Perubahan tadi masih disimpan.</translation></message>
    <message><source>The two PINs differ.</source><translation>Kedua PIN berbeda.</translation></message>
    <message><source>This cannot be done here.</source><translation>Ini tidak dapat dilakukan di sini.</translation></message>
    <message><source>Type the new PIN again, from the start.</source><translation>Ketik PIN baru lagi, dari awal.</translation></message>
    <message><source>Wait a moment, then try again.</source><translation>Tunggu sebentar, lalu coba lagi.</translation></message>
    <message><source>Whoever knows you would try that first. Take another one.</source><translation>Orang yang mengenal Anda akan mencobanya lebih dulu. Pilih yang lain.</translation></message>
    <message><source>You cannot take away your own access.</source><translation>Akses Anda sendiri tidak dapat Anda cabut.</translation></message>
</context>
<context>
    <name>guyub::ui::OperatorsCard</name>
    <message><source>%1 · only an administrator changes this access</source><translation>%1 · aksesnya hanya diubah oleh admin</translation></message>
    <message><source>%1 · that is you</source><translation>%1 · ini Anda</translation></message>
    <message><source>Add an operator</source><translation>Tambah petugas</translation></message>
    <message><source>New PIN</source><translation>PIN baru</translation></message>
    <message><source>New PIN: %1</source><translation>PIN baru: %1</translation></message>
    <message><source>Take away access</source><translation>Cabut akses</translation></message>
    <message><source>Take away access: %1</source><translation>Cabut akses: %1</translation></message>
    <message><source>Who signs in on this kiosk</source><translation>Petugas di kios ini</translation></message>
</context>
<context>
    <name>guyub::ui::PinScreen</name>
    <message><source>%1 can sign in now.</source><translation>%1 sudah dapat masuk.</translation></message>
    <message><source>%1 has a new PIN.</source><translation>%1 sudah punya PIN baru.</translation></message>
    <message><source>Add an operator</source><translation>Tambah petugas</translation></message>
    <message><source>At least %1 digits; no birthday, no digits in a row.</source><translation>Paling sedikit %1 angka; bukan tanggal lahir, bukan angka berurutan.</translation></message>
    <message><source>Back</source><translation>Kembali</translation></message>
    <message><source>Change my PIN</source><translation>Ganti PIN saya</translation></message>
    <message><source>Checking…</source><translation>Memeriksa…</translation></message>
    <message><source>Choose what this person does.</source><translation>Pilih tugas orang ini.</translation></message>
    <message><source>First the PIN that you signed in with, so that nobody changes it behind your back.</source><translation>Ketik dulu PIN yang Anda pakai untuk masuk, supaya tidak ada orang lain yang menggantinya.</translation></message>
    <message><source>Let %1 choose and type it, and look away.</source><translation>Biarkan %1 memilih dan mengetiknya sendiri, tanpa dilihat.</translation></message>
    <message><source>Name</source><translation>Nama</translation></message>
    <message><source>New PIN</source><translation>PIN baru</translation></message>
    <message><source>New PIN of %1</source><translation>PIN baru %1</translation></message>
    <message><source>Next</source><translation>Lanjut</translation></message>
    <message><source>Once more</source><translation>Sekali lagi</translation></message>
    <message><source>PIN now</source><translation>PIN sekarang</translation></message>
    <message><source>PIN with digits only</source><translation>PIN dengan angka saja</translation></message>
    <message><source>PIN with letters</source><translation>PIN dengan huruf</translation></message>
    <message><source>Saving…</source><translation>Menyimpan…</translation></message>
    <message><source>So that no slip of the finger locks anybody out.</source><translation>Supaya salah tekan tidak mengunci siapa pun.</translation></message>
    <message><source>The name and what this person does stand at sign-in.</source><translation>Nama dan tugasnya tampil di halaman masuk.</translation></message>
    <message><source>The new PIN once more</source><translation>PIN baru sekali lagi</translation></message>
    <message><source>Then the old PIN opens nothing any more.</source><translation>Setelah itu PIN lama tidak berlaku lagi.</translation></message>
    <message><source>Wait %1 seconds</source><translation>Tunggu %1 detik</translation></message>
    <message><source>What this person does</source><translation>Tugas</translation></message>
    <message><source>Who it is</source><translation>Orangnya</translation></message>
    <message><source>Who shall be able to sign in?</source><translation>Siapa yang akan dapat masuk?</translation></message>
    <message><source>Write the name as it shall stand at sign-in.</source><translation>Tulis nama seperti yang akan tampil di halaman masuk.</translation></message>
    <message><source>Your PIN is changed. Use the new one from now on.</source><translation>PIN Anda sudah diganti. Pakai yang baru mulai sekarang.</translation></message>
    <message><source>Your new PIN</source><translation>PIN baru Anda</translation></message>
    <message><source>Your present PIN</source><translation>PIN Anda sekarang</translation></message>
</context>
</TS>
