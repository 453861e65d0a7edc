"""One flipped bit, anywhere in any file of a store: never wrong data, always the right answer or the right refusal."""
import json
import os
import random

import tracing
from desk import expect
from hub import Hub
from script import CANARIES

PAGE, RESERVED, BINDER = 4096, 48, 8
WAL_HEADER, FRAME_HEADER = 32, 24
SAYS_NOTHING = "right answer, and nothing to say"
BESIDES = "right answer, and said"
REFUSED = "refused"


HUB_EVERY = 25  # how many flips in what waits for the hub are carried all the way


class Store:
    """A store as it lies on the disk, what it holds, and what it held before its last saves."""

    def __init__(self, files, digest, earlier=(), hub=None):
        self.files, self.digest, self.earlier, self.hub = files, digest, set(earlier), hub
        self.applied = digest  # after what came down from the hub is taken in
        self.told = None       # what the hub holds once it has been told everything
        self.carried = 0


def prepare(desk, day):
    """{name: Store}: one that was closed, and one whose program died with its log full."""
    closed = {path: bytes_ for path, bytes_ in day.steps[-1].after.items() if not path.startswith("D2")}
    receipt = next(step for step in day.steps if step.name == "receipt issue")
    told = tracing.told_by(receipt.calls)
    day.again(receipt, mode="kill", at=told + 1)
    died = desk.snapshot()
    expect(len(died.get("D/main.db-wal", b"")) > 3 * (PAGE + FRAME_HEADER), "no log was left")
    hub = Hub(desk)
    try:
        enrolled = with_a_hub(desk, day, hub)
    except BaseException:
        hub.stop()
        raise
    return {"enrolled": enrolled, "closed": Store(with_a_failed_try(desk, closed), day.steps[-1].digest_after), "died": Store(died, receipt.digest_after, {receipt.digest_before})}


def with_a_hub(desk, day, hub):
    """A store whose hub has stored some, has something for it, and has not heard of two changes."""
    desk.restore({path: bytes_ for path, bytes_ in day.steps[-1].after.items() if not path.startswith(("B", "D2"))})
    hub.enrol()
    expect(hub.agent() == 0, "the agent's first call")
    for rt in ("007", "008"):
        desk.must("resident", "set", day.person, "rt=" + rt)
    hub.keep()
    files = desk.snapshot()
    expect(sum("/outbox/ready/" in path and files[path] is not None for path in files) >= 2 and any("/inbox/" in path for path in files), "nothing waits")
    store = Store(files, desk.digest(), hub=hub)
    desk.must("sync", "apply")
    store.applied = desk.digest()
    expect(hub.agent() == 0, "the agent's second call")
    store.told = hub.holds()
    return store


def with_a_failed_try(desk, files):
    desk.restore(files)
    wrong = desk.write("wrong", "rahasia-18\n")
    done = desk.run("log", "digest", "--data", desk.at("D"), "--operator", "Ratri", "--passphrase-file", wrong)
    expect(done.code == 4, f"a wrong passphrase: {done}")
    return desk.snapshot()


def kind_of(path):
    name = os.path.basename(path)
    places = (("state/", "mark"), ("D/outbox/ready/", "outbox"), ("D/outbox/sent/", "sent"), ("D/inbox/", "inbox"), ("D/agent/", "agent"), ("D/attachments/", "attachment"), ("B/", "backup"))
    return next((kind for place, kind in places if path.startswith(place)), name)


def flipped(files, path, bit):
    bytes_ = bytearray(files[path])
    bytes_[bit // 8] ^= 1 << bit % 8
    return {**files, path: bytes(bytes_)}


def flip(bench):
    desk = bench.desk
    stores = prepare(desk, bench.day())
    try:
        flip_all(bench, stores)
    finally:
        stores["enrolled"].hub.stop()


def flip_all(bench, stores):
    desk = bench.desk
    chance = random.Random(bench.seed)
    places = [(name, path) for name, store in stores.items() for path, bytes_ in sorted(store.files.items()) if bytes_]
    # Big files get more flips, small ones enough: the square root of the size.
    weights = [len(stores[name].files[path]) ** 0.5 for name, path in places]
    total = bench.count or 20000
    for index in range(total):
        if bench.is_over(total - index):
            return
        name, path = places[index % len(places)] if index < 4 * len(places) else chance.choices(places, weights)[0]
        store = stores[name]
        bit = chance.randrange(len(store.files[path]) * 8)
        kind = kind_of(path)

        def work(store=store, path=path, bit=bit, kind=kind):
            desk.restore(flipped(store.files, path, bit))
            outcome = LOOKS[kind](desk, store, path, bit)
            bench.note(f"{kind}: {outcome}")
        bench.case(f"bit {bit} of {path} ({name})", work)


flip.__doc__ = __doc__


def ask(desk, *words):
    done = desk.ask(*words)
    expect(done.code >= 0 and done.code not in (2, 70), f"{words}: {done}")
    for canary in CANARIES:
        expect(canary not in done.err, f"{words}: names or numbers of people in the error")
    if done.code not in (0, 1):
        expect(len((done.err + done.out).strip()) > 12, f"{words}: refused without a word")
    return done


def digest_or(desk, store, *codes):
    """The digest command: the right answer, or one of `codes`."""
    done = ask(desk, "log", "digest")
    if done.code == 0:
        expect(done.out.strip() == store.digest, f"another digest, and nobody was told: {done.err.strip()!r}")
    else:
        expect(done.code in codes, f"digest: {done}")
    return done


def pages_in_log(store):
    log = store.files.get("D/main.db-wal", b"")
    return {int.from_bytes(log[at:at + 4], "big") for at in range(WAL_HEADER, len(log), FRAME_HEADER + PAGE)}


def in_database(desk, store, path, bit):
    """A page is under a tag: found when it is read, at the latest by store check. Its last 8 bytes are never used."""
    digest = digest_or(desk, store, 6)
    place = bit // 8 % PAGE
    if place >= PAGE - BINDER and bit // 8 >= PAGE:
        expect(digest.code == 0, f"bytes that are never used: {digest}")
        return SAYS_NOTHING
    if digest.code == 0 and bit // 8 // PAGE + 1 in pages_in_log(store):
        return "right answer, the page stands in the log"
    if digest.code == 0:
        check = ask(desk, "store", "check")
        expect(check.code == 6 or place >= PAGE - BINDER, f"not found by store check: {check}")
    return REFUSED + " (6)" if digest.code else "right answer, found by store check (6)"


def in_log(desk, store, path, bit):
    """The log ends at the first frame that does not fit: what was saved from there on may be missing, which is said."""
    done = ask(desk, "log", "digest")
    if done.code != 0:
        expect(done.code == 6, f"log: {done}")
        return REFUSED + " (6)"
    digest = done.out.strip()
    if digest == store.digest:
        return BESIDES if done.err.strip() else SAYS_NOTHING
    expect(digest in store.earlier, "data that never was")
    if done.err.strip():
        return "an earlier save, and said"
    last = len(store.files[path]) - PAGE - FRAME_HEADER
    at = bit // 8
    expect(last <= at < last + 16, "an earlier save, and nobody was told")
    return "an earlier save, untold: the last frame's header"


def in_keys(desk, store, path, bit):
    """store.keys.bak stands in; without one, damaged or not a store."""
    done = ask(desk, "log", "digest")
    if "D/store.keys.bak" in store.files:
        expect(done.code == 0 and done.out.strip() == store.digest, f"store.keys.bak did not stand in: {done}")
        return "right answer, store.keys.bak stood in"
    expect(done.code in (3, 6), f"key file: {done}")
    return f"{REFUSED} ({done.code})"


def in_tries(desk, store, path, bit):
    """No key and no data: at worst somebody waits."""
    done = digest_or(desk, store, 4)
    return REFUSED + " (4), wait" if done.code else SAYS_NOTHING


def in_lock(desk, store, path, bit):
    """Words for people only: who has the folder is the kernel's to say."""
    digest_or(desk, store)
    return SAYS_NOTHING


def in_mark(desk, store, path, bit):
    """At worst a new series of receipt numbers begins, and sync status says so."""
    digest_or(desk, store)
    status = ask(desk, "sync", "status", "--json")
    expect(status.code == 0, f"sync status: {status}")
    since = json.loads(status.out)
    return "right answer, a new series" if "restored" in json.dumps(since).lower() else SAYS_NOTHING


def in_secret(desk, store, path, bit):
    """Nobody of this machine can open the store; the recovery key can."""
    done = ask(desk, "log", "digest")
    expect(done.code == 4, f"device secret: {done}")
    return REFUSED + " (4)"


def in_outbox(desk, store, path, bit):
    """The hub refuses the file, the kiosk seals it again from its log, and nothing is missing at the hub."""
    digest_or(desk, store)
    store.carried += 1
    if store.carried % HUB_EVERY != 1:
        return SAYS_NOTHING
    desk.restore(flipped(store.files, path, bit))
    store.hub.back()
    store.hub.agent()
    expect(store.hub.holds()[0] <= store.told[0], "the hub holds more than there was")
    digest_or(desk, store)
    store.hub.agent()
    held = store.hub.holds()
    expect(held[0] == store.told[0], f"the hub holds {held[0]} commits of {store.told[0]}")
    return "right answer, refused by the hub and sealed again"


def in_inbox(desk, store, path, bit):
    """What came down is taken in whole or refused."""
    digest_or(desk, store)
    done = ask(desk, "sync", "apply")
    expect(done.code in (0, 1, 6), f"sync apply: {done}")
    expect(desk.digest() in {store.digest, store.applied}, "data that never was")
    return f"taken in or refused ({done.code})"


def in_agent(desk, store, path, bit):
    """What the agent keeps for itself: at worst it does not reach the hub, and says so."""
    code = store.hub.agent()
    expect(code in (0, 3, 4, 5, 6), f"the agent ended with {code}")
    digest_or(desk, store)
    return f"right answer, the agent ended with {code}"


def in_backup(desk, store, path, bit):
    """Found by backup verify, and never restored; a list that is spoilt is left out and said."""
    digest_or(desk, store)
    if os.path.basename(path) == "lock":
        return SAYS_NOTHING
    listed = desk.run("backup", "list", desk.at("B"))
    is_list = path.endswith(".backup")
    expect(listed.code == (1 if is_list else 0), f"backup list: {listed}")
    found = [desk.run("backup", "verify", desk.at("B"), "--number", str(number)).code for number in (1, 2)]
    expect(any(found) and set(found) <= {0, 3, 6}, f"backup verify: {found}")
    restored = desk.run("backup", "restore", desk.at("B"), "--data", desk.at("D2"))
    expect(restored.code in (0, 6), f"backup restore: {restored}")
    expect(restored.code == 0 or not os.path.exists(desk.at("D2")), "something of a spoilt backup was restored")
    if restored.code == 0:
        told = desk.ask("log", "digest", data="D2")
        expect(told.code == 0 and (is_list or told.out.strip() == store.digest), f"restored: {told}")
    return f"found by backup {'list' if is_list else 'verify'}, restore {'of the one before' if is_list and not restored.code else 'refused (6)' if restored.code else 'of another'}"


def in_attachment(desk, store, path, bit):
    """Found by store check, and never written out."""
    digest_or(desk, store)
    check = ask(desk, "store", "check")
    expect(check.code == 6 and "attachment" in check.out, f"store check: {check}")
    listed = ask(desk, "attachment", "list", "--json")
    expect(listed.code == 0, f"attachment list: {listed}")
    name = os.path.basename(path)
    for row in json.loads(listed.out):
        target = desk.at("letter.out")
        written = ask(desk, "attachment", "export", "--id", row["id"], "--to", target)
        expect(written.code == 6 and not os.path.exists(target), f"attachment export of {name[:8]}: {written}")
    return "found by store check and export (6)"


LOOKS = {"attachment": in_attachment, "outbox": in_outbox, "sent": in_lock, "inbox": in_inbox, "backup": in_backup, "agent": in_agent,
         "main.db": in_database, "main.db-wal": in_log, "store.keys": in_keys, "store.keys.bak": in_lock, "tries": in_tries, "lock": in_lock, "mark": in_mark, "device.secret": in_secret}
