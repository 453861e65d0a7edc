#!/usr/bin/env python3
"""tourtest.py ROOT BINARIES OUTPUT [STEP…]: the tour holds from end to end, and it notices when a step is sabotaged.

Without STEP a few steps are sabotaged that need no window, because each sabotaged run plays all steps before it; name
steps, or "all", to try others.
"""
import hashlib
import os
import re
import subprocess
import sys

QUICK = ("hub", "stores", "enrol", "people")


class Count:
    def __init__(self):
        self.passed = self.failed = 0

    def expect(self, name, holds, words=""):
        self.passed += bool(holds)
        self.failed += not holds
        print(f"{'ok' if holds else 'FAILED'}: {name}" + ("" if holds else f"\n{words}"), flush=True)


def main():
    root, binaries, output, *wanted = sys.argv[1:]
    tour = os.path.join(root, "packaging", "tour")
    steps = [line.split()[0] for line in subprocess.run([tour, "--list"], stdout=subprocess.PIPE, text=True, check=True)
             .stdout.splitlines()]
    count = Count()

    def play(*arguments):
        return subprocess.run([tour, "--binaries", binaries, "--output", output, *arguments], stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)

    for step in steps if wanted == ["all"] else wanted or QUICK:
        done = play("--break", step)
        noticed = re.search(rf"^{step}\s+FAILED: ", done.stdout, re.M)
        count.expect(f"notices the sabotage of {step}", done.returncode == 1 and noticed and "(?:" not in done.stdout, done.stdout)
    done = play()
    print(done.stdout)
    shown = re.findall(r"^(\w+) +(?!FAILED)\S.*\(\d+\.\d s\)$", done.stdout, re.M)
    count.expect("plays every step", done.returncode == 0 and shown == steps, "")
    count.expect("prints nothing but the table", [line for line in done.stdout.splitlines() if not re.match(r"\w+ +\S.*\(\d+\.\d s\)$|tour: ", line)] == [], done.stdout)
    left = set(os.listdir(output)) if os.path.isdir(output) else set()
    for paper in ("receipt-a5.pdf", "receipt-58.png", "receipt-80.png", "receipt-58.escpos", "receipt-80.escpos"):
        count.expect(f"leaves {paper}", paper in left, sorted(left))
    pictures = [os.path.join(output, name) for name in sorted(left) if name.endswith(".png") and name[0].isdigit()]
    count.expect("leaves pictures of the windows", len(pictures) == 14, pictures)
    hashes = {hashlib.sha256(open(path, "rb").read()).digest() for path in pictures}  # pylint: disable=consider-using-with
    count.expect("leaves no picture twice", len(hashes) == len(pictures), pictures)
    print(f"\n{count.passed} passed, {count.failed} failed, 0 skipped")
    return 1 if count.failed else 0


if __name__ == "__main__":
    sys.exit(main())
