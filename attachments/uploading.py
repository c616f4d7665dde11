"""What of an upload reaches the disk: never more than the largest file that is taken."""

from django.core.files.uploadhandler import FileUploadHandler, TemporaryFileUploadHandler

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


class LetGoWhenFull(TemporaryFileUploadHandler):
    """Write an upload to the disk; where there is no room, leave neither a file nor a handle."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        try:
            super().receive_data_chunk(raw_data, start)
            self.file.flush()
        except OSError:
            self.file.file.raw.close()  # closing what is above would write the rest, and fail again
            self.file.close()
            raise
