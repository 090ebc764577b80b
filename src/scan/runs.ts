import type { RawMessage } from '../model.ts';

/** Neighbouring messages that are diagnosed side by side, or a single one that may take long. */
export interface Run {
  readonly messages: readonly RawMessage[];
  readonly isHeavy: boolean;
}

/** Divides messages into runs that have less than `heavyBytes` together, and single ones that have not. */
export function* runsOf(messages: readonly RawMessage[], heavyBytes: number): Generator<Run> {
  let light: RawMessage[] = [];
  let bytes = 0;
  for (const message of messages) {
    const size = message.bytes.length;
    if (light.length > 0 && bytes + size >= heavyBytes) {
      yield { messages: light, isHeavy: false };
      [light, bytes] = [[], 0];
    }
    if (size >= heavyBytes) yield { messages: [message], isHeavy: true };
    else {
      light.push(message);
      bytes += size;
    }
  }
  if (light.length > 0) yield { messages: light, isHeavy: false };
}
