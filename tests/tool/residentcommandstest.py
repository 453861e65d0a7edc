#!/usr/bin/env python3
"""residentcommandstest.py GUYUB SAMPLEPEOPLE: people found, changed and read in by script, where it is easy to lose one or
to make two of one without a word."""
import json
import os
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from desk import GUYUB, Desk, play  # noqa: E402

SPARE = "more; add a word of the name"


def says_when_there_are_more_than_it_shows(desk):
    desk.write("many.csv", "name,rt,rw\n" + "".join(f"Sutinah Orang{chr(97 + i // 26)}{chr(97 + i % 26)},007,001\n" for i in range(260)))
    desk.ask("resident", "import", "many.csv")
    for what in ("sutinah", "RT 7/1", "RW 1", "s"):
        told = desk.ask("resident", "find", what, "--json")
        assert len(json.loads(told.stdout)) == 50 and "first 50" in told.stderr and SPARE in told.stderr, (what, told.stderr)
        told = desk.ask("resident", "find", what, "--limit", "0", "--json")
        assert len(json.loads(told.stdout)) == 260 and told.stderr == "", (what, len(json.loads(told.stdout)), told.stderr)
        told = desk.ask("resident", "find", what, "--limit=250", "--json")
        assert len(json.loads(told.stdout)) == 250 and "first 250" in told.stderr, (what, told.stderr)
    assert desk.ask("resident", "find", "sutinah", "--limit", "260").stderr == ""
    for wrong in ("-1", "x", "", "1000000"):
        desk.ask("resident", "find", "sutinah", f"--limit={wrong}", expect=2)


def refuses_to_look_for_a_whole_page(desk):
    for text in ("a" * 50_000, "1" * 50_000, "a " * 20_000, "a" * 201):
        told = desk.ask("resident", "find", text, expect=3).stderr
        assert "too long" in told and "at most 200" in told and "aaa" not in told, told
    assert desk.ask("resident", "find", "a" * 200).stdout == ""
    assert desk.ask("resident", "find", "ab " * 60).stdout == ""


def takes_words_in_utf8_only(desk):
    identity = desk.json("resident", "find", "sutinah orangaa")[0]["id"]
    before = desk.digest()
    for bad in (b"name=Ab\xff\xfecd", b"name=Ab\xc3", b"name=\xed\xa0\x80"):
        done = subprocess.run([GUYUB.encode(), b"resident", b"set", identity.encode(), bad, b"--data", b"D", b"--passphrase-file", b"pass"], capture_output=True, env=desk.environment, cwd=desk.folder, timeout=300, check=False)
        assert done.returncode == 3 and b"word 4 " in done.stderr and b"UTF-8" in done.stderr, (bad, done)
    assert desk.digest() == before


def takes_each_field_once(desk):
    identity = desk.json("resident", "find", "sutinah orangaa")[0]["id"]
    before = desk.digest()
    told = desk.ask("resident", "set", identity, "name=B", "name=C", expect=2).stderr
    assert "name is given twice" in told, told
    desk.ask("resident", "set", identity, "name=B", "name=B", expect=2)
    desk.ask("resident", "set", identity, "landmark=", "phone=0811", "landmark=x", expect=2)
    assert desk.digest() == before


def helps_with_the_command_that_was_named(desk):
    told = desk.run("resident", "import", "--help").stdout
    assert "guyub resident import " in told and "resident find" not in told and "exit codes" in told, told
    told = desk.run("resident", "--help").stdout
    assert "resident import" in told and "resident find" in told and "store create" not in told, told
    assert "store create" in desk.run("--help").stdout


def tells_of_people_who_would_be_there_twice(desk):
    desk.create("T")
    rows = ["nik,name,sex,birth_date,rt", ",Sutinah Satu,P,01-01-1990,001", ",Warsito Dua,L,02-02-1991,001", ",Sutinah Satu,P,01-01-1990,001"]
    desk.write("twice.csv", "\n".join(rows) + "\n")
    told = desk.ask("resident", "import", "twice.csv", data="T")
    assert "line 4: name: kept, but look at it: like line 2: the same name" in told.stderr and "1 warnings, 1 of them" in told.stdout, told
    desk.write("changed.csv", "\n".join([*rows[:3], ",Baru Tiga,L,03-03-1993,001"]) + "\n")
    dry = desk.json("resident", "import", "changed.csv", "--dry-run", data="T")
    assert [(w["line"], w["warning"], len(w["resident"])) for w in dry["warnings"]] == [(2, "LIKE_RESIDENT", 32), (3, "LIKE_RESIDENT", 32)], dry
    done = desk.ask("resident", "import", "changed.csv", "--skip-bad", "aside.csv", data="T", expect=1)
    assert done.stdout.startswith("1 residents") and "without --skip-bad" in done.stderr, done
    assert [line.split(",")[-1] for line in desk.read("aside.csv").splitlines()[1:]] == ["name: LIKE_RESIDENT"] * 2
    again = desk.ask("resident", "import", "changed.csv", "--skip-bad", "aside.csv", data="T", expect=1)
    assert again.stdout.startswith("0 residents"), again
    assert desk.json("store", "check", data="T")["records"]["resident"] == 4
    told = desk.ask("resident", "import", "aside.csv", data="T")  # somebody has looked: these are other people
    assert told.stdout.startswith("2 residents") and "the resident " in told.stderr, told


def refuses_marks_that_nobody_sees(desk):
    identity = desk.json("resident", "find", "sutinah orangaa")[0]["id"]
    before = desk.digest()
    for mark in "\u202e\u202a\u2066\u2069\u2028\u2029\u00ad\u200b\u200d\ufeff":
        for field in ("name", "address", "landmark"):
            told = desk.ask("resident", "set", identity, f"{field}=Pasar{mark}agung", expect=3).stderr
            assert field in told and "cannot be seen" in told and "type it again" in told, (mark, told)
    assert desk.digest() == before
    told = desk.ask("resident", "set", identity, "nik=3577\u200b036708519001").stdout
    assert told.startswith("saved"), told
    odd = desk.ask("resident", "set", identity, "name=\ua9b1\ua9b8", "--json")
    assert json.loads(odd.stdout)["warnings"][0] == "NAME_NOT_LATIN" and "Latin letters" in odd.stderr, odd


def names_who_is_called_so_already(desk):
    for name in ("Wening", "WENING"):
        told = desk.ask("operator", "add", "--name", name, "--new-passphrase-file", "other", expect=2).stderr
        assert "name: somebody here is called so" in told and "operator list" in told, told


def tells_what_a_dry_run_would_write(desk):
    desk.write("child.csv", "nik,name,sex,birth_date\n3577031002269001,Bayu,L,10-02-2026\n")
    desk.ask("resident", "import", "child.csv")
    desk.write("visits.csv", "nik,day,weight_kg,length_cm,head_cm,muac_cm,guardian_name\n3577031002269001,2026-04-10,6.6,,,,Wati\n3577031002269001,2026-05-10,7.0,,,,Wati\n")
    before = desk.digest()
    told = desk.ask("visit", "import", "--dry-run", "visits.csv").stdout
    assert told.startswith("2 weighings would be written, 0 were there") and "nothing was written" in told, told
    assert desk.digest() == before
    assert desk.ask("visit", "import", "visits.csv").stdout.startswith("2 weighings and 1 consents written")


def says_what_the_system_says_in_words(desk):
    desk.write("one-bad.csv", "name,sex\nOrang,X\n")
    told = desk.ask("resident", "import", "one-bad.csv", "--skip-bad", "nowhere/aside.csv", data="T", expect=7).stderr
    assert "No such file or directory" in told, told


def knows_a_folder_that_is_not_there(desk):
    agent = os.path.join(os.path.dirname(GUYUB), "guyub-agent")
    done = subprocess.run([agent, "once", "--data", "nowhere"], capture_output=True, text=True, env=desk.environment, cwd=desk.folder, timeout=60, check=False)
    assert done.returncode == 3 and "there is no folder nowhere" in done.stderr, done
    assert not os.path.exists(desk.path("nowhere"))


CASES = [says_when_there_are_more_than_it_shows, refuses_to_look_for_a_whole_page, takes_words_in_utf8_only, takes_each_field_once, helps_with_the_command_that_was_named,
         tells_of_people_who_would_be_there_twice, refuses_marks_that_nobody_sees, names_who_is_called_so_already, tells_what_a_dry_run_would_write,
         says_what_the_system_says_in_words, knows_a_folder_that_is_not_there]


def main():
    desk = Desk()
    desk.create()
    return play(desk, CASES)


if __name__ == "__main__":
    sys.exit(main())
