from typing import Any

import pytest


@pytest.fixture
def team(db: None) -> Any:
    from tests.rooms.crisis.team import called_together

    return called_together()
