export const LIST_FORMATS = ['table', 'markdown', 'json'] as const;

export type ListFormatName = (typeof LIST_FORMATS)[number];
