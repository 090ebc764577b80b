export const CHECK_FORMATS = ['text', 'junit', 'github'] as const;

export type CheckFormatName = (typeof CHECK_FORMATS)[number];
