"""A long random day on one store: deaths and power cuts at random calls, of commands and of the recovery after them, one after the other."""
import json
import os
import random

import tracing
from desk import CLOCK_START_MS, LEDGER, expect

RECOVERY_CALLS = 70  # about as many as opening and closing make
DEEP_EVERY = 25


class Walk:
    def __init__(self, bench):
        self.bench, self.desk, self.chance = bench, bench.desk, random.Random(bench.seed)
        self.number = self.people = self.operators = 0
        self.receipts, self.persons = [], []
        self.desk.restore({})
        made = self.desk.run("store", "create", "--data", self.desk.at("D"), "--operator", "Wening", "--ledger", LEDGER, "--passphrase-file", self.desk.pass_file, clock=CLOCK_START_MS)
        expect(made.code == 0, f"store create: {made}")
        self.desk.must("resident", "import", self.sheet(3))
        self.persons = [person["id"] for person in json.loads(self.desk.must("resident", "find", "Warga", "--json"))]
        self.digest = self.desk.digest()

    def sheet(self, count):
        lines = ["name,nik,rt,rw,address"]
        for _ in range(count):
            self.people += 1
            lines.append(f"Warga {self.people},357703{1 + self.people % 28:02}{1 + self.people % 12:02}60{9000 + self.people % 999:04},003,005,Gang Kertopaten {self.people}")
        return self.desk.write("some.csv", "\n".join(lines) + "\n")

    def words(self):
        chance = self.chance
        kind = chance.choices(("set", "import", "issue", "void", "settings", "show", "digest", "rebuild", "rotate", "paper", "backup"), (8, 3, 5, 1, 1, 2, 1, 0.3, 0.5, 0.5, 1))[0]
        person = chance.choice(self.persons)
        if kind == "set":
            return ("resident", "set", person, f"phone=0899{chance.randrange(10**8):08}", f"rt={chance.randint(1, 9):03}")
        if kind == "import":
            return ("resident", "import", self.sheet(chance.randint(1, 4)))
        if kind == "void" and self.receipts:
            return ("receipt", "void", "--reason", "salah cetak", self.receipts.pop())
        if kind == "settings":
            return ("settings", "set", f"office_name=Kelurahan Uji {chance.randrange(1000)}")
        if kind == "show":
            return ("resident", "show", person)
        if kind == "rotate":
            return ("keys", "rotate")
        if kind == "paper":
            return ("keys", "add", "--recovery")
        if kind == "backup":
            return ("backup", "create", "--to", self.desk.at("B"))
        if kind in ("digest", "rebuild"):
            return ("log", kind)
        return ("receipt", "issue", person, "--json")

    def step(self):
        self.number += 1
        desk, chance = self.desk, self.chance
        words = self.words()
        before, trace = desk.snapshot(), os.path.join(desk.folder, "trace")
        same = {"still": self.bench.seed * 1_000_000 + self.number, "clock": CLOCK_START_MS + self.number * 60_000}
        ask = (lambda *words, **more: desk.run(*words, "--data", desk.at("D"), **more)) if words[0] == "backup" else desk.ask
        whole = ask(*words, trace=trace, **same)
        expect(whole.code == 0, f"{' '.join(words[:2])}: {whole}")
        if words[:2] == ("receipt", "issue"):
            self.receipts.append(json.loads(whole.out)["id"])
        calls = tracing.read(trace, desk.case)
        if chance.random() < 0.1:
            self.digest = desk.digest()
            return
        after = desk.digest()
        at, mode = chance.randint(1, tracing.count(calls)), chance.choice(("kill", "half", "cut"))
        if mode == "cut":
            answered = tracing.told_by(calls)
            is_told = answered is not None and answered < at and "--recovery" not in words
            desk.restore(tracing.power_cut(before, calls, at, chance))
        else:
            desk.restore(before)
            done = ask(*words, mode=mode, at=at, **same)
            is_told = done.out == whole.out != "" and "--recovery" not in words
        why = f"{' '.join(words[:2])}, {mode} at call {at}"
        if chance.random() < 0.2:
            again = chance.randint(1, RECOVERY_CALLS)
            desk.ask("log", "digest", mode="kill", at=again)
            why += f", and at call {again} of the recovery"
        self.digest = desk.examine_digest({after} if is_told else {self.digest, after}, why)
        if words[:2] == ("receipt", "issue") and self.digest != after:
            self.receipts.pop()
        if self.number % DEEP_EVERY == 0:
            desk.examine({self.digest}, why=why)
            listed = desk.run("backup", "list", desk.at("B"), "--json")
            for row in json.loads(listed.out) if listed.code == 0 else []:
                done = desk.run("backup", "verify", desk.at("B"), "--number", str(row["number"]))
                expect(done.code == 0, f"{why}, backup {row['number']}: {done}")
            expect(listed.code in (0, 3), f"{why}, backup list: {listed}")


def mixed(bench):
    walk = Walk(bench)
    total = bench.count or 2000
    for index in range(total):
        if bench.is_over(total - index):
            return
        before = len(bench.failures)
        bench.case(f"step {index + 1}", walk.step)
        if len(bench.failures) > before:
            bench.note("stopped at the first failure, with steps to go:", total - index - 1)
            return
    bench.case("the store at the end", lambda: bench.desk.examine({walk.digest}))


mixed.__doc__ = __doc__
