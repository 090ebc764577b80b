import type { Command } from '../../model.ts';
import { searchable } from '../ground/words.ts';
import { heardAs } from './heard.ts';

/** The command a refusal answered, where the words around it name one. */
export function stageOf(words: string): Command | null {
  return stageOn(searchable(words));
}

/** What ends so answers the body: `... in DATA`. */
const IN_DATA = /\bin DATA\s*$/i;

/** The same of what was made searchable. */
export function stageOn(line: string): Command | null {
  return heardAs(line, 'stage')[0]?.command ?? (IN_DATA.test(line) ? 'DATA' : null);
}
