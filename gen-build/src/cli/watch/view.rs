//! What is watched: the folders of sources with all that is in them, and what is around these, so
//! that one which is removed, renamed or created is noticed as well.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::super::outcome::Stop;
use super::super::package;
use super::Event;
use crate::cargo_toml::build_script;
use crate::config::found;
use crate::failure::Failure;

/// An open view; it ends when it is dropped.
#[derive(Debug)]
pub(super) struct View {
    /// The files and folders that are read, also those that do not exist.
    inputs: Vec<PathBuf>,
    _watcher: RecommendedWatcher,
}

impl View {
    /// Watches what the package in a folder reads, as far as its settings can be read; otherwise
    /// what it read before.
    pub(super) fn open(
        folder: &Path,
        before: Option<&View>,
        events: &Sender<Event>,
    ) -> Result<View, Stop> {
        let mut inputs = match package::config(folder) {
            Ok(config) => config.watched.into_iter().chain(config.absent).collect(),
            Err(failure) => {
                let mut inputs = before.map(|view| view.inputs.clone()).unwrap_or_default();
                if let Failure::MissingFolder { path, .. } = failure {
                    inputs.push(path);
                }
                inputs
            }
        };
        inputs.push(folder.join("gen.yaml"));
        let script = Some(build_script(folder));
        inputs.extend(script.filter(|script| found::makes_settings(script) != Some(false)));
        inputs.sort();
        inputs.dedup();

        let refuse = |error: notify::Error| Stop::Other(format!("cannot watch: {error}"));
        let events = events.clone();
        let mut watcher =
            notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
                // Whoever listened may be gone.
                _ = match event {
                    Ok(event) if event.need_rescan() => events.send(Event::Lost),
                    Ok(event) if matches!(event.kind, EventKind::Access(_)) => Ok(()),
                    Ok(event) => events.send(Event::Changed(event.paths)),
                    Err(_) => events.send(Event::Lost),
                };
            })
            .map_err(refuse)?;
        for (path, mode) in places(&inputs) {
            match watcher.watch(&path, mode) {
                // It went away just now, which the folder around it tells.
                Err(_) if !path.exists() => {}
                watched => watched.map_err(refuse)?,
            }
        }
        Ok(View { inputs, _watcher: watcher })
    }

    /// The files and folders that are read, also those that do not exist.
    pub(super) fn inputs(&self) -> &[PathBuf] {
        &self.inputs
    }

    /// Whether a change there may change what is to be watched.
    pub(super) fn depends_on(&self, path: &Path) -> bool {
        self.inputs.iter().any(|input| input.starts_with(path))
    }

    /// Whether a change there may change what is built. What is gone may have been a folder.
    pub(super) fn concerns(&self, path: &Path) -> bool {
        let is_inside = |input: &PathBuf| {
            path.strip_prefix(input).is_ok_and(|below| {
                !below.iter().any(|name| name.as_encoded_bytes().starts_with(b"."))
            })
        };
        self.depends_on(path)
            || self.inputs.iter().any(is_inside) && (is_source(path) || !path.is_file())
    }
}

/// Whether a path has the name of a source.
pub(super) fn is_source(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    matches!(extension, Some("yaml" | "yml" | "rs"))
}

/// The folders to watch, and how deep.
fn places(inputs: &[PathBuf]) -> BTreeMap<PathBuf, RecursiveMode> {
    let mut places = BTreeMap::new();
    for input in inputs {
        if let Some(around) = input.ancestors().skip(1).find(|folder| folder.is_dir()) {
            places.insert(around.to_path_buf(), RecursiveMode::NonRecursive);
        }
    }
    let folders: Vec<&PathBuf> = inputs.iter().filter(|input| input.is_dir()).collect();
    // What is watched with all that is in it needs nothing else inside.
    let is_covered =
        |path: &Path| folders.iter().any(|folder| path != *folder && path.starts_with(folder));
    places.retain(|path, _| !is_covered(path));
    for folder in &folders {
        if !is_covered(folder) {
            places.insert((*folder).clone(), RecursiveMode::Recursive);
        }
    }
    places
}
