"""Sums the reports of all modules' tests, and of the projects that embed the test kit.

Fails when a test failed or was skipped, or none ran.
"""

import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path


def main():
    passed, failed, skipped = 0, 0, 0
    reports = [*Path(".").glob("*/target/surefire-reports/TEST-*.xml"), *Path(".").rglob("target/invoker-reports/TEST-*.xml")]
    for report in sorted(reports):
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
