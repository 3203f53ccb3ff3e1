//! Every screen at every size, characters and looks.

use crate::session::Session;

#[test]
fn welcome() {
    println!("{}", Session::new(80, 24).picture());
    println!("{}", Session::new(40, 12).screen());
    println!("{}", Session::new(80, 24).press("Team lead<tab>").screen());
    println!("{}", Session::new(80, 24).at("weigh.stay").press("pay<enter>7<enter>boss").screen());
    println!("{}", Session::new(80, 24).at("known.ledger").press("pay<enter>t<enter>how much").screen());
    println!("{}", Session::new(120, 40).at("decide.answer").press("1<tab><f2>").screen());
    println!("{}", Session::new(120, 40).at("decide.answer").press("1<tab>").screen());
    println!("{}", Session::new(120, 40).at("decide.answer").press("1<f4>").screen());
    println!("{}", Session::new(80, 24).press("<C-p>fears").screen());
    println!("{}", Session::new(80, 24).press("<f1>").screen());
}
