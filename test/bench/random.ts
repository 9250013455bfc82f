/** A seeded source of choices: the same seed gives the same texts on every machine. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** In [0, limit). */
  below(limit: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** `count` different places of a list of `length`, ascending. */
  places(count: number, length: number): readonly number[];
}

/** Mulberry32: 32 bits of state are enough for texts that need not be secret. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    pick: (list) => {
      const found = list[below(list.length)];
      if (found === undefined) {
        throw new Error('nothing to pick from');
      }
      return found;
    },
    places(count, length) {
      const chosen = new Set<number>();
      while (chosen.size < Math.min(count, length)) {
        chosen.add(below(length));
      }
      return [...chosen].sort((a, b) => a - b);
    },
  };
}
