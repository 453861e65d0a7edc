"""The four programs as a person at a command line would call them. Nothing here knows what a step should find."""
import json
import os
import signal
import subprocess
import time


class ProgramError(Exception):
    """A program did not do what the step needs; the words are for the table."""


class Folder:
    """Where one run of the tour lives: programs, data, and folders that nothing outside may see."""

    def __init__(self, root, binaries):
        self.root, self.binaries = root, binaries
        self.env = dict(os.environ)
        for name in ("config", "data", "cache", "state"):
            self.env[f"XDG_{name.upper()}_HOME"] = os.path.join(root, "xdg", name)
        self.env["XDG_RUNTIME_DIR"] = self.path("runtime")
        self.env["TMPDIR"] = self.path("tmp")
        self.env["HOME"] = self.path("home")
        for folder in ("runtime", "tmp", "home"):
            os.makedirs(self.path(folder), mode=0o700, exist_ok=True)

    def path(self, *parts):
        return os.path.join(self.root, *parts)

    def program(self, name):
        return os.path.join(self.binaries, name)

    def secret(self, name, text):
        path = self.path(name + ".pass")
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            file.write(text + "\n")
        return path

    def run(self, name, *arguments, expect=(0,), timeout=300):
        """Runs a program; answers its output. Any other exit code is a ProgramError with the program's own words."""
        done = subprocess.run([self.program(name), *arguments], env=self.env, timeout=timeout, check=False,
                              stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if done.returncode not in expect:
            said = (done.stderr or done.stdout).strip().splitlines()
            raise ProgramError(f"{name} {arguments[0] if arguments else ''} ended with {done.returncode}: "
                               f"{said[-1] if said else 'no words'}")
        return done

    def wait(self, name, *arguments):
        """Runs a program in the foreground; answers its exit code."""
        return subprocess.call([self.program(name), *arguments], env=self.env)


class Store:
    """One kiosk's data folder, and the commands that open it."""

    def __init__(self, folder, name, operator, pin):
        self.folder, self.name, self.operator = folder, name, operator
        self.data = folder.path(name)
        self.pin = pin
        self.secret = folder.secret(name, pin)

    def call(self, *words, rest=(), expect=(0,)):
        """`guyub WORDS --data … REST`."""
        return self.folder.run("guyub", *words, "--data", self.data, "--operator", self.operator,
                               "--passphrase-file", self.secret, *rest, expect=expect)

    def json(self, *words, rest=(), expect=(0,)):
        out = self.call(*words, rest=("--json", *rest), expect=expect).stdout
        try:
            return json.loads(out)
        except json.JSONDecodeError as error:
            raise ProgramError(f"guyub {' '.join(words)} --json is no JSON: {error}") from error

    def digest(self):
        return self.call("log", "digest").stdout.split()[0]

    def agent(self, expect=(0,)):
        return self.folder.run("guyub-agent", "once", "--data", self.data, expect=expect)


class Hub:
    """A running guyub-hub."""

    def __init__(self, folder, listen="127.0.0.1:0"):
        self.folder, self.data = folder, folder.path("hub")
        self.log = open(folder.path("hub.log"), "w+", encoding="utf-8")  # pylint: disable=consider-using-with
        self.process = subprocess.Popen(  # pylint: disable=consider-using-with
            [folder.program("guyub-hub"), "serve", "--data", self.data, "--listen", listen], env=folder.env,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=self.log, text=True)
        line = self.process.stdout.readline()
        if not line.startswith("listening https://"):
            self.stop()
            raise ProgramError(f"guyub-hub serve did not listen: {line.strip() or 'no words'}")
        self.url = line.split()[1]

    def code(self, ledger):
        done = self.folder.run("guyub-hub", "enrol", "--data", self.data, "--ledger", ledger, "--scope", "*")
        return done.stdout.strip()

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        return self.process.returncode


def until(what, seconds=20.0, every=0.1):
    """Calls `what` until it answers something true; None when the time is over."""
    end = time.monotonic() + seconds
    while True:
        found = what()
        if found:
            return found
        if time.monotonic() > end:
            return None
        time.sleep(every)
