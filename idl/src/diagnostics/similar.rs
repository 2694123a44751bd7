//! Finds the most similar of several names.

/// The candidate most like `name`, if one is like it: the same but for case, or few edits away.
/// Of equals the first wins.
pub fn similar<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted: Vec<char> = name.chars().flat_map(char::to_lowercase).collect();
    // a third of the letters may differ, as in rustc; of very short names one
    let mut limit = wanted.len().max(3) / 3;
    let mut best = None;
    for candidate in candidates.into_iter().filter(|it| *it != name) {
        // lower case first: a name that differs only in case is the best match there is
        let (low, high) = length_range(&wanted, limit);
        if !(low..=high).contains(&candidate.chars().count()) {
            continue;
        }
        let other: Vec<char> = candidate.chars().flat_map(char::to_lowercase).collect();
        let Some(found) = distance(&wanted, &other, limit) else {
            continue;
        };
        best = Some(candidate);
        if found == 0 {
            break;
        }
        limit = found - 1;
    }
    // replacing every letter of a short name finds anything
    best.filter(|found| wanted.len() > 1 || found.eq_ignore_ascii_case(name))
}

/// Whether two names differ only in the case of their letters.
#[must_use]
pub fn same_but_for_case(a: &str, b: &str) -> bool {
    a != b
        && a.chars()
            .flat_map(char::to_lowercase)
            .eq(b.chars().flat_map(char::to_lowercase))
}

fn length_range(wanted: &[char], limit: usize) -> (usize, usize) {
    (wanted.len().saturating_sub(limit), wanted.len() + limit)
}

/// Insertions, deletions, replacements and swaps of neighbours that make `a` to `b`; `None` beyond `limit`.
fn distance(a: &[char], b: &[char], limit: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > limit {
        return None;
    }
    // three rows of the usual table: before the previous one, the previous one, this one
    let mut rows: [Vec<usize>; 3] = [Vec::new(), (0..=b.len()).collect(), Vec::new()];
    for (i, x) in a.iter().enumerate() {
        let [before, previous, row] = &mut rows;
        row.clear();
        row.push(i + 1);
        for (j, y) in b.iter().enumerate() {
            let at =
                |row: &[usize], index: usize| row.get(index).copied().unwrap_or(usize::MAX / 2);
            let replaced = at(previous, j) + usize::from(x != y);
            let mut least = replaced.min(at(previous, j + 1) + 1).min(at(row, j) + 1);
            let crossed = i > 0 && j > 0 && a.get(i - 1) == Some(y) && b.get(j - 1) == Some(x);
            if crossed && x != y {
                least = least.min(at(before, j - 1) + 1);
            }
            row.push(least);
        }
        if row.iter().min().is_some_and(|least| *least > limit) {
            return None;
        }
        rows.rotate_left(1);
    }
    let [_, last, _] = &rows;
    last.last().copied().filter(|found| *found <= limit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(name: &str) -> Option<&'static str> {
        similar(
            name,
            ["String", "Point", "Promise", "i32", "Boolean", "Date"],
        )
    }

    #[test]
    fn finds_the_closest_name() {
        assert_eq!(find("string"), Some("String"));
        assert_eq!(find("Strnig"), Some("String"));
        assert_eq!(find("Promis"), Some("Promise"));
        assert_eq!(find("Bolean"), Some("Boolean"));
        assert_eq!(find("i23"), Some("i32"));
        assert_eq!(find("Pt"), None);
        assert_eq!(find("Window"), None);
        assert_eq!(find("x"), None);
        assert_eq!(find(""), None);
    }

    #[test]
    fn case_alone_beats_an_edit() {
        assert_eq!(similar("pointS", ["Point", "Points"]), Some("Points"));
        assert!(same_but_for_case("uint8array", "Uint8Array"));
        assert!(!same_but_for_case("Date", "Date"));
    }

    #[test]
    fn counts_edits() {
        let edits = |a: &str, b: &str| {
            let chars = |text: &str| text.chars().collect::<Vec<_>>();
            distance(&chars(a), &chars(b), 9)
        };
        assert_eq!(edits("", "abc"), Some(3));
        assert_eq!(edits("abc", "acb"), Some(1));
        assert_eq!(edits("kitten", "sitting"), Some(3));
        assert_eq!(edits("same", "same"), Some(0));
    }
}
