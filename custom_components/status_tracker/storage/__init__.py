"""Keep requests on the disk, and read them back whatever happened."""
