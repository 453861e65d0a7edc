"""The key file torn at every length, swapped with its second, of another store, gone, older: the right data or words, and never the end."""
import os
import random

from desk import Failure, expect
from script import CANARIES, LEDGER

KEYS, SECOND = "D/store.keys", "D/store.keys.bak"


def others(desk):
    """Key files of another store of the same people, passphrases and machine."""
    made = desk.run("store", "create", "--data", desk.at("E"), "--operator", "Wening", "--ledger", LEDGER, "--passphrase-file", desk.pass_file)
    expect(made.code == 0, f"another store: {made}")
    with open(desk.at("E/store.keys"), "rb") as file:
        return file.read()


class Files:
    """A closed store, what it holds, and every key file that ever was there: (name, bytes, whether it is of this data key)."""

    def __init__(self, desk, day):
        self.desk, self.digest = desk, day.steps[-1].digest_after
        self.whole = {path: bytes_ for path, bytes_ in day.steps[-1].after.items() if not path.startswith(("B", "D2"))}
        self.right = self.whole[KEYS]
        rotation = next(index for index, step in enumerate(day.steps) if step.name == "keys rotate")
        seen = {self.right}
        self.older = []
        for index, step in enumerate(day.steps):
            if step.after[KEYS] not in seen:
                seen.add(step.after[KEYS])
                self.older.append((step.name, step.after[KEYS], index >= rotation))
        desk.restore(self.whole)
        self.foreign = others(desk)

    def put(self, first, second):
        self.desk.restore({path: bytes_ for path, bytes_ in {**self.whole, KEYS: first, SECOND: second}.items() if path not in (KEYS, SECOND) or bytes_ is not None})


def ask(files):
    done = files.desk.ask("log", "digest")
    for canary in CANARIES:
        expect(canary not in done.err, "names or numbers of people in the error")
    if done.code == 0:
        expect(done.out.strip() == files.digest, "wrong data")
    else:
        expect(done.code in (3, 4, 6) and len(done.err.strip()) > 20, f"refused without words: {done}")
    return done


def comes_back(files):
    """Nothing was spoilt: with the right key file in its place the store opens as it was."""
    with open(files.desk.at(KEYS), "wb") as file:
        file.write(files.right)
    done = files.desk.ask("log", "digest")
    expect(done.code == 0 and done.out.strip() == files.digest, f"the right key file put back: {done}")
    files.desk.must_be_sound("the right key file put back")


def is_torn(files, length, second):
    """Refused, or the second stands in, and then both are whole."""
    files.put(files.right[:length], second)
    done = ask(files)
    if second == files.right:
        expect(done.code == 0, f"store.keys.bak did not stand in: {done}")
        for name in (KEYS, SECOND):
            with open(files.desk.at(name), "rb") as file:
                expect(file.read() == files.right, f"{name} was not mended")
        return "torn: right answer, store.keys.bak stood in"
    expect(done.code in (3, 6), f"a torn key file: {done}")
    comes_back(files)
    return f"torn, and no second or a torn one: refused ({done.code})"


def is_gone(files):
    files.put(None, None)
    done = ask(files)
    expect(done.code == 3 and "no key file" in done.err, f"no key file: {done}")
    comes_back(files)
    return "both gone: refused (3)"


def is_of_another(files, second):
    """Opens nothing, and the right second beside it is left alone."""
    files.put(files.foreign, second)
    done = ask(files)
    expect(done.code == 6 and "belong together" in done.err and "store.keys" in done.err, f"the key file of another store: {done}")
    if second == files.right:
        with open(files.desk.at(SECOND), "rb") as file:
            expect(file.read() == files.right, "the right store.keys.bak was overwritten by that of another store")
    comes_back(files)
    return "of another store: refused (6)"


def is_older(files, older, second):
    """One of this data key opens the store, to those whom it knew: said in security.md. One of an earlier data key opens nothing."""
    name, bytes_, is_of_key = older
    files.put(bytes_, second)
    done = ask(files)
    if is_of_key:
        expect(done.code == 0, f"an older key file of the same data key ({name}): {done}")
        return "older, same data key: right answer, untold"
    expect(done.code in (4, 6), f"a key file from before the data key was changed ({name}): {done}")
    if done.code == 6:
        expect("belong together" in done.err, f"without words: {done}")
    if second == files.right:
        with open(files.desk.at(SECOND), "rb") as file:
            expect(file.read() == files.right, "the right store.keys.bak was overwritten by an older one")
    comes_back(files)
    return f"older, earlier data key: refused ({done.code})"


def cases(files, chance):
    size = len(files.right)
    for length in range(size):
        yield f"torn at {length}, its second whole", lambda length=length: is_torn(files, length, files.right)
        yield f"torn at {length}, no second", lambda length=length: is_torn(files, length, None)
    for length in range(0, size, 8):
        other = chance.randrange(size)
        yield f"torn at {length}, its second at {other}", lambda length=length, other=other: is_torn(files, length, files.right[:other])
    yield "both gone", lambda: is_gone(files)
    yield "gone, its second there", lambda: is_torn(files, 0, files.right)
    for second in (files.right, files.foreign, None):
        yield "of another store", lambda second=second: is_of_another(files, second)
    for older in files.older:
        for second in (files.right, older[1], None):
            yield f"from after {older[0]}", lambda older=older, second=second: is_older(files, older, second)
        yield f"torn, its second from after {older[0]}", lambda older=older: is_swapped(files, older)


def is_swapped(files, older):
    """The second is older, and the first is spoilt: it stands in as an older one would."""
    name, bytes_, is_of_key = older
    files.put(files.right[:100], bytes_)
    done = ask(files)
    expect(done.code == 0 if is_of_key else done.code in (4, 6), f"an older second ({name}): {done}")
    if done.code:
        comes_back(files)
    return f"torn, an older second of {'the same' if is_of_key else 'an earlier'} data key: {done.code or 'right answer, untold'}"


def keyfiles(bench):
    desk = bench.desk
    files = Files(desk, bench.day())
    if len(files.older) < 8:
        raise Failure("too few older key files")
    for name, work in bench.wanted(cases(files, random.Random(bench.seed))):
        bench.case(f"key file {name}", lambda work=work: bench.note(work()))


keyfiles.__doc__ = __doc__
