//! The tables by which a panic would unwind are a fifteenth of the program, and nothing unwinds (`src/shell/panic.rs`).
//! They are left out of what is published, where the linker at hand can do that: asked by linking a program of nothing.

use std::env::{self, var};
use std::path::Path;
use std::process::{Command, Stdio};

/// What to tell the linker of the program; nothing where it does not understand it, or the tables are of use.
pub fn left_out() -> Vec<String> {
    let is = |name: &str, value: &str| var(name).is_ok_and(|found| found == value);
    // With names and lines in it, it is a program to be looked into.
    let published = is("PROFILE", "release") && is("DEBUG", "false");
    if !published || !is("CARGO_CFG_TARGET_OS", "linux") {
        return Vec::new();
    }
    let Ok(here) = env::current_dir() else { return Vec::new() };
    let script = here.join("assets/link/no_unwinding.ld").to_string_lossy().into_owned();
    let tables = ["-T", &script, "-Wl,--no-eh-frame-hdr"].map(str::to_owned);
    // What is the same in two functions stands in the program once.
    let once = ["-Wl,--icf=all"].map(str::to_owned);
    let ways = [[&tables[..], &once].concat(), tables.to_vec()];
    ways.into_iter().find(|told| links(told).unwrap_or_default()).unwrap_or_default()
}

/// The variable that chooses another linker for the target: it is asked anew then. (One that is chosen in a file needs a
/// clean build.)
pub fn linker_chosen() -> String {
    let target = var("TARGET").unwrap_or_default().to_uppercase().replace(['-', '.'], "_");
    format!("CARGO_TARGET_{target}_LINKER")
}

/// Whether a program can be linked so, with all else that cargo was told of linking.
fn links(told: &[String]) -> Option<bool> {
    let out = var("OUT_DIR").ok()?;
    let mut rustc = Command::new(var("RUSTC").ok()?);
    rustc.args(["--crate-name", "nothing", "--crate-type", "bin", "--edition", "2024", "-C", "panic=abort"]);
    rustc.args(["--target", &var("TARGET").ok()?, "assets/link/nothing.rs", "-o"]).arg(Path::new(&out).join("nothing"));
    let flags = var("CARGO_ENCODED_RUSTFLAGS").unwrap_or_default();
    rustc.args(flags.split('\x1f').filter(|flag| !flag.is_empty()));
    if let Ok(linker) = var("RUSTC_LINKER") {
        rustc.arg("-C").arg(format!("linker={linker}"));
    }
    rustc.args(told.iter().map(|told| format!("-Clink-arg={told}")));
    let ended = rustc.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    Some(ended.ok()?.success())
}
