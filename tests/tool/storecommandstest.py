#!/usr/bin/env python3
"""storecommandstest.py GUYUB SAMPLEPEOPLE: the commands that open a store, as a script meets them: what they print, and
the exit code of every way to go wrong."""
import csv
import io
import json
import os
import shutil
import signal
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from desk import GUYUB, LEDGER, SAMPLEPEOPLE, Desk, play  # noqa: E402

GROWTH_INPUTS = "case_id,group,sex,age_days,age_months,weight_kg,lenhei_cm,measure,headc_cm,muac_cm,oedema"


def creates_a_store_once(desk):
    made = json.loads(desk.create().stdout)
    assert made["ledger"] == LEDGER and len(made["recovery_key"]) >= 50
    before = sorted(os.listdir(desk.path("D")))
    os.makedirs(desk.path("made before"))
    assert "not there yet" in desk.run("store", "create", "--data", "made before", "--operator", "X", "--ledger", LEDGER, "--passphrase-file", "pass", expect=2).stderr
    assert os.listdir(desk.path("made before")) == []
    desk.run("store", "create", "--data", "D", "--operator", "X", "--ledger", LEDGER, "--passphrase-file", "pass", expect=2)
    assert sorted(os.listdir(desk.path("D"))) == before
    for ledger in ("35.77", "35.77.03.0000", "35.77.03.1000", "35.77.00.1009", "35.77.03.4009", "99.77.03.1009"):
        desk.run("store", "create", "--data", "E", "--operator", "X", "--ledger", ledger, "--passphrase-file", "pass", expect=3)
    desk.run("store", "create", "--data", "E", "--operator", "X", "--role", "king", "--ledger", LEDGER, "--passphrase-file", "pass", expect=2)
    desk.run("store", "create", "--data", "E", "--ledger", LEDGER, expect=2)
    assert not os.path.exists(desk.path("E"))
    found = desk.json("store", "check", "--deep")
    assert found["findings"] == [] and found["commits"] == 1
    assert [(part["name"], part["ok"]) for part in found["parts"]] == [("pages", True), ("log of writes", True), ("chain", True), ("tables", True), ("attachments", True)]
    lines = desk.ask("store", "check").stdout.splitlines()
    assert [line.split(":")[0] for line in lines] == ["pages", "log of writes", "chain", "tables", "attachments"] and all(": ok, " in line for line in lines), lines
    assert "counted only, --deep" in lines[3] and "equal" in desk.ask("store", "check", "--deep").stdout.splitlines()[3]


def tells_every_refusal_by_its_code(desk):
    desk.ask("log", "digest", passphrase="wrong", expect=4)
    desk.ask("log", "digest", "--operator", "nobody", expect=4)
    desk.ask("log", "digest", stdin="rahasia-17\n", passphrase="-")
    desk.run("log", "digest", "--data", "D", expect=4)  # no passphrase, no terminal: at once
    desk.ask("log", "digest", passphrase="not there", expect=3)
    desk.write("empty", "\n")
    desk.ask("log", "digest", passphrase="empty", expect=4)
    desk.ask("log", "digest", data="nowhere", expect=3)
    desk.run("log", "digest", "--passphrase-file", "pass", expect=2)
    desk.run("log", "digest", "--data", "D", "--colour", "red", expect=2)
    for words in (["log", "digest", "X"], ["log", "verify", "X"], ["sync", "apply", "X"], ["conflicts", "list", "X"], ["store", "check", "X"], ["resident", "show", "0" * 32, "X"]):
        assert "usage: guyub" in desk.ask(*words, expect=2).stderr, words
    for address in ("http://127.0.0.1:9", "127.0.0.1:9", "https://"):
        assert "https://" in desk.ask("enrol", "--hub", address, "--code", "X", expect=2).stderr
    desk.ask("resident", "show", "0" * 32, expect=3)
    desk.ask("resident", "show", "abc", expect=3)
    os.makedirs(desk.path("foreign"))
    desk.write("foreign/store.keys", "this is somebody's letter, and a rather long one at that\n" * 20)
    desk.ask("log", "digest", data="foreign", expect=3)


def prints_its_help_as_it_was_written(desk):
    words = desk.run("--help").stdout
    assert "ID FIELD=VALUE…" in words and "Ã" not in words and "â" not in words, words
    assert "FIELD=VALUE…" in desk.ask("resident", "set", expect=2).stderr


def names_the_program_that_has_the_store(desk):
    holder = subprocess.Popen([GUYUB, "operator", "add", "--data", "D", "--passphrase-file", "pass", "--name", "Ratri", "--new-passphrase-file", "-"], env=desk.environment, cwd=desk.folder, stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE, text=True)
    try:
        while not os.path.exists(desk.path("D/opened")):
            if holder.poll() is not None:
                raise AssertionError("the holder ended")
        refused = desk.ask("log", "digest", expect=4)
        assert "in use by" in refused.stderr and "guyub" in refused.stderr, refused.stderr
    finally:
        out, _ = holder.communicate("sandi-ratri\n", timeout=120)
    assert holder.returncode == 0 and len(out.strip()) == 32
    names = json.loads(desk.run("operator", "list", "--data", "D", "--json").stdout)
    assert sorted(row["name"] for row in names) == ["Ratri", "Wening"]
    desk.ask("log", "digest", expect=2)  # two operators, none named
    desk.run("log", "digest", "--data", "D", "--operator", "Ratri", "--passphrase-file", "other")


def refuses_damage(desk):
    desk.create("H")
    def flip(place):
        with open(desk.path("H/main.db"), "r+b") as file:
            file.seek(place)
            byte = file.read(1)
            file.seek(place)
            file.write(bytes([byte[0] ^ 1]))

    pages = os.path.getsize(desk.path("H/main.db")) // 4096
    for page in [*range(1, pages, pages // 8), pages - 1]:  # tables, indices and search, some of which only the check of all pages reads
        flip(page * 4096 + 900)
        desk.ask("store", "check", data="H", expect=6)
        flip(page * 4096 + 900)
    desk.ask("store", "check", data="H", expect=0)
    flip(5000)
    told = desk.ask("store", "check", data="H", expect=6).stderr
    assert "damaged data: part of the database" in told and "backup" in told and "(engine code " in told, told
    with open(desk.path("H/main.db"), "wb") as file:
        file.write(b"SQLite format 3\0" + bytes(9000))
    desk.ask("log", "digest", data="H", expect=3)
    os.remove(desk.path("H/main.db"))
    desk.ask("log", "digest", data="H", expect=6)
    if os.path.exists(desk.path("H/store.keys.bak")):
        os.remove(desk.path("H/store.keys.bak"))
    with open(desk.path("H/store.keys"), "rb") as file:
        keys = file.read()
    for damaged in (keys[:20], keys[: len(keys) // 2], keys[:40] + bytes([keys[40] ^ 1]) + keys[41:], keys[:10] + b"\xff" + keys[11:]):
        with open(desk.path("H/store.keys"), "wb") as file:
            file.write(damaged)
        told = desk.ask("log", "digest", data="H", expect=6).stderr
        assert "damaged data" in told and "store.keys.bak" in told and "backup" in told, told


def refuses_a_database_that_was_cut_off_beside_its_log(desk):
    """As a dying disk leaves it: the log still says how long the database was, and pages that are gone are not zeros."""
    desk.create("T")
    people = subprocess.run([SAMPLEPEOPLE], capture_output=True, text=True, check=True).stdout
    desk.write("T.csv", people)
    desk.ask("resident", "import", "T.csv", data="T")
    desk.write("T2.csv", subprocess.run([SAMPLEPEOPLE, "--seed", "7"], capture_output=True, text=True, check=True).stdout)
    cut = subprocess.Popen([GUYUB, "resident", "import", "T2.csv", "--skip-bad", "T-aside.csv", "--data", "T", "--passphrase-file", "pass"], env=desk.environment, cwd=desk.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wal = desk.path("T/main.db-wal")
    while cut.poll() is None and not (os.path.exists(wal) and os.path.getsize(wal) > 300_000):
        time.sleep(0.001)
    cut.kill()
    cut.wait()
    assert os.path.getsize(wal) > 0
    os.truncate(desk.path("T/main.db"), os.path.getsize(desk.path("T/main.db")) // 2 // 4096 * 4096)
    with open(desk.path("T/main.db"), "rb") as file:
        before = file.read()
    for words in (["resident", "find", "suparman"], ["log", "verify"], ["store", "check"]):
        assert "cut off" in desk.ask(*words, data="T", expect=6).stderr, words
    with open(desk.path("T/main.db"), "rb") as file:
        assert file.read() == before


def imports_people_whole_or_not_at_all(desk):
    desk.create("I")
    people = subprocess.run([SAMPLEPEOPLE], capture_output=True, text=True, check=True).stdout
    rows = list(csv.DictReader(io.StringIO(people)))
    assert len(rows) == 300
    desk.write("people.csv", people)
    before = desk.digest("I")

    lines = people.splitlines()
    bad = lines[:]
    bad[4] = bad[4].replace("357703", "999903", 1)  # line 5: no such province
    bad[7] = bad[7].replace(",L,", ",X,").replace(",P,", ",X,")  # line 8: no such sex
    desk.write("bad.csv", "\n".join(bad) + "\n")
    refused = desk.ask("resident", "import", "bad.csv", "--json", data="I", expect=3)
    problems = json.loads(refused.stdout)["problems"]
    assert [(p["line"], p["column"], p["fault"]) for p in problems] == [(5, "nik", "BAD_NIK"), (8, "sex", "BAD_CODE")], problems
    assert all(p["remedy"] for p in problems) and "line 5: nik" in refused.stderr
    assert desk.digest("I") == before

    desk.ask("resident", "import", "bad.csv", "--dry-run", data="I", expect=1)
    dry = desk.json("resident", "import", "people.csv", "--dry-run", data="I")
    assert dry["good_rows"] == 300 and dry["commits"] == 0 and desk.digest("I") == before

    skipped = json.loads(desk.ask("resident", "import", "bad.csv", "--skip-bad", "aside.csv", "--json", data="I", expect=1).stdout)
    assert skipped["residents"] == 298 and skipped["commits"] >= 3
    aside = list(csv.DictReader(io.StringIO(desk.read("aside.csv"))))
    assert [(row["line"], row["reason"]) for row in aside] == [("5", "nik: BAD_NIK"), ("8", "sex: BAD_CODE")]
    again = json.loads(desk.ask("resident", "import", "bad.csv", "--skip-bad", "aside.csv", "--json", data="I", expect=1).stdout)
    assert again["residents"] == 0  # a second run finds all of it done
    desk.ask("resident", "import", "people.csv", data="I", expect=3)  # everyone is registered already
    desk.ask("resident", "import", "no such file", data="I", expect=3)
    desk.write("odd.csv", "name,colour\nSoeparman,red\n")
    odd = desk.ask("resident", "import", "odd.csv", data="I", expect=3)
    assert "line 1" in odd.stderr and "colour" in odd.stderr and "take it out" in odd.stderr and "nik, no_kk, name, sex" in odd.stderr, odd.stderr


def finds_every_bad_line_before_the_first_write(desk):
    desk.create("J")
    header = "name,mother_name,rt"
    lines = [f"Warga {i},Ibu,001" for i in range(2, 402)]
    lines[299] = 'Orang\aBel,Ibu,001'  # line 301
    lines[309] = '"Orang\nBaris",Ibu,001'  # line 311, two lines long
    lines[319] = "Orang Tab,Ibu\tSiti,001"  # line 322
    lines[329] = "\u200b\u200b,Ibu,001"  # line 332
    lines[339] = "Kurang satu,001"  # line 342: no row
    lines[349] = 'Tanda "kutip,Ibu,001'  # line 352: no row
    desk.write("hidden.csv", "\n".join([header, *lines]) + "\n")
    before = desk.digest("J")
    dry = json.loads(desk.ask("resident", "import", "hidden.csv", "--dry-run", "--json", data="J", expect=1).stdout)
    found = [(p["line"], p["column"], p["fault"]) for p in dry["problems"]]
    assert found == [(301, "name", "BAD_TEXT"), (311, "name", "BAD_TEXT"), (322, "mother_name", "BAD_TEXT"), (332, "name", "BAD_TEXT"), (342, "", "BAD_ROW"), (352, "", "BAD_ROW")], found
    told = desk.ask("resident", "import", "hidden.csv", data="J", expect=3).stderr
    assert "line 301: name: " in told and "line 342: not a row" in told and 'the first missing is "rt"' in told, told
    assert desk.digest("J") == before
    desk.ask("resident", "import", "hidden.csv", "--skip-bad", "hidden-aside.csv", data="J", expect=1)
    assert desk.json("store", "check", data="J")["records"]["resident"] == 394


def takes_the_refused_lines_back_once_they_are_corrected(desk):
    desk.ask("resident", "import", "hidden-aside.csv", data="J", expect=3)  # as it is, nothing of it is good
    again = desk.ask("resident", "import", "hidden-aside.csv", "--skip-bad", "second-aside.csv", data="J", expect=1)
    assert again.stdout.startswith("0 residents"), again.stdout
    desk.ask("resident", "import", "second-aside.csv", "--skip-bad", "third-aside.csv", data="J", expect=1)
    text = desk.read("second-aside.csv")
    assert desk.read("third-aside.csv") == text  # refused twice, it has changed no more
    for wrong, right in (("\a", " "), ("Orang\nBaris", "Orang Baris"), ("\t", " "), ("\u200b\u200b", "Orang Nama"), ("Kurang satu,001,", "Kurang satu,Ibu,001,"), ('"Tanda ""kutip,Ibu,001"', "Tanda kutip,Ibu,001")):
        assert wrong in text, (wrong, text)
        text = text.replace(wrong, right)
    desk.write("corrected.csv", text)
    assert desk.json("resident", "import", "corrected.csv", data="J")["residents"] == 6
    assert desk.json("store", "check", data="J")["records"]["resident"] == 400
    assert [row["name"] for row in desk.json("resident", "find", "Tanda kutip", data="J")] == ["Tanda kutip"]
    desk.write("odd-aside.csv", 'name;line;reason\n"=1+1;x";2;a\n-;3;b\n=Warga;4;"c;d"\nWarga;5\n')
    desk.ask("resident", "import", "odd-aside.csv", "--skip-bad", "odd-rest.csv", data="J", expect=1)
    assert desk.read("odd-rest.csv") == "name;line;reason\nWarga;5;5;BAD_ROW\n", desk.read("odd-rest.csv")


def goes_on_with_a_cut_import_that_sets_lines_aside(desk):
    desk.create("K")
    people = desk.read("people.csv").splitlines()
    desk.write("known.csv", "\n".join([people[0], people[30], people[120]]) + "\n")
    assert desk.json("resident", "import", "known.csv", data="K")["residents"] == 2
    cut = subprocess.Popen([GUYUB, "resident", "import", "people.csv", "--skip-bad", "cut.csv", "--data", "K", "--passphrase-file", "pass"], env=desk.environment, cwd=desk.folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wal = desk.path("K/main.db-wal")
    while cut.poll() is None and not (os.path.exists(desk.path("cut.csv")) and os.path.exists(wal) and os.path.getsize(wal) > 300_000):
        time.sleep(0.001)
    cut.kill()
    cut.wait()
    aside = desk.read("cut.csv")
    done = json.loads(desk.ask("resident", "import", "people.csv", "--skip-bad", "cut.csv", "--json", data="K", expect=1).stdout)
    assert [(p["line"], p["fault"]) for p in done["problems"]] == [(31, "REGISTERED_ALREADY"), (121, "REGISTERED_ALREADY")], done["problems"]
    assert desk.read("cut.csv") == aside
    assert desk.json("store", "check", data="K")["records"]["resident"] == 300
    again = json.loads(desk.ask("resident", "import", "people.csv", "--skip-bad", "cut.csv", "--json", data="K", expect=1).stdout)
    assert again["residents"] == 0 and desk.read("cut.csv") == aside
    desk.write("cut.csv", aside + "my own note\n")
    assert "move it away" in desk.ask("resident", "import", "people.csv", "--skip-bad", "cut.csv", data="K", expect=2).stderr


def takes_sensitive_columns_on_a_basis_only(desk):
    desk.write("religion.csv", "name,religion\nSoeparman,1\nDjoyo,Kristen\n")
    refused = json.loads(desk.ask("resident", "import", "religion.csv", "--json", data="I", expect=3).stdout)
    assert {p["fault"] for p in refused["problems"]} == {"NO_BASIS"}
    desk.ask("resident", "import", "religion.csv", "--basis", "BECAUSE", data="I", expect=2)
    assert desk.json("resident", "import", "religion.csv", "--basis", "UU23-2006", data="I")["residents"] == 2


def finds_shows_and_changes_people(desk):
    found = desk.json("resident", "find", "suparman", data="I")
    mine = [row for row in found if row["name"] == "Soeparman"]
    assert mine, found
    identity = mine[0]["id"]
    assert desk.json("resident", "find", "zzyzx", data="I") == []
    assert desk.json("resident", "find", "zzz", data="I") == []
    changed = desk.json("resident", "set", identity, "phone=0899 000 0001", "landmark=dekat langgar", "birth_date=17-08-1950", data="I")
    assert changed["changed"] and len(changed["commit"]) == 64
    assert not desk.json("resident", "set", identity, "phone=08990000001", data="I")["changed"]
    shown = desk.json("resident", "show", identity, data="I")
    assert shown["fields"]["phone"] == "08990000001" and shown["fields"]["birth_date"] == "1950-08-17"
    desk.ask("resident", "set", identity, "landmark=", data="I")
    assert "landmark" not in {k for k, v in desk.json("resident", "show", identity, data="I")["fields"].items() if v is not None}
    for wrong in ("name=", "name=\u200b", "name=A\tB", "address=\u2060", "nik=12", "colour=red", "sex=3", "birth_date=2999-01-01", "household_id=12"):
        desk.ask("resident", "set", identity, wrong, data="I", expect=3)
    desk.ask("resident", "set", identity, data="I", expect=2)
    desk.ask("resident", "set", identity, "nik=9999031708509001", data="I", expect=3)
    desk.ask("resident", "set", identity, "nik=9999031708509001", "nik_override_reason=so on the card", data="I")
    assert [row["id"] for row in desk.json("resident", "find", "9999031708509001", data="I")] == [identity]


def says_what_speaks_against_a_nik(desk):
    desk.create("L")
    rows = ["nik,name,sex,birth_date,nik_override_reason", "3577034101909001,Orang Satu,L,01-01-1990,", "3577030101909002,Orang Dua,L,02-01-1990,", "9999030101909003,Orang Tiga,L,01-01-1990,so on the card",
            "9999030101909004,Orang Empat,L,01-01-1990, ", "3577030101909005,Orang Lima,L,01-01-1990,"]
    desk.write("doubts.csv", "\n".join(rows) + "\n")
    refused = json.loads(desk.ask("resident", "import", "doubts.csv", "--json", data="L", expect=3).stdout)
    assert [(p["line"], p["column"], p["fault"]) for p in refused["problems"]] == [(5, "nik", "BAD_NIK")] and "nik_override_reason" in refused["problems"][0]["remedy"]
    desk.write("doubts.csv", "\n".join(rows[:4] + rows[5:]) + "\n")
    taken = desk.ask("resident", "import", "doubts.csv", "--json", data="L")
    assert [(w["line"], w["column"], w["warning"]) for w in json.loads(taken.stdout)["warnings"]] == [(2, "sex", "SEX_DIFFERS"), (3, "birth_date", "BIRTH_DATE_DIFFERS")]
    assert "line 2: sex: kept, but look at it" in taken.stderr, taken.stderr
    three = desk.json("resident", "find", "9999030101909003", data="L")[0]["id"]
    assert desk.json("resident", "show", three, data="L")["fields"]["nik_override_reason"] == "so on the card"

    five = desk.json("resident", "find", "3577030101909005", data="L")[0]["id"]
    assert desk.json("resident", "set", five, "phone=08990000005", data="L")["warnings"] == []
    odd = desk.ask("resident", "set", five, "sex=P", "birth_date=02-01-1990", "--json", data="L")
    assert json.loads(odd.stdout)["warnings"] == ["BIRTH_DATE_DIFFERS", "SEX_DIFFERS"] and "sex: kept, but look at it" in odd.stderr
    assert desk.json("resident", "set", five, "phone=08990000006", data="L")["warnings"] == []  # said once
    before = desk.digest("L")
    assert "another resident" in desk.ask("resident", "set", five, "nik=3577030101909002", data="L", expect=3).stderr
    desk.ask("resident", "set", five, "nik=3577030101909002", "nik_override_reason= ", data="L", expect=3)
    assert desk.digest("L") == before
    assert desk.json("resident", "set", five, "nik=3577030101909002", "nik_override_reason=both cards seen", data="L")["changed"]


def keeps_religion_on_consent_or_a_named_law_only(desk):
    person = desk.json("resident", "find", "Orang Dua", data="L")[0]["id"]
    before = desk.digest("L")
    assert "--basis" in desk.ask("resident", "set", person, "religion=3", data="L", expect=4).stderr
    desk.ask("resident", "set", person, "religion=3", "--basis", "BECAUSE", data="L", expect=2)
    assert desk.digest("L") == before
    assert desk.json("resident", "set", person, "religion=3", "--basis", "UU23-2006", data="L")["changed"]
    assert desk.json("resident", "show", person, data="L")["fields"]["religion"] == 3
    assert desk.json("resident", "set", person, "religion=", data="L")["changed"]


def keeps_one_digest_through_reads_and_a_rebuild(desk):
    before = desk.digest("I")
    identity = desk.json("resident", "find", "suparman", data="I")[0]["id"]
    looks = [len(desk.json("resident", "show", identity, data="I")["access"]) for _ in range(2)]
    assert looks[0] >= 1 and looks[1] == looks[0] + 1, looks  # each look is written down before it is shown
    assert desk.digest("I") == before
    assert desk.ask("log", "rebuild", data="I").stdout.strip() == before
    assert desk.digest("I") == before
    verdict = desk.json("log", "verify", data="I")
    assert verdict["findings"] == [] and verdict["commits"] > 5
    assert desk.json("store", "check", "--deep", data="I")["findings"] == []


def stops_a_rebuild_when_asked(desk):
    """As by Ctrl-C: the answer is 1, and the store is as it was."""
    before = desk.digest("I")
    for wait in range(100):
        rebuild = subprocess.Popen([GUYUB, "log", "rebuild", "--data", "I", "--passphrase-file", "pass"], env=desk.environment, cwd=desk.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        while rebuild.poll() is None and not os.path.exists(desk.path("I/main.db.upgrade")):
            time.sleep(0.001)
        time.sleep(wait % 20 * 0.01)
        rebuild.send_signal(signal.SIGINT)
        err = rebuild.communicate(timeout=120)[1]
        if rebuild.returncode == 1:
            assert "stopped" in err and not os.path.exists(desk.path("I/main.db.upgrade")), err
            break
        assert rebuild.returncode == 0, (rebuild.returncode, err)  # too late for this try
    assert rebuild.returncode == 1
    assert desk.digest("I") == before


def tells_what_could_not_be_written(desk):
    with open("/dev/full", "w", encoding="utf-8") as full:
        for words in (["--version"], ["--help"], ["nik", "check", "niks.csv"], ["growth", "assess", "children.csv"]):
            desk.write("niks.csv", "input\n12\n")
            desk.write("children.csv", GROWTH_INPUTS + "\n1,,1,100,,5,60,l,,,n\n")
            assert "cannot be written" in desk.run(*words, stdout=full, expect=7).stderr, words
        desk.ask("log", "digest", data="I", stdout=full, expect=7)
        desk.ask("resident", "find", "suparman", "--json", data="I", stdout=full, expect=7)
    identity = desk.json("resident", "find", "suparman", data="I")[0]["id"]
    before = desk.digest("I")
    for words in (["resident", "set", identity, "phone=08990000099"], ["receipt", "issue", identity]):
        desk.ask(*words, data="I", largest_file=16 * 1024, expect=7)
    assert desk.digest("I") == before
    receipt = desk.json("receipt", "issue", identity, data="I")["id"]
    for out in ("nowhere/paper.pdf", "."):
        desk.ask("receipt", "render", receipt, "--as", "pdf-a5", "--out", out, data="I", expect=7)


def changes_what_a_ledger_shares(desk):
    shown = desk.json("settings", "show", data="I")["fields"]
    assert shown["area_code"] == LEDGER and shown["office_name"] == "Kelurahan Taman", shown
    changed = desk.json("settings", "set", "pilot_rws=003,001", "baseline_date=2026-11-01", data="I")["fields"]
    assert changed["pilot_rws"] == ["001", "003"] and changed["baseline_date"] == "2026-11-01"
    assert desk.json("settings", "set", "pilot_rws=001", data="I")["fields"]["pilot_rws"] == ["001"]
    desk.ask("settings", "set", "area_code=35.77.03.1008", data="I", expect=3)
    desk.ask("settings", "set", "nothing", data="I", expect=3)


def opens_again_with_the_recovery_key(desk):
    made = json.loads(desk.create("R").stdout)
    desk.write("key", made["recovery_key"].lower().replace("-", " ") + "\n")
    desk.write("new", "sandi-baru-9\n")
    desk.write("badkey", "AAAAA-BBBBB\n")
    desk.run("store", "recover", "--data", "R", "--operator", "Wening", "--recovery-file", "badkey", "--passphrase-file", "new", expect=3)
    desk.run("store", "recover", "--data", "R", "--operator", "Wening", "--recovery-file", "key", "--passphrase-file", "new")
    desk.ask("log", "verify", data="R", expect=4)
    assert desk.json("log", "verify", data="R", passphrase="new")["findings"] == []


def slows_down_who_guesses(desk):
    desk.create("G")
    for _ in range(5):
        desk.ask("log", "digest", data="G", passphrase="wrong", expect=4)
    waits = desk.ask("log", "digest", data="G", expect=4)
    assert "wait" in waits.stderr


CASES = [creates_a_store_once, tells_every_refusal_by_its_code, prints_its_help_as_it_was_written, names_the_program_that_has_the_store, refuses_damage, refuses_a_database_that_was_cut_off_beside_its_log, imports_people_whole_or_not_at_all, finds_every_bad_line_before_the_first_write,
         takes_the_refused_lines_back_once_they_are_corrected, goes_on_with_a_cut_import_that_sets_lines_aside, takes_sensitive_columns_on_a_basis_only,
         finds_shows_and_changes_people, says_what_speaks_against_a_nik, keeps_religion_on_consent_or_a_named_law_only, keeps_one_digest_through_reads_and_a_rebuild, stops_a_rebuild_when_asked, tells_what_could_not_be_written, changes_what_a_ledger_shares, opens_again_with_the_recovery_key, slows_down_who_guesses]

if __name__ == "__main__":
    sys.exit(play(Desk(), CASES))
