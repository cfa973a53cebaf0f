"""Ledgers that are broken, endless or made to take long."""

from hostile import HostileTest

LEDGER = "showcase/ledger/alpine-lake.jsonl"
LOCK = "showcase/lock/alpine-lake.json"


class Ledgers(HostileTest):
    def refuse(self, text, code, place=LEDGER):
        """Builds and audits with a ledger; both must name it, in time and within bounds."""
        self.site.write(LEDGER, text)
        done = self.refused(code, place)
        self.assertLess(done.err.count("error["), 110)

    def test_lines_that_are_no_records(self):
        self.refuse("{}\n" * 2_000_000, "SG0913", f"{LEDGER}:1:1")

    def test_empty_lines(self):
        self.refuse("\n" * 5_000_000, "SG0913", f"{LEDGER}:1:1")

    def test_one_object_of_very_many_keys(self):
        self.refuse("{" + ",".join(f'"k{number}":0' for number in range(35_000)) + "}\n", "SG0913", f"{LEDGER}:1:1")

    def test_nesting(self):
        self.refuse("[" * 500_000 + "\n", "SG0904", f"{LEDGER}:1:34")

    def test_one_endless_string(self):
        self.refuse('"' + "x" * 16_000_000 + '"\n', "SG0913", f"{LEDGER}:1:1")

    def test_one_long_list(self):
        self.refuse('{"a":[' + ",".join("1" * 200_000) + "]}\n", "SG0913", f"{LEDGER}:1:1")

    def test_one_endless_number(self):
        self.refuse("9" * 1_000_000 + "\n", "SG0913", f"{LEDGER}:1:1")

    def test_more_than_a_ledger_may_hold(self):
        self.refuse("x" * (16 * 1024 * 1024 + 1), "SG0322")

    def test_the_same_record_over_and_over(self):
        self.refuse(self.site.text(LEDGER) * 4_000, "SG0915", f"{LEDGER}:2:1")

    def test_bytes_that_are_no_text(self):
        self.refuse(bytes(range(256)) * 100, "SG0904", f"{LEDGER}:1:1")


class Locks(HostileTest):
    def refuse(self, text, code, place=LOCK):
        self.site.write(LOCK, text)
        done = self.refused(code, place)
        self.assertLess(done.err.count("error["), 110)

    def test_very_many_keys(self):
        self.refuse("{" + ",".join(f'"k{number}":0' for number in range(20_000)) + "}", "SG0104", f"{LOCK}:1:2")

    def test_one_long_list(self):
        self.refuse('{"format":2,"published":[' + ",".join("1" * 120_000) + "]}", "SG0105", f"{LOCK}:1:25")
