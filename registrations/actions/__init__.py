"""The procedure of a registration: written, sent, taken back, supplemented."""
