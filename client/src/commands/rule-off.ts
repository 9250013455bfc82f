function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The value of `policyNotice.rules` with one rule off; its options are kept for the day it comes back.
 *
 * @param rules the value as it stands in one settings file
 */
export function withRuleOff(rules: unknown, id: string): object {
  const own = isFields(rules) ? rules : {};
  const setting = own[id];
  return { ...own, [id]: isFields(setting) ? { ...setting, severity: 'off' } : 'off' };
}
