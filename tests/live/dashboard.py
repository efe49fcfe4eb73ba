"""A dashboard of Home Assistant's own cards that shows requests as they move."""

from collections.abc import Iterable
from typing import Final

from .client import HomeClient
from .errors import Json
from .household import DOMAIN

URL_PATH: Final = "demo-board"
TITLE: Final = "Board"
ICON: Final = "mdi:view-column"
PANEL: Final = "status-tracker"
RECENT_HOURS: Final = 1
SUMMARIES: Final = ("active", "downloading", "needs_attention", "available_recently")
CARD: Final = "custom:status-tracker-card"
LAYOUTS: Final = {"list": "As a list", "posters": "As posters", "compact": "Compact"}
# Each column from top to bottom: heading, icon, states.
COLUMNS: Final = (
    (
        ("Wished for", "mdi:heart-outline", ("requested", "approved", "searching")),
        ("Gone wrong", "mdi:alert-circle-outline", ("failed",)),
    ),
    (("On its way", "mdi:download", ("grabbing", "downloading", "downloaded")),),
    (
        ("Arriving", "mdi:package-variant", ("importing", "anime_matching")),
        ("Ready to watch", "mdi:play-circle-outline", ("available",)),
    ),
)
MOST: Final = 6
# What was deleted has an end, but did not go wrong.
FIND: Final = """\
{%- set requests = expand(integration_entities('status_tracker'))
    | selectattr('domain', 'eq', 'sensor')
    | selectattr('attributes.request_id', 'defined')
    | selectattr('state', 'in', STATES)
    | rejectattr('attributes.failure', 'eq', 'deleted')
    | sort(attribute='last_changed', reverse=true) | list -%}
"""
SHOW: Final = """\
{%- for request in requests[:MOST] %}
{%- set shown = request.attributes %}
<table width="100%"><tr>
<td width="104"><img src="{{ shown.entity_picture }}" width="92" height="138"></td>
<td valign="top"><b>{{ shown.title | e }}</b><br>
<font color="gray">{{ shown.year }}
{%- if shown.seasons %} · Season {{ shown.seasons | join(', ') }}{% endif -%}
{%- if shown.requested_by %} · for {{ shown.requested_by | e }}{% endif %}</font>
<br><br>{{ state_translated(request.entity_id) }}
{%- if request.state == 'downloading' and shown.progress is not none %}
{{ shown.progress }} %
<br>{{ '█' * (shown.progress // 5) }}{{ '░' * (20 - shown.progress // 5) }}
{%- endif %}
{%- if shown.counts.wanted > 1 %}
<br>{{ shown.counts.available }} of {{ shown.counts.wanted }} episodes ready
{%- endif %}
{%- if shown.attention or shown.failure %}
<br><ha-icon icon="mdi:alert"></ha-icon>
{{ (shown.attention or shown.failure) | replace('_', ' ') }}
{%- endif %}
{%- if shown.jellyfin_url and request.state == 'available' %}
<br><a href="{{ shown.jellyfin_url }}">Watch</a>
{%- endif %}
</td></tr></table>
{%- endfor %}
{%- if not requests %}<font color="gray">Nothing here</font>{% endif %}
"""


async def add_dashboard(client: HomeClient) -> None:
    """Add the dashboard, and let the address of Home Assistant lead to the panel."""
    async with client.connect() as socket:
        entities = await socket.command("config/entity_registry/list")
        devices = await socket.command("config/device_registry/list")
        await socket.command(
            "lovelace/dashboards/create",
            url_path=URL_PATH,
            title=TITLE,
            icon=ICON,
            mode="storage",
            show_in_sidebar=True,
            require_admin=False,
        )
        await socket.command(
            "lovelace/config/save",
            url_path=URL_PATH,
            config=dashboard(entities, devices),
        )
        await socket.command(
            "frontend/set_system_data", key="core", value={"default_panel": PANEL}
        )


def dashboard(entities: Iterable[Json], devices: Iterable[Json]) -> Json:
    """Return the dashboard for what stands in the registries."""
    names = {device["id"]: device["name"] for device in devices}
    ours = [each for each in entities if each["platform"] == DOMAIN]
    summaries = [each for each in ours if each["translation_key"] in SUMMARIES]
    services = {
        each["entity_id"]: names[each["device_id"]]
        for each in ours
        if each["entity_id"].startswith("binary_sensor.")
    }
    board: Json = {
        "title": "Board",
        "type": "sections",
        "max_columns": len(COLUMNS),
        "badges": [_badge(each) for each in summaries],
        "sections": [
            *(_column(blocks) for blocks in COLUMNS),
            _services(services),
            _activity({each["device_id"] for each in summaries}),
        ],
    }
    cards: Json = {
        "title": "Card",
        "type": "sections",
        "max_columns": len(LAYOUTS),
        "sections": [
            {
                "type": "grid",
                "cards": [
                    {"type": "heading", "heading": heading},
                    {"type": CARD, "layout": layout, "show": "all"},
                ],
            }
            for layout, heading in LAYOUTS.items()
        ],
    }
    return {"views": [board, cards]}


def _column(blocks: Iterable[tuple[str, str, tuple[str, ...]]]) -> Json:
    """Return a column with the posters of the requests in certain states."""
    cards: list[Json] = []
    for heading, icon, states in blocks:
        content = (FIND + SHOW).replace("STATES", str(list(states)))
        cards += [
            {"type": "heading", "heading": heading, "icon": icon},
            {
                "type": "markdown",
                "content": content.replace("MOST", str(MOST)),
                "text_only": True,
                "grid_options": {"columns": "full"},
            },
        ]
    return {"type": "grid", "cards": cards}


def _badge(entity: Json) -> Json:
    """Return a badge that names what it counts."""
    return {
        "type": "entity",
        "entity": entity["entity_id"],
        "name": entity["original_name"],
        "show_name": True,
    }


def _services(names: dict[str, str]) -> Json:
    """Return the services with their connections."""
    tiles = [
        {"type": "tile", "entity": entity_id, "name": name}
        for entity_id, name in names.items()
    ]
    heading = {"type": "heading", "heading": "Services", "icon": "mdi:server"}
    return {"type": "grid", "column_span": len(COLUMNS), "cards": [heading, *tiles]}


def _activity(devices: set[str]) -> Json:
    """Return what happened lately."""
    return {
        "type": "grid",
        "column_span": len(COLUMNS),
        "cards": [
            {"type": "heading", "heading": "Activity", "icon": "mdi:history"},
            {
                "type": "logbook",
                "hours_to_show": RECENT_HOURS,
                "target": {"device_id": sorted(devices)},
                "grid_options": {"columns": "full", "rows": 6},
            },
        ],
    }
