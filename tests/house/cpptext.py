"""C++ text without what is not code, line numbers kept."""
import re

_PIECE = re.compile(
    r"""(?P<raw>R"(?P<tag>\w{0,16})\(.*?\)(?P=tag)")
      | (?P<comment>//[^\n]*|/\*.*?\*/)
      | (?P<string>"(?:\\.|[^"\\\n])*")
      | (?P<number>\b\d[\w']*)
      | (?P<char>'(?:\\.|[^'\\\n])+')""",
    re.S | re.X)


def _blank(text):
    return "\n" * text.count("\n")


def without_comments(text):
    """Comments out, literals kept."""
    return _PIECE.sub(lambda m: _blank(m.group()) if m.lastgroup == "comment" else m.group(), text)


def code_only(text):
    """Comments and the inside of literals out. #include lines keep their path."""
    def piece(match):
        if match.lastgroup == "number":
            return match.group()
        if match.lastgroup == "comment":
            return _blank(match.group())
        return '""' + _blank(match.group())
    return _PIECE.sub(piece, text)


def literals_only(text):
    """Everything but the inside of string literals out: where SQL stands."""
    kept, end = [], 0
    for match in _PIECE.finditer(text):
        kept.append(_blank(text[end:match.start()]))
        kept.append(match.group() if match.lastgroup in ("raw", "string", "tag") else _blank(match.group()))
        end = match.end()
    return "".join(kept) + _blank(text[end:])


def line_of(text, position):
    return text.count("\n", 0, position) + 1
