"""Something older put back: a page, a page elsewhere, the log, the database, the folder, the machine. What is promised to be found is."""
import json
import random

import tracing
from desk import expect
from script import CANARIES

PAGE = 4096


class Past:
    """The store at the end of a day, and as it lay on the disk after each step of it."""

    def __init__(self, desk, day):
        self.desk, self.day = desk, day
        self.now = only_store(day.steps[-1].after)
        self.digest = day.steps[-1].digest_after
        rotation = next(index for index, step in enumerate(day.steps) if step.name == "keys rotate")
        self.steps = [step for step in day.steps[:-1] if step.name != "log digest"]
        self.same_key = [step for step in day.steps[rotation:-1]]
        self.earlier_key = day.steps[:rotation]
        self.digests = {step.digest_after for step in day.steps}
        self.logs = []  # of programs that died: (log, digest that it ends with, step)
        for step in day.steps[rotation + 1:]:
            told = tracing.told_by(step.calls)
            if told is not None and step.digest_before != step.digest_after:
                day.again(step, mode="kill", at=told + 1)
                left = desk.snapshot()
                if left.get("D/main.db-wal"):
                    self.logs.append((step.name, left["D/main.db-wal"]))


def only_store(files):
    return {path: bytes_ for path, bytes_ in files.items() if not path.startswith(("B", "D2"))}


def page_of(files, number):
    return files["D/main.db"][(number - 1) * PAGE:number * PAGE]


def with_page(files, number, page):
    bytes_ = files["D/main.db"]
    return {**files, "D/main.db": bytes_[:(number - 1) * PAGE] + page + bytes_[number * PAGE:]}


def judge(past, files):
    """The answer, and whether anybody is told."""
    desk = past.desk
    desk.restore(files)
    done = desk.ask("log", "digest")
    for canary in CANARIES:
        expect(canary not in done.err, "names or numbers of people in the error")
    if done.code != 0:
        expect(done.code in (3, 6) and len(done.err.strip()) > 20, f"refused without words: {done}")
        return f"refused ({done.code})"  # 3: without its first page it no longer says that it is ours
    if done.err.strip():
        return "said at opening"
    status = desk.ask("sync", "status", "--json")
    if "restored" in status.out.lower():
        return "told as put back: a new series"
    if desk.finds():
        return "found by store check --deep"
    return "untold, right answer" if done.out.strip() == past.digest else "untold, an older state" if done.out.strip() in past.digests else "UNTOLD, A STATE THAT NEVER WAS"


def moved_page(past, chance):
    """A page at another's place never opens: promised, and so found."""
    count = len(past.now["D/main.db"]) // PAGE
    source, target = chance.sample(range(1, count + 1), 2)
    outcome = judge(past, with_page(past.now, target, page_of(past.now, source)))
    expect(outcome in ("refused (3)", "refused (6)", "found by store check --deep"), f"page {source} at the place of {target}: {outcome}")
    return f"page at another place: {outcome}"


def page_of_earlier_key(past, chance):
    """Nor does one of an earlier data key: promised."""
    step = chance.choice([step for step in past.earlier_key if "D/main.db" in step.after])
    number = chance.randint(1, min(len(step.after["D/main.db"]), len(past.now["D/main.db"])) // PAGE)
    outcome = judge(past, with_page(past.now, number, page_of(step.after, number)))
    expect(outcome in ("refused (6)", "found by store check --deep"), f"page {number} from after {step.name}: {outcome}")
    return f"page of an earlier data key: {outcome}"


def older_page(past, chance):
    """A page at its own place, from earlier: not promised. Counted, and never data that never was without store check seeing it."""
    choices = []
    for _ in range(200):
        step = chance.choice(past.same_key)
        number = chance.randint(1, min(len(step.after["D/main.db"]), len(past.now["D/main.db"])) // PAGE)
        if page_of(step.after, number) != page_of(past.now, number):
            choices.append((step, number))
            break
    if not choices:
        return "older page: none differs"
    step, number = choices[0]
    return f"older page: {judge(past, with_page(past.now, number, page_of(step.after, number)))}"


def older_log(past, chance):
    """The log of a program that died, beside the database of a later day."""
    _, log = chance.choice(past.logs)
    return f"older log: {judge(past, {**past.now, 'D/main.db-wal': log})}"


def older_database(past, chance):
    """An older database with the key files of today: of an earlier data key it never opens; else it is told as put back."""
    step = chance.choice(past.steps)
    outcome = judge(past, {**{path: bytes_ for path, bytes_ in past.now.items() if path != "D/main.db-wal"}, "D/main.db": step.after["D/main.db"]})
    if step in past.earlier_key:
        expect(outcome == "refused (6)", f"the database from after {step.name}: {outcome}")
        return f"older database, earlier data key: {outcome}"
    expect(outcome in ("told as put back: a new series", "untold, right answer"), f"the database from after {step.name}: {outcome}")
    return f"older database: {outcome}"


def older_folder(past, chance):
    """The whole folder, while what lies outside stays: told as put back, when something was opened since."""
    step = chance.choice(past.steps)
    files = {path: bytes_ for path, bytes_ in past.now.items() if not path.startswith("D/")}
    files.update({path: bytes_ for path, bytes_ in step.after.items() if path.startswith("D/")})
    outcome = judge(past, files)
    allowed = ["told as put back: a new series"]
    if step.digest_after == past.digest or step in past.steps[-5:]:
        allowed.append("untold, right answer")
    expect(outcome in allowed, f"the folder from after {step.name}: {outcome}")
    return f"older folder: {outcome}"


def older_machine(past, chance):
    """Folder, mark and all: only the hub can tell (promised nowhere else). It is then the store of that day, whole."""
    step = chance.choice(past.steps)
    past.desk.restore(only_store(step.after))
    done = past.desk.ask("log", "digest")
    expect(done.code == 0 and done.out.strip() == step.digest_after, f"the machine from after {step.name}: {done}")
    status = past.desk.ask("sync", "status", "--json")
    expect(status.code == 0 and json.loads(status.out) is not None, f"sync status: {status}")
    past.desk.must_be_sound("the machine put back")
    return "older machine: untold, the whole older state" if "restored" not in status.out.lower() else "older machine: told"


KINDS = ((moved_page, 4), (page_of_earlier_key, 3), (older_page, 6), (older_log, 2), (older_database, 2), (older_folder, 2), (older_machine, 1))


def replay(bench):
    past = Past(bench.desk, bench.day())
    chance = random.Random(bench.seed)
    total = bench.count or 1000
    works = [work for work, _ in KINDS]
    for index in range(total):
        if bench.is_over(total - index):
            return
        work = works[index] if index < len(works) else chance.choices(works, [weight for _, weight in KINDS])[0]
        seed = chance.getrandbits(32)
        bench.case(f"{work.__name__} {seed}", lambda work=work, seed=seed: bench.note(work(past, random.Random(seed))))


replay.__doc__ = __doc__
