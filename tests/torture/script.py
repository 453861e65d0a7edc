"""The scripted day: what a counter does, one command after the other, so that every run of it is the same."""
import json
import os
import subprocess
from typing import NamedTuple

import tracing
from desk import CLOCK_START_MS, LEDGER, expect

# Invented; none of it may stand in what a program says when it fails.
CANARIES = ("Kusumawardhana", "Tjokrosoedirdjo", "Gang Kertopaten", "3577032509249", "3577031601879")


# Commands that make more than one commit, each of them whole: the consent before the weighing, the new operator before the old
# one is retired. Every other command is one commit: all or nothing.
SEVERAL_COMMITS = ("visit import", "store recover")


class Step(NamedTuple):
    name: str
    words: tuple    # as given to guyub
    before: dict    # snapshots of the case
    after: dict
    digest_before: str
    digest_after: str
    calls: list     # of tracing.Call
    out: str        # what it said
    still: int
    clock: int
    stages: set     # digests that a death may leave: before, after, and between the commits of a command that makes several

    @property
    def count(self):
        return tracing.count(self.calls)


class Day:
    """The steps of one seed, each with the state before and after it."""

    def __init__(self, desk, root, seed=1):
        self.desk, self.seed, self.steps = desk, seed, []
        desk.restore({})
        people = subprocess.run([os.path.join(root, "packaging", "scripts", "samplepeople"), "--count", "9", "--seed", str(seed)], stdout=subprocess.PIPE, text=True, check=True).stdout.split("\n")
        children = [line.split(",") for line in people[1:] if ",2025-" in line or ",2024-" in line or ",2023-" in line]
        self.people = desk.write("people.csv", "\n".join(people))
        self.more = desk.write("more.csv", "name,nik,rt,rw,address\nKusumawardhana,3577036708519001,003,005,Gang Kertopaten 3\nTjokrosoedirdjo,3577030101909002,003,005,Gang Kertopaten 4\n")
        self.visits = desk.write("visits.csv", "nik,day,weight_kg,length_cm,head_cm,muac_cm,guardian_name\n" + "".join(f"{child[0]},2026-11-20,9.4,,,,Ibu Kertopaten\n" for child in children[:1]))
        self.new_pass = desk.write("newpass", "sandi-ratri\n")
        self.recovery = os.path.join(desk.folder, "recovery")
        self.has_child = bool(children)
        self.play()

    def play(self):
        desk = self.desk
        create = self.step("store create", ("store", "create", "--data", desk.at("D"), "--operator", "Wening", "--ledger", LEDGER, "--passphrase-file", desk.pass_file, "--json"), first=True)
        desk.write("recovery", json.loads(create.out)["recovery_key"] + "\n")
        self.ask("resident import", "resident", "import", self.people)
        self.ask("second import", "resident", "import", self.more)
        found = json.loads(desk.must("resident", "find", "Kusumawardhana", "--json"))
        self.person = found[0]["id"]
        self.ask("resident set", "resident", "set", self.person, "rt=004", "phone=089912345678")
        receipt = self.ask("receipt issue", "receipt", "issue", self.person, "--json")
        receipt_id = json.loads(receipt.out)["id"]
        if self.has_child:
            self.ask("visit import", "visit", "import", self.visits)
        self.ask("settings set", "settings", "set", "office_name=Kelurahan Uji")
        self.ask("receipt void", "receipt", "void", "--reason", "salah cetak", receipt_id)
        self.ask("resident show", "resident", "show", self.person)
        self.ask("operator add", "operator", "add", "--name", "Ratri", "--new-passphrase-file", self.new_pass)
        self.ask("log rebuild", "log", "rebuild")
        self.step("store recover", ("store", "recover", "--data", desk.at("D"), "--operator", "Ratri", "--recovery-file", self.recovery, "--passphrase-file", self.new_pass))
        self.ask("log digest", "log", "digest")

    def ask(self, name, *words):
        desk = self.desk
        return self.step(name, (*words, "--data", desk.at("D"), "--operator", "Wening", "--passphrase-file", desk.pass_file))

    def step(self, name, words, first=False):
        desk, number = self.desk, len(self.steps) + 1
        before = desk.snapshot()
        trace = os.path.join(desk.folder, "trace")
        still, clock = self.seed * 1000 + number, CLOCK_START_MS + self.seed % 1000 * 3_600_000 + number * 600_000
        done = desk.run(*words, still=still, clock=clock, trace=trace)
        expect(done.code == 0, f"the day itself: {name}: {done}")
        calls = tracing.read(trace, desk.case)
        after = desk.snapshot()
        digest_after = desk.digest()
        desk.restore(after)
        digest_before = "" if first else self.steps[-1].digest_after
        step = Step(name, words, before, after, digest_before, digest_after, calls, done.out, still, clock, {digest_before, digest_after})
        if name in SEVERAL_COMMITS:
            for call in calls:
                if call.kind == "S" and call.path == "D/main.db-wal":
                    self.again(step, mode="kill", at=call.number + 1)
                    step.stages.add(desk.digest())
            desk.restore(after)
        self.steps.append(step)
        return step

    def again(self, step, **torture):
        """The same step from the same state with the same chance, under torture."""
        self.desk.restore(step.before)
        return self.desk.run(*step.words, still=step.still, clock=step.clock, **torture)
