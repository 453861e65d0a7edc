"""What the Indonesian screens say for an English source string, from the product's own translations."""
import glob
import os
import re
import xml.etree.ElementTree as ElementTree


class Words:
    def __init__(self, root):
        self._words = {}
        for path in sorted(glob.glob(os.path.join(root, "translations", "id", "*.ts"))):
            for message in ElementTree.parse(path).getroot().iter("message"):
                source, translation = message.findtext("source"), message.findtext("translation")
                if source and translation:
                    self._words.setdefault(source, set()).add(translation)

    def __call__(self, source):
        """A pattern for any of the translations of `source`; %1 and %2 stand for anything."""
        found = self._words.get(source)
        if not found:
            raise KeyError(f"no translation of “{source}”")
        return re.compile("^(?:" + "|".join(re.sub(r"%\d", ".*", re.escape(words)) for words in sorted(found)) + r")\s*(?:\(.*\))?$")
