#!/usr/bin/env python3
"""keycommandstest.py GUYUB SAMPLEPEOPLE: who opens a store and with what, and backups of it."""
import contextlib
import json
import os
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from desk import GUYUB, SAMPLEPEOPLE, Desk, play  # noqa: E402


def changes_keys_and_no_digest(desk):
    made = json.loads(desk.create("K").stdout)
    desk.write("words", "sawah lumbung jati kendi pasar bambu\n")
    desk.write("few", "rahasia saja\n")
    desk.write("new", "sandi-baru-9\n")
    desk.write("paper", made["recovery_key"] + "\n")
    before = desk.digest("K")
    city = desk.run("escrow", "create", "--out", "city.secret").stdout.strip()
    desk.run("escrow", "create", "--out", "city.secret", expect=2)
    assert os.stat(desk.path("city.secret")).st_mode & 0o777 == 0o600 and city not in desk.read("city.secret")
    desk.ask("keys", "add", data="K", expect=2)
    desk.ask("keys", "add", "--admin-passphrase-file", "few", data="K", expect=3)
    desk.ask("keys", "add", "--admin-passphrase-file", "words", data="K")
    desk.ask("keys", "add", "--escrow", city, data="K")
    desk.ask("keys", "add", "--escrow", city, data="K", expect=2)
    desk.ask("keys", "add", "--escrow", city[:-1] + ("0" if city[-1] != "0" else "1"), data="K", expect=3)
    slots = json.loads(desk.run("keys", "list", "--data", "K", "--json").stdout)
    assert [slot["kind"] for slot in slots] == ["operator", "admin", "recovery", "escrow"], slots
    assert slots[0]["name"] == "Wening" and slots[0]["cost"].startswith("Argon2id"), slots

    desk.ask("keys", "change", "--new-passphrase-file", "new", data="K")
    desk.ask("log", "digest", data="K", expect=4)
    assert desk.ask("log", "digest", data="K", passphrase="new").stdout.strip() == before
    assert desk.json("keys", "rotate", data="K", passphrase="new") == {"epoch": 2}
    assert "number 3" in desk.ask("keys", "rotate", data="K", passphrase="new").stdout
    assert desk.ask("log", "digest", data="K", passphrase="new").stdout.strip() == before
    assert desk.json("store", "check", "--deep", data="K", passphrase="new")["findings"] == []
    again = json.loads(desk.run("keys", "list", "--data", "K", "--json").stdout)
    assert [slot["slot"] for slot in again] == [slot["slot"] for slot in slots]

    for option, proof, name in [("--admin-passphrase-file", "words", "Bu Lastri"), ("--escrow-file", "city.secret", "Pak Kota"), ("--recovery-file", "paper", "Pak Rayi")]:
        desk.run("store", "recover", "--data", "K", "--operator", name, option, proof, "--passphrase-file", "other")
        desk.ask("keys", "remove", "--slot", "00000000", "--operator", name, data="K", passphrase="other", expect=3)
    desk.run("store", "recover", "--data", "K", "--operator", "X", "--admin-passphrase-file", "few", "--passphrase-file", "other", expect=4)
    for slot in slots[1:]:
        desk.ask("keys", "remove", "--slot", slot["slot"], "--operator", "Wening", data="K", passphrase="new")
    desk.run("store", "recover", "--data", "K", "--operator", "X", "--recovery-file", "paper", "--passphrase-file", "other", expect=4)
    paper = desk.ask("keys", "add", "--recovery", "--operator", "Wening", "--json", data="K", passphrase="new")
    desk.ask("keys", "add", "--recovery", "--sheet", "sheet.pdf", "--operator", "Wening", data="K", passphrase="new", expect=0)
    assert open(desk.path("sheet.pdf"), "rb").read(4) == b"%PDF" and os.stat(desk.path("sheet.pdf")).st_mode & 0o777 == 0o600
    desk.ask("keys", "add", "--recovery", "--sheet", "sheet.pdf", "--operator", "Wening", data="K", passphrase="new", expect=2)
    desk.ask("keys", "add", "--escrow", city, "--sheet", "paper3", "--operator", "Wening", data="K", passphrase="new", expect=2)
    with open("/dev/full", "w") as full:
        left = subprocess.run([GUYUB, "keys", "add", "--recovery", "--sheet", "dead.pdf", "--operator", "Wening", "--data", "K", "--passphrase-file", "new"], cwd=desk.path("."), env=desk.environment, stdout=full, stderr=subprocess.PIPE, text=True)
    assert left.returncode == 7 and "nothing changed" in left.stderr and not os.path.exists(desk.path("dead.pdf")), left
    desk.ask("keys", "add", "--recovery", "--sheet", "no/such/folder/paper3", "--operator", "Wening", data="K", passphrase="new", expect=7)
    paper = desk.ask("keys", "add", "--recovery", "--operator", "Wening", "--json", data="K", passphrase="new")
    desk.write("paper2", json.loads(paper.stdout)["recovery_key"] + "\n")
    desk.run("store", "recover", "--data", "K", "--operator", "X", "--recovery-file", "paper2", "--passphrase-file", "other")

    desk.ask("operator", "reset", "--name", "bu lastri", "--new-passphrase-file", "new", "--operator", "Wening", data="K", passphrase="new")
    desk.ask("log", "digest", "--operator", "Bu Lastri", data="K", passphrase="other", expect=4)
    desk.ask("log", "digest", "--operator", "Bu Lastri", data="K", passphrase="new")
    desk.ask("operator", "remove", "--name", "Bu Lastri", "--operator", "Wening", data="K", passphrase="new")
    desk.ask("log", "digest", "--operator", "Bu Lastri", data="K", passphrase="new", expect=4)
    desk.ask("operator", "remove", "--name", "Wening", "--operator", "Wening", data="K", passphrase="new", expect=4)
    desk.ask("operator", "remove", "--name", "Nobody", "--operator", "Wening", data="K", passphrase="new", expect=3)


def files_below(folder):
    return [os.path.join(at, name) for at, _, names in os.walk(folder) for name in names]


def flip(path, place=None):
    with open(path, "r+b") as file:
        data = bytearray(file.read())
        at = len(data) // 2 if place is None else place
        data[at] ^= 1
        file.seek(0)
        file.write(data)


@contextlib.contextmanager
def held(desk, store):
    """Another program has the store open, and ends."""
    holder = subprocess.Popen([GUYUB, "keys", "change", "--data", store, "--passphrase-file", "pass", "--new-passphrase-file", "-"], env=desk.environment, cwd=desk.folder, stdin=subprocess.PIPE)
    try:
        while not os.path.exists(desk.path(f"{store}/opened")):
            assert holder.poll() is None, "the holder ended"
        yield
    finally:
        holder.communicate(desk.read("pass").splitlines()[0].encode() + b"\n", timeout=120)
    assert holder.returncode == 0


def backs_a_store_up_and_gets_it_back(desk):
    desk.create()
    desk.run("resident", "import", "--dry-run", "--data", "D", "--passphrase-file", "pass", "none.csv", expect=3)
    people = subprocess.run([sys.executable, SAMPLEPEOPLE, "--count", "120"], stdout=subprocess.PIPE, text=True, check=True).stdout
    desk.write("people.csv", people)
    desk.ask("resident", "import", "people.csv", "--basis", "UU23-2006")
    digest = desk.digest()
    desk.run("backup", "list", "B", expect=3)
    desk.run("backup", "verify", "B", expect=3)
    desk.run("backup", "create", "--data", "D", "--to", "D/inside", expect=2)
    desk.run("backup", "create", "--data", "nowhere", "--to", "B", expect=3)
    first = json.loads(desk.run("backup", "create", "--data", "D", "--to", "B", "--json").stdout)
    assert first["number"] == 1 and first["new_bytes"] == first["bytes"], first
    again = json.loads(desk.run("backup", "create", "--data", "D", "--to", "B", "--json").stdout)
    assert again["number"] == 2 and again["new_bytes"] == 0, again
    some = json.loads(desk.ask("resident", "find", "a", "--json").stdout)[0]["id"]
    desk.ask("resident", "set", some, "phone=0812 0000 1111")
    third = json.loads(desk.run("backup", "create", "--data", "D", "--to", "B", "--json").stdout)
    assert 0 < third["new_bytes"] < third["bytes"], third
    assert [row["number"] for row in json.loads(desk.run("backup", "list", "B", "--json").stdout)] == [3, 2, 1]
    drill = json.loads(desk.run("backup", "verify", "B", "--number", "1", "--passphrase-file", "pass", "--json").stdout)
    assert drill["digest"] == digest and drill["findings"] == [], drill
    assert "0 findings" in desk.run("backup", "verify", "B").stdout

    desk.run("backup", "restore", "B", "--data", "D", expect=2)
    desk.run("backup", "restore", "B", "--data", "D2", "--number", "1")
    assert desk.digest("D2") == digest
    assert desk.digest("D2") != desk.digest("D")
    desk.ask("resident", "set", some, "phone=0812 0000 2222", data="D2")
    assert desk.json("store", "check", "--deep", data="D2")["findings"] == []
    for name in files_below(desk.path("B")):
        assert os.stat(name).st_mode & 0o077 == 0, name
    states = len(files_below(desk.path("state")))
    desk.run("backup", "verify", "B", "--passphrase-file", "pass")
    assert len(files_below(desk.path("state"))) == states, "a drill leaves nothing behind"


def finds_what_is_wrong_with_a_backup(desk):
    place = os.path.join(desk.path("B"), os.listdir(desk.path("B"))[0])
    whole = desk.path("whole")
    shutil.copytree(desk.path("B"), whole)
    victim = max(named(place, 3), key=os.path.getsize)
    flip(victim)
    assert "not as it was written" in desk.run("backup", "verify", "B", expect=6).stdout
    desk.run("backup", "restore", "B", "--data", "D3", expect=6)
    assert not os.path.exists(desk.path("D3"))
    made = json.loads(desk.run("backup", "create", "--data", "D", "--to", "B", "--json").stdout)  # heals what the store still has
    desk.run("backup", "verify", "B", "--number", str(made["number"]))
    os.remove(victim)
    desk.run("backup", "verify", "B", "--number", "1", expect=6 if victim in named(place, 1) else 0)
    lists = sorted(name for name in os.listdir(place) if name.endswith(".backup"))
    flip(os.path.join(place, lists[-1]))
    assert "cannot be read" in desk.run("backup", "list", "B", expect=1).stderr
    desk.write(os.path.join(place, "99999999.backup"), "nonsense")
    assert "2 lists" in desk.run("backup", "list", "B", expect=1).stderr
    shutil.rmtree(desk.path("B"))
    shutil.move(whole, desk.path("B"))


def named(place, number):
    """The pieces that a list names, found without our own reader: each is 32 raw bytes in it."""
    with open(os.path.join(place, f"{number:08}.backup"), "rb") as file:
        data = file.read()
    return [path for path in files_below(os.path.join(place, "pieces")) if bytes.fromhex(os.path.basename(path)) in data]


def backs_up_no_store_that_is_open_and_no_full_disk(desk):
    with held(desk, "D"):
        assert "in use by" in desk.run("backup", "create", "--data", "D", "--to", "B", expect=4).stderr
    before = desk.run("backup", "list", "B").stdout
    some = json.loads(desk.ask("resident", "find", "a", "--json").stdout)[0]["id"]
    desk.ask("resident", "set", some, "phone=0812 0000 3333")
    desk.run("backup", "create", "--data", "D", "--to", "B", expect=7, largest_file=40_000)
    assert desk.run("backup", "list", "B").stdout == before
    desk.run("backup", "verify", "B")
    desk.run("backup", "create", "--data", "D", "--to", "B")


def keeps_two_stores_on_one_disk_apart(desk):
    desk.create("E")
    desk.run("backup", "create", "--data", "E", "--to", "B")
    assert "--store" in desk.run("backup", "verify", "B", expect=2).stderr
    stores = {row["store"] for row in json.loads(desk.run("backup", "list", "B", "--json").stdout)}
    assert len(stores) == 2
    for store in stores:
        desk.run("backup", "verify", "B", "--store", store, "--passphrase-file", "pass")
    desk.run("backup", "verify", "B", "--store", "0123", expect=2)
    desk.run("backup", "verify", "B", "--store", "0" * 31 + "1", expect=3)


CASES = [changes_keys_and_no_digest, backs_a_store_up_and_gets_it_back, finds_what_is_wrong_with_a_backup, backs_up_no_store_that_is_open_and_no_full_disk, keeps_two_stores_on_one_disk_apart]

if __name__ == "__main__":
    sys.exit(play(Desk(), CASES))
