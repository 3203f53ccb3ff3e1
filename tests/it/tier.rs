//! How large an experiment is, and what it tells: small in every run, large where `DEMUR_TIER=N` asks for it.

/// So many times in every run, so many in the large tier.
pub fn size(every_run: usize, large: usize) -> usize {
    if is_large() { large } else { every_run }
}

/// True where the large tier is asked for.
#[expect(clippy::disallowed_methods, reason = "how large the tests are is asked of whoever runs them")]
pub fn is_large() -> bool {
    std::env::var_os("DEMUR_TIER").is_some_and(|tier| tier == "N")
}

/// Tells what an experiment counted. Seen with `--nocapture`.
pub fn told(experiment: &str, counts: &str) {
    println!("{experiment}: {counts}");
}

/// Says that an experiment cannot be made here, and why.
pub fn skipped(experiment: &str, why: &str) {
    eprintln!("SKIPPED {experiment}: {why}");
}

/// True where all these programs are on the machine; else that is said.
pub fn have(experiment: &str, programs: &[&str]) -> bool {
    let missing: Vec<&str> = programs.iter().copied().filter(|program| !on_the_path(program)).collect();
    if missing.is_empty() {
        return true;
    }
    skipped(experiment, &format!("{} is not installed", missing.join(", ")));
    false
}

#[expect(clippy::disallowed_methods, reason = "what is on this machine is asked of the machine")]
fn on_the_path(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let more = ["/usr/sbin", "/sbin"].map(std::path::PathBuf::from);
    std::env::split_paths(&path).chain(more).any(|folder| folder.join(program).is_file())
}
