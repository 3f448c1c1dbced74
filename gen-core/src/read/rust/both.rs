//! A thing in both directions of the wire.

/// What is sent, and what is accepted where that differs.
#[derive(Debug, Clone)]
pub(super) struct Both<T> {
    pub(super) sent: T,
    pub(super) accepted: Option<T>,
}

impl<T> From<T> for Both<T> {
    fn from(sent: T) -> Self {
        Both { sent, accepted: None }
    }
}

impl<T: PartialEq> Both<T> {
    /// What is sent and what is accepted, which may be the same.
    pub(super) fn of(sent: T, accepted: T) -> Self {
        let accepted = (accepted != sent).then_some(accepted);
        Both { sent, accepted }
    }
}

impl<T> Both<T> {
    /// The same change to both directions.
    pub(super) fn map<U>(self, change: impl Fn(T) -> U) -> Both<U> {
        Both { sent: change(self.sent), accepted: self.accepted.map(change) }
    }

    /// All sent things together and all accepted things together.
    pub(super) fn all(items: Vec<Both<T>>) -> Both<Vec<T>>
    where
        T: Clone,
    {
        let accepted = items.iter().any(|item| item.accepted.is_some()).then(|| {
            items.iter().map(|item| item.accepted.as_ref().unwrap_or(&item.sent).clone()).collect()
        });
        Both { sent: items.into_iter().map(|item| item.sent).collect(), accepted }
    }
}
