/** What became of a body: another name, a merger, an end, or its duties passed on. */
export const TRANSITION_KINDS = ['更名', '合并', '撤销', '划入'] as const;
