#!/usr/bin/env python3
"""displaytest.py GUYUB-KIOSK: without a display the kiosk says so in one line and ends with 2, and does not abort."""
import os
import subprocess
import sys

KIOSK = os.path.abspath(sys.argv[1])


def main():
    failed = 0
    for platform in (None, "xcb", "wayland"):
        env = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
        if platform:
            env["QT_QPA_PLATFORM"] = platform
        done = subprocess.run([KIOSK, "--data", "nowhere"], env=env, capture_output=True, text=True, timeout=60, check=False)
        holds = done.returncode == 2 and done.stderr.count("\n") == 1 and "there is no display" in done.stderr
        failed += not holds
        print(f"{'PASS  ' if holds else 'FAIL! '} : without a display, platform {platform}: exit {done.returncode}, {done.stderr}")
    print(f"{3 - failed} passed, {failed} failed, 0 skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
