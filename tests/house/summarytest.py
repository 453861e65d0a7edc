#!/usr/bin/env python3
"""summarytest.py ROOT: what packaging/test counts. A test that dies, hangs or stays silent is never green.

Runs a small CTest project of shell commands through ctest and packaging/scripts/testsummary.py, as packaging/test does.
"""
import os
import subprocess
import sys
import tempfile

QT_GOOD = "Totals: 4 passed, 0 failed, 0 skipped, 0 blacklisted, 3ms"
QT_BAD = "Totals: 4 passed, 2 failed, 0 skipped, 0 blacklisted, 3ms"
QT_SKIPS = "Totals: 4 passed, 0 failed, 1 skipped, 0 blacklisted, 3ms"

# name: (shell command of the test, last line, exit status)
CASES = {
    "counts a clean Qt program": (f"echo '{QT_GOOD}'", "4 passed, 0 failed, 0 skipped", 0),
    "adds up the objects of one program": (f"echo '{QT_GOOD}'; echo '{QT_GOOD}'", "8 passed, 0 failed, 0 skipped", 0),
    "counts a script": ("echo '3 passed, 0 failed, 0 skipped'", "3 passed, 0 failed, 0 skipped", 0),
    "counts failures": (f"echo '{QT_BAD}'; exit 2", "4 passed, 2 failed, 0 skipped", 1),
    "a skipped test is not green": (f"echo '{QT_SKIPS}'", "4 passed, 0 failed, 1 skipped", 1),
    "a crash after a clean count is a failure": (f"echo '{QT_GOOD}'; kill -SEGV $$", "4 passed, 1 failed, 0 skipped", 1),
    "a crash before any count is a failure": ("kill -SEGV $$", "0 passed, 1 failed, 0 skipped", 1),
    "a hang is a failure": ("sleep 60", "0 passed, 1 failed, 0 skipped", 1),
    "silence is a failure": ("true", "0 passed, 1 failed, 0 skipped", 1),
    "failures that end with 0 are failures": (f"echo '{QT_BAD}'", "4 passed, 2 failed, 0 skipped", 1),
    "a count survives much output": (f"seq 1 200000; echo '{QT_GOOD}'; seq 1 200000", "4 passed, 0 failed, 0 skipped", 0),
    "a count survives bytes that are no text": (rf"printf '\001\033[31m\377\n'; echo '{QT_GOOD}'",
                                               "4 passed, 0 failed, 0 skipped", 0),
}


def run(root, command):
    with tempfile.TemporaryDirectory(prefix="guyub-summary-") as folder:
        with open(os.path.join(folder, "planted.sh"), "w", encoding="utf-8") as script:
            script.write(command + "\n")
        with open(os.path.join(folder, "CTestTestfile.cmake"), "w", encoding="utf-8") as tests:
            tests.write('add_test(planted "sh" "planted.sh")\nset_tests_properties(planted PROPERTIES TIMEOUT 2)\n')
        report = os.path.join(folder, "tests.xml")
        size = "4000000"
        tested = subprocess.run(["ctest", "--test-dir", folder, "--output-junit", report, "--test-output-size-passed",
                                 size, "--test-output-size-failed", size], capture_output=True, check=False)
        script = os.path.join(root, "packaging/scripts/testsummary.py")
        return subprocess.run([sys.executable, script, report, str(tested.returncode)], capture_output=True,
                              text=True, check=False)


def main():
    root = os.path.abspath(sys.argv[1])
    passed = failed = 0
    for name, (command, last_line, status) in CASES.items():
        done = run(root, command)
        said = (done.stdout.splitlines() or [""])[-1]
        holds = said == last_line and done.returncode == status
        passed, failed = passed + holds, failed + (not holds)
        print(f"{'PASS' if holds else 'FAIL'}   {name}"
              + ("" if holds else f": said '{said}', ended with {done.returncode}; {done.stderr}"))
    print(f"{passed} passed, {failed} failed, 0 skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
