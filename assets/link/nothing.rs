//! A program of nothing, by which a build asks the linker what it understands.

fn main() {}
