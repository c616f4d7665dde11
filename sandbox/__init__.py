"""Files of strangers are opened here: in a child process, within limits. See docs/adr/0018."""
