#!/usr/bin/env python3
"""benchcommandtest.py GUYUB SAMPLEPEOPLE: `guyub store bench` as a script meets it. How fast it is is never asked here."""
import json
import os
import signal
import subprocess
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from desk import GUYUB, Desk, play  # noqa: E402

RATIOS = ("insert_cpu_ratio", "point_read_cpu_ratio", "scan_cpu_ratio", "update_cpu_ratio", "kiosk_day_cpu_ratio", "commit_wall_ratio")


def work_folder(desk):
    folder = desk.path("work")
    os.makedirs(folder, exist_ok=True)
    return folder


def is_clean(desk):
    return os.listdir(work_folder(desk)) == [] and not any(os.path.exists(desk.path(name)) for name in ("home", "state"))


def measures_and_leaves_nothing(desk):
    done = desk.run("store", "bench", "--rows", "500", "--in", work_folder(desk), "--json")
    found = json.loads(done.stdout)
    assert is_clean(desk)
    assert done.stderr == "", done.stderr  # nobody sits there
    assert found["rows"] == 500 and found["residents"] == 500 and found["sqlite"].startswith("3."), found
    for key in RATIOS:
        assert isinstance(found[key], float) and 0.01 < found[key] < 100, (key, found[key])
    for key in ("insert", "point_read", "scan", "update", "commit", "kiosk_day"):
        costs = found["work"][key]
        assert costs["rounds"] >= 5 and all(costs[side + what] > 0 for side in ("plain_", "sealed_") for what in ("cpu_ms", "wall_ms")), (key, costs)
    day = found["kiosk_day"]
    assert day["services"] == 60 and day["statements"] > 1000 and day["database_bytes"] > 500_000, day
    assert day["pages_opened"] > 100 and day["pages_sealed"] > 100, day  # the sealed side was sealed
    assert found["open_and_first_read_ms"] > 0 and {"plain_memory_mib", "sealed_memory_mib", "files"} <= found.keys()


def prints_a_table_for_people(desk):
    lines = desk.run("store", "bench", "--rows", "1", "--in", work_folder(desk)).stdout.splitlines()
    assert is_clean(desk)
    assert len(lines) == 11 and lines[0].startswith("1 rows; SQLite 3.") and "recorded kiosk day" in lines[7], lines
    assert all(line.count("x ") >= 1 and line.endswith("x") for line in lines[2:8]), lines


def refuses_what_it_cannot_do(desk):
    for wrong in (["--rows", "0"], ["--rows", "-5"], ["--rows", "many"], ["--rows", "1.5"], ["--rows", "99999999999"], ["X"], ["--colour", "red"], ["--rows"]):
        assert "usage: guyub store bench" in desk.run("store", "bench", *wrong, expect=2).stderr, wrong
    assert "no such folder" in desk.run("store", "bench", "--in", "nowhere", expect=3).stderr
    told = desk.run("store", "bench", "--rows", "1000000000", "--in", work_folder(desk), expect=7).stderr
    assert "MB are free" in told and "--rows" in told and "--in" in told, told
    assert is_clean(desk)


def leaves_nothing_where_the_disk_refuses(desk):
    for largest in (20_000, 300_000):
        assert "guyub: " in desk.run("store", "bench", "--rows", "500", "--in", work_folder(desk), largest_file=largest, expect=7).stderr
        assert is_clean(desk), largest


def leaves_nothing_when_it_is_stopped(desk):
    for stop, begun in ((signal.SIGINT, "rows.plain.db"), (signal.SIGTERM, "store"), (signal.SIGHUP, "day.plain.db")):
        running = subprocess.Popen([GUYUB, "store", "bench", "--rows", "3000", "--in", work_folder(desk)], env=desk.environment, cwd=desk.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        deadline = time.monotonic() + 200
        while running.poll() is None and time.monotonic() < deadline and not any(begun in names + folders for _, folders, names in os.walk(work_folder(desk))):
            time.sleep(0.002)
        running.send_signal(stop)
        out, told = running.communicate(timeout=60)
        assert running.returncode == 1 and out == "" and "stopped" in told, (stop, running.returncode, told)
        assert is_clean(desk), stop


CASES = [measures_and_leaves_nothing, prints_a_table_for_people, refuses_what_it_cannot_do, leaves_nothing_where_the_disk_refuses, leaves_nothing_when_it_is_stopped]

if __name__ == "__main__":
    sys.exit(play(Desk(), CASES))
