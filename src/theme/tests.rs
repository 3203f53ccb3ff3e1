//! The themes, measured: contrast as the web's guidelines reckon it (WCAG 2), and what tells the roles apart without
//! colour.

use super::*;

/// The backgrounds that a theme is made for: the purest, and the greyest that terminals are usually given.
const LIGHT: [(u8, u8, u8); 3] = [(255, 255, 255), (0xfd, 0xf6, 0xe3), (0xee, 0xee, 0xee)];
const DARK: [(u8, u8, u8); 3] = [(0, 0, 0), (0x00, 0x2b, 0x36), (0x28, 0x2c, 0x34)];

fn rgb(colour: Color) -> (u8, u8, u8) {
    let Color::Indexed(n) = colour else { panic!("{colour:?} is not the same everywhere") };
    let level = |n: u8| if n == 0 { 0 } else { 55 + 40 * n };
    match n {
        232.. => (8 + 10 * (n - 232), 8 + 10 * (n - 232), 8 + 10 * (n - 232)),
        16.. => (level((n - 16) / 36), level((n - 16) / 6 % 6), level((n - 16) % 6)),
        _ => panic!("the terminal's owner chooses what {n} looks like"),
    }
}

fn luminance((r, g, b): (u8, u8, u8)) -> f64 {
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b)
}

fn contrast(one: (u8, u8, u8), other: (u8, u8, u8)) -> f64 {
    let (one, other) = (luminance(one) + 0.05, luminance(other) + 0.05);
    one.max(other) / one.min(other)
}

fn roles(theme: &Theme) -> [(&'static str, Style); 7] {
    [
        ("text", theme.text),
        ("prompt", theme.prompt),
        ("quiet", theme.quiet),
        ("accent", theme.accent),
        ("alarm", theme.alarm),
        ("chosen", theme.chosen),
        ("selected", theme.selected),
    ]
}

/// The least contrast of a role whose colour is fixed, on one of these backgrounds or its own.
fn least(theme: &Theme, backgrounds: &[(u8, u8, u8)]) -> f64 {
    let mut least = f64::MAX;
    for (name, role) in roles(theme) {
        let style = theme.base.patch(role);
        let Some(front) = style.fg else { continue };
        let own = style.bg.map(rgb);
        for behind in own.as_ref().map_or(backgrounds, std::slice::from_ref) {
            let reached = contrast(rgb(front), *behind);
            assert!(reached >= 4.5, "{name} on {behind:?}: {reached:.2}");
            least = least.min(reached);
        }
    }
    least
}

#[test]
fn what_is_measured_is_measured_right() {
    assert!((contrast((0, 0, 0), (255, 255, 255)) - 21.0).abs() < 0.01);
    assert!((contrast((0x77, 0x77, 0x77), (255, 255, 255)) - 4.48).abs() < 0.01);
    assert_eq!(
        [16, 24, 231, 232, 255].map(|n| rgb(Color::Indexed(n))),
        [(0, 0, 0), (0, 95, 135), (255, 255, 255), (8, 8, 8), (238, 238, 238)]
    );
}

#[test]
fn every_fixed_colour_can_be_read() {
    assert!(least(&Theme::light(), &LIGHT) >= 4.5);
    assert!(least(&Theme::dark(), &DARK) >= 4.5);
    let high = least(&Theme::contrast(), &[]);
    assert!((7.0..21.1).contains(&high), "{high:.2}");
}

#[test]
fn where_a_background_is_painted_it_is_painted_everywhere() {
    for theme in [Theme::sixteen(), Theme::light(), Theme::dark(), Theme::plain()] {
        assert_eq!(theme.base, Style::new());
    }
    // No role paints one of its own, which blanks between words would show.
    for look in Look::ALL {
        assert!(roles(&Theme::of(*look, Colours::Many, None)).iter().all(|(_, role)| role.bg.is_none()));
    }
    let base = Theme::contrast().base;
    assert!(base.fg.is_some() && base.bg.is_some());
}

#[test]
fn what_matters_is_told_without_colour() {
    for look in Look::ALL {
        for background in [None, Some(Background::Light), Some(Background::Dark)] {
            let theme = Theme::of(*look, Colours::Many, background);
            for role in [theme.alarm, theme.chosen, theme.selected, theme.prompt] {
                assert_ne!(role.add_modifier, theme.text.add_modifier, "{look:?}");
            }
            assert_ne!(theme.selected.add_modifier, theme.chosen.add_modifier, "{look:?}");
        }
    }
    let colours = |style: Style| (style.fg, style.bg);
    assert!(roles(&Theme::plain()).iter().all(|(_, role)| colours(*role) == (None, None)));
}

#[test]
fn without_colours_every_look_is_plain() {
    for look in Look::ALL {
        assert_eq!(Theme::of(*look, Colours::None, Some(Background::Dark)), Theme::plain());
    }
    assert_eq!(Theme::of(Look::Automatic, Colours::Many, Some(Background::Light)), Theme::light());
    assert_eq!(Theme::of(Look::Automatic, Colours::Many, Some(Background::Dark)), Theme::dark());
    assert_eq!(Theme::of(Look::Automatic, Colours::Many, None), Theme::sixteen());
}

#[test]
fn where_there_are_sixteen_no_other_colour_is_used_and_roles_still_differ() {
    for look in Look::ALL {
        for background in [None, Some(Background::Light), Some(Background::Dark)] {
            let [many, few] = [Colours::Many, Colours::Sixteen].map(|colours| Theme::of(*look, colours, background));
            let all = roles(&few).into_iter().map(|(_, role)| role).chain([few.base]);
            for colour in all.flat_map(|role| [role.fg, role.bg]).flatten() {
                assert!(!matches!(colour, Color::Indexed(_) | Color::Rgb(..)), "{look:?}: {colour:?}");
            }
            for ((name, many), (_, few)) in roles(&many).into_iter().zip(roles(&few)) {
                assert_eq!((many.fg.is_some(), many.add_modifier), (few.fg.is_some(), few.add_modifier), "{name}");
            }
            assert!(few.quiet != few.text && few.accent != few.text);
        }
    }
    let contrast = Theme::of(Look::Contrast, Colours::Sixteen, None).base;
    assert_eq!((contrast.fg, contrast.bg), (Some(Color::White), Some(Color::Black)));
}
