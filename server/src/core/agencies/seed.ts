import data from '../../../../seeds/agencies.json' with { type: 'json' };
import { createRegistry, type Registry } from './registry.js';
import { agencyData } from './schema.js';

let registry: Registry | null = null;

/**
 * The registry the product ships with. The data is compiled into the build, so that it is there in
 * a browser too; it is checked and indexed at first use.
 *
 * @throws ZodError when the data file does not fit its schema
 */
export function seedRegistry(): Registry {
  if (!registry) {
    const { agencies, coverage } = agencyData.parse(data);
    registry = createRegistry(agencies, coverage);
  }
  return registry;
}
