"""Sums the Surefire reports of all modules; fails when a test failed or was skipped, or none ran."""

import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path


def main():
    passed, failed, skipped = 0, 0, 0
    for report in sorted(Path(".").glob("*/target/surefire-reports/TEST-*.xml")):
        for case in ElementTree.parse(report).getroot().iter("testcase"):
            name = f"{case.get('classname')}.{case.get('name')}"
            if case.find("failure") is not None or case.find("error") is not None:
                failed += 1
                print(f"failed: {name}")
            elif (skip := case.find("skipped")) is not None:
                skipped += 1
                print(f"skipped: {name}: {skip.get('message', 'no reason given')}")
            else:
                passed += 1
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 0 if passed and not failed and not skipped else 1


if __name__ == "__main__":
    sys.exit(main())
