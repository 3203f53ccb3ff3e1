//! What the linker at hand can do for what is published, asked by linking a program of nothing.
//!
//! The tables by which a panic would unwind are a fifteenth of the program, and nothing unwinds
//! (`src/shell/panic.rs`): they are left out. What the first frame and a key need stands together, so that little else
//! is brought into memory. Where the program runs on the system it is built on, its relocations are packed.

use std::env::{self, var};
use std::path::Path;
use std::process::{Command, Stdio};

/// What to tell the linker of the program; nothing where it does not understand it, or it is not to be published.
pub fn told() -> Vec<String> {
    let is = |name: &str, value: &str| var(name).is_ok_and(|found| found == value);
    if !is("PROFILE", "release") || !is("CARGO_CFG_TARGET_OS", "linux") {
        return Vec::new();
    }
    let Ok(here) = env::current_dir() else { return Vec::new() };
    let script = |name: &str| ["-T".to_owned(), here.join("assets/link").join(name).to_string_lossy().into_owned()];
    // A program with names and lines in it is one to be looked into: it keeps its tables.
    let mut tables = Vec::new();
    if is("DEBUG", "false") {
        tables.extend(script("no_unwinding.ld"));
        tables.push("-Wl,--no-eh-frame-hdr".to_owned());
    }
    // What is the same in two functions stands in the program once.
    let once = [&tables[..], &["-Wl,--icf=all".to_owned()]].concat();
    let ordered = [&once[..], &script("first.ld")].concat();
    let packed = [&ordered[..], &["-Wl,-z,pack-relative-relocs".to_owned()]].concat();
    // An older system does not run such a program: it is tried.
    let native = var("HOST").is_ok_and(|host| is("TARGET", &host));
    let ways = [(packed, true), (ordered, false), (once, false), (tables, false)];
    let can = |(told, run): &(Vec<String>, bool)| links(told, *run).unwrap_or_default();
    ways.into_iter().filter(|(_, run)| native || !run).find(can).map(|(told, _)| told).unwrap_or_default()
}

/// The variable that chooses another linker for the target: it is asked anew then. (One that is chosen in a file needs a
/// clean build.)
pub fn linker_chosen() -> String {
    let target = var("TARGET").unwrap_or_default().to_uppercase().replace(['-', '.'], "_");
    format!("CARGO_TARGET_{target}_LINKER")
}

/// Whether a program can be linked so, with all else that cargo was told of linking, and runs if it is to.
fn links(told: &[String], run: bool) -> Option<bool> {
    let program = Path::new(&var("OUT_DIR").ok()?).join("nothing");
    let mut rustc = Command::new(var("RUSTC").ok()?);
    rustc.args(["--crate-name", "nothing", "--crate-type", "bin", "--edition", "2024", "-C", "panic=abort"]);
    rustc.args(["--target", &var("TARGET").ok()?, "assets/link/nothing.rs", "-o"]).arg(&program);
    let flags = var("CARGO_ENCODED_RUSTFLAGS").unwrap_or_default();
    rustc.args(flags.split('\x1f').filter(|flag| !flag.is_empty()));
    if let Ok(linker) = var("RUSTC_LINKER") {
        rustc.arg("-C").arg(format!("linker={linker}"));
    }
    rustc.args(told.iter().map(|told| format!("-Clink-arg={told}")));
    Some(ends_well(&mut rustc)? && (!run || ends_well(&mut Command::new(program))?))
}

fn ends_well(command: &mut Command) -> Option<bool> {
    let ended = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    Some(ended.ok()?.success())
}
