//! The last look before anything leaves: other people's names, and words about health, family, money and faith.

use super::check::Rules;
use super::check::sheets::Naming;
use super::join::{bare, sentences};

/// What somebody may want to see once more. Nothing in it is wrong by itself.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Look {
    /// People other than the two who write to each other, each once.
    pub names: Vec<String>,
    /// What a word is about (`health`, `family`, `money`, `faith`), and the word as it is written, each once.
    pub topics: Vec<(String, String)>,
}

impl Look {
    /// True where there is nothing to see.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.names.is_empty() && self.topics.is_empty()
    }
}

impl std::fmt::Debug for Look {
    /// Counts, never words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Look({} names, {} topics)", self.names.len(), self.topics.len())
    }
}

/// The subjects that are looked for, each with a list in `assets/check/look.ron`.
const TOPICS: [&str; 4] = ["health", "family", "money", "faith"];
/// Phrases that begin or end with a name: "Dana knows", "ask Dana".
const BEFORE: &str = "name_first";
const AFTER: &str = "name_last";
/// What people are called by before their names; and what looks like that, or has no name behind it.
const TITLES: &str = "titles";
const NO_TITLES: &str = "no_titles";
/// What is no name by itself.
const CALLED: [&str; 7] = ["mr", "mrs", "ms", "miss", "mx", "dr", "prof"];
/// Words with a capital that are nobody's name.
const NO_NAME: &str = "no_name";

/// Looks through a text. Where a name is not known, it is guessed from what is said of it.
#[must_use]
pub fn look(text: &str, correspondents: &[&str], known_names: &[String], rules: &Rules) -> Look {
    let own = correspondents.iter().flat_map(|name| parts(name));
    let own: Vec<String> = own.chain(CALLED.map(ToOwned::to_owned)).collect();
    let mut look = Look::default();
    for sentence in text.lines().flat_map(sentences) {
        let Some((lists, words)) =
            rules.read(&[&sentence]).and_then(|(lists, words, _)| Some((lists, words.into_iter().next()?)))
        else {
            continue;
        };
        let naming = &lists.vocabulary.naming;
        let written = |from: usize, to: usize| {
            let ends = words.get(from).zip(to.checked_sub(1).and_then(|last| words.get(last)));
            ends.and_then(|(first, last)| sentence.get(first.start..last.end)).unwrap_or_default()
        };
        let list = |name: &str| lists.look.get(name).map(|list| list.all(&words)).unwrap_or_default();
        for topic in TOPICS {
            for (from, to) in list(topic) {
                add(&mut look.topics, (topic.to_owned(), written(from, to).to_owned()));
            }
        }
        let all: Vec<&str> = (0..words.len()).map(|at| written(at, at + 1)).collect();
        for name in known_names.iter().map(|name| name.trim()).filter(|name| stands(&all, name, &own, naming)) {
            add(&mut look.names, name.to_owned());
        }
        let no_name: Vec<usize> = list(NO_NAME).into_iter().flat_map(|(from, to)| from..to).collect();
        // Where capitals do not tell, what is said behind a name does.
        let told = (0..words.len()).filter(|at| words.get(*at).is_some_and(|word| word.name));
        let may_be = |at: usize| words.get(at).is_some_and(|word| word.name);
        let capital =
            (1..words.len()).filter(|at| capital(written(*at, at + 1)) && may_be(*at) && !no_name.contains(at));
        let begins = list(BEFORE).into_iter().map(|(from, _)| from);
        let no_titles: Vec<usize> = list(NO_TITLES).into_iter().map(|(_, to)| to).collect();
        let titles = list(TITLES).into_iter().map(|(_, to)| to);
        let behind_titles: Vec<usize> =
            titles.filter(|at| !no_titles.iter().any(|to| to == at || *to == at + 1)).collect();
        let ends = list(AFTER).into_iter().filter_map(|(_, to)| to.checked_sub(1));
        let mut guessed: Vec<usize> = begins.chain(ends).chain(behind_titles.iter().copied()).collect();
        if naming.tells() {
            guessed.extend(told);
        } else {
            guessed.extend(capital);
        }
        guessed.sort_unstable();
        for at in guessed {
            let word = written(at, at + 1);
            let name = naming.person(word, all.get(at + 1).copied()).unwrap_or_else(|| unowned(word));
            let is = |whole: &String| same(whole, name, naming.tells());
            let known = known_names.iter().find(|name| parts(name).iter().any(is));
            let letters_only = name.chars().count() > 1 && !name.chars().any(char::is_lowercase) && name.is_ascii();
            // Whoever is known is told of where the name stands; behind a title, however it is typed.
            let is_name = behind_titles.contains(&at) || (!letters_only && known.is_none());
            if !name.is_empty() && is_name && !own.iter().any(is) {
                add(&mut look.names, known.map_or(name, |known| known.trim()).to_owned());
            }
        }
    }
    look.names.retain(|name| !name.split_whitespace().map(bare).all(|word| own.contains(&word)));
    look
}

/// The words of a name, and the names that a hyphen joins in one: "Ann-Sofie" is called "Sofie", too.
fn parts(name: &str) -> Vec<String> {
    let words = name.split_whitespace().map(bare);
    words
        .flat_map(|word| {
            let joined: Vec<String> = word.split(['-', '‐', '‑']).map(ToOwned::to_owned).collect();
            if joined.len() > 1 { [vec![word], joined].concat() } else { joined }
        })
        .filter(|part| !part.is_empty())
        .collect()
}

/// A capital, and no capitals only: a name where it stands in the middle of a sentence, if nothing else is known of it.
fn capital(word: &str) -> bool {
    let contracted = word.starts_with("I'") || word.starts_with("I’");
    word.starts_with(char::is_uppercase) && word.chars().skip(1).any(char::is_lowercase) && !contracted
}

fn add<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}

/// True where a word of a name stands among these as a name is written, and is none of those. Of several words that
/// are all typed small, one that stands small among others tells nothing: then all of them stand there.
fn stands(words: &[&str], name: &str, own: &[String], naming: &Naming) -> bool {
    let typed: Vec<String> = name.split_whitespace().map(bare).collect();
    let whole = words
        .windows(typed.len().max(1))
        .any(|run| run.iter().map(|word| bare(unowned(word))).eq(typed.iter().cloned()));
    let parts: Vec<String> = parts(name).into_iter().filter(|part| !own.contains(part)).collect();
    // What people are called by is nobody's name.
    let parts: Vec<String> = parts.into_iter().filter(|part| !naming.is_title(part)).collect();
    // Whoever types a name without its capital does so everywhere.
    let small = name.trim_start().starts_with(char::is_lowercase) && (typed.len() == 1 || whole);
    words.iter().enumerate().any(|(at, word)| {
        let (written, next) = (unowned(word).to_lowercase(), words.get(at + 1).copied());
        let is = |part: &String| naming.is(&written, part) || naming.is_given(&written, next, part);
        (small || !word.starts_with(char::is_lowercase)) && parts.iter().any(is)
    })
}

/// The same name; also the given name behind its surname, where names are written in one.
fn same(whole: &str, name: &str, in_one: bool) -> bool {
    let name = bare(name);
    whole == name || (in_one && name.chars().count() > 1 && whole.ends_with(&name))
}

/// "Dana" of "Dana's".
fn unowned(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, names: &[&str], topics: &[(&str, &str)]) {
        let rules = Rules::built_in().unwrap();
        let look = look(text, &["Ana Lima", "Sam"], &["Kim Lee".to_owned(), "Robin".to_owned()], &rules);
        assert_eq!(look.names, names, "{text}");
        let expected: Vec<(String, String)> = topics.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        assert_eq!(look.topics, expected, "{text}");
        assert_eq!(look.is_empty(), names.is_empty() && topics.is_empty());
    }

    #[test]
    fn names_of_others() {
        check("Dear Ana,\n\nKim’s plan is good. Robin and robin.\n\nSam", &["Kim Lee", "Robin"], &[]);
        check("Dana knows the release process. I asked Tom, and Ms Okafor agreed.", &["Dana", "Tom", "Okafor"], &[]);
        check("Perhaps Lee, too.", &["Kim Lee"], &[]);
        check("Ana’s way is to ask no more, and Dana knows it. Lena agreed.", &["Dana", "Lena"], &[]);
        check("Ana knows it. I would like to be Team Lead in March. Could we talk on Friday?", &[], &[]);
    }

    #[test]
    fn a_name_behind_a_title_is_one_whatever_its_case() {
        let rules = Rules::built_in().unwrap();
        let names = |text: &str| look(text, &["mr ahmed", "Sam"], &["Mr Lowe".to_owned()], &rules).names;
        let check = |text: &str, expected: &[&str]| assert_eq!(names(text), expected, "{text}");
        check("i asked dr okafor, and mrs. lindqvist's team.", &["okafor", "lindqvist"]);
        check("I asked Mr. Okafor about it. Prof. Lee agreed.", &["Okafor", "Lee"]);
        check("MR OKAFOR knows the kilns. Ask mr may, mr and mrs hill.", &["OKAFOR", "may", "hill"]);
        check("mr lowe could do it, too.", &["Mr Lowe"]);
        check("Ask Mr Okafor.", &["Okafor"]);
        check("Thank you mr ahmed. My dr said so, and the prof knows. It takes 200 ms less in ms teams.", &[]);
        check("The dr is in. The prof, too. I would miss people, and miss the kilns.", &[]);
        check("I asked miss hill and Mr Okafor.", &["hill", "Okafor"]);
        check("My reason: id miss fixing bugs, and i may miss people.", &[]);
    }

    #[test]
    fn what_the_old_and_the_ill_have_is_health() {
        check("His dementia is bad since the stroke.", &[], &[("health", "dementia"), ("health", "stroke")]);
    }

    #[test]
    fn names_that_a_hyphen_joins() {
        let rules = Rules::built_in().unwrap();
        let names = |own: &str, known: &str, text: &str| look(text, &["Ana", own], &[known.to_owned()], &rules).names;
        assert_eq!(names("Ann-Sofie", "", "Thank you.\n\nAnn-Sofie"), Vec::<String>::new());
        assert_eq!(names("Ann-Sofie Berg", "", "Regards,\nSofie"), Vec::<String>::new());
        assert_eq!(names("Sam", "Ann-Sofie Berg", "I asked Ann-Sofie, who knows it."), ["Ann-Sofie Berg"]);
        assert_eq!(names("Sam", "Lee", "I asked Ann-Sofie, and Lee."), ["Lee", "Ann", "Sofie"]);
    }

    #[test]
    fn several_small_words_are_a_name_where_all_of_them_stand() {
        let rules = Rules::built_in().unwrap();
        let names = |known: &str, text: &str| look(text, &[], &[known.to_owned()], &rules).names;
        assert_eq!(names("someone from ops", "I got no word from you."), Vec::<String>::new());
        assert_eq!(names("dana lee", "I asked dana lee about it."), ["dana lee"]);
        assert_eq!(names("dana lee", "Perhaps Dana, too."), ["dana lee"]);
        assert_eq!(names("dana", "Perhaps it is dana."), ["dana"]);
    }

    #[test]
    fn a_capital_in_the_middle_of_a_sentence_may_be_a_name() {
        check("I would miss my mornings with Priya and the team.", &["Priya"], &[]);
        check("Subject: My answer about the role of Head of Platform\n\nI’m glad, and the API is calm.", &[], &[]);
    }

    #[test]
    fn what_is_short_for_two_words_is_nobodys_name() {
        check(
            "Thank you, Im happy. But Ive decided, and Id rather not. Well, Its fine, Dont worry. So Ill stay, Wont I.",
            &[],
            &[("health", "Ill")],
        );
        check(
            "Now Theyre here, as Shes said, and Thats it. Yes, Cant wait, Youll see. Thanks, Imran agreed.",
            &["Imran"],
            &[],
        );
        check("I think Dana’s plan is good, and I’ll ask Will.", &["Dana", "Will"], &[]);
    }

    #[test]
    fn what_is_nobodys_business() {
        check(
            "My doctor said so, and my wife’s salary pays the rent.",
            &[],
            &[("health", "doctor"), ("family", "wife’s"), ("money", "salary"), ("money", "rent")],
        );
        check("I pray, thank you for asking.", &[], &[("faith", "pray")]);
        check("Thank you for the offer.", &[], &[]);
    }

    #[test]
    fn names_in_korean() {
        check("박하나 님이 배포를 잘 압니다. 김민수 과장과 서연 씨도 함께합니다.", &["박하나", "김민수", "서연"], &[]);
        check("팀장님, 안녕하세요. 고객님과 팀원 여러분께 감사합니다.", &[], &[]);
        check("Robin이 함께합니다. Dana에게 물었습니다.", &["Robin", "Dana"], &[]);
        check("마케팅팀 팀장님과 Slack으로 이야기했습니다.", &[], &[]);
    }

    #[test]
    fn what_is_nobodys_business_in_korean() {
        check("남편과 상의했고, 월급 이야기도 했습니다.", &[], &[("family", "남편과"), ("money", "월급")]);
        check("늘 건강하시길 바랍니다. 그 문제는 진단을 마쳤습니다.", &[], &[]);
        check("주치의가 교회에 갔습니다.", &[], &[("health", "주치의가"), ("faith", "교회에")]);
    }

    #[test]
    fn debug_shows_no_words() {
        let rules = Rules::built_in().unwrap();
        let look = look("My doctor and Kim", &[], &["Kim".to_owned()], &rules);
        assert_eq!(format!("{look:?}"), "Look(1 names, 1 topics)");
    }
}
