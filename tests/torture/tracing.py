"""What the shim wrote down, and what a power cut could have left of it.

The model of a disk and a journalling file system:
* A file's bytes are sure when it was synced. Of what was written since, each sector of 512 bytes is, by chance, any of
  the states it went through, or torn: the front of one state and the back of another. The length is any that it had.
* Names (made, renamed, linked, removed, folders) reach the disk in the order of the calls, in full up to some moment; that
  moment is not before the last change in a folder that was synced since. A name that was not synced may so be undone, the
  bytes of the file under it not being there either.
"""
import struct
from typing import NamedTuple

SECTOR = 512
HEAD = struct.Struct("=6Q")


class Call(NamedTuple):
    number: int
    kind: str   # C made, W written, T cut or lengthened, S synced, R renamed, L linked, U removed, M folder, X folder gone, A told
    offset: int
    path: str
    other: str
    data: bytes


def read(path, case):
    """The calls of one run, with paths below `case`; folders themselves as "."."""
    with open(path, "rb") as file:
        bytes_ = file.read()
    calls, at = [], 0

    def below(text):
        return text[len(case):].lstrip("/") or "." if text else ""
    while at < len(bytes_):
        number, kind, offset, *sizes = HEAD.unpack_from(bytes_, at)
        at += HEAD.size
        parts = []
        for size in sizes:
            parts.append(bytes_[at:at + size])
            at += size
        calls.append(Call(number, chr(kind), offset, below(parts[0].decode()), below(parts[1].decode()), parts[2]))
    return calls


def count(calls):
    return max((call.number for call in calls), default=0)


def told_by(calls):
    """Number of the call after which the command had said that it was done; none: no such call."""
    return next((call.number for call in calls if call.kind == "A"), None)


class File:
    """The states that a file went through since it was last synced."""

    def __init__(self, sure=b""):
        self.states = [sure]

    def write(self, offset, data):
        now = self.states[-1]
        now = now + bytes(max(0, offset - len(now)))
        self.states.append(now[:offset] + data + now[offset + len(data):])

    def cut(self, length):
        now = self.states[-1]
        self.states.append(now[:length] + bytes(max(0, length - len(now))))

    def sync(self):
        self.states = self.states[-1:]

    def left_by_a_cut(self, chance):
        if len(self.states) == 1:
            return self.states[0]
        size = len(chance.choice(self.states))
        out = bytearray()
        for at in range(0, size, SECTOR):
            sectors = list(dict.fromkeys(state[at:at + SECTOR].ljust(SECTOR, b"\0") for state in self.states))
            if len(sectors) > 1 and chance.random() < 0.05:
                front, back = chance.sample(sectors, 2)
                split = chance.randrange(1, SECTOR)
                out += front[:split] + back[split:]
            else:
                out += chance.choice((sectors[0], sectors[-1], chance.choice(sectors)))
        return bytes(out[:size])


def parent(path):
    return path.rpartition("/")[0] or "."


def apply_name(names, call, files):
    """One change of names, on {path: key of a file, None for a folder}."""
    if call.kind == "C":
        names[call.path] = files[call]
    elif call.kind == "M":
        names[call.path] = None
    elif call.kind in "UX":
        names.pop(call.path, None)
    elif call.kind == "L":
        names[call.other] = names[call.path]
    elif call.kind == "R":
        names[call.other] = names.pop(call.path)


def power_cut(before, calls, at, chance):
    """What lies on the disk when the power goes before call number `at`; `before` is a snapshot that was all synced."""
    start, held = {}, {}
    for path, bytes_ in before.items():
        start[path] = None if bytes_ is None else path
        if bytes_ is not None:
            held[path] = File(bytes_)
    names, changes, made, sure = dict(start), [], {}, 0
    for place, call in enumerate(calls):
        if call.number >= at or call.kind == "A":
            continue
        if call.kind == "C":
            made[call] = ("made", place)
            held[made[call]] = File()
        if call.kind in "CMUXLR":
            apply_name(names, call, made)
            changes.append(call)
        elif call.kind == "S" and names.get(call.path, None) is None:
            for index, change in enumerate(changes):
                if call.path in (parent(change.path), parent(change.other) if change.other else None):
                    sure = max(sure, index + 1)
        elif call.kind in "WTS":
            file = held[names[call.path]]
            if call.kind == "W":
                file.write(call.offset, call.data)
            elif call.kind == "T":
                file.cut(call.offset)
            else:
                file.sync()
    left = dict(start)
    for change in changes[:chance.randint(sure, len(changes))]:
        apply_name(left, change, made)
    bytes_of = {}
    for key in left.values():
        if key is not None and key not in bytes_of:
            bytes_of[key] = held[key].left_by_a_cut(chance)
    return {path: None if key is None else bytes_of[key] for path, key in left.items()}
