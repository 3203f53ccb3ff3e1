//! The manual page is made from the command line. `UPDATE=1` renews it.

use std::io::Write as _;
use std::path::Path;

use clap_mangen::Man;
use demur::words::cli::Cli;

fn page() -> Vec<u8> {
    let mut command = demur::cli::command(&Cli::built_in().unwrap());
    command.build();
    let main = Man::new(command.clone());
    let mut page = Vec::new();
    main.render_title(&mut page).unwrap();
    main.render_name_section(&mut page).unwrap();
    main.render_synopsis_section(&mut page).unwrap();
    main.render_description_section(&mut page).unwrap();
    main.render_options_section(&mut page).unwrap();
    main.render_extra_section(&mut page).unwrap();
    writeln!(page, ".SH COMMANDS").unwrap();
    for command in command.get_subcommands() {
        let man = Man::new(command.clone());
        let mut part = Vec::new();
        man.render_synopsis_section(&mut part).unwrap();
        man.render_description_section(&mut part).unwrap();
        man.render_options_section(&mut part).unwrap();
        man.render_extra_section(&mut part).unwrap();
        // Under one heading for each command, without headings of their own.
        let part = String::from_utf8(part).unwrap();
        let lines = part.lines().map(|line| if line.starts_with(".SH ") { ".PP" } else { line });
        writeln!(page, ".SS {}", command.get_name()).unwrap();
        for line in lines {
            writeln!(page, "{line}").unwrap();
        }
    }
    page
}

#[test]
fn the_manual_page_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/demur.1");
    let page = String::from_utf8(page()).unwrap();
    assert!(page.contains(".SS letter") && page.contains("\\-\\-kind"));
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &page).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == page, "assets/demur.1 is stale: run this test with UPDATE=1");
}
