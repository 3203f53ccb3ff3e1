//! Many answers to a few beginnings.

use super::*;

pub(super) fn rules() -> Joins {
    ron::from_str(include_str!("../../../assets/letters/join.ron")).unwrap()
}

pub(super) fn check(stem: &str, answer: &str, expected: &str) {
    assert_eq!(join(stem, answer, &rules()).text(), expected, "{stem} + {answer:?}");
}

pub(super) fn thanks(answer: &str, expected: &str) {
    check("Thank you for", answer, expected);
}

pub(super) fn year(answer: &str, expected: &str) {
    check("In the past year I", answer, expected);
}

#[test]
fn a_fragment_reads_on() {
    thanks("the trust you put in me", "Thank you for the trust you put in me.");
    thanks("trusting me with the migration.", "Thank you for trusting me with the migration.");
    thanks("your patience", "Thank you for your patience.");
    thanks("3 good years", "Thank you for 3 good years.");
    thanks("Dana's help", "Thank you for Dana's help.");
    year("cut release time from days to minutes", "In the past year I cut release time from days to minutes.");
    year("was on call for 40 weekends", "In the past year I was on call for 40 weekends.");
    check("I want to", "stay close to the code", "I want to stay close to the code.");
    check("I am taking this on because", "it is time", "I am taking this on because it is time.");
    check("I am taking this on because", "we need a calm head", "I am taking this on because we need a calm head.");
    check("A first step could be", "to run the next review", "A first step could be to run the next review.");
}

#[test]
fn a_capital_is_lowered_only_where_it_is_nobodys_name() {
    thanks("The trust you put in me.", "Thank you for the trust you put in me.");
    thanks("Asking me first", "Thank you for asking me first.");
    thanks("Ana's trust", "Thank you for Ana's trust.");
    thanks("EMEA's trust", "Thank you for EMEA's trust.");
    thanks("THE trust", "Thank you for THE trust.");
    year("Led the Kubernetes move", "In the past year I led the Kubernetes move.");
    check("I would like to lead", "Kubernetes training", "I would like to lead Kubernetes training.");
    check("I would like to lead", "iOS training", "I would like to lead iOS training.");
}

#[test]
fn a_sentence_of_its_own_stands_alone() {
    thanks("I know what this offer took.", "I know what this offer took.");
    thanks("i know what this offer took", "I know what this offer took.");
    thanks("i'm touched", "I'm touched.");
    thanks("I’ve learned a lot", "I’ve learned a lot.");
    thanks("We had a good year", "We had a good year.");
    thanks("My team told me", "My team told me.");
    thanks("Your trust means a lot to me", "Your trust means a lot to me.");
    thanks("It was kind of you", "It was kind of you.");
    thanks("we had a good year", "We had a good year.");
    thanks("the offer is generous", "The offer is generous.");
    thanks("The offer is generous", "The offer is generous.");
    year("I rebuilt the release process", "I rebuilt the release process.");
    year("the launch went well", "The launch went well.");
    year("leading the migration", "In the past year: leading the migration.");
    check("I would like to keep growing by", "to mentor two people", "I would like to mentor two people.");
}

#[test]
fn a_clause_inside_is_no_sentence() {
    thanks("the trust you have shown", "Thank you for the trust you have shown.");
    thanks("showing me what leadership is", "Thank you for showing me what leadership is.");
    thanks("the time and care that were in it", "Thank you for the time and care that were in it.");
}

#[test]
fn several_sentences() {
    thanks("The offer came at a hard time. It meant much.", "The offer came at a hard time. It meant much.");
    thanks("the trust. I did not expect it", "Thank you for the trust. I did not expect it.");
    year("I led A. We cut B", "I led A. We cut B.");
    year("Led the move. We cut the queue by half.", "In the past year I led the move. We cut the queue by half.");
    thanks("your trust (e.g. last Friday)", "Thank you for your trust (e.g. last Friday).");
}

#[test]
fn what_the_stem_said_is_said_once() {
    thanks("thank you for the trust", "Thank you for the trust.");
    thanks("Thank you for the trust", "Thank you for the trust.");
    thanks("THANK YOU FOR the trust", "Thank you for the trust.");
    thanks("Thank you for thank you for the trust", "Thank you for the trust.");
    thanks("for the trust", "Thank you for the trust.");
    thanks("… for the trust", "Thank you for the trust.");
    thanks("Thank you for: the trust", "Thank you for the trust.");
    thanks("forward planning", "Thank you for forward planning.");
    year("in the past year, I led the move", "In the past year I led the move.");
    check("I want to", "to stay", "I want to stay.");
    check("I want to", "want to stay", "I want to stay.");
    check("I want to", "I want to stay", "I want to stay.");
    check("Staying where I am lets me", "to focus", "Staying where I am lets me focus.");
    check("Staying where I am lets me", "lets me focus", "Staying where I am lets me focus.");
    check("It also keeps", "keeps the vendors close", "It also keeps the vendors close.");
    check("It also keeps", "it also keeps the vendors close", "It also keeps the vendors close.");
    check("I am taking this on because", "because I love it", "I am taking this on because I love it.");
    check("To do it well I need", "I need a deputy", "To do it well I need a deputy.");
    check("I would suggest a trial", "a trial of three months", "I would suggest a trial of three months.");
    let other = join_with("Staying where I am keeps", "It also keeps", "it also keeps the vendors close", &rules());
    assert_eq!(other.text(), "Staying where I am keeps the vendors close.");
}

#[test]
fn a_bridge_where_one_is_needed() {
    check("I would suggest a trial", "three months", "I would suggest a trial of three months.");
    check("I would suggest a trial", "3 months", "I would suggest a trial of 3 months.");
    check("I would suggest a trial", "until March", "I would suggest a trial until March.");
    check("I would suggest a trial", "of a quarter", "I would suggest a trial of a quarter.");
}

#[test]
fn the_closing() {
    thanks("the trust..", "Thank you for the trust.");
    thanks("the trust...", "Thank you for the trust...");
    thanks("the trust…", "Thank you for the trust…");
    thanks("the trust!", "Thank you for the trust!");
    thanks("the trust?!", "Thank you for the trust?!");
    thanks("the trust,  ", "Thank you for the trust.");
    thanks("the trust!,", "Thank you for the trust!");
    thanks("the trust -", "Thank you for the trust.");
    thanks("saying \"take your time.\"", "Thank you for saying \"take your time.\"");
    thanks("saying “take your time”", "Thank you for saying “take your time”.");
    thanks("the trust (and time)", "Thank you for the trust (and time).");
    thanks("a rise of 5 %", "Thank you for a rise of 5 %.");
    thanks("the trust 🙏", "Thank you for the trust 🙏");
}

#[test]
fn lines_become_a_list_or_sentences() {
    thanks("- the trust\n- the time", "Thank you for the trust and the time.");
    thanks("• The trust.\n• The time.\n• The advice.", "Thank you for the trust, the time and the advice.");
    thanks("the trust\nthe time", "Thank you for the trust and the time.");
    thanks("the trust,\nand the time", "Thank you for the trust, and the time.");
    thanks("- the trust !\n- the time", "Thank you for the trust and the time.");
    thanks("- The talk\n- Your patience", "Thank you for the talk and your patience.");
    thanks("- The talk\n- Your patience was great", "Thank you for the talk. Your patience was great.");
    thanks("1. the trust\n2. the time", "Thank you for the trust and the time.");
    thanks("the trust\n\nI did not expect it.", "Thank you for the trust. I did not expect it.");
    thanks("I am glad\nthe time was right", "I am glad. The time was right.");
    thanks("- the trust, the time\n- the advice", "Thank you for the trust, the time, and the advice.");
    thanks("- trust and time\n- advice", "Thank you for trust and time, and advice.");
    thanks("thank you for the trust\nthank you for the time", "Thank you for the trust and the time.");
    thanks(
        "the long and patient talks that we have had over the past\nyear about all this",
        "Thank you for the long and patient talks that we have had over the past year about all this.",
    );
    year("- Led the move\n- Trained six people", "In the past year I led the move and trained six people.");
    year("- I led the move\n- I trained six people", "I led the move. I trained six people.");
}

#[test]
fn blanks_and_hidden_characters() {
    thanks("  the   trust \t you  put\u{a0}in me ", "Thank you for the trust you put\u{a0}in me.");
    thanks("the\u{1b}[31m trust\u{202e}", "Thank you for the[31m trust.");
}

#[test]
fn questions_keep_or_get_their_mark() {
    for (text, expected) in [
        ("how many people?", "How many people?"),
        ("what became of the last lead", "What became of the last lead?"),
        ("Is there a way back.", "Is there a way back."),
        ("pay, and what it costs", "Pay, and what it costs"),
    ] {
        assert_eq!(asked(text, &rules()), expected);
    }
}

#[test]
fn nothing_said_is_nothing_written() {
    for nothing in ["", "  ", "\n\n", "…", "-", "- ", "?", ".", "Thank you for", "thank you for…", "--"] {
        thanks(nothing, "");
    }
}

#[test]
fn other_scripts_pass_whole() {
    thanks("저를 믿어 주신 것", "저를 믿어 주신 것.");
    thanks("저를 믿어 주셔서 감사합니다.", "저를 믿어 주셔서 감사합니다.");
    thanks("شكرا على الثقة", "شكرا على الثقة.");
    thanks("信頼してくれたこと", "信頼してくれたこと。");
    thanks("ნდობა", "ნდობა.");
    thanks("👍", "👍");
    thanks("👍 the trust", "Thank you for 👍 the trust.");
    check("", "спасибо за доверие", "Спасибо за доверие.");
    check("", "straße", "Straße.");
}

#[test]
fn a_word_that_is_wanted_between() {
    let grow = |answer, expected| check("I would like to keep growing by", answer, expected);
    grow("conference talks", "How I would like to grow: conference talks.");
    grow("mentoring two people", "I would like to keep growing by mentoring two people.");
    grow("slowly taking on more", "I would like to keep growing by slowly taking on more.");
    grow("to learn statistics", "I would like to learn statistics.");
    check("I would like to lead", "to set up a guild", "I would like to set up a guild.");
    check("I would suggest a trial", "about half a year", "I would suggest a trial of about half a year.");
    check("Staying where I am lets me", "Double down on quality", "Staying where I am lets me double down on quality.");
    check("In the past year I", "GPU-tuned the build", "In the past year I GPU-tuned the build.");
}

#[test]
fn verbatim_sentences_begin_with_a_capital() {
    check("", "the launch", "The launch.");
    check("", "i am", "I am.");
    check("", "iPhone sales rose", "iPhone sales rose.");
    check("", "\"quoted\" words", "\"Quoted\" words.");
    check("", "40 people", "40 people.");
    check("", "mp3 players", "mp3 players.");
}

#[test]
fn one_word_and_three_thousand() {
    thanks("trust", "Thank you for trust.");
    let long = "so much trust ".repeat(1000);
    thanks(&long, &format!("Thank you for {}.", long.trim_end()));
}

#[test]
fn the_pieces_are_the_whole() {
    let joined = join("", "Dr. Kim came. 안녕. Who? 你好。再见。 e.g. this", &rules());
    assert_eq!(joined.text(), "Dr. Kim came. 안녕. Who? 你好。再见。 e.g. this.");
    assert!(joined.sentences.len() >= 4);
}
