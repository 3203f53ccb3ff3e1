//! The manual page is made from the command line. `UPDATE=1` renews it.

#![expect(clippy::disallowed_methods, reason = "UPDATE=1 renews the page")]

use std::io::Write as _;
use std::path::Path;

use clap_mangen::Man;
use demur::words::cli::Cli;

fn page() -> String {
    let mut command = demur::cli::command(&Cli::built_in().unwrap());
    command.build();
    let whole = Man::new(command.clone());
    let mut page = Vec::new();
    whole.render_title(&mut page).unwrap();
    whole.render_name_section(&mut page).unwrap();
    sections(&whole, &mut page);
    writeln!(page, ".SH COMMANDS").unwrap();
    for one in command.get_subcommands() {
        let mut part = Vec::new();
        sections(&Man::new(one.clone()), &mut part);
        // Under one heading for each command, without headings of their own.
        writeln!(page, ".SS {}", one.get_name()).unwrap();
        for line in String::from_utf8(part).unwrap().lines() {
            writeln!(page, "{}", if line.starts_with(".SH ") { ".PP" } else { line }).unwrap();
        }
    }
    once(&String::from_utf8(page).unwrap().replace(".SH EXTRA", ".SH NOTES"))
}

fn sections(man: &Man, page: &mut Vec<u8>) {
    man.render_synopsis_section(page).unwrap();
    man.render_description_section(page).unwrap();
    man.render_options_section(page).unwrap();
    man.render_extra_section(page).unwrap();
}

/// Every section brings the same two lines about apostrophes: the first two are enough.
fn once(page: &str) -> String {
    let preamble = |line: &str| line.starts_with(".ie \\n(.g") || line.starts_with(".el .ds Aq");
    let kept = page.lines().enumerate().filter(|(at, line)| *at < 2 || !preamble(line));
    kept.map(|(_, line)| line).flat_map(|line| [line, "\n"]).collect()
}

#[test]
fn the_manual_page_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/demur.1");
    let page = page();
    assert!(page.contains(".SS letter") && page.contains("\\-\\-kind"));
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &page).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == page, "assets/demur.1 is stale: run this test with UPDATE=1");
}
