//! The message's ways out: a last look first, then it leaves, and a version of it is kept.

use std::sync::Arc;

use super::{App, Effect, Open};
use crate::letter::Letter;
use crate::paper::{self, Address};
use crate::screens::Way;
use crate::screens::export::{Export, Leaving};
use crate::screens::versions::Versions;
use crate::screens::ways::Ways;
use crate::text::clean;
use crate::words::fill;

impl App {
    pub(super) fn with_letter(&mut self, act: impl FnOnce(&mut Self) -> Vec<Effect>) -> Vec<Effect> {
        if self.desk.letter().is_some() {
            return act(self);
        }
        self.say(self.words().notices.no_letter.clone());
        Vec::new()
    }

    pub(super) fn choose_way(&mut self) -> Vec<Effect> {
        self.open = Some(Open::Ways(Ways::new(&self.desk)));
        Vec::new()
    }

    pub(super) fn show_versions(&mut self) -> Vec<Effect> {
        let versions = Versions::new(&self.desk);
        if versions.is_empty() {
            self.say(self.words().notices.no_versions.clone());
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
                let name = fill(&self.words().export.name, &[("day", &day), ("ending", ending)]);
                let notes = if way == Way::Ics { Vec::new() } else { self.desk.last_look(&leaving.read) };
                self.open = Some(Open::Export(Export::new(way, &name, leaving, notes)));
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
        if let Ok(leaving) = self.leaving(way, address.as_ref())
            && let Some(Open::Export(export)) = &mut self.open
        {
            export.show(leaving);
        }
    }

    /// It leaves as it stands before the writer's eyes.
    pub(super) fn send(&mut self, path: String) -> Vec<Effect> {
        let Some(Open::Export(export)) = &mut self.open else { return Vec::new() };
        let typed = export.address();
        if let Some(fault) = Address::parse(&typed).err().filter(|_| !typed.is_empty()) {
            fault.sentence(&self.desk.content.words.papers.address).clone_into(&mut export.said);
            return Vec::new();
        }
        let (way, text) = (export.way, export.text().to_owned());
        if way.ending().is_some() {
            return vec![Effect::Export { path, text }];
        }
        self.open = None;
        self.keep_version(way, text.clone());
        vec![Effect::Copy(text)]
    }

    /// Remembers what left, exactly as it left. Dates are no message.
    pub(super) fn keep_version(&mut self, way: Way, text: String) {
        let Some(letter) = self.desk.letter().filter(|_| way != Way::Ics) else { return };
        let left = paper::version(letter, self.desk.now.unix, way.id(), text);
        self.desk.workbook.left.push(Arc::new(left));
    }

    /// What would leave that way.
    fn leaving(&self, way: Way, to: Option<&Address>) -> Result<Leaving, String> {
        let words = &self.desk.content.words;
        let Some(letter) = self.desk.letter() else { return Err(words.screen.notices.no_letter.clone()) };
        let read = clean(&paper::letter_txt(letter)).text;
        let bytes = match way {
            Way::Copy | Way::Txt => read.clone(),
            Way::Md => paper::letter_md(letter),
            Way::Html => paper::letter_html(letter, &words.papers.page),
            Way::Eml => paper::letter_eml(&self.as_mail(letter), to),
            Way::Mailto => self.link(letter, to)?,
            Way::Ics => {
                let dates = self.dates().ok_or_else(|| words.screen.notices.no_days.clone())?;
                return Ok(Leaving { read: dates.clone(), bytes: dates });
            }
        };
        Ok(Leaving { read, bytes })
    }

    fn link(&self, letter: &Letter, to: Option<&Address>) -> Result<String, String> {
        let words = &self.desk.content.words.papers;
        paper::letter_mailto(&self.as_mail(letter), to).map_err(|long| long.sentence(words))
    }

    /// The letter with the subject that its e-mail has, where its own channel has none.
    fn as_mail(&self, letter: &Letter) -> Letter {
        let subject = |letter: &Letter| (letter.subject.clone(), letter.heading.clone());
        let (subject, heading) = match self.desk.wish().filter(|_| letter.subject.is_empty()) {
            Some(wish) => {
                subject(&self.desk.composed(&crate::letter::Wish { channel: crate::letter::Channel::Email, ..wish }))
            }
            None => subject(letter),
        };
        Letter { subject, heading, ..letter.clone() }
    }

    /// The dates of the workbook, for a calendar; none where there are none.
    fn dates(&self) -> Option<String> {
        let days = paper::ics::Days::of(self.desk.workbook.decision(), |id| self.desk.date(id));
        let words = &self.desk.content.words.papers.calendar;
        paper::ics::calendar(&days, words, self.desk.now.unix, &self.desk.workbook.book)
    }
}
