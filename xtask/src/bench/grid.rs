//! A table of text: aligned for the terminal, or as Markdown.

/// Rows with as many cells as there are headings; the first cell is the name.
pub struct Grid {
    rows: Vec<Vec<String>>,
}

impl Grid {
    /// A table with only headings.
    pub fn new<const N: usize>(heads: [&str; N]) -> Self {
        Self {
            rows: vec![heads.map(str::to_owned).to_vec()],
        }
    }

    /// Adds a row; missing cells are empty.
    pub fn add(&mut self, mut cells: Vec<String>) {
        let columns = self.rows.first().map_or(0, Vec::len);
        cells.resize(columns, String::new());
        self.rows.push(cells);
    }

    /// For the terminal: names are aligned to the left, everything else to the right.
    pub fn text(&self) -> String {
        let widths: Vec<usize> = (0..self.rows.first().map_or(0, Vec::len))
            .map(|column| {
                self.rows
                    .iter()
                    .filter_map(|row| row.get(column))
                    .map(|cell| cell.chars().count())
                    .max()
                    .unwrap_or(0)
            })
            .collect();
        let mut text = String::new();
        for row in &self.rows {
            let cells = row
                .iter()
                .zip(&widths)
                .enumerate()
                .map(|(column, (cell, width))| match column {
                    0 => format!("{cell:<width$}"),
                    _ => format!("{cell:>width$}"),
                });
            let line: Vec<String> = cells.collect();
            text += line.join("  ").trim_end();
            text.push('\n');
        }
        text
    }

    /// As a Markdown table.
    pub fn markdown(&self) -> String {
        let mut text = String::new();
        for (i, row) in self.rows.iter().enumerate() {
            // Types in names must not become tags.
            text += &format!("| {} |\n", row.join(" | ").replace('<', "&lt;"));
            if i == 0 {
                text += &format!("|---|{}\n", "--:|".repeat(row.len().saturating_sub(1)));
            }
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stand_below_their_heads() {
        let mut grid = Grid::new(["row", "ns", "met"]);
        grid.add(vec![
            "a longer name".to_owned(),
            "1234".to_owned(),
            "yes".to_owned(),
        ]);
        grid.add(vec!["Array<f64>".to_owned(), "5".to_owned()]);
        let text = "row              ns  met\na longer name  1234  yes\nArray<f64>        5\n";
        assert_eq!(grid.text(), text);
        let markdown = "| row | ns | met |\n|---|--:|--:|\n| a longer name | 1234 | yes |\n| Array&lt;f64> | 5 |  |\n";
        assert_eq!(grid.markdown(), markdown);
    }
}
