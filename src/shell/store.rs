//! Workbooks on the disk: opened, saved, recovered, kept in earlier versions, and never written over unseen.
//!
//! `replace` is the one routine that writes. `load` reads under the load rules. `recovery` is the copy half a second
//! behind the keys, `generations` are the earlier versions, `lock` keeps a second demur from writing. `book` puts
//! them together.

pub mod book;
pub mod fault;
pub mod generations;
pub mod holdings;
pub mod list;
pub mod load;
pub mod lock;
pub mod names;
mod opening;
pub mod recovery;
pub mod replace;
pub mod say;
pub mod seal;
pub mod shelf;

pub use book::{Book, Keep, Saved};
pub use fault::{Doing, Offer, StoreError, Trouble};
pub use list::{Entry, each, list, unreadable};
pub use names::{Asked, asked, fresh, last_used, remember};
pub use opening::{
    Chores, Notice, Opened, Peek, Standing, Why, begin, folder_at, open, peek, restore, state_of, unlock,
};
