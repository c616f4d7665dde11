"""Libraries that open files of strangers are imported by what runs in a child, and nowhere else."""

from tests.startup.sources import source_of
from tests.startup.test_map import ROOT, folders

OPENERS = {
    "PIL", "docx", "lxml", "openpyxl", "pdfminer", "pdfplumber", "pikepdf", "pyhanko",
    "python_calamine", "tarfile", "zipfile",
}  # fmt: skip
IN_THE_SANDBOX = {
    "attachments/inspecting.py",
    "attachments/office.py",
    "attachments/pdfs.py",
    "attachments/pictures.py",
    "campaigns/sources/pdf.py",
    "campaigns/sources/word.py",
    "documents/signed/quick_reader.py",
    "documents/signed/reader.py",
    "documents/signed/signing_child.py",
    "sandbox/archives.py",
    "workbooks/reader.py",
}
IN_THE_PRESS = {
    "documents/dossier/binding.py",
    "documents/dossier/volume.py",
    "documents/press/filled.py",
    "documents/press/halves.py",
    "documents/press/stamping.py",
    "documents/press/taming.py",
}
OF_FILES_OF_OURS = {
    "backups/archive.py",
    "documents/paper/build_frame.py",
    "documents/paper/verification.py",
    "documents/paper/word/__init__.py",
    "documents/paper/word/build_certificate.py",
    "documents/paper/word/build_letter.py",
    "documents/paper/word/codes.py",
    "documents/paper/word/ooxml.py",
    "documents/paper/word/pieces.py",
    "documents/paper/word/styles.py",
    "takeout/making.py",
}


def test_what_opens_files_is_imported_only_where_a_child_runs_it():
    files = (path for room in folders() for path in (ROOT / room).rglob("*.py"))
    opening = {str(path.relative_to(ROOT)) for path in files if source_of(path).packages & OPENERS}
    assert opening == IN_THE_SANDBOX | IN_THE_PRESS | OF_FILES_OF_OURS
