//! What leaves demur as paper, and what comes back on it: strings in, strings out.

pub mod worksheet;
