//! The message's ways out: a last look first, then it leaves, and a version of it is kept.

use std::sync::Arc;

use super::{App, Copying, Effect, ExportFault, Open};
use crate::paper::record::{Made, Record, Shown, record, record_html, record_md};
use crate::paper::{self, Address, ics};
use crate::screens::export::{Export, Leaving};
use crate::screens::versions::Versions;
use crate::screens::ways::Ways;
use crate::screens::{Desk, Way};
use crate::text::clean;
use crate::words::fill;
use crate::workbook::Left;

impl App {
    /// Words were copied, or could not be.
    pub(super) fn copied(&mut self, way: Copying) {
        let words = self.words();
        let said = match way {
            Copying::System => words.notices.copied_system,
            Copying::SystemWhileOpen => words.notices.copied_while_open,
            Copying::Both => words.notices.copied_both,
            Copying::Terminal => words.notices.copied_terminal,
            Copying::Tmux => words.notices.copied_tmux,
            Copying::TooLong => words.notices.copy_too_long,
            Copying::Failed => words.notices.copy_failed,
        };
        self.say(said.to_string());
        let left = self.leaves.take();
        if !matches!(way, Copying::TooLong | Copying::Failed) {
            self.desk.workbook.left.extend(left);
        }
    }

    pub(super) fn with_letter(&mut self, act: impl FnOnce(&mut Self) -> Vec<Effect>) -> Vec<Effect> {
        if self.desk.letter().is_some() {
            return act(self);
        }
        self.say(self.words().notices.no_letter.to_string());
        Vec::new()
    }

    pub(super) fn choose_way(&mut self) -> Vec<Effect> {
        self.open = Some(Open::Ways(Ways::new(&self.desk, Way::OF_A_MESSAGE)));
        Vec::new()
    }

    /// A record of the whole workbook may leave, too: of what may be shared.
    pub(super) fn choose_record(&mut self) {
        self.open = Some(Open::Ways(Ways::new(&self.desk, Way::OF_A_RECORD)));
    }

    /// What left before, where there is a message to compare it with.
    pub(super) fn show_versions(&mut self) -> Vec<Effect> {
        let versions = Versions::new(&self.desk);
        if versions.is_empty() {
            self.say(self.words().notices.no_versions.to_string());
        } else {
            self.open = Some(Open::Versions(versions));
        }
        Vec::new()
    }

    /// A last look before the letter goes that way. The name suggested is fixed: nothing of the text is in it.
    pub(super) fn last_look(&mut self, way: Way) -> Vec<Effect> {
        self.desk.look_over();
        match self.leaving(way, None) {
            Ok(leaving) => {
                let day = crate::day::iso(self.desk.now.today);
                let ending = way.ending().unwrap_or_default();
                let words = &self.words().export;
                let name = if way.is_record() { &words.record_name } else { &words.name };
                let name = fill(name, &[("day", &day), ("ending", ending)]);
                let notes = match way {
                    Way::Ics => vec![words.dates.to_string()],
                    Way::Copy | Way::Written(_) => self.desk.last_look(&leaving.read),
                    Way::RecordMd | Way::RecordHtml => self.of_the_record(),
                };
                self.open = Some(Open::Export(Box::new(Export::new(way, &name, leaving, notes))));
            }
            Err(why) => self.say(why),
        }
        Vec::new()
    }

    /// The address was typed on: what leaves carries it, once it is one.
    pub(super) fn readdress(&mut self) {
        let Some(Open::Export(export)) = &self.open else { return };
        let (way, typed) = (export.way, export.address());
        let address = Address::parse(&typed).ok();
        let leaving = self.leaving(way, address.as_ref());
        if let Some(Open::Export(export)) = &mut self.open {
            match leaving {
                Ok(leaving) => export.show(leaving),
                Err(why) => export.said = why,
            }
        }
    }

    /// It leaves as it stands before the writer's eyes.
    pub(super) fn send(&mut self, path: String) -> Vec<Effect> {
        let Some(Open::Export(export)) = &self.open else { return Vec::new() };
        let (way, typed, shown) = (export.way, export.address(), export.text().to_owned());
        // What is shown carries the address that stands there now, or it does not leave.
        let made = match Address::parse(&typed) {
            _ if !way.is_mail() => Ok(shown),
            Ok(address) => self.leaving(way, Some(&address)).map(|leaving| leaving.bytes),
            Err(_) if typed.is_empty() => Ok(shown),
            Err(fault) => Err(fault.sentence(&self.desk.content.words.papers.address).to_owned()),
        };
        let text = match made {
            Ok(text) => text,
            Err(why) => {
                if let Some(Open::Export(export)) = &mut self.open {
                    export.said = why;
                }
                return Vec::new();
            }
        };
        if way.ending().is_some() {
            return vec![Effect::Export { path, text }];
        }
        self.open = None;
        self.leaves = self.version(way, text.clone());
        vec![Effect::Copy(text)]
    }

    /// A file was written, or why not.
    pub(super) fn exported(&mut self, outcome: Result<String, ExportFault>) -> Vec<Effect> {
        let words = self.words().notices.clone();
        let said = match outcome {
            Ok(path) => {
                if let Some(Open::Export(export)) = self.open.take() {
                    self.keep_version(export.way, export.text().to_owned());
                }
                self.say(fill(&words.exported, &[("path", &path)]));
                return Vec::new();
            }
            Err(ExportFault::Exists(free)) => match (&mut self.open, free) {
                (Some(Open::Export(export)), Some(free)) => {
                    export.offer(&free);
                    words.export_free.to_string()
                }
                _ => words.export_exists.to_string(),
            },
            Err(ExportFault::Failed(why)) => why,
        };
        match &mut self.open {
            Some(Open::Export(export)) => export.said = said,
            _ => self.say(said),
        }
        Vec::new()
    }

    /// Remembers what left, exactly as it left.
    pub(super) fn keep_version(&mut self, way: Way, text: String) {
        let version = self.version(way, text);
        self.desk.workbook.left.extend(version);
    }

    /// What is to be remembered of it once it has left. Dates and records are no message.
    fn version(&self, way: Way, text: String) -> Option<Arc<Left>> {
        let letter = self.desk.letter().filter(|_| way != Way::Ics && !way.is_record())?;
        Some(Arc::new(paper::version(letter, self.desk.now.unix, way.id(), text)))
    }

    /// What would leave that way.
    fn leaving(&self, way: Way, to: Option<&Address>) -> Result<Leaving, String> {
        let words = &self.desk.content.words;
        if way.is_record() {
            return Ok(self.leaving_record(way));
        }
        let letter = if way.is_mail() { self.desk.as_mail() } else { self.desk.letter().cloned() };
        let Some(letter) = &letter else { return Err(words.screen.notices.no_letter.to_string()) };
        let read = clean(&paper::letter_txt(letter)).text;
        let bytes = match way {
            Way::Copy => read.clone(),
            Way::Written(form) => {
                paper::letter_in(form, letter, to, &words.papers).map_err(|long| long.sentence(&words.papers))?
            }
            Way::Ics => {
                let bytes = self.dates().ok_or_else(|| words.screen.notices.no_days)?;
                return Ok(Leaving { read: self.dates_told(), bytes });
            }
            Way::RecordMd | Way::RecordHtml => return Ok(self.leaving_record(way)),
        };
        Ok(Leaving { read, bytes })
    }

    /// The record of what may be shared: read as Markdown, whatever form leaves.
    fn leaving_record(&self, way: Way) -> Leaving {
        let record = self.record();
        let read = clean(&record_md(&record)).text;
        let bytes = match way {
            Way::RecordHtml => record_html(&record, &self.desk.content.words.papers.page.lang),
            Way::RecordMd | Way::Copy | Way::Written(_) | Way::Ics => read.clone(),
        };
        Leaving { read, bytes }
    }

    fn record(&self) -> Record {
        let Desk { content, workbook, now, .. } = &self.desk;
        let words = &content.words;
        let made = Made {
            curriculum: &content.curriculum,
            words: &words.papers.record,
            standing: &words.standing,
            days: &words.day,
            now: *now,
        };
        let kind = workbook.live_kind();
        let message = self.desk.letter().and_then(|letter| Some((kind?, paper::letter_txt(letter))));
        record(workbook, Shown::Shareable, message, &made)
    }

    /// How much is in it, and how much is not.
    fn of_the_record(&self) -> Vec<String> {
        let (record, words) = (self.record(), &self.words().export);
        let mut notes = vec![fill(&words.record_holds, &[("n", &record.answers.to_string())])];
        if record.left_out > 0 {
            notes.push(fill(&words.record_leaves_out, &[("n", &record.left_out.to_string())]));
        }
        notes
    }

    fn days(&self) -> ics::Days {
        ics::Days::of(self.desk.workbook.decision(), |id| self.desk.date(id))
    }

    /// The dates of the workbook, for a calendar; none where there are none.
    fn dates(&self) -> Option<String> {
        let words = &self.desk.content.words.papers.calendar;
        ics::calendar(&self.days(), words, self.desk.now.unix, &self.desk.workbook.book)
    }

    /// What that calendar holds, as a person reads it: a row for each day.
    fn dates_told(&self) -> String {
        let Desk { content, now, date_style, .. } = &self.desk;
        let words = &content.words.screen.export;
        let told = |event: ics::Event<'_>| {
            let day = date_style.told(event.day, now.today, &content.words.day);
            let said = if event.day_before { &words.event_before } else { &words.event };
            fill(said, &[("title", &event.entry.title), ("day", &day), ("about", &event.entry.about)])
        };
        ics::events(&self.days(), &content.words.papers.calendar).map(told).collect::<Vec<_>>().join("\n")
    }
}
