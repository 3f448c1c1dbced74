//! The HTML around a page.

use std::fs;
use std::path::Path;

use axum::response::Html;

use crate::Result;
use crate::page::Page;

const PLACE: &str = r#"<script type="application/json" id="page">"#;

/// `index.html` as Vite left it, cut where the page goes in.
pub(crate) struct Shell {
    before: String,
    after: String,
}

impl Shell {
    pub(crate) fn read(dist: &Path) -> Result<Self> {
        let path = dist.join("index.html");
        let html = fs::read_to_string(&path)
            .map_err(|error| format!("cannot read {}: {error}", path.display()))?;
        let place = html.find(PLACE).ok_or_else(|| format!("no {PLACE} in {}", path.display()))?;
        let (before, after) = html.split_at(place + PLACE.len());
        Ok(Shell { before: before.to_owned(), after: after.to_owned() })
    }

    pub(crate) fn html(&self, page: &Page) -> Html<String> {
        let json = serde_json::to_string(page).expect("a page has string keys only");
        // No text of a page can end the script element.
        let json = json.replace('<', "\\u003c");
        Html(format!("{}{json}{}", self.before, self.after))
    }
}
