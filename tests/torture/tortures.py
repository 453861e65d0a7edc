"""The tortures of the scripted day: death at every call, power cuts, and a disk that refuses. Each is a function that takes a
Bench, says what it tries with `bench.case(...)`, and answers nothing: the bench counts."""
import errno
import json
import os
import random
import re
import time

import tracing
from desk import Failure, expect
from script import CANARIES, Day

WRITES = "CWTRLM"  # what a full or read-only disk refuses; removing needs no room


class Bench:
    """Counts runs and failures, and knows when time is up."""

    is_stopped = False  # by a signal: what was tried so far is told

    def __init__(self, desk, root, seed, count, until, say=print):
        self.desk, self.root, self.seed, self.count, self.until, self.say = desk, root, seed, count, until, say
        self.runs, self.failures, self.notes = 0, [], {}
        self.programs_before = desk.runs

    def day(self):
        """The day of this seed, played once for all tortures at this desk."""
        if self.seed not in self.desk.days:
            self.desk.days[self.seed] = Day(self.desk, self.root, self.seed)
        return self.desk.days[self.seed]

    @property
    def programs(self):
        return self.desk.runs - self.programs_before

    def wanted(self, cases):
        """All of `cases`, or `count` of them spread evenly; fewer when time is up."""
        cases = list(cases)
        if self.count and self.count < len(cases):
            chance = random.Random(self.seed)
            width = len(cases) / self.count
            cases = [cases[int(index * width + chance.random() * width)] for index in range(self.count)]
        elif self.until != float("inf"):
            random.Random(self.seed).shuffle(cases)  # what there is no time for is missing everywhere a little
        for case in cases:
            if self.is_over(len(cases) - self.runs):
                return
            yield case

    def is_over(self, left):
        if not self.is_stopped and time.monotonic() < self.until:
            return False
        self.note("not tried, time was up", left)
        return True

    def note(self, what, number=1):
        self.notes[what] = self.notes.get(what, 0) + number

    def case(self, name, work):
        self.runs += 1
        try:
            work()
        except (Failure, AssertionError, KeyError, ValueError, OSError) as error:
            self.failures.append(f"{name}: {error}")
            self.say(f"FAILED {name}: {error}", flush=True)


def told(step, done):
    """Whether the command had said that it was done."""
    return done.code == 0 or (step.is_answer and step.out != "" and done.out == step.out)


def settle(bench, day, step, is_told, person=True, verify=True):
    """After a step that was cut short: the store holds all of it or nothing, and goes on."""
    desk = bench.desk
    if step.name == "store create":
        if settle_creation(desk, is_told):
            desk.examine({step.digest_after})
        return
    desk.examine({step.digest_after} if is_told else step.stages, verify=verify)
    if step.proof:
        step.proof(desk, is_told)
    if person and step.name not in ("resident import", "second import"):
        desk.goes_on(day.person, desk.digest())


def settle_creation(desk, is_told):
    """True when there is a store to look at."""
    if os.path.exists(desk.at("D/store.keys")) or is_told:
        return True
    refused = desk.ask("store", "check")
    expect(refused.code == 3 and "no" in refused.err, f"a half-made folder: {refused}")
    words = ("store", "create", "--operator", "Wening", "--ledger", "35.77.03.1009", "--passphrase-file", desk.pass_file)
    if os.path.isdir(desk.at("D")):
        again = desk.run(*words, "--data", desk.at("D"))
        expect(again.code == 2 and "there already" in again.err, f"a half-made folder made again: {again}")
    fresh = desk.run(*words, "--data", desk.at("E"))
    expect(fresh.code == 0, f"a fresh folder: {fresh}")
    check = desk.ask("store", "check", "--deep", data="E")
    expect(check.code == 0, f"the fresh store: {check}")
    return False


def kill(bench):
    """SIGKILL before every call that changes a file or folder, and in the middle of every write."""
    day = bench.day()
    cases = [(step, mode, number) for step in day.steps for number in range(1, step.count + 1) for mode in ("kill", "half")]
    kinds = {step.name: {call.number: call.kind for call in step.calls if call.kind != "A"} for step in day.steps}
    cases = [case for case in cases if case[1] == "kill" or kinds[case[0].name].get(case[2]) == "W"]
    for step, mode, number in bench.wanted(cases):
        def work(step=step, mode=mode, number=number):
            done = day.again(step, mode=mode, at=number)
            expect(done.code == -9, f"was to die, but {done}")
            settle(bench, day, step, told(step, done))
        bench.case(f"{step.name}, {mode} at call {number}", work)


def powercut(bench):
    """The power goes at a random call; what was not synced is lost, kept or torn. One in three is cut again while it recovers."""
    chance = random.Random(bench.seed)
    trace = os.path.join(bench.desk.folder, "trace")
    day = None
    total = bench.count or 5000
    for index in range(total):
        if bench.is_over(total - index):
            return
        if index % 500 == 0:
            day = Day(bench.desk, bench.root, bench.seed + index // 500) if index else bench.day()
        seed = chance.getrandbits(32)
        bench.case(f"power cut {seed}", lambda seed=seed, day=day: one_cut(bench, day, trace, random.Random(seed)))


def sabotage(bench):
    """The torturer is put to the test: a counter whose syncs reach no disk, and one that answers before it has saved, must be found out."""
    day = bench.day()
    trace = os.path.join(bench.desk.folder, "trace")
    spoilt = {"never syncs": lambda calls: [call for call in calls if call.kind != "S"],
              "answers too early": lambda calls: [call._replace(number=1) if call.kind == "A" else call for call in calls]}
    for name, spoil in spoilt.items():
        steps = [step._replace(calls=spoil(step.calls)) for step in day.steps if step.digest_before != step.digest_after]

        def work(steps=steps):
            for seed in range(100):
                try:
                    one_cut(bench, day, trace, random.Random(seed), steps)
                except Failure:
                    return
            raise Failure("100 power cuts noticed nothing")
        bench.case(f"a counter that {name}", work)


def one_cut(bench, day, trace, chance, steps=None):
    desk = bench.desk
    step = chance.choice(steps or day.steps)
    at = chance.randint(1, step.count + 1)
    answered = tracing.told_by(step.calls) if step.is_answer else None
    is_told = at > step.count or (answered is not None and answered < at)
    left = tracing.power_cut(step.before, step.calls, at, chance)
    why = f"{step.name} cut at call {at} of {step.count}{', told' if is_told else ''}"
    desk.restore(left)
    try:
        if step.name != "store create" and chance.random() < 1 / 3:
            desk.ask("log", "digest", trace=trace)
            calls = tracing.read(trace, desk.case)
            again = chance.randint(1, tracing.count(calls) + 1)
            why += f", and again at call {again} of the recovery"
            desk.restore(tracing.power_cut(left, calls, again, chance))
        settle(bench, day, step, is_told, person=chance.random() < 0.2, verify=False)
    except Failure as failure:
        raise Failure(f"{why}: {failure}") from None


def fault(bench):
    """Every call that writes is refused: no room, a failing disk, a disk that became read-only; once, and from there on."""
    day = bench.day()
    cases = []
    for step in day.steps:
        for call in step.calls:
            for code in (errno.ENOSPC, errno.EIO, errno.EROFS):
                if call.kind in WRITES or (call.kind == "S" and code != errno.EROFS) or (call.kind == "U" and code != errno.ENOSPC):
                    cases += [(step, call, code, "fail", False), (step, call, code, "fail", True)]
            if call.kind == "W":
                cases.append((step, call, errno.ENOSPC, "short", True))
    for step, call, code, mode, ever in bench.wanted(cases):
        name = f"{step.name}, {errno.errorcode[code]} {'from' if ever else 'only at'} call {call.number}{' half' if mode == 'short' else ''} ({call.kind} {os.path.basename(call.path)})"
        bench.case(name, lambda step=step, call=call, code=code, mode=mode, ever=ever: one_fault(bench, day, step, day.again(step, mode=mode, at=call.number, errno=code, ever=ever)))


def one_fault(bench, day, step, done):
    desk = bench.desk
    expect(done.code in (0, 7), f"{done}")
    for canary in CANARIES:
        expect(canary not in done.err, "names or numbers of people in the error")
    # Not ours: what Qt says when the folder of a drill cannot be removed either.
    lines = [line for line in done.err.split("\n") if line and "device secret lies on this disk" not in line and not line.startswith("QTemporaryDir: ")]
    if done.code == 7:
        bench.note("refused")
        expect(len(lines) == 1 and re.match(r"guyub: .{12,}", lines[0]), f"not one clear line: {done.err!r}")
    else:
        bench.note("done in spite of it")
        if step.name == "store create" and done.out != step.out:  # tried again, and so drawn anew: another store, as good
            expect(json.loads(done.out).keys() == json.loads(step.out).keys(), f"said something else: {done.out[:200]!r}")
            desk.examine({desk.digest()}, verify=False)
            return
        expect(done.out == step.out, f"said something else: {done.out[:200]!r}")
    if step.name == "store create" and done.code == 7:
        if settle_creation(desk, False):
            desk.examine({step.digest_after}, verify=False)
            bench.note("refused, and yet saved")
        return
    goes_on = bench.runs % 3 == 0 and step.name != "store create" and not step.name.endswith("import")
    digest = desk.examine({step.digest_after} if done.code == 0 else step.stages, verify=False)
    is_saved = digest == step.digest_after != step.digest_before
    if step.proof:
        step.proof(desk, done.code == 0)
    if done.code == 7 and step.keys_before != step.keys_after == desk.keys():
        expect("all the same" in done.err or "holds" in done.err, f"the keys have changed, and the refusal does not say so: {done.err!r}")
        bench.note("refused, keys changed, and said")
    if goes_on:
        desk.goes_on(day.person, desk.digest())
    if done.code == 7 and is_saved:
        bench.note("refused, and yet saved")
