#!/usr/bin/env python3
"""residentcommandstest.py GUYUB SAMPLEPEOPLE: people found, changed and read in by script, where it is easy to lose one or
to make two of one without a word."""
import json
import os
import shutil
import subprocess
import sys
import traceback

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from storecommandstest import GUYUB, Desk  # noqa: E402

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


CASES = [says_when_there_are_more_than_it_shows, refuses_to_look_for_a_whole_page, takes_words_in_utf8_only, takes_each_field_once, helps_with_the_command_that_was_named]


def main():
    desk = Desk()
    desk.create()
    failed = 0
    for case in CASES:
        try:
            case(desk)
            print(f"PASS   : {case.__name__}")
        except Exception:  # a case that ends in any other way has failed as well
            failed += 1
            print(f"FAIL!  : {case.__name__}\n{traceback.format_exc(limit=-2)}")
    shutil.rmtree(desk.folder)
    print(f"{len(CASES) - failed} passed, {failed} failed, 0 skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
