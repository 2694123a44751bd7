//! Walks a graph depth first without recursion, so that no input can overflow the stack.

use std::collections::HashSet;

/// The most steps of a cycle that are kept. More would not help a reader, and would take quadratic time.
const SHOWN: usize = 8;

/// The result of a depth-first walk.
#[derive(Debug, Default)]
pub(crate) struct Traversal {
    /// Every node, after all nodes it leads to (except where a cycle forbids it).
    pub(crate) order: Vec<usize>,
    /// Cycles with different first edges; breaking each of these breaks all.
    pub(crate) cycles: Vec<Cycle>,
}

/// A cycle as steps from the node that was visited first; the last step closes it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Cycle {
    /// A node and the index of the edge taken from it. At most [`SHOWN`], the closing one always among them.
    pub(crate) steps: Vec<Step>,
}

/// A node and the index of the edge taken from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Step {
    /// The node.
    pub(crate) node: usize,
    /// Which of its edges.
    pub(crate) edge: usize,
}

#[derive(Clone, Copy, PartialEq)]
enum VisitState {
    New,
    /// On the path, at this depth.
    Open(usize),
    Done,
}

/// Walks all nodes; `edges[n]` are the nodes that `n` leads to. Edges to nodes that do not exist are passed over.
pub(crate) fn walk(edges: &[Vec<usize>]) -> Traversal {
    let mut walk = Traversal::default();
    let mut states = vec![VisitState::New; edges.len()];
    let mut path: Vec<Step> = Vec::new();
    let mut first_edges: HashSet<Step> = HashSet::new();
    for root in 0..edges.len() {
        if states.get(root) != Some(&VisitState::New) {
            continue;
        }
        enter(root, &mut states, &mut path);
        while let Some(&Step { node, edge }) = path.last() {
            let Some(&next) = edges.get(node).and_then(|out| out.get(edge)) else {
                leave(node, &mut states, &mut path);
                walk.order.push(node);
                continue;
            };
            match states.get(next) {
                Some(VisitState::New) => enter(next, &mut states, &mut path),
                Some(VisitState::Open(depth)) => {
                    let steps = path.get(*depth..).unwrap_or_default();
                    if steps
                        .first()
                        .is_some_and(|first| first_edges.insert(*first))
                    {
                        walk.cycles.push(cycle(steps));
                    }
                    advance(&mut path);
                }
                _ => advance(&mut path),
            }
        }
    }
    walk
}

/// The number of each node's group. Nodes of one group lead to each other.
pub(crate) fn groups(edges: &[Vec<usize>]) -> Vec<usize> {
    let mut back = vec![Vec::new(); edges.len()];
    for (node, out) in edges.iter().enumerate() {
        for next in out {
            if let Some(back) = back.get_mut(*next) {
                back.push(node);
            }
        }
    }
    let mut groups: Vec<Option<usize>> = vec![None; edges.len()];
    for root in walk(edges).order.into_iter().rev() {
        let mut open = vec![root];
        while let Some(node) = open.pop() {
            if let Some(group @ None) = groups.get_mut(node) {
                *group = Some(root);
                open.extend(back.get(node).into_iter().flatten());
            }
        }
    }
    groups.into_iter().map(Option::unwrap_or_default).collect()
}

fn enter(node: usize, states: &mut [VisitState], path: &mut Vec<Step>) {
    if let Some(state) = states.get_mut(node) {
        *state = VisitState::Open(path.len());
    }
    path.push(Step { node, edge: 0 });
}

fn leave(node: usize, states: &mut [VisitState], path: &mut Vec<Step>) {
    if let Some(state) = states.get_mut(node) {
        *state = VisitState::Done;
    }
    path.pop();
    advance(path);
}

fn advance(path: &mut [Step]) {
    if let Some(step) = path.last_mut() {
        step.edge += 1;
    }
}

fn cycle(steps: &[Step]) -> Cycle {
    let shown = steps.iter().take(SHOWN - 1).copied();
    let closing = steps.iter().skip(SHOWN - 1).next_back().copied();
    Cycle {
        steps: shown.chain(closing).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_diamond_has_no_cycle_and_is_ordered() {
        let found = walk(&[vec![1, 2], vec![3], vec![3], vec![]]);
        assert_eq!(found.order, [3, 1, 2, 0]);
        assert!(found.cycles.is_empty());
    }

    #[test]
    fn a_cycle_is_found_once_for_each_first_edge() {
        let found = walk(&[vec![1], vec![2, 1], vec![0, 0]]);
        let steps: Vec<Vec<(usize, usize)>> = found
            .cycles
            .iter()
            .map(|cycle| cycle.steps.iter().map(|s| (s.node, s.edge)).collect())
            .collect();
        assert_eq!(steps, [vec![(0, 0), (1, 0), (2, 0)], vec![(1, 1)]]);
    }

    #[test]
    fn nodes_that_lead_to_each_other_are_a_group() {
        let found = groups(&[vec![1], vec![2], vec![1, 3], vec![4, 9], vec![3], vec![5]]);
        assert_eq!(found[1], found[2]);
        assert_eq!(found[3], found[4]);
        let mut all = vec![found[0], found[1], found[3], found[5]];
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), 4);
    }

    #[test]
    fn a_long_way_neither_overflows_nor_is_shown_in_full() {
        let count = 200_000;
        let edges: Vec<Vec<usize>> = (0..count).map(|n| vec![(n + 1) % count]).collect();
        let found = walk(&edges);
        assert_eq!(found.order.len(), count);
        assert_eq!(found.cycles.len(), 1);
        assert_eq!(found.cycles[0].steps.len(), SHOWN);
        assert_eq!(found.cycles[0].steps[SHOWN - 1].node, count - 1);
    }
}
