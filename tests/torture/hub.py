"""A real hub and agent beside the counter: for what waits in the outbox, only the hub can say whether it is whole."""
import json
import os
import shutil
import signal
import subprocess

from desk import LEDGER, expect

PATIENCE_S = 60


class Hub:
    def __init__(self, desk):
        self.desk, self.data, self.listen, self.process = desk, os.path.join(desk.folder, "hub"), "127.0.0.1:0", None
        self.environment = {**desk.environment, "XDG_DATA_HOME": os.path.join(desk.folder, "hubhome")}  # its key is no part of the case
        self.start()

    def start(self):
        self.process = subprocess.Popen([os.path.join(self.desk.binaries, "guyub-hub"), "serve", "--data", self.data, "--listen", self.listen],  # pylint: disable=consider-using-with
                                        env=self.environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        words = self.process.stdout.readline().split()
        expect(words[:1] == ["listening"], f"the hub did not listen: {words}")
        self.url = words[1]
        self.listen = self.url.removeprefix("https://").rstrip("/")

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(PATIENCE_S)
        self.process.stdout.close()

    def ask(self, *words):
        done = subprocess.run([os.path.join(self.desk.binaries, "guyub-hub"), words[0], "--data", self.data, *words[1:]], env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              text=True, timeout=PATIENCE_S, check=False)
        expect(done.returncode == 0, f"guyub-hub {words[0]}: exit {done.returncode}: {done.stderr}")
        return done.stdout.strip()

    def agent(self):
        """One call of the agent; answers its exit code."""
        return self.desk.run("once", "--data", self.desk.at("D"), program="guyub-agent").code

    def enrol(self):
        code = self.ask("enrol", "--ledger", LEDGER, "--scope", "*")
        self.desk.must("enrol", "--hub", self.url, "--code", code)

    def keep(self):
        """Keeps what the hub knows now; back() returns to it."""
        self.stop()
        shutil.copytree(self.data, self.data + ".kept", ignore=lambda folder, names: [name for name in names if name == "control"])
        self.start()

    def back(self):
        self.stop()
        shutil.rmtree(self.data)
        shutil.copytree(self.data + ".kept", self.data)
        self.start()

    def holds(self):
        """(commits, files it could not use, alerts) of the ledger."""
        ledger = json.loads(self.ask("status", "--json"))["ledgers"][0]
        return ledger["commits"], ledger["quarantined"], len(ledger["alerts"])
