//! The difference of two texts, for people.

/// Lines of context around each difference.
const CONTEXT: usize = 2;

/// The lines that differ, `-` what was expected and `+` what is there, with a little context.
pub fn difference(expected: &str, actual: &str) -> String {
    let expected: Vec<&str> = expected.split_inclusive('\n').collect();
    let actual: Vec<&str> = actual.split_inclusive('\n').collect();
    let lines = edits(&expected, &actual);
    let mut text = String::new();
    let mut last_shown = None;
    for (index, (sign, line)) in lines.iter().enumerate() {
        let from = index.saturating_sub(CONTEXT);
        let to = (index + CONTEXT + 1).min(lines.len());
        if lines[from..to].iter().all(|(sign, _)| *sign == ' ') {
            continue;
        }
        if last_shown.is_some_and(|last| last + 1 < index) {
            text.push_str("    …\n");
        }
        last_shown = Some(index);
        text.push_str("    ");
        text.push(*sign);
        text.push(' ');
        text.push_str(line.trim_end_matches('\n'));
        if !line.ends_with('\n') {
            text.push_str(" (no line end)");
        }
        text.push('\n');
    }
    text
}

/// All lines of both texts with ` `, `-` or `+`, from the longest common subsequence.
fn edits<'a>(expected: &[&'a str], actual: &[&'a str]) -> Vec<(char, &'a str)> {
    let width = actual.len() + 1;
    let mut common = vec![0_u32; (expected.len() + 1) * width];
    for row in (0..expected.len()).rev() {
        for column in (0..actual.len()).rev() {
            common[row * width + column] = if expected[row] == actual[column] {
                common[(row + 1) * width + column + 1] + 1
            } else {
                common[(row + 1) * width + column].max(common[row * width + column + 1])
            };
        }
    }
    let (mut row, mut column) = (0, 0);
    let mut lines = Vec::new();
    while row < expected.len() || column < actual.len() {
        if row < expected.len() && column < actual.len() && expected[row] == actual[column] {
            lines.push((' ', expected[row]));
            (row, column) = (row + 1, column + 1);
        } else if column == actual.len()
            || row < expected.len()
                && common[(row + 1) * width + column] >= common[row * width + column + 1]
        {
            lines.push(('-', expected[row]));
            row += 1;
        } else {
            lines.push(('+', actual[column]));
            column += 1;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::difference;

    #[test]
    fn shows_changed_lines_with_context() {
        let expected = "a\nb\nc\nd\ne\nf\ng\nh\ni\n";
        let actual = "a\nb\nX\nd\ne\nf\ng\nh\ni";
        let shown = "      a\n      b\n    - c\n    + X\n      d\n      e\n    …\n      g\n      h\n    - i\n    + i (no line end)\n";
        assert_eq!(difference(expected, actual), shown);
    }

    #[test]
    fn is_empty_for_equal_texts() {
        assert_eq!(difference("a\n", "a\n"), "");
    }
}
