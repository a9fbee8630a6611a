import pytest

from samspil.documents import service as documents
from samspil.documents.models import Stored
from samspil.ground.errors import Invalid, NotFound
from tests.cast import NOW

PDF = b"%PDF-1.4\ntrailer<<>>\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\x00" * 20 + b"IEND\xaeB`\x82"
JPEG = b"\xff\xd8\xff\xe0" + b"\x00" * 20 + b"\xff\xd9"


@pytest.mark.parametrize(
    ("content", "kind"), [(PDF, "application/pdf"), (PNG, "image/png"), (JPEG, "image/jpeg")]
)
def test_a_file_is_known_by_what_is_in_it_and_comes_back_as_it_was(cast, content, kind):
    kept = documents.files.keep(by=cast.actor(cast.jana), at=NOW, content=content)
    opened = documents.files.read(kept.pk)
    assert (opened.content, opened.media_type) == (content, kind)
    assert content not in bytes(Stored.objects.get().sealed)


@pytest.mark.parametrize("content", [b"", b"<html>", PDF[:9], PNG[:20], JPEG[:8], b"GIF89a;", b"x" + PDF])
def test_anything_else_is_refused_with_words(cast, content):
    with pytest.raises(Invalid) as met:
        documents.files.keep(by=cast.actor(cast.jana), at=NOW, content=content, field="scan")
    assert list(met.value.problems) == ["scan"] and not Stored.objects.exists()


def test_one_that_is_too_large_is_refused_and_the_limit_is_said(cast, settings):
    settings.SAMSPIL_LARGEST_DOCUMENT = 2_000_000
    with pytest.raises(Invalid, match="file"):
        documents.files.keep(by=cast.actor(cast.jana), at=NOW, content=PDF[:9] + b" " * 2_000_000 + PDF)
    assert "2 MB" in documents.files.too_large()


def test_a_new_secret_key_still_opens_what_the_old_one_sealed(cast, settings):
    kept = documents.files.keep(by=cast.actor(cast.jana), at=NOW, content=PDF)
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another" * 9, [settings.SECRET_KEY]
    assert documents.files.read(kept.pk).content == PDF


def test_a_file_that_is_not_there_is_not_found(cast):
    with pytest.raises(NotFound):
        documents.files.read(cast.case.pk)
