//! `demur check`, run as a script would run it.
