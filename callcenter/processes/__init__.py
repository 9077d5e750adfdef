"""One file for each kind of process: `callcenter serve`, `bridge`, `collect`, `work`."""
