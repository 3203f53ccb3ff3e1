//! Narrow and low windows: what is needed most shows, from its beginning, and what is cut can be read elsewhere.

use demur::curriculum::ids;

use crate::fixtures;
use crate::session::Session;

fn flat(session: &Session) -> String {
    session.screen().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_row_without_the_focus_shows_its_beginning() {
    let belief = "a rather long belief about what this role would bring, and no way back";
    for (id, keys) in [("known.ledger", "<enter>t<enter><enter><enter><enter>"), ("weigh.stay", "<enter>7<enter>")] {
        let session = Session::new(30, 12).at(id).press(belief).press(keys);
        for session in [session.press("").again().at(id), Session::new(30, 12).at(id).press(belief).press(keys)] {
            assert!(session.screen().contains("a rather"), "{id}\n{}", session.screen());
            assert!(!session.screen().contains('‹'), "{id}\n{}", session.screen());
        }
    }
    let session = Session::open(fixtures::full(), 30, 12).at("offer.role");
    assert!(!session.screen().contains('‹'), "{}", session.screen());
}

#[test]
fn a_long_line_opens_at_its_end_where_one_writes_on() {
    let long = "Head of the Department for Timetables, Tracks, Trains and Everything That Runs on Them by Night";
    let mut book = fixtures::full();
    book.set("offer.role", Some(fixtures::prose(long)));
    for width in [40, 80] {
        let session = Session::open(book.clone(), width, 24).at("offer.current").at("offer.role");
        let screen = session.screen();
        let row = screen.lines().find(|line| line.contains("by Night")).unwrap_or_else(|| panic!("{screen}"));
        assert!(row.contains('‹') && !row.contains('›'), "{row}");
        // The caret stands behind the last word, on no sign.
        let (x, y) = session.caret().unwrap();
        let under = screen.lines().nth(usize::from(y)).and_then(|line| line.chars().nth(usize::from(x)));
        assert!(row.starts_with(screen.lines().nth(usize::from(y)).unwrap()), "{screen}");
        assert!(under.is_none_or(|sign| sign == ' '), "{under:?}");
        let begun = session.press("<home>");
        assert!(begun.screen().contains("Head of the"), "{}", begun.screen());
    }
}

#[test]
fn every_number_of_the_scale_shows_and_the_caret_with_it() {
    for (width, height) in [(30, 8), (24, 6), (33, 8), (40, 12)] {
        for n in 0..=10 {
            let session = Session::new(width, height).at("decide.sure").press(&n.to_string());
            let screen = session.screen();
            assert!(screen.contains(&format!("[{n}]")), "{width} {n}\n{screen}");
            assert!(!screen.lines().any(|row| row.contains('[') && row.contains('…')), "{width} {n}\n{screen}");
            let (x, y) = session.caret().expect("a caret");
            let row: Vec<char> = screen.lines().nth(y.into()).unwrap_or_default().chars().collect();
            assert_eq!(row[usize::from(x)], n.to_string().chars().next().unwrap(), "{width} {n}\n{screen}");
        }
    }
}

#[test]
fn a_follow_up_that_is_asked_for_shows() {
    for stage in fixtures::curriculum().stages() {
        for question in fixtures::curriculum().asked_in(stage).filter(|question| !question.follow_ups.is_empty()) {
            let session = Session::new(30, 8).at(&question.id).press("x<f3>");
            let first: String = question.follow_ups[0].split(' ').take(2).collect::<Vec<_>>().join(" ");
            assert!(flat(&session).contains(&first), "{}\n{}", question.id, session.screen());
        }
    }
}

#[test]
fn a_question_is_cut_only_where_there_is_no_room_and_then_it_is_read_large() {
    for (width, height) in [(30, 8), (40, 12)] {
        for stage in fixtures::curriculum().stages().iter().filter(|stage| stage.id != ids::REPLY) {
            for question in fixtures::curriculum().asked_in(stage) {
                let session = Session::new(width, height).at(&question.id).press("<esc>");
                let whole = flat(&session).contains(question.prompt.as_str());
                let blank = session.screen().lines().filter(|row| row.is_empty()).count();
                assert!(whole || blank == 0, "{}\n{}", question.id, session.screen());
                let large = session.press("<C-p>large<enter>");
                assert!(flat(&large).contains(question.prompt.as_str()), "{}\n{}", question.id, large.screen());
            }
        }
    }
    let session = Session::new(30, 8);
    assert!(flat(&session).contains("Which role are you being offered?"), "{}", session.screen());
}

#[test]
fn of_what_a_passphrase_means_nothing_is_left_out() {
    let open = |width, height| Session::open(fixtures::full(), width, height).press("<C-p>passphrase<enter>");
    for end in ["the words are lost: nobody can bring them back", "keys or screen."] {
        assert!(flat(&open(40, 12)).contains(end), "{}", open(40, 12).screen());
    }
    assert!(open(40, 12).screen().ends_with("Enter next line   Esc back"), "{}", open(40, 12).screen());
    let low = open(30, 8);
    assert!(flat(&low).contains("Forget it"), "{}", low.screen());
    assert!(low.screen().contains('↓'), "{}", low.screen());
    let turns = [flat(&low), flat(&open(30, 8).press("<pagedown>")), flat(&open(30, 8).press("<pagedown><pagedown>"))];
    for words in ["nobody can", "backups", "keys or screen."] {
        assert!(turns.iter().any(|turn| turn.contains(words)), "{words}\n{}", low.screen());
    }
    assert!(flat(&low.press("<pagedown><pageup>")).contains("Forget it"));
}

#[test]
fn that_the_message_is_another_one_is_said_first_and_at_every_size() {
    for (width, height) in [(80, 24), (40, 12), (30, 8)] {
        let session = Session::open(fixtures::full(), width, height).at("decide.answer").press("1<f4>k");
        let row = session.screen().lines().find(|row| row.contains("not what you decided (k)")).map(str::to_owned);
        let row = row.unwrap_or_else(|| panic!("{width}\n{}", session.screen()));
        assert!(row.trim_start().starts_with("not what"), "{row}");
    }
}

#[test]
fn where_there_is_no_circle_nothing_is_said_of_one() {
    for (width, height) in [(40, 12), (30, 8)] {
        let session = Session::new(width, height).press("<C-p>height.friend<enter>").wait(2);
        assert!(flat(&session).contains("while it says in"), "{}", session.screen());
        assert!(!flat(&session).contains("circle"), "{}", session.screen());
    }
}

#[test]
fn in_a_high_window_the_breath_stands_together() {
    let session = Session::new(500, 200).press("<C-p>height.friend<enter>").wait(4);
    let rows: Vec<String> = session.screen().lines().map(str::to_owned).collect();
    let words = rows.iter().position(|row| row.contains("A breath first")).expect("the words");
    let word = rows.iter().rposition(|row| row.trim() == "in" || row.trim() == "out").expect("the word");
    assert!(word - words < 40 && words > 60 && word < 140, "{words} {word}");
}

#[test]
fn the_map_shows_what_comes_after_the_question_in_hand() {
    for (width, height) in [(40, 12), (30, 8), (80, 24)] {
        let session = Session::new(width, height).at("weigh.stay").press("<f2>");
        let screen = session.screen();
        let rows: Vec<&str> = screen.lines().filter(|row| !row.is_empty()).collect();
        let at = rows.iter().position(|row| row.contains('›')).expect("the question in hand");
        assert!(at + 2 < rows.len(), "{width}\n{screen}");
    }
    let wide = Session::new(500, 50).at("weigh.stay").press("<f2>").screen();
    assert!(wide.contains("What speaks for staying where you are? How much does each weigh, 0 to 10?"), "{wide}");
}

#[test]
fn words_that_are_no_day_are_marked_and_said_on_going_on() {
    let session = Session::new(80, 24).at("offer.made_on").press("early january<tab>");
    assert!(flat(&session).contains("it is no day yet"), "{}", session.screen());
    let map = session.press("<f2>");
    assert!(map.screen().contains("? When was the offer made?"), "{}", map.screen());
    let session = Session::new(80, 24).at("offer.made_on").press("yesterday<tab>");
    assert!(!flat(&session).contains("no day yet"), "{}", session.screen());
}

#[test]
fn the_footer_has_the_keys_that_are_needed() {
    let foot = |id: &str, keys: &str| {
        let session = Session::open(fixtures::full(), 80, 24).at(id).press(keys);
        session.screen().lines().last().unwrap_or_default().to_owned()
    };
    for id in ["height.values", "fears.change", "fears.same", "known.ledger", "weigh.stay", "weigh.cost_no"] {
        for key in ["F1 help", "Ctrl-P find", "Ctrl-Q leave"] {
            assert!(foot(id, "").contains(key), "{id}: {}", foot(id, ""));
        }
    }
    assert!(foot("height.values", "").contains("Space tick"));
    for key in ["Enter its answer", "e reword paragraph", "s send", "Esc back", "F1 help"] {
        assert!(foot("decide.answer", "1<f4>").contains(key), "{key}: {}", foot("decide.answer", "1<f4>"));
    }
    assert!(foot("decide.answer", "1<f4>k").contains("k kind"));
    let find = foot("five.love", "<C-f>");
    assert!(find.contains("Enter next place") && !find.contains("F3"), "{find}");
}

#[test]
fn a_long_finding_is_read_to_its_end_and_left_in_the_smallest_window() {
    let mut book = fixtures::full();
    book.set("decide.because", Some(fixtures::prose("I am not ready for it")));
    for (width, height) in [(30, 8), (40, 12), (30, 12)] {
        let mut session = Session::open(book.clone(), width, height).at("decide.answer").press("1<f4>f");
        let count = session.app.desk().findings().len();
        for _ in 0..count {
            let foot = session.screen().lines().last().unwrap_or_default().to_owned();
            assert!(foot.contains("Esc back"), "{width}x{height}\n{}", session.screen());
            let source = session.app.desk().content.words.screen.letter.source;
            let source = source.split('{').next().unwrap_or_default().trim().to_owned();
            // Its last words are of its source.
            let mut seen = String::new();
            for _ in 0..30 {
                seen.push_str(&flat(&session));
                session.keys("<pagedown>");
            }
            assert!(seen.contains(&source), "{width}x{height} {source:?}\n{}", session.screen());
            session.keys("<down>");
        }
    }
}
