//! Events and slots, which no field of a struct is:
//! `#[component(event(press, select = "Row"), slot(icon, cell = "{ row: Row }"))]`.

use super::attribute::{Entry, EntryValue, Own};
use super::{Reader, expression};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Docs, Event, Slot};

/// The events of a component: a name, or a name and what listeners get.
pub(super) fn events(reader: &mut Reader, own: &Own) -> Vec<Event> {
    refuse_same(reader, "event", &own.events);
    let mut events = Vec::with_capacity(own.events.len());
    for entry in &own.events {
        let (payload, docs) = match &entry.value {
            EntryValue::None => (None, Docs::default()),
            EntryValue::Text(text) => {
                let meaning = expression::read(reader, text);
                (meaning.ty, meaning.docs)
            }
            _ => {
                refuse_entry(reader, entry, "select = \"Row -- The chosen row.\"");
                continue;
            }
        };
        events.push(Event { name: entry.key.clone(), place: entry.place, docs, payload });
    }
    events
}

/// The slots of a component: a name, or a name and what the component hands to the content.
pub(super) fn slots(reader: &mut Reader, own: &Own) -> Vec<Slot> {
    refuse_same(reader, "slot", &own.slots);
    let mut slots = Vec::with_capacity(own.slots.len());
    for entry in &own.slots {
        let (props, docs) = match &entry.value {
            EntryValue::None => (None, Docs::default()),
            EntryValue::Text(text) => expression::read_object(reader, text),
            _ => {
                refuse_entry(reader, entry, "cell = \"{ row: Row } -- A cell.\"");
                continue;
            }
        };
        let (name, place) = (entry.key.clone(), entry.place);
        slots.push(Slot { name, place, docs, required: false, props });
    }
    slots
}

/// A type has neither.
pub(super) fn refuse(reader: &mut Reader, own: &Own) {
    for entry in own.events.iter().chain(&own.slots) {
        let message = "only a component has events and slots";
        reader.refuse_at(entry.place, message, "derive `Component`, or remove it");
    }
}

fn refuse_same(reader: &mut Reader, kind: &str, entries: &[Entry]) {
    for (index, entry) in entries.iter().enumerate() {
        if let Some(first) = entries[..index].iter().find(|first| first.key == entry.key) {
            let message = format!("the {kind} `{}` is declared twice", entry.key);
            let found = Diagnostic::new(Code::DuplicateKey, entry.place, message);
            let found = found.related(first.place, "the first one").help("remove one of the two");
            reader.diagnostics.push(found);
        }
    }
}

fn refuse_entry(reader: &mut Reader, entry: &Entry, example: &str) {
    let message = format!("`{}` has something else than a string", entry.key);
    reader.refuse_at(entry.place, message, format!("write `{example}`"));
}
