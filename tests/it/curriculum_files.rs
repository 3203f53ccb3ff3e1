//! Files of the curriculum that cannot be read, or come from elsewhere.

use demur::curriculum::{BUILT_IN, Files, check};

use crate::curriculum_checker::{faults_with, words};

#[test]
fn what_is_not_well_formed_is_found_and_hides_nothing() {
    let faults = faults_with(&[
        ("offer.ron", "minutes: 4,", "minutes: four,"),
        ("known.ron", "    ask: [", "    asks: ["),
        ("fears.ron", "Some of it may be in your hands.", ""),
    ]);
    assert_eq!(faults.len(), 3, "{faults:#?}");
    assert_eq!(faults[0], "offer.ron, line 4, column 14: Invalid digit 'f' for base 10 integers");
    assert!(faults[1].starts_with("known.ron, line 7, column 5: Unexpected field named `asks`"), "{}", faults[1]);
    assert_eq!(faults[2], "fears.ron, fears.prevent: the reason is empty.");
}

#[test]
fn a_torn_file_is_one_fault_and_nothing_is_called_missing() {
    let whole: Vec<_> = BUILT_IN.stages.iter().chain([&BUILT_IN.sources, &BUILT_IN.walk]).collect();
    for (name, text) in whole {
        let half = (0..=text.len() / 2).rev().find(|at| text.is_char_boundary(*at)).unwrap();
        let faults = faults_with(&[(name, text.get(half..).unwrap(), "")]);
        assert_eq!(faults.len(), 1, "{faults:#?}");
        assert!(faults[0].starts_with(&format!("{name}, line ")), "{faults:?}");
    }
}

#[test]
fn a_file_from_elsewhere_may_begin_with_a_mark_and_end_lines_its_own_way() {
    assert!(faults_with(&[("time.ron", "(\n", "\u{feff}(\r\n")]).is_empty());
}

#[test]
fn every_file_that_cannot_be_read_is_named() {
    let stages = [("offer.ron", "("), ("five.ron", "(id: 7)")];
    let said = check::faults_in(&Files { stages: &stages, ..BUILT_IN }, &words()).join("\n");
    assert!(said.contains("offer.ron, line 1") && said.contains("five.ron, line 1"), "{said}");
}
