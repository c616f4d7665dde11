"""What of an upload reaches the disk: never more than the largest file that is taken."""

from django.core.files.uploadhandler import FileUploadHandler

from .accepting import MAX_BYTES


class StopAfterEnough(FileUploadHandler):
    """Let the beginning of a file through and drop what comes after `MAX_BYTES`.

    The form still finds it too large and says so; the handlers behind this one neither hold nor
    write the rest. First of `FILE_UPLOAD_HANDLERS`.
    """

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        return raw_data if start <= MAX_BYTES else None

    def file_complete(self, file_size: int) -> None:
        return None
