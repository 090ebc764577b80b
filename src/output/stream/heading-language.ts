/** What columns are called: by the names of fields, or in Japanese. */
export const HEADING_LANGUAGES = ['name', 'ja'] as const;
export type HeadingLanguage = (typeof HEADING_LANGUAGES)[number];
