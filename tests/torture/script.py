"""The scripted day: what a counter does, one command after the other, so that every run of it is the same."""
import json
import os
import subprocess
from typing import NamedTuple

import proofs
import tracing
from desk import CLOCK_START_MS, LEDGER, expect

# Invented; none of it may stand in what a program says when it fails.
CANARIES = ("Kusumawardhana", "Tjokrosoedirdjo", "Gang Kertopaten", "3577032509249", "3577031601879")


# The consent before the weighing: two commits, each of them whole. Every other command is one commit: all or nothing. One that
# changes keys and log, cut between the two, is settled: whoever lost their key signs no more from the next opening on, and who
# comes in their place has a record when they sign in.
SEVERAL_COMMITS = ("visit import",)


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
    proof: object   # what must hold besides (proofs.py)
    is_answer: bool # whether what it says means that it is done
    keys_before: list = ()
    keys_after: list = ()

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
        self.people = self.file("people.csv", "\n".join(people))
        self.more = self.file("more.csv", "name,nik,rt,rw,address\nKusumawardhana,3577036708519001,003,005,Gang Kertopaten 3\nTjokrosoedirdjo,3577030101909002,003,005,Gang Kertopaten 4\n")
        self.visits = self.file("visits.csv", "nik,day,weight_kg,length_cm,head_cm,muac_cm,guardian_name\n" + "".join(f"{child[0]},2026-11-20,9.4,,,,Ibu Kertopaten\n" for child in children[:1]))
        self.letter = self.file("letter.pdf", "%PDF-1.4\n" + "\n".join(f"baris {number} dari surat {seed}" for number in range(200)))
        self.new_pass = self.file("newpass", "sandi-ratri\n")
        self.second_pass = self.file("secondpass", "sandi-ratri-dua\n")
        self.third_pass = self.file("thirdpass", "sandi-ratri-tiga\n")
        self.fourth_pass = self.file("fourthpass", "sandi-ratri-empat\n")
        self.fifth_pass = self.file("fifthpass", "sandi-ratri-lima\n")
        self.admin = self.file("admin", "kapur sirih pinang gambir tembakau cengkih\n")
        self.recovery = self.named("recovery")
        self.has_child = bool(children)
        self.play()

    def named(self, name):
        """A file of this day: others of the same desk have their own."""
        return os.path.join(self.desk.folder, f"{self.seed}-{name}")

    def file(self, name, text):
        return self.desk.write(os.path.basename(self.named(name)), text)

    def play(self):
        desk = self.desk
        create = self.step("store create", ("store", "create", "--data", desk.at("D"), "--operator", "Wening", "--ledger", LEDGER, "--passphrase-file", desk.pass_file, "--json"), first=True)
        self.file("recovery", json.loads(create.out)["recovery_key"] + "\n")
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
        self.ask("attachment add", "attachment", "add", "--to", self.person, "--kind", "document", "--file", self.letter)
        self.ask("resident show", "resident", "show", self.person)
        self.ask("operator add", "operator", "add", "--name", "Ratri", "--new-passphrase-file", self.new_pass)
        self.ask("log rebuild", "log", "rebuild")
        self.recover("store recover", "recovery", self.recovery, self.new_pass, self.second_pass)
        self.play_keys()
        self.play_backups()
        self.ask("log digest", "log", "digest")

    def recover(self, name, kind, file, before, after):
        desk = self.desk
        self.step(name, ("store", "recover", "--data", desk.at("D"), "--operator", "Ratri", f"--{kind}-file", file, "--passphrase-file", after), proof=proofs.lets_in("Ratri", before, after))

    def play_keys(self):
        desk = self.desk
        self.step("keys change", ("keys", "change", "--data", desk.at("D"), "--operator", "Ratri", "--passphrase-file", self.second_pass, "--new-passphrase-file", self.third_pass),
                  proof=proofs.lets_in("Ratri", self.second_pass, self.third_pass))
        self.ask("keys add admin", "keys", "add", "--admin-passphrase-file", self.admin)
        escrow = self.named("escrow")
        if os.path.exists(escrow):
            os.remove(escrow)
        made = desk.run("escrow", "create", "--out", escrow, "--json", still=self.seed)
        expect(made.code == 0, f"escrow create: {made}")
        self.ask("keys add escrow", "keys", "add", "--escrow", json.loads(made.out)["escrow"])
        self.ask("keys add paper", "keys", "add", "--recovery", "--json", is_answer=False)  # it shows the paper, and then it counts
        self.recover("store recover admin", "admin-passphrase", self.admin, self.third_pass, self.fourth_pass)
        self.recover("store recover escrow", "escrow", escrow, self.fourth_pass, self.fifth_pass)
        self.ask("operator reset", "operator", "reset", "--name", "Ratri", "--new-passphrase-file", self.new_pass, proof=proofs.lets_in("Ratri", self.fifth_pass, self.new_pass))
        self.ask("keys rotate", "keys", "rotate", proof=proofs.rotated)
        self.ask("keys remove", "keys", "remove", "--slot", desk.keys()[-1])
        self.ask("operator add another", "operator", "add", "--name", "Rayi", "--new-passphrase-file", self.second_pass, proof=proofs.lets_in("Rayi", None, self.second_pass))
        self.ask("operator remove", "operator", "remove", "--name", "Rayi", proof=proofs.lets_in("Rayi", self.second_pass, None))

    def play_backups(self):
        desk = self.desk
        place = desk.at("B")
        self.step("backup create", ("backup", "create", "--data", desk.at("D"), "--to", place), proof=proofs.backed_up(0))
        self.ask("set between", "resident", "set", self.person, "rt=005")
        self.step("backup create second", ("backup", "create", "--data", desk.at("D"), "--to", place), proof=proofs.backed_up(1))
        self.step("backup verify", ("backup", "verify", place, "--operator", "Wening", "--passphrase-file", desk.pass_file), proof=proofs.backed_up(2))
        self.step("backup restore", ("backup", "restore", place, "--data", desk.at("D2")), proof=proofs.restored)

    def ask(self, name, *words, **more):
        desk = self.desk
        return self.step(name, (*words, "--data", desk.at("D"), "--operator", "Wening", "--passphrase-file", desk.pass_file), **more)

    def step(self, name, words, first=False, proof=None, is_answer=True):
        desk, number = self.desk, len(self.steps) + 1
        before = desk.snapshot()
        keys_before = None if first else desk.keys()
        trace = os.path.join(desk.folder, "trace")
        still, clock = self.seed * 1000 + number, CLOCK_START_MS + self.seed % 1000 * 3_600_000 + number * 600_000
        done = desk.run(*words, still=still, clock=clock, trace=trace)
        expect(done.code == 0, f"the day itself: {name}: {done}")
        calls = tracing.read(trace, desk.case)
        after = desk.snapshot()
        digest_after = desk.digest()
        desk.restore(after)
        digest_before = "" if first else self.steps[-1].digest_after
        step = Step(name, words, before, after, digest_before, digest_after, calls, done.out, still, clock, {digest_before, digest_after}, proof, is_answer)
        if not first:
            keys = desk.keys()
            step = step._replace(proof=proofs.both(proofs.keys_are(keys_before, keys), proof), keys_before=keys_before, keys_after=keys)
        for call in calls:
            is_between = call.kind == "S" and call.path == "D/main.db-wal" if name in SEVERAL_COMMITS else call.kind == "R" and call.other == "D/store.keys" and digest_before != digest_after
            if is_between and not first:
                self.again(step, mode="kill", at=call.number + 1)
                step.stages.add(desk.digest())
        desk.restore(after)
        self.steps.append(step)
        return step

    def again(self, step, **torture):
        """The same step from the same state with the same chance, under torture."""
        self.desk.restore(step.before)
        return self.desk.run(*step.words, still=step.still, clock=step.clock, **torture)
