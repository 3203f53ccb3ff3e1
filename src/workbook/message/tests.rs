//! What a writer makes of a message: order, words, what is left out and set aside.

use super::*;

fn ids(list: &str) -> Vec<String> {
    list.split_whitespace().map(str::to_owned).collect()
}

fn draft(order: &str) -> Draft {
    Draft { order: ids(order), ..Draft::default() }
}

#[test]
fn what_is_dropped_keeps_its_place_in_the_order() {
    let mut draft = draft("greet thank decide sign");
    draft.leave_out("thank");
    draft.settle(&ids("greet sign decide"));
    assert_eq!(draft.order, ids("greet thank sign decide"));
}

#[test]
fn a_paragraph_moves_past_its_neighbour_and_no_further() {
    let mut draft = draft("greet thank decide sign");
    draft.leave_out("thank");
    let shown = ids("greet decide sign");
    assert!(draft.shift(&shown, "decide", false));
    assert_eq!(draft.order, ids("decide greet thank sign"));
    assert!(!draft.shift(&ids("decide greet sign"), "decide", false) && !draft.shift(&shown, "sign", true));
}

#[test]
fn own_paragraphs_have_ids_of_their_own() {
    let mut draft = draft("greet sign");
    assert_eq!(draft.add(Some("greet"), "One."), "own-1");
    assert_eq!(draft.add(None, "Two."), "own-2");
    assert_eq!(draft.order, ids("own-2 greet own-1 sign"));
    draft.write("own-1", "Another.", None);
    assert_eq!((draft.words("own-1"), draft.words("own-2")), (Some("Another."), Some("Two.")));
    draft.write("sign", "Yours", None);
    draft.unpin("sign");
    assert_eq!(draft.words("sign"), None);
}

#[test]
fn writing_that_ends_leaves_what_says_something() {
    let mut draft = draft("greet thank sign");
    draft.write("thank", "Thanks.\n\n\nAnd more.\n- a\n- b", None);
    draft.finish("thank", "Thank you.");
    assert_eq!(draft.order, ids("greet thank own-1 sign"));
    assert_eq!((draft.words("thank"), draft.words("own-1")), (Some("Thanks."), Some("And more.\n- a\n- b")));
    draft.write("own-1", " \n ", None);
    draft.finish("own-1", "");
    draft.write("thank", "Thank you.", None);
    draft.finish("thank", "Thank you.");
    assert_eq!((draft.order.clone(), draft.pins.len(), draft.own.len()), (ids("greet thank sign"), 0, 0));
    draft.write("thank", "", None);
    draft.finish("thank", "Thank you.");
    assert_eq!(draft.dropped, ids("thank"));
}

#[test]
fn a_version_that_left_is_the_message_again() {
    let part = |id: &str, text: &str| Part { id: id.to_owned(), text: text.to_owned() };
    let mut new = draft("greet own-7 decide");
    new.write("decide", "Never.", None);
    let composed = [("greet", "Dear Ana,"), ("thank", "Thanks."), ("decide", "No.")];
    let composed = composed.map(|(id, text)| (id.to_owned(), text.to_owned()));
    let parts = [part("decide", "Yes."), part("own-1", "Mine."), part("greet", "Dear Ana,")];
    new.take(&parts, &composed, |_| Over::default());
    assert_eq!((new.order.clone(), new.dropped.clone()), (ids("decide own-1 greet"), ids("thank")));
    assert_eq!((new.words("decide"), new.words("own-1"), new.words("greet")), (Some("Yes."), Some("Mine."), None));
}

#[test]
fn nothing_of_it_shows_in_debug() {
    let mut message = Message::default();
    message.change("decline", "page", |draft| {
        draft.write("thank", "zebrafinch", Some(Over { text: "zebrafinch".to_owned(), ..Over::default() }));
        draft.add(None, "zebrafinch")
    });
    message.ignored.push(Ignored {
        reason: "zebrafinch".to_owned(),
        sentence: "zebrafinch".to_owned(),
        ..Ignored::default()
    });
    assert!(!format!("{message:?}").contains("zebra"));
    assert_eq!(message.draft("decline", "page").map(|draft| draft.pins.len()), Some(1));
}
