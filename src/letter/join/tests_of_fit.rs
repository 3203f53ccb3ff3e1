//! Answers that do not fit their beginning, and some that do.

use super::*;

fn joined(stem: &str, cases: &[(&str, &str)]) {
    let rules: Joins = ron::from_str(include_str!("../../../assets/letters/join.ron")).unwrap();
    let wrong: Vec<String> = cases
        .iter()
        .map(|(answer, expected)| (join(stem, answer, &rules).text(), *answer, *expected))
        .filter(|(text, _, expected)| text != expected)
        .map(|(text, answer, expected)| format!("{answer:?}\n   gave {text:?}\n   not  {expected:?}"))
        .collect();
    assert!(wrong.is_empty(), "{stem}\n{}", wrong.join("\n"));
}

#[test]
fn what_one_wants() {
    joined(
        "I want to",
        &[
            ("dont want to be the one", "My reason: dont want to be the one."),
            ("family first.", "My reason: family first."),
            ("Family first.", "My reason: family first."),
            ("love coding too much", "My reason: love coding too much."),
            ("im tired", "Im tired."),
            ("ill health in the family", "My reason: ill health in the family."),
            ("code", "I want to code."),
            ("code reviews", "My reason: code reviews."),
            ("not manage people", "I want to not manage people."),
            ("zigzag through the trade", "I want to zigzag through the trade."),
            ("recognition for my work", "My reason: recognition for my work."),
            ("I want to hike", "I want to hike."),
            ("My family.", "My reason: my family."),
            ("현장에 남고 싶습니다", "현장에 남고 싶습니다."),
            ("가족", "My reason: 가족."),
        ],
    );
    joined(
        "Staying where I am lets me",
        &[
            ("pastry section runs itself", "What staying brings: pastry section runs itself."),
            ("code reviews", "What staying brings: code reviews."),
            ("enjoy the work", "Staying where I am lets me enjoy the work."),
            ("Because I know it best, incidents get solved", "Because I know it best, incidents get solved."),
            ("Quality.", "What staying brings: quality."),
        ],
    );
}

#[test]
fn what_was_done() {
    joined(
        "In the past year I",
        &[
            ("new dessert menu", "In the past year: new dessert menu."),
            ("sales up", "In the past year: sales up."),
            ("ive trained two juniors", "Ive trained two juniors."),
            ("been promoted", "In the past year: been promoted."),
            ("Teaching.", "In the past year: teaching."),
            ("3 new customers.", "In the past year: 3 new customers."),
            ("p99 400ms → 90ms", "In the past year: p99 400ms → 90ms."),
            ("quietly rebuilt the cage", "In the past year I quietly rebuilt the cage."),
            ("In the past year we grew", "In the past year we grew."),
            ("- Led the move\n- 3 new customers", "In the past year: led the move and 3 new customers."),
        ],
    );
}

#[test]
fn why() {
    joined(
        "I am taking this on because",
        &[
            ("to help the depots", "I am taking this on to help the depots."),
            ("because to help the depots", "I am taking this on to help the depots."),
            ("need the money", "My reason: need the money."),
            ("curiosity", "My reason: curiosity."),
            ("helping the team", "My reason: helping the team."),
            ("helping the team is fun", "I am taking this on because helping the team is fun."),
            ("I love it", "I am taking this on because I love it."),
            ("The team needs me", "I am taking this on because the team needs me."),
            ("curiosity drives me", "I am taking this on because curiosity drives me."),
            ("of the team", "I am taking this on because of the team."),
            ("the trust you have in me", "My reason: the trust you have in me."),
            ("im ready", "I am taking this on because im ready."),
        ],
    );
    joined(
        "For the team it means",
        &[
            ("You get a calm release", "For the team it means you get a calm release."),
            ("we keep the vendors", "For the team it means we keep the vendors."),
            ("less firefighting", "For the team it means less firefighting."),
            ("keep the knowledge", "For the team: keep the knowledge."),
            ("lets us ship", "For the team: lets us ship."),
        ],
    );
}

#[test]
fn what_could_be() {
    joined(
        "I would suggest a trial",
        &[
            ("see how it goes", "A trial: see how it goes."),
            ("trial see how it goes", "A trial: see how it goes."),
            ("Period of four months", "A trial: period of four months."),
            ("six-month trial", "I would suggest a six-month trial."),
            ("a six-month trial", "I would suggest a six-month trial."),
            ("6 month trial then we review", "I would suggest a 6 month trial then we review."),
            ("an 8 week trial", "I would suggest an 8 week trial."),
            ("8 week trial", "A trial: 8 week trial."),
            ("three month trial", "I would suggest a three month trial."),
            ("half-time trial until June", "I would suggest a half-time trial until June."),
            ("the three month trial we talked about", "A trial: the three month trial we talked about."),
            ("another short trial", "A trial: another short trial."),
            ("three short trial periods", "A trial: three short trial periods."),
            ("two one month trial periods", "A trial: two one month trial periods."),
            ("some kind of trial", "A trial: some kind of trial."),
            ("3 months trial", "A trial: 3 months trial."),
            ("open-ended trial", "A trial: open-ended trial."),
            ("I think three months", "A trial: I think three months."),
            ("i guess about 3 months", "A trial: I guess about 3 months."),
            ("I think it is too early", "I think it is too early."),
            ("maybe 3 months?", "I would suggest a trial of maybe 3 months."),
            ("6개월", "A trial: 6개월."),
            ("starting in March", "I would suggest a trial starting in March."),
        ],
    );
    joined(
        "A first step could be",
        &[
            ("book me on the course", "A first step could be to book me on the course."),
            ("RFC", "A first step: RFC."),
            ("In March", "A first step: in March."),
            ("pairing with Ana", "A first step could be pairing with Ana."),
            ("weekly talks with Ana", "A first step could be weekly talks with Ana."),
        ],
    );
    joined(
        "What I would like to propose is",
        &[
            ("let me do the rota", "My proposal: let me do the rota."),
            ("mentor two juniors", "My proposal: mentor two juniors."),
            ("staff engineer", "My proposal: staff engineer."),
            ("that I lead the guild", "What I would like to propose is that I lead the guild."),
            ("The team needs a mentor", "The team needs a mentor."),
        ],
    );
}

#[test]
fn what_is_led_and_learned() {
    joined(
        "I would like to lead",
        &[
            ("to lead the audit", "I would like to lead the audit."),
            ("sorting out the cage", "What I would like to lead: sorting out the cage."),
            ("onboarding for new people", "I would like to lead onboarding for new people."),
        ],
    );
    joined(
        "I would like to keep growing by",
        &[
            ("forklift licence", "How I would like to grow: forklift licence."),
            ("learn Rust", "How I would like to grow: learn Rust."),
            ("deeper", "How I would like to grow: deeper."),
            ("발표와 논문", "How I would like to grow: 발표와 논문."),
            (
                "mentoring two people\nconference talks",
                "How I would like to grow: mentoring two people and conference talks.",
            ),
        ],
    );
    joined(
        "I can also take on",
        &[
            ("on-call rota", "What I can take on: on-call rota."),
            ("train the juniors", "I can also train the juniors."),
        ],
    );
    joined(
        "It also keeps",
        &[
            ("keep the vendors close", "What would be kept: keep the vendors close."),
            ("knowledge in the team", "It also keeps knowledge in the team."),
        ],
    );
    joined(
        "To do it well I need",
        &[
            ("hire a deputy", "What I need to do it well: hire a deputy."),
            ("to have a deputy", "To do it well I need to have a deputy."),
        ],
    );
}

#[test]
fn what_one_is_thankful_for() {
    joined(
        "Thank you for",
        &[
            ("you thought of me", "You thought of me."),
            ("thank you for you thought of me", "You thought of me."),
            ("cheers for asking", "Thank you for asking."),
            ("to you for asking", "Thank you for asking."),
            ("thank you so much for asking", "Thank you for asking."),
            ("Thank you!", ""),
            ("cheers", ""),
            ("Your support.", "Thank you for your support."),
            ("Your trust inspires me", "Your trust inspires me."),
            ("dont worry about it", "Dont worry about it."),
            ("the trust .-", "Thank you for the trust ."),
        ],
    );
}

#[test]
fn good_ends_stay() {
    joined(
        "I want to",
        &[
            ("keep my hands on the code", "I want to keep my hands on the code."),
            ("focus on teaching", "I want to focus on teaching."),
            ("Work part time", "I want to work part time."),
            ("be with my kids in the evenings", "I want to be with my kids in the evenings."),
            ("remain a nurse", "I want to remain a nurse."),
        ],
    );
    joined(
        "In the past year I",
        &[
            ("halved the queue", "In the past year I halved the queue."),
            ("Taught two classes", "In the past year I taught two classes."),
            ("have led the audit", "In the past year I have led the audit."),
            ("also ran the fair", "In the past year I also ran the fair."),
        ],
    );
    joined(
        "Staying where I am lets me",
        &[
            ("support customers", "Staying where I am lets me support customers."),
            ("finish the rota tool", "Staying where I am lets me finish the rota tool."),
        ],
    );
    joined(
        "I am taking this on because",
        &[
            ("my team asked me to", "I am taking this on because my team asked me to."),
            ("there is so much to do", "I am taking this on because there is so much to do."),
            ("I'm ready. The team is too.", "I'm ready. The team is too."),
        ],
    );
    joined("I would like to lead", &[("the move to the new till", "I would like to lead the move to the new till.")]);
    joined(
        "To do it well I need",
        &[
            ("a deputy\ntwo hires", "To do it well I need a deputy and two hires."),
            ("support from you", "To do it well I need support from you."),
        ],
    );
    joined(
        "For the team it means",
        &[
            ("calm nights and fewer calls", "For the team it means calm nights and fewer calls."),
            ("that nothing waits", "For the team it means that nothing waits."),
        ],
    );
}
