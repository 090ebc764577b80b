import {
  Composer,
  type CST,
  type Document,
  type ErrorCode,
  isScalar,
  LineCounter,
  Parser,
  type SchemaOptions,
  visit,
} from 'yaml';

/** Something that keeps a file from being read; `message` is Japanese. */
export interface YamlFault {
  readonly offset: number;
  readonly message: string;
}

export interface ParsedYaml {
  /** null where there are faults. */
  readonly document: Document.Parsed | null;
  /** Without aliases; null for an empty file. */
  readonly data: unknown;
  readonly faults: readonly YamlFault[];
  /** 1-based. */
  place(offset: number): { readonly line: number; readonly column: number };
}

/** What the parser's codes mean for somebody who writes rules. */
const FAULTS: Partial<Record<ErrorCode, string>> = {
  BAD_INDENT: '字下げが上の行と合っていません。同じ段のものは、同じ数の空白で始めてください',
  TAB_AS_INDENT: '字下げにタブが使われています。空白にしてください',
  DUPLICATE_KEY: '同じキーが同じ段に2回書かれています。1つにまとめてください',
  MISSING_CHAR: '引用符、かっこ、コロン、コンマのどれかが足りません。この行と上の行の終わりを確かめてください',
  UNEXPECTED_TOKEN:
    'ここに書けない文字があります。コロンの後に空白があるか、引用符の中の引用符を \\" と書いたかを確かめてください',
  MULTILINE_IMPLICIT_KEY: 'キーが複数行にわたっています。コロンが足りないか、引用符が閉じていません',
  BAD_SCALAR_START: '@ や ` で始まる値は、引用符で囲んでください',
  BLOCK_IN_FLOW: '[ ] や { } の中には「- 」の一覧を書けません。コンマで区切ってください',
  BLOCK_AS_IMPLICIT_KEY: '1行にコロンが2つあります。値を引用符で囲んでください',
  BAD_DQ_ESCAPE: '引用符 " の中で \\ の後に書けない文字です。\\ そのものは \\\\ と書いてください',
  BAD_ALIAS: '* で始まる値は、引用符で囲んでください',
  BAD_DIRECTIVE: '% で始まる行は書けません',
  MULTIPLE_DOCS: '--- で区切った2つ目の文書は読みません。ファイルを分けてください',
};

/** Deeper than anybody writes. Far below where the composer runs out of stack, which V8 does not always survive. */
const DEEPEST = 100;

/** Reads one document of YAML that a stranger may have written; never throws. */
export function parseYaml(source: string, options: SchemaOptions): ParsedYaml {
  const lines = new LineCounter();
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const tokens = [...new Parser(lines.addNewLine).parse(source)];
  const refused = (faults: readonly YamlFault[]): ParsedYaml => ({ document: null, data: null, faults, place });
  const deep = tooDeep(tokens);
  if (deep !== null)
    return refused([{ offset: deep, message: '入れ子が深すぎます。[ ] や { } や「- 」を減らしてください' }]);
  // yaml would compare each key with all before it.
  const composer = new Composer({ ...options, prettyErrors: false, uniqueKeys: false });
  const [document, second] = composer.compose(tokens, true, source.length);
  if (document === undefined) return refused([{ offset: 0, message: '中身がありません' }]);
  const faults = [
    ...document.errors.map(({ pos, code }) => ({ offset: pos[0], message: notYaml(code) })),
    ...(second === undefined ? [] : [{ offset: second.range[0], message: notYaml('MULTIPLE_DOCS') }]),
    ...repeatedKeys(document),
  ];
  if (faults.length > 0) return refused(faults);
  const data = plain(document);
  if (data === CANNOT)
    return refused([
      { offset: 0, message: '別名(*)が多すぎるか、輪になっているか、元がありません。同じ内容をもう一度書いてください' },
    ]);
  return { document, data, faults, place };
}

const notYaml = (code: ErrorCode): string =>
  `YAML として読めません。${FAULTS[code] ?? '字下げ、引用符、コロンの後の空白を確かめてください'}`;

function tooDeep(tokens: readonly CST.Token[]): number | null {
  const waiting = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { token, depth } = next;
    if (depth > DEEPEST) return token.offset;
    for (const inner of insideOf(token)) waiting.push({ token: inner, depth: depth + 1 });
  }
  return null;
}

function insideOf(token: CST.Token): readonly CST.Token[] {
  if (token.type === 'document') return token.value === undefined ? [] : [token.value];
  if (!('items' in token)) return [];
  return token.items.flatMap(({ key, value }) => [key, value].filter((inner) => inner !== undefined && inner !== null));
}

function repeatedKeys(document: Document.Parsed): readonly YamlFault[] {
  const faults: YamlFault[] = [];
  visit(document, {
    Map(_, { items }) {
      const seen = new Set<string>();
      for (const { key } of items) {
        if (!isScalar(key)) continue;
        const name = String(key.value);
        if (seen.has(name)) faults.push({ offset: key.range?.[0] ?? 0, message: notYaml('DUPLICATE_KEY') });
        seen.add(name);
      }
    },
  });
  return faults;
}

const CANNOT = Symbol('no plain data');

/** Aliases can say more than the memory holds, and go round in a circle. */
function plain(document: Document.Parsed): unknown {
  try {
    const data: unknown = document.toJS();
    return isTree(data) ? data : CANNOT;
  } catch {
    return CANNOT;
  }
}

function isTree(value: unknown, left = 2 * DEEPEST): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return left > 0 && Object.values(value).every((inner) => isTree(inner, left - 1));
}
