<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="id">
<context>
    <name>Paper</name>
    <message><source>en</source><comment>two-letter code of the language this paper is written in</comment><translation>id</translation></message>
</context>
</TS>
