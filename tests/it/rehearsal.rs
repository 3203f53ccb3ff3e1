//! The conversation card and its rehearsal.
