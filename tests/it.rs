//! Every test that looks at demur from outside its rooms.

#[cfg(test)]
#[path = "it/architecture.rs"]
mod architecture;
#[cfg(test)]
#[path = "it/children.rs"]
mod children;
#[cfg(test)]
#[path = "it/endings.rs"]
mod endings;
#[cfg(test)]
#[path = "it/pty.rs"]
mod pty;
#[cfg(test)]
#[path = "it/saved.rs"]
mod saved;
#[cfg(test)]
#[path = "it/saving.rs"]
mod saving;
