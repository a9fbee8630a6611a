"""A file that is too large is refused while it arrives: nothing of it is kept, and the page can say so in words."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, StopUpload

TOO_LARGE = "samspil.too_large"
FORM_AROUND = 100_000  # bytes that the form itself may need beside its files


class Limit(FileUploadHandler):
    """Stands before the handlers that keep files. The page looks for `TOO_LARGE` in `request.META`."""

    def handle_raw_input(
        self,
        input_data: Any,
        META: Any,  # noqa: N803 - the framework names it so
        content_length: int,
        boundary: Any,
        encoding: Any = None,
    ) -> None:
        self.too_large = content_length > settings.SAMSPIL_LARGEST_UPLOAD + FORM_AROUND
        META[TOO_LARGE] = self.too_large

    def new_file(self, *given: Any, **more: Any) -> None:
        super().new_file(*given, **more)
        if self.too_large:
            raise StopUpload(connection_reset=False)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None
