import { readFileSync } from 'node:fs';
import { PACKAGE_ROOT } from '../../package/root.ts';
import type { CompiledTable } from '../../rules/table/compiled.ts';
import { promise } from '../../web/page/page.ts';
import { policyOf, withServer, withTable } from './document.ts';
import { packTable, wholeTable } from './packed-table.ts';

/** The doctor as the build made it, or with a table of somebody's own. */
export function readPage(own: CompiledTable | null): string {
  const page = readFileSync(`${PACKAGE_ROOT}/dist/bounce-doctor.html`, 'utf8');
  return own === null ? page : withTable(page, packTable(wholeTable(own)));
}

/** The same as a server's first page. */
export function firstPage(own: CompiledTable | null, sharedAs: string | null) {
  const page = readPage(own);
  return { html: withServer(page, `JavaScript が切られているときは、${promise(sharedAs)}`), policy: policyOf(page) };
}
