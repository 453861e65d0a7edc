"""A second program at a store that one has open: refused with the name of the one that has it; and neither loses anything."""
import os
import random
import shutil
import signal
import subprocess

from desk import expect

NAME = "guyub-kiosk"  # the first program under another name, so that the right one must be said


def second(bench):
    desk = bench.desk
    day = bench.day()
    named = os.path.join(desk.folder, NAME)
    shutil.copy(os.path.join(desk.binaries, "guyub"), named)
    chance = random.Random(bench.seed)
    steps = [step for step in day.steps if step.name.split()[0] not in ("store", "backup")]
    total = bench.count or 300
    for index in range(total):
        if bench.is_over(total - index):
            return
        step = chance.choice(steps)
        at = chance.randint(1, step.count)
        bench.case(f"{step.name}, stopped at call {at}", lambda step=step, at=at: bench.note(one(desk, step, at, named)))


def one(desk, step, at, named):
    desk.restore(step.before)
    first = desk.start(named, *step.words, still=step.still, clock=step.clock, mode="stop", at=at)
    try:
        _, status = os.waitpid(first.pid, os.WUNTRACED)
        expect(os.WIFSTOPPED(status), "the first program did not stop")
        has_it = os.path.exists(desk.at("D/lock")) and os.path.getsize(desk.at("D/lock")) > 0
        other = desk.run("log", "digest", "--data", desk.at("D"), "--operator", "Wening", "--passphrase-file", desk.pass_file)
        if has_it and step.name != "keys rotate":
            expect(other.code == 4 and f"in use by {NAME};" in other.err, f"the second program: {other}")
        expect(other.code in (0, 4), f"the second program: {other}")
    finally:
        first.send_signal(signal.SIGCONT)
    code = first.wait(120)
    first.stdout.close()
    first.stderr.close()
    # Both count their tries before either has the folder: one of them may find its file gone, and is to try again.
    expect(code in (0, 4) or (code == 7 and not has_it), f"the first program afterwards: exit {code}")
    desk.examine({step.digest_after} if code == 0 else {step.digest_before}, verify=False)
    return "refused with the name" if other.code == 4 else "not open yet or any more: let in"


second.__doc__ = __doc__
