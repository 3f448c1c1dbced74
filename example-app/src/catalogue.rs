//! The workshops of the season, kept in memory.

use std::sync::{Mutex, MutexGuard};

use crate::sign_up::{SignUp, SignUpReply};
use crate::workshop::{Availability, Craft, Workshop};

pub(crate) struct Catalogue {
    state: Mutex<State>,
}

struct State {
    workshops: Vec<Workshop>,
    confirmed: u32,
}

impl Catalogue {
    pub(crate) fn new() -> Self {
        Catalogue { state: Mutex::new(State { workshops: season(), confirmed: 0 }) }
    }

    pub(crate) fn workshops(&self) -> Vec<Workshop> {
        self.state().workshops.clone()
    }

    pub(crate) fn workshop(&self, slug: &str) -> Option<Workshop> {
        self.state().workshops.iter().find(|workshop| workshop.slug == slug).cloned()
    }

    /// Keeps places in a workshop; `None` when there is no such workshop.
    pub(crate) fn sign_up(&self, slug: &str, request: &SignUp) -> Option<SignUpReply> {
        let state = &mut *self.state();
        let workshop = state.workshops.iter_mut().find(|workshop| workshop.slug == slug)?;
        let reply = match workshop.availability {
            Availability::Open { places_left } if places_left < request.places => {
                SignUpReply::TooFew { places_left }
            }
            Availability::Open { places_left } => {
                state.confirmed += 1;
                workshop.availability = match places_left - request.places {
                    0 => Availability::Full { waiting: 0 },
                    places_left => Availability::Open { places_left },
                };
                SignUpReply::Confirmed {
                    code: format!("KL-{:04}", state.confirmed),
                    availability: workshop.availability.clone(),
                }
            }
            Availability::Full { waiting } => {
                let position = waiting.saturating_add(1);
                workshop.availability = Availability::Full { waiting: position };
                SignUpReply::Waiting { position, availability: workshop.availability.clone() }
            }
            Availability::Cancelled { reason } => SignUpReply::Cancelled { reason },
        };
        Some(reply)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("nothing panics while it holds the lock")
    }
}

pub(crate) fn season() -> Vec<Workshop> {
    vec![
        Workshop {
            slug: "first-bowl",
            craft: Craft::Clay,
            title: "Throw your first bowl",
            summary: "A wheel, two kilos of stoneware and a day to get muddy.",
            teacher: "Imke Sand",
            starts_at: "2027-04-10T10:00:00+02:00",
            minutes: 360,
            price_in_cents: 9500,
            bring: &["Clothes that may get dirty", "Short fingernails", "A packed lunch"],
            availability: Availability::Open { places_left: 6 },
        },
        Workshop {
            slug: "wall-hanging",
            craft: Craft::Wool,
            title: "Weave a wall hanging",
            summary: "Warp a frame loom, then paint with yarn.",
            teacher: "Tomas Leal",
            starts_at: "2027-04-17T10:30:00+02:00",
            minutes: 300,
            price_in_cents: 7800,
            bring: &["Leftover yarn, if there is any"],
            availability: Availability::Open { places_left: 2 },
        },
        Workshop {
            slug: "notebook",
            craft: Craft::Paper,
            title: "Bind a notebook",
            summary: "Fold, pierce and sew: eighty pages that lie flat.",
            teacher: "Noor Haddad",
            starts_at: "2027-04-24T13:00:00+02:00",
            minutes: 210,
            price_in_cents: 5400,
            bring: &["A favourite piece of paper for the cover"],
            availability: Availability::Full { waiting: 3 },
        },
        Workshop {
            slug: "spoon",
            craft: Craft::Wood,
            title: "Carve a spoon",
            summary: "Green birch, a straight knife, a bent knife and patience.",
            teacher: "Aksel Berg",
            starts_at: "2027-05-08T10:00:00+02:00",
            minutes: 330,
            price_in_cents: 8200,
            bring: &["Sturdy shoes", "A packed lunch"],
            availability: Availability::Open { places_left: 8 },
        },
        Workshop {
            slug: "lino-print",
            craft: Craft::Ink,
            title: "Print with lino",
            summary: "Cut one block, pull twelve prints, take them all home.",
            teacher: "Rosa Quint",
            starts_at: "2027-05-22T11:00:00+02:00",
            minutes: 240,
            price_in_cents: 6200,
            bring: &["A drawing the size of a postcard", "An apron"],
            availability: Availability::Cancelled {
                reason: "The press is being repaired. It runs again in autumn.",
            },
        },
        Workshop {
            slug: "visible-mending",
            craft: Craft::Thread,
            title: "Mend it visibly",
            summary: "Sashiko stitches for the jumper that you cannot let go of.",
            teacher: "Emi Okada",
            starts_at: "2027-06-05T14:00:00+02:00",
            minutes: 180,
            price_in_cents: 4500,
            bring: &["Something with a hole in it"],
            availability: Availability::Open { places_left: 5 },
        },
    ]
}
