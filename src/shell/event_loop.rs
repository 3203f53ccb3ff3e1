//! The loop: wait for what happens or the next deadline, change the state, ask the world. Generic over glass and world, so that tests
//! run this very loop.

use super::screen::{Painter, Screen};
use crate::app::{App, Effect, Event};
use crate::coach::Coach;
use crate::day::Now;
use crate::widgets::Sheet;

/// The world, as the loop sees it.
pub trait World {
    /// Waits for what happens next, and takes what waits with it; `None` when nothing more will come. Where nothing
    /// happens until the deadline, in milliseconds since 1970 UTC, that is a tick; without one it waits for ever.
    fn next(&mut self, deadline: Option<i64>) -> Option<Vec<Event>>;
    /// The moment.
    fn now(&mut self) -> Now;
    /// Does what is asked. What comes of it at once goes to `outcomes`, the rest comes as events.
    fn perform(&mut self, effect: Effect, outcomes: &mut Vec<Event>) -> Flow;
}

/// Whether the loop goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub enum Flow {
    /// It does.
    On,
    /// The writer leaves.
    Leave,
    /// The glass was left and entered again: draw all of it.
    Afresh,
}

/// A screen, as the loop sees it: what changes, and what is asked of the world for it.
pub trait Glass {
    /// When the world should wake it, in milliseconds since 1970 UTC, where nothing happens before; none at rest.
    fn deadline(&self) -> Option<i64>;
    /// Takes an event, and says what the world is asked for.
    #[must_use]
    fn update(&mut self, event: Event, now: Now) -> Vec<Effect>;
    /// Makes everything fit a size. Called before every drawing.
    fn arrange(&mut self, width: u16, height: u16);
    /// Draws everything; gives the cell where the terminal's cursor belongs.
    fn view(&self, sheet: &mut Sheet) -> Option<(u16, u16)>;
}

macro_rules! glass {
    ($($kind:ty),+) => {
        $(impl Glass for $kind {
            fn deadline(&self) -> Option<i64> {
                self.deadline()
            }

            fn update(&mut self, event: Event, now: Now) -> Vec<Effect> {
                self.update(event, now)
            }

            fn arrange(&mut self, width: u16, height: u16) {
                self.arrange(width, height);
            }

            fn view(&self, sheet: &mut Sheet) -> Option<(u16, u16)> {
                self.view(sheet)
            }
        })+
    };
}

glass!(App, Coach);

/// Runs until the writer leaves or the world is gone, with a state that is [drawn](draw) already. Returns how many
/// turns it took: at rest there are none.
///
/// # Errors
/// What the glass says when it can't be drawn on.
pub fn run<G: Glass, B: Painter, W: World>(
    app: &mut G,
    screen: &mut Screen<B>,
    world: &mut W,
) -> Result<u64, B::Error> {
    let mut turns = 0;
    loop {
        let Some(events) = world.next(app.deadline()) else { return Ok(turns) };
        turns += 1;
        for event in events {
            if let Event::Resize(width, height) = event {
                screen.resize(width, height)?;
            }
            match turn(app, world, event) {
                Flow::On => {}
                Flow::Afresh => screen.clear()?,
                Flow::Leave => return Ok(turns),
            }
        }
        draw(app, screen)?;
    }
}

fn turn<G: Glass, W: World>(app: &mut G, world: &mut W, event: Event) -> Flow {
    let mut flow = Flow::On;
    let mut events = vec![event];
    while let Some(event) = events.pop() {
        for effect in app.update(event, world.now()) {
            match world.perform(effect, &mut events) {
                Flow::On => {}
                other @ (Flow::Leave | Flow::Afresh) => flow = other,
            }
        }
    }
    flow
}

/// Draws the state once.
///
/// # Errors
/// What the glass says when it can't be drawn on.
pub fn draw<G: Glass, B: Painter>(app: &mut G, screen: &mut Screen<B>) -> Result<(), B::Error> {
    screen.draw(|sheet| {
        let area = sheet.area();
        app.arrange(area.width, area.height);
        app.view(sheet)
    })
}
