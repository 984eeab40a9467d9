import unittest

from keras_reference.check import Differences

LINE = '{"id":"a","comparison":"%s","expected":{"output":%d},"backends":{"t":"%s"}}'


def _compare(old: str | None, new: str, same_processor: bool) -> Differences:
    found = Differences()
    before = {} if old is None else {"a": old}
    found.compare_cases("f.json", before, {"a": new}, same_processor)
    return found


class DifferencesTest(unittest.TestCase):
    def test_equal_lines_are_no_difference(self):
        line = LINE % ("exact", 1, "agrees")
        self.assertEqual(_compare(line, line, True), Differences())

    def test_names_the_file_the_case_and_the_member(self):
        found = _compare(
            LINE % ("exact", 1, "agrees"), LINE % ("exact", 2, "agrees"), True
        )
        self.assertEqual(found.failures, ["f.json: a differs in expected"])

    def test_rounded_bits_may_differ_on_another_processor_only(self):
        old, new = LINE % ("rounded", 1, "agrees"), LINE % ("rounded", 2, "agrees")
        self.assertEqual(len(_compare(old, new, True).failures), 1)
        found = _compare(old, new, False)
        self.assertEqual((len(found.failures), len(found.processor_dependent)), (0, 1))

    def test_an_exact_output_may_differ_nowhere(self):
        old, new = LINE % ("exact", 1, "agrees"), LINE % ("exact", 2, "agrees")
        self.assertEqual(len(_compare(old, new, False).failures), 1)

    def test_a_defect_may_come_and_go_with_the_processor(self):
        old, new = LINE % ("exact", 1, "agrees"), LINE % ("exact", 1, "unstable")
        self.assertEqual(len(_compare(old, new, False).processor_dependent), 1)

    def test_a_missing_case(self):
        found = _compare(None, LINE % ("exact", 1, "agrees"), True)
        self.assertEqual(found.failures, ["f.json: a is missing"])


if __name__ == "__main__":
    unittest.main()
