#!/usr/bin/env python3
"""attachmentcommandstest.py GUYUB SAMPLEPEOPLE: pictures and documents put to people by command, and never a key to be seen."""
import os
import stat
import struct
import sys
import zlib

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from desk import Desk, play  # noqa: E402


def png(width, height):
    def chunk(name, content):
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
    rows = b"".join(b"\0" + bytes((x * 7 + y) % 256 for x in range(width * 3)) for y in range(height))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) + chunk(b"tEXt", b"GPS\0-7.63,111.52") + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def put(desk, name, content):
    with open(desk.path(name), "wb") as file:
        file.write(content)
    return name


def someone(desk):
    return desk.json("resident", "find", "ngatini")[0]["id"]


def keeps_a_photo_small_and_without_its_place(desk):
    put(desk, "photo.png", png(1200, 900))
    identity = desk.json("attachment", "add", "--to", someone(desk), "--kind", "photo", "--file", "photo.png")["id"]
    listed = [row for row in desk.json("attachment", "list") if row["id"] == identity]
    assert len(listed) == 1 and listed[0]["file"] == "here", listed
    fields = listed[0]["fields"]
    assert fields["kind"] == 1 and fields["thumb_bytes"] > 0 and not any("key" in name for name in fields), fields
    desk.ask("attachment", "export", "--id", identity, "--to", "out.jpg")
    with open(desk.path("out.jpg"), "rb") as file:
        picture = file.read()
    assert picture.startswith(b"\xff\xd8\xff") and len(picture) == fields["plain_bytes"] < 200_000 and b"GPS" not in picture and b"Exif" not in picture
    assert stat.S_IMODE(os.stat(desk.path("out.jpg")).st_mode) == 0o600
    assert "there already" in desk.ask("attachment", "export", "--id", identity, "--to", "out.jpg", expect=2).stderr


def keeps_a_document_byte_for_byte(desk):
    content = b"%PDF-1.4\n" + os.urandom(3_000_000)
    put(desk, "letter.pdf", content)
    identity = desk.json("attachment", "add", "--to", someone(desk), "--kind", "document", "--file", "letter.pdf")["id"]
    desk.ask("attachment", "export", "--id", identity, "--to", "out.pdf")
    with open(desk.path("out.pdf"), "rb") as file:
        assert file.read() == content
    found = [os.path.join(folder, name) for folder, _, names in os.walk(desk.path("D/attachments")) for name in names]
    assert found and all(os.path.basename(os.path.dirname(path)) == os.path.basename(path)[:2] for path in found)


def refuses_what_is_no_picture(desk):
    put(desk, "text.jpg", b"not a picture")
    put(desk, "cut.png", png(50, 50)[:60])
    put(desk, "huge.png", b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + struct.pack(">IIBBBBB", 20000, 20000, 8, 2, 0, 0, 0) + struct.pack(">I", zlib.crc32(b"IHDR" + struct.pack(">IIBBBBB", 20000, 20000, 8, 2, 0, 0, 0))))
    before = desk.digest()
    for name, words in (("text.jpg", "JPEG or PNG"), ("cut.png", "cannot be read"), ("huge.png", "")):
        told = desk.ask("attachment", "add", "--to", someone(desk), "--kind", "photo", "--file", name, expect=3).stderr
        assert words in told, told
    desk.ask("attachment", "add", "--to", "0" * 32, "--kind", "photo", "--file", "text.jpg", expect=3)
    desk.ask("attachment", "add", "--to", someone(desk), "--kind", "film", "--file", "text.jpg", expect=2)
    assert desk.digest() == before


def finds_a_spoilt_file(desk):
    assert desk.json("store", "check")["attachments"] >= 3
    folder, _, names = next(each for each in os.walk(desk.path("D/attachments")) if each[2])
    path = os.path.join(folder, names[0])
    with open(path, "r+b") as file:
        file.seek(30)
        byte = file.read(1)
        file.seek(30)
        file.write(bytes([byte[0] ^ 1]))
    told = desk.ask("store", "check", expect=6).stdout
    assert "not as it was written" in told, told
    with open(path, "r+b") as file:
        file.seek(30)
        file.write(byte)
    desk.ask("store", "check")
    assert desk.json("attachment", "sweep") == {"unfinished": 0, "orphans": 0, "kept": 0, "given_up": 0}


def begin():
    desk = Desk()
    desk.create()
    desk.write("one.csv", "name,rt,rw\nNgatini,007,001\n")
    desk.ask("resident", "import", "one.csv")
    return desk


CASES = [keeps_a_photo_small_and_without_its_place, keeps_a_document_byte_for_byte, refuses_what_is_no_picture, finds_a_spoilt_file]

if __name__ == "__main__":
    sys.exit(play(begin(), CASES))
