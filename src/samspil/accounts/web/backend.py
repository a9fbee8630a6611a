"""Who a session belongs to, asked at every request."""

from typing import Any
from uuid import UUID

from allauth.account.auth_backends import AuthenticationBackend

from samspil.accounts import service


class Accounts(AuthenticationBackend):  # type: ignore[misc]
    """As the library signs people in; whose session it is comes from a read worked out once, as it is asked so often."""

    def get_user(self, user_id: Any) -> Any:
        return service.signed_in(UUID(str(user_id)))
