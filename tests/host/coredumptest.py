#!/usr/bin/env python3
"""coredumptest.py PROGRAM...: no program leaves its memory on the disk when it dies. Each is held at its first word, by a pipe
that is full, while the kernel is asked what it may write of it."""
import fcntl
import os
import resource
import subprocess
import sys
import time

PATIENCE_S = 60


def full_pipe():
    reader, writer = os.pipe()
    flags = fcntl.fcntl(writer, fcntl.F_GETFL)
    fcntl.fcntl(writer, fcntl.F_SETFL, flags | os.O_NONBLOCK)
    try:
        while True:
            os.write(writer, bytes(4096))
    except BlockingIOError:
        pass
    fcntl.fcntl(writer, fcntl.F_SETFL, flags)
    return reader, writer


def core_limit(pid):
    with open(f"/proc/{pid}/limits", encoding="ascii") as file:
        return next(line.split()[4:6] for line in file if line.startswith("Max core file size"))


def leaves_no_core(program):
    allow = resource.getrlimit(resource.RLIMIT_CORE)[1]
    assert allow != 0, "here nobody may leave a core, so nothing is shown"
    # The sanitizer forbids cores by itself; this is about the program.
    options = ":".join(filter(None, [os.environ.get("ASAN_OPTIONS"), "disable_coredump=0"]))
    environment = {**os.environ, "ASAN_OPTIONS": options, "QT_QPA_PLATFORM": "offscreen"}
    reader, writer = full_pipe()
    held = subprocess.Popen([program, "--version"], stdout=writer, stderr=subprocess.DEVNULL, env=environment, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CORE, (allow, allow)))
    os.close(writer)
    try:
        end = time.monotonic() + PATIENCE_S
        while (limit := core_limit(held.pid)) != ["0", "0"]:
            assert held.poll() is None, "it ended and was never forbidden a core"
            assert time.monotonic() < end, f"its core may have {limit} bytes"
            time.sleep(0.01)
        assert held.poll() is None, "it was not held"
    finally:
        held.kill()
        held.wait()
        os.close(reader)


def main():
    failed = 0
    for program in sys.argv[1:]:
        try:
            leaves_no_core(program)
            print(f"PASS   : {os.path.basename(program)}")
        except Exception as error:  # a program that ends in any other way has failed as well
            failed += 1
            print(f"FAIL!  : {os.path.basename(program)}: {error}")
    print(f"{len(sys.argv) - 1 - failed} passed, {failed} failed, 0 skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
