"""The provider ids that Jellyfin finds, by itself or through Shokofin."""

from .shoko_records import group_of
from .world import Episode, Title


def shoko_episode_id(title: Title, number: int) -> int:
    """Return Shoko's id of an episode; a film is one episode."""
    return (title.shoko_series_id or 0) * 1000 + number


def film_ids(title: Title, shoko_file: int | None) -> dict[str, str]:
    """Return the ids of a film; with a file of Shoko's they are Shokofin's."""
    if shoko_file is None:
        return {"Tmdb": str(title.tmdb_id), "Imdb": title.imdb_id}
    return {
        "Custom": f"shoko://file/{shoko_file}",
        "Shoko File": str(shoko_file),
        "Shoko Series": str(title.shoko_series_id),
        "Shoko Episode": str(shoko_episode_id(title, 1)),
        "AniDB": str(title.anidb_id),
    }


def series_ids(title: Title, *, shokofin: bool) -> dict[str, str]:
    """Return the ids of a series."""
    if not shokofin:
        return {
            "Tmdb": str(title.tmdb_id),
            "Imdb": title.imdb_id,
            "Tvdb": str(title.tvdb_id),
        }
    return {
        "Custom": f"shoko://series/{title.shoko_series_id}",
        "Shoko Series": str(title.shoko_series_id),
        "Shoko Group": str(group_of(title.shoko_series_id or 0)),
        "AniDB": str(title.anidb_id),
    }


def episode_ids(
    title: Title, episode: Episode, shoko_file: int | None
) -> dict[str, str]:
    """Return the ids of an episode; with a file of Shoko's they are Shokofin's."""
    if shoko_file is None:
        return {"Tvdb": str(episode.tvdb_id)}
    place = title.episodes.index(episode) + 1
    return {
        "Custom": f"shoko://file/{shoko_file}",
        "Shoko File": str(shoko_file),
        "Shoko Series": str(title.shoko_series_id),
        "Shoko Episode": str(shoko_episode_id(title, place)),
        "AniDB": str(episode.anidb_id),
    }
