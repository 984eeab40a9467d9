import importlib.util
import json
import unittest

from keras_findings.reproduce import DIRECTORY
from keras_reference.suites import all_suites

FIXTURES = DIRECTORY.parent.parent / "fixtures"


def _dies():
    """The condition in the reproducer, whose last lines run it."""
    source = (DIRECTORY / "jaxlib_abort_condition.py").read_text(encoding="utf-8")
    functions = source.partition("\nchosen = ")[0]
    module = importlib.util.module_from_spec(
        importlib.util.spec_from_loader("condition", loader=None)
    )
    exec(compile(functions, "condition", "exec"), module.__dict__)
    return module.dies


class ConditionTest(unittest.TestCase):
    def test_holds_for_every_committed_case(self):
        """An output is asked for; of gradients alone it is not computed."""
        dies, expected, seen = _dies(), {}, {}
        for suite in all_suites():
            if suite.name.startswith("conv2d_transpose/"):
                for case in suite.cases:
                    spec = case.spec
                    if spec and spec.padding == "same" and case.question == "output":
                        axes = [(a.n, a.k, a.s, a.d, a.p) for a in spec.axes]
                        if not case.refused and None not in axes[0] + axes[1]:
                            expected[case.id] = dies(axes)
        for path in sorted((FIXTURES / "conv2d_transpose").glob("*.json")):
            for case in json.loads(path.read_text(encoding="utf-8"))["cases"]:
                if case["id"] in expected:
                    seen[case["id"]] = "abort" in case["backends"]["jax"]
        self.assertEqual(expected, seen)
        self.assertEqual(sum(seen.values()), 10)


if __name__ == "__main__":
    unittest.main()
