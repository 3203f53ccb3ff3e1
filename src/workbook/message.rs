//! What the writer made of their message: how it is wished for, paragraphs edited, moved, dropped and added, findings
//! set aside. Values only; what a message says is composed elsewhere.

/// How a message is wished for, and what its writer made of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Message {
    /// The kind chosen in the place of the decision's, by id; empty where it follows the decision.
    pub kind: String,
    /// Its channel, by id; empty for the first.
    pub channel: String,
    /// Its tone, by id; empty for the first.
    pub tone: String,
    /// Its length, by id; empty for the first.
    pub length: String,
    /// What became of each message that was worked on.
    pub drafts: Vec<Draft>,
    /// Findings that the writer set aside, oldest first.
    pub ignored: Vec<Ignored>,
}

/// What the writer made of one message. Paragraphs are known by their ids.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// `decline`, `time` …
    pub kind: String,
    /// The channels that say the same in the same paragraphs: `page`, `chat`, `card`.
    pub family: String,
    /// Paragraphs as they stood when the writer changed something last, dropped ones too; empty before that.
    pub order: Vec<String>,
    /// Paragraphs that are left out.
    pub dropped: Vec<String>,
    /// Paragraphs in the writer's own wording.
    pub pins: Vec<Pin>,
    /// Paragraphs that the writer added: id and words.
    pub own: Vec<Part>,
}

/// A paragraph by its words.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Part {
    /// Its id.
    pub id: String,
    /// Its words; lines of a list begin with `- `.
    pub text: String,
}

/// A paragraph in the writer's own wording. It no longer follows the answers.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Pin {
    /// The paragraph's id.
    pub id: String,
    /// The writer's words.
    pub text: String,
    /// What it stands over.
    pub over: Over,
}

/// What was composed when a paragraph was pinned, and how that was wished for: composed so again, it differs only where
/// an answer has changed.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Over {
    /// The composed words; empty where there were none.
    pub text: String,
    /// The channel, by id.
    pub channel: String,
    /// The tone, by id.
    pub tone: String,
    /// The length, by id.
    pub length: String,
    /// The day, as 2026-12-04.
    pub day: String,
}

/// A finding that the writer set aside.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Ignored {
    /// When, in seconds since 1970 UTC.
    pub at: i64,
    /// The rule's id.
    pub rule: String,
    /// The sentence it concerned, exactly; empty for the whole message.
    pub sentence: String,
    /// For the whole message: which one, as its kind and its family; empty for a sentence.
    pub of: String,
    /// Why, in the writer's words; may be empty.
    pub reason: String,
}

impl Message {
    /// What the writer set aside that concerns a message: sentences wherever they stand, and what is of the whole of it.
    #[must_use]
    pub fn set_aside(&self, kind: &str, family: &str) -> Vec<(String, String)> {
        let of = whole(kind, family);
        let here = self.ignored.iter().filter(|ignored| ignored.of.is_empty() || ignored.of == of);
        here.map(|ignored| (ignored.rule.clone(), ignored.sentence.clone())).collect()
    }

    /// Sets a finding aside.
    pub fn ignore(&mut self, (kind, family): (&str, &str), finding: (&str, &str), reason: &str, at: i64) {
        let (rule, sentence) = (finding.0.to_owned(), finding.1.to_owned());
        let of = if sentence.is_empty() { whole(kind, family) } else { String::new() };
        self.ignored.push(Ignored { at, rule, sentence, of, reason: reason.to_owned() });
    }

    /// Takes a finding up again that was set aside.
    pub fn take_up(&mut self, kind: &str, family: &str, (rule, sentence): (&str, &str)) {
        let of = whole(kind, family);
        let same = |one: &Ignored| one.rule == rule && one.sentence == sentence && (one.of.is_empty() || one.of == of);
        self.ignored.retain(|one| !same(one));
    }

    /// What the writer made of that message, where they made anything of it.
    #[must_use]
    pub fn draft(&self, kind: &str, family: &str) -> Option<&Draft> {
        self.drafts.iter().find(|draft| draft.kind == kind && draft.family == family)
    }

    /// Changes what the writer made of that message; begun if new. Gives what the change gives.
    pub fn change<T>(&mut self, kind: &str, family: &str, change: impl FnOnce(&mut Draft) -> T) -> T {
        if let Some(draft) = self.drafts.iter_mut().find(|draft| draft.kind == kind && draft.family == family) {
            return change(draft);
        }
        let mut draft = Draft { kind: kind.to_owned(), family: family.to_owned(), ..Draft::default() };
        let given = change(&mut draft);
        self.drafts.push(draft);
        given
    }
}

impl Over {
    /// Whether both were composed under the same wish on the same day.
    #[must_use]
    pub fn wished_like(&self, other: &Self) -> bool {
        let Self { text: _, channel, tone, length, day } = self;
        (channel, tone, length, day) == (&other.channel, &other.tone, &other.length, &other.day)
    }
}

impl Draft {
    /// Notes the order in which the paragraphs stand, where the writer changes something about them: each `id` in
    /// `shown`, and what was dropped where it was.
    pub fn settle(&mut self, shown: &[String]) {
        let mut order: Vec<String> = shown.to_vec();
        for (at, id) in self.order.iter().enumerate().filter(|(_, id)| !shown.contains(id)) {
            let before = self.order.iter().take(at).rev().find_map(|id| order.iter().position(|other| other == id));
            order.insert(before.map_or(0, |at| at + 1), id.clone());
        }
        self.order = order;
    }

    /// Puts the writer's words in the place of a paragraph: its own, else a pin over what is composed now. Where `over`
    /// is not told, a pin stands over what it stood over.
    pub fn write(&mut self, id: &str, text: &str, over: Option<Over>) {
        if let Some(pin) = self.pins.iter_mut().find(|pin| pin.id == id) {
            text.clone_into(&mut pin.text);
            pin.over = over.unwrap_or_else(|| std::mem::take(&mut pin.over));
        } else if let Some(own) = self.own.iter_mut().find(|own| own.id == id) {
            text.clone_into(&mut own.text);
        } else {
            self.pins.push(Pin { id: id.to_owned(), text: text.to_owned(), over: over.unwrap_or_default() });
        }
    }

    /// Adds a paragraph of the writer's after another, or at the top; gives its id.
    pub fn add(&mut self, after: Option<&str>, text: &str) -> String {
        let most = self.own.len() + self.pins.len() + 1;
        let free = (1..=most).map(own_id).find(|id| self.words(id).is_none());
        let id = free.unwrap_or_else(|| own_id(most));
        let at = after.and_then(|after| self.order.iter().position(|id| id == after)).map_or(0, |at| at + 1);
        self.order.insert(at, id.clone());
        self.own.push(Part { id: id.clone(), text: text.to_owned() });
        id
    }

    /// Writing of a paragraph ended. Blank lines divide it: what follows them are paragraphs of the writer's own. A
    /// paragraph that says nothing is left out; one that says what is composed is no pin.
    pub fn finish(&mut self, id: &str, composed: &str) {
        let Some(text) = self.words(id).map(str::to_owned) else { return };
        let own = self.own.iter().any(|own| own.id == id);
        let blocks = blocks(&text);
        match blocks.split_first() {
            None if own => {
                self.own.retain(|own| own.id != id);
                self.order.retain(|other| other != id);
            }
            None => {
                self.unpin(id);
                self.leave_out(id);
            }
            Some((first, [])) if !own && first == composed => self.unpin(id),
            Some((first, rest)) => {
                self.write(id, first, None);
                let mut after = id.to_owned();
                for block in rest {
                    after = self.add(Some(&after), block);
                }
            }
        }
    }

    /// The writer's words stand over what is composed now, whatever answers changed before.
    pub fn keep(&mut self, id: &str, over: Over) {
        if let Some(pin) = self.pins.iter_mut().find(|pin| pin.id == id) {
            pin.over = over;
        }
    }

    /// Makes these paragraphs the message: those that are not composed so now are pinned, and what is composed beside
    /// them is left out. `over` tells what a paragraph stands over.
    pub fn take(&mut self, parts: &[Part], composed: &[(String, String)], over: impl Fn(&str) -> Over) {
        let kept = |id: &String| parts.iter().any(|part| part.id == *id);
        self.order = parts.iter().map(|part| part.id.clone()).collect();
        self.dropped = composed.iter().map(|(id, _)| id).filter(|id| !kept(id)).cloned().collect();
        self.pins.clear();
        self.own.clear();
        let same = |part: &&Part| composed.iter().any(|(id, text)| *id == part.id && *text == part.text);
        let (own, pinned): (Vec<&Part>, Vec<&Part>) =
            parts.iter().filter(|part| !same(part)).partition(|part| part.id.starts_with(OWN));
        self.own.extend(own.into_iter().cloned());
        let pin = |part: &Part| Pin { over: over(&part.id), id: part.id.clone(), text: part.text.clone() };
        self.pins.extend(pinned.into_iter().map(pin));
    }

    /// Lets a paragraph follow the answers again.
    pub fn unpin(&mut self, id: &str) {
        self.pins.retain(|pin| pin.id != id);
    }

    /// Leaves a paragraph out. It keeps its place and its words.
    pub fn leave_out(&mut self, id: &str) {
        if !self.dropped.iter().any(|other| other == id) {
            self.dropped.push(id.to_owned());
        }
    }

    /// Brings a paragraph back that was left out.
    pub fn bring_back(&mut self, id: &str) {
        self.dropped.retain(|other| other != id);
    }

    /// Moves a paragraph past the one shown before or after it; false where there is none.
    pub fn shift(&mut self, shown: &[String], id: &str, down: bool) -> bool {
        let Some(at) = shown.iter().position(|other| other == id) else { return false };
        let beside = if down { Some(at + 1) } else { at.checked_sub(1) };
        let Some(other) = beside.and_then(|beside| shown.get(beside)) else { return false };
        let place = |wanted: &str| self.order.iter().position(|id| id == wanted);
        let (Some(from), Some(to)) = (place(id), place(other)) else { return false };
        let moved = self.order.remove(from);
        self.order.insert(to, moved);
        true
    }

    /// The writer's own words for a paragraph.
    #[must_use]
    pub fn words(&self, id: &str) -> Option<&str> {
        let pin = self.pins.iter().find(|pin| pin.id == id).map(|pin| pin.text.as_str());
        pin.or_else(|| self.own.iter().find(|own| own.id == id).map(|own| own.text.as_str()))
    }
}

/// A whole message, as a finding set aside names it.
fn whole(kind: &str, family: &str) -> String {
    format!("{kind} {family}")
}

/// How the id of a paragraph of the writer's own begins.
const OWN: &str = "own-";

fn own_id(n: usize) -> String {
    format!("{OWN}{n}")
}

/// What stands between blank lines.
fn blocks(text: &str) -> Vec<String> {
    let mut blocks = vec![String::new()];
    for line in text.lines().map(str::trim_end) {
        match blocks.last_mut() {
            Some(last) if !line.is_empty() => {
                last.push_str(if last.is_empty() { "" } else { "\n" });
                last.push_str(line);
            }
            Some(_) | None => blocks.push(String::new()),
        }
    }
    blocks.retain(|block| !block.is_empty());
    blocks
}

macro_rules! counted {
    ($($name:ident),+) => {
        $(impl std::fmt::Debug for $name {
            /// Its id and a length, never words.
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}({}, {} bytes)", stringify!($name), self.id, self.text.len())
            }
        })+
    };
}

counted!(Part, Pin);

impl std::fmt::Debug for Over {
    /// How it was wished for, and a length; never words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Over({} {} {} {}, {} bytes)", self.channel, self.tone, self.length, self.day, self.text.len())
    }
}

impl std::fmt::Debug for Ignored {
    /// The rule, never words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Ignored({} at {})", self.rule, self.at)
    }
}

#[cfg(test)]
mod tests;
