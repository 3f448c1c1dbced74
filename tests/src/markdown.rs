//! The code blocks of a page of documentation.

use crate::inputs::Files;

/// A fenced block.
#[derive(Debug)]
pub struct Block {
    /// The words behind the opening fence: `yaml`, `yaml,refused`.
    pub language: String,
    /// The lines between the fences.
    pub text: String,
    /// The number of the first of them.
    pub line: usize,
}

/// The fenced blocks of a page, in order.
pub fn blocks(page: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut is_open = false;
    for (line, number) in page.lines().zip(1..) {
        match (line.strip_prefix("```"), is_open) {
            (Some(language), false) => {
                let language = language.to_owned();
                blocks.push(Block { language, text: String::new(), line: number + 1 });
                is_open = true;
            }
            (Some(_), true) => is_open = false,
            (None, true) => {
                if let Some(block) = blocks.last_mut() {
                    block.text.push_str(line);
                    block.text.push('\n');
                }
            }
            (None, false) => {}
        }
    }
    blocks
}

impl Block {
    /// The files that a block shows. A comment that is a path, `# components/_folder.yaml` or
    /// `// src/lib.rs`, starts a file; without one it is all one file of that name.
    pub fn files(&self, name: &str) -> Files {
        let mut files = Files::new();
        let mut path = name.to_owned();
        for line in self.text.split_inclusive('\n') {
            match path_comment(line.trim_end()) {
                Some(next) => path = next.to_owned(),
                None if line.trim().is_empty() && !files.contains_key(&path) => {}
                None => files.entry(path.clone()).or_default().extend(line.as_bytes()),
            }
        }
        files
    }
}

fn path_comment(line: &str) -> Option<&str> {
    let path = line.strip_prefix("# ").or_else(|| line.strip_prefix("// "))?;
    let is_path = [".yaml", ".rs", ".ts"].iter().any(|ending| path.ends_with(ending));
    (is_path && !path.contains(' ')).then_some(path)
}
