import * as z from 'zod';
import type { State } from '../../input/seen/state.ts';

const count = z.int().min(0);

const seenFile = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('message') }),
  z.strictObject({ is: z.literal('whole'), size: count, modified: z.number() }),
  z.strictObject({
    ...{ is: z.literal('mailbox'), size: count, offset: count, messages: count },
    fingerprint: z.string().regex(/^[0-9a-f]{32}$/),
  }),
]);

const VERSION = 1;

/** Pairs and not objects: a file may be called `__proto__`. */
const shape = z.strictObject({
  bounceDoctorState: z.literal(VERSION),
  folders: z.array(z.tuple([z.string(), z.array(z.tuple([z.string(), seenFile]))])),
  servers: z.array(z.tuple([z.string(), z.strictObject({ validity: z.string(), uid: count })])),
});

/** The text of a state file; a line a folder, so that people can look at it. */
export function stateText({ folders, servers }: State): string {
  const lines = [...folders].map(([folder, names]) => JSON.stringify([folder, [...names]]));
  return `{"bounceDoctorState":${VERSION},"servers":${JSON.stringify([...servers])},"folders":[\n${lines.join(',\n')}\n]}\n`;
}

/** null where it is none; `newer` where a later version wrote it. */
export function parseState(text: string): State | 'newer' | null {
  const given = parsed(text);
  const { success, data } = shape.safeParse(given);
  if (!success) return isNewer(given) ? 'newer' : null;
  return {
    folders: new Map(data.folders.map(([folder, names]) => [folder, new Map(names)])),
    servers: new Map(data.servers),
  };
}

const isNewer = (given: unknown): boolean =>
  z.looseObject({ bounceDoctorState: z.int().min(VERSION + 1) }).safeParse(given).success;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
