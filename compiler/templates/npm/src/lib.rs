//! An npm package that counts the words of texts.

jsi_runtime::bindings!(); // the module `app`, made of app.jsi

use std::collections::BTreeMap;

use crate::app::{Count, Words, export_words};
use jsi_runtime::JsError;

struct Counter;

impl Words for Counter {
    fn count(&self, text: &str) -> Result<u32, JsError> {
        Ok(words(text).count() as u32)
    }

    fn frequent(&self, text: &str, limit: Option<u32>) -> Result<Vec<Count>, JsError> {
        let mut times = BTreeMap::new();
        for word in words(text) {
            *times.entry(word.to_lowercase()).or_insert(0) += 1;
        }
        let mut counts: Vec<Count> = times
            .into_iter()
            .map(|(word, times)| Count { word, times })
            .collect();
        // stable, so words of the same frequency stay in order
        counts.sort_by_key(|count| std::cmp::Reverse(count.times));
        counts.truncate(limit.unwrap_or(u32::MAX) as usize);
        Ok(counts)
    }
}

export_words!(Counter);

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|it: char| !it.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frequent_words_come_first() -> Result<(), JsError> {
        let counts = Counter.frequent("To be, or not to be.", Some(2))?;
        let counts: Vec<_> = counts.iter().map(|it| (&*it.word, it.times)).collect();
        assert_eq!(counts, [("be", 2), ("to", 2)]);
        assert_eq!(Counter.count("To be, or not to be.")?, 6);
        Ok(())
    }
}
