import { munkres } from 'munkres';

/** A possible pair and what it is worth; only a worth above 0 is ever chosen. */
export interface Edge {
  readonly old: number;
  readonly new: number;
  readonly worth: number;
}

/** Cells of the largest matrix that is solved at once; no notice but one of thousands of copies needs more. */
const MOST_CELLS = 4_000_000;
/** Worths are whole numbers of this part while they are added up, so that nothing is lost by rounding. */
const SCALE = 1e6;

/**
 * The set of edges, no two with a common end, whose worth together is greatest.
 *
 * Edges that hang together by no chain of ends cannot disturb each other: each such cluster is solved
 * on its own, exactly. Only a cluster too large for that first loses the less valuable half of its
 * edges. The same edges in the same order give the same choice.
 */
export function bestAssignment(edges: readonly Edge[], mostCells: number = MOST_CELLS): readonly Edge[] {
  const useful = edges.filter(({ worth }) => worth > 0);
  return clustersOf(useful).flatMap((cluster) => {
    const cells =
      new Set(cluster.map((edge) => edge.old)).size * new Set(cluster.map((edge) => edge.new)).size;
    if (cells <= mostCells || cluster.length === 1) {
      return solve(cluster);
    }
    const byWorth = [...cluster].sort((a, b) => b.worth - a.worth || a.old - b.old || a.new - b.new);
    return bestAssignment(byWorth.slice(0, cluster.length >> 1), mostCells);
  });
}

function clustersOf(edges: readonly Edge[]): readonly (readonly Edge[])[] {
  const leader = new Map<string, string>();
  const find = (end: string): string => {
    let top = end;
    for (let next = leader.get(top); next !== undefined && next !== top; next = leader.get(top)) {
      leader.set(top, leader.get(next) ?? next);
      top = next;
    }
    return top;
  };
  for (const edge of edges) {
    leader.set(find(`o${edge.old}`), find(`n${edge.new}`));
  }
  const clusters = new Map<string, Edge[]>();
  for (const edge of edges) {
    const top = find(`o${edge.old}`);
    const cluster = clusters.get(top);
    if (cluster) {
      cluster.push(edge);
    } else {
      clusters.set(top, [edge]);
    }
  }
  return [...clusters.values()];
}

function solve(edges: readonly Edge[]): readonly Edge[] {
  const [only] = edges;
  if (only && edges.length === 1) {
    return [only];
  }
  const rows = placesOf(edges.map((edge) => edge.old));
  const columns = placesOf(edges.map((edge) => edge.new));
  // A cell without an edge costs nothing: whoever gets it stays alone.
  const costs = Array.from({ length: rows.size }, () => new Float64Array(columns.size));
  const at = new Map<number, Edge>();
  for (const edge of edges) {
    const row = rows.get(edge.old) ?? 0;
    const column = columns.get(edge.new) ?? 0;
    const line = costs[row];
    if (line) {
      line[column] = -Math.round(edge.worth * SCALE);
    }
    at.set(row * columns.size + column, edge);
  }
  return munkres(costs).flatMap(([row, column]) => at.get(row * columns.size + column) ?? []);
}

function placesOf(ends: readonly number[]): ReadonlyMap<number, number> {
  const sorted = [...new Set(ends)].sort((a, b) => a - b);
  return new Map(sorted.map((end, place) => [end, place]));
}
