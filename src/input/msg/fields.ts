import type { FieldsData } from '@kenjiuno/msgreader';

export type Fields = FieldsData;

/** A property by its number (MS-OXPROPS), whatever its type; null where it is not there. */
export function property(fields: Fields, id: string): string | number | null {
  const found = fields.rawProps?.find(({ propertyTag }) => propertyTag?.toLowerCase().startsWith(id));
  const value: unknown = found?.value;
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}

export function textOf(fields: Fields, id: string): string | null {
  const value = property(fields, id);
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

/** An address of the Internet; Exchange's own (`/O=...`) tells nobody anything. */
export function smtpAddress(...candidates: readonly (string | null | undefined)[]): string | null {
  return candidates.find((candidate) => candidate?.includes('@'))?.trim() ?? null;
}
