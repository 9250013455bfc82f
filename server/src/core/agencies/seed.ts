import { unpackAgencies } from './packed.js';
import { createRegistry, type Registry } from './registry.js';
import { SEED } from './seed.generated.js';

let registry: Registry | null = null;

/**
 * The registry the product ships with. The data is compiled into the build, so that it is there in a
 * browser too. It was checked against its schema when it was packed, and is indexed at first use.
 */
export function seedRegistry(): Registry {
  if (!registry) {
    const { agencies, coverage } = unpackAgencies(SEED);
    registry = createRegistry(agencies, coverage);
  }
  return registry;
}
