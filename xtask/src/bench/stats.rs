//! Medians and means of measurements.

/// The median of a distribution, and its quartiles.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// A quarter of the values is below.
    pub low: f64,
    /// Half of the values are below.
    pub median: f64,
    /// A quarter of the values is above.
    pub high: f64,
}

/// The distribution of the values; nothing if there are none.
pub fn spread(values: impl IntoIterator<Item = f64>) -> Option<Spread> {
    let mut sorted: Vec<f64> = values.into_iter().collect();
    sorted.sort_by(f64::total_cmp);
    Some(Spread {
        low: quantile(&sorted, 1)?,
        median: quantile(&sorted, 2)?,
        high: quantile(&sorted, 3)?,
    })
}

/// The median; nothing if there are no values.
pub fn median(values: &[f64]) -> Option<f64> {
    spread(values.iter().copied()).map(|spread| spread.median)
}

/// The quartile of this number, interpolated between two values.
fn quantile(sorted: &[f64], quarters: usize) -> Option<f64> {
    let position = sorted.len().checked_sub(1)? * quarters;
    let (index, rest) = (position / 4, position % 4);
    let below = sorted.get(index)?;
    let above = sorted.get(index + 1).unwrap_or(below);
    Some(below + (above - below) * rest as f64 / 4.0)
}

/// The geometric mean; nothing if there are no values.
pub fn geometric_mean(values: &[f64]) -> Option<f64> {
    let logarithms: f64 = values.iter().map(|value| value.ln()).sum();
    let mean = (logarithms / values.len() as f64).exp();
    (!values.is_empty()).then_some(mean)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quarters_lie_between_values() {
        let odd = spread([5.0, 1.0, 4.0, 2.0, 3.0]);
        assert_eq!(
            odd,
            Some(Spread {
                low: 2.0,
                median: 3.0,
                high: 4.0
            })
        );
        let even = spread([4.0, 1.0, 3.0, 2.0]);
        assert_eq!(
            even,
            Some(Spread {
                low: 1.75,
                median: 2.5,
                high: 3.25
            })
        );
        assert_eq!(median(&[7.0]), Some(7.0));
        assert_eq!(spread([]), None);
    }

    #[test]
    fn the_mean_of_half_and_double_is_one() {
        let mean = geometric_mean(&[0.5, 2.0]).unwrap_or_default();
        assert!((mean - 1.0).abs() < 1e-12);
        assert_eq!(geometric_mean(&[]), None);
    }
}
