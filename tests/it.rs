//! Every test that looks at demur from outside its rooms.

#[cfg(test)]
#[path = "it/anything.rs"]
mod anything;
#[cfg(test)]
#[path = "it/architecture.rs"]
mod architecture;
#[cfg(test)]
#[path = "it/asked.rs"]
mod asked;
#[cfg(test)]
#[path = "it/between.rs"]
mod between;
#[cfg(test)]
#[path = "it/breath.rs"]
mod breath;
#[cfg(test)]
#[path = "it/canary.rs"]
mod canary;
#[cfg(test)]
#[path = "it/check.rs"]
mod check;
#[cfg(test)]
#[path = "it/check_cases.rs"]
mod check_cases;
#[cfg(test)]
#[path = "it/check_command.rs"]
mod check_command;
#[cfg(test)]
#[path = "it/check_korean.rs"]
mod check_korean;
#[cfg(test)]
#[path = "it/children.rs"]
mod children;
#[cfg(test)]
#[path = "it/chrome.rs"]
mod chrome;
#[cfg(test)]
#[path = "it/coach.rs"]
mod coach;
#[cfg(test)]
#[path = "it/coach_real.rs"]
mod coach_real;
#[cfg(test)]
#[path = "it/command_line.rs"]
mod command_line;
#[cfg(test)]
#[path = "it/command_line_faults.rs"]
mod command_line_faults;
#[cfg(test)]
#[path = "it/curriculum.rs"]
mod curriculum;
#[cfg(test)]
#[path = "it/curriculum_checker.rs"]
mod curriculum_checker;
#[cfg(test)]
#[path = "it/curriculum_files.rs"]
mod curriculum_files;
#[cfg(test)]
#[path = "it/curriculum_wording.rs"]
mod curriculum_wording;
#[cfg(test)]
#[path = "it/desktop.rs"]
mod desktop;
#[cfg(test)]
#[path = "it/disk_faults.rs"]
mod disk_faults;
#[cfg(test)]
#[path = "it/drafts.rs"]
mod drafts;
#[cfg(test)]
#[path = "it/endings.rs"]
mod endings;
#[cfg(test)]
#[path = "it/finding.rs"]
mod finding;
#[cfg(test)]
#[path = "it/fixtures.rs"]
mod fixtures;
#[cfg(test)]
#[path = "it/forgetting.rs"]
mod forgetting;
#[cfg(test)]
#[path = "it/forms.rs"]
mod forms;
#[cfg(test)]
#[path = "it/fuzz.rs"]
mod fuzz;
#[cfg(test)]
#[path = "it/glass.rs"]
mod glass;
#[cfg(test)]
#[path = "it/growth.rs"]
mod growth;
#[cfg(test)]
#[path = "it/habits.rs"]
mod habits;
#[cfg(test)]
#[path = "it/handing.rs"]
mod handing;
#[cfg(test)]
#[path = "it/hints.rs"]
mod hints;
#[cfg(test)]
#[path = "it/hostile.rs"]
mod hostile;
#[cfg(test)]
#[path = "it/idle.rs"]
mod idle;
#[cfg(test)]
#[path = "it/in_korean.rs"]
mod in_korean;
#[cfg(test)]
#[path = "it/joining.rs"]
mod joining;
#[cfg(test)]
#[path = "it/journeys.rs"]
mod journeys;
#[cfg(test)]
#[path = "it/kept_rows.rs"]
mod kept_rows;
#[cfg(test)]
#[path = "it/kills.rs"]
mod kills;
#[cfg(test)]
#[path = "it/korean.rs"]
mod korean;
#[cfg(test)]
#[path = "it/languages.rs"]
mod languages;
#[cfg(test)]
#[path = "it/leaving.rs"]
mod leaving;
#[cfg(test)]
#[path = "it/letter_leaves.rs"]
mod letter_leaves;
#[cfg(test)]
#[path = "it/letter_room.rs"]
mod letter_room;
#[cfg(test)]
#[path = "it/letters.rs"]
mod letters;
#[cfg(test)]
#[path = "it/letters_any.rs"]
mod letters_any;
#[cfg(test)]
#[path = "it/letters_as_typed.rs"]
mod letters_as_typed;
#[cfg(test)]
#[path = "it/letters_korean.rs"]
mod letters_korean;
#[cfg(test)]
#[path = "it/letters_korean_check.rs"]
mod letters_korean_check;
#[cfg(test)]
#[path = "it/letters_origin.rs"]
mod letters_origin;
#[cfg(test)]
#[path = "it/live.rs"]
mod live;
#[cfg(test)]
#[path = "it/machine.rs"]
mod machine;
#[cfg(test)]
#[path = "it/manual.rs"]
mod manual;
#[cfg(test)]
#[path = "it/mending.rs"]
mod mending;
#[cfg(test)]
#[path = "it/narrow.rs"]
mod narrow;
#[cfg(test)]
#[path = "it/no_words.rs"]
mod no_words;
#[cfg(test)]
#[path = "it/other_versions.rs"]
mod other_versions;
#[cfg(test)]
#[path = "it/other_versions_real.rs"]
mod other_versions_real;
#[cfg(test)]
#[path = "it/outside.rs"]
mod outside;
#[cfg(test)]
#[path = "it/outside_real.rs"]
mod outside_real;
#[cfg(test)]
#[path = "../assets/overlay.rs"]
mod overlay;
#[cfg(test)]
#[path = "it/packs.rs"]
mod packs;
#[cfg(test)]
#[path = "it/papers.rs"]
mod papers;
#[cfg(test)]
#[path = "it/papers_calendar.rs"]
mod papers_calendar;
#[cfg(test)]
#[path = "it/papers_commands.rs"]
mod papers_commands;
#[cfg(test)]
#[path = "it/papers_mail.rs"]
mod papers_mail;
#[cfg(test)]
#[path = "it/papers_pages.rs"]
mod papers_pages;
#[cfg(test)]
#[cfg(feature = "encryption")]
#[path = "it/passphrase.rs"]
mod passphrase;
#[cfg(test)]
#[path = "it/pictures.rs"]
mod pictures;
#[cfg(test)]
#[path = "it/power.rs"]
mod power;
#[cfg(test)]
#[path = "it/power_model.rs"]
mod power_model;
#[cfg(test)]
#[path = "it/pty.rs"]
mod pty;
#[cfg(test)]
#[path = "it/questions.rs"]
mod questions;
#[cfg(test)]
#[path = "it/readme.rs"]
mod readme;
#[cfg(test)]
#[path = "it/real.rs"]
mod real;
#[cfg(test)]
#[path = "it/record.rs"]
mod record;
#[cfg(test)]
#[path = "it/rehearsal.rs"]
mod rehearsal;
#[cfg(test)]
#[path = "it/rehearsal_any.rs"]
mod rehearsal_any;
#[cfg(test)]
#[path = "it/rooms.rs"]
mod rooms;
#[cfg(test)]
#[path = "it/said_plainly.rs"]
mod said_plainly;
#[cfg(test)]
#[path = "it/saved.rs"]
mod saved;
#[cfg(test)]
#[path = "it/saved_any.rs"]
mod saved_any;
#[cfg(test)]
#[path = "it/saving.rs"]
mod saving;
#[cfg(test)]
#[path = "it/screens.rs"]
mod screens;
#[cfg(test)]
#[path = "it/seams.rs"]
mod seams;
#[cfg(test)]
#[path = "it/session.rs"]
mod session;
#[cfg(test)]
#[path = "it/sessions.rs"]
mod sessions;
#[cfg(test)]
#[path = "it/settings.rs"]
mod settings;
#[cfg(test)]
#[path = "it/showing.rs"]
mod showing;
#[cfg(test)]
#[path = "it/small_windows.rs"]
mod small_windows;
#[cfg(test)]
#[path = "it/spelling.rs"]
mod spelling;
#[cfg(test)]
#[path = "it/standing.rs"]
mod standing;
#[cfg(test)]
#[path = "it/start.rs"]
mod start;
#[cfg(test)]
#[path = "it/svg.rs"]
mod svg;
#[cfg(test)]
#[path = "it/terminal_ends.rs"]
mod terminal_ends;
#[cfg(test)]
#[path = "it/tier.rs"]
mod tier;
#[cfg(test)]
#[path = "it/two_answers.rs"]
mod two_answers;
#[cfg(test)]
#[path = "it/versions_kept.rs"]
mod versions_kept;
#[cfg(test)]
#[path = "it/walk.rs"]
mod walk;
#[cfg(test)]
#[path = "it/walk_real.rs"]
mod walk_real;
#[cfg(test)]
#[path = "it/walk_said.rs"]
mod walk_said;
#[cfg(test)]
#[path = "it/walk_unended.rs"]
mod walk_unended;
#[cfg(test)]
#[path = "it/ways_back.rs"]
mod ways_back;
#[cfg(test)]
#[path = "it/worksheet.rs"]
mod worksheet;
#[cfg(test)]
#[path = "it/worksheet_any.rs"]
mod worksheet_any;
