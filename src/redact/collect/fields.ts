import { type FieldKind, kindOfField } from '../known/field-kinds.ts';
import { editRecipient, peopleIn } from '../known/people.ts';
import { editSubject, type SubjectOf } from '../known/subject.ts';
import type { Found } from './found.ts';
import type { PieceField } from './pieces.ts';

const TRACE_HOST = /(?:^\s{0,10}from|\bby)\s{1,10}([A-Za-z0-9][\w.-]{2,255})/g;
const TRACE_ID = /\b(?:id|qp)\s{1,10}<?([\w.+-]{6,200})>?/g;

/** What a field of a header or a report tells. */
export function collectField(found: Found, { name, value, role }: PieceField): void {
  const kind = kindOfField(name);
  if (kind) BY_KIND[kind]?.(found, value, role);
}

const BY_KIND: Partial<Record<FieldKind, (found: Found, value: string, of: SubjectOf) => void>> = {
  ids: (found, value) => value.match(/[^<>\s,;()"]{6,250}/g)?.forEach((id) => void found.addMessageId(id)),
  subject: collectSubject,
  people: (found, value) => {
    for (const person of peopleIn(value)) found.addPerson(person);
  },
  recipient: (found, value) => void editRecipient(value, { address: found.book.address, person: found.book.person }),
  trace: collectTrace,
  numbers: (found, value) => value.match(/[\w.+/=-]{6,200}/g)?.forEach((id) => void found.addNumber(id)),
  hosts: (found, value) => value.match(/[\w.-]{3,255}/g)?.forEach((host) => void found.addMachine(host)),
};

function collectSubject({ known, addSubject }: Found, subject: string, of: SubjectOf): void {
  editSubject(subject, of, known, (title) => {
    addSubject(title);
    return title;
  });
}

function collectTrace(found: Found, value: string): void {
  for (const { 1: host = '' } of value.matchAll(TRACE_HOST)) found.addMachine(host);
  for (const { 1: id = '' } of value.matchAll(TRACE_ID)) found.addNumber(id);
}
