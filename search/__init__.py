"""Search over all rooms: each brings what may be found in it (`SEARCH_SOURCES`)."""
