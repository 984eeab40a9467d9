import tempfile
import unittest
from pathlib import Path

from keras_reference.generate import write


class WriteTest(unittest.TestCase):
    def test_replaces_files_and_leaves_nothing_else(self):
        root = Path(self.enterContext(tempfile.TemporaryDirectory()))
        fixtures = root / "fixtures"
        (fixtures / "baselines").mkdir(parents=True)
        (fixtures / "baselines" / "a.csv").write_bytes(b"kept")
        (fixtures / "a.json").write_bytes(b"old")
        half = root / ".fixtures.incoming"
        half.mkdir()
        (half / "left.json").write_bytes(b"from a run that was killed")

        write({"a.json": b"new", "conv2d/b.json": b"b"}, fixtures)

        self.assertEqual((fixtures / "a.json").read_bytes(), b"new")
        self.assertEqual((fixtures / "conv2d" / "b.json").read_bytes(), b"b")
        self.assertEqual((fixtures / "baselines" / "a.csv").read_bytes(), b"kept")
        self.assertEqual([p.name for p in root.iterdir()], ["fixtures"])


if __name__ == "__main__":
    unittest.main()
