import pytest
from samspil.story.service import tell


@pytest.mark.django_db
def test_story():
    s = tell()
    print(s.cases)
    assert s.cases
