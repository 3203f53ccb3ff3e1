//! Where a language ends a sentence with its verb: no beginning can be given, so answers are sentences and stand as they
//! are. What is none stands behind a word of ours and a colon.

use super::lines::of;
use super::seam::closed;
use super::{Joined, Joins, ends_a_sentence, says_something, series, unclosed, words};

/// A sign that stands before what is no sentence.
const COLON: char = ':';

impl Joins {
    /// Whether the text ends as a sentence, with its mark or without.
    pub(in crate::letter) fn ends_whole(&self, text: &str) -> bool {
        let said = said(text);
        self.sentence_ends.iter().chain(self.question_ends.iter()).any(|end| said.ends_with(end))
    }
}

/// The answer behind what leads in: a sentence before sentences, or a word and a colon before what is none. It reads on
/// where it needs that.
pub(super) fn join(lead: &str, answer: &str, rules: &Joins) -> Joined {
    let lead = lead.trim();
    let lines = of(answer, rules).into_iter().map(|line| words::after_pause(&line.text).to_owned());
    let lines: Vec<String> = lines.filter(|line| says_something(line)).collect();
    let parts = lines.iter().take_while(|line| is_part(line, rules)).count();
    let colon = lead.ends_with(COLON);
    let mut said = Vec::with_capacity(lines.len() + 1);
    if lines.is_empty() {
        return Joined::default();
    }
    let behind = if colon { parts } else { 0 };
    if behind > 0 {
        let items: Vec<String> = lines.iter().take(behind).cloned().collect();
        said.push(ended(&format!("{lead} {}", series(&items, &rules.both, rules)), rules));
    } else if !colon && !lead.is_empty() {
        said.push(lead.to_owned());
    }
    said.extend(lines.iter().skip(behind).map(|line| ended(line, rules)));
    Joined { sentences: said.iter().flat_map(|text| words::sentences(text)).collect(), reads_on: parts > 0 }
}

/// A question of a list: with its mark where it is one.
pub(super) fn asked(text: &str, rules: &Joins) -> String {
    if ends_a_sentence(text) {
        return text.to_owned();
    }
    let text = unclosed(text);
    let asks = rules.asked_ends.iter().any(|end| text.ends_with(end));
    format!("{text}{}", if asks { "?" } else { "" })
}

/// An item of a list: with a closing mark where it is a sentence.
pub(in crate::letter) fn item(text: &str, rules: &Joins) -> String {
    if is_part(text, rules) { unclosed(text).to_owned() } else { ended(text, rules) }
}

/// Whether a line goes on with the next one, which ends the sentence.
pub(super) fn goes_on(last: &str, next: &str, rules: &Joins) -> bool {
    let open = last.ends_with(',') || rules.goes_on.iter().any(|end| last.ends_with(end));
    open && !is_part(next, rules)
}

/// Whether a line is no sentence: one thing, without the end of one.
fn is_part(text: &str, rules: &Joins) -> bool {
    let marked = text.ends_with(['?', '!', '？', '！']);
    !marked && words::sentences(text).len() == 1 && !rules.ends_whole(text)
}

/// With its closing mark: that of a question, where it surely is one.
fn ended(text: &str, rules: &Joins) -> String {
    let asks = rules.question_ends.iter().any(|end| text.ends_with(end));
    if asks {
        format!("{text}?")
    } else if text.ends_with(laughs) {
        text.to_owned()
    } else {
        closed(text)
    }
}

/// The text without marks, signs and laughter behind it, and without what stands in brackets there.
fn said(text: &str) -> &str {
    let bare = |text: &'_ str| -> usize { text.trim_end_matches(|c: char| !c.is_alphanumeric() || laughs(c)).len() };
    let closed = text.trim_end_matches(|c: char| c.is_whitespace() || c == '.');
    let open = if closed.ends_with(')') { closed.rfind('(') } else { None };
    let text = open.filter(|at| *at > 0).and_then(|at| text.get(..at)).unwrap_or(text);
    text.get(..bare(text)).unwrap_or_default()
}

/// Letters that stand alone: ㅎㅎ, ㅠㅠ.
fn laughs(c: char) -> bool {
    matches!(c, '\u{3131}'..='\u{318e}')
}

#[cfg(test)]
mod tests {
    use super::super::super::Letters;
    use crate::language::Language;

    fn check(lead: &str, answer: &str, expected: &str, reads_on: bool) {
        let joined = super::join(lead, answer, &Letters::in_language(Language::Korean).unwrap().joins);
        assert_eq!((joined.text().as_str(), joined.reads_on), (expected, reads_on), "{answer:?}");
    }

    #[test]
    fn sentences_stand_as_they_are() {
        check("이유:", "지금 하는 일을 계속하고 싶습니다", "지금 하는 일을 계속하고 싶습니다.", false);
        check("이유:", "지금 하는 일을 계속하고 싶어요.", "지금 하는 일을 계속하고 싶어요.", false);
        check("이유:", "api 문서를 쓰고 싶습니다", "api 문서를 쓰고 싶습니다.", false);
        check("이유:", "고맙습니다 ㅎㅎ", "고맙습니다 ㅎㅎ", false);
        check("이유:", "고맙습니다 (정말로)", "고맙습니다 (정말로).", false);
        check("", "함께 이야기할 수 있을까요", "함께 이야기할 수 있을까요?", false);
        check("이유를 말씀드리겠습니다.", "이 일이 좋습니다", "이유를 말씀드리겠습니다. 이 일이 좋습니다.", false);
        check(
            "이유:",
            "저를 믿어 주시고\n직접 말씀해 주셔서 고맙습니다",
            "저를 믿어 주시고 직접 말씀해 주셔서 고맙습니다.",
            false,
        );
        check(
            "이유:",
            "- 시간을 줄였습니다\n- 세 명을 가르쳤습니다",
            "시간을 줄였습니다. 세 명을 가르쳤습니다.",
            false,
        );
    }

    #[test]
    fn what_is_no_sentence_stands_behind_a_colon() {
        check("이유:", "어려운 사례에 시간을 들이는 것", "이유: 어려운 사례에 시간을 들이는 것.", true);
        check("이유:", "어려운 사례에 시간을 들이는 것.", "이유: 어려운 사례에 시간을 들이는 것.", true);
        check("이유:", "- 배움\n- 자율", "이유: 배움, 자율.", true);
        check("이유:", "배움\n그것이 좋습니다.", "이유: 배움. 그것이 좋습니다.", true);
        check("", "배움", "배움.", true);
        check("이유:", " … ", "", false);
    }

    #[test]
    fn questions_of_a_list() {
        let joins = Letters::in_language(Language::Korean).unwrap().joins;
        for (typed, expected) in [
            ("몇 명을 맡게 되나요", "몇 명을 맡게 되나요?"),
            ("전임자는 어떻게 되었습니까", "전임자는 어떻게 되었습니까?"),
            ("팀 인원", "팀 인원"),
            ("급여는 얼마인가요?", "급여는 얼마인가요?"),
            ("실무가 얼마나 남는지.", "실무가 얼마나 남는지."),
        ] {
            assert_eq!(super::super::asked(typed, &joins), expected);
        }
    }
}
