"""What the tests of commands share: a folder with a store, the words typed at it, and how cases are played. The first two
arguments of the test are GUYUB and SAMPLEPEOPLE."""
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import traceback

GUYUB, SAMPLEPEOPLE = map(os.path.abspath, sys.argv[1:3])
LEDGER = "35.77.03.1009"


class Desk:
    """A folder with a store, and the words typed at it."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="guyub-")
        self.environment = {**os.environ, "XDG_DATA_HOME": os.path.join(self.folder, "home"), "XDG_STATE_HOME": os.path.join(self.folder, "state")}
        self.environment.pop("CREDENTIALS_DIRECTORY", None)
        self.write("pass", "rahasia-17\nsecond line\n")
        self.write("wrong", "rahasia-18\n")
        self.write("other", "sandi-ratri\n")

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text):
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text)
        return self.path(name)

    def read(self, name):
        with open(self.path(name), encoding="utf-8") as file:
            return file.read()

    def run(self, *words, stdin="", expect=0, stdout=subprocess.PIPE, largest_file=None):
        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))
        # Python ignores SIGXFSZ; left so, a file that grows too large is a write that fails, as on a full disk.
        done = subprocess.run([GUYUB, *words], input=stdin, stdout=stdout, stderr=subprocess.PIPE, text=True, env=self.environment, cwd=self.folder, timeout=300, start_new_session=True,
                              restore_signals=largest_file is None, preexec_fn=limit if largest_file else None)
        assert done.returncode == expect, f"{words}: exit {done.returncode}, not {expect}\n{done.stdout}\n{done.stderr}"
        return done

    def create(self, name="D", passphrase="pass"):
        return self.run("store", "create", "--data", name, "--operator", "Wening", "--role", "operator", "--ledger", LEDGER, "--passphrase-file", passphrase, "--json")

    def ask(self, *words, data="D", passphrase="pass", **more):
        return self.run(*words, "--data", data, "--passphrase-file", passphrase, **more)

    def json(self, *words, **more):
        return json.loads(self.ask(*words, "--json", **more).stdout)

    def digest(self, data="D"):
        text = self.ask("log", "digest", data=data).stdout.strip()
        assert len(text) == 64 and set(text) <= set("0123456789abcdef"), text
        return text


def play(desk, cases):
    """Plays the cases in order; answers the exit code."""
    failed = 0
    for case in cases:
        try:
            case(desk)
            print(f"PASS   : {case.__name__}")
        except Exception:  # a case that ends in any other way has failed as well
            failed += 1
            print(f"FAIL!  : {case.__name__}\n{traceback.format_exc(limit=-2)}")
    shutil.rmtree(desk.folder)
    print(f"{len(cases) - failed} passed, {failed} failed, 0 skipped")
    return 1 if failed else 0
