"""A counter in a folder of its own: runs the real `guyub` there, with the shim in front, and puts folders back as they were."""
import json
import os
import shutil
import subprocess
import tempfile
from typing import NamedTuple

LEDGER = "35.77.03.1009"
PASSPHRASE = "rahasia-17"
CLOCK_START_MS = 1_795_500_000_000  # 24 November 2026
PATIENCE_S = 120


class Failure(Exception):
    """What the programs did is not what was promised."""


def expect(holds, words):
    if not holds:
        raise Failure(words)


class Done(NamedTuple):
    code: int  # minus the signal that ended it
    out: str
    err: str

    def __str__(self):
        return f"exit {self.code}, said {(self.err.strip() or self.out.strip())[:300]!r}"


class Desk:
    """`case` is the folder under torture: D (the store), home and state (what lies outside it). Everything else is beside it."""

    def __init__(self, binaries):
        self.binaries = binaries
        # Memory where there is some: nothing here needs a real disk, for what was synced is known from the calls.
        place = "/dev/shm" if os.path.isdir("/dev/shm") and shutil.disk_usage("/dev/shm").free > 256 * 1024 * 1024 else None
        self.folder = os.path.realpath(tempfile.mkdtemp(prefix="guyub-torture-", dir=place))
        self.case = os.path.join(self.folder, "case")
        os.makedirs(self.at("tmp"))
        self.environment = {**os.environ, "XDG_DATA_HOME": self.at("home"), "XDG_STATE_HOME": self.at("state"), "TMPDIR": self.at("tmp"),
                            "ASAN_OPTIONS": "verify_asan_link_order=0:detect_leaks=0", "LC_ALL": "C.UTF-8"}
        self.environment.pop("CREDENTIALS_DIRECTORY", None)
        self.shim = os.path.join(binaries, "libguyub-torture.so")
        self.pass_file = self.write("pass", PASSPHRASE + "\n")
        self.moment = 0
        self.runs = 0
        self.days = {}  # of script.py, by seed

    def close(self):
        shutil.rmtree(self.folder, ignore_errors=True)

    def at(self, name):
        return os.path.join(self.case, name)

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def run(self, *words, still=None, clock=None, trace=None, program="guyub", **torture):
        """`torture`: mode, at, errno, ever (shim/calls.cpp), jump (shim/stillworld.cpp). Without `still`, chance is real."""
        environment = self.environment_for(still, clock, trace, torture)
        done = subprocess.run([os.path.join(self.binaries, program), *words], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, cwd=self.folder,
                              timeout=PATIENCE_S, check=False, start_new_session=True)
        return Done(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))

    def start(self, program, *words, still, clock, **torture):
        """The same without waiting for its end."""
        return subprocess.Popen([program, *words], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=self.environment_for(still, clock, None, torture), cwd=self.folder)

    def environment_for(self, still, clock, trace, torture):
        if clock is None:
            self.moment += 1
            clock = CLOCK_START_MS + 90 * 86_400_000 + self.moment * 60_000
        environment = {**self.environment, "LD_PRELOAD": self.shim, "GUYUB_TORTURE_FOLDER": self.case, "GUYUB_TORTURE_CHEAP": "1", "GUYUB_TORTURE_CLOCK": str(clock)}
        if still is not None:
            environment["GUYUB_TORTURE_STILL"] = str(still)
        if trace:
            if os.path.exists(trace):
                os.remove(trace)
            environment["GUYUB_TORTURE_TRACE"] = trace
        for name, value in torture.items():
            environment["GUYUB_TORTURE_" + name.upper()] = str(int(value) if isinstance(value, bool) else value)
        self.runs += 1
        return environment

    def ask(self, *words, data="D", **more):
        return self.run(*words, "--data", self.at(data), "--operator", "Wening", "--passphrase-file", self.pass_file, **more)

    def must(self, *words, **more):
        done = self.ask(*words, **more)
        expect(done.code == 0, f"guyub {' '.join(words[:2])}: {done}")
        return done.out

    def digest(self):
        return self.must("log", "digest").strip()

    def snapshot(self):
        """{path below the case: bytes, None for a folder}."""
        found = {}
        for folder, folders, files in os.walk(self.case):
            for name in folders:
                found[os.path.relpath(os.path.join(folder, name), self.case)] = None
            for name in files:
                with open(os.path.join(folder, name), "rb") as file:
                    found[os.path.relpath(os.path.join(folder, name), self.case)] = file.read()
        return found

    def restore(self, found):
        shutil.rmtree(self.case)
        os.makedirs(self.at("tmp"))  # the drill of a backup is in there
        for path in sorted(found):
            target = os.path.join(self.case, path)
            if found[path] is None:
                os.makedirs(target, 0o700, exist_ok=True)
            else:
                os.makedirs(os.path.dirname(target), 0o700, exist_ok=True)
                with open(os.open(target, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as file:
                    file.write(found[path])

    def examine(self, allowed, person=None, why="after it", verify=True):
        """The store is sound, holds one of `allowed` digests, and with a `person` the next command works. Answers the digest.
        What log verify looks at, store check does too: thousands of runs may leave it out."""
        self.must_be_sound(why)
        digest = self.examine_digest(allowed, why, verify)
        if person:
            self.goes_on(person, digest, why)
        return digest

    def must_be_sound(self, why, data="D"):
        check = self.ask("store", "check", "--deep", "--json", data=data)
        expect(check.code == 0 and not json.loads(check.out).get("findings"), f"{why}, store check: {check}")

    def finds(self):
        """store check finds something, or that it is damaged."""
        check = self.ask("store", "check", "--deep")
        expect(check.code in (0, 6), f"store check: {check}")
        return check.code != 0

    def keys(self):
        """Ids of what opens the store."""
        listed = self.run("keys", "list", "--data", self.at("D"), "--json")
        expect(listed.code == 0, f"keys list: {listed}")
        return [row["slot"] for row in json.loads(listed.out)]

    def lets_in(self, name, pass_file):
        """Whether this name and passphrase open the store."""
        done = self.run("log", "digest", "--data", self.at("D"), "--operator", name, "--passphrase-file", pass_file)
        expect(done.code in (0, 4), f"signing in: {done}")
        return done.code == 0

    def examine_digest(self, allowed, why="after it", verify=False):
        if verify:
            done = self.ask("log", "verify")
            expect(done.code == 0, f"{why}, log verify: {done}")
        told = self.ask("log", "digest")
        expect(told.code == 0, f"{why}, log digest: {told}")
        expect(told.out.strip() in allowed, f"{why}, the store holds neither what it held before nor what the command was to save, or lost what it had reported")
        return told.out.strip()

    def goes_on(self, person, digest, why="after it"):
        changed = self.ask("resident", "set", person, "phone=0899" + str(10_000_000 + self.moment))
        expect(changed.code == 0, f"{why}, the next command: {changed}")
        expect(self.digest() != digest, f"{why}, the next command changed nothing")
