import { parseSync } from 'oxc-parser';

/** As much of a syntax tree (ESTree) as is asked for. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly async?: boolean;
  readonly body?: Node;
  readonly directive?: string | null;
  readonly id?: Node | null;
  readonly kind?: string;
  readonly method?: boolean;
  readonly name?: string;
  readonly params?: readonly Node[];
}

/** Where a node stands. */
interface Place {
  readonly parent?: Node;
  /** Takes the functions that are declared in a body. */
  readonly declared?: string[];
}

/**
 * The code, in which those functions that `isCalled` are in parentheses: V8 takes them for called at once and compiles
 * them with the file. Any other it only checks then, and compiles when it is called, which takes twice the time; and of
 * those Node's compile cache knows nothing, as it is made as soon as a file is compiled. What is wrongly said to be
 * called, or not, costs time and nothing else.
 *
 * Before V8 13 this holds for `(function(){})` only: so an arrow becomes one where it has no `this` to lose, and a
 * declaration a variable at the head of what it is declared in. Methods stay as they are.
 */
export function eagerly(code: string, isCalled: (end: number) => boolean): string {
  const { program, errors } = parseSync('chunk.cjs', code);
  if (errors[0]) throw new Error(errors[0].message);

  const textOf = (node: Node, place: Place): string => {
    if (isBody(node, place.parent)) return bodyOf(node);
    const isFunction = FUNCTION.test(node.type) && !isMethod(place.parent);
    return isFunction && isCalled(node.end) ? calledAtOnce(node, place) : inside(node);
  };
  const calledAtOnce = (node: Node, { declared }: Place): string => {
    const { type, id, body } = node;
    if (type === 'FunctionExpression') return `(${inside(node)})`;
    if (type === 'ArrowFunctionExpression' && body && !hasThis(node)) return `(${asFunction(node, body)})`;
    if (!declared || !id) return inside(node);
    declared.push(`var ${id.name}=(${withoutName(node, id)});`);
    return '';
  };
  /** The code between two places, with what becomes of the nodes that stand there. */
  const between = (start: number, end: number, nodes: readonly Node[], place: Place): string => {
    let text = '';
    let at = start;
    for (const node of nodes) {
      // The name and the value of `{name}` stand in one place.
      if (node.start < at) continue;
      text += code.slice(at, node.start) + textOf(node, place);
      at = node.end;
    }
    return text + code.slice(at, end);
  };
  const inside = (node: Node): string => between(node.start, node.end, childrenOf(node), { parent: node });
  /** Its own name would be another variable within it. */
  const withoutName = (node: Node, id: Node): string => {
    const others = childrenOf(node).filter((child) => child !== id);
    return code.slice(node.start, id.start) + between(id.end, node.end, others, { parent: node });
  };
  const bodyOf = (body: Node): string => {
    const declared: string[] = [];
    const statements = childrenOf(body).filter(({ type, directive }) => type !== 'Hashbang' && !directive);
    const head = statements[0]?.start ?? body.end;
    const text = between(head, body.end, statements, { parent: body, declared });
    return code.slice(body.start, head) + declared.join('') + text;
  };
  const asFunction = (node: Node, body: Node): string => {
    const [text, ...params] = [body, ...(node.params ?? [])].map((one) => textOf(one, { parent: node }));
    const head = `${node.async ? 'async ' : ''}function(${params.join(',')})`;
    return head + (body.type === 'BlockStatement' ? text : `{return ${text}}`);
  };
  return textOf(program as unknown as Node, {});
}

const FUNCTION = /Function/;
const isBody = ({ type }: Node, parent?: Node): boolean =>
  type === 'Program' || (type === 'BlockStatement' && FUNCTION.test(parent?.type ?? ''));

/** A getter or a setter too: their names stand before them, and `function` does not. */
const isMethod = (parent?: Node): boolean =>
  parent?.type === 'MethodDefinition' ||
  (parent?.type === 'Property' && (parent.method === true || parent.kind !== 'init'));

/** An arrow has it from around itself, and what is like it. */
const hasThis = (node: Node): boolean =>
  /^(?:ThisExpression|Super|MetaProperty)$/.test(node.type) ||
  (node.type === 'Identifier' && node.name === 'arguments') ||
  childrenOf(node).some((child) => !/^Function/.test(child.type) && hasThis(child));

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && 'start' in value;

/** As they stand in the code. */
const childrenOf = (node: Node): readonly Node[] =>
  Object.values(node)
    .flat()
    .filter(isNode)
    .sort((one, other) => one.start - other.start || other.end - one.end);
