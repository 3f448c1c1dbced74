//! The times as a picture: a group of bars for each situation.

use std::fmt::Write;

use super::{Row, Situation};
use crate::cli::build::milliseconds;

const BAR: usize = 18;
const LEFT: usize = 110;
const WIDTH: usize = 420;
const COLORS: [&str; 4] = ["#8a8f98", "#5b8def", "#3aa6a0", "#e0733d"];

/// An SVG document. The bars of each group are drawn to the scale of its longest.
pub(super) fn svg(title: &str, rows: &[Row]) -> String {
    let group = rows.len() * (BAR + 4) + 44;
    let height = 40 + Situation::ALL.len() * group;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 640 {height}\" \
         font-family=\"system-ui, sans-serif\" font-size=\"12\">\n\
         <rect width=\"640\" height=\"{height}\" fill=\"#fff\"/>\n\
         <text x=\"16\" y=\"26\" font-size=\"15\" font-weight=\"bold\">cargo gen bench: {title}</text>\n"
    );
    for (index, situation) in Situation::ALL.into_iter().enumerate() {
        let top = 62 + index * group;
        _ = writeln!(
            svg,
            "<text x=\"16\" y=\"{top}\" font-weight=\"bold\">{}</text>",
            situation.words()
        );
        let longest = rows.iter().map(|row| row.times[index]).max().unwrap_or_default();
        for (number, (row, color)) in rows.iter().zip(COLORS).enumerate() {
            let time = row.times[index];
            let part = time.as_secs_f64() / longest.as_secs_f64().max(1e-9);
            let width = (part * WIDTH as f64).max(1.0);
            let y = top + 8 + number * (BAR + 4);
            let base = y + BAR - 5;
            let behind = LEFT as f64 + width + 6.0;
            _ = writeln!(
                svg,
                "<text x=\"{}\" y=\"{base}\" text-anchor=\"end\">{}</text>\
                 <rect x=\"{LEFT}\" y=\"{y}\" width=\"{width:.1}\" height=\"{BAR}\" fill=\"{color}\"/>\
                 <text x=\"{behind:.1}\" y=\"{base}\">{}</text>",
                LEFT - 8,
                row.strategy.name(),
                milliseconds(time),
            );
        }
    }
    svg.push_str("</svg>\n");
    svg
}
