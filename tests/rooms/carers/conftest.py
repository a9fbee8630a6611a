from typing import Any

import pytest


@pytest.fixture
def house(db: None) -> Any:
    from tests.rooms.carers.house import found

    return found()


@pytest.fixture
def hoekstra(house: Any) -> Any:
    from tests.rooms.carers.house import hoekstra_of

    return hoekstra_of(house)
