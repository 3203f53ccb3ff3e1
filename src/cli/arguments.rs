//! The commands and their options. Every word of the help is in `assets/words/cli.ron`.

use std::ffi::OsString;

use clap::builder::{PossibleValue, PossibleValuesParser, ValueParser};
use clap::{Arg, ArgAction, Command, value_parser};

use crate::letter::{Channel, Kind, Tone};
use crate::words::cli::{self, Cli, Help};

/// Ids of arguments.
pub const WORKBOOK: &str = "WORKBOOK";
/// The filled sheet.
pub const FILE: &str = "FILE";
/// A text in the workbook's place.
pub const TEXT: &str = "file";
/// The shell.
pub const SHELL: &str = "SHELL";
/// As JSON.
pub const JSON: &str = "json";
/// The questions alone.
pub const BLANK: &str = "blank";
/// Yes to what would be asked.
pub const YES: &str = "yes";
/// Some questions alone.
pub const ONLY: &str = "only";
/// A new file.
pub const OUTPUT: &str = "output";
/// The kind of message.
pub const KIND: &str = "kind";
/// Its channel.
pub const CHANNEL: &str = "channel";
/// Its tone.
pub const TONE: &str = "tone";
/// Its length.
pub const SHORT: &str = "short";
/// Its form.
pub const FORMAT: &str = "format";
/// Private answers too.
pub const PRIVATE: &str = "private";
/// The coach's notes.
pub const NOTES: &str = "notes";
/// Under a passphrase.
pub const SEAL: &str = "seal";
/// What is done with a pack.
pub const DOES: &str = "DOES";
/// The folder of a pack.
pub const FOLDER: &str = "FOLDER";
/// Looks a pack over.
pub const CHECK: &str = "check";
/// Begins a pack.
pub const NEW: &str = "new";
/// Its address.
pub const TO: &str = "to";

/// The forms of a letter.
const FORMATS: [&str; 5] = ["txt", "md", "eml", "html", "mailto"];

/// The forms of a record.
const RECORDS: [&str; 2] = ["md", "html"];

/// The command line.
#[must_use]
pub fn command(words: &Cli) -> Command {
    let help = &words.help;
    let commands = [
        plain("list", help, &help.list).arg(flag(JSON).long("json").help(&help.json)),
        worksheet(help),
        plain("fill", help, &help.fill)
            .arg(workbook(&help.workbook_filled).required(true))
            .arg(required(FILE, "FILE").help(&help.sheet)),
        letter(help),
        record(help),
        plain("calendar", help, &help.calendar).arg(workbook(&help.workbook)).arg(output(help)),
        check(help),
        plain("walk", help, &help.walk).arg(workbook(&help.workbook_opened)),
        plain("coach", help, &help.coach)
            .arg(workbook(&help.workbook_followed))
            .arg(flag(NOTES).long("notes").help(&help.notes)),
        hand_over(help),
        plain("take-over", help, &help.take_over)
            .arg(required(FILE, "FILE").help(&help.handed))
            .arg(workbook(&help.workbook_joined))
            .arg(flag(YES).long("yes").help(&help.yes)),
        plain("files", help, &help.files)
            .arg(workbook(&help.workbook_listed))
            .arg(flag(JSON).long("json").help(&help.json)),
        plain("forget", help, &help.forget)
            .arg(workbook(&help.workbook_forgotten).required(true))
            .arg(flag(YES).long("yes").help(&help.yes)),
        plain("doctor", help, &help.doctor),
        pack(help),
        plain("completions", help, &help.completions).arg(
            Arg::new(SHELL)
                .value_name("SHELL")
                .required(true)
                .value_parser(value_parser!(clap_complete::Shell))
                .hide_possible_values(true)
                .help(&help.shell),
        ),
        plain("manual", help, &help.manual),
    ];
    let version = flag("version").short('V').long("version").action(ArgAction::Version).help(&help.version);
    let demur = plain("demur", help, &help.demur)
        .version(env!("CARGO_PKG_VERSION"))
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .args_conflicts_with_subcommands(true)
        .subcommand_help_heading(help.commands.clone())
        .arg(workbook(&help.workbook_opened))
        .arg(version)
        .subcommands(commands.map(|command| headed(command, help)));
    headed(demur, help)
}

/// Its commands, arguments and options stand under their names.
fn headed(command: Command, help: &Help) -> Command {
    let commands = command.has_subcommands().then(|| format!("{}:\n{{subcommands}}", help.commands));
    let arguments = command.get_positionals().next().map(|_| format!("{}:\n{{positionals}}", help.arguments));
    let options = format!("{}:\n{{options}}", help.options);
    let parts: Vec<String> = commands.into_iter().chain(arguments).chain([options]).collect();
    let usage = &help.usage;
    command.help_template(format!("{{about}}\n\n{usage} {{usage}}\n\n{}{{after-help}}", parts.join("\n\n")))
}

fn worksheet(help: &Help) -> Command {
    plain("worksheet", help, &help.worksheet)
        .arg(workbook(&help.workbook))
        .arg(flag(BLANK).long("blank").help(&help.blank))
        .arg(option(ONLY, "IDS").long("only").help(&help.only))
        .arg(output(help))
}

fn letter(help: &Help) -> Command {
    plain("letter", help, &help.letter)
        .arg(workbook(&help.workbook))
        .arg(one_of(KIND, "K", Kind::ALL.iter().map(|kind| kind.id())).help(&help.kind))
        .arg(one_of(CHANNEL, "C", Channel::ALL.iter().map(|channel| channel.id())).help(&help.channel))
        .arg(one_of(TONE, "T", Tone::ALL.iter().map(|tone| tone.id())).help(&help.tone))
        .arg(flag(SHORT).long("short").help(&help.short))
        .arg(one_of(FORMAT, "FORMAT", FORMATS.into_iter()).help(&help.format))
        .arg(option(TO, "ADDRESS").long("to").help(&help.to))
        .arg(output(help))
}

fn record(help: &Help) -> Command {
    plain("record", help, &help.record)
        .arg(workbook(&help.workbook))
        .arg(flag(PRIVATE).long("private").help(&help.private))
        .arg(one_of(FORMAT, "FORMAT", RECORDS.into_iter()).help(&help.record_format))
        .arg(output(help))
}

fn hand_over(help: &Help) -> Command {
    plain("hand-over", help, &help.hand_over)
        .arg(workbook(&help.workbook_handed).required(true))
        .arg(flag(PRIVATE).long("private").help(&help.private_handed))
        .arg(option(ONLY, "IDS").long("only").help(&help.only_handed))
        .arg(flag(SEAL).long("seal").help(&help.seal))
        .arg(flag(YES).long("yes").help(&help.yes))
        .arg(output(help))
}

fn check(help: &Help) -> Command {
    plain("check", help, &help.check)
        .arg(workbook(&help.workbook))
        .arg(
            option(TEXT, "FILE")
                .long("file")
                .value_parser(value_parser!(OsString))
                .conflicts_with(WORKBOOK)
                .help(&help.text),
        )
        .arg(one_of(KIND, "K", Kind::ALL.iter().map(|kind| kind.id())).help(&help.kind))
        .arg(flag(JSON).long("json").help(&help.json))
}

fn pack(help: &Help) -> Command {
    let does: ValueParser = PossibleValuesParser::new([CHECK, NEW]).into();
    let does = Arg::new(DOES).value_name("check/new").required(true).value_parser(does).hide_possible_values(true);
    let folder = Arg::new(FOLDER).value_name("FOLDER").required(true).value_parser(value_parser!(OsString));
    plain("pack", help, &help.pack).arg(does.help(&help.pack_does)).arg(folder.help(&help.pack_folder))
}

/// A command with its help alone.
fn plain(name: &'static str, help: &Help, words: &cli::Command) -> Command {
    Command::new(name)
        .about(&words.about)
        .after_help(&words.after)
        .disable_help_flag(true)
        .arg(flag("help").short('h').long("help").action(ArgAction::Help).help(&help.help))
}

fn flag(id: &'static str) -> Arg {
    Arg::new(id).action(ArgAction::SetTrue)
}

fn option(id: &'static str, value: &'static str) -> Arg {
    Arg::new(id).value_name(value)
}

fn required(id: &'static str, value: &'static str) -> Arg {
    option(id, value).required(true).value_parser(value_parser!(OsString))
}

fn one_of(id: &'static str, value: &'static str, values: impl Iterator<Item = impl Into<PossibleValue>>) -> Arg {
    let values: ValueParser = PossibleValuesParser::new(values.collect::<Vec<_>>()).into();
    option(id, value).long(id).value_parser(values).hide_possible_values(true)
}

fn output(help: &Help) -> Arg {
    option(OUTPUT, "FILE").short('o').value_parser(value_parser!(OsString)).help(&help.output)
}

fn workbook(help: &str) -> Arg {
    Arg::new(WORKBOOK).value_name("WORKBOOK").value_parser(value_parser!(OsString)).help(help.to_owned())
}
