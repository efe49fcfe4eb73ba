"""Take the existing library in: read Jellyfin whole, and know what is there."""
