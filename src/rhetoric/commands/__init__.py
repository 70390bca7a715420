"""One file a command. Each is imported only when it is called, so that `rhetoric score` never pays for the others."""
