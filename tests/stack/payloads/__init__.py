"""The bodies of the webhooks that Seerr, Radarr and Sonarr send."""

type Json = dict[str, object]
