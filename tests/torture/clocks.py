"""The clock jumps, between commands and within them: nothing is lost, no number comes twice, nobody is locked out for longer than they were told."""
import json
import random

from desk import CLOCK_START_MS, LEDGER, expect

DAY_MS = 86_400_000
LONGEST_WAIT_MS = 15 * 60_000
FREE_TRIES = 5


class Walk:
    """`now` is the true time, which only goes on; the clock shows it plus what it is wrong by."""

    def __init__(self, bench):
        self.desk, self.chance = bench.desk, random.Random(bench.seed)
        self.bench, self.now, self.wrong = bench, CLOCK_START_MS, 0
        self.codes, self.made, self.last_jump = [], {}, False
        self.desk.restore({})
        made = self.ask("store", "create", "--ledger", LEDGER)
        expect(made.code == 0, f"store create: {made}")
        self.people = self.desk.write("some.csv", "name,nik,rt,rw,address\nWarga Satu,3577030101609001,003,005,Gang Kertopaten 1\n")
        self.must("resident", "import", self.people)
        self.person = json.loads(self.must("resident", "find", "Warga", "--json"))[0]["id"]
        self.bad = self.desk.write("wrong", "rahasia-18\n")

    def clock(self):
        self.now += self.chance.randint(1_000, 3_600_000)
        return max(1_000, self.now + self.wrong)

    def run(self, *words, **more):
        jump = self.chance.choice((None, -400 * DAY_MS, -DAY_MS, -1, DAY_MS, 2000 * DAY_MS))
        if jump is not None and "jump" not in more:
            more["jump"] = f"{self.chance.randint(1, 30)}:{jump}"
        more.setdefault("clock", self.clock())
        return self.desk.run(*words, **more)

    def ask(self, *words, pass_file=None, **more):
        return self.run(*words, "--data", self.desk.at("D"), "--operator", "Wening", "--passphrase-file", pass_file or self.desk.pass_file, **more)

    def must(self, *words, **more):
        done = self.ask(*words, **more)
        expect(done.code == 0, f"guyub {' '.join(words[:2])}, the clock wrong by {self.wrong // DAY_MS} days: {done}")
        return done.out

    def jump(self):
        self.wrong = self.chance.choice((0, 0, -3 * 365 * DAY_MS, -DAY_MS, -3_600_000, 3_600_000, 40 * DAY_MS, 10 * 365 * DAY_MS))

    def change(self):
        before = self.must("log", "digest")
        self.must("resident", "set", self.person, f"phone=0899{self.chance.randrange(10**8):08}")
        expect(self.must("log", "digest") != before, "a change was not kept, or an older one won over it")
        return "change kept"

    def receipt(self):
        told = json.loads(self.must("receipt", "issue", self.person, "--json"))
        self.codes.append(told["code"])
        expect(len(set(self.codes)) == len(self.codes), "a receipt number came twice")
        return "receipt, its number new"

    def tries(self):
        """Throttled after five, and let in as soon as the longest wait is over, wherever the clock stands by then."""
        for _ in range(FREE_TRIES + self.chance.randint(0, 4)):
            expect(self.ask("log", "digest", pass_file=self.bad).code == 4, "a wrong passphrase")
        self.jump()
        at = max(1_000, self.now + self.wrong)
        self.ask("log", "digest", clock=at, jump="1:0")
        done = self.ask("log", "digest", clock=at + LONGEST_WAIT_MS + 60_000, jump="1:0")
        expect(done.code == 0, f"still locked out after the longest wait: {done}")
        return "tries, and let in after the longest wait"

    def backup(self):
        """A night; one clock in five is wrong for it, and right again at the next."""
        self.now += DAY_MS
        is_wrong = not self.last_jump and self.chance.random() < 0.2
        self.last_jump = is_wrong
        kept, self.wrong = self.wrong, self.chance.choice((-3 * 365 * DAY_MS, 40 * DAY_MS, 10 * 365 * DAY_MS)) if is_wrong else 0
        made = self.run("backup", "create", "--data", self.desk.at("D"), "--to", self.desk.at("B"), "--json", jump="1:0")
        expect(made.code == 0, f"backup create: {made}")
        self.made[json.loads(made.out)["number"]] = self.now
        listed = self.run("backup", "list", self.desk.at("B"), "--json", jump="1:0")
        expect(listed.code == 0, f"backup list: {listed}")
        there = {row["number"] for row in json.loads(listed.out)}
        newest = sorted(self.made)[-2:]
        expect(set(newest) <= there, f"of the newest two backups {newest} only {sorted(there)} are there")
        early = [number for number, at in self.made.items() if number not in there and self.now - at < 30 * DAY_MS]
        expect(not early, f"backups {early} were deleted before their 30 days")
        gone = len(self.made)
        self.made = {number: at for number, at in self.made.items() if number in there}
        drill = self.run("backup", "verify", self.desk.at("B"), "--operator", "Wening", "--passphrase-file", self.desk.pass_file, "--json")
        expect(drill.code == 0 and json.loads(drill.out)["digest"] == self.must("log", "digest").strip(), f"the drill: {drill}")
        self.wrong = kept
        return "backup, old ones deleted" if gone > len(self.made) else "backup"

    def sound(self):
        self.must("log", "verify")  # the order of the log never runs back
        self.desk.must_be_sound("after clocks that jumped")
        return "store check and log verify"


def clock(bench):
    walk = Walk(bench)
    total = bench.count or 1000
    for index in range(total):
        if bench.is_over(total - index):
            return
        walk.jump()
        work = walk.chance.choices((walk.change, walk.receipt, walk.tries, walk.backup, walk.sound), (4, 4, 1, 5, 1))[0] if index != 1 else walk.tries
        before = len(bench.failures)
        bench.case(f"step {index + 1}, {work.__name__}", lambda work=work: bench.note(work()))
        if len(bench.failures) > before:
            bench.note("stopped at the first failure, with steps to go:", total - index - 1)
            return
    bench.case("the store at the end", walk.sound)


clock.__doc__ = __doc__
