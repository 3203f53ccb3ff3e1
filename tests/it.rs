//! Every test that looks at demur from outside its rooms.

#[cfg(test)]
#[path = "it/architecture.rs"]
mod architecture;
