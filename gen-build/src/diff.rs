//! The difference between two texts, line by line, as `diff -u` prints it.

use std::fmt::Write;
use std::ops::Range;

/// How many equal lines stand around a change.
const CONTEXT: usize = 3;

/// Texts that have more different lines than this are shown as removed and added as a whole: the
/// time it takes to find the smallest difference grows with its square.
const LIMIT: usize = 1000;

/// The unified difference between two texts, with a path for each side.
pub(crate) fn unified(old: (&str, &str), new: (&str, &str)) -> String {
    let (old_lines, new_lines) = (lines(old.1), lines(new.1));
    let changes = changes(&old_lines, &new_lines);
    let mut text = format!("--- {}\n+++ {}\n", old.0, new.0);
    let mut rest = changes.as_slice();
    while let [first, ..] = rest {
        let mut count = 1;
        while rest
            .get(count)
            .is_some_and(|next| next.old.start - rest[count - 1].old.end <= 2 * CONTEXT)
        {
            count += 1;
        }
        let (hunk, after) = rest.split_at(count);
        let last = &hunk[count - 1];
        let before = first.old.start.min(CONTEXT);
        let behind = (old_lines.len() - last.old.end).min(CONTEXT);
        let of_old = first.old.start - before..last.old.end + behind;
        let of_new = first.new.start - before..last.new.end + behind;
        _ = writeln!(text, "@@ -{} +{} @@", position(&of_old), position(&of_new));
        let mut at = of_old.start;
        for change in hunk {
            push(&mut text, ' ', &old_lines[at..change.old.start]);
            push(&mut text, '-', &old_lines[change.old.clone()]);
            push(&mut text, '+', &new_lines[change.new.clone()]);
            at = change.old.end;
        }
        push(&mut text, ' ', &old_lines[at..of_old.end]);
        rest = after;
    }
    text
}

/// The lines with their ends.
fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// Lines that stand in the place of others.
#[derive(Debug, PartialEq)]
struct Change {
    old: Range<usize>,
    new: Range<usize>,
}

/// Which lines differ, after Myers, “An O(ND) Difference Algorithm and Its Variations” (1986).
fn changes(old: &[&str], new: &[&str]) -> Vec<Change> {
    let start = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let end = old[start..].iter().rev().zip(new[start..].iter().rev());
    let end = end.take_while(|(a, b)| a == b).count();
    let whole = Change { old: start..old.len() - end, new: start..new.len() - end };
    if whole.old.is_empty() && whole.new.is_empty() {
        return Vec::new();
    }
    let Some(steps) = steps(&old[whole.old.clone()], &new[whole.new.clone()]) else {
        return vec![whole];
    };
    let mut changes: Vec<Change> = Vec::new();
    for (x, y, is_removal) in steps {
        let (x, y) = (x + start, y + start);
        let (old, new) = if is_removal { (x..x + 1, y..y) } else { (x..x, y..y + 1) };
        match changes.last_mut() {
            Some(last) if last.old.end == old.start && last.new.end == new.start => {
                (last.old.end, last.new.end) = (old.end, new.end);
            }
            _ => changes.push(Change { old, new }),
        }
    }
    changes
}

/// The shortest way from one text to the other: at which line of each a line is removed (`true`)
/// or added. `None` if there are too many.
fn steps(old: &[&str], new: &[&str]) -> Option<Vec<(usize, usize, bool)>> {
    let (width, height) = (old.len() as isize, new.len() as isize);
    // The furthest line of the old text that is reached on each diagonal, after each step.
    let mut rounds: Vec<Vec<isize>> = Vec::new();
    let at =
        |round: &[isize], diagonal: isize| round[(diagonal + round.len() as isize / 2) as usize];
    let is_down = |round: &[isize], diagonal: isize, step: isize| {
        diagonal == -step || diagonal != step && at(round, diagonal - 1) < at(round, diagonal + 1)
    };
    for step in 0..=isize::try_from(LIMIT).unwrap_or(0) {
        let mut round = vec![0; 2 * step as usize + 3];
        let middle = round.len() as isize / 2;
        for diagonal in (-step..=step).step_by(2) {
            let mut x = match rounds.last() {
                None => 0,
                Some(last) if is_down(last, diagonal, step) => at(last, diagonal + 1),
                Some(last) => at(last, diagonal - 1) + 1,
            };
            while x < width
                && x - diagonal < height
                && old[x as usize] == new[(x - diagonal) as usize]
            {
                x += 1;
            }
            round[(diagonal + middle) as usize] = x;
            if x >= width && x - diagonal >= height {
                return Some(way_back(&rounds, width, height, at, is_down));
            }
        }
        rounds.push(round);
    }
    None
}

fn way_back(
    rounds: &[Vec<isize>],
    mut x: isize,
    mut y: isize,
    at: impl Fn(&[isize], isize) -> isize,
    is_down: impl Fn(&[isize], isize, isize) -> bool,
) -> Vec<(usize, usize, bool)> {
    let mut steps = Vec::with_capacity(rounds.len());
    for (step, round) in rounds.iter().enumerate().rev() {
        let (diagonal, step) = (x - y, step as isize + 1);
        if is_down(round, diagonal, step) {
            x = at(round, diagonal + 1);
            y = x - diagonal - 1;
            steps.push((x as usize, y as usize, false));
        } else {
            x = at(round, diagonal - 1);
            y = x - diagonal + 1;
            steps.push((x as usize, y as usize, true));
        }
    }
    steps.reverse();
    steps
}

/// First line and number of lines, as a hunk says it.
fn position(lines: &Range<usize>) -> String {
    match lines.len() {
        0 => format!("{},0", lines.start),
        1 => format!("{}", lines.start + 1),
        count => format!("{},{count}", lines.start + 1),
    }
}

fn push(text: &mut String, mark: char, lines: &[&str]) {
    for line in lines {
        text.push(mark);
        text.push_str(line);
        if !line.ends_with('\n') {
            text.push_str("\n\\ No newline at end of file\n");
        }
    }
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    fn check(old: &str, new: &str, expected: Expect) {
        expected.assert_eq(&unified(("a", old), ("b", new)));
    }

    #[test]
    fn hunks_with_context() {
        let old: String = (1..=20).map(|line| format!("{line}\n")).collect();
        let new = old.replace("\n5\n", "\nfive\nand more\n").replace("\n18\n", "\n");
        check(
            &old,
            &new,
            expect![[r#"
                --- a
                +++ b
                @@ -2,7 +2,8 @@
                 2
                 3
                 4
                -5
                +five
                +and more
                 6
                 7
                 8
                @@ -15,6 +16,5 @@
                 15
                 16
                 17
                -18
                 19
                 20
            "#]],
        );
    }

    #[test]
    fn near_changes_share_a_hunk() {
        check(
            "a\nb\nc\nd\n",
            "A\nb\nc\nD\n",
            expect![[r#"
            --- a
            +++ b
            @@ -1,4 +1,4 @@
            -a
            +A
             b
             c
            -d
            +D
        "#]],
        );
    }

    #[test]
    fn everything_and_nothing() {
        check(
            "",
            "a\n",
            expect![[r#"
            --- a
            +++ b
            @@ -0,0 +1 @@
            +a
        "#]],
        );
        check(
            "a\n",
            "",
            expect![[r#"
            --- a
            +++ b
            @@ -1 +0,0 @@
            -a
        "#]],
        );
        check(
            "a\n",
            "a\n",
            expect![[r#"
            --- a
            +++ b
        "#]],
        );
    }

    #[test]
    fn a_missing_last_newline_is_shown() {
        check(
            "a\nb",
            "a\nb\n",
            expect![[r#"
            --- a
            +++ b
            @@ -1,2 +1,2 @@
             a
            -b
            \ No newline at end of file
            +b
        "#]],
        );
    }

    #[test]
    fn applied_to_the_old_text_the_changes_give_the_new_one() {
        let mut state = 1_u64;
        let mut random = |below: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 33) % below
        };
        for _ in 0..500 {
            let mut text = || {
                let length = random(12);
                (0..length).map(|_| ["a\n", "b\n", "c\n"][random(3) as usize]).collect::<String>()
            };
            let (old, new) = (text(), text());
            let (old, new) = (lines(&old), lines(&new));
            let (mut applied, mut at) = (Vec::<&str>::new(), 0);
            for change in changes(&old, &new) {
                applied.extend(&old[at..change.old.start]);
                applied.extend(&new[change.new]);
                at = change.old.end;
            }
            applied.extend(&old[at..]);
            assert_eq!(applied, new, "from {old:?}");
        }
    }

    #[test]
    fn texts_with_little_in_common_are_replaced_as_a_whole() {
        let text = |mark: char| (0..5000).map(|line| format!("{mark}{line}\n")).collect::<String>();
        assert_eq!(unified(("a", &text('x')), ("b", &text('y'))).lines().count(), 10_003);
    }
}
