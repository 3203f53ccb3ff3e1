//! Where things stand in a window: the map, what is in hand, and what stands beside it.

use ratatui::layout::Rect;

use super::view::margin;
use super::{App, Open, Room};

/// The widest that prose is set, in columns.
const MEASURE: u16 = 72;
/// A list of questions may be wider: a row of it is one question.
const ROWS: u16 = 100;
/// From afar, a line is shorter.
const AFAR: u16 = 56;
/// From so many rows on there is space above.
const ROOMY: u16 = 16;
/// From this width on the map stands beside the message, too.
const WITH_MAP: u16 = 160;

/// Where things stand in a window.
pub(super) struct Columns {
    pub(super) map: Option<Rect>,
    pub(super) middle: Rect,
    pub(super) aside: Option<Rect>,
}

impl App {
    /// Where the map, what is in hand and what stands beside it are, in a window of this size.
    pub(super) fn columns(&self) -> Columns {
        let (width, height) = self.size;
        let top = 1 + self.banner_rows();
        let roomy = height >= 16;
        let (top, foot) = if roomy { (top + 1, 2) } else { (top, 1) };
        let foot = foot.max(1 + self.notice_rows());
        let body = Rect { x: 0, y: top, width, height: height.saturating_sub(top + foot) };
        let wide = width >= 100 && roomy;
        let side = if width >= 120 { 30 } else { 26 };
        if self.seen_from_afar() {
            return Columns { map: None, middle: afar(body), aside: None };
        }
        // The card may be seen by somebody else, and a rehearsal has nothing beside it.
        let alone = self.aloud() && self.open.is_none();
        // The message is given its measure before the map is.
        let narrow = self.room == Room::Letter && self.open.is_none() && width < WITH_MAP;
        let map = (wide && !alone && !narrow && !matches!(self.open, Some(Open::Map(_)))).then_some(Rect {
            x: 2,
            width: side,
            ..body
        });
        let has_aside = width >= 120 && roomy && !self.aloud() && self.open.is_none();
        let left = if map.is_some() { side + 6 } else { margin(width) };
        // At least one column, for the signs that there is more.
        let right = margin(width).max(1);
        let rest = width.saturating_sub(left + right);
        let (middle, aside) = if has_aside {
            let side = (rest * 2 / 5).clamp(30, 50);
            let middle = (rest - side - 4).min(MEASURE);
            (middle, Some(Rect { x: left + middle + 4, width: side, ..body }))
        } else if alone && self.room == Room::Rehearsal {
            (rest, None)
        } else {
            let most = if matches!(self.open, Some(Open::Map(_))) { ROWS } else { MEASURE };
            (rest.min(most), None)
        };
        Columns { map, middle: Rect { x: left, width: middle, ..body }, aside }
    }

    /// Where a stage begins with a breath it is looked at from afar: more space, and nothing beside it.
    pub(super) fn seen_from_afar(&self) -> bool {
        let stage = || self.desk.curriculum().stage(&self.question.stage);
        match &self.open {
            Some(open) => matches!(open, Open::Breath(_)),
            None => self.room == Room::Question && stage().is_some_and(|stage| stage.breath.is_some()),
        }
    }
}

/// The middle of a wide view: narrow, and lower than elsewhere where there is room.
fn afar(body: Rect) -> Rect {
    let edge = margin(body.width);
    let width = body.width.saturating_sub(edge + edge.max(1)).min(AFAR);
    let above = if body.height >= ROOMY { body.height / 6 } else { 0 };
    Rect { x: (body.width.saturating_sub(width) / 2).max(edge), y: body.y + above, width, height: body.height - above }
}
