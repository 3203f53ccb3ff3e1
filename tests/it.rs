//! Every test that looks at demur from outside its rooms.

#[cfg(test)]
#[path = "it/architecture.rs"]
mod architecture;
#[cfg(test)]
#[path = "it/curriculum.rs"]
mod curriculum;
#[cfg(test)]
#[path = "it/curriculum_checker.rs"]
mod curriculum_checker;

#[cfg(test)]
#[path = "it/session.rs"]
mod session;

#[cfg(test)]
#[path = "it/fixtures.rs"]
mod fixtures;
#[cfg(test)]
#[path = "it/letters.rs"]
mod letters;
#[cfg(test)]
#[path = "it/questions.rs"]
mod questions;
#[cfg(test)]
#[path = "it/screens.rs"]
mod screens;
