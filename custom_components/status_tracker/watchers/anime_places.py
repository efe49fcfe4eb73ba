"""Find out where the files are that Shoko names by its folders and numbers."""

from ..clients.shoko import ShokoClient
from ..clients.shoko_feed import FeedEvent


class ShokoPlaces:
    """Know Shoko's folders, and ask for what an event leaves out."""

    def __init__(self, client: ShokoClient) -> None:
        """Begin without any folder."""
        self._client = client
        self._folders: dict[int, str] = {}

    async def load(self) -> None:
        """Ask for the folders.

        Raises ServiceError where Shoko does not answer as it should.
        """
        self._folders = {
            folder.id: folder.path
            for folder in await self._client.folders()
            if folder.path is not None
        }

    async def path_in(self, event: FeedEvent) -> str | None:
        """Return where the file of an event is, under its folder where that is known.

        Raises ServiceError where Shoko does not answer as it should.
        """
        if event.path is None:
            return None
        folder = event.folder_id
        if folder is not None and folder not in self._folders:
            await self.load()
        root = self._folders.get(folder or 0, "")
        return f"{root.rstrip('/')}/{event.path}" if root else event.path

    async def path_of(self, file_id: int) -> str | None:
        """Ask where a file is: newer versions name only its number.

        Raises ServiceError where Shoko does not answer as it should.
        """
        file = await self._client.file(file_id)
        if file is None:
            return None
        return next(
            (
                path
                for place in file.locations
                if (path := place.absolute_path or place.relative_path) is not None
            ),
            None,
        )
