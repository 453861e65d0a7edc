#!/usr/bin/env python3
"""testsummary.py REPORT.xml CTEST_STATUS: counts test functions in CTest's JUnit report.

Prints a time table, the names of what failed, and as the last line "N passed, N failed, N skipped".
Counts are those that each program prints itself: Qt Test's "Totals:" lines, or a script's own last line.
A program that crashed, ran out of time, printed no count, or ended badly although its count is clean,
is one failure more. Exit 0 only if something passed, nothing failed and nothing was skipped.
"""
import re
import sys
import xml.etree.ElementTree as ElementTree

QT_TOTALS = re.compile(r"^Totals: (\d+) passed, (\d+) failed, (\d+) skipped, (\d+) blacklisted", re.M)
SCRIPT_TOTALS = re.compile(r"^(\d+) passed, (\d+) failed, (\d+) skipped\s*$", re.M)


def count(case):
    """Returns (passed, failed, skipped, note) of one <testcase>."""
    output = case.findtext("system-out") or ""
    ended_well = case.get("status") == "run"
    totals = [tuple(map(int, match)) for match in QT_TOTALS.findall(output)]
    if totals:
        passed = sum(t[0] for t in totals)
        failed = sum(t[1] for t in totals)
        skipped = sum(t[2] + t[3] for t in totals)
    else:
        scripts = SCRIPT_TOTALS.findall(output)
        if not scripts:
            return 0, 1, 0, "ended without printing a count"
        passed, failed, skipped = map(int, scripts[-1])
    if ended_well and failed:
        return passed, failed, skipped, "reports failures but ends with 0"
    if not ended_well and not failed:
        failure = case.find("failure")
        why = failure.get("message", "") if failure is not None else case.get("status", "")
        return passed, 1, skipped, "crashed, timed out or ended badly: " + why
    return passed, failed, skipped, ""


def main():
    report, ctest_status = sys.argv[1], int(sys.argv[2])
    try:
        cases = ElementTree.parse(report).getroot().findall("testcase")
    except (OSError, ElementTree.ParseError) as error:
        print(f"no readable test report: {error}")
        print("0 passed, 1 failed, 0 skipped")
        return 1

    passed = failed = skipped = 0
    print(f"\n{'test':<34}{'passed':>8}{'failed':>8}{'skipped':>8}{'seconds':>9}")
    for case in sorted(cases, key=lambda c: -float(c.get("time", 0))):
        p, f, s, note = count(case)
        passed, failed, skipped = passed + p, failed + f, skipped + s
        print(f"{case.get('name'):<34}{p:>8}{f:>8}{s:>8}{float(case.get('time', 0)):>9.1f}  {note}".rstrip())
    if ctest_status and not failed:
        print(f"ctest ended with {ctest_status}")
        failed += 1
    print(f"\n{passed} passed, {failed} failed, {skipped} skipped")
    return 0 if passed and not failed and not skipped else 1


if __name__ == "__main__":
    sys.exit(main())
