//! Letters in Korean: whole from any set of answers, each answer as its own sentence, and silent about what is private.

use std::collections::HashSet;
use std::sync::LazyLock;

use demur::curriculum::{self, Privacy, Question};
use demur::day;
use demur::language::Language;
use demur::letter::{self, Channel, Kind, Length, Letter, Letters, Sentence, Tone, Wish};
use demur::paper::letter_txt;
use demur::workbook::{Answer, Shareable, Workbook};
use proptest::prelude::*;

use crate::curriculum_checker;
use crate::fixtures::{self, choice, date, ledger, list, prose};
use crate::letters::{Desk, wishes};
use crate::letters_any::{answer, cases, private_words, said};

pub static DESK: LazyLock<Desk> = LazyLock::new(|| Desk {
    curriculum: curriculum::in_language(Language::Korean).unwrap(),
    letters: Letters::in_language(Language::Korean).unwrap(),
    names: day::in_language(Language::Korean).unwrap(),
});

pub fn smallest() -> Workbook {
    fixtures::workbook(vec![
        ("offer.role", prose("고객지원팀 팀장")),
        ("offer.from", prose("다나 님")),
        ("offer.me", prose("로빈")),
    ])
}

/// As people answer in a few words: things, and no sentences.
pub fn middling() -> Workbook {
    let mut book = smallest();
    for (id, answer) in [
        ("offer.from", prose("김민수 팀장")),
        ("offer.current", prose("설계 업무")),
        ("decide.because", prose("어려운 설계에 시간을 들이는 것")),
        ("decline.thanks_for", prose("저를 믿어 주신 것")),
        ("decline.focus", prose("- 어려운 문의\n- 신입 교육")),
        ("decline.keep", prose("거래처와의 오랜 관계")),
        ("decline.people", ledger(&[&["박하나", "", "yes"], &["이준 대리", "", "yes"], &["최민", "느림", "no"]])),
        ("decline.interim", choice("until", "")),
        ("decline.door", choice("if", "실무를 절반 이상 이어 갈 수 있다면")),
        ("decline.grow", prose("기술 글쓰기")),
        ("time.until", date("2026-12-04")),
        ("accept.thanks_for", prose("- 금요일에 내 주신 시간\n- 기다려 주신 것")),
        ("accept.need", prose("회의 없는 날 이틀")),
        ("terms.conditions", ledger(&[&["첫날부터 부팀장을 두는 것", "배포가 한 사람을 기다리지 않습니다."]])),
        ("path.proposal", prose("두 팀의 기술 멘토 역할")),
        ("time.need_to_know", list(&[], &["제 상사는 누가 되나요"])),
    ] {
        book.set(id, Some(answer));
    }
    book
}

/// Everything, in whole sentences; private answers included.
pub fn full() -> Workbook {
    let mut book = fixtures::workbook(vec![
        ("offer.role", prose("고객지원팀 팀장")),
        ("offer.current", prose("고객지원 엔지니어")),
        ("offer.from", prose("김민수 팀장님")),
        ("offer.me", prose("이로빈")),
        ("offer.made_on", date("2026-11-13")),
        ("offer.answer_by", date("2026-12-04")),
        ("decide.answer", choice("decline", "")),
        ("decide.because", prose("팀에 가장 도움이 되는 곳에서 제 일을 가장 잘하고 싶습니다.")),
        ("weigh.paths", list(&["specialist", "mentor"], &["사내 강의"])),
    ]);
    let thanks = "제 일에서 보신 점을 직접 말씀해 주셔서 고맙습니다.";
    let questions: &[&[&str]] = &[
        &["열두 명", "guessed", "몇 명을 맡게 되나요", "팀장님", ""],
        &["코드는 거의 없음", "told", "실무가 얼마나 남는지 알고 싶습니다.", "팀장님", ""],
        &["급여 인상", "seen", "급여는 얼마나 오르나요?", "인사팀", "팔 퍼센트"],
    ];
    let people: &[&[&str]] = &[
        &["박하나", "배포 과정을 잘 압니다.", "yes"],
        &["이준 대리", "인수인계를 두 번 맡았습니다", "yes"],
        &["최민", "요즘 흔들림", "no"],
    ];
    let conditions: &[&[&str]] = &[
        &["일주일에 하루는 실무를 하는 것", "제가 결정하는 일을 계속 판단할 수 있습니다"],
        &["첫날부터 부팀장을 두는 것", "제가 없어도 배포가 이어집니다."],
    ];
    for (id, answer) in [
        ("decline.thanks_for", prose(thanks)),
        ("time.until", date("2026-12-02")),
        ("decline.impact", prose("지난 1년 동안 첫 답변까지 걸리는 시간을 이틀에서 네 시간으로 줄였습니다.")),
        ("decline.focus", prose("지금 자리에 있으면 어려운 건에 필요한 만큼 시간을 들일 수 있습니다.")),
        ("decline.relief", prose("주간 보고와 당직 주 편성도 제가 맡을 수 있습니다.")),
        ("decline.project", prose("새 티켓 시스템으로 옮기는 일을 이끌고 싶습니다.")),
        ("decline.keep", prose("가장 오래된 고객 두 곳도 계속 아는 사람과 일하게 됩니다.")),
        ("decline.people", ledger(people)),
        ("decline.interim", choice("until", "2027-01-29")),
        ("decline.other_ways", list(&["rotation", "interest"], &[])),
        ("decline.grow", prose("더 큰 프로젝트를 첫날부터 마지막 날까지 맡으며 계속 성장하고 싶습니다.")),
        ("decline.door", choice("open", "")),
        ("decline.talk_again", date("2027-01-15")),
        ("accept.thanks_for", prose(thanks)),
        ("accept.why", prose("이 팀이 앞으로 한 해를 지나는 데 힘이 되고 싶어서 맡습니다.")),
        ("accept.need", prose("지금 하는 일을 넘겨줄 한 달이 필요합니다.")),
        ("accept.start", date("2027-01-04")),
        ("terms.thanks_for", prose("먼저 물어봐 주셔서 감사합니다")),
        ("terms.conditions", ledger(conditions)),
        ("terms.trial", prose("석 달 동안 시험 삼아 맡고, 달마다 끝에 이야기를 나누면 좋겠습니다.")),
        ("path.thanks_for", prose("지금 하는 일 너머까지 봐 주셔서 고마운 마음입니다.")),
        ("path.proposal", prose("신입 교육까지 맡는 전문가 자리를 제안드리고 싶습니다.")),
        ("path.value", prose("팀에는 어려운 건에 늘 시간을 낼 수 있는 사람이 있게 됩니다.")),
        ("path.first_step", prose("여름까지 매주 반나절을 여기에 쓰는 것이 첫걸음이 될 수 있습니다.")),
        ("path.talk_again", date("2026-12-11")),
        ("time.need_to_know", list(&[], &["몇 명을 맡게 되나요?", "전임자는 어떻게 되었는지"])),
        ("known.ledger", ledger(questions)),
        ("five.love", prose("아무도 없는 아침의 고요함과 zebrafinches 소리.")),
        ("choice.mine", prose("저녁시간은 딸아이의 것입니다.")),
        ("decide.predict", prose("투덜거리다가 잊어버릴 것입니다.")),
    ] {
        book.set(id, Some(answer));
    }
    book
}

/// As people type when they are tired.
fn messy() -> Workbook {
    fixtures::workbook(vec![
        ("offer.role", prose("팀을 맡아 달라고 하셨어요")),
        ("offer.current", prose("백엔드 개발 일")),
        ("offer.from", prose("박 부장!")),
        ("offer.me", prose("이서연 드림")),
        ("decide.because", prose("지금 하는 일이 좋고\n그 일을 계속하고 싶어요 ㅎㅎ")),
        ("decline.thanks_for", prose("  진짜   감사해요~!! ")),
        ("decline.impact", prose("- 문의 40% 줄임\n- 신입 3명 교육\n- 3분기 장애 없음")),
        ("decline.focus", prose("api 설계를 계속 맡을 수 있어요. 그러면 장애도 빨리 풀려요")),
        ("decline.people", ledger(&[&["박하나 씨", "배포를 잘 알아요", "yes"], &["", "누군가", "yes"]])),
        ("decline.interim", choice("until", "1분기 말까지")),
        ("decline.other_ways", list(&["rotation", "within"], &["부산 사무실에 물어보기."])),
        ("decline.door", choice("if", "팀장이 두 명이 되면 생각해 볼게요.")),
        ("weigh.paths", list(&["project"], &[])),
        ("accept.need", prose("제 일을 누가 맡을지 알고 싶습니다")),
        ("terms.conditions", ledger(&[&["급여 조정", "오래 함께할 수 있음"], &["", "x"], &["금요일은 실무", ""]])),
        ("terms.trial", prose("석 달")),
        ("decline.talk_again", date("2026-12-11")),
    ])
}

fn books() -> [(&'static str, Workbook); 4] {
    let nothing = fixtures::workbook(Vec::new());
    [("full", full()), ("middling", middling()), ("smallest", smallest()), ("nothing", nothing)]
}

#[test]
fn the_letters_in_korean_have_no_fault() {
    let faults = letter::faults(&DESK.letters, &DESK.curriculum, &curriculum_checker::words());
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// What the two languages have in common: the same kinds, in the same forms.
#[test]
fn the_same_can_be_wished_for_as_in_english() {
    assert_eq!(DESK.letters.kinds().collect::<Vec<_>>(), crate::letters::DESK.letters.kinds().collect::<Vec<_>>());
    for wish in wishes() {
        let letter = DESK.write(&full(), wish);
        assert!(letter.nearest.is_none() && letter.long.is_empty(), "{wish:?}");
        assert_eq!(letter.subject.is_empty(), wish.channel != Channel::Email, "{wish:?}");
    }
}

#[test]
fn every_kind_in_every_tone_in_korean() {
    let written = |kind: Kind, channel: Channel, (name, book): &(&str, Workbook)| -> String {
        let here = wishes().filter(|wish| wish.kind == kind && wish.channel == channel);
        let told = here.map(|wish| {
            let head = format!("{name}, {}, {}", wish.tone.id(), wish.length.id());
            ["======== ", &head, "\n", &letter_txt(&DESK.write(book, wish)), "\n"].concat()
        });
        told.collect()
    };
    for kind in Kind::ALL {
        for channel in Channel::ALL {
            let all: String = books().iter().map(|book| written(*kind, *channel, book)).collect();
            insta::assert_snapshot!(format!("letters_korean_{}_{}", kind.id(), channel.id()), all);
        }
    }
}

#[test]
fn what_a_tired_person_types_in_korean_still_reads_well() {
    let mut all = String::new();
    for kind in Kind::ALL {
        for channel in [Channel::Email, Channel::Chat, Channel::Card] {
            let text = letter_txt(&DESK.write(&messy(), Wish { channel, ..Wish::of(*kind) }));
            all.extend(["======== ", kind.id(), ", ", channel.id(), "\n", &text, "\n"]);
        }
    }
    insta::assert_snapshot!("letters_korean_messy", all);
}

#[test]
fn no_word_is_english() {
    for (name, book) in books() {
        for wish in wishes() {
            let letter = DESK.write(&book, wish);
            let texts = letter_txt(&letter) + &letter.paragraphs.iter().map(|p| p.part.as_str()).collect::<String>();
            assert!(!texts.contains(|c: char| c.is_ascii_alphabetic()), "{name}, {wish:?}\n{texts}");
        }
    }
}

#[test]
fn every_answer_is_in_the_full_letter_as_it_was_written() {
    for wish in wishes().filter(|wish| wish.kind == Kind::Decline && wish.length == Length::Full) {
        let text = letter_txt(&DESK.write(&full(), wish));
        for id in ["thanks_for", "impact", "focus", "relief", "project", "keep", "grow"] {
            let Some(Answer::Prose(words)) = full().answer(&format!("decline.{id}")).map(|it| it.for_file().clone())
            else {
                panic!("{id}")
            };
            let page = matches!(wish.channel, Channel::Email | Channel::Letter);
            assert!(!page || text.contains(&words.to_string()), "{id}, {wish:?}\n{text}");
        }
    }
}

#[test]
fn no_trial_is_told_of_where_there_is_to_be_none() {
    let mut book = full();
    book.set("terms.trial", Some(prose("시범 기간 없이 맡겠습니다")));
    for wish in wishes() {
        let text = letter_txt(&DESK.write(&book, wish));
        assert!(!text.contains("시범 기간"), "{wish:?}\n{text}");
    }
    let (long, why) = ("시범 기간은 없어도 되지만 3개월이면 좋겠어요", "시범 기간 없이 바로 역할을 넓히고 싶어요");
    for (id, told) in [("terms.trial", long), ("decide.because", why)] {
        let mut book = full();
        book.set(id, Some(prose(told)));
        assert!(wishes().any(|wish| letter_txt(&DESK.write(&book, wish)).contains(told)), "{told}");
    }
}

#[test]
fn the_boss_is_honoured_once_and_the_writer_signs_once() {
    let mut book = smallest();
    for (typed, called) in
        [("다나 님", "다나 님"), ("다나", "다나 님"), ("김민수 팀장", "김민수 팀장님"), ("팀장님", "팀장님")]
    {
        book.set("offer.from", Some(prose(typed)));
        for wish in wishes() {
            let text = letter_txt(&DESK.write(&book, wish));
            assert_eq!(text.matches(called).count(), 1, "{typed}, {wish:?}\n{text}");
            assert!(!text.contains("님 님") && !text.contains("님님"), "{text}");
        }
    }
    book.set("offer.me", Some(prose("로빈 드림")));
    let text = letter_txt(&DESK.write(&book, Wish::of(Kind::Time)));
    assert!(text.trim_end().ends_with("감사합니다.\n로빈 드림"), "{text}");
}

#[test]
fn a_role_that_cannot_be_named_is_the_one_on_offer() {
    let mut book = smallest();
    for typed in ["", "???", "팀을 맡아 달라고 하셨어요", "역할"] {
        book.set("offer.role", Some(prose(typed)));
        for wish in wishes() {
            let text = letter_txt(&DESK.write(&book, wish));
            assert!(!text.contains("맡아 달라고") && !text.contains("제안해 주신 제안"), "{text}");
            let names = matches!(wish.kind, Kind::Decline | Kind::Accept | Kind::Terms | Kind::Path);
            assert!(!names || text.contains("제안해 주신 자리"), "{wish:?}\n{text}");
        }
    }
    for typed in ["고객지원팀 팀장", "고객지원팀 팀장 자리", "고객지원팀 팀장 역할.", "고객지원팀 팀장 직책"]
    {
        book.set("offer.role", Some(prose(typed)));
        let text = letter_txt(&DESK.write(&book, Wish::of(Kind::Decline)));
        assert!(text.contains("제안해 주신 고객지원팀 팀장 자리는 맡지 않기로"), "{text}");
        assert!(text.starts_with("제목: 고객지원팀 팀장 제안에"), "{text}");
    }
}

#[test]
fn the_tones_differ_in_korean() {
    let said = |book: &Workbook, wish: Wish| {
        let letter = DESK.write(book, wish);
        let said = letter.paragraphs.iter().filter(|paragraph| !["greet", "sign"].contains(&paragraph.mv.as_str()));
        said.map(|each| each.text()).collect::<Vec<_>>()
    };
    for (name, book) in books() {
        for wish in wishes().filter(|wish| wish.tone == Tone::Warm) {
            let [warm, plain, formal] = Tone::ALL else { panic!("three tones") };
            let [warm, plain, formal] = [warm, plain, formal].map(|tone| said(&book, Wish { tone: *tone, ..wish }));
            assert!(warm != plain && plain != formal && warm != formal, "{name}, {wish:?}\n{warm:?}\n{plain:?}");
        }
    }
}

#[test]
fn a_request_for_time_hints_at_nothing_in_korean() {
    for wish in wishes().filter(|wish| wish.kind == Kind::Time) {
        let text = letter_txt(&DESK.write(&full(), wish));
        assert!(text.contains("12월 2일 수요일까지"), "{text}");
        for hint in ["사양", "거절", "수락", "맡겠", "죄송", "아쉽", "두렵", "기쁘"] {
            assert!(!text.contains(hint), "{hint}");
        }
    }
}

#[test]
fn private_cells_and_rows_stay_out_in_korean() {
    for wish in wishes() {
        let text = letter_txt(&DESK.write(&full(), wish));
        for private in ["최민", "흔들림", "열두", "거의", "guessed", "인사팀", "퍼센트", "급여", "고요함", "딸아이"]
        {
            assert!(!text.contains(private), "{private} in {wish:?}\n{text}");
        }
    }
}

/// Every shareable answer of some workbook, as an option, at random; and always the private ones of the full one.
fn any_answers() -> impl Strategy<Value = Workbook> {
    let questions: Vec<Question> =
        DESK.curriculum.questions().filter(|question| question.privacy == Privacy::Shareable).cloned().collect();
    let count = questions.len();
    (prop::collection::vec(any::<bool>(), count), prop::collection::vec(words(), count * 4)).prop_map(
        move |(taken, texts)| {
            let mut book = full();
            for ((question, texts), taken) in questions.iter().zip(texts.chunks(4)).zip(&taken) {
                book.set(&question.id, taken.then(|| answer(question, texts)));
            }
            book
        },
    )
}

/// What people may type in Korean, and what they won't.
fn words() -> impl Strategy<Value = String> {
    crate::letters_any::words_of(
        "(고맙습니다|감사해요|이유|싶어요|것|팀장|자리|님|드림|씨|하고|까요|나요| |  |\\n|\\n\\n|- |\\.|\\.\\.\\.|!|,|:|ㅎㅎ|api|\\{offer.role\\}|\\[|\\]|🙏|\u{a0}|\\t)",
    )
}

/// What is wrong with a letter, whatever was answered.
fn holes(letter: &Letter, shared: &Shareable) -> Vec<String> {
    let mut holes = Vec::new();
    let mut expect = |holds: bool, what: &str, text: &str| {
        if !holds {
            holes.push(format!("{what}: {text:?}"));
        }
    };
    let moves: Vec<&str> = letter.paragraphs.iter().map(|paragraph| paragraph.mv.as_str()).collect();
    let frame = match letter.wish.channel {
        Channel::Email => moves[..2] == ["greet", "thank"] && moves.last() == Some(&"sign"),
        Channel::Letter => moves[..2] == ["greet", "thank"] && moves.contains(&"regards") && moves.contains(&"date"),
        Channel::Chat => moves[..2] == ["greet", "thank"] && !moves.contains(&"sign"),
        Channel::Card => moves[0] == "thank" && !moves.contains(&"sign") && !moves.contains(&"greet"),
    };
    expect(frame, "it begins and ends as its channel does", &format!("{moves:?}"));
    let opening = letter.paragraphs[0].text();
    let greeted = opening.contains("안녕하세요.") || opening.contains("안녕하십니까.") || opening.ends_with('께');
    expect(greeted, "it greets", &opening);
    for paragraph in &letter.paragraphs {
        expect(!paragraph.sentences.is_empty(), "no paragraph is empty", &paragraph.id);
    }
    for (mv, Sentence { text, origins }) in
        letter.paragraphs.iter().flat_map(|paragraph| paragraph.sentences.iter().map(|s| (paragraph.mv.as_str(), s)))
    {
        expect(!text.is_empty() && text.trim() == text, "no sentence is empty or begins with a blank", text);
        expect(!text.contains("  ") && !text.chars().any(char::is_control), "no blank is doubled", text);
        let answers: String = origins.iter().filter_map(|id| shared.get(id)).map(said).collect::<Vec<_>>().join("\n");
        let answers = answers.replace(char::is_whitespace, "");
        for mark in ["..", "?.", "!.", ",.", ",,", ":.", "::", "{", "}", "[", "]", "<", ">"] {
            expect(!text.contains(mark) || answers.contains(mark), "what no answer holds is not there", text);
        }
        let ours = origins.is_empty() && mv != "date";
        expect(!ours || text.ends_with(['.', '?', ':']), "a sentence of ours is whole", text);
        let led = ["이유:", "제안:", "첫걸음:", "감사드리는 점:", "필요한 것:", "시범 기간:"];
        expect(!led.contains(&text.as_str()) || answers.contains(':'), "nothing leads to nothing", text);
    }
    holes
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, max_shrink_iters: 300, ..ProptestConfig::default() })]

    #[test]
    fn any_answers_give_a_letter_in_korean_without_a_hole_or_a_private_word(book in any_answers()) {
        let shared = Shareable::of(&book, &DESK.curriculum);
        let private = private_words(&DESK, &book);
        prop_assert!(private.iter().any(|word| word == "zebrafinches"));
        for wish in wishes() {
            let letter = DESK.write(&book, wish);
            let text = letter_txt(&letter);
            let holes = holes(&letter, &shared);
            prop_assert!(holes.is_empty(), "{:?}: {:?}\n{}", wish, holes, text);
            let words: HashSet<&str> = text.split(|c: char| !c.is_alphabetic()).collect();
            let found = private.iter().find(|word| words.contains(word.as_str()));
            prop_assert_eq!(found, None);
        }
    }
}
