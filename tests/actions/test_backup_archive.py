"""The archive: what was changed, cut off or made up is refused before anything is touched."""

import gzip
import io
import json
import random
import tarfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backups import sealing
from backups.archive import unpacked, writing
from backups.refusals import ArchiveError

PASSPHRASE = "mot cau that dai de khong ai doan ra"


@pytest.fixture(scope="module", autouse=True)
def guessing_costs_little():
    """Spare the suite the seconds that each try rightly costs."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sealing, "COST", 2)
        yield


def sealed(content: bytes) -> bytes:
    below = io.BytesIO()
    with sealing.Sealer(below, PASSPHRASE) as sealer:
        sealer.write(content)
    return below.getvalue()


def opened(content: bytes, passphrase: str = PASSPHRASE) -> bytes:
    return io.BufferedReader(sealing.Opener(io.BytesIO(content), passphrase)).read()


@given(st.binary(max_size=300), st.integers(0, 3), st.integers(-2, 2))
def test_what_is_sealed_is_opened_byte_by_byte(tail, chunks, about):
    content = bytes(max(0, chunks * sealing.CHUNK + about)) + tail
    assert opened(sealed(content)) == content


HEAD = len(sealing.MAGIC) + 16 + 7
WHOLE = sealing.CHUNK + 16
THREE = b"a" * sealing.CHUNK + b"b" * sealing.CHUNK + b"c" * 10


def chunks_of(content: bytes) -> tuple[bytes, bytes, bytes, bytes]:
    head, rest = content[:HEAD], content[HEAD:]
    return head, rest[:WHOLE], rest[WHOLE : 2 * WHOLE], rest[2 * WHOLE :]


@pytest.mark.parametrize(
    "tampered",
    [
        lambda head, a, b, c: head + b + a + c,
        lambda head, a, b, c: head + a + b,
        lambda head, a, b, c: head + a + c,
        lambda head, a, b, c: head + a + a + b + c,
        lambda head, a, b, c: head + a + b + c + c,
        lambda head, a, b, c: head + a + b + c[:-1],
        lambda head, a, b, c: head + a[:-1] + bytes([a[-1] ^ 1]) + b + c,
        lambda head, a, b, c: head[:-1] + bytes([head[-1] ^ 1]) + a + b + c,
        lambda head, a, b, c: head[:-3],
    ],
    ids=[
        "swapped",
        "cut",
        "left out",
        "repeated",
        "added",
        "shortened",
        "bit",
        "head",
        "headless",
    ],
)
def test_chunks_that_were_tampered_with_are_not_opened(tampered):
    whole = sealed(THREE)
    assert opened(whole) == THREE
    with pytest.raises(ArchiveError):
        opened(tampered(*chunks_of(whole)))


def test_a_wrong_passphrase_is_told_from_damage():
    with pytest.raises(ArchiveError) as refusal:
        opened(sealed(THREE), "khac")
    assert str(refusal.value) == sealing.WRONG_PASSPHRASE


def test_two_seals_of_the_same_have_nothing_in_common():
    first, second = sealed(THREE), sealed(THREE)
    assert first[len(sealing.MAGIC) : HEAD] != second[len(sealing.MAGIC) : HEAD]
    assert first[HEAD : HEAD + 64] != second[HEAD : HEAD + 64]


NOISE = random.Random(19).randbytes(700_000)  # no byte of it can turn without being another


# --- The archive ---------------------------------------------------------------------------


def packed(path: Path, passphrase: str = "", **members: bytes) -> Path:
    with path.open("wb") as file, writing(file, passphrase) as writer:
        for name, content in members.items():
            writer.add(f"files/{name}", content)
        writer.end({"version": "0.4.0"})
    return path


@pytest.mark.parametrize("passphrase", ["", PASSPHRASE], ids=["plain", "sealed"])
def test_what_was_packed_is_unpacked_with_its_hashes(tmp_path, passphrase):
    archive = packed(tmp_path / "a", passphrase, one=b"1" * 700_000, two=b"")
    manifest = unpacked(archive, passphrase, tmp_path / "out")
    assert manifest["version"] == "0.4.0"
    assert sorted(manifest["members"]) == ["files/one", "files/two"]
    assert (tmp_path / "out/files/one").read_bytes() == b"1" * 700_000


@pytest.mark.parametrize("passphrase", ["", PASSPHRASE], ids=["plain", "sealed"])
@pytest.mark.parametrize("place", [40, 0.3, 0.7, -20, -1])
def test_a_byte_that_turned_is_found(tmp_path, passphrase, place):
    archive = packed(tmp_path / "a", passphrase, one=NOISE)
    content = bytearray(archive.read_bytes())
    at = int(place * len(content)) if isinstance(place, float) else place
    content[at] ^= 4
    archive.write_bytes(content)
    with pytest.raises(ArchiveError):
        unpacked(archive, passphrase, tmp_path / "out")


@pytest.mark.parametrize("passphrase", ["", PASSPHRASE], ids=["plain", "sealed"])
@pytest.mark.parametrize("kept", [0, 5, 0.2, 0.9, -1])
def test_a_file_that_was_cut_is_found(tmp_path, passphrase, kept):
    archive = packed(tmp_path / "a", passphrase, one=NOISE)
    content = archive.read_bytes()
    length = int(kept * len(content)) if isinstance(kept, float) else kept
    archive.write_bytes(content[:length])
    with pytest.raises(ArchiveError):
        unpacked(archive, passphrase, tmp_path / "out")


def made_up(path: Path, members: dict[str, bytes], **values) -> Path:
    with tarfile.open(path, "w:gz") as tar:
        for name, content in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            for key, value in values.items():
                setattr(member, key, value)
            tar.addfile(member, io.BytesIO(content))
    return path


@pytest.mark.parametrize(
    "name", ["files/../../etc/passwd", "/etc/passwd", "tables/x.sh", "files//etc/x", "other"]
)
def test_a_member_from_elsewhere_is_refused_and_writes_nothing(tmp_path, name):
    archive = made_up(tmp_path / "a", {name: b"x"})
    with pytest.raises(ArchiveError, match="phần lạ"):
        unpacked(archive, "", tmp_path / "in/out")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [archive]


def test_a_link_is_refused(tmp_path):
    archive = made_up(tmp_path / "a", {"files/x": b""}, type=tarfile.SYMTYPE, linkname="/etc")
    with pytest.raises(ArchiveError, match="phần lạ"):
        unpacked(archive, "", tmp_path / "out")


@pytest.mark.parametrize(
    ("members", "sentence"),
    [
        ({"files/x": b"x"}, "bị cắt cụt"),
        ({"files/x": b"x", "manifest.json": b'{"format": 1, "members": {}}'}, "files/x"),
        ({"manifest.json": b'{"format": 1, "members": {"files/y": "0"}}'}, "files/y"),
        ({"manifest.json": b'{"format": 9, "version": "7.1"}'}, "phiên bản 7.1 rồi nâng cấp"),
    ],
    ids=["no manifest", "unknown to it", "missing", "later format"],
)
def test_a_manifest_that_says_otherwise_is_refused(tmp_path, members, sentence):
    with pytest.raises(ArchiveError, match=sentence):
        unpacked(made_up(tmp_path / "a", members), "", tmp_path / "out")


def test_any_other_file_is_told_from_a_backup(tmp_path):
    (tmp_path / "a").write_bytes(b"%PDF-1.7 something")
    with pytest.raises(ArchiveError, match="không phải bản sao lưu của thiduakt"):
        unpacked(tmp_path / "a", "", tmp_path / "out")


def test_a_sealed_file_asks_for_its_passphrase(tmp_path):
    with pytest.raises(ArchiveError, match="hãy cho biết mật khẩu"):
        unpacked(packed(tmp_path / "a", PASSPHRASE, one=b"1"), "", tmp_path / "out")


def test_standard_tools_open_a_plain_archive(tmp_path):
    archive = packed(tmp_path / "a", one=b"1")
    with gzip.open(archive) as packed_file, tarfile.open(fileobj=packed_file) as tar:
        assert tar.getnames() == ["files/one", "manifest.json"]
        manifest = json.load(tar.extractfile("manifest.json"))
    assert (manifest["format"], list(manifest["members"])) == (1, ["files/one"])
