/// The longest word for which a near one is sought; a longer one is no slip of the finger, and
/// the search takes the square of the length.
const LONGEST: usize = 64;

/// The candidate that was probably meant by a misspelt word, for "did you mean".
///
/// A candidate that differs only in case wins; then the one with the fewest slips (a letter too
/// many, too few, wrong, or swapped with the next), of which a third of the length is allowed. Of
/// equals the first wins.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let letters: Vec<char> = word.chars().take(LONGEST + 1).collect();
    if letters.len() > LONGEST {
        return None;
    }
    let mut allowed = letters.len().max(3) / 3;
    let mut found = None;
    for candidate in candidates {
        if candidate.eq_ignore_ascii_case(word) {
            return Some(candidate);
        }
        let slips = slips(&letters, candidate);
        if slips <= allowed && (found.is_none() || slips < allowed) {
            allowed = slips;
            found = Some(candidate);
        }
    }
    found
}

/// The number of slips that lead from one word to the other: the Damerau-Levenshtein distance
/// without edits inside of swapped letters.
fn slips(from: &[char], to: &str) -> usize {
    let to: Vec<char> = to.chars().take(2 * LONGEST).collect();
    if from.len().abs_diff(to.len()) > from.len().max(3) / 3 {
        return usize::MAX;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=to.len()).collect();
    for (row, &wanted) in from.iter().enumerate() {
        let mut current = Vec::with_capacity(to.len() + 1);
        current.push(row + 1);
        for (column, &given) in to.iter().enumerate() {
            let replaced = last[column] + usize::from(wanted != given);
            let mut fewest = replaced.min(last[column + 1] + 1).min(current[column] + 1);
            if row > 0 && column > 0 && wanted == to[column - 1] && from[row - 1] == given {
                fewest = fewest.min(before[column - 1] + 1);
            }
            current.push(fewest);
        }
        before = std::mem::replace(&mut last, current);
    }
    last[to.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn finds_what_was_meant() {
        let keys = ["description", "default", "deprecated", "type", "title", "items", "minItems"];
        let cases = [
            ("desciption", Some("description")),
            ("descritpion", Some("description")),
            ("defualt", Some("default")),
            ("tpye", Some("type")),
            ("typ", Some("type")),
            ("Title", Some("title")),
            ("minitems", Some("minItems")),
            ("item", Some("items")),
            ("x", None),
            ("", None),
            ("required", None),
        ];
        for (word, expected) in cases {
            assert_eq!(nearest(word, keys), expected, "{word:?}");
        }
    }

    #[test]
    fn the_first_of_equals_wins() {
        assert_eq!(nearest("bat", ["cat", "hat"]), Some("cat"));
        assert_eq!(nearest("bat", ["cats", "hat"]), Some("hat"));
    }

    #[test]
    fn long_words_have_no_near_ones() {
        let long = "a".repeat(100_000);
        assert_eq!(nearest(&long, [long.as_str()]), None);
        assert_eq!(nearest("a", [long.as_str()]), None);
    }
}
