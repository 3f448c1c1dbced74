//! Paths as they are written into artifacts and messages: relative, with `/`.

use std::path::{Component, Path, PathBuf};

/// The path without `.` and with `..` taken away, as far as that can be told from its text.
pub(crate) fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir
                if matches!(normal.components().next_back(), Some(Component::Normal(_))) =>
            {
                normal.pop();
            }
            // The parent of the root is the root.
            Component::ParentDir if normal.has_root() => {}
            other => normal.push(other),
        }
    }
    normal
}

/// How to get from a folder to a path; both are [`normal`] and absolute.
///
/// Empty for the folder itself. The whole path where there is no way, between drives of Windows.
pub(crate) fn relative(folder: &Path, path: &Path) -> String {
    let from: Vec<Component> = folder.components().collect();
    let to: Vec<Component> = path.components().collect();
    let common = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    if common == 0 {
        return slashed(path);
    }
    let mut relative: PathBuf = from[common..].iter().map(|_| Component::ParentDir).collect();
    relative.extend(&to[common..]);
    slashed(&relative)
}

/// The path's text, with `/` on every system.
pub(crate) fn slashed(path: &Path) -> String {
    let text = path.to_string_lossy();
    if cfg!(windows) { text.replace('\\', "/") } else { text.into_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_are_taken_away() {
        let cases = [
            ("a/b", "a/b"),
            ("./a/./b/", "a/b"),
            ("a/../b", "b"),
            ("a/b/../../c", "c"),
            ("../a", "../a"),
            ("a/../../b", "../b"),
            ("../../a", "../../a"),
            ("/a/../../b", "/b"),
            ("/../a", "/a"),
        ];
        for (path, expected) in cases {
            assert_eq!(normal(Path::new(path)), Path::new(expected), "{path}");
        }
    }

    #[test]
    fn the_way_from_a_folder_to_a_path() {
        let cases = [
            ("/project", "/project", ""),
            ("/project", "/project/components/button.yaml", "components/button.yaml"),
            ("/project/web/types", "/project/web/schemas", "../schemas"),
            ("/project/web", "/shared/button.yaml", "../../shared/button.yaml"),
        ];
        for (folder, path, expected) in cases {
            assert_eq!(relative(Path::new(folder), Path::new(path)), expected);
        }
    }
}
