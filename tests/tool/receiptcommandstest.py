#!/usr/bin/env python3
"""receiptcommandstest.py GUYUB SAMPLEPEOPLE: receipts by script: issued, drawn, checked from text, code and picture,
declared void. Papers are read back with tools that are not ours where there is one."""
import json
import os
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from desk import Desk, play  # noqa: E402

VERDICTS = ("genuine", "superseded", "void", "forged", "unknown_issuer", "unknown_code")


class Counter(Desk):
    """A store with two people, and what was issued to them."""

    def __init__(self):
        super().__init__()
        self.create()
        self.write("people.csv", "name,nik,rt,rw\nSutinah,3577036708519001,003,005\nWarsito,3577030101909002,003,005\n")
        self.ask("resident", "import", "people.csv")
        self.people = {row["name"]: row["id"] for row in self.json("resident", "find", "RT 003/005")}

    def issue(self, name="Sutinah", *more):
        return self.json("receipt", "issue", self.people[name], *more)

    def verify(self, what, expect=1, data="D"):
        out = self.ask("receipt", "verify", what, data=data, expect=expect).stdout
        verdict = out.split()[0]
        assert verdict in VERDICTS, out
        return verdict

    def render(self, receipt, form, *more, out=None):
        out = out or f"{form}.out"
        self.ask("receipt", "render", receipt, "--as", form, "--out", out, *more)
        with open(self.path(out), "rb") as file:
            return file.read()


    def words(self, pdf):
        return subprocess.run(["pdftotext", "-layout", self.path(pdf), "-"], capture_output=True, text=True, check=True).stdout


def issues_one_number_after_the_other(desk):
    first, second = desk.issue(), desk.issue("Warsito", "--kind", "registration", "--detail", "RT 003")
    assert set(first) == {"id", "code", "payload"}, first
    assert first["code"].split("-")[1] == "1" and second["code"].split("-")[1] == "2"
    assert first["code"].split("-")[0] == second["code"].split("-")[0]
    assert first["payload"].startswith("GY1") and "3577036708519001" not in first["payload"]
    desk.first, desk.second = first, second
    plain = desk.ask("receipt", "issue", desk.people["Warsito"]).stdout.split("\n")
    assert plain[0].split("-")[1] == "3" and plain[2].startswith("GY1")


def refuses_what_was_never_saved(desk):
    desk.ask("receipt", "issue", "00" * 16, expect=3)
    desk.ask("receipt", "issue", "nobody", expect=3)
    desk.ask("receipt", "issue", expect=2)
    desk.ask("receipt", "issue", desk.people["Sutinah"], "--action", "ab" * 32, expect=3)
    desk.ask("receipt", "issue", desk.people["Sutinah"], "--action", "xyz", expect=2)
    desk.ask("receipt", "issue", desk.people["Sutinah"], "--kind", "nonsense", expect=2)
    desk.ask("receipt", "issue", desk.people["Sutinah"], "--detail", "x" * 301, expect=3)
    for kind in ("2", "3", "4", "5", "6", "7", "8"):  # nothing but the registration is recorded
        said = desk.ask("receipt", "issue", desk.people["Sutinah"], "--kind", kind, expect=3).stderr
        assert "nothing of this kind is recorded for this person yet" in said, said
    desk.ask("receipt", "issue", desk.people["Sutinah"], passphrase="wrong", expect=4)


def says_what_the_action_was(desk):
    person = desk.people["Warsito"]
    desk.ask("resident", "set", person, "rt=004")

    def service(*more):
        payload = desk.issue("Warsito", *more)["payload"]
        return json.loads(desk.ask("receipt", "verify", payload, "--json").stdout)["service"]

    assert service() == "Perubahan data"
    assert service("--kind", "1") == "Pendaftaran warga"


def checks_text_code_and_nonsense(desk):
    assert desk.verify(desk.first["payload"], expect=0) == "genuine"
    assert desk.verify(desk.first["code"], expect=0) == "genuine"
    assert desk.verify(desk.first["code"].lower().replace("-", " "), expect=0) == "genuine"
    assert desk.verify("7K3P-12-D") == "unknown_code"
    assert desk.verify("nothing at all") == "unknown_code"
    changed = list(desk.first["payload"])
    changed[60] = "7" if changed[60] != "7" else "8"
    assert desk.verify("".join(changed)) == "forged"
    desk.ask("receipt", "verify", expect=2)
    document = json.loads(desk.ask("receipt", "verify", desk.first["payload"], "--json").stdout)
    assert document["verdict"] == "genuine" and document["proven"] and document["code"] == desk.first["code"]
    assert document["known_as_of"] == "never"


def knows_no_issuer_without_a_certificate(desk):
    desk.create("E")
    assert desk.verify(desk.first["payload"], data="E") == "unknown_issuer"
    assert desk.verify(desk.first["code"], data="E") == "unknown_code"


def draws_every_form_of_the_paper(desk):
    pdf = desk.render(desk.first["code"], "pdf-a5")
    assert pdf.startswith(b"%PDF")
    text = desk.words("pdf-a5.out")
    for words in ("TANDA TERIMA", desk.first["code"], "Sutinah", "9001", "Pendaftaran warga", "Wening"):
        assert words in text, (words, text)
    assert "SALINAN" not in text and "3577036708519001" not in text
    fonts = subprocess.run(["pdffonts", desk.path("pdf-a5.out")], capture_output=True, text=True, check=True).stdout.split("\n")
    column = fonts[0].index("emb")
    assert all(line[column:].startswith("yes") for line in fonts[2:] if line), fonts
    for form, width in (("58", 384), ("80", 576)):
        png = desk.render(desk.first["id"], f"png-{form}", out=f"{form}.png")
        assert png.startswith(b"\x89PNG") and int.from_bytes(png[16:20], "big") == width
        height = int.from_bytes(png[20:24], "big")
        raster = desk.render(desk.first["id"], f"raster-{form}")
        assert raster.startswith(b"\x1b@\n\x1dv0\0") and width // 8 * height < len(raster) < width // 8 * (height + 8) + 8 * (height // 64 + 2) + 16
        assert raster != desk.render(desk.first["id"], f"raster-{form}")  # the next copy has the next number


def checks_a_picture_of_the_paper(desk):
    assert desk.verify("58.png", expect=0) == "genuine"
    subprocess.run(["pdftoppm", "-r", "300", "-jpeg", "-singlefile", desk.path("pdf-a5.out"), desk.path("page")], check=True)
    assert desk.verify("page.jpg", expect=0) == "genuine"
    desk.ask("receipt", "verify", "no such file.png", expect=3)
    desk.write("broken.png", "no picture")
    desk.ask("receipt", "verify", "broken.png", expect=3)
    subprocess.run(["convert", "-size", "200x200", "xc:white", desk.path("white.png")], check=True)
    desk.ask("receipt", "verify", "white.png", expect=3)


def marks_papers_that_were_handed_out(desk):
    receipt = desk.second["code"]
    desk.render(receipt, "pdf-a5", out="copy.pdf")
    assert "SALINAN" not in desk.words("copy.pdf")
    desk.render(receipt, "pdf-a5", out="copy.pdf")
    assert "SALINAN 1" in desk.words("copy.pdf")
    desk.ask("receipt", "render", receipt, "--as", "pdf-a5", "--out", "no/such/folder/x.pdf", expect=7)
    desk.ask("resident", "set", desk.people["Warsito"], "name=Warsito Adi")
    desk.render(receipt, "pdf-a5", out="copy.pdf")
    assert "Warsito Adi" not in desk.words("copy.pdf")  # a copy says what the original said
    assert "SALINAN 2" in desk.words("copy.pdf")  # the paper that could not be written does not count
    desk.ask("receipt", "render", receipt, "--as", "jpeg", "--out", "x", expect=2)
    desk.ask("receipt", "render", receipt, "--as", "pdf-a5", expect=2)
    desk.ask("receipt", "render", "7K3P-12-D", "--as", "pdf-a5", "--out", "x", expect=3)


def replaces_and_voids(desk):
    newer = desk.issue("Sutinah", "--supersedes", desk.first["code"])
    assert desk.verify(desk.first["payload"]) == "superseded"
    document = json.loads(desk.ask("receipt", "verify", desk.first["code"], "--json", expect=1).stdout)
    assert document["replaced_by"] == newer["code"]
    desk.ask("receipt", "void", newer["code"], expect=3)
    desk.ask("receipt", "issue", desk.people["Sutinah"], "--supersedes", desk.first["code"], expect=4)
    desk.render(desk.first["code"], "pdf-a5", out="old.pdf")
    assert "SUDAH DIGANTI" in desk.words("old.pdf") and newer["code"] in desk.words("old.pdf")
    desk.ask("receipt", "void", "--reason", "Salah orang", newer["code"])
    desk.render(newer["code"], "pdf-a5", out="void.pdf")
    assert "DIBATALKAN" in desk.words("void.pdf") and "Salah orang" in desk.words("void.pdf")
    desk.render(newer["code"], "pdf-a5", out="void-copy.pdf")
    words = desk.words("void-copy.pdf")
    assert "SALINAN 1" in words and "DIBATALKAN" in words and "Simpan kertas ini" in words
    assert "\f" not in words.rstrip("\f"), words  # one sheet
    assert desk.verify(newer["payload"]) == "void"
    document = json.loads(desk.ask("receipt", "verify", newer["payload"], "--json", expect=1).stdout)
    assert document["void_reason"] == "Salah orang"
    desk.ask("receipt", "issue", desk.people["Warsito"], "--supersedes", newer["code"], expect=3)


def keeps_the_log_whole(desk):
    before = desk.digest()
    assert desk.json("log", "verify")["findings"] == []
    desk.ask("log", "rebuild")
    assert desk.digest() == before
    assert desk.verify(desk.second["payload"], expect=0) == "genuine"


CASES = [issues_one_number_after_the_other, refuses_what_was_never_saved, says_what_the_action_was, checks_text_code_and_nonsense, knows_no_issuer_without_a_certificate, draws_every_form_of_the_paper,
         checks_a_picture_of_the_paper, marks_papers_that_were_handed_out, replaces_and_voids, keeps_the_log_whole]


if __name__ == "__main__":
    sys.exit(play(Counter(), CASES))
