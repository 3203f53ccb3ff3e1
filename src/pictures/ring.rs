//! A ring of points. Made of no sine: for that alone a library of mathematics would be loaded whenever demur starts.

/// So many steps make an eighth of it.
const STEPS: u8 = 45;
/// The tangent of a quarter of a right angle: the last step of an eighth.
const END: f64 = std::f64::consts::SQRT_2 - 1.0;

/// The points of a ring around a place.
pub fn ring((x, y): (f64, f64), radius: f64) -> Vec<(f64, f64)> {
    let eighth = (0..=STEPS).map(|step| {
        let tangent = END * f64::from(step) / f64::from(STEPS);
        let square = tangent * tangent;
        (radius * (1.0 - square) / (1.0 + square), radius * 2.0 * tangent / (1.0 + square))
    });
    let quarter = eighth.flat_map(|(far, near)| [(far, near), (near, far)]);
    let whole = quarter.flat_map(|(across, up)| [(across, up), (-across, up), (across, -up), (-across, -up)]);
    whole.map(|(across, up)| (x + across, y + up)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_point_is_as_far_from_the_middle_and_no_two_neighbours_are_far_from_each_other() {
        let points = ring((3.0, -2.0), 5.0);
        let mut angles: Vec<f64> = points.iter().map(|(x, y)| (y + 2.0).atan2(x - 3.0)).collect();
        angles.sort_by(f64::total_cmp);
        assert!(points.iter().all(|(x, y)| ((x - 3.0).hypot(y + 2.0) - 5.0).abs() < 1e-9));
        assert!(angles.windows(2).all(|pair| pair[1] - pair[0] < 0.03));
    }
}
