//! The curriculum in the binary: whole, faultless, and stable for those who rely on it.

use demur::curriculum::{self, BUILT_IN, Files, Kind, Privacy, check};
use demur::words::editor::EditorWords;

#[test]
fn the_curriculum_in_the_binary_has_no_fault() {
    let curriculum = curriculum::built_in().unwrap_or_else(|faults| panic!("{faults:#?}"));
    let words = EditorWords::built_in().unwrap();
    let faults = check::faults(&curriculum, &words);
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
    assert!(check::faults_in(&BUILT_IN, &words).is_empty());
    assert_eq!(curriculum, curriculum::read(&BUILT_IN).unwrap(), "what was read at build time is what is written");
}

#[test]
fn the_letter_may_use_what_it_may_and_nothing_else() {
    let curriculum = curriculum::built_in().unwrap();
    let may = |answer, name| check::may_reach(&curriculum, answer, name);
    assert!(may("offer.role", "decline.decide"));
    assert!(may("decide.because", "terms.reason"));
    assert!(may("known.ledger.question", "questions.questions"));
    assert!(may("known.ledger", "questions.questions"));
    assert!(may("terms.conditions.why", "terms.conditions"));
    assert!(!may("offer.role", "decline.reason"));
    assert!(!may("known.ledger.belief", "questions.questions"));
    assert!(!may("known.ledger.answer", "questions.questions"));
    assert!(!may("known.ledger.nothing", "questions.questions"));
    assert!(!may("offer.role.word", "decline.decide"));
    for question in curriculum.questions().filter(|question| question.privacy == Privacy::Private) {
        assert!(!may(&question.id, "time.thank"), "{}", question.id);
    }
}

#[test]
fn a_curriculum_that_would_leak_does_not_load() {
    let (name, text) = BUILT_IN.stages[1];
    let text = text.replacen("why: \"A fear", "moves: [\"time.thank\"], why: \"A fear", 1);
    let mut stages = BUILT_IN.stages.to_vec();
    stages[1] = (name, &text);
    let faults = curriculum::read(&Files { stages: &stages, ..BUILT_IN }).unwrap_err();
    let line = text.lines().position(|line| line.contains("\"five.afraid\"")).unwrap() + 1;
    assert_eq!(
        faults.iter().map(ToString::to_string).collect::<Vec<_>>(),
        [format!("five.ron, line {line}, column 13: `five.afraid` is private, and yet makes a move of a message")]
    );
}

/// The ids that files, worksheets and scripts hold. Never edit this list but to add.
const PROMISED: &str = "
    offer.role offer.current offer.from offer.me offer.made_on offer.answer_by offer.how offer.urgency offer.noticed
    five.love five.afraid five.why_you five.team five.you five.noticed
    fears.change fears.same fears.prevent fears.repair fears.noticed known.ledger known.noticed
    choice.options choice.mine choice.noticed
    height.friend height.year height.ten height.success height.values height.noticed
    truths.serve truths.team truths.care truths.heart truths.doing truths.needed truths.own truths.noticed
    weigh.stay weigh.move weigh.cost_no weigh.cost_yes weigh.risks weigh.paths weigh.noticed
    decide.answer decide.sure decide.because decide.predict decide.revisit decide.noticed
    decline.thanks_for decline.impact decline.focus decline.relief decline.project decline.keep decline.people
    decline.interim decline.other_ways decline.grow decline.door decline.talk_again decline.noticed
    accept.thanks_for accept.why accept.need accept.start accept.first accept.noticed
    terms.thanks_for terms.conditions terms.trial terms.if_not terms.noticed
    path.thanks_for path.proposal path.value path.first_step path.talk_again path.noticed
    time.until time.need_to_know time.noticed reply.noticed
    after.first after.pushback after.happened after.agreed after.review after.noticed";

#[test]
fn ids_are_stable() {
    let curriculum = curriculum::built_in().unwrap();
    let ids: Vec<&str> = curriculum.questions().map(|question| question.id.as_str()).collect();
    assert_eq!(ids, PROMISED.split_whitespace().collect::<Vec<_>>());
}

#[test]
fn the_walk_asks_as_it_is_defined() {
    let curriculum = curriculum::built_in().unwrap();
    let asked = |stage: &str| -> Vec<String> {
        curriculum.asked_in(curriculum.stage(stage).unwrap()).map(|question| question.id.clone()).collect()
    };
    assert_eq!(asked("decline")[..3], ["decline.thanks_for", "time.until", "decline.impact"]);
    assert_eq!(asked("time"), ["decline.thanks_for", "time.until", "time.need_to_know", "time.noticed"]);
    assert_eq!(curriculum.short_path(), ["offer.role", "offer.from", "offer.me", "decline.thanks_for", "time.until"]);
    let steps: Vec<_> = curriculum
        .questions()
        .filter(|question| !question.step.is_empty())
        .map(|question| question.id.as_str())
        .collect();
    assert_eq!(steps, ["decline.thanks_for", "decline.impact", "decline.people", "decline.grow"]);
    let kinds: Vec<_> = curriculum
        .questions()
        .filter(|question| question.kind == Kind::Scale)
        .map(|question| question.id.as_str())
        .collect();
    assert_eq!(kinds, ["decide.sure"]);
    assert_eq!(curriculum.question("time.until").unwrap().days, [3, 7, 14]);
    assert_eq!(curriculum.question("height.values").unwrap().limit.as_ref().unwrap().most, 3);
}
