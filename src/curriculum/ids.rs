//! The few ids that the program itself relies on. The checker holds that each exists.

/// The decision.
pub const DECISION: &str = "decide.answer";
/// How sure.
pub const SURE: &str = "decide.sure";
/// The option of the decision that asks for time, and the kind of message of the short path.
pub const TIME: &str = "time";
/// The option of the decision that is a plain no.
pub const DECLINE: &str = "decline";
/// The one reason that is said aloud.
pub const REASON: &str = "decide.because";
/// The role on offer.
pub const ROLE: &str = "offer.role";
/// The role of today.
pub const CURRENT: &str = "offer.current";
/// What a trial could look like.
pub const TRIAL: &str = "terms.trial";
/// Whom to greet.
pub const FROM: &str = "offer.from";
/// Who signs.
pub const ME: &str = "offer.me";
/// By when an answer is expected.
pub const ANSWER_BY: &str = "offer.answer_by";
/// How the offer was made.
pub const HOW: &str = "offer.how";
/// The option of it that says: in a conversation.
pub const CONVERSATION: &str = "conversation";
/// Until when the writer needs to think.
pub const UNTIL: &str = "time.until";
/// When the writer looks back on it.
pub const REVISIT: &str = "decide.revisit";
/// When to talk again, by the option of the decision after which there is something to talk about.
pub const TALK_AGAIN: [(&str, &str); 2] = [("decline", "decline.talk_again"), ("path", "path.talk_again")];
/// How soon something must be said.
pub const URGENCY: &str = "offer.urgency";
/// The option of urgency that offers the short path.
pub const TODAY: &str = "today";
/// Whether to cover for a while.
pub const INTERIM: &str = "decline.interim";
/// The option of it that ends on a day.
pub const COVER: &str = "until";
/// The ledger of what is known and what is assumed.
pub const LEDGER: &str = "known.ledger";
/// The option of its column `how` that says a belief is a guess.
pub const GUESSED: &str = "guessed";
/// Colleagues who could do it.
pub const PEOPLE: &str = "decline.people";
/// The risks that can become rows of it.
pub const RISKS: &str = "weigh.risks";
/// What they might say, and what the writer will answer.
pub const PUSHBACK: &str = "after.pushback";
/// Its column of what they say.
pub const THEY: &str = "they";
/// Its column of what the writer answers.
pub const ANSWER: &str = "me";
/// The stage after the letter: the card and the rehearsal are opened there.
pub const AFTER: &str = "after";
/// The stage of the letter.
pub const REPLY: &str = "reply";
/// What is feared in the change.
pub const FEARS_CHANGE: &str = "fears.change";
/// What is feared in everything staying as it is.
pub const FEARS_SAME: &str = "fears.same";
/// What speaks for staying.
pub const STAY: &str = "weigh.stay";
/// What speaks for the move.
pub const MOVE: &str = "weigh.move";
/// The stage of the two fears.
pub const FEARS: &str = "fears";
/// The stage of the balance.
pub const WEIGH: &str = "weigh";
/// The stage of the decision.
pub const DECIDE: &str = "decide";
/// The stage of the truths.
pub const TRUTHS: &str = "truths";
/// The truth in the writer's own words.
pub const OWN_TRUTH: &str = "truths.own";
/// The options of a truth.
pub const TRUE: &str = "true";
/// It is true in part.
pub const PARTLY: &str = "partly";
/// It is not true.
pub const NOT: &str = "no";
