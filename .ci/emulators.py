"""What came of the contracts: each emulator must have run as many as the others, and none may have been skipped.

usage: emulators.py REPORTS LOG EMULATOR...
"""

import collections
import glob
import re
import sys
import xml.etree.ElementTree as xml

GAP = re.compile(r"^(not in \w+: .*?: \".*?\"): (\w+)\.(\w+)$")


def main(reports, log, *emulators):
    ran = collections.Counter()
    for file in glob.glob(f"{reports}/TEST-*.xml"):
        suite = xml.parse(file).getroot()
        for test in suite.iter("testcase"):
            if test.find("skipped") is not None:
                sys.exit(f"skipped: {test.get('classname')}.{test.get('name')}")
            # The first number in brackets is the place of the emulator, the next one that of a parameter.
            place = re.search(r"\[(\d+)\]", test.get("name"))
            if place is None:
                sys.exit(f"on no emulator: {test.get('classname')}.{test.get('name')}")
            ran[emulators[int(place.group(1)) - 1]] += 1
    if len(ran) != len(emulators) or len(set(ran.values())) != 1:
        sys.exit(f"ran {dict(ran)} (expected: the same on each of {emulators})")
    gaps = collections.Counter(
        found.group(1) for line in open(log, encoding="utf-8") if (found := GAP.match(line.rstrip()))
    )
    for gap, times in gaps.items():
        print(f"{gap}, in {times} tests")
    for emulator in emulators:
        print(f"ok: {ran[emulator]} tests of contracts on {emulator}")


if __name__ == "__main__":
    main(*sys.argv[1:])
