"""Find out who asked for something."""

from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import Unauthorized

from .models import Actor, ActorKind


async def async_actor(hass: HomeAssistant, context: Context) -> Actor:
    """Return who is behind a context: a user, else an automation or a script."""
    if context.user_id is None:
        return Actor(kind=ActorKind.AUTOMATION)
    user = await hass.auth.async_get_user(context.user_id)
    return actor_of_user(context.user_id, user.name if user is not None else None)


def actor_of_user(user_id: str, name: str | None) -> Actor:
    """Return a user, whose name is never kept as an e-mail address."""
    short = name.split("@", 1)[0] if name else None
    return Actor(kind=ActorKind.USER, id=user_id, name=short or None)


async def async_require_admin(hass: HomeAssistant, context: Context | None) -> None:
    """Raise Unauthorized for a user who is no administrator.

    Home Assistant lets every user press buttons; automations act for nobody.
    """
    if context is None or context.user_id is None:
        return
    user = await hass.auth.async_get_user(context.user_id)
    if user is None or not user.is_admin:
        raise Unauthorized(context=context)
